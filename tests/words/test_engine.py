"""The engine of rules, by properties; and the windows of blackouts in every zone of the country."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import calendar
from sitegen.calendar import Place, Rule, nearest, union
from sitegen.config.settings import (
    Administration,
    Blackout,
    Config,
    Legend,
    Municipality,
    Officer,
    Site,
    Urls,
)

# The five times of Mexico, and the two of the border that still change their clocks.
ZONES = (
    "America/Tijuana",
    "America/Hermosillo",
    "America/Mazatlan",
    "America/Mexico_City",
    "America/Cancun",
    "America/Ciudad_Juarez",
    "America/Matamoros",
)
HERE = Place("Estado de México", "izcalli")

rules = st.lists(
    st.builds(
        lambda number, start, length, state, own: Rule(number, start, start + length, state, own),
        st.integers(0, 99),
        st.integers(0, 20),
        st.integers(0, 20),
        st.sampled_from(["", "Estado de México", "ESTADO DE MEXICO", "Jalisco"]),
        st.sampled_from(["", "", "izcalli", "juarez"]),
    ),
    max_size=8,
)


@given(rules, st.integers(-1, 41))
def test_of_all_that_hold_the_nearest_wins_and_every_rule_of_the_place_is_accounted_for(
    given_rules: list[Rule[int]], at: int
) -> None:
    ruling = nearest(given_rules, HERE, at)

    local = [one for one in given_rules if one.scope(HERE)]
    holding = [one for one in local if one.start <= at <= one.end]
    assert bool(ruling.won) == bool(holding)
    if holding:
        assert ruling.won[0].rule.scope(HERE) == max(one.scope(HERE) for one in holding)
    everyone = [one.rule for one in (*ruling.won, *ruling.lost)]
    assert sorted(map(repr, everyone)) == sorted(map(repr, local))
    assert all((one.reason == "over") == (one.rule.end < at) for one in ruling.lost)
    assert all((one.reason == "ahead") == (one.rule.start > at) for one in ruling.lost)


@given(rules, rules, st.integers(-1, 41))
def test_a_union_holds_what_each_of_its_parts_holds(
    one: list[Rule[int]], other: list[Rule[int]], at: int
) -> None:
    together = union([*one, *other], HERE, at).chosen

    assert together == (*union(one, HERE, at).chosen, *union(other, HERE, at).chosen)


def _config(zone: str, *blackouts: Blackout, site_zone: str = "America/Mexico_City") -> Config:
    return Config(
        site=Site("Sala", "https://x.mx/", ("es-MX",), site_zone),
        municipalities=(Municipality("izcalli", "Izcalli", state="Estado de México", timezone=zone),),
        topics=(),
        people=(),
        legends=(),
        blackouts=blackouts,
        urls=Urls(),
        severities=(),
        theme=(),
        digest="",
    )


def _blackout(start: str, end: str) -> Blackout:
    first, last = (calendar.moment(datetime.fromisoformat(one), "UTC", timed=True) for one in (start, end))
    return Blackout("Veda", first, last, "hide")


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("edge", "seconds", "in_force"),
    [
        ("2027-04-04T00:00:00", -1, False),
        ("2027-04-04T00:00:00", 0, True),
        ("2027-04-04T00:00:00", 1, True),
        ("2027-06-06T23:59:59", -1, True),
        ("2027-06-06T23:59:59", 0, True),
        ("2027-06-06T23:59:59", 1, False),
    ],
)
def test_a_blackout_of_the_country_keeps_to_the_clock_of_each_place(
    zone: str, edge: str, seconds: int, *, in_force: bool
) -> None:
    config = _config(zone, _blackout("2027-04-04T00:00:00", "2027-06-06T23:59:59"))

    at = calendar.moment(datetime.fromisoformat(edge) + timedelta(seconds=seconds), zone, timed=True)

    assert bool(calendar.blackouts(config, "izcalli", at)) is in_force


def test_an_hour_with_its_distance_from_utc_is_one_instant_everywhere() -> None:
    fixed = msgspec.structs.replace(
        _blackout("2027-04-04T06:00:00", "2027-06-07T05:59:59"), start_absolute=True, end_absolute=True
    )

    spans = {
        tuple(one.instant for one in calendar.window(_config(zone, fixed), fixed, "izcalli"))
        for zone in ZONES
    }

    assert spans == {(fixed.start.instant, fixed.end.instant)}


@pytest.mark.parametrize(
    ("zone", "hours"), [("America/Tijuana", -8), ("America/Ciudad_Juarez", -7), ("America/Matamoros", -6)]
)
@pytest.mark.parametrize("hour", ["2027-03-14T02:30:00", "2027-11-07T01:30:00"])
def test_where_a_clock_shows_an_hour_twice_or_never_the_window_is_the_longer_one(
    zone: str, hours: int, hour: str
) -> None:
    """On 14 March the border skips from 2:00 to 3:00; on 7 November it shows 1:00 to 2:00 twice."""
    blackout = _blackout(hour, hour)

    first, last = calendar.window(_config(zone, blackout), blackout, "izcalli")

    winter = int(datetime.fromisoformat(hour).replace(tzinfo=UTC).timestamp()) - hours * 3600
    assert (first.instant, last.instant) == (winter - 3600, winter)


# --- legends of the seeds, administrations ------------------------------------------

STATE_LEGEND = Legend(
    "2026. Año del Humanismo Mexicano en el Estado de México.",
    date(2026, 1, 1),
    date(2026, 12, 31),
    state="Estado de México",
)
OWN_LEGEND = Legend(
    "La propia de Cuautitlán", date(2026, 1, 21), date(2026, 12, 31), municipality="cuautitlan"
)


@pytest.mark.parametrize(
    ("municipality", "day", "legend"),
    [
        ("cuautitlan-izcalli", "2026-01-13", STATE_LEGEND),
        ("cuautitlan-izcalli", "2026-01-21", STATE_LEGEND),
        ("cuautitlan", "2026-01-20", STATE_LEGEND),
        ("cuautitlan", "2026-01-21", OWN_LEGEND),
        ("cuautitlan", "2027-01-01", None),
    ],
)
def test_a_municipality_overrides_its_state_in_mid_year_and_its_neighbour_with_a_like_name_does_not(
    municipality: str, day: str, legend: Legend | None
) -> None:
    config = msgspec.structs.replace(
        _config(""),
        municipalities=(
            Municipality("cuautitlan", "Cuautitlán", state="Estado de México"),
            Municipality("cuautitlan-izcalli", "Cuautitlán Izcalli", state="Estado de México"),
        ),
        legends=(STATE_LEGEND, OWN_LEGEND),
    )

    assert calendar.legend(config, municipality, date.fromisoformat(day)) == legend


MAYOR = Officer("Ana Ruiz", "Presidenta Municipal")
ACTING = Officer("Luis Soto", "Encargado del despacho", date(2027, 2, 1), date(2027, 6, 6))
CLERK = Officer("Eva Paz", "Secretaria del Ayuntamiento", end=date(2026, 8, 31))
TERM = Administration(
    date(2025, 1, 1), "2025-2027", (MAYOR, ACTING), (CLERK,), end=date(2027, 12, 31), source="Bando"
)


@pytest.mark.parametrize(
    ("day", "governing"),
    [
        ("2024-12-31", []),
        ("2025-01-01", ["Ana Ruiz", "Eva Paz"]),
        ("2026-09-01", ["Ana Ruiz"]),
        ("2027-02-01", ["Luis Soto"]),
        ("2027-06-07", ["Ana Ruiz"]),
        ("2028-01-01", []),
    ],
)
def test_those_who_governed_on_a_day_are_computed(day: str, governing: list[str]) -> None:
    izcalli = Municipality("izcalli", "Izcalli", administrations=(TERM,))
    config = msgspec.structs.replace(_config(""), municipalities=(izcalli,))

    found = calendar.officials_on(config, "izcalli", date.fromisoformat(day))

    assert [one.name for one in found] == governing
