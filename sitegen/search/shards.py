"""The postings of a segment, cut into shards of term ranges.

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
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import add, sub
from typing import NamedTuple, TypeAlias

from sitegen.search.bits import Code, Rice, canonical, gamma, huffman, octets, rice_low, shared_letters
from sitegen.search.fields import BOOSTS
from sitegen.search.runs import Postings, Shape

GAIN = 1.5  # a shard has GAIN x sqrt(bytes of all) bytes: see `_cuts`
MOST = 2560  # bytes of a shard, unless one term has more
_TEXT = 0.55  # what a character of the terms weighs once it is compressed
_SPACE = 32
_SHARED = 90  # letters shared with the term before, at most: one printable character tells them
_EFFORT = 9
_WIDE = "I"  # four bytes a number: there are two hundred a document

Joined: TypeAlias = "tuple[array[int], array[int]]"  # documents by their number in the segment, and shapes


class Codes(NamedTuple):
    """The Huffman codes of a segment: of sets of fields (a bit for each), and of classes for each field."""

    sets: Code
    classes: tuple[Code, ...]


class Shards(NamedTuple):
    """The contents of a segment's shards; `starts[n]` is the least text that sorts with the nth."""

    codes: Codes
    starts: tuple[str, ...]
    texts: tuple[bytes, ...]
    bits: tuple[bytes, ...]


class _Line(NamedTuple):
    term: str
    shared: int
    bits: str
    weight: float  # bytes at rest, about


def shards(runs: Iterable[tuple[Postings, int]]) -> Shards:
    """The shards of a segment of several runs in this order, each with the number of its documents."""
    shapes: dict[Shape, int] = {}
    found, documents = _joined(runs, shapes)
    counts = Counter(chain.from_iterable(many for _, many in found.values()))
    codes = _codes(tuple(shapes), counts)
    written = _written(shapes, codes)
    lines = list(_lines(found, written, documents=max(1, documents)))
    parts = list(_cuts(lines))
    starts = tuple(part[0].term[: part[0].shared + 1] for part in parts)
    texts = tuple(_text(part) for part in parts)
    return Shards(codes, starts, texts, tuple(octets("".join(line.bits for line in part)) for part in parts))


def packed(text: bytes, bits: bytes) -> bytes:
    """A shard at rest: gzip, with a code of its own for each of the two parts."""
    press = zlib.compressobj(_EFFORT, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return press.compress(text) + press.flush(zlib.Z_SYNC_FLUSH) + press.compress(bits) + press.flush()


def _joined(runs: Iterable[tuple[Postings, int]], shapes: dict[Shape, int]) -> tuple[dict[str, Joined], int]:
    """Where each term occurs, and the number of all documents. `shapes` gets those that are new to it."""
    found: dict[str, Joined] = {}
    first = 0
    for run, size in runs:
        numbers = [shapes.setdefault(shape, len(shapes)) for shape in run.shapes]
        for term, documents, many in run.terms:
            known = found.get(term)
            if known is None:
                known = found[term] = (array(_WIDE), array(_WIDE))
            known[0].fromlist([first + document for document in documents])
            known[1].fromlist([numbers[shape] for shape in many])
        first += size
    return found, first


def _codes(shapes: Sequence[Shape], counts: Mapping[int, int]) -> Codes:
    sets: Counter[int] = Counter()
    classes: list[Counter[int]] = [Counter() for _ in BOOSTS]
    for shape, count in counts.items():
        sets[_set_of(shapes[shape])] += count
        for field, _, length in _fields(shapes[shape]):
            classes[field][length] += count
    return Codes(huffman(sets), tuple(huffman(one) if one else () for one in classes))


def _written(shapes: Iterable[Shape], codes: Codes) -> list[str]:
    """The bits of every shape."""
    sets, classes = canonical(codes.sets), [canonical(one) for one in codes.classes]
    return [
        sets[_set_of(shape)]
        + "".join(gamma(count) + classes[field][length] for field, count, length in _fields(shape))
        for shape in shapes
    ]


def _fields(shape: Shape) -> Iterator[tuple[int, int, int]]:
    return zip(shape[::3], shape[1::3], shape[2::3], strict=True)


def _set_of(shape: Shape) -> int:
    return sum(1 << field for field in shape[::3])


def _lines(found: dict[str, Joined], written: Sequence[str], *, documents: int) -> Iterator[_Line]:
    """The line of every term, which is taken out of `found`: both together weigh too much."""
    rices = [Rice(low) for low in range(documents.bit_length() + 1)]
    last = ""
    for term in sorted(found):
        places, shapes = found.pop(term)
        rice = rices[rice_low(len(places), documents)]
        steps = map(rice.__getitem__, map(sub, places, (-1, *places)))
        bits = gamma(len(places)) + "".join(map(add, steps, map(written.__getitem__, shapes)))
        shared = min(shared_letters(last, term), _SHARED)
        yield _Line(term, shared, bits, len(bits) / 8 + (len(term) - shared + 2) * _TEXT)
        last = term


def _cuts(lines: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    """Shards of about equal weight.

    A question loads a shard for each of its terms from every segment, and the list of
    all shards before: the sum is least where a shard weighs in proportion to the
    square root of its segment.
    """
    target = min(MOST, GAIN * math.sqrt(sum(line.weight for line in lines)))
    first, weight = 0, 0.0
    for place, line in enumerate(lines):
        if place > first and weight + line.weight > target * 1.25:
            yield lines[first:place]
            first, weight = place, 0.0
        weight += line.weight
        if weight >= target:
            yield lines[first : place + 1]
            first, weight = place + 1, 0.0
    if first < len(lines):
        yield lines[first:]


def _text(part: Iterable[_Line]) -> bytes:
    """The terms; the first of a shard shares nothing, so that it can be read alone."""
    lines, first = [], True
    for line in part:
        shared = 0 if first else line.shared
        lines.append(chr(_SPACE + shared) + line.term[shared:])
        first = False
    return "\n".join([*lines, "\n"]).encode()
