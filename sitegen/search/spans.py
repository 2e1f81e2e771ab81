"""Which months share a segment of the index: the years that are over, this year, and this month.

Every word of a question is looked up in every segment, so there are three and not one
a year: at ten thousand documents of six years that halves what a question loads. A release of
today changes the newest month, which stands alone (with what is dated later, and the
pages without date). With the first release of a month the month before it joins its year;
with the first of a year the year before joins those that are over. Nothing else moves
what was there before, but a change of an old document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from sitegen.model import Item, Moment, outline

Month: TypeAlias = int  # 12 x year + month - 1; UNDATED for pages
Span: TypeAlias = tuple[int, int]  # first and last year; RUNNING for the newest month

UNDATED: Month = 0
RUNNING: Span = (0, 0)


def month_of(item: Item) -> Month:
    """The month of a document; pages have none."""
    moment = moment_of(item)
    if moment is None:
        return UNDATED
    day = moment.day
    return day.year * 12 + day.month - 1


def moment_of(item: Item) -> Moment | None:
    """When a document is from: its date, for events their start; None for pages."""
    front = outline(item).front
    return None if item.kind == "page" else front.moment


def by_month(items: Iterable[Item]) -> dict[Month, tuple[Item, ...]]:
    """The documents of each month in the order given, the oldest month first."""
    months: dict[Month, list[Item]] = {}
    for item in items:
        months.setdefault(month_of(item), []).append(item)
    return {month: tuple(months[month]) for month in sorted(months)}


def by_span(months: Mapping[Month, Sequence[Item]]) -> dict[Span, tuple[Month, ...]]:
    """The months of each segment, the oldest first and the running one last."""
    newest, oldest = _newest(months), min(set(months) - {UNDATED}, default=UNDATED)
    spans: dict[Span, list[Month]] = {}
    for month in sorted(months):
        spans.setdefault(_span(month, newest, oldest=oldest), []).append(month)
    running = spans.pop(RUNNING, [])
    done = {span: tuple(spans[span]) for span in sorted(spans)}
    return {**done, RUNNING: tuple(running)} if running else done


def _newest(months: Mapping[Month, Sequence[Item]]) -> Month:
    """The month in which the office writes now: an event may be announced for next year."""
    written = (month for month, items in months.items() if any(item.kind != "event" for item in items))
    return max(written, default=UNDATED) or max(months, default=UNDATED)


def _span(month: Month, newest: Month, *, oldest: Month) -> Span:
    if month == UNDATED or month >= newest:
        return RUNNING
    year, this = month // 12, newest // 12
    return (year, year) if year == this else (oldest // 12, this - 1)
