"""The daybook: what was made in the last build, and what was read for it.

An entry holds as long as every part that was read for it (`sitegen.trace`) has the
digest that it had, everything else that makes the site is the same, and no moment
has come at which the site changes by itself. Then its product is known without being
made. It is a verifying trace in the words of "Build systems à la carte" (Mokhov,
Mitchell and Peyton Jones, 2018): nothing is told to change, everything is asked.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from sitegen import leaf
from sitegen.trace import ABSENT, Mark, is_heard, note_all, traced

Remembered: TypeAlias = Callable[[str, Callable[[], bytes]], bytes]

MISSED = b""  # the digest of a part that was asked for and was not there
UNKNOWN = b"?"  # that of one of which nobody told a digest: it never holds
WIDE: Final = "I"  # how places are packed: as this machine has its numbers, which is part of every base
ARRAY_OF_4: Final = b"\x94"  # heads of msgpack: an array; an array and a map whose lengths follow in 32 bits
ARRAY_32: Final = b"\xdd"
MAP_32: Final = b"\xdf"
SPARE = 1_000  # marks of parts that are gone, before a daybook is begun anew


class _Book(msgspec.Struct, frozen=True, array_like=True):
    """A daybook on disk: it holds from `since` until just before `until` (seconds since 1970, UTC)."""

    since: int
    until: int
    marks: tuple[tuple[Mark, bytes], ...]
    entries: dict[str, tuple[bytes, bytes]]  # by name: places in `marks`, packed, and the product


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(_Book).decode
_EMPTY = _Book(0, 0, (), {})


class Daybook:
    """The entries of a site. Without a `path` it knows nothing and keeps nothing."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._base = b""
        self._since = 0
        self._parts: Mapping[Mark, bytes] = {}
        self._book = _EMPTY
        self._stale: frozenset[int] = frozenset()
        self._places: dict[Mark, int] = {}
        self._entries: dict[str, tuple[bytes, bytes]] = {}

    @property
    def is_kept(self) -> bool:
        """Whether there is a file to remember anything in."""
        return self._path is not None

    def open(self, base: bytes, *, parts: Mapping[Mark, bytes], now: int) -> None:
        """Looks up what still holds. `base` is the digest of all but the parts, which have their own."""
        self._base = hashlib.sha256(f"{sys.byteorder} {array(WIDE).itemsize}".encode() + base).digest()
        self._since, self._parts = now, parts
        data = leaf.kept(self._path, self._base) if self._path else None
        book = _DECODE(data) if data else _EMPTY
        if not (book.since <= now < book.until) or len(book.marks) > 2 * len(parts) + SPARE:
            book = _EMPTY
        self._book, self._entries = book, {}
        self._places = {mark: place for place, (mark, _) in enumerate(book.marks)}
        self._stale = frozenset(
            place
            for place, (mark, digest) in enumerate(book.marks)
            if parts.get(mark, MISSED) != digest or (digest == MISSED and mark.removeprefix(ABSENT) in parts)
        )

    def find(self, name: str) -> bytes | None:
        """The product of a name, if it still holds; what was read for it then counts as read again."""
        entry = self._book.entries.get(name)
        if entry is None or not self._stale.isdisjoint(_places(entry[0])):
            return None
        self._entries[name] = entry
        if entry[0] and is_heard():
            note_all(self._book.marks[place][0] for place in _places(entry[0]))
        return entry[1]

    def note(self, name: str, product: bytes, marks: Iterable[Mark]) -> None:
        """Enters a product and the parts that were read for it."""
        if self._path is not None:
            places = self._places
            read = array(WIDE, [places.setdefault(mark, len(places)) for mark in sorted(marks)])
            self._entries[name] = (read.tobytes(), product)

    def remembered(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The product of a name, made where it does not hold."""
        if self._path is None:
            return make()  # nobody keeps it
        known = self.find(name)
        if known is not None:
            return known
        product, marks = traced(make)
        self.note(name, product, marks)
        return product

    def close(self, until: int) -> None:
        """Writes what was found and entered since it was opened, and what holds although nobody asked for it.

        The latter is what went into something that held itself. All of it holds until just before `until`.
        A daybook that was closed knows nothing until it is opened again.
        """
        if self._path is None:
            return
        for name, entry in self._book.entries.items():
            if name not in self._entries and self._stale.isdisjoint(_places(entry[0])):
                self._entries[name] = entry
        leaf.keep_all(self._path, self._base, self._packed(until))
        self._parts, self._book, self._places, self._entries = {}, _EMPTY, {}, {}

    def _packed(self, until: int) -> Iterator[bytes]:
        """A `_Book` as msgpack has it, piece by piece: whole it weighs as much as the entries again."""
        yield ARRAY_OF_4 + _ENCODE(self._since) + _ENCODE(until)
        yield ARRAY_32 + len(self._places).to_bytes(4, "big")
        for mark in self._places:
            digest = self._parts.get(mark) or (MISSED if mark.startswith(ABSENT) else UNKNOWN)
            yield _ENCODE((mark, digest))
        yield MAP_32 + len(self._entries).to_bytes(4, "big")
        for name, entry in self._entries.items():
            yield _ENCODE(name) + _ENCODE(entry)


def _places(packed: bytes) -> Iterable[int]:
    return memoryview(packed).cast(WIDE)


def made_anew(_: str, make: Callable[[], bytes]) -> bytes:
    """The daybook of those who have none."""
    return make()


FORGOTTEN = Daybook()
