"""Which months share a segment of the index: years, and the month in which the office writes.

A question asks every segment, so there should be few; a release of today should change
little. So the newest month stands alone (with what is dated later, and the pages
without date), the months before it make their year's segment, and years that are over
join by the calendar in twos, fours and eights: an archive of twenty years has six
segments, and only the first release of a year ever moves what was there before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from sitegen.model import Item, Moment
from sitegen.recall import Recall

Month: TypeAlias = int  # 12 x year + month - 1; UNDATED for pages
Span: TypeAlias = tuple[int, int]  # first and last year; RUNNING for the newest month

UNDATED: Month = 0
RUNNING: Span = (0, 0)
_JOINED = (8, 4, 2)  # years, aligned to their number


def _month_of(item: Item) -> Month:
    moment = moment_of(item)
    return moment.day.year * 12 + moment.day.month - 1 if moment else UNDATED


month_of = Recall(_month_of)
"""The month of a document; pages have none."""


def moment_of(item: Item) -> Moment | None:
    """When a document is from: its date, for events their start; None for pages."""
    return None if item.kind == "page" else item.front.date or item.front.starts


def by_month(items: Iterable[Item]) -> dict[Month, tuple[Item, ...]]:
    """The documents of each month in the order given, the oldest month first."""
    months: dict[Month, list[Item]] = {}
    for item in items:
        months.setdefault(month_of(item), []).append(item)
    return {month: tuple(months[month]) for month in sorted(months)}


def by_span(months: Mapping[Month, Sequence[Item]]) -> dict[Span, tuple[Month, ...]]:
    """The months of each segment, the oldest first and the running one last."""
    newest = _newest(months)
    spans: dict[Span, list[Month]] = {}
    for month in sorted(months):
        spans.setdefault(_span(month, newest), []).append(month)
    running = spans.pop(RUNNING, [])
    done = {span: tuple(spans[span]) for span in sorted(spans)}
    return {**done, RUNNING: tuple(running)} if running else done


def _newest(months: Mapping[Month, Sequence[Item]]) -> Month:
    """The month in which the office writes now: an event may be announced for next year."""
    written = (month for month, items in months.items() if any(item.kind != "event" for item in items))
    return max(written, default=UNDATED) or max(months, default=UNDATED)


def _span(month: Month, newest: Month) -> Span:
    if month == UNDATED or month >= newest:
        return RUNNING
    year, this = month // 12, newest // 12
    for size in _JOINED:
        first = year // size * size
        if first + size <= this:
            return (first, first + size - 1)
    return (year, year)
