"""Folios in their series: form, date, order, gaps, repeats, and the number that comes next."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.config.settings import Config, FolioPattern
from sitegen.messages import explain
from sitegen.model import Item
from sitegen.newsroom import folios, series
from sitegen.problems import Problem
from tests.newsroom.made import CONFIG, at, item, notice, to

PATTERN = FolioPattern("{office}/{date:%d%m%y}/{number:03}", "CGCS")
OF_AREA = FolioPattern("AGUA-{date:%Y}-{number}", restart="never")
IZCALLI, JUAREZ = CONFIG.municipalities
NUMBERED = msgspec.structs.replace(
    CONFIG,
    municipalities=(
        msgspec.structs.replace(
            IZCALLI, folio=PATTERN, areas=(msgspec.structs.replace(IZCALLI.areas[0], folio=OF_AREA),)
        ),
        JUAREZ,
    ),
)


def release(folio: str, day: str, name: str = "") -> Item:
    return item(name or folio.replace("/", "-").lower(), folio=folio, date=at(day))


def told(*items: Item, config: Config = NUMBERED) -> list[Problem]:
    return sorted(folios.problems(items, config))


def codes(*items: Item) -> list[str]:
    return [problem.code for problem in told(*items)]


@given(
    st.sampled_from(
        (
            PATTERN,
            OF_AREA,
            FolioPattern("{number:3}.{date:%j}", "X"),
            FolioPattern("({office}) {date:%d-%m-%Y}+{number:d}", "D.G.[1]"),
            FolioPattern("{date:%y%m}{number:04}/{date:%d}"),
        )
    ),
    st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    st.integers(1, 99_999),
)
def test_a_folio_that_is_written_is_read_again(pattern: FolioPattern, day: date, number: int) -> None:
    read = series.number_of(pattern, series.folio(pattern, day, number))

    assert read is not None
    assert read.number == number
    assert read.is_of(day)


@pytest.mark.parametrize(
    "folio", ["CGCS/130126/9", "CGCS/130126/0009", "CS/130126/009", "CGCS-130126-009", "9"]
)
def test_a_folio_that_does_not_follow_the_pattern_is_told_with_one_that_does(folio: str) -> None:
    (problem,) = told(release(folio, "2026-01-13"))

    assert (problem.code, problem.severity) == ("folio-form", "warning")
    assert "CGCS/130126/009" in explain(problem, "es").hint


def test_a_folio_of_another_day_is_told_with_the_right_one() -> None:
    (problem,) = told(release("CGCS/140126/009", "2026-01-13"))

    assert problem.code == "folio-date"
    assert "CGCS/130126/009" in explain(problem, "es").hint


@pytest.mark.parametrize(
    "one",
    [
        release("CGCS/130126/009", "2026-01-13"),
        release("S/F", "2026-01-13"),
        release("", "2026-01-13", "sin-folio"),
        item("juarez", municipality="juarez", folio="lo que sea"),
        notice("aviso", folio="otro registro"),
        item("agua", area="agua", folio="AGUA-2026-4"),
        item("traducida", language="en", folio="CGCS/010126/003", translation_of=to("CGCS/010126/003")),
    ],
    ids=lambda one: one.slug,
)
def test_what_follows_its_own_pattern_or_has_none_is_left_alone(one: Item) -> None:
    assert told(one) == []


def test_a_gap_is_told_once_where_it_ends_and_the_beginning_of_a_series_is_none() -> None:
    (problem,) = told(
        release("CGCS/130126/009", "2026-01-13"),
        release("CGCS/140126/012", "2026-01-14"),
        release("CGCS/150126/014", "2026-01-15"),
    )

    assert (problem.code, problem.path.endswith("014.md")) == ("folio-gap", True)
    assert dict(problem.params)["missing"] == "10-11, 13"


def test_a_series_begins_anew_with_the_year() -> None:
    assert codes(release("CGCS/311225/087", "2025-12-31"), release("CGCS/010126/001", "2026-01-01")) == []


def test_a_number_of_an_earlier_day_than_the_one_before_it_is_out_of_order() -> None:
    (problem,) = told(release("CGCS/140126/001", "2026-01-14"), release("CGCS/130126/002", "2026-01-13"))

    assert problem.code == "folio-order"
    assert dict(problem.params)["other"] == "CGCS/140126/001"


def test_two_branches_that_took_the_same_folio_are_an_error_with_a_way_out() -> None:
    first, second = (
        release("CGCS/130126/009", "2026-01-13", "a"),
        release("CGCS/130126/009", "2026-01-13", "b"),
    )

    (problem,) = told(second, first)

    assert (problem.severity, problem.path) == ("error", second.path)
    assert f"sitegen foliar --nuevo {second.path}" in explain(problem, "es").hint
    assert "CGCS/130126/010" in explain(problem, "es").hint


def test_two_branches_that_took_the_same_number_on_two_days_are_an_error_with_a_way_out() -> None:
    (problem,) = told(release("CGCS/130126/009", "2026-01-13"), release("CGCS/140126/009", "2026-01-14"))

    assert (problem.code, problem.severity) == ("folio-number-twice", "error")
    assert "CGCS/140126/010" in explain(problem, "en").hint


def test_the_same_folio_of_another_issuer_is_no_repeat() -> None:
    other = item("otra", municipality="juarez", folio="CGCS/130126/009")

    assert codes(release("CGCS/130126/009", "2026-01-13"), other) == []


def test_the_next_folio_follows_the_last_of_the_year_drafts_included() -> None:
    draft = item("borrador", folio="CGCS/140126/010", date=at("2026-01-14"), draft=True)
    items = (release("CGCS/130126/009", "2026-01-13"), draft, item("agua", area="agua", folio="AGUA-2026-41"))

    def following(area: str, day: date) -> str | None:
        return series.next_folio(items, NUMBERED, municipality="izcalli", area=area, day=day)

    assert following("", date(2026, 1, 15)) == "CGCS/150126/011"
    assert following("", date(2027, 1, 4)) == "CGCS/040127/001"
    assert following("agua", date(2027, 1, 4)) == "AGUA-2027-42"
    assert series.next_folio(items, NUMBERED, municipality="juarez", day=date(2026, 1, 1)) is None
