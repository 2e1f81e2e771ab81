"""The calendar: legends, administrations, blackouts and offices by date and place; datelines."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

import pytest

from sitegen import calendar
from sitegen.calendar.engine import Ruling
from sitegen.config.settings import (
    Administration,
    Blackout,
    Config,
    Legend,
    Municipality,
    Office,
    Person,
    Site,
    Urls,
)

Value = TypeVar("Value")
MEXICO = "America/Mexico_City"
STATE = "Estado de México"


def _legend(text: str, start: str, end: str, *, state: str = "", municipality: str = "") -> Legend:
    return Legend(text, date.fromisoformat(start), date.fromisoformat(end), state, municipality)


def _blackout(name: str, start: str, end: str, *, state: str = "", municipality: str = "") -> Blackout:
    first, last = (
        calendar.moment(datetime.fromisoformat(written), MEXICO, timed=True) for written in (start, end)
    )
    return Blackout(name, first, last, "hide", state, municipality)


def _config(
    *,
    legends: tuple[Legend, ...] = (),
    blackouts: tuple[Blackout, ...] = (),
    administrations: tuple[Administration, ...] = (),
) -> Config:
    izcalli = Municipality(
        "izcalli",
        "Cuautitlán Izcalli",
        state=STATE,
        administrations=administrations,
        timezone="America/Tijuana",
    )
    juarez = Municipality("juarez", "Benito Juárez", label="Alcaldía", state="Ciudad de México")
    return Config(
        site=Site("Sala", "https://x.mx/", ("es-MX",), MEXICO),
        municipalities=(izcalli, juarez),
        topics=(),
        people=(),
        legends=legends,
        blackouts=blackouts,
        urls=Urls(),
        severities=(),
        theme=(),
        digest="",
        lines=(("legend[0]", 10), ("legend[1]", 20), ("legend[2]", 30)),
    )


def losers(ruling: Ruling[Value]) -> tuple[Value, ...]:
    return tuple(one.rule.value for one in ruling.lost)


COUNTRY_WIDE = _legend("país", "2026-01-01", "2026-12-31")
OF_STATE = _legend("estado", "2026-01-01", "2026-12-31", state=STATE)
OF_IZCALLI = Legend("municipio", date(2026, 1, 21), date(2026, 12, 31), "", "izcalli", "Gaceta 12")
LEGENDS = _config(legends=(COUNTRY_WIDE, OF_STATE, OF_IZCALLI))


@pytest.mark.parametrize(
    ("municipality", "day", "text"),
    [
        ("izcalli", "2026-01-13", "estado"),
        ("izcalli", "2026-01-20", "estado"),
        ("izcalli", "2026-01-21", "municipio"),
        ("izcalli", "2026-12-31", "municipio"),
        ("juarez", "2026-01-21", "país"),
        ("", "2026-01-21", "país"),
    ],
)
def test_the_nearest_legend_that_holds_on_the_day_is_borne(municipality: str, day: str, text: str) -> None:
    legend = calendar.legend(LEGENDS, municipality, date.fromisoformat(day))

    assert legend is not None
    assert legend.text == text


@pytest.mark.parametrize("day", ["2025-12-31", "2027-01-01"])
def test_a_day_that_no_legend_covers_has_none(day: str) -> None:
    assert calendar.legend(LEGENDS, "izcalli", date.fromisoformat(day)) is None


def test_of_two_legends_of_one_scope_the_later_begun_is_borne() -> None:
    config = _config(
        legends=(OF_STATE, _legend("nueva", "2026-03-01", "2026-12-31", state="ESTADO DE MEXICO"))
    )

    chosen = calendar.explain_legend(config, "izcalli", date(2026, 3, 1)).chosen

    assert [one.text for one in chosen] == ["nueva"]


def test_a_legend_explains_what_it_won_over_and_where_it_is_written() -> None:
    ruling = calendar.explain_legend(LEGENDS, "izcalli", date(2026, 1, 21))

    assert ruling.chosen == (OF_IZCALLI,)
    assert losers(ruling) == (OF_STATE, COUNTRY_WIDE)
    assert [one.reason for one in (*ruling.won, *ruling.lost)] == ["nearest", "wider", "wider"]
    assert (ruling.where, ruling.source) == ("site.toml:30", "Gaceta 12")


def test_an_unknown_municipality_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        calendar.legend(LEGENDS, "atlantis", date(2026, 1, 1))


def test_the_administration_is_the_latest_that_had_begun() -> None:
    earlier = Administration(date(2022, 1, 1), "2022-2024")
    later = Administration(date(2025, 1, 1), "2025-2027")
    config = _config(administrations=(earlier, later))

    assert calendar.administration(config, "izcalli", date(2021, 12, 31)) is None
    assert calendar.administration(config, "izcalli", date(2024, 12, 31)) == earlier
    assert calendar.administration(config, "izcalli", date(2025, 1, 1)) == later
    assert calendar.administration(config, "juarez", date(2025, 1, 1)) is None
    assert calendar.administration(config, "", date(2025, 1, 1)) is None
    assert losers(calendar.explain_administration(config, "izcalli", date(2025, 1, 1))) == (earlier,)


BLACKOUTS = _config(
    blackouts=(
        _blackout("país", "2027-04-04T00:00:00", "2027-06-06T23:59:59"),
        _blackout("estado", "2027-04-24T00:00:00", "2027-06-06T23:59:59", state=STATE),
        _blackout("municipio", "2027-05-01T00:00:00", "2027-05-01T23:59:59", municipality="izcalli"),
        _blackout("otro", "2027-04-04T00:00:00", "2027-06-06T23:59:59", state="Jalisco"),
    )
)


@pytest.mark.parametrize(
    ("municipality", "at", "names"),
    [
        ("izcalli", "2027-04-03T23:59:59", []),
        ("izcalli", "2027-04-04T00:00:00", ["país"]),
        ("izcalli", "2027-05-01T12:00:00", ["país", "estado", "municipio"]),
        ("juarez", "2027-05-01T12:00:00", ["país"]),
        ("", "2027-05-01T12:00:00", ["país"]),
        ("izcalli", "2027-06-06T23:59:59", ["país", "estado"]),
        ("izcalli", "2027-06-07T00:00:00", []),
    ],
)
def test_the_union_of_blackouts_holds_with_both_ends(municipality: str, at: str, names: list[str]) -> None:
    zone = calendar.zone_of(BLACKOUTS, municipality)
    moment = calendar.moment(datetime.fromisoformat(at), zone, timed=True)

    assert [one.name for one in calendar.blackouts(BLACKOUTS, municipality, moment)] == names


def test_blackouts_explain_which_of_the_place_are_not_in_force() -> None:
    moment = calendar.moment(datetime.fromisoformat("2027-04-04T00:00:00"), "America/Tijuana", timed=True)

    ruling = calendar.explain_blackouts(BLACKOUTS, "izcalli", moment)

    assert [(one.rule.value.name, one.reason) for one in ruling.lost] == [
        ("estado", "ahead"),
        ("municipio", "ahead"),
    ]


def test_a_person_has_the_office_of_the_day() -> None:
    clerk = Office("Regidora", date(2022, 1, 1), date(2024, 12, 31))
    mayor = Office("Presidenta Municipal", date(2025, 1, 1))
    person = Person("ana", "Ana", offices=(clerk, mayor))

    assert calendar.office_on(person, date(2021, 12, 31)) is None
    assert calendar.office_on(person, date(2024, 12, 31)) == clerk
    assert calendar.office_on(person, date(2025, 1, 1)) == mayor


def test_of_two_offices_on_a_day_the_later_begun_counts() -> None:
    always, acting = Office("Regidora"), Office("Encargada", date(2025, 3, 1), date(2025, 3, 9))
    person = Person("ana", "Ana", offices=(always, acting))

    assert calendar.explain_office(person, date(2025, 3, 9)).chosen == (acting,)
    assert losers(calendar.explain_office(person, date(2025, 3, 9))) == (always,)
    assert calendar.office_on(person, date(2025, 3, 10)) == always


def test_times_are_in_the_zone_of_the_municipality_or_of_the_site() -> None:
    assert calendar.zone_of(LEGENDS, "izcalli") == "America/Tijuana"
    assert calendar.zone_of(LEGENDS, "juarez") == MEXICO
    assert calendar.zone_of(LEGENDS, "") == MEXICO


@pytest.mark.parametrize(
    ("place", "state", "language", "letter", "line"),
    [
        (
            "Cuautitlán Izcalli",
            STATE,
            "es-MX",
            False,
            "Cuautitlán Izcalli, Estado de México, a 13 de enero de 2026",
        ),
        ("Huixquilucan", STATE, "es-MX", True, "Huixquilucan, Estado de México; 13 de enero de 2026"),
        ("Cuautitlán Izcalli", STATE, "en", False, "Cuautitlán Izcalli, Estado de México, January 13, 2026"),
        ("Cuautitlán Izcalli", STATE, "en", True, "Cuautitlán Izcalli, Estado de México, January 13, 2026"),
        ("Springfield", "", "en-GB", False, "Springfield, 13 January 2026"),
        ("Tecámac, Estado de Mexico", STATE, "es", False, "Tecámac, Estado de Mexico, a 13 de enero de 2026"),
        ("Ciudad de México", "Ciudad de México", "es", False, "Ciudad de México, a 13 de enero de 2026"),
        ("Nuevo Estado de México", STATE, "es", False, f"Nuevo {STATE}, {STATE}, a 13 de enero de 2026"),
        ("Izcalli", "", "es-MX", False, "Izcalli, a 13 de enero de 2026"),
        ("", STATE, "es-MX", False, "13 de enero de 2026"),
        ("Izcalli", "", "nah", False, "Izcalli, a 13 de enero de 2026"),
        ("Izcalli", "", "!!", True, "Izcalli; 13 de enero de 2026"),
    ],
)
def test_a_dateline_has_the_form_of_its_language(
    place: str, state: str, *, language: str, letter: bool, line: str
) -> None:
    assert calendar.dateline(place, state, date(2026, 1, 13), language=language, letter=letter) == line
