"""The engine of rules by date and place: which hold, which lose, and why.

A rule has a span and a scope: the whole country, a state, a municipality. It knows
nothing of news. Of some rules only the strongest holds (`nearest`), of others all
that hold do (`union`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Literal, TypeAlias, TypeVar

import msgspec

from sitegen.text import fold

Value = TypeVar("Value")

# Why a rule won: "alone", "nearest" (its scope is narrower than the losers'), "latest" (of one
# scope, the last begun), "holds" (of a union). Why it lost: "wider", "older" (of the same scope),
# "over", "ahead" (its span has not begun).
Reason: TypeAlias = Literal["alone", "nearest", "latest", "holds", "wider", "older", "over", "ahead"]

COUNTRY, STATE, MUNICIPALITY = 1, 2, 3


class Place(msgspec.Struct, frozen=True):
    """Where the question is asked; both "" for the whole site, where only rules of the country hold."""

    state: str = ""
    municipality: str = ""


class Rule(msgspec.Struct, Generic[Value], frozen=True):
    """A value that holds from `start` to `end`, both included (days or seconds, one kind for all rules).

    `where` is its place in site.toml ("site.toml:40") or "", `source` the agreement or law it comes from.
    """

    value: Value
    start: int
    end: int
    state: str = ""
    municipality: str = ""
    where: str = ""
    source: str = ""

    def scope(self, place: Place) -> int:
        """How near the rule's scope is to a place; 0 where it does not hold."""
        if self.municipality:
            return MUNICIPALITY if self.municipality == place.municipality else 0
        if self.state:
            is_same = self.state == place.state or fold(self.state) == fold(place.state)
            return STATE if is_same else 0
        return COUNTRY


class Verdict(msgspec.Struct, Generic[Value], frozen=True):
    """A rule of the place, and why it won or lost."""

    rule: Rule[Value]
    reason: Reason


class Ruling(msgspec.Struct, Generic[Value], frozen=True):
    """The answer: the rules that won and those that lost, strongest first.

    Rules of other places have no part in it.
    """

    won: tuple[Verdict[Value], ...] = ()
    lost: tuple[Verdict[Value], ...] = ()

    @property
    def chosen(self) -> tuple[Value, ...]:
        """The values that hold."""
        return tuple(one.rule.value for one in self.won)

    @property
    def first(self) -> Value | None:
        """The value that holds, or the first of them; None where none does."""
        return self.won[0].rule.value if self.won else None

    @property
    def where(self) -> str:
        """The first winner's place in site.toml, or ""."""
        return self.won[0].rule.where if self.won else ""

    @property
    def source(self) -> str:
        """The agreement or law of the first winner, or ""."""
        return self.won[0].rule.source if self.won else ""


def nearest(rules: Sequence[Rule[Value]], place: Place, at: int) -> Ruling[Value]:
    """The one rule that holds: that of the nearest scope, then the latest begun, then the first written."""
    here = _of(rules, place)
    ranked = sorted(holding(here, place, at), key=_weakness(place))
    if not ranked:
        return Ruling((), _idle(here, at))
    first, *others = ranked
    lost = (Verdict(one, _lesser(one, first, place)) for one in others)
    return Ruling((Verdict(first, _greater(first, others, place)),), (*lost, *_idle(here, at)))


def strongest(rules: Iterable[Rule[Value]], place: Place, at: int) -> Value | None:
    """The value of the one rule that holds, or None: `nearest` for those who ask ten thousand times."""
    first = min(holding(rules, place, at), key=_weakness(place), default=None)
    return first.value if first else None


def holding(rules: Iterable[Rule[Value]], place: Place, at: int) -> tuple[Rule[Value], ...]:
    """The rules of a place that hold, in the order written: `union` for those who ask ten thousand times."""
    return tuple(one for one in rules if one.start <= at <= one.end and one.scope(place))


def union(rules: Sequence[Rule[Value]], place: Place, at: int) -> Ruling[Value]:
    """Every rule of the place that holds, in the order written."""
    won = tuple(Verdict(one, "holds") for one in holding(rules, place, at))
    return Ruling(won, _idle(_of(rules, place), at))


def _weakness(place: Place) -> Callable[[Rule[Value]], tuple[int, int]]:
    return lambda one: (-one.scope(place), -one.start)


def _of(rules: Sequence[Rule[Value]], place: Place) -> list[Rule[Value]]:
    return [one for one in rules if one.scope(place)]


def _idle(rules: Sequence[Rule[Value]], at: int) -> tuple[Verdict[Value], ...]:
    """Those of the place whose span is over, or has not begun."""
    over = tuple(Verdict(one, "over") for one in rules if one.end < at)
    return (*over, *(Verdict(one, "ahead") for one in rules if one.start > at))


def _lesser(one: Rule[Value], first: Rule[Value], place: Place) -> Reason:
    return "wider" if one.scope(place) < first.scope(place) else "older"


def _greater(first: Rule[Value], others: Sequence[Rule[Value]], place: Place) -> Reason:
    if not others:
        return "alone"
    return "latest" if others[0].scope(place) == first.scope(place) else "nearest"
