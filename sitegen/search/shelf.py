"""What a result shows, and what results are filtered by: cards in packs, and a column for each facet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from sitegen.config.settings import Config, Municipality, Topic
from sitegen.model import KINDS, Item
from sitegen.newsroom import notices, urls
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.languages import primary

PACK = 16  # cards a file
_SUMMARY = 280  # characters; a first sentence can be a page long


class Card(msgspec.Struct, frozen=True, omit_defaults=True):
    """A result. `date` is the calendar day, "" for standing pages; `ends` seconds since 1970, 0 if never."""

    title: str
    href: str
    date: str = ""
    summary: str = ""
    folio: str = ""
    language: str = ""  # "" where it is the edition's own
    mark: str = ""  # "corrected", "updated", "cancelled", "postponed" or ""
    ends: int = 0


class Facets(msgspec.Struct, frozen=True):
    """The values of each facet, and for each a column: the place of every document's value, -1 for none."""

    municipalities: tuple[tuple[str, str], ...]  # (id, name), of those that have documents
    topics: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    years: tuple[int, ...]
    municipality: tuple[int, ...]
    topic: tuple[tuple[int, ...], ...]
    kind: tuple[int, ...]
    year: tuple[int, ...]


def card(newsroom: Newsroom, item: Item, *, language: str) -> Card:
    """A document as a result in the edition of a language."""
    front = item.front
    moment = None if item.kind == "page" else front.date or front.starts
    return Card(
        title=front.short_title or front.title,
        href=urls.with_base(newsroom.config, newsroom.urls[item.path]),
        date=moment.day.isoformat() if moment else "",
        summary=_clipped(front.summary or item.body.lead),
        folio=front.folio or front.number,
        language="" if primary(item.language) == primary(language) else item.language,
        mark=_mark(item),
        ends=(notices.end_of(item) or 0) if item.kind in ("notice", "event") else 0,
    )


def facets(items: Sequence[Item], config: Config) -> Facets:
    """The columns of the documents, in their order."""
    municipalities = _present(config.municipalities, {item.municipality for item in items})
    topics = _present(config.topics, {topic for item in items for topic in item.front.topics})
    kinds = tuple(kind for kind in KINDS if any(item.kind == kind for item in items))
    years = tuple(sorted({_year(item) for item in items} - {0}, reverse=True))
    places = {ident: place for place, (ident, _) in enumerate(municipalities)}
    subjects = {ident: place for place, (ident, _) in enumerate(topics)}
    return Facets(
        municipalities=municipalities,
        topics=topics,
        kinds=kinds,
        years=years,
        municipality=tuple(places.get(item.municipality, -1) for item in items),
        topic=tuple(tuple(subjects[one] for one in item.front.topics if one in subjects) for item in items),
        kind=tuple(kinds.index(item.kind) for item in items),
        year=tuple(years.index(year) if (year := _year(item)) else -1 for item in items),
    )


def _present(rows: Iterable[Municipality | Topic], used: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple((row.id, row.name) for row in rows if row.id in used)


def _year(item: Item) -> int:
    moment = None if item.kind == "page" else item.front.date or item.front.starts
    return moment.day.year if moment else 0


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
