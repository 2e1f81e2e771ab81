"""The entries of a daybook (`daybook`) in columns: finding out what holds takes no step for each."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

import msgspec

from sitegen.memory.trace import ABSENT, Mark

Entry: TypeAlias = "tuple[array[int], bytes]"  # places in the marks, and the product

MISSED = b""  # the digest of a part that was asked for and was not there
UNKNOWN = b"?"  # that of one of which nobody told a digest: it never holds
PIECE: Final = 4096  # places that are looked at in one go
WIDE: Final = "I"  # how numbers are packed: as this machine has its own, which is part of every base


class Sheet(msgspec.Struct, frozen=True, array_like=True):
    """A daybook, or what a build changed of one: it holds from `since` until just before `until`.

    Both are seconds since 1970 (UTC). Marks stand behind those before, entries in the place of those of
    their name. `counts` are the numbers of places of each entry, `places` all of them; both packed.
    """

    since: int
    until: int
    marks: tuple[Mark, ...] = ()
    digests: tuple[bytes, ...] = ()
    names: tuple[str, ...] = ()
    products: tuple[bytes, ...] = ()
    counts: bytes = b""
    places: bytes = b""
    facts: bytes = b""  # the key of `Facts`
    changed: tuple[tuple[int, bytes], ...] = ()  # digests of marks of before
    gone: tuple[str, ...] = ()  # entries of before


class Book:
    """All sheets of a daybook put together. Entries have numbers; those of `stale` hold no more.

    `told` are the digests of all parts whose marks begin with one of `asked`; the others are as they were.
    """

    def __init__(self, sheets: Sequence[Sheet], told: Mapping[Mark, bytes], asked: tuple[str, ...]) -> None:
        self.marks: list[Mark] = []
        self.digests: list[bytes] = []
        self.numbers: dict[str, int] = {}
        self.products: list[bytes] = []
        self._places = array(WIDE)
        counts = array(WIDE)
        for sheet in sheets:
            for place, digest in sheet.changed:
                self.digests[place] = digest
            for name in sheet.gone:
                self.numbers.pop(name, None)
            self.marks += sheet.marks
            self.digests += sheet.digests
            self.numbers.update(zip(sheet.names, range(len(self.products), sys.maxsize), strict=False))
            self.products += sheet.products
            self._places.frombytes(sheet.places)
            counts.frombytes(sheet.counts)
        self._starts = list(accumulate(counts, initial=0))
        self.changed = frozenset(self._altered(told, asked))
        self.stale = frozenset(self._touched(self.changed))

    def holds(self, name: str) -> int | None:
        """The number of an entry that still holds."""
        number = self.numbers.get(name)
        return None if number is None or number in self.stale else number

    def places(self, number: int) -> array[int]:
        """The places of an entry."""
        return self._places[self._starts[number] : self._starts[number + 1]]

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """The entries that still hold."""
        for name, number in self.numbers.items():
            if number not in self.stale:
                yield name, (self.places(number), self.products[number])

    def _altered(self, told: Mapping[Mark, bytes], asked: tuple[str, ...]) -> Iterator[int]:
        """The places of the marks whose parts are not what they were, or of which nobody knew a digest."""
        wanted = (*asked, *(ABSENT + one for one in asked))
        each = enumerate(zip(map(told.get, self.marks), self.digests, strict=True))
        for place in [at for at, (its, before) in each if its != before]:
            mark, before = self.marks[place], self.digests[place]
            is_asked = mark.startswith(wanted) or before == UNKNOWN
            is_missing = before == MISSED and mark not in told and mark.removeprefix(ABSENT) not in told
            if is_asked and not is_missing:
                yield place

    def _touched(self, changed: frozenset[int]) -> Iterator[int]:
        """The numbers of the entries that have any of these places."""
        for first in range(0, len(self._places) if changed else 0, PIECE):
            some = self._places[first : first + PIECE]
            if not changed.isdisjoint(some):  # of most pieces nothing changed
                at = (first + place for place, mark in enumerate(some) if mark in changed)
                yield from (bisect_right(self._starts, one) - 1 for one in at)
