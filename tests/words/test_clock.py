"""The clock: zones, gaps and folds, first and last seconds of days."""

from __future__ import annotations

import sys
import time
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import clock
from sitegen.model import Moment

MEXICO = "America/Mexico_City"
TIJUANA = "America/Tijuana"
ZONES = [MEXICO, TIJUANA, "America/Havana", "Europe/Madrid", "Asia/Kathmandu", "UTC"]


def _wall(written: str) -> datetime:
    return datetime.fromisoformat(written)


def _again(there: Moment) -> Moment | str:
    try:
        return clock.moment(there.local, there.zone, timed=True)
    except clock.ClockError as trouble:
        return trouble.why


def _utc(written: str) -> int:
    return int(datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp())


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine in another zone, without a database of zones."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    zoneinfo.reset_tzpath(to=())
    clock.zone.cache_clear()
    if sys.platform != "win32":
        time.tzset()
    yield
    monkeypatch.undo()
    zoneinfo.reset_tzpath()
    if sys.platform != "win32":
        time.tzset()


@pytest.mark.usefixtures("elsewhere")
def test_a_moment_is_the_wall_clock_of_its_zone_on_any_machine() -> None:
    moment = clock.moment(_wall("2026-01-13T10:30"), MEXICO, timed=True)

    assert moment.instant == _utc("2026-01-13T16:30")
    assert (moment.local, moment.zone, moment.timed) == (_wall("2026-01-13T10:30"), MEXICO, True)


def test_mexico_city_has_no_daylight_saving_since_2022_and_tijuana_has() -> None:
    assert clock.moment(_wall("2026-07-01T00:00"), MEXICO, timed=True).instant == _utc("2026-07-01T06:00")
    assert clock.moment(_wall("2021-07-01T00:00"), MEXICO, timed=True).instant == _utc("2021-07-01T05:00")
    assert clock.moment(_wall("2026-07-01T00:00"), TIJUANA, timed=True).instant == _utc("2026-07-01T07:00")


@pytest.mark.parametrize(("written", "why"), [("2026-03-08T02:30", "gap"), ("2026-11-01T01:30", "fold")])
def test_a_time_that_the_clock_skips_or_shows_twice_is_refused(written: str, why: str) -> None:
    with pytest.raises(clock.ClockError) as caught:
        clock.moment(_wall(written), TIJUANA, timed=True)

    assert caught.value.why == why


@pytest.mark.parametrize(
    "written", ["2026-03-08T01:59:59", "2026-03-08T03:00", "2026-11-01T00:59", "2026-11-01T02:00"]
)
def test_times_beside_a_change_are_good(written: str) -> None:
    assert clock.moment(_wall(written), TIJUANA, timed=True).local == _wall(written)


@pytest.mark.parametrize(
    ("written", "zone"), [("0001-01-01T00:00", "Asia/Kathmandu"), ("9999-12-31T23:59", TIJUANA)]
)
def test_a_year_that_cannot_be_counted_is_refused(written: str, zone: str) -> None:
    with pytest.raises(clock.ClockError, match="range"):
        clock.moment(_wall(written), zone, timed=True)


def test_a_day_whose_midnight_is_skipped_begins_with_its_first_second() -> None:
    day = clock.start_of_day(date(2026, 3, 8), "America/Havana")  # 0:00 there is 1:00

    assert day.instant == _utc("2026-03-08T05:00")
    assert day.day == date(2026, 3, 8)


def test_a_day_ends_with_its_last_second() -> None:
    day = clock.end_of_day(date(2026, 1, 13), MEXICO)

    assert (day.instant, day.timed) == (_utc("2026-01-14T05:59:59"), False)


@given(st.dates(date(1900, 1, 2), date(2100, 1, 1)), st.sampled_from(ZONES))
def test_a_day_without_time_never_shifts(day: date, zone: str) -> None:
    start, end = clock.start_of_day(day, zone), clock.end_of_day(day, zone)

    assert start.day == end.day == day
    assert 22 * 3600 < end.instant - start.instant < 26 * 3600


@given(st.integers(-(2**31), 2**33), st.sampled_from(ZONES))
def test_an_instant_has_one_wall_clock_and_most_wall_clocks_one_instant(instant: int, zone: str) -> None:
    there = clock.moment_at(instant, zone)

    assert _again(there) in (there, "fold")  # never a gap: the clock showed it


def test_an_instant_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(clock.ClockError, match="range"):
        clock.moment_at(10**15, MEXICO)


@pytest.mark.parametrize(
    "name", ["", "Mexico", "America/mexico_city", "../UTC", "/etc/localtime", "America", "zones"]
)
def test_a_zone_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}$"):
        clock.zone(name)


def test_every_zone_can_be_read() -> None:
    assert [name for name in sorted(clock.zones()) if clock.zone(name).key != name] == []
