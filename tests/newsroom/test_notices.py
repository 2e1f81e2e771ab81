from __future__ import annotations

import pytest

from sitegen.model import Resolution
from sitegen.newsroom import notices
from tests.newsroom.made import NOW, at, item, later, notice, until


@pytest.mark.parametrize(("seconds", "state"), [(-1, "upcoming"), (0, "running"), (1, "running")])
def test_a_notice_runs_from_its_start_on(seconds: int, state: str) -> None:
    edge = at("2026-02-01T09:00")

    assert notices.state(notice(starts=edge), later(edge, seconds)) == state


@pytest.mark.parametrize(("seconds", "state"), [(-1, "running"), (0, "ended"), (1, "ended")])
def test_a_notice_is_over_at_its_end(seconds: int, state: str) -> None:
    edge = at("2026-02-01T09:00")

    assert notices.state(notice(ends=edge), later(edge, seconds)) == state


@pytest.mark.parametrize(("seconds", "state"), [(-1, "running"), (0, "ended")])
def test_a_notice_that_ends_on_a_day_lasts_to_its_last_second(seconds: int, state: str) -> None:
    midnight = at("2026-02-02T00:00")

    assert notices.state(notice(ends=until("2026-02-01")), later(midnight, seconds)) == state


def test_a_notice_that_is_resolved_is_over_before_its_end() -> None:
    one = notice(ends=at("2026-04-01T09:00"), resolved=Resolution(at("2026-02-01T09:00"), "Agua de vuelta"))

    assert notices.state(one, NOW) == "ended"
    assert notices.end_of(one) == at("2026-02-01T09:00").instant


def test_a_notice_without_end_runs_until_it_is_resolved() -> None:
    assert notices.state(notice(), NOW) == "running"
    assert notices.end_of(notice()) is None


@pytest.mark.parametrize(
    ("now", "state"), [("2026-02-01T23:59:59", "running"), ("2026-02-02T00:00", "ended")]
)
def test_an_event_without_end_is_over_with_its_day(now: str, state: str) -> None:
    event = item("feria", kind="event", starts=at("2026-02-01T10:00"))

    assert notices.state(event, at(now)) == state
