"""The values of front matter before they have types: text, lists and records, with their lines."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


class Scalar(msgspec.Struct, frozen=True):
    """A text as it was written; `quoted` if it stood in quotes or in a block (`|`, `>`)."""

    text: str
    line: int
    quoted: bool = False


class Listing(msgspec.Struct, frozen=True):
    """A list of values."""

    items: tuple[Value, ...]
    line: int


class Entry(msgspec.Struct, frozen=True):
    """A key with its value."""

    key: Scalar
    value: Value


class Record(msgspec.Struct, frozen=True):
    """A group of keys, in their order."""

    entries: tuple[Entry, ...]
    line: int


Value: TypeAlias = Scalar | Listing | Record


def is_absent(value: Value) -> bool:
    """Whether nothing was given: an empty value, or an unquoted `~` or `null` (decision 10)."""
    if not isinstance(value, Scalar):
        return False
    return not value.text.strip() or (not value.quoted and value.text in _NOTHING)


def items_of(value: Value) -> tuple[Value, ...]:
    """The values of a list without its empty ones; a single value is a list of one."""
    several = value.items if isinstance(value, Listing) else (value,)
    return tuple([one for one in several if not is_absent(one)])
