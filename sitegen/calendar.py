"""The room of the calendar: rules by date and place, moments with their zone, datelines.

A rule has a span and a scope (country, state, municipality). Of legends the most
specific scope wins, of blackouts the union holds (newsroom.md). Each `explain_…`
also tells which rules lost.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date

from sitegen.clock import (
    ClockError,
    ClockTrouble,
    end_of_day,
    moment,
    moment_at,
    start_of_day,
    zone,
    zones,
)
from sitegen.config.settings import Administration, Blackout, Config, Legend, Office, Person
from sitegen.model import Moment
from sitegen.text import fold

# The clock's names are the calendar's too: who asks for a rule has a moment to ask with.
__all__ = [
    "ClockError",
    "ClockTrouble",
    "Ruling",
    "administration",
    "blackouts",
    "dateline",
    "day_date",
    "end_of_day",
    "explain_administration",
    "explain_blackouts",
    "explain_legend",
    "explain_office",
    "legend",
    "moment",
    "moment_at",
    "office_on",
    "start_of_day",
    "zone",
    "zone_of",
    "zones",
]

Rule = TypeVar("Rule")

_COUNTRY, _STATE, _MUNICIPALITY = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Ruling(Generic[Rule]):
    """Which rules applied and which lost, both strongest first.

    `where` is the first winner's place in site.toml ("site.toml:40"), or "".
    """

    chosen: tuple[Rule, ...]
    losers: tuple[Rule, ...]
    where: str = ""


# --- rules by date and place ----------------------------------------------------


def zone_of(config: Config, municipality_id: str) -> str:
    """The zone in which a municipality writes its times: its own or the site's; "" is the whole site."""
    own = config.municipality(municipality_id).timezone if municipality_id else ""
    return own or config.site.timezone


def legend(config: Config, municipality_id: str, day: date) -> Legend | None:
    """The official legend of a municipality on a day, or None in a gap; "" is the whole site."""
    return next((config.legends[number] for number in _legends(config, municipality_id, day)), None)


def explain_legend(config: Config, municipality_id: str, day: date) -> Ruling[Legend]:
    """The legend that applies, and those that hold on the day too and lost."""
    order = _legends(config, municipality_id, day)
    rules = tuple(config.legends[number] for number in order)
    return Ruling(rules[:1], rules[1:], _where(config, "legend", order))


def _legends(config: Config, municipality_id: str, day: date) -> list[int]:
    """The numbers of the legends that hold, strongest first.

    The nearest scope wins, then the latest start, then the order of site.toml.
    """
    state = _state_of(config, municipality_id)
    holding = [
        (-scope, -one.start.toordinal(), number)
        for number, one in enumerate(config.legends)
        if one.start <= day <= one.end
        and (scope := _scope(one.state, one.municipality, state=state, municipality=municipality_id))
    ]
    return [number for _, _, number in sorted(holding)]


def administration(config: Config, municipality_id: str, day: date) -> Administration | None:
    """Who governed a municipality on a day: the latest that had begun, or None before the first."""
    return next(iter(explain_administration(config, municipality_id, day).chosen), None)


def explain_administration(config: Config, municipality_id: str, day: date) -> Ruling[Administration]:
    """The administration of a day, and the earlier ones that had ended, latest first."""
    if not municipality_id:
        return Ruling((), ())
    begun = [one for one in config.municipality(municipality_id).administrations if one.start <= day]
    rules = tuple(sorted(begun, key=lambda one: one.start, reverse=True))
    return Ruling(rules[:1], rules[1:])


def blackouts(config: Config, municipality_id: str, at: Moment) -> tuple[Blackout, ...]:
    """Every blackout in force for a municipality at a moment, in the order of site.toml.

    The union holds: those of the country, of its state and its own; both ends are included.
    """
    return tuple(one for _, one in _blackouts_of(config, municipality_id) if _in_force(one, at))


def explain_blackouts(config: Config, municipality_id: str, at: Moment) -> Ruling[Blackout]:
    """The blackouts in force, and those of the same place that are over or still to come."""
    here = _blackouts_of(config, municipality_id)
    order = [number for number, one in here if _in_force(one, at)]
    rest = tuple(one for _, one in here if not _in_force(one, at))
    return Ruling(
        tuple(config.blackouts[number] for number in order), rest, _where(config, "blackout", order)
    )


def _blackouts_of(config: Config, municipality_id: str) -> list[tuple[int, Blackout]]:
    state = _state_of(config, municipality_id)
    return [
        (number, one)
        for number, one in enumerate(config.blackouts)
        if _scope(one.state, one.municipality, state=state, municipality=municipality_id)
    ]


def _in_force(blackout: Blackout, at: Moment) -> bool:
    return blackout.start.instant <= at.instant <= blackout.end.instant


def office_on(person: Person, day: date) -> Office | None:
    """The office that a person held on a day, the latest begun if several, or None."""
    return next(iter(explain_office(person, day).chosen), None)


def explain_office(person: Person, day: date) -> Ruling[Office]:
    """The office of a day, and the others held on it, latest begun first."""
    held = [one for one in person.offices if (one.start or date.min) <= day <= (one.end or date.max)]
    rules = tuple(sorted(held, key=lambda one: one.start or date.min, reverse=True))
    return Ruling(rules[:1], rules[1:])


def _state_of(config: Config, municipality_id: str) -> str:
    return config.municipality(municipality_id).state if municipality_id else ""


def _scope(rule_state: str, rule_municipality: str, *, state: str, municipality: str) -> int:
    """How near a rule's scope is to a municipality; 0 where it does not hold."""
    if rule_municipality:
        return _MUNICIPALITY if rule_municipality == municipality else 0
    if rule_state:
        return _STATE if fold(rule_state) == fold(state) else 0
    return _COUNTRY


def _where(config: Config, table: str, order: Iterable[int]) -> str:
    return next((f"site.toml:{config.line(f'{table}[{number}]')}" for number in order), "")


# --- datelines ------------------------------------------------------------------


def dateline(place: str, state: str, day: date, *, language: str, letter: bool) -> str:
    """Where and when a text was given, in the form of its language.

    Spanish: "Cuautitlán Izcalli, Estado de México, a 13 de enero de 2026", for a letter
    "…; 13 de enero de 2026"; so too for a language that Babel lacks. The state is left
    out where the place says it already.
    """
    written = day_date(day, language)
    if not place:
        return written
    said = fold(place) == fold(state) or fold(place).endswith(f", {fold(state)}")
    where = place if said or not state else f"{place}, {state}"
    if _locale(language).language != "es":
        return f"{where}, {written}"
    return f"{where}; {written}" if letter else f"{where}, a {written}"


def day_date(day: date, language: str) -> str:
    """The day in words: "13 de enero de 2026", "January 13, 2026".

    Spanish for a language that Babel lacks.
    """
    return format_date(day, "long", locale=_locale(language))


@functools.cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("es")
