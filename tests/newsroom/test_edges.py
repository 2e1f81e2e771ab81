"""Laws of edges: between two of them nothing changes, neither for readers nor for machines."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen import newsroom, plan
from sitegen.config.settings import Administration, Config, Office, Person
from sitegen.model import Item, Moment, Resolution, Update
from sitegen.newsroom.edges import NEW_FOR, ahead
from tests.newsroom.made import CONFIG, NOW, at, item, later, notice, page, readings
from tests.newsroom.test_newsroom_laws import COLLECTIONS, CONFIGS, MOMENTS

YEAR = 366 * 24 * 3600
DAYS = st.dates(date(2026, 1, 30), date(2026, 2, 5))
TERMS = st.tuples(DAYS, st.none() | DAYS)


@st.composite
def governed(draw: st.DrawFn) -> Config:
    """Settings in which offices, administrations and blackouts begin and end, on the clocks of two zones."""
    config = draw(CONFIGS)
    offices = draw(st.lists(TERMS, max_size=2))
    terms = draw(st.lists(TERMS, max_size=2))
    first, second = config.municipalities
    made = tuple(
        Administration(start, f"Administración {number}", end=end)
        for number, (start, end) in enumerate(terms)
    )
    held = tuple(Office(f"Cargo {number}", start, end) for number, (start, end) in enumerate(offices))
    people = (Person("luz-paz", "Luz Paz", municipality="juarez", offices=held),)
    return msgspec.structs.replace(
        config,
        municipalities=(
            msgspec.structs.replace(first, administrations=made),
            msgspec.structs.replace(second, timezone="America/Tijuana", administrations=made),
        ),
        people=people,
    )


@st.composite
def told(draw: st.DrawFn) -> tuple[Item, ...]:
    """Documents with what else they may say of time: featured until, updated on, resolved at."""

    def more(one: Item) -> Item:
        front = msgspec.structs.replace(
            one.front,
            featured=draw(st.booleans() | MOMENTS),
            updated=draw(st.just(()) | st.tuples(MOMENTS.map(lambda moment: Update(moment, "Más")))),
            resolved=draw(st.none() | MOMENTS.map(lambda moment: Resolution(moment, "")))
            if one.kind == "notice"
            else None,
        )
        return msgspec.structs.replace(one, front=front)

    return tuple(more(one) for one in draw(COLLECTIONS))


@settings(max_examples=settings().max_examples // 2)  # each is a newsroom or two
@given(told(), governed(), MOMENTS, st.floats(0, 1))
def test_between_two_edges_nothing_changes(
    items: tuple[Item, ...], config: Config, now: Moment, share: float
) -> None:
    edge = ahead(items, config, now).edge
    then = later(now, int((edge - 1 - now.instant) * share))

    first, second = (newsroom.assemble(readings(*items), config, moment) for moment in (now, then))

    assert edge > now.instant
    assert [one.why for one in first[1]] == [one.why for one in second[1]]
    assert plan.plan(first[0]) == plan.plan(second[0])
    for route in plan.plan(first[0])[0]:
        assert plan.view(first[0], route) == plan.view(second[0], route)
    assert [one.made() for one in plan.planned_files(first[0])] == [
        one.made() for one in plan.planned_files(second[0])
    ]


@settings(max_examples=settings().max_examples // 2)  # each is a newsroom or two
@given(told(), governed(), MOMENTS, st.floats(0, 1))
def test_between_two_changes_no_page_changes(
    items: tuple[Item, ...], config: Config, now: Moment, share: float
) -> None:
    change = ahead(items, config, now).change
    then = later(now, int(((change or now.instant + YEAR) - 1 - now.instant) * share))

    first, second = (newsroom.assemble(readings(*items), config, moment)[0] for moment in (now, then))

    assert change is None or ahead(items, config, now).edge <= change
    assert plan.plan(first)[0] == plan.plan(second)[0]
    for route in plan.plan(first)[0]:
        assert plan.view(first, route) == plan.view(second, route)


def test_a_notices_end_is_an_edge() -> None:
    one = notice(starts=at("2026-03-01T10:00"), ends=at("2026-03-01T18:00"))

    assert ahead([one], CONFIG, NOW).edge == at("2026-03-01T18:00").instant


def test_without_any_moment_the_next_edge_is_midnight() -> None:
    assert ahead([page("acerca")], CONFIG, NOW).edge == at("2026-03-02").instant


def test_a_release_leaves_the_news_sitemap_at_an_edge_that_changes_no_page() -> None:
    one = item(date=at("2026-02-27T15:00"))

    assert ahead([one], CONFIG, NOW).edge == at("2026-02-27T15:00").instant + NEW_FOR
    assert ahead([one], CONFIG, NOW).change is None


def test_a_notice_is_announced_at_an_edge_before_it_begins() -> None:
    one = notice(starts=at("2026-03-03T15:00"))

    assert ahead([one], CONFIG, NOW).edge == at("2026-03-03T15:00").instant - NEW_FOR
    assert ahead([one], CONFIG, NOW).change == at("2026-03-03T15:00").instant


@pytest.mark.parametrize(
    ("start", "end", "due"),
    [
        (date(2026, 5, 2), None, "2026-05-02"),
        (date(2025, 1, 1), date(2026, 5, 1), "2026-05-02"),
        (date(2025, 1, 1), date(9999, 12, 31), None),
    ],
)
def test_who_takes_or_leaves_an_office_changes_a_page(start: date, end: date | None, due: str | None) -> None:
    ana = msgspec.structs.replace(CONFIG.people[0], offices=(Office("Síndica", start, end),))
    config = msgspec.structs.replace(CONFIG, people=(ana,))

    assert ahead([], config, NOW).change == (at(due).instant if due else None)


def test_an_administration_ends_though_no_other_begins() -> None:
    term = Administration(date(2025, 1, 1), "2025-2027", end=date(2027, 12, 31))
    one = msgspec.structs.replace(CONFIG.municipalities[0], administrations=(term,))
    config = msgspec.structs.replace(CONFIG, municipalities=(one,))

    assert ahead([], config, NOW).change == at("2028-01-01").instant
