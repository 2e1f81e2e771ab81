"""The room of values: a value of site.toml with its place, and the parsers that give it a type.

A parser takes a value and the findings; it answers None when it has told the findings
what is wrong, so that one run tells everything (decision 11).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

import msgspec

from sitegen.config.lines import KeyPath
from sitegen.config.syntax import NAME
from sitegen.problems import Problem, error, warning
from sitegen.text import closest, collapse, fold, nfc, slug

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SHOWN = 60
MOST = 100_000  # of anything that a site counts
YEARS = range(1900, 2100)


class Value(msgspec.Struct, frozen=True):
    """What stands behind a key: `key` is its canonical path, `name` the key as it was written."""

    raw: object
    key: str
    name: str
    line: int
    place: KeyPath = ()

    @property
    def shown(self) -> str:
        """The value as a message quotes it, at most 60 characters."""
        if isinstance(self.raw, bool):
            return str(self.raw).lower()
        return str(self.raw)[:_SHOWN]


class Findings(msgspec.Struct, frozen=True):
    """What a reading gathers: problems, and the line of every key by its canonical name."""

    root: Path
    lines: Mapping[KeyPath, int]
    problems: list[Problem] = msgspec.field(default_factory=list)
    found: dict[str, int] = msgspec.field(default_factory=dict)

    def wrong(self, code: str, at: Value, /, **params: object) -> None:
        """Notes an error at a value; its key and what it says are facts of every message."""
        facts = {"key": at.name, "value": at.shown} | params
        self.problems.append(error(code, path=NAME, line=at.line, **facts))

    def wrong_at(self, code: str, key: str, /, **params: object) -> None:
        """Notes an error at a canonical key, or at the table that lacks it."""
        self.problems.append(error(code, path=NAME, line=self._line_of(key), **params))

    def doubtful_at(self, code: str, key: str, /, **params: object) -> None:
        """Notes a warning at a canonical key."""
        self.problems.append(warning(code, path=NAME, line=self._line_of(key), **params))

    def inner(self, outer: Value, name: str | int, *, raw: object, key: str) -> Value:
        """A value inside another one, with its line (or the outer one's), and notes where it stands."""
        place = (*outer.place, name)
        value = Value(
            raw, key, name if isinstance(name, str) else outer.name, self.lines.get(place, outer.line), place
        )
        self.found[key] = value.line
        return value

    def _line_of(self, key: str) -> int:
        return self.found.get(key) or self.found.get(key.rpartition(".")[0], 1)


Fixed = TypeVar("Fixed", bound=str)
Parser: TypeAlias = Callable[[Value, Findings], object | None]


class Local(msgspec.Struct, frozen=True):
    """A time as site.toml writes it: a wall clock, or with `offset` seconds from UTC if that was given."""

    local: datetime
    timed: bool
    offset: int | None


# --- text -----------------------------------------------------------------------


def text(value: Value, findings: Findings) -> str | None:
    """A text of any number of lines, NFC, without white space at its ends; may be empty."""
    if not isinstance(value.raw, str):
        findings.wrong("config-not-text", value)
        return None
    if _CONTROL.search(value.raw):
        findings.wrong("config-control", value, value=_CONTROL.sub("�", value.shown))
        return None
    return nfc(value.raw).strip()


def phrase(value: Value, findings: Findings) -> str | None:
    """A text in one line."""
    said = text(value, findings)
    return None if said is None else collapse(said)


def name(value: Value, findings: Findings) -> str | None:
    """A text in one line that may not be empty."""
    said = phrase(value, findings)
    if said == "":
        findings.wrong("config-blank", value)
        return None
    return said


def ident(value: Value, findings: Findings) -> str | None:
    """An id: a slug, since it becomes part of addresses."""
    said = name(value, findings)
    if said and slug(said) != said:
        findings.wrong("config-id", value, guess=slug(said) or "cuautitlan-izcalli")
        return None
    return said


def path_word(value: Value, findings: Findings) -> str | None:
    """A word of `[urls]`: a slug."""
    said = name(value, findings)
    if said and slug(said) != said:
        findings.wrong("config-urls-word", value, guess=slug(said) or "comunicados")
        return None
    return said


# --- other scalars ----------------------------------------------------------------


def boolean(value: Value, findings: Findings) -> bool | None:
    """`true` or `false`, without quotes."""
    if not isinstance(value.raw, bool):
        findings.wrong("config-not-boolean", value)
        return None
    return value.raw


def number(value: Value, findings: Findings) -> int | None:
    """A whole number from 0 to 100,000, without quotes."""
    if not isinstance(value.raw, int) or isinstance(value.raw, bool) or not 0 <= value.raw <= MOST:
        findings.wrong("config-not-number", value)
        return None
    return value.raw


def year(value: Value, findings: Findings) -> int | None:
    """A year from 1900 to 2099, without quotes: those that a picture's folder can tell."""
    if not isinstance(value.raw, int) or isinstance(value.raw, bool) or value.raw not in YEARS:
        findings.wrong("config-not-year", value)
        return None
    return value.raw


def day(value: Value, findings: Findings) -> date | None:
    """A calendar day, without quotes and without time."""
    if not isinstance(value.raw, date) or isinstance(value.raw, datetime):
        findings.wrong("config-not-day", value)
        return None
    return value.raw


def opening(value: Value, findings: Findings) -> Local | None:
    """The first second of a span: a time, or a day from its beginning."""
    return _local(value, findings, whole_day=time())


def closing(value: Value, findings: Findings) -> Local | None:
    """The last second of a span: a time, or a day to its end."""
    return _local(value, findings, whole_day=time(23, 59, 59))


def _local(value: Value, findings: Findings, *, whole_day: time) -> Local | None:
    raw = value.raw
    if isinstance(raw, datetime):
        offset = raw.utcoffset()
        seconds = None if offset is None else int(offset.total_seconds())
        return Local(raw.replace(tzinfo=None, microsecond=0), timed=True, offset=seconds)
    if isinstance(raw, date):
        return Local(datetime.combine(raw, whole_day), timed=False, offset=None)
    findings.wrong("config-not-moment", value)
    return None


class Choice(msgspec.Struct, Generic[Fixed], frozen=True, eq=False):
    """A parser of fixed values: `words` gives the Spanish name of each, which means the same."""

    words: Mapping[Fixed, str]

    def __call__(self, value: Value, findings: Findings) -> Fixed | None:
        """Read the value; None where it tells what is wrong."""
        known = {fold(said): one for one, spanish in self.words.items() for said in (one, spanish)}
        said = phrase(value, findings)
        if said is None or fold(said) in known:
            return None if said is None else known[fold(said)]
        pairs = self.words.items()
        listed = ", ".join(f"{one} ({spanish})" if one != spanish else one for one, spanish in pairs)
        guess = closest(said, [*self.words, *self.words.values()])
        findings.wrong("config-choice", value, known=listed, guess=guess or next(iter(self.words)))
        return None


def choice(words: Mapping[Fixed, str]) -> Choice[Fixed]:
    """A parser of fixed values, as `Choice` says."""
    return Choice(words)
