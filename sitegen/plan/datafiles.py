"""Files beside the pages: feeds, sitemaps, bulletin, calendars, open data; what pages use of the content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sitegen.model import File
from sitegen.newsroom import links, urls
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.pictures import Kit, Piece, Placard, Rendition
from sitegen.plan.agenda import calendar_files
from sitegen.plan.bulletin import bulletin_files
from sitegen.plan.dcat import catalogue_files
from sitegen.plan.feeds import feed_files
from sitegen.plan.integrity import integrity_files
from sitegen.plan.kits import kit
from sitegen.plan.later import Later
from sitegen.plan.layout import Layout, layouts
from sitegen.plan.opendata import table_files
from sitegen.plan.photos import renditions_of
from sitegen.plan.placards import placards
from sitegen.plan.plan import routes
from sitegen.plan.sitemap import news_files, robots_file, sitemap_files


def data_files(newsroom: Newsroom) -> Iterator[File]:
    """Every file of the site that is no page, asset, picture, attachment or part of the search."""
    return (one.made() for one in planned_files(newsroom))


def planned_files(newsroom: Newsroom) -> Iterator[Later]:
    """The same files before they are made."""
    for layout in layouts(newsroom).values():
        for contribute in EDITION_FILES:
            yield from contribute(layout)
    news = tuple(news_files(newsroom))
    yield from news
    yield from sitemap_files(newsroom, routes(newsroom))
    yield robots_file(newsroom, has_news=bool(news))
    yield Later(urls.NO_JEKYLL, bytes)
    if newsroom.config.site.cname:
        yield Later(urls.CNAME, f"{newsroom.config.site.cname}\n".encode)


def used_renditions(newsroom: Newsroom) -> tuple[Rendition, ...]:
    """Every picture file that pages and feeds mention, once, by path."""
    found = {
        rendition
        for layout in layouts(newsroom).values()
        for item in layout.edition.items
        for rendition in renditions_of(layout, item)
    }
    return tuple(sorted(found))


def used_pieces(newsroom: Newsroom) -> tuple[Piece, ...]:
    """Everything made from pixels that pages mention, once: pictures, drawn cards, media kits."""
    drawn: set[Placard] = set()
    kits: set[Kit] = set()
    for layout in layouts(newsroom).values():
        drawn.update(placards(layout))
        kits.update(found for item in layout.edition.items if (found := kit(layout, item)))
    return (*used_renditions(newsroom), *sorted(drawn), *sorted(kits))


def used_attachments(newsroom: Newsroom) -> tuple[tuple[str, str], ...]:
    """Files that pages offer as they are, and municipal marks: (source path, output path), by output."""
    found = {pair for item in newsroom.by_path.values() for pair in links.offered(newsroom, item)}
    for one in newsroom.config.municipalities:
        marks = [one.logo, one.logo_dark]
        marks += [path for term in one.administrations for path in (term.logo, term.logo_dark)]
        found.update((path, urls.mark(path)) for path in marks if path)
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))


EDITION_FILES: tuple[Callable[[Layout], Iterable[Later]], ...] = (
    feed_files,
    bulletin_files,
    calendar_files,
    table_files,
    catalogue_files,
    integrity_files,
)
