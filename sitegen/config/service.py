"""The room of service: offices of people that follow from who served in an administration.

What is written once, as head or official of an administration, need not be typed again
for a person's page; offices written there win wherever both speak of the same days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import zip_longest

from msgspec.structs import replace

from sitegen.config.settings import Administration, Municipality, Office, Officer, Person
from sitegen.text import collapse, fold


def served(people: Iterable[Person], municipalities: Iterable[Municipality]) -> tuple[Person, ...]:
    """The people with the offices that administrations say they held, after their own."""
    terms = [
        (one, officer, start, end)
        for one in municipalities
        for term, end_of_term in _terms(one)
        for officer, start, end in _officers(term, end_of_term)
    ]
    return tuple(_with_offices(person, terms) for person in people) if terms else tuple(people)


def _terms(one: Municipality) -> Iterator[tuple[Administration, date | None]]:
    """The administrations with their last day: that before the next one begins, unless it is written."""
    ordered = sorted(one.administrations, key=lambda term: term.start)
    for term, following in zip_longest(ordered, ordered[1:]):
        last = following.start - timedelta(days=1) if following else None
        yield term, min(filter(None, (term.end, last)), default=None)


def _officers(term: Administration, end: date | None) -> Iterator[tuple[Officer, date, date | None]]:
    for officer in (*term.heads, *term.officials):
        yield officer, officer.start or term.start, officer.end or end


def _with_offices(person: Person, terms: Iterable[tuple[Municipality, Officer, date, date | None]]) -> Person:
    names = {fold(collapse(name)) for name in (person.name, *person.aliases)}
    found = tuple(
        Office(officer.office, start, end, one.name)
        for one, officer, start, end in terms
        if person.municipality in ("", one.id)
        and fold(collapse(officer.name)) in names
        and not any(_meet(own, start, end) for own in person.offices)
    )
    return replace(person, offices=(*person.offices, *found)) if found else person


def _meet(own: Office, start: date, end: date | None) -> bool:
    """Whether an office written by hand and a span have a day in common."""
    return (own.start or date.min) <= (end or date.max) and start <= (own.end or date.max)
