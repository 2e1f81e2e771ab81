"""The rules of public office by date and place: legends, administrations, offices, electoral blackouts.

All of them are put to one engine. Of legends the nearest scope wins, of administrations
the latest begun, of blackouts the union holds. Days are counted in
ordinals, moments in seconds since 1970 (UTC).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache, partial
from typing import TypeVar

from sitegen.calendar.engine import Place, Rule, Ruling, holding, nearest, strongest, union
from sitegen.clock import moment_at, shown
from sitegen.config.settings import Administration, Blackout, Config, Legend, Office, Officer, Person
from sitegen.memory.recall import Recall
from sitegen.model import Moment

Value = TypeVar("Value")

_FIRST, _LAST = date.min, date.max
ANYWHERE = Place()
DAYS = 4096  # of which it is remembered what held: a document's page asks several times, its neighbours again


def zone_of(config: Config, municipality_id: str) -> str:
    """The zone in which a municipality writes its times: its own or the site's; "" is the whole site."""
    own = config.municipality(municipality_id).timezone if municipality_id else ""
    return own or config.site.timezone


def day_of(config: Config, municipality_id: str, at: Moment) -> date:
    """The calendar day of a moment on the clocks of a municipality."""
    return moment_at(at.instant, zone_of(config, municipality_id)).day


# --- legends --------------------------------------------------------------------


def legend(config: Config, municipality_id: str, day: date) -> Legend | None:
    """The official legend of a municipality on a day, or None in a gap; "" is the whole site."""
    return _legend_on(config)(municipality_id, day)


def explain_legend(config: Config, municipality_id: str, day: date) -> Ruling[Legend]:
    """The legend that applies, and those of the place that lost."""
    return nearest(_legends(config), _place(config, municipality_id), day.toordinal())


_legend_on: Recall[Config, Callable[[str, date], Legend | None]] = Recall(
    lambda config: lru_cache(DAYS)(
        lambda ident, day: strongest(_legends(config), _place(config, ident), day.toordinal())
    ),
    most=4,
)


def _legend_rules(config: Config) -> tuple[Rule[Legend], ...]:
    return tuple(
        _daily(
            one,
            one.start,
            one.end,
            state=one.state,
            municipality=one.municipality,
            where=_where(config, f"legend[{number}]"),
            source=one.source,
        )
        for number, one in enumerate(config.legends)
    )


_legends: Recall[Config, tuple[Rule[Legend], ...]] = Recall(_legend_rules, most=4)


# --- who governs ----------------------------------------------------------------


def administration(config: Config, municipality_id: str, day: date) -> Administration | None:
    """Who governed a municipality on a day: the latest that had begun, or None before the first."""
    return _governing(config)(municipality_id, day)


_governing: Recall[Config, Callable[[str, date], Administration | None]] = Recall(
    lambda config: lru_cache(DAYS)(
        lambda ident, day: strongest(_terms_of(config, ident), Place("", ident), day.toordinal())
    ),
    most=4,
)


def explain_administration(config: Config, municipality_id: str, day: date) -> Ruling[Administration]:
    """The administration of a day, and the others of the municipality."""
    return nearest(_terms_of(config, municipality_id), Place("", municipality_id), day.toordinal())


def _terms_of(config: Config, municipality_id: str) -> tuple[Rule[Administration], ...]:
    """The administrations of a municipality; the whole site has none."""
    return _terms(config)(municipality_id) if municipality_id else ()


def _term_rules(config: Config, municipality_id: str) -> tuple[Rule[Administration], ...]:
    number = next(number for number, one in enumerate(config.municipalities) if one.id == municipality_id)
    return tuple(
        _daily(
            one,
            one.start,
            one.end,
            municipality=municipality_id,
            where=_where(config, f"municipality[{number}].administration[{place}]"),
            source=one.source,
        )
        for place, one in enumerate(config.municipalities[number].administrations)
    )


_terms: Recall[Config, Callable[[str], tuple[Rule[Administration], ...]]] = Recall(
    lambda config: cache(partial(_term_rules, config)), most=4
)


def head_on(config: Config, municipality_id: str, day: date) -> Officer | None:
    """Who stood at the head of the administration of a day: the latest begun, if several are written."""
    governing = administration(config, municipality_id, day)
    return next(iter(_latest_first(_serving(governing.heads, day))), None) if governing else None


def officials_on(config: Config, municipality_id: str, day: date) -> tuple[Officer, ...]:
    """Head and officials of the administration of a day who held their office then, in the order written."""
    governing = administration(config, municipality_id, day)
    if governing is None:
        return ()
    return (*_latest_first(_serving(governing.heads, day))[:1], *_serving(governing.officials, day))


def _serving(officers: Iterable[Officer], day: date) -> list[Officer]:
    """Those in office on a day, in the order written."""
    return [one for one in officers if (one.start or _FIRST) <= day <= (one.end or _LAST)]


def _latest_first(officers: Iterable[Officer]) -> list[Officer]:
    return sorted(officers, key=lambda one: one.start or _FIRST, reverse=True)


def office_on(person: Person, day: date) -> Office | None:
    """The office that a person held on a day, the latest begun if several, or None."""
    return strongest(_offices(person), ANYWHERE, day.toordinal())


def explain_office(person: Person, day: date) -> Ruling[Office]:
    """The office of a day, and the others that the person held or will hold."""
    return nearest(_offices(person), ANYWHERE, day.toordinal())


def _offices(person: Person) -> list[Rule[Office]]:
    return [_daily(one, one.start or _FIRST, one.end) for one in person.offices]


# --- electoral blackouts ----------------------------------------------------------


def blackouts(config: Config, municipality_id: str, at: Moment) -> tuple[Blackout, ...]:
    """Every blackout in force for a municipality at a moment, in the order of site.toml.

    The union holds: those of the country, of its state and its own; both ends are included.
    """
    if not config.blackouts:
        return ()
    held = holding(_windows(config)(municipality_id), _place(config, municipality_id), at.instant)
    return tuple(one.value for one in held)


def quiet_until(
    config: Config, municipality_id: str, at: Moment, *, holds: Callable[[Blackout], bool]
) -> Moment | None:
    """The first moment at which no blackout that `holds` is in force, one after the other; None if none is.

    On the clocks of the municipality.
    """
    until = at
    while ends := [
        window(config, one, municipality_id)[1].instant
        for one in blackouts(config, municipality_id, until)
        if holds(one)
    ]:
        until = moment_at(max(ends) + 1, zone_of(config, municipality_id))
    return None if until is at else until


def explain_blackouts(config: Config, municipality_id: str, at: Moment) -> Ruling[Blackout]:
    """The blackouts in force, and those of the same place that are over or still to come."""
    return union(_windows(config)(municipality_id), _place(config, municipality_id), at.instant)


def window(config: Config, blackout: Blackout, municipality_id: str) -> tuple[Moment, Moment]:
    """First and last second of a blackout on the clocks of a municipality ("": of the site).

    A blackout of a state or of the country begins at each place's own hour, as the law counts
    days, unless site.toml gives the hour with its distance from UTC. Where a clock shows an
    hour twice or never, the window is the longer one.
    """
    return _spans(config)(blackout, municipality_id)


def _span(config: Config, blackout: Blackout, municipality_id: str) -> tuple[Moment, Moment]:
    zone = zone_of(config, municipality_id)
    first = blackout.start.instant if blackout.start_absolute else min(shown(blackout.start.local, zone))
    last = blackout.end.instant if blackout.end_absolute else max(shown(blackout.end.local, zone))
    return moment_at(first, zone), moment_at(last, zone)


_spans: Recall[Config, Callable[[Blackout, str], tuple[Moment, Moment]]] = Recall(
    lambda config: cache(partial(_span, config)), most=4
)


def _window_rules(config: Config, municipality_id: str) -> tuple[Rule[Blackout], ...]:
    spans = [window(config, one, municipality_id) for one in config.blackouts]
    return tuple(
        Rule(
            one,
            first.instant,
            last.instant,
            one.state,
            one.municipality,
            _where(config, f"blackout[{number}]"),
            one.source,
        )
        for number, (one, (first, last)) in enumerate(zip(config.blackouts, spans, strict=True))
    )


_windows: Recall[Config, Callable[[str], tuple[Rule[Blackout], ...]]] = Recall(
    lambda config: cache(partial(_window_rules, config)), most=4
)


# --- the engine's words -----------------------------------------------------------


def _place(config: Config, municipality_id: str) -> Place:
    state = config.municipality(municipality_id).state if municipality_id else ""
    return Place(state, municipality_id)


def _daily(  # noqa: PLR0913 - what a rule is made of
    value: Value, start: date, end: date | None, *, state: str = "", municipality: str = "", where: str = "",
    source: str = "",
) -> Rule[Value]:  # fmt: skip
    last = (end or _LAST).toordinal()
    return Rule(value, start.toordinal(), last, state, municipality, where, source)


def _where(config: Config, key: str) -> str:
    line = config.line(key)
    return f"site.toml:{line}" if line else ""
