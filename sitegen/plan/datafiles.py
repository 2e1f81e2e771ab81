"""Files beside the pages: feeds, sitemaps, bulletin, calendars, open data; what pages use of the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

import msgspec

from sitegen.memory.daybook import Each, Remembered, all_anew, made_anew
from sitegen.memory.trace import Mark
from sitegen.model import Item, at_hand
from sitegen.newsroom import links, marks, urls
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.pictures import Kit, Piece, Placard, Rendition
from sitegen.plan import channels, placards
from sitegen.plan.agenda import calendar_files
from sitegen.plan.bulletin import bulletin_files
from sitegen.plan.dcat import catalogue_files
from sitegen.plan.feeds import feed_files
from sitegen.plan.hosting import hosting_files
from sitegen.plan.kits import kit
from sitegen.plan.later import Later, Maker, Making
from sitegen.plan.layout import Layout, layouts
from sitegen.plan.photos import renditions_of
from sitegen.plan.portraits import portraits
from sitegen.plan.records import record_files
from sitegen.plan.sitemap import news_files, robots_files, sitemap_files

_ENCODE = msgspec.msgpack.Encoder().encode
_PAIRS = msgspec.msgpack.Decoder(tuple[tuple[str, str], ...]).decode


class _Pieces(msgspec.Struct, frozen=True, array_like=True):
    """What the pages of one document mention of each sort."""

    renditions: tuple[Rendition, ...]
    placards: tuple[Placard, ...]
    kits: tuple[Kit, ...]


_PIECES = msgspec.msgpack.Decoder(_Pieces).decode


def planned_files(newsroom: Newsroom, *, each: Each = all_anew) -> Iterator[Later]:
    """Every file of the site that is no page, asset, picture, attachment or part of the search, unmade.

    `each` may know what files tell of documents (`plan.pieces`): rows of tables, seals, entries of feeds.
    """
    given = Making(newsroom, each)
    return (later for make in FILES for later in make(given))


def facts(newsroom: Newsroom) -> dict[Mark, bytes]:
    """What pages ask of the newsroom as a whole, with digests of the answers (`sitegen.memory.trace.fact`).

    It follows from outlines, the settings, and the pictures and files that documents may use: from no words.
    """
    known = marks.identities(newsroom)
    found = marks.marks(newsroom, known)
    for layout in layouts(newsroom).values():
        found.update(chain(layout.facts(known), channels.facts(layout)))
    return found


def worded(newsroom: Newsroom) -> dict[Mark, bytes]:
    """What pages ask of it besides, and follows from words as well."""
    return dict(mark for layout in layouts(newsroom).values() for mark in placards.worded(layout))


def lasting(newsroom: Newsroom) -> tuple[object, ...]:
    """What every page may follow from, and one release seldom changes.

    That is whose front pages there are, what replaces what, and blackouts.
    """
    each = layouts(newsroom).values()
    replaced = [[(path, [item.path for item in one]) for path, one in at.replaced.items()] for at in each]
    return tuple(list(one.fronts) for one in each), replaced, newsroom.silences


def beside(newsroom: Newsroom, marks: Iterable[Mark]) -> frozenset[Mark]:
    """The marks of a data file: those heard while it was made, and those of all that it was planned from.

    The latter are of all documents without their words, so that none of them counts by itself.
    """
    languages = [one.language for one in newsroom.editions]
    told = [f"{language} {name}" for language in languages for name in ("items", "tombstones")]
    lists = [f"lists {language}" for language in languages]
    return frozenset((*told, *lists, *(mark for mark in marks if not mark.startswith("at "))))


def used_renditions(newsroom: Newsroom) -> tuple[Rendition, ...]:
    """Every picture file of this site that pages and feeds mention, once, by path."""
    return tuple(piece for piece in used_pieces(newsroom) if isinstance(piece, Rendition))


def used_pieces(newsroom: Newsroom, *, remembered: Remembered = made_anew) -> tuple[Piece, ...]:
    """Everything of this site made from pixels that pages mention, once: pictures, drawn cards, media kits.

    `remembered` may know those of a document.
    """
    return tuple(
        one for one in _mentioned(newsroom, remembered) if not urls.is_moved(newsroom.config, one.path)
    )


def moved_pieces(newsroom: Newsroom) -> tuple[Piece, ...]:
    """The pictures that pages mention and the site of `media_url` publishes, once."""
    return tuple(one for one in _mentioned(newsroom, made_anew) if urls.is_moved(newsroom.config, one.path))


def _mentioned(newsroom: Newsroom, remembered: Remembered) -> tuple[Piece, ...]:
    packed = {
        remembered(f"pieces {layout.language} {item.path}", partial(_packed_pieces, layout, item))
        for layout in layouts(newsroom).values()
        for item in layout.edition.items
    }
    each = [_PIECES(one) for one in packed]  # most documents share the card of their municipality
    fronts = (one for layout in layouts(newsroom).values() for one in placards.front_placards(layout))
    faces = (one for layout in layouts(newsroom).values() for one in portraits(layout))
    return (
        *_once(chain(faces, (one for some in each for one in some.renditions))),
        *sorted({*fronts, *(one for some in each for one in some.placards)}),
        *sorted({one for some in each for one in some.kits}),
    )


def _once(found: Iterable[Rendition]) -> Iterator[Rendition]:
    """Each output path once: the same picture in two folders is one file, made from the first of them."""
    by_path: dict[str, Rendition] = {}
    for one in sorted(set(found)):
        by_path.setdefault(one.path, one)
    yield from by_path.values()


def _packed_pieces(layout: Layout, known: Item) -> bytes:
    item = at_hand(known)
    drawn, packed = placards.own_placard(layout, item), kit(layout, item)
    return _ENCODE(
        _Pieces(
            tuple(renditions_of(layout, item)),
            (drawn,) if drawn else (),
            (packed,) if packed else (),
        )
    )


def used_attachments(
    newsroom: Newsroom, *, remembered: Remembered = made_anew
) -> tuple[tuple[str, str], ...]:
    """Files that pages offer as they are, and municipal marks: (source path, output path), by output.

    `remembered` may know those of a document.
    """
    found: set[tuple[str, str]] = set()
    for item in newsroom.by_path.values() if newsroom.attachments else ():
        packed = remembered(f"attachments {item.path}", partial(_attachments, newsroom, item))
        found.update(_PAIRS(packed) if packed else ())
    for one in newsroom.config.municipalities:
        found.update((path, urls.mark(path)) for path in urls.marks_of(one))
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))


def _attachments(newsroom: Newsroom, item: Item) -> bytes:
    found = links.offered(newsroom, item)
    return _ENCODE(found) if found else b""


FILES: tuple[Maker, ...] = (
    feed_files,
    bulletin_files,
    calendar_files,
    catalogue_files,
    record_files,
    news_files,
    sitemap_files,
    robots_files,
    hosting_files,
)
