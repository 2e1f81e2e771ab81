"""One second before, at and after each edge, on the clocks of the whole country."""

from __future__ import annotations

import msgspec
import pytest

from sitegen import calendar
from sitegen.config.settings import Blackout, BlackoutMode, Config
from sitegen.model import Item, Moment, Resolution, Withdrawal
from sitegen.newsroom.edges import ahead
from sitegen.newsroom.notices import state
from sitegen.newsroom.visibility import hidden
from tests.newsroom.made import CONFIG, at, item, later, notice, until
from tests.words.test_engine import ZONES

IZCALLI = CONFIG.municipalities[0]


def located(zone: str, *blackouts: Blackout) -> Config:
    """The settings with izcalli in a zone, while the site itself stays in that of Mexico City."""
    own = msgspec.structs.replace(IZCALLI, timezone=zone)
    return msgspec.structs.replace(
        CONFIG, municipalities=(own, *CONFIG.municipalities[1:]), blackouts=blackouts
    )


def around(edge: Moment) -> list[Moment]:
    """The second before, the second itself and the one after, as a build in another zone sees them."""
    return [calendar.moment_at(edge.instant + shift, "America/Mexico_City") for shift in (-1, 0, 1)]


# A day on which the border changes its clocks (7 November 2027), one before it, and one in summer.
DAYS = ("2027-01-15", "2027-07-15", "2027-11-07")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("zone", ZONES)
def test_what_waits_appears_and_what_ends_goes_at_its_second_on_the_clock_of_its_place(
    zone: str, day: str
) -> None:
    config = located(zone)
    midnight, next_midnight = at(day, zone), later(until(day, zone), 1)
    morning = at(f"{day}T09:30", zone)

    def seen(one: Item, edge: Moment) -> list[bool]:
        return [hidden(one, config, now) is None for now in around(edge)]

    def stands(one: Item, edge: Moment) -> list[str]:
        return [state(one, now) for now in around(edge)]

    early = at("2027-01-01", zone)
    assert seen(item(date=midnight), midnight) == [False, True, True]
    assert seen(item(date=early, publish_at=morning), morning) == [False, True, True]
    assert seen(item(date=early, expires=morning), morning) == [True, False, False]
    assert seen(item(date=early, expires=until(day, zone)), next_midnight) == [True, False, False]
    assert stands(notice(date=early, starts=morning), morning) == ["upcoming", "running", "running"]
    assert stands(notice(date=early, ends=morning), morning) == ["running", "ended", "ended"]
    assert stands(notice(date=early, ends=until(day, zone)), next_midnight) == ["running", "ended", "ended"]
    gone = item(date=early, withdrawn=Withdrawal(morning, "Error"))
    assert seen(gone, morning) == [True, False, False]


@pytest.mark.parametrize("mode", ["hide", "suspend"])
@pytest.mark.parametrize("zone", ZONES)
def test_a_union_of_two_windows_hides_from_the_first_second_of_one_to_the_last_of_the_other(
    zone: str, mode: BlackoutMode
) -> None:
    first = Blackout("Federal", at("2027-04-04T00:00:00"), at("2027-06-06T23:59:59"), mode, earlier="hide")
    second = Blackout("Local", at("2027-06-01T00:00:00"), at("2027-11-07T01:30:00"), mode, earlier="hide")
    config = located(zone, second, first)
    one = item(date=at("2027-01-15", zone))
    last = max(calendar.shown(second.end.local, zone))

    def seen(instant: int) -> list[bool]:
        moments = around(calendar.moment_at(instant, zone))
        return [hidden(one, config, now) is None for now in moments]

    assert seen(at("2027-04-04T00:00:00", zone).instant) == [True, False, False]
    assert seen(at("2027-06-01T00:00:00", zone).instant) == [False, False, False]
    assert seen(at("2027-06-07T00:00:00", zone).instant) == [False, False, False]
    assert seen(last) == [False, False, True]
    reason = hidden(one, config, at("2027-05-01", zone))
    assert reason is not None
    assert reason[1] == calendar.moment_at(last + 1, zone)


@pytest.mark.parametrize("zone", ZONES)
def test_whoever_plans_when_to_build_again_hears_of_every_edge(zone: str) -> None:
    window = Blackout("Federal", at("2027-04-04T00:00:00"), at("2027-06-06T23:59:59"), "hide", earlier="hide")
    config = located(zone, window)
    items = (
        item("embargo", date=at("2027-01-15", zone), publish_at=at("2027-02-01T10:00", zone)),
        item("caduca", date=at("2027-01-15", zone), expires=until("2027-02-10", zone)),
        notice(
            "corte",
            date=at("2027-01-15", zone),
            starts=at("2027-02-03T08:00", zone),
            ends=until("2027-02-04", zone),
        ),
        notice("fuga", date=at("2027-01-15", zone), resolved=Resolution(at("2027-02-05T11:00", zone))),
        item("retirado", date=at("2027-01-15", zone), withdrawn=Withdrawal(at("2027-02-06", zone), "Error")),
        item("borrador", date=at("2027-01-20T10:00", zone), draft=True),
    )

    told: list[str] = []
    now = at("2027-01-16", zone)
    while (edge := ahead(items, config, now).change) is not None and len(told) < 20:
        assert ahead(items, config, now).edge <= edge
        now = calendar.moment_at(edge, zone)
        told.append(now.local.isoformat())

    assert [one for one in told if one < "2027-03"] == [
        "2027-02-01T10:00:00",
        "2027-02-03T08:00:00",
        "2027-02-05T00:00:00",
        "2027-02-05T11:00:00",
        "2027-02-06T00:00:00",
        "2027-02-11T00:00:00",
    ]
    assert "2027-04-04T00:00:00" in told
    assert "2027-06-07T00:00:00" in told
    assert ahead(items, config, now).change is None
