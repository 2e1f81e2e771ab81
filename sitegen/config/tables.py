"""The room of tables: how a table of site.toml becomes a frozen type, by a list of its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

import msgspec

from sitegen.config.values import Findings, Parser, Value
from sitegen.text import closest, fold

Built = TypeVar("Built")


class Field(msgspec.Struct, frozen=True):
    """A key of a table: English, Spanish (the first is the one that the guide names), parser.

    `attribute` is the name in the built type where it differs from the key.
    """

    key: str
    spanish: tuple[str, ...]
    parse: Parser
    required: bool = False
    attribute: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that the key goes by."""
        return (self.key, *self.spanish)


class Table(msgspec.Struct, Generic[Built], frozen=True):
    """What a table may hold, and what it becomes.

    With `partial` the type has a default for everything, so that what is there can
    be checked although a required key is missing or wrong.
    """

    build: Callable[..., Built]
    fields: tuple[Field, ...]
    partial: bool = False

    def read(self, value: Value, findings: Findings) -> Built | None:
        """The typed table, or None where a required key is missing or wrong (unless `partial`).

        Any other wrong key is told and left to its default, so that reading goes on.
        """
        given = keys_of(value, findings, {one.key: one.names for one in self.fields})
        if given is None:
            return None
        parsed: dict[str, object] = {}
        complete = True
        for one in self.fields:
            here = given.get(one.key)
            result = None if here is None else one.parse(here, findings)
            if result is not None:
                parsed[one.attribute or one.key] = result
            elif one.required:
                complete = False
                if here is None:
                    findings.wrong(
                        "config-key-missing", value, key=one.key, spanish=one.spanish[0], table=value.name
                    )
        return self.build(**parsed) if complete or self.partial else None


def keys_of(
    value: Value, findings: Findings, known: Mapping[str, tuple[str, ...]]
) -> dict[str, Value] | None:
    """The values of a table by canonical key; tells of unknown keys and of keys given under two names.

    `known` has every name of each canonical key; accents and capitals do not matter.
    """
    if not isinstance(value.raw, dict):
        findings.wrong("config-not-table", value)
        return None
    canonical = {fold(one): key for key, names in known.items() for one in names}
    given: dict[str, Value] = {}
    for written, raw in value.raw.items():
        key = canonical.get(fold(written), "")
        full = f"{value.key}.{key or written}" if value.key else key or written
        inner = findings.inner(value, written, raw=raw, key=full)
        if not key:
            _unknown(inner, findings, known)
        elif key in given:
            findings.wrong("config-key-twice", inner, other=given[key].name, before=given[key].line)
        else:
            given[key] = inner
    return given


def _unknown(value: Value, findings: Findings, known: Mapping[str, tuple[str, ...]]) -> None:
    names = [one for group in known.values() for one in group]
    guess = closest(value.name, names)
    if guess:
        findings.wrong("config-key-misspelt", value, guess=guess)
    else:
        findings.wrong("config-key-unknown", value, known=", ".join(sorted(set(names))))


# --- parsers of what holds other values -------------------------------------------


# Each is a type, so that the schemas can see what it holds.


class Rows(msgspec.Struct, Generic[Built], frozen=True, eq=False):
    """A parser of tables in double brackets, or of a list of inline tables.

    Gives a tuple as long as the list, with None for one that cannot be used; with
    `good` those are left out.
    """

    of: Table[Built]
    good: bool

    def __call__(self, value: Value, findings: Findings) -> tuple[Built | None, ...] | None:
        """Read the value; None where it tells what is wrong."""
        if not isinstance(value.raw, list) or not all(isinstance(one, dict) for one in value.raw):
            findings.wrong("config-not-tables", value)
            return None
        read = [self.of.read(entry, findings) for entry in _entries(value, findings)]
        return tuple(one for one in read if not self.good or one is not None)


class OneOrMore(msgspec.Struct, Generic[Built], frozen=True, eq=False):
    """A parser of one table, or of several as in `tables`; gives a tuple."""

    of: Table[Built]

    def __call__(self, value: Value, findings: Findings) -> tuple[Built | None, ...] | None:
        """Read the value; None where it tells what is wrong."""
        if isinstance(value.raw, list):
            return tables(self.of)(value, findings)
        alone = self.of.read(value, findings)
        return None if alone is None else (alone,)


class Texts(msgspec.Struct, frozen=True, eq=False):
    """A parser of a list of texts; one text alone is a list of one."""

    each: Parser

    def __call__(self, value: Value, findings: Findings) -> tuple[object, ...] | None:
        """Read the value; None where it tells what is wrong."""
        if isinstance(value.raw, str):
            alone = self.each(value, findings)
            return None if alone is None else (alone,)
        if not isinstance(value.raw, list):
            findings.wrong("config-not-list", value)
            return None
        read = [self.each(entry, findings) for entry in _entries(value, findings)]
        return tuple(one for one in read if one is not None)


class Pairs(msgspec.Struct, frozen=True, eq=False):
    """A parser of a table whose keys are free: a tuple of (key, value) in the order written."""

    each: Parser

    def __call__(self, value: Value, findings: Findings) -> tuple[tuple[str, object], ...] | None:
        """Read the value; None where it tells what is wrong."""
        if not isinstance(value.raw, dict):
            findings.wrong("config-not-table", value)
            return None
        inner = [
            findings.inner(value, written, raw=raw, key=f"{value.key}.{written}")
            for written, raw in value.raw.items()
        ]
        return tuple((one.name, parsed) for one in inner if (parsed := self.each(one, findings)) is not None)


def rows(of: Table[Built]) -> Rows[Built]:
    """A parser of tables in double brackets: None stands for one that cannot be used."""
    return Rows(of, good=False)


def tables(of: Table[Built]) -> Rows[Built]:
    """As `rows`, with the good ones only."""
    return Rows(of, good=True)


def one_or_more(of: Table[Built]) -> OneOrMore[Built]:
    """A parser of one table or of several, as `OneOrMore` says."""
    return OneOrMore(of)


def texts(parse: Parser) -> Texts:
    """A parser of a list of texts, as `Texts` says."""
    return Texts(parse)


def pairs(parse: Parser) -> Pairs:
    """A parser of a table whose keys are free, as `Pairs` says."""
    return Pairs(parse)


def _entries(value: Value, findings: Findings) -> list[Value]:
    raw = value.raw if isinstance(value.raw, list) else []
    return [
        findings.inner(value, number, raw=one, key=f"{value.key}[{number}]") for number, one in enumerate(raw)
    ]
