"""Files beside the pages: feeds, sitemaps, bulletin, calendars, open data; what pages use of the content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sitegen.model import File
from sitegen.newsroom import links, urls
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.pictures import Rendition
from sitegen.plan.agenda import calendar_files
from sitegen.plan.bulletin import bulletin_file
from sitegen.plan.dcat import catalogue_file
from sitegen.plan.feeds import feed_files
from sitegen.plan.layout import Layout, layouts
from sitegen.plan.opendata import table_files
from sitegen.plan.photos import renditions_of
from sitegen.plan.plan import routes
from sitegen.plan.sitemap import news_files, robots, sitemap_files


def data_files(newsroom: Newsroom) -> Iterator[File]:
    """Every file of the site that is no page, asset, picture, attachment or part of the search."""
    for layout in layouts(newsroom).values():
        for contribute in EDITION_FILES:
            yield from contribute(layout)
    news = tuple(news_files(newsroom))
    yield from news
    yield from sitemap_files(newsroom, routes(newsroom))
    yield robots(newsroom, has_news=bool(news))
    yield File(urls.NO_JEKYLL, b"")
    if newsroom.config.site.cname:
        yield File(urls.CNAME, f"{newsroom.config.site.cname}\n".encode())


def used_renditions(newsroom: Newsroom) -> tuple[Rendition, ...]:
    """Every picture file that pages and feeds mention, once, by path."""
    found = {
        rendition
        for layout in layouts(newsroom).values()
        for item in layout.edition.items
        for rendition in renditions_of(layout, item)
    }
    return tuple(sorted(found))


def used_attachments(newsroom: Newsroom) -> tuple[tuple[str, str], ...]:
    """Files that pages offer as they are, and municipal marks: (source path, output path), by output."""
    found = {pair for item in newsroom.by_path.values() for pair in links.offered(newsroom, item)}
    for one in newsroom.config.municipalities:
        found.update((path, urls.mark(path)) for path in (one.logo, one.logo_dark) if path)
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))


def _bulletin(layout: Layout) -> tuple[File]:
    return (bulletin_file(layout),)


def _catalogue(layout: Layout) -> tuple[File]:
    return (catalogue_file(layout),)


EDITION_FILES: tuple[Callable[[Layout], Iterable[File]], ...] = (
    feed_files,
    _bulletin,
    calendar_files,
    table_files,
    _catalogue,
)
