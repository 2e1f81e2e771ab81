"""What a result shows, and what results are filtered by: cards in packs, and a column for each facet."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

import msgspec

from sitegen.model import KINDS, Item
from sitegen.newsroom import notices
from sitegen.newsroom.languages import primary
from sitegen.search.bits import shared_letters
from sitegen.search.spans import moment_of
from sitegen.text import collapse

PACK = 10  # cards a file
FACETS = ("municipality", "kind", "topic")
_SUMMARY = 240  # characters; a first sentence can be a page long
_MARKS, _OTHERS = re.compile("[\u0300-\u036f]"), re.compile("[^a-z0-9]+")
_NONE = 0x20  # the code of the character that tells no letters: see `_short`
_MOST = 90  # letters: their character is still a printable one of ASCII

Facets: TypeAlias = tuple[tuple[str, ...], ...]  # of a document, in the order of FACETS


class Card(msgspec.Struct, frozen=True):
    """A result. `date` is the calendar day, "" for standing pages; `ends` seconds since 1970, 0 if never."""

    title: str
    href: str  # as `_short` writes it
    date: str = ""
    summary: str = ""
    folio: str = ""
    kind: int = 0  # place in KINDS
    municipality: str = ""  # id
    mark: str = ""  # "corrected", "updated", "cancelled", "postponed" or ""
    ends: int = 0
    language: str = ""  # "" where it is the edition's own


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """A document as results need it: the values of its card, and those of the facets."""

    card: tuple[str, ...]
    year: int  # 0 without date
    kind: int  # place in KINDS
    municipality: str
    topics: tuple[str, ...]


class Column(msgspec.Struct, frozen=True):
    """A facet's file: JSON of the sets of values that occur, the commonest first; the documents follow.

    `documents` has a character for each, whose code is `FIRST` + the place of its set.
    """

    sets: tuple[tuple[str, ...], ...]
    documents: str

    def file(self) -> bytes:
        """JSON in the first line, then the characters."""
        return msgspec.json.encode(self.sets) + b"\n" + self.documents.encode()


FIRST = 0x20  # of a column's characters; the next 32,000 or so have no line end and no half characters
_MOST_SETS = 0xD7FF - FIRST


def entry(item: Item, *, href: str, language: str) -> Entry:
    """A document in the edition of a language; `href` is the address of its page, from the root."""
    moment = moment_of(item)
    return Entry(
        card=_written(card(item, href=href, language=language)),
        year=moment.day.year if moment else 0,
        kind=KINDS.index(item.kind),
        municipality=item.municipality,
        topics=item.front.topics,
    )


def card(item: Item, *, href: str, language: str) -> Card:
    """A document as a result in the edition of a language."""
    front = item.front
    moment = moment_of(item)
    title = front.short_title or front.title
    return Card(
        title=title,
        href=_short(href, title),
        date=moment.day.isoformat() if moment else "",
        summary=_clipped(front.summary or item.body.lead),
        folio=front.folio or front.number,
        kind=KINDS.index(item.kind),
        municipality=item.municipality,
        mark=_mark(item),
        ends=(notices.end_of(item) or 0) if item.kind in ("notice", "event") else 0,
        language="" if primary(item.language) == primary(language) else item.language,
    )


def packs(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The cards of a segment, PACK in a file: all titles, then all addresses and so on, a value a line."""
    cards = (entry.card for entry in entries)
    while rows := tuple(islice(cards, PACK)):
        yield "\n".join("\n".join(values) for values in zip(*rows, strict=True)).encode()


def facets(entry: Entry) -> Facets:
    """What a document is found under in each column."""
    return (entry.municipality,) if entry.municipality else (), (KINDS[entry.kind],), entry.topics


def column(rows: Iterable[tuple[str, ...]]) -> Column:
    """The column of a facet: the values of every document. Past some 55,000 sets the rarest count as none."""
    rows = tuple(rows)
    counts = Counter(rows)
    sets = tuple(sorted(counts, key=lambda one: (-counts[one], one)))[:_MOST_SETS]
    letters = {values: chr(FIRST + place) for place, values in enumerate(sets)}
    return Column(sets, "".join(letters.get(row, chr(FIRST + len(sets))) for row in rows))


def _written(whole: Card) -> tuple[str, ...]:
    """The values as text on one line each; numbers that say nothing are empty."""
    return tuple(collapse(str(value or "")) for value in msgspec.structs.astuple(whole))


def _short(href: str, title: str) -> str:
    """An address whose last part begins as its title does: a space, and the number of these letters as one.

    Where addresses are made from titles, cards weigh a seventh less so; frontend/src/search/archive.ts
    writes them out.
    """
    words = _OTHERS.sub("-", _MARKS.sub("", unicodedata.normalize("NFKD", title)).lower()).lstrip("-")
    first = href.rstrip("/").rfind("/") + 1
    many = shared_letters(words[:_MOST], href[first:])
    return f"{href[:first]} {chr(_NONE + many)}{href[first + many :]}" if many > 1 else href


def _mark(item: Item) -> str:
    front = item.front
    if item.kind == "event" and front.status != "on":
        return front.status
    if front.corrections:
        return "corrected"
    return "updated" if front.updated else ""


def _clipped(text: str) -> str:
    if len(text) <= _SUMMARY:
        return text
    return f"{text[:_SUMMARY].rpartition(' ')[0] or text[:_SUMMARY]}…"
