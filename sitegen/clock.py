"""The room of the clock: zones, and moments as an office writes them."""

from __future__ import annotations

import functools
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

import tzdata  # type: ignore[import-untyped]

from sitegen.model import Moment

ClockTrouble: TypeAlias = Literal["gap", "fold", "range"]

_DATABASE = Path(tzdata.__file__).parent
_RANGE: ClockTrouble = "range"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ClockError(ValueError):
    """A time that the clocks of its zone do not show once.

    `why` is "gap" (skipped when daylight saving began), "fold" (shown twice when
    it ended) or "range" (a year that cannot be counted).
    """

    def __init__(self, why: ClockTrouble) -> None:
        self.why: ClockTrouble = why
        super().__init__(why)


@functools.cache
def zones() -> frozenset[str]:
    """Every time zone of the IANA database that we know."""
    return frozenset((_DATABASE / "zones").read_text(encoding="ascii").split())


@functools.cache
def zone(name: str) -> ZoneInfo:
    """The rules of a zone, from the package tzdata and never from the machine, so that builds agree.

    Raises ValueError for a name that is not in `zones()`.
    """
    if name not in zones():
        raise ValueError(name)
    with (_DATABASE / "zoneinfo" / name).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


def moment(local: datetime, zone_name: str, *, timed: bool) -> Moment:
    """The moment at which the clocks of a zone show `local` (naive, to the second).

    With `timed` false it stands for a day, and a midnight that was skipped or shown
    twice is the day's first second. Raises ClockError, a ValueError, for a timed one
    in a gap or a fold of daylight saving (PEP 495 gives the test), and for years
    that cannot be counted.
    """
    there = local.replace(microsecond=0, fold=0, tzinfo=zone(zone_name))
    if timed:
        before, after = there.utcoffset(), there.replace(fold=1).utcoffset()
        if before is not None and after is not None and before != after:
            raise ClockError("gap" if before < after else "fold")
    try:
        instant = int((there.astimezone(UTC) - _EPOCH).total_seconds())
    except OverflowError as failure:
        raise ClockError(_RANGE) from failure
    return Moment(instant, there.replace(tzinfo=None), zone_name, timed)


def shown(local: datetime, zone_name: str) -> tuple[int, int]:
    """The instants (seconds since 1970, UTC) at which the clocks of a zone may show `local`.

    They differ where daylight saving skips the hour or shows it twice (PEP 495), else they are one.
    """
    there = local.replace(microsecond=0, fold=0, tzinfo=zone(zone_name))
    before, after = (
        int((one.astimezone(UTC) - _EPOCH).total_seconds()) for one in (there, there.replace(fold=1))
    )
    return before, after


def moment_at(instant: int, zone_name: str) -> Moment:
    """The moment `instant` seconds after 1970 in UTC, on the clocks of a zone. Raises ClockError("range")."""
    try:
        there = (_EPOCH + timedelta(seconds=instant)).astimezone(zone(zone_name))
    except OverflowError as failure:
        raise ClockError(_RANGE) from failure
    return Moment(instant, there.replace(tzinfo=None, fold=0), zone_name, timed=True)


@functools.lru_cache(maxsize=1 << 12)  # documents of one day are many
def start_of_day(day: date, zone_name: str) -> Moment:
    """The first second of a day; not `timed`."""
    return moment(datetime.combine(day, time()), zone_name, timed=False)


def end_of_day(day: date, zone_name: str) -> Moment:
    """The last second of a day; not `timed`."""
    return moment(datetime.combine(day, time(23, 59, 59)), zone_name, timed=False)
