"""When a newsroom changes by itself: the moments at which some page may say something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Literal, TypeAlias

import msgspec

from sitegen import calendar
from sitegen.config.settings import Config
from sitegen.model import FrontMatter, Item, Moment, outline
from sitegen.newsroom.notices import end_of
from sitegen.newsroom.visibility import appearance, first_after

# Why pages change: a blackout, an administration or an office begins or ends; a document appears, expires,
# is withdrawn or featured no longer; a notice or an event begins or ends.
Change: TypeAlias = Literal[
    "blackout", "administration", "office", "appears", "expires", "withdrawn", "featured", "begins", "ends"
]

NEW_FOR = 48 * 3600  # seconds that news are new: featured stories, the news sitemap, notices announced before


class Ahead(msgspec.Struct, frozen=True):
    """The first instants (seconds since 1970, UTC) after a moment.

    At `edge` anything that is made may change; it may be too early, never too late: for good measure the
    day's end is always one. At `change` pages do; None where none will.
    """

    edge: int
    change: int | None


def ahead(items: Iterable[Item], config: Config, now: Moment) -> Ahead:
    """What comes next, asked of every document, hidden ones too.

    Edges are those that pages change at, drafts included, and those at which only files change that
    machines read. `change` is for who plans when to publish again: drafts have no part in it, nor has a
    release that leaves the news sitemap.
    """
    after = now.instant
    changing = [edge for edge, _ in _of_rules(config) if edge > after]
    others = [_midnight(zone, now) for zone in {calendar.zone_of(config, one) for one in _owners(config)}]
    for item in items:
        front = outline(item).front
        found = others if front.draft else changing
        found += (edge for edge, _ in _of_document(item) if edge > after)
        others += (edge for edge in _of_files(front) if edge > after)
    return Ahead(min((*changing, *others)), min(changing, default=None))


def changes(items: Iterable[Item], config: Config) -> Iterator[tuple[int, Change]]:
    """Every instant at which pages change by themselves, and why; drafts have no part in it."""
    yield from _of_rules(config)
    for item in items:
        if not outline(item).front.draft:
            yield from _of_document(item)


def _of_rules(config: Config) -> Iterator[tuple[int, Change]]:
    """The edges that site.toml sets: of blackouts, of administrations, of the offices of people."""
    for blackout in config.blackouts:
        for owner in _owners(config):
            start, end = calendar.window(config, blackout, owner)
            yield start.instant, "blackout"
            yield end.instant + 1, "blackout"
    for one in config.municipalities:
        for term in one.administrations:
            yield from ((edge, "administration") for edge in _days(config, one.id, term.start, term.end))
    for person in config.people:
        for held in person.offices:
            yield from ((edge, "office") for edge in _days(config, person.municipality, held.start, held.end))


def _days(config: Config, owner: str, first: date | None, last: date | None) -> Iterator[int]:
    """Where a span of days begins, and the first instant after it, on the clocks of a place."""
    zone = calendar.zone_of(config, owner)
    with suppress(calendar.ClockError):  # 31 December 9999 stands for ever and never comes
        if first is not None:
            yield calendar.start_of_day(first, zone).instant
        if last is not None:
            yield first_after(calendar.end_of_day(last, zone))


def _of_document(item: Item) -> Iterator[tuple[int, Change]]:
    """When a document appears, is announced no longer, ends, and goes."""
    front = outline(item).front
    appears = appearance(outline(item))
    if appears is not None:
        yield appears.instant, "appears"
    if front.expires is not None:
        yield first_after(front.expires), "expires"
    if front.withdrawn is not None:
        yield front.withdrawn.date.instant, "withdrawn"
    if isinstance(front.featured, Moment):
        yield front.featured.instant + 1, "featured"
    elif front.featured and front.date is not None:
        yield front.date.instant + NEW_FOR, "featured"
    if item.kind in ("notice", "event"):
        over = end_of(item)
        if front.starts is not None:
            yield front.starts.instant, "begins"
        if over is not None:
            yield over, "ends"


def _of_files(front: FrontMatter) -> Iterator[int]:
    """When files change that machines read: the sitemaps, the notices announced before they begin."""
    if front.date is not None:
        yield front.date.instant
        yield front.date.instant + NEW_FOR
    if front.starts is not None:
        yield front.starts.instant - NEW_FOR
    yield from (one.date.instant for one in front.updated)
    yield from (one.date.instant for one in front.corrections)


def _owners(config: Config) -> tuple[str, ...]:
    return ("", *(one.id for one in config.municipalities))


def _midnight(zone: str, now: Moment) -> int:
    """The end of the day in a zone; a day later where clocks skip midnight."""
    today = calendar.moment_at(now.instant, zone).day
    for days in (1, 2):
        midnight = datetime.combine(today + timedelta(days=days), time())
        try:
            return calendar.moment(midnight, zone, timed=False).instant
        except ValueError:
            continue
    return now.instant + 24 * 3600
