"""Notices and events in time: to come, running or over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from sitegen import calendar
from sitegen.model import LEVELS, Item, Moment, outline
from sitegen.newsroom.order import newest_first
from sitegen.newsroom.visibility import first_after

State: TypeAlias = Literal["upcoming", "running", "ended"]


def state(item: Item, now: Moment) -> State:
    """Where a notice or an event stands at `now`.

    It runs from `starts` (or at once) up to its end, that second no longer
    included; a day without time counts to its last second. Resolved is over.
    A notice without end runs until it is resolved.
    """
    end = end_of(item)
    if end is not None and end <= now.instant:
        return "ended"
    starts = outline(item).front.starts
    return "upcoming" if starts is not None and starts.instant > now.instant else "running"


def end_of(item: Item) -> int | None:
    """The first instant at which a notice or event is over, in seconds since 1970 (UTC); None if never.

    An event without `ends` is over with the day on which it starts.
    """
    front = outline(item).front
    ends = [first_after(front.ends)] if front.ends else []
    if front.resolved:
        ends.append(front.resolved.at.instant)
    if not ends and item.kind == "event" and front.starts:
        return first_after(calendar.end_of_day(front.starts.day, front.starts.zone))
    return min(ends, default=None)


def running(notices: Iterable[Item], now: Moment) -> tuple[Item, ...]:
    """The notices in force at `now`: gravest first, then newest."""
    current = [notice for notice in notices if state(notice, now) == "running"]
    return tuple(
        sorted(current, key=lambda notice: (LEVELS.index(outline(notice).front.level), newest_first(notice)))
    )
