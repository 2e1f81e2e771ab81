"""The shell of a page: everything around `<main>`.

What all pages of a municipality share is made once; a page adds its own by a
`Frame`, which is what it says of itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec
from msgspec.structs import replace

from sitegen.messages import say
from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.plan import jsonld
from sitegen.plan.channels import links_of
from sitegen.plan.layout import Layout, layouts
from sitegen.plan.owners import brand, contact, front_of
from sitegen.plan.quiet import notices
from sitegen.plan.sections import Section
from sitegen.plan.sharing import website
from sitegen.plan.views import Band, FeedLink, Link, NavEntry, OpenGraph, Shell, Translation

MENU = 6  # entries of the navigation

_NAV = (
    ("releases", "releases"),
    ("notices", "notices"),
    ("agenda", "events"),
    ("photos", "photos"),
    ("documents", "documents"),
)
_ALWAYS = ("data", "verify", "accessibility", "privacy", "press")


class Frame(msgspec.Struct, frozen=True):
    """What a page says of itself. `title` "" is a front page; `section` the entry of the menu that it is in.

    `trail` leads from the front page to the page, without it; `feeds` are those of the
    page itself, before its municipality's.
    """

    url: str
    title: str = ""
    municipality: str = ""
    section: str = ""
    description: str = ""
    trail: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    translations: tuple[Translation, ...] = ()
    graph: OpenGraph | None = None
    things: tuple[jsonld.Thing, ...] = ()
    noindex: bool = False
    band: bool = False


def shell(layout: Layout, frame: Frame) -> Shell:
    """The shell of a page."""
    shared = _shared(layout, frame.municipality)
    canonical = layout.absolute(frame.url)
    title = page_title(layout, frame.title, shared.brand.name)
    description = frame.description or shared.description
    things = list(frame.things)
    if frame.trail:
        crumbs = jsonld.breadcrumbs(layout, frame.trail, title=frame.title, canonical=canonical)
        things.append(crumbs)
    return replace(
        shared,
        page_title=title,
        description=description,
        canonical=canonical,
        noindex=frame.noindex,
        nav=_menu(layout, frame.municipality, frame.section),
        band=band(layout, frame.municipality) if frame.band else (),
        breadcrumbs=frame.trail,
        feeds=_feeds(frame.feeds, shared.feeds),
        translations=frame.translations,
        graph=frame.graph
        or website(layout, frame.municipality, title=frame.title or title, description=description),
        default_language=_default_language(layout, frame, canonical),
        json_ld=tuple(jsonld.script(thing) for thing in things),
    )


def _feeds(own: tuple[FeedLink, ...], shared: tuple[FeedLink, ...]) -> tuple[FeedLink, ...]:
    return (*own, *(one for one in shared if one not in own)) if own else shared


def page_title(layout: Layout, title: str, owner: str) -> str:
    """The text of `<title>`: the page, whose it is, the site; nothing twice."""
    return " · ".join(dict.fromkeys(part for part in (title, owner, layout.config.site.title) if part))


def trail(layout: Layout, municipality: str, *sections: Section | None) -> tuple[Link, ...]:
    """From the front page over the municipality's to the lists that a page is in."""
    lists = tuple(section for section in sections if section)
    name = (municipality, tuple(section.url for section in lists))
    return layout.trails.of(name, lambda: _trail(layout, municipality, lists))


def _trail(layout: Layout, municipality: str, lists: Iterable[Section]) -> tuple[Link, ...]:
    steps = {layout.href(urls.front(layout.config, layout.language)): say("plan-home", layout.language)}
    if municipality and layout.scope(municipality):
        steps[layout.href(front_of(layout, municipality))] = layout.issuers[municipality].name
    for section in lists:
        steps[layout.href(section.url)] = section_name(layout, section)
    return tuple(Link(href, text) for href, text in steps.items())


def menu_name(section: str) -> str:
    """The name of a section's entry in the menu: that of events is the agenda."""
    return next((name for name, about in _NAV if about == section), section)


def section_name(layout: Layout, section: Section) -> str:
    """The name of a list in a trail of links: its kind, or the proper name of what it is of."""
    config = layout.config
    match section.about:
        case "topic":
            return layout.topics[section.ident]
        case "person":
            return next(one.name for one in config.people if one.id == section.ident)
        case "area":
            areas = layout.issuers[section.municipality].areas
            return next(one.name for one in areas if one.id == section.ident)
        case "year":
            return section.ident
    return say(f"plan-{section.about}", layout.language)


def translations(
    layout: Layout, municipality: str, address: Callable[[Layout], str | None]
) -> tuple[Translation, ...]:
    """The same page in the other editions: `address` gives its URL there, None where it is not.

    An edition in which the municipality has no pages has none of its lists either.
    """
    others = (
        one
        for one in layouts(layout.newsroom).values()
        if one.language != layout.language and one.scope(municipality) == municipality
    )
    found = ((one.language, address(one)) for one in others)
    return tuple(
        Translation(language, layout.href(url), layout.absolute(url))
        for language, url in found
        if url is not None
    )


def band(layout: Layout, municipality: str) -> tuple[Band, ...]:
    """The running notices of a page, gravest first: all on the site's, else its own and the site's."""
    return tuple(
        Band(
            item.front.level,
            item.front.title,
            layout.href(layout.url(item)),
            item.front.starts,
            item.front.ends,
        )
        for item in running(layout, municipality)
    )


def running(layout: Layout, municipality: str) -> Iterator[Item]:
    """The notices in force of a municipality and of the whole site; of everyone with ""."""
    scope = layout.scope(municipality)
    return (item for item in layout.edition.running if not scope or item.municipality in (scope, ""))


def _default_language(layout: Layout, frame: Frame, canonical: str) -> str:
    """Where readers of no language of the site are sent (hreflang `x-default`); "" without translations."""
    first = layout.config.site.languages[0]
    if not frame.translations:
        return ""
    return next((one.absolute for one in frame.translations if one.language == first), canonical)


def _shared(layout: Layout, municipality: str) -> Shell:
    owner = layout.owner(municipality)
    return layout.shells.of(owner, lambda: _made(layout, owner))


def _made(layout: Layout, owner: str) -> Shell:
    config, language, site = layout.config, layout.language, layout.config.site
    mark = brand(layout, owner)
    several = len(layout.municipalities) > 1
    return Shell(
        language=language,
        page_title="",
        description=site.description or say("plan-description", language, name=mark.name),
        canonical="",
        default_language="",
        noindex=False,
        site_title=site.title,
        home=layout.href(urls.front(config, language)),
        brand=mark,
        contact=contact(layout, owner),
        nav=(),
        footer=_footer(layout, owner),
        municipalities=tuple(
            Link(layout.href(front_of(layout, one.id)), one.name) for one in layout.municipalities if several
        ),
        band=(),
        notices_json=layout.href(urls.notices_json(config, language)),
        search=layout.href(urls.section(config, language, name="search")),
        search_base=layout.href(urls.search_base(config, language)),
        breadcrumbs=(),
        feeds=links_of(layout, owner),
        translations=(),
        graph=website(layout, owner, title="", description=""),
        json_ld=(),
        media=site.media_url,
        blackouts=notices(layout, owner),
    )


def _menu(layout: Layout, municipality: str, current: str) -> tuple[NavEntry, ...]:
    owner = layout.owner(municipality)
    return layout.menus.of((owner, current), lambda: tuple(_entries_of(layout, owner, current)))


def _entries_of(layout: Layout, owner: str, current: str) -> Iterator[NavEntry]:
    entries = (*_sections(layout, owner), *_pages(layout, owner))
    for entry in entries[:MENU]:
        yield replace(entry, current=current in (entry.name, entry.href))


def _sections(layout: Layout, owner: str) -> Iterator[NavEntry]:
    for name, about in _NAV:
        section = layout.section(about, municipality=owner)
        if section:
            yield NavEntry(name, layout.href(section.url), "", current=False)
    press = urls.section(layout.config, layout.language, name="press", ident=layout.scope(owner))
    yield NavEntry("press", layout.href(press), "", current=False)


def _pages(layout: Layout, owner: str) -> tuple[NavEntry, ...]:
    """Pages of content with a place in the menu: the municipality's, then the site's."""
    return tuple(
        _entries(layout, (item for item in _own_pages(layout, owner) if item.front.menu is not None))
    )


def _own_pages(layout: Layout, owner: str) -> tuple[Item, ...]:
    pages = layout.edition.pages
    own = tuple(item for item in pages if item.municipality == owner)
    return (*own, *(item for item in pages if owner and item.municipality == ""))


def _entries(layout: Layout, pages: Iterable[Item]) -> Iterator[NavEntry]:
    for item in pages:
        yield NavEntry(
            "page", layout.href(layout.url(item)), item.front.short_title or item.front.title, current=False
        )


def _footer(layout: Layout, owner: str) -> tuple[NavEntry, ...]:
    """Archive, topics, data, standing texts, and the pages that the menu has no room for."""
    config, language, scope = layout.config, layout.language, layout.scope(owner)
    named = [("archive", urls.section(config, language, name="archive", ident=scope))] * bool(
        layout.section("releases", municipality=owner)
    )
    named += [("topics", urls.section(config, language, name="topics", ident=scope))] * has_topics(
        layout, owner
    )
    named += [(name, urls.section(config, language, name=name)) for name in _ALWAYS]
    entries = [NavEntry(name, layout.href(url), "", current=False) for name, url in named]
    shown = {entry.href for entry in (*entries, *_menu(layout, owner, ""))}
    pages = (entry for entry in _entries(layout, _own_pages(layout, owner)) if entry.href not in shown)
    return (*entries, *pages)


def has_topics(layout: Layout, municipality: str) -> bool:
    """Whether a municipality (or the site) has any list by topic."""
    topics = (
        layout.section("topic", municipality=municipality, ident=one.id) for one in layout.config.topics
    )
    return any(topics)
