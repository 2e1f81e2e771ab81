"""Series: how an issuer numbers its releases, and the number that comes next.

An issuer is a municipality or, where it has a pattern of its own, one of its areas.
A series begins anew each year unless site.toml says `restart = "never"`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from string import Formatter

import msgspec

from sitegen import text
from sitegen.config.settings import Config, FolioPattern
from sitegen.model import Item

_DIRECTIVES = {"d": r"\d{2}", "m": r"\d{2}", "y": r"\d{2}", "Y": r"\d{4}", "j": r"\d{3}"}


class Issuer(msgspec.Struct, frozen=True):
    """Who numbers: a municipality, or one of its areas (else "")."""

    municipality: str
    area: str
    pattern: FolioPattern


class Number(msgspec.Struct, frozen=True):
    """A folio taken apart: its number, and what its date parts say, each with its form (`%d%m%y`)."""

    number: int
    dates: tuple[tuple[str, str], ...]

    def is_of(self, day: date) -> bool:
        """Whether the date in the folio is the day."""
        return all(day.strftime(form) == said for form, said in self.dates)


def issuer_of(config: Config, municipality: str, area: str = "") -> Issuer | None:
    """Who numbers what an area (or "") of a municipality publishes; None where site.toml has no pattern."""
    one = config.municipality(municipality) if municipality else None
    if one is None:
        return None
    own = next((part.folio for part in one.areas if part.id == area), None)
    if own is not None:
        return Issuer(municipality, area, own)
    return Issuer(municipality, "", one.folio) if one.folio else None


def number_of(pattern: FolioPattern, folio: str) -> Number | None:
    """A folio by its pattern; None where it does not follow it."""
    found = _expression(pattern).fullmatch(text.collapse(folio))
    if found is None:
        return None
    forms = _date_forms(pattern)
    read = Number(
        int(found["number"]), tuple((form, found[f"date{place}"]) for place, form in enumerate(forms))
    )
    written = format(read.number, _spec(pattern, "number"))
    return read if text.collapse(written) == text.collapse(found["number"]) else None


def folio(pattern: FolioPattern, day: date, number: int) -> str:
    """The folio of a number on a day: "CGCS/130126/009"."""
    return text.collapse(pattern.pattern.format(office=pattern.office, date=day, number=number))


def span_of(pattern: FolioPattern, day: date) -> int:
    """The year within which numbers count, 0 where they never begin anew."""
    return day.year if pattern.restart == "year" else 0


def taken(
    items: Iterable[Item], config: Config
) -> Mapping[tuple[Issuer, int], Mapping[int, tuple[Item, ...]]]:
    """Who has which number, by issuer and span; documents oldest first, translations left out."""
    found: defaultdict[tuple[Issuer, int], defaultdict[int, list[Item]]] = defaultdict(
        lambda: defaultdict(list)
    )
    issuer_in = cache(partial(issuer_of, config))
    issued = [
        (item, issuer, front.date.day)
        for item in items
        if (front := item.front).folio and front.date is not None and front.translation_of is None
        if (issuer := issuer_in(item.municipality, front.area)) is not None
    ]
    for item, issuer, day in sorted(issued, key=lambda one: age(one[0])):
        read = number_of(issuer.pattern, item.front.folio)
        if read is not None:
            found[issuer, span_of(issuer.pattern, day)][read.number].append(item)
    return {
        series: {number: tuple(same) for number, same in sorted(numbers.items())}
        for series, numbers in found.items()
    }


def next_number(items: Iterable[Item], config: Config, issuer: Issuer, *, day: date) -> int:
    """The number after the last one given in the series of a day; 1 where it begins.

    `items` are those that may not be public too: their numbers are taken.
    """
    numbers = taken(items, config).get((issuer, span_of(issuer.pattern, day)), {})
    return max(numbers, default=0) + 1


def next_folio(
    items: Iterable[Item], config: Config, *, municipality: str, area: str = "", day: date
) -> str | None:
    """The folio that comes next on a day; None where the issuer has no pattern."""
    issuer = issuer_of(config, municipality, area)
    if issuer is None:
        return None
    return folio(issuer.pattern, day, next_number(items, config, issuer, day=day))


def age(item: Item) -> tuple[int, str]:
    """The order in which documents came: by moment, then by path."""
    moment = item.front.moment
    return (moment.instant if moment else 0, item.path)


@lru_cache(maxsize=512)
def _expression(pattern: FolioPattern) -> re.Pattern[str]:
    parts, dates = [], 0
    for literal, field, spec, _ in Formatter().parse(pattern.pattern):
        parts.append(re.escape(literal))
        if field == "office":
            parts.append(re.escape(pattern.office))
        elif field == "number":
            parts.append(r"(?P<number> *\d+)")
        elif field == "date":
            parts.append(f"(?P<date{dates}>{_date_expression(spec or '')})")
            dates += 1
    return re.compile("".join(parts))


def _date_expression(spec: str) -> str:
    pieces = re.split(r"%([dmyYj])", spec)
    return "".join(_DIRECTIVES[one] if place % 2 else re.escape(one) for place, one in enumerate(pieces))


@lru_cache(maxsize=512)
def _date_forms(pattern: FolioPattern) -> tuple[str, ...]:
    return tuple(spec or "" for _, field, spec, _ in Formatter().parse(pattern.pattern) if field == "date")


@lru_cache(maxsize=512)
def _spec(pattern: FolioPattern, name: str) -> str:
    return next(spec or "" for _, field, spec, _ in Formatter().parse(pattern.pattern) if field == name)
