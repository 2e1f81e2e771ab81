"""When a newsroom changes by itself: the next moment at which some page may say something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import Literal, TypeAlias

from sitegen import calendar
from sitegen.config.settings import Config
from sitegen.model import FrontMatter, Item, Moment, outline
from sitegen.newsroom.notices import end_of
from sitegen.newsroom.visibility import appearance, first_after

# Why pages change: a blackout or an administration begins or ends; a document appears, expires, is
# withdrawn or featured no longer; a notice or an event begins or ends.
Change: TypeAlias = Literal[
    "blackout", "administration", "appears", "expires", "withdrawn", "featured", "begins", "ends"
]

TWO_DAYS = 48 * 3600  # how long news are new: featured stories, the news sitemap, notices announced before


def next_edge(items: Iterable[Item], config: Config, now: Moment) -> int:
    """The first instant (seconds since 1970, UTC) after `now` at which the site may change.

    Asked of every document, hidden ones too. It may be too early, never too late: the
    day's end is always an edge, since legends, administrations and offices go by days.
    """
    edges = [_midnight(zone, now) for zone in {calendar.zone_of(config, one) for one in _owners(config)}]
    edges += (edge for item in items for edge in _edges(outline(item).front) if edge > now.instant)
    edges += (edge for edge in windows(config) if edge > now.instant)
    return min(edges)


def windows(config: Config) -> Iterator[int]:
    """The first instant of each electoral blackout and the first after it, on the clocks of every place."""
    for blackout in config.blackouts:
        for owner in _owners(config):
            start, end = calendar.window(config, blackout, owner)
            yield start.instant
            yield end.instant + 1


def moments(front: FrontMatter) -> Iterator[Moment]:
    """Every moment that the front matter names."""
    single = (front.date, front.publish_at, front.expires, front.starts, front.ends, front.deadline)
    yield from (moment for moment in single if moment is not None)
    if isinstance(front.featured, Moment):
        yield front.featured
    if front.withdrawn is not None:
        yield front.withdrawn.date
    if front.resolved is not None:
        yield front.resolved.at
    if front.blackout is not None and front.blackout.date is not None:
        yield front.blackout.date
    yield from (one.date for one in front.updated)
    yield from (one.date for one in front.corrections)


def _edges(front: FrontMatter) -> Iterator[int]:
    for moment in moments(front):
        for shift in (-TWO_DAYS, 0, TWO_DAYS):
            yield moment.instant + shift
            yield moment.instant + shift + 1  # a day given as an end lasts to its last second


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


def next_change(items: Iterable[Item], config: Config, now: Moment) -> int | None:
    """The first instant after `now` at which pages change by themselves; None where none will.

    As `next_edge`, but to the point: for who plans when to publish again. Drafts have no part in it.
    """
    return min((edge for edge, _ in changes(items, config) if edge > now.instant), default=None)


def changes(items: Iterable[Item], config: Config) -> Iterator[tuple[int, Change]]:
    """Every instant at which pages change by themselves, and why; drafts have no part in it."""
    yield from ((edge, "blackout") for edge in windows(config))
    for item in items:
        if not outline(item).front.draft:
            yield from _changes(item)
    for one in config.municipalities:
        zone = calendar.zone_of(config, one.id)
        for term in one.administrations:
            yield calendar.start_of_day(term.start, zone).instant, "administration"


def _changes(item: Item) -> Iterator[tuple[int, Change]]:
    """When a document appears, is announced no longer, ends, and goes."""
    front = outline(item).front
    appears = appearance(item)
    if appears is not None:
        yield appears.instant, "appears"
    if front.expires is not None:
        yield first_after(front.expires), "expires"
    if front.withdrawn is not None:
        yield front.withdrawn.date.instant, "withdrawn"
    if isinstance(front.featured, Moment):
        yield front.featured.instant + 1, "featured"
    elif front.featured and front.date is not None:
        yield front.date.instant + TWO_DAYS, "featured"
    if item.kind in ("notice", "event"):
        over = end_of(item)
        if front.starts is not None:
            yield front.starts.instant, "begins"
        if over is not None:
            yield over, "ends"
