"""The kinds of documents, and moments: words that all others use."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

import msgspec

Kind: TypeAlias = Literal["release", "notice", "event", "document", "page"]
KINDS: tuple[Kind, ...] = ("release", "notice", "event", "document", "page")

Level: TypeAlias = Literal["emergency", "important", "information"]
LEVELS: tuple[Level, ...] = ("emergency", "important", "information")  # gravest first

Subtype: TypeAlias = Literal["letter", "agreement", "call"]
EventStatus: TypeAlias = Literal["on", "postponed", "cancelled"]


class Moment(msgspec.Struct, frozen=True, order=True):
    """A point in time as an office writes it.

    `instant` is seconds since 1970 in UTC and gives the order; `local` is the
    wall clock without zone; `zone` is an IANA name. With `timed` false only the
    calendar day was given, and `local` is its first (or, for an end, last) second.
    """

    instant: int
    local: datetime
    zone: str
    timed: bool

    @property
    def day(self) -> date:
        """The calendar day on the wall clock; it never shifts."""
        return self.local.date()
