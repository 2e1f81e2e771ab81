"""The filters of templates: dates, numbers and sizes as each language writes them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from sitegen.model import Moment
from sitegen.theme.filters import filters

ZONE = "America/Mexico_City"


def moment(text: str, zone: str = ZONE) -> Moment:
    local = datetime.fromisoformat(text)
    return Moment(int(local.replace(tzinfo=ZoneInfo(zone)).timestamp()), local, zone, timed="T" in text)


def filtered(name: str, value: object, language: str = "es-MX") -> str:
    one: Callable[..., object] = filters(language)[name]
    return str(one(value))


@pytest.mark.parametrize(
    ("name", "es", "en"),
    [
        ("long_date", "martes 13 de enero de 2026", "Tuesday, January 13, 2026"),
        ("day_date", "13 de enero de 2026", "January 13, 2026"),
        ("short_date", "13 ene 2026", "Jan 13, 2026"),
        ("day_month", "13 ene", "Jan 13"),
        ("iso", "2026-01-13", "2026-01-13"),
        ("when", "martes 13 de enero", "Tuesday, January 13"),
    ],
)
def test_a_day_is_written_as_its_language_does(name: str, es: str, en: str) -> None:
    assert filtered(name, moment("2026-01-13")) == es
    assert filtered(name, moment("2026-01-13"), "en") == en


def test_a_plain_date_is_written_like_the_day_of_a_moment() -> None:
    assert filtered("day_date", date(2026, 1, 13)) == "13 de enero de 2026"
    assert filtered("iso", date(2026, 1, 13)) == "2026-01-13"


def test_a_moment_with_a_time_says_the_time() -> None:
    due = moment("2026-01-22T06:00")

    assert filtered("when", due) == "jueves 22 de enero, 6:00"
    assert filtered("clock", moment("2026-01-22T18:05")) == "18:05"
    assert filtered("clock", moment("2026-01-22T18:05"), "en") == "6:05 PM".replace(" ", filtered_space())


def filtered_space() -> str:
    """The space that CLDR puts before AM and PM (a narrow one in some editions)."""
    return filtered("clock", moment("2026-01-22T18:05"), "en")[4]


@pytest.mark.parametrize(
    ("zone", "ahead"),
    [
        ("America/Mexico_City", "-06:00"),
        ("America/Cancun", "-05:00"),
        ("America/Hermosillo", "-07:00"),
        ("America/Mazatlan", "-07:00"),
        ("America/Tijuana", "-08:00"),
        ("Europe/Madrid", "+01:00"),
    ],
)
def test_an_iso_moment_carries_the_distance_from_utc_of_its_zone(zone: str, ahead: str) -> None:
    assert filtered("iso", moment("2026-01-13T10:30", zone)) == f"2026-01-13T10:30:00{ahead}"


def test_epoch_seconds_are_what_scripts_compare() -> None:
    assert filtered("epoch", moment("2026-01-13T10:30")) == "1768321800"


def test_months_have_names() -> None:
    assert [filtered("month_name", n) for n in (1, 12)] == ["enero", "diciembre"]
    assert filtered("month_name", "09") == "septiembre"


def test_thousands_are_parted_as_in_mexico() -> None:
    assert filtered("number", 6276) == "6,276"


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (999, "999 B"), (1000, "1 KB"), (1200, "1.2 KB"), (84_000, "84 KB"), (3_800_000, "3.8 MB")],
)
def test_sizes_are_for_people(size: int, text: str) -> None:
    assert filtered("filesize", size) == text


def test_the_hash_of_a_style_is_what_a_browser_computes() -> None:
    digest = base64.b64encode(hashlib.sha256(b":root{}").digest()).decode()

    assert filtered("csp_hash", ":root{}") == f"sha256-{digest}"
