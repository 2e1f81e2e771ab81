"""The postings of a segment, cut into shards of term ranges, strip by strip.

A shard's text is a line for each of its terms: a character for the letters shared with
the term before (from the space on, none), then the rest. An empty line ends it, and bits follow:
for every term the number of its documents (gamma), then for each document the gap to
the one before (Rice) and its shape: a code for the set of fields, and for each of them
the count (gamma) and a code for the class of the field's length. The codes are
Huffman's, one for the sets and one for the classes of each field, made for the segment.
frontend/src/search/shard.ts reads it.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import add, sub
from typing import NamedTuple, TypeAlias

from sitegen.search.bits import Code, Rice, canonical, gamma, huffman, octets, rice_low, shared_letters
from sitegen.search.fields import BOOSTS
from sitegen.search.runs import Run, Shape, Strip, fields_in, set_of

GAIN, POWER = 2.92, 0.465  # a shard has GAIN x places ^ POWER bytes, about: see `coding`
MOST = 2560  # bytes of a shard, unless one term has more
_BITS = 6  # highest ones of that size that count, so that a word more seldom changes it
_TEXT = 0.55  # what a character of the terms weighs once it is compressed
_SPACE = 32
_SHARED = 90  # letters shared with the term before, at most: one printable character tells them
_EFFORT = 9

# Of each term its documents by their number in the segment, and its shapes as bits.
Joined: TypeAlias = dict[str, tuple[list[int], list[str]]]


class Codes(NamedTuple):
    """The Huffman codes of a segment: of sets of fields (a bit for each), and of classes for each field."""

    sets: Code
    classes: tuple[Code, ...]


class Coding(NamedTuple):
    """How the shards of a segment are written: all that those of a strip have in common."""

    codes: Codes
    documents: tuple[int, ...]  # of each run
    size: int  # of a shard, in bytes, about


class Shard(NamedTuple):
    """What is inside a shard; `start` is the least text that sorts with it."""

    start: str
    text: bytes
    bits: bytes


class Pen:
    """Writes the shapes and steps of a segment as bits, each worked out once."""

    def __init__(self, coding: Coding) -> None:
        self.coding = coding
        self.documents = max(1, sum(coding.documents))
        self.shapes: Mapping[Shape, str] = _Written(coding.codes)
        self.rice_of = _Rices(self.documents)


class _Rices(dict[int, Rice]):
    """The code for the steps of a term, by the number of its documents `among` so many."""

    def __init__(self, among: int) -> None:
        super().__init__()
        self._among = among
        self._by_low = [Rice(low) for low in range(among.bit_length() + 1)]

    def __missing__(self, many: int) -> Rice:
        self[many] = self._by_low[rice_low(many, self._among)]
        return self[many]


class _Written(dict[Shape, str]):
    """The bits of every shape."""

    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self._sets, self._classes = canonical(codes.sets), [canonical(one) for one in codes.classes]

    def __missing__(self, shape: Shape) -> str:
        fields = (gamma(count) + self._classes[field][length] for field, count, length in fields_in(shape))
        self[shape] = self._sets[set_of(shape)] + "".join(fields)
        return self[shape]


class _Line(NamedTuple):
    term: str
    shared: int
    bits: str
    weight: float  # bytes at rest, about


def coding(runs: Sequence[Run]) -> Coding:
    """How a segment of several runs is written.

    A question loads a shard for each of its terms from every segment, and the list of
    all shards before: the sum is least where a shard weighs in proportion to the
    square root of its segment, which grows with the places a little more slowly than they do.
    """
    sets = _sum(run.sets for run in runs)
    classes = (_sum(run.classes[field] for run in runs) for field in range(len(BOOSTS)))
    codes = Codes(_about(sets), tuple(_about(one) if one else () for one in classes))
    size = min(MOST, math.ceil(GAIN * sets.total() ** POWER))
    spare = max(0, size.bit_length() - _BITS)
    return Coding(codes, tuple(run.documents for run in runs), max(1, size >> spare << spare))


def shards(strips: Iterable[Strip], pen: Pen, *, bound: str) -> Iterator[Shard]:
    """The shards of a strip that begins with `bound`. Every run has its own of that strip."""
    lines = list(_lines(_joined(strips, pen.coding.documents, pen), pen))
    start = bound
    for part in _cuts(lines, pen.coding.size):
        yield Shard(start or part[0].term[: part[0].shared + 1], _text(part), _bits(part))
        start = ""


def packed(text: bytes, bits: bytes) -> bytes:
    """A shard at rest: gzip, with a code of its own for each of the two parts."""
    press = zlib.compressobj(_EFFORT, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return press.compress(text) + press.flush(zlib.Z_SYNC_FLUSH) + press.compress(bits) + press.flush()


def _joined(strips: Iterable[Strip], documents: Iterable[int], pen: Pen) -> Joined:
    found: Joined = {}
    first = 0
    for strip, size in zip(strips, documents, strict=True):
        bits = [pen.shapes[shape] for shape in strip.kinds]
        places = list(map(first.__add__, strip.documents))
        shapes = list(map(bits.__getitem__, strip.shapes))
        at = 0
        for term, many in zip(strip.terms, strip.many, strict=True):
            end = at + many
            known = found.get(term)
            if known is None:
                found[term] = (places[at:end], shapes[at:end])
            else:
                known[0].extend(places[at:end])
                known[1].extend(shapes[at:end])
            at = end
        first += size
    return found


def _sum(counts: Iterable[Mapping[int, int]]) -> Counter[int]:
    total: Counter[int] = Counter()
    for one in counts:
        total.update(one)
    return total


def _about(counts: Mapping[int, int]) -> Code:
    """A code for values of which there are so many: as it would be for powers of two.

    So a word more or less somewhere seldom makes another code, and with it every shard anew.
    """
    return huffman({value: 1 << count.bit_length() for value, count in counts.items()})


def _lines(found: Joined, pen: Pen) -> Iterator[_Line]:
    last = ""
    for term in sorted(found):
        places, shapes = found[term]
        rice = pen.rice_of[len(places)]
        if len(places) == 1:  # as half of all terms
            bits = f"1{rice[places[0] + 1]}{shapes[0]}"
        else:
            steps = map(rice.__getitem__, map(sub, places, chain((-1,), places)))
            bits = gamma(len(places)) + "".join(map(add, steps, shapes))
        shared = min(shared_letters(last, term), _SHARED)
        yield _Line(term, shared, bits, len(bits) / 8 + (len(term) - shared + 2) * _TEXT)
        last = term


def _cuts(lines: Sequence[_Line], size: int) -> Iterator[Sequence[_Line]]:
    """As many shards as are nearest to a size, of about equal weight: one ends where it is nearest to it."""
    rest = sum(line.weight for line in lines)
    target = rest / max(1, round(rest / size))
    first, weight = 0, 0.0
    for place, line in enumerate(lines):
        if place > first and weight + line.weight / 2 >= target:
            yield lines[first:place]
            rest -= weight
            target = rest / max(1, round(rest / size))
            first, weight = place, 0.0
        weight += line.weight
    if lines:
        yield lines[first:]


def _bits(part: Iterable[_Line]) -> bytes:
    return octets("".join(line.bits for line in part))


def _text(part: Iterable[_Line]) -> bytes:
    """The terms; the first of a shard shares nothing, so that it can be read alone."""
    lines, first = [], True
    for line in part:
        shared = 0 if first else line.shared
        lines.append(chr(_SPACE + shared) + line.term[shared:])
        first = False
    return "\n".join([*lines, "\n"]).encode()
