"""Sitemaps (sitemaps.org 0.9), the news sitemap of search engines, and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from markupsafe import escape

from sitegen.memory.trace import silently
from sitegen.model import Item, Moment, outline
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.edges import NEW_FOR
from sitegen.newsroom.languages import primary
from sitegen.plan.jsonld import changed
from sitegen.plan.later import Later, Making
from sitegen.plan.layout import Layout, layouts
from sitegen.plan.owners import brand
from sitegen.plan.plan import routes
from sitegen.plan.routes import Route
from sitegen.plan.times import iso

MOST = 50_000  # URLs of one sitemap (sitemaps.org)
MOST_NEWS = 1_000  # of a news sitemap (Google)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
UNLISTED = frozenset(("redirect.html", "withdrawn.html", "404.html", "search.html"))  # not for search engines


def sitemap_files(given: Making) -> Iterator[Later]:
    """The sitemap; above 50,000 addresses an index with its parts."""
    newsroom = given.newsroom
    listed = [route for route in routes(newsroom) if route.template not in UNLISTED]
    if len(listed) <= MOST:
        yield Later(urls.SITEMAP, partial(_urlset, newsroom, listed))
        return
    parts = [listed[start : start + MOST] for start in range(0, len(listed), MOST)]
    for number, part in enumerate(parts, start=1):
        yield Later(urls.sitemap_part(number), partial(_urlset, newsroom, part))
    yield Later(urls.SITEMAP, partial(_index, newsroom, len(parts)))


def news_files(given: Making) -> Iterator[Later]:
    """The releases of the last 48 hours; no file where there is none."""
    fresh = _news_of(given.newsroom)
    if fresh:
        yield Later(urls.NEWS_SITEMAP, partial(_news_urlset, fresh[:MOST_NEWS]))


def robots_files(given: Making) -> Iterator[Later]:
    """Everything may be read; where the sitemaps are."""
    yield Later(urls.ROBOTS, partial(_robots, given.newsroom))


def _robots(newsroom: Newsroom) -> bytes:
    maps = [urls.SITEMAP, *([urls.NEWS_SITEMAP] * bool(_news_of(newsroom)))]
    lines = [
        "User-agent: *",
        "Allow: /",
        "",
        *(f"Sitemap: {urls.absolute(newsroom.config, one)}" for one in maps),
    ]
    return ("\n".join(lines) + "\n").encode()


def _urlset(newsroom: Newsroom, routes: Sequence[Route]) -> bytes:
    addresses = "\n".join([urls.absolute(newsroom.config, route.url) for route in routes])
    changes = silently(lambda: [_modified(newsroom, route) for route in routes])
    entries = "".join(map("<url><loc>{}</loc>{}</url>\n".format, str(escape(addresses)).split("\n"), changes))
    return f'{HEAD}<urlset xmlns="{XMLNS}">\n{entries}</urlset>\n'.encode()


def _index(newsroom: Newsroom, parts: int) -> bytes:
    places = (urls.absolute(newsroom.config, urls.sitemap_part(number)) for number in range(1, parts + 1))
    listed = "".join(f"<sitemap><loc>{escape(place)}</loc></sitemap>\n" for place in places)
    return f'{HEAD}<sitemapindex xmlns="{XMLNS}">\n{listed}</sitemapindex>\n'.encode()


def _news_urlset(fresh: Iterable[tuple[Layout, Item]]) -> bytes:
    entries = "".join(_news(layout, item) for layout, item in fresh)
    return f'{HEAD}<urlset xmlns="{XMLNS}" xmlns:news="{NEWS}">\n{entries}</urlset>\n'.encode()


def _modified(newsroom: Newsroom, route: Route) -> str:
    item = newsroom.by_path.get(route.key[0]) if route.key else None
    last = changed(item) if item else None
    known = last is not None and last.instant <= newsroom.now.instant  # an event's date may be to come
    return f"<lastmod>{iso(last)}</lastmod>" if known else ""


def _news_of(newsroom: Newsroom) -> list[tuple[Layout, Item]]:
    return [
        (layout, item)
        for layout in layouts(newsroom).values()
        for item in _fresh(layout.edition.releases, newsroom.now)
    ]


def _fresh(releases: Iterable[Item], now: Moment) -> Iterator[Item]:
    """The newest come first, so the first old one ends the search."""
    for item in releases:
        date = outline(item).front.date
        if date is None or date.instant <= now.instant - NEW_FOR:
            return
        yield item


def _news(layout: Layout, item: Item) -> str:
    name = brand(layout, layout.owner(item.municipality)).name
    return (
        f"<url><loc>{escape(layout.absolute(layout.url(item)))}</loc><news:news>"
        f"<news:publication><news:name>{escape(name)}</news:name>"
        f"<news:language>{escape(primary(item.language))}</news:language></news:publication>"
        f"<news:publication_date>{iso(item.front.date)}</news:publication_date>"
        f"<news:title>{escape(item.front.title)}</news:title></news:news></url>\n"
    )
