"""`avisos.json`: the notices in force, for the band that every page draws from it.

A JSON object `{"notices": [...]}`, gravest first, then those in force before
those to come, each with:

- `level`: `emergency`, `important` or `information`; `title`; `municipality`:
  its id, "" for the whole site; `url`: its href, with the base path.
- `starts`, `ends`: seconds since 1970 (UTC), or null where open. A notice is
  over *at* `ends`: it is shown while `starts <= now < ends`.
- `starts_at`, `ends_at`: the same as ISO 8601 with its distance from UTC, or "".
- `until`: the end as a sentence in the edition's language, "" without end.

Besides the notices in force it holds those that begin within 48 hours, so that
they appear on time without a build.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec
from babel.dates import format_date, format_time

from sitegen.calendar import moment_at, zone_of
from sitegen.messages import say
from sitegen.model import LEVELS, Item, Level, Moment
from sitegen.newsroom import notices, urls
from sitegen.newsroom.edges import NEW_FOR
from sitegen.newsroom.languages import primary
from sitegen.plan.cards import short_title
from sitegen.plan.later import Later, Making
from sitegen.plan.layout import Layout
from sitegen.plan.times import iso

_DAYS = {"es": "EEEE d 'de' MMMM", "en": "EEEE, MMMM d"}  # as in the pages
_CLOCKS = {"es": "H:mm", "en": "h:mm a"}


class Entry(msgspec.Struct, frozen=True):
    """A notice of the band."""

    level: Level
    title: str
    url: str
    municipality: str
    starts: int | None
    ends: int | None
    starts_at: str
    ends_at: str
    until: str


class Bulletin(msgspec.Struct, frozen=True):
    """The whole file."""

    notices: tuple[Entry, ...]


def bulletin_files(given: Making) -> Iterator[Later]:
    """The file of each edition; it is there without notices too, since every page asks for it."""
    for layout in given.editions:
        yield Later(urls.notices_json(layout.config, layout.language), partial(_bulletin, layout))


def _bulletin(layout: Layout) -> bytes:
    entries = tuple(entry(layout, item) for item in _shown(layout))
    return msgspec.json.encode(Bulletin(entries)) + b"\n"


def entry(layout: Layout, item: Item) -> Entry:
    """A notice as the band shows it."""
    end = _end(layout, item)
    starts = item.front.starts
    return Entry(
        level=item.front.level,
        title=short_title(item),
        url=layout.href(layout.url(item)),
        municipality=item.municipality,
        starts=starts.instant if starts else None,
        ends=notices.end_of(item),
        starts_at=iso(starts),
        ends_at=iso(end),
        until=until(layout.language, end) if end else "",
    )


def until(language: str, end: Moment) -> str:
    """The end of a notice as a sentence: "hasta el jueves 22 de enero, 18:00"."""
    spoken = primary(language) if primary(language) in _DAYS else "es"
    day = format_date(end.day, _DAYS[spoken], locale=spoken)
    clock = f", {format_time(end.local.time(), _CLOCKS[spoken], locale=spoken)}" if end.timed else ""
    return say("plan-until", language, when=f"{day}{clock}")


def _shown(layout: Layout) -> Iterator[Item]:
    now = layout.now
    soon = (item for item in layout.edition.notices if _begins_soon(item, now))
    ordered = (*layout.edition.running, *sorted(soon, key=lambda item: (item.front.starts or now, item.path)))
    yield from sorted(ordered, key=lambda item: LEVELS.index(item.front.level))


def _begins_soon(item: Item, now: Moment) -> bool:
    starts = item.front.starts
    if starts is None or starts.instant > now.instant + NEW_FOR:
        return False
    return notices.state(item, now) == "upcoming"


def _end(layout: Layout, item: Item) -> Moment | None:
    """The end as people say it; of a resolved notice the moment of that."""
    front, last = item.front, notices.end_of(item)
    if last is None or (front.ends and front.ends.instant <= last):
        return front.ends
    return moment_at(last, zone_of(layout.config, item.municipality))
