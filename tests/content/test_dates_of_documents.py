"""Dates and times in front matter: what is read, and what is refused as doubtful or impossible."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Moment
from tests.content.documents import document, item, read, told

TIJUANA = "content/tijuana/comunicados/2026-01-13-agua.md"
NOTICE = "content/izcalli/avisos/2026-01-13-agua.md"


def dated(written: str, path: str = "") -> Moment:
    front = (item(f"date: {written}", path=path) if path else item(f"date: {written}")).front
    assert front.date is not None
    return front.date


def test_a_day_is_the_day_and_never_shifts() -> None:
    moment = dated("2026-01-13")

    assert (moment.local, moment.timed) == (datetime(2026, 1, 13), False)  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize(
    "written", ["2026-01-13T10:30", "2026-01-13 10:30", "2026-01-13T10:30:00", "2026-01-13T10:30:00.000"]
)
def test_a_time_is_the_municipalitys(written: str) -> None:
    moment = dated(written)

    assert moment.timed
    assert moment.zone == "America/Mexico_City"
    assert datetime.fromtimestamp(moment.instant, UTC) == datetime(2026, 1, 13, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize("written", ["2026-01-13T10:30-06:00", "2026-01-13T16:30Z", "2026-01-13 11:30 -0500"])
def test_an_offset_is_honoured_and_shown_on_the_municipalitys_clock(written: str) -> None:
    assert dated(written) == dated("2026-01-13T10:30")


def test_each_municipality_has_its_own_clock() -> None:
    moment = dated("2026-01-13T10:30", TIJUANA)

    assert moment.zone == "America/Tijuana"
    assert datetime.fromtimestamp(moment.instant, UTC).hour == 18


def test_a_day_in_the_name_is_the_date_and_front_matter_may_say_otherwise() -> None:
    assert item().front.date == dated("2026-01-13")
    assert dated("2026-01-14").local.day == 14


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2026-02-30", "date-impossible"),
        ("2026-13-01", "date-impossible"),
        ("2025-02-29", "date-impossible"),
        ("0226-01-13", "date-year"),
        ("9999-01-13", "date-year"),
        ("20260113", "date-form"),
        ("13/01/2026", "date-form"),
        ("08/04/24", "date-form"),
        ("13 de enero de 2026", "date-form"),
        ("mañana", "date-form"),
        (".nan", "date-form"),
        ("2026-1-3", "date-form"),
        ("2026-01-13T", "date-form"),
        ("2026-01-13T25:00", "time-impossible"),
        ("2026-01-13T24:00", "time-impossible"),
        ("2026-01-13T10:60", "time-impossible"),
        ("2026-01-13T10:30+99:99", "offset-impossible"),
        ("2026-01-13T10:30+14:01", "offset-impossible"),
        ("9" * 5_000, "date-form"),
        ("٢٠٢٦-٠١-١٣", "date-form"),
    ],
)
def test_a_date_that_is_none_is_told_with_its_line(written: str, code: str) -> None:
    assert told(f"date: '{written}'") == [(code, 3)]


@pytest.mark.parametrize(
    ("written", "code"), [("2026-03-08T02:30", "time-gap"), ("2026-11-01T01:30", "time-fold")]
)
def test_a_time_that_the_clocks_skip_or_repeat_is_told_as_such(written: str, code: str) -> None:
    assert told(f"date: {written}", path=TIJUANA) == [(code, 3)]


@pytest.mark.parametrize("written", ["2026-11-01T01:30-07:00", "2026-11-01T01:30-08:00"])
def test_an_offset_says_which_of_two_hours_is_meant(written: str) -> None:
    assert dated(written, TIJUANA).local.hour == 1


@pytest.mark.parametrize("key", ["termina", "caduca"])
def test_a_day_on_which_something_ends_is_its_last_second(key: str) -> None:
    front = item(f"{key}: 2026-01-20", path=NOTICE).front
    moment = front.ends or front.expires

    assert moment is not None
    assert (moment.local.hour, moment.local.second, moment.timed) == (23, 59, False)


def test_featured_is_yes_or_the_moment_until_which() -> None:
    assert item("destacado: sí").front.featured is True
    until = item("destacado: 2026-01-15").front.featured
    assert isinstance(until, Moment)
    assert until.local.hour == 23


def test_an_end_before_its_start_is_an_error() -> None:
    lines = ("inicia: 2026-01-20", "termina: 2026-01-19")

    assert told(*lines, path=NOTICE) == [("moments-order", 4)]
    assert item("inicia: 2026-01-20", "termina: 2026-01-20", path=NOTICE).front.ends is not None


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2199, 12, 30)))  # noqa: DTZ001 - wall clocks
def test_every_moment_with_an_offset_is_read_to_its_second(moment: datetime) -> None:
    instant = moment.replace(microsecond=0, tzinfo=UTC)

    assert dated(instant.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year > 999 else "").instant == int(
        instant.timestamp()
    )


@given(
    st.from_regex(
        r"[0-9]{1,5}-[0-9]{1,3}-[0-9]{1,3}([T ][0-9]{1,3}:[0-9]{1,3}([Z+-][0-9:]{0,6})?)?", fullmatch=True
    )
)
def test_nothing_that_looks_like_a_date_makes_reading_fail(written: str) -> None:
    found, problems = read(document(f"date: '{written}'"))

    assert (found is None) == bool(problems)
