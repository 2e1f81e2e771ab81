"""The plan: every page of a site as a route, edition by edition.

The planners are a visible list; each turns the layout of an edition into some
of its routes. What has no documents is not planned (decision 38).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import attrgetter

from sitegen import text
from sitegen.config.syntax import NAME
from sitegen.model import Kind
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.pathwords import STANDARD_PAGES
from sitegen.plan.colors import LIGHT_PAPER, TEXT_RATIO, contrast, ink
from sitegen.plan.layout import Layout, Same, layouts
from sitegen.plan.owners import front_of
from sitegen.plan.routes import Route
from sitegen.plan.sections import Section, url_of
from sitegen.plan.shell import has_topics
from sitegen.problems import Problem, error, warning

DOCUMENT_TEMPLATES: dict[Kind, str] = {
    "release": "release.html",
    "notice": "notice.html",
    "event": "event.html",
    "document": "document.html",
    "page": "page.html",
}
OF_DOCUMENTS = frozenset((*DOCUMENT_TEMPLATES.values(), "redirect.html", "withdrawn.html"))


def plan(newsroom: Newsroom) -> tuple[tuple[Route, ...], tuple[Problem, ...]]:
    """Every route of the site, by URL, and what is wrong with them.

    Documents and old addresses that share a URL are told by `newsroom.collisions`;
    here are the pages that the program makes, and colours that cannot be read.
    """
    found, collisions = _planned(Same(newsroom.outline or newsroom), _sights(newsroom))
    return found, (*collisions, *_colors(newsroom))


def routes(newsroom: Newsroom) -> tuple[Route, ...]:
    """Every route of the site, by URL. The texts of documents have no part in them."""
    return _planned(Same(newsroom.outline or newsroom), _sights(newsroom))[0]


def _sights(newsroom: Newsroom) -> tuple[Route, ...]:
    """The lists of photos and videos, which only whole documents tell of."""
    found = layouts(newsroom).values()
    return tuple(route for layout in found for one in layout.sights.values() for route in _pages(layout, one))


@lru_cache(maxsize=2)
def _planned(same: Same, sights: tuple[Route, ...]) -> tuple[tuple[Route, ...], tuple[Problem, ...]]:
    planned = (
        route
        for layout in layouts(same.newsroom).values()
        for planner in PLANNERS
        for route in planner(layout)
    )
    found = tuple(
        sorted((*planned, *sights), key=attrgetter(*Route.__struct_fields__))
    )  # as Route compares, but in C
    return found, tuple(_collisions(found))


def _fronts(layout: Layout) -> Iterator[Route]:
    yield _route(layout, urls.front(layout.config, layout.language), "home.html")
    for one in layout.municipalities:
        yield _route(layout, front_of(layout, one.id), "municipality.html", one.id)


def _documents(layout: Layout) -> Iterator[Route]:
    for item in layout.edition.items:
        yield _route(layout, layout.url(item), DOCUMENT_TEMPLATES[item.kind], item.path)


def _withdrawn(layout: Layout) -> Iterator[Route]:
    for stone in layout.edition.tombstones:
        yield _route(layout, stone.url, "withdrawn.html", stone.path)


def _redirects(layout: Layout) -> Iterator[Route]:
    """Old addresses; those that cannot be are problems of `newsroom.collisions`."""
    for item in layout.edition.items:
        for old in urls.aliases(layout.config, item):
            yield _route(layout, old, "redirect.html", item.path)
    for stone in layout.edition.tombstones:  # what was withdrawn is still answered wherever it was
        for old in stone.aliases:
            yield _route(layout, old, "redirect.html", stone.path)


def _lists(layout: Layout) -> Iterator[Route]:
    for section in layout.sections.values():
        if section.about != "events":  # that is the agenda
            yield from _pages(layout, section)


def _pages(layout: Layout, section: Section) -> Iterator[Route]:
    template = "person.html" if section.about == "person" else "list.html"
    for number in range(section.pages, 0, -1):
        url = url_of(layout.config, layout.language, section=section, number=number)
        yield _route(layout, url, template, *section.key, str(number))


def _indexes(layout: Layout) -> Iterator[Route]:
    """Agenda, archive and topics, of the site and of each municipality that has any."""
    for owner in _owners(layout):
        if layout.section("events", municipality=owner):
            yield _section(layout, "events", "agenda.html", owner)
        if layout.section("releases", municipality=owner):
            yield _section(layout, "archive", "archive.html", owner)
        if has_topics(layout, owner):
            yield _section(layout, "topics", "topics.html", owner)
        yield _section(layout, "press", "press.html", owner)


def _standing(layout: Layout) -> Iterator[Route]:
    """Search, data, and the texts that every site owes its readers, where content has no page of its own."""
    for name in ("search", "data", "verify"):
        yield _route(layout, _url(layout, name), f"{name}.html")
    taken = {layout.url(item) for item in layout.edition.pages}
    for name in STANDARD_PAGES:
        if _url(layout, name) not in taken:
            yield _route(layout, _url(layout, name), f"{name}.html")
    if layout.is_first:
        yield _route(layout, urls.NOT_FOUND, "404.html")


PLANNERS: tuple[Callable[[Layout], Iterable[Route]], ...] = (
    _fronts,
    _documents,
    _withdrawn,
    _redirects,
    _lists,
    _indexes,
    _standing,
)


def _owners(layout: Layout) -> tuple[str, ...]:
    return ("", *(one.id for one in layout.municipalities))


def _section(layout: Layout, name: str, template: str, owner: str) -> Route:
    return _route(layout, _url(layout, name, owner), template, owner)


def _url(layout: Layout, name: str, owner: str = "") -> str:
    return urls.section(layout.config, layout.language, name=name, ident=owner)


def _route(layout: Layout, url: str, template: str, *key: str) -> Route:
    return Route(url, template, layout.language, key)


def _collisions(planned: Iterable[Route]) -> Iterator[Problem]:
    """Pages of the program with one file, told by the settings that they come from.

    Those of documents and their old addresses are told by `newsroom.collisions`.
    """
    taken: dict[str, Route] = {}
    for route in planned:
        first = taken.setdefault(text.nfc(route.path).casefold(), route)
        if first is not route and not {first.template, route.template} & OF_DOCUMENTS:
            sources = sorted((_source(first), _source(route)))
            yield error("route-collision", path=NAME, url=f"/{route.url}", one=sources[0], other=sources[1])


def _source(route: Route) -> str:
    return " ".join((route.template, *(part for part in route.key if part)))


def _colors(newsroom: Newsroom) -> Iterator[Problem]:
    """Brand colours that are too light for text, which are darkened for it."""
    for number, one in enumerate(newsroom.config.municipalities):
        if contrast(one.color, LIGHT_PAPER) < TEXT_RATIO:
            line = newsroom.config.line(f"municipality[{number}].color")
            yield warning(
                "color-too-light",
                path=NAME,
                line=line,
                color=one.color,
                ink=ink(one.color),
                name=one.name,
            )
