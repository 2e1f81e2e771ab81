"""The daybook: what was made in the last build, and what was read for it.

An entry holds as long as every part that was read for it (`sitegen.memory.trace`) has the
digest that it had, everything else that makes the site is the same, and no moment
has come at which the site changes by itself. Then its product is known without being
made. It is a verifying trace in the words of "Build systems à la carte" (Mokhov,
Mitchell and Peyton Jones, 2018): nothing is told to change, everything is asked.

On disk it is a sheaf: a whole book, and behind it what each build changed. All of it is in columns,
so that opening one and finding out what no longer holds takes no step for each entry.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import accumulate, chain, islice
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from sitegen.memory import sheaf
from sitegen.memory.entries import MISSED, UNKNOWN, WIDE, Book, Entry, Sheet
from sitegen.memory.trace import ABSENT, FRESH, Mark, is_heard, note_all, traced

Remembered: TypeAlias = Callable[[str, Callable[[], bytes]], bytes]
Each: TypeAlias = Callable[[Sequence[str], Callable[[int], bytes]], list[bytes]]

ARRAY_OF_9: Final = b"\x99"  # heads of msgpack: an array; an array and bytes whose lengths follow in 32 bits
ARRAY_32: Final = b"\xdd"
BYTES_32: Final = b"\xc6"
PIECE = 1_000  # values that are packed at a time


class Facts(msgspec.Struct, frozen=True, dict=True):
    """The parts that are not `FRESH`: `tell` gives their digests, `key` is that of all that they follow from.

    Between two moments at which the site changes by itself, equal keys mean equal parts: then nobody tells.
    """

    key: bytes
    tell: Callable[[], Mapping[Mark, bytes]]

    @cached_property
    def told(self) -> Mapping[Mark, bytes]:
        """Their digests, found out when somebody asks first."""
        return self.tell()


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(Sheet).decode
_NO_FACTS = Facts(b"", dict)


class Daybook:
    """The entries of a site. Without a `path` it knows nothing and keeps nothing."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._base = b""
        self._since = 0
        self._forget()

    def _forget(self) -> None:
        self._parts: Mapping[Mark, bytes] = {}
        self._facts = _NO_FACTS
        self._sheaf = sheaf.NONE
        self._book = Book((), {}, FRESH)
        self._places: dict[Mark, int] = {}
        self._noted: dict[str, Entry] = {}

    @property
    def is_kept(self) -> bool:
        """Whether there is a file to remember anything in."""
        return self._path is not None

    def open(self, base: bytes, *, parts: Mapping[Mark, bytes], now: int, facts: Facts = _NO_FACTS) -> None:
        """Looks up what still holds. `base` is the digest of all but the parts.

        `parts` are those that are `FRESH`; the `facts` are told only if they may have changed, or for a part
        that nobody had read before.
        """
        self._forget()
        self._base = hashlib.sha256(f"{sys.byteorder} {array(WIDE).itemsize}".encode() + base).digest()
        self._since, self._parts, self._facts = now, parts, facts
        found, values = sheaf.read(self._path, self._base) if self._path else (sheaf.NONE, ())
        sheets = tuple(map(_DECODE, values))
        if not sheets or not (sheets[-1].since <= now < sheets[-1].until):
            return
        are_same = bool(facts.key) and sheets[-1].facts == facts.key
        told, asked = (parts, FRESH) if are_same else ({**parts, **facts.told}, ("",))
        self._sheaf, self._book = found, Book(sheets, told, asked)
        self._places = dict(zip(self._book.marks, range(len(self._book.marks)), strict=True))

    def find(self, name: str) -> bytes | None:
        """The product of a name, if it still holds; what was read for it then counts as read again."""
        book = self._book
        number = book.holds(name)
        if number is None:
            return None
        if is_heard():
            note_all(map(book.marks.__getitem__, book.places(number)))
        return book.products[number]

    def note(self, name: str, product: bytes, marks: Iterable[Mark]) -> None:
        """Enters a product and the parts that were read for it."""
        if self._path is not None:
            places = self._places
            read = array(WIDE, [places.setdefault(mark, len(places)) for mark in marks])
            self._noted[name] = (read, product)

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

    def each(self, names: Sequence[str], make: Callable[[int], bytes]) -> list[bytes]:
        """The products of many names, in order; `make` is given the places of those that do not hold.

        What was read for those that hold nobody hears: whoever asks goes by the products.
        """
        book = self._book
        found: list[bytes] = []
        for place, (name, number) in enumerate(zip(names, map(book.numbers.get, names), strict=True)):
            if number is None or number in book.stale:
                found.append(self.remembered(name, partial(make, place)))
            else:
                found.append(book.products[number])
        return found

    def close(self, until: int) -> None:
        """Writes what was entered since it was opened; what still holds stays, even if nobody asked for it.

        The latter is what went into something that held itself. All of it holds until just before `until`.
        A daybook that was closed knows nothing until it is opened again.
        """
        if self._path is None:
            return
        if self._sheaf.has_room:
            sheaf.add(self._path, self._base, self._change(until), before=self._sheaf)
        else:
            sheaf.bind(self._path, self._base, self._packed(until))
        self._forget()

    def _change(self, until: int) -> bytes:
        """The sheet of what was entered, and of what holds no more."""
        book, noted = self._book, self._noted
        marks = list(self._places)[len(book.marks) :]
        return _ENCODE(
            Sheet(
                self._since,
                until,
                tuple(marks),
                tuple(map(self._digest, marks)),
                tuple(noted),
                tuple(product for _, product in noted.values()),
                array(WIDE, [len(places) for places, _ in noted.values()]).tobytes(),
                b"".join(places.tobytes() for places, _ in noted.values()),
                self._facts.key,
                tuple((place, self._digest(book.marks[place])) for place in sorted(book.changed)),
                tuple(name for name, at in book.numbers.items() if at in book.stale and name not in noted),
            )
        )

    def _digest(self, mark: Mark) -> bytes:
        """The digest of a part as it is now."""
        place, book = self._places[mark], self._book
        if place < len(book.digests) and place not in book.changed:
            return book.digests[place]
        part = mark.removeprefix(ABSENT)
        told = self._parts if part.startswith(FRESH) else self._facts.told
        return told.get(mark) or (MISSED if part != mark and part not in told else UNKNOWN)

    def _packed(self, until: int) -> Iterator[bytes]:
        """A whole sheet as msgpack has it, piece by piece: at once it weighs as much as the entries again.

        Marks that are in no entry any more are left out.
        """
        entries = dict(self._book.entries()) | self._noted
        each = entries.values()
        used = set(chain.from_iterable(places for places, _ in each))
        marks = [mark for mark, place in self._places.items() if place in used]
        anew = array(WIDE, accumulate(map(used.__contains__, range(len(self._places))), initial=0))
        yield ARRAY_OF_9 + _ENCODE(self._since) + _ENCODE(until)
        yield from _listed(len(marks), marks)
        yield from _listed(len(marks), map(self._digest, marks))
        yield from _listed(len(entries), entries)
        yield from _listed(len(entries), (product for _, product in each))
        counts = array(WIDE, [len(places) for places, _ in each])
        yield _bytes(len(counts)) + counts.tobytes()
        yield _bytes(sum(counts))
        yield from (array(WIDE, map(anew.__getitem__, places)).tobytes() for places, _ in each)
        yield _ENCODE(self._facts.key)


def _listed(size: int, values: Iterable[str | bytes]) -> Iterator[bytes]:
    yield ARRAY_32 + size.to_bytes(4, "big")
    rest = map(_ENCODE, values)
    while piece := b"".join(islice(rest, PIECE)):
        yield piece


def _bytes(numbers: int) -> bytes:
    """The head of so many numbers."""
    return BYTES_32 + (numbers * array(WIDE).itemsize).to_bytes(4, "big")


def made_anew(_: str, make: Callable[[], bytes]) -> bytes:
    """The daybook of those who have none."""
    return make()


def all_anew(names: Sequence[str], make: Callable[[int], bytes]) -> list[bytes]:
    """The same for many names."""
    return list(map(make, range(len(names))))


FORGOTTEN = Daybook()
