"""A segment of the index: the runs of its months put together, as files under the digest of them all.

It is made of parts, each remembered by what it is made from: the shards of a strip, and
the cards of some packs. So a change makes anew the parts that it touches, and no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import chain

import msgspec

from sitegen import files
from sitegen.memory.cache import key_of
from sitegen.search import shards, shelf
from sitegen.search.bits import Code, listed
from sitegen.search.runs import Remembered, Run, entries_of, opened, strip_of
from sitegen.search.shards import Coding, Pen
from sitegen.search.shelf import Entry, Facets
from sitegen.search.spans import RUNNING, Span
from sitegen.search.strips import STARTS
from sitegen.versions import fingerprint

NAMED_BY = 10  # hex digits of a digest
FLAT = 1024  # shards whose list is short enough for those who ask one question
GROUP = 64  # shards; frontend/src/search/postings.ts has the same
BOX = 16  # packs of cards that are remembered together


class Facts(msgspec.Struct, frozen=True):
    """What a browser must know of a segment before it asks for one of its files.

    `years` counts the documents of each year, 0 for those without date, in their order;
    `lengths` are sums for every field; `sets` and `classes` the shards' codes
    (`sitegen.search.shards`). `starts` is the least text of every shard, as `bits.listed`
    writes them; with more than `FLAT` shards that of every `GROUP`th only, and the files
    `s<n>.idx` hold those of a group.
    """

    folder: str
    documents: int
    years: tuple[tuple[int, int], ...]
    lengths: tuple[int, ...]
    sets: Code
    classes: tuple[Code, ...]
    grouped: bool
    starts: str


class Part(msgspec.Struct, frozen=True, array_like=True):
    """Files of a segment that are made together; `digest` is of what they are before they are compressed.

    A strip has for each file the least text of its shard, and its words for completion,
    each with the number of its documents.
    """

    digest: bytes
    files: tuple[bytes, ...]
    starts: tuple[str, ...] = ()
    words: tuple[tuple[str, int], ...] = ()


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a segment: its facts, how its parts are called by the memory, what filters need."""

    facts: Facts
    strips: tuple[bytes, ...]
    boxes: tuple[bytes, ...]
    facets: tuple[Facets, ...]  # those that occur
    rows: tuple[int, ...]  # for each document its place among them


class Uncut(msgspec.Struct, frozen=True, array_like=True):
    """What the shards of a strip are made from, as it is handed to another process.

    `coding` is that of the segment, packed; `strips` those of its runs, each packed.
    """

    coding: bytes
    place: int
    strips: tuple[memoryview, ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Segment).decode
_part = msgspec.msgpack.Decoder(Part).decode
_uncut = msgspec.msgpack.Decoder(Uncut).decode
_coding = msgspec.msgpack.Decoder(Coding).decode


def cut(packed: bytes) -> bytes:
    """The shards of a strip: of an `Uncut` a `Part`, both packed."""
    given = _uncut(packed)
    strips = tuple(map(strip_of, given.strips))
    pen = _pen(given.coding)
    made = tuple(shards.shards(strips, pen, bound=STARTS[given.place]))
    words: Counter[str] = Counter()
    for strip in strips:
        for word, documents in strip.words:
            words[word] += documents
    digest = key_of(*(part for one in made for part in (one.text, one.bits)))
    pressed = tuple(shards.packed(one.text, one.bits) for one in made)
    return _encode(Part(digest, pressed, tuple(one.start for one in made), tuple(words.items())))


@lru_cache(maxsize=1)
def _pen(coding: bytes) -> Pen:
    return Pen(_coding(coding))


class Opened:
    """A segment with its parts, those that are remembered as they are and the others made."""

    def __init__(self, making: Making) -> None:
        self._known = making.known()
        self._strips = tuple(making.strip(place, key) for place, key in enumerate(self._known.strips))
        self._boxes = tuple(making.box(place, key) for place, key in enumerate(self._known.boxes))

    @property
    def facts(self) -> Facts:
        """What a browser must know of it."""
        return self._known.facts

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files by their names under the index's folder."""
        folder = self.facts.folder
        for kind, parts in (("t", self._strips), ("c", self._boxes)):
            each = chain.from_iterable(part.files for part in parts)
            yield from ((f"{folder}/{kind}{place}.idx", data) for place, data in enumerate(each))
        if self.facts.grouped:
            groups = _groups([start for part in self._strips for start in part.starts])
            for place, group in enumerate(groups):
                yield f"{folder}/s{place}.idx", shards.packed(listed(group).encode(), b"")

    def rows(self) -> Iterator[Facets]:
        """What each document is found under."""
        return map(self._known.facets.__getitem__, self._known.rows)

    def words(self) -> Iterator[tuple[str, int]]:
        """The words for completion, each with the number of its documents."""
        return chain.from_iterable(part.words for part in self._strips)


class Making:
    """How a segment and its parts are made: of runs, by their keys, read when something is made of them."""

    def __init__(
        self, span: Span, runs: Mapping[bytes, Callable[[], bytes]], *, remembered: Remembered
    ) -> None:
        self.key = key_of("search segment", fingerprint(), str(span), *runs)
        self._span = span
        self._made = runs.values()
        self._remembered = remembered
        self._at_hand: dict[bytes, Part] = {}

    def known(self) -> Segment:
        """What is known of it; its parts are then remembered."""
        return _decode(self._remembered(self.key, lambda: _encode(self._segment())))

    def strips(self) -> Iterator[tuple[bytes, Callable[[], bytes]]]:
        """How the memory calls the shards of each strip, with what `cut` makes them of."""
        for place, key in enumerate(self._strip_keys):
            yield key, partial(self.uncut, place)

    def _segment(self) -> Segment:
        strips = self._strip_keys
        boxes = tuple(key_of("search cards", fingerprint(), *some) for some in self._packs)
        facets: dict[Facets, int] = {}
        rows = tuple(facets.setdefault(shelf.facets(entry), len(facets)) for entry in self._entries)
        years = Counter(entry.year for entry in self._entries)
        made = [self.strip(place, key) for place, key in enumerate(strips)]
        cards = [self.box(place, key) for place, key in enumerate(boxes)]
        starts = [start for part in made for start in part.starts]
        grouped = len(starts) > FLAT
        facts = Facts(
            self._folder([*made, *cards]),
            len(self._entries),
            tuple(years.items()),
            tuple(map(sum, zip(*(run.lengths for run in self._runs), strict=True))),
            *self._coding.codes,
            grouped=grouped,
            starts=listed(group[0] for group in _groups(starts)) if grouped else listed(starts),
        )
        return Segment(facts, strips, boxes, tuple(facets), rows)

    def strip(self, place: int, key: bytes) -> Part:
        """The shards of a strip."""
        return self._part(key, lambda: cut(self.uncut(place)))

    def box(self, place: int, key: bytes) -> Part:
        """The cards of some packs."""
        return self._part(key, partial(self._box, place))

    def _part(self, key: bytes, make: Callable[[], bytes]) -> Part:
        if key not in self._at_hand:
            self._at_hand[key] = _part(self._remembered(key, make))
        return self._at_hand[key]

    def uncut(self, place: int) -> bytes:
        """What the shards of a strip are made from, an `Uncut`, packed."""
        return _encode(Uncut(self._coded, place, tuple(run.strips[place] for run in self._runs)))

    @cached_property
    def _strip_keys(self) -> tuple[bytes, ...]:
        each = enumerate(zip(*(run.digests for run in self._runs), strict=True))
        return tuple(
            key_of("search strip", fingerprint(), self._coded, str(place), *strips) for place, strips in each
        )

    def _box(self, place: int) -> bytes:
        packs = self._packs[place]
        return _encode(Part(key_of(*packs), tuple(shards.packed(one, b"") for one in packs)))

    @cached_property
    def _runs(self) -> tuple[Run, ...]:
        return tuple(opened(make()) for make in self._made)

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return tuple(chain.from_iterable(map(entries_of, self._runs)))

    @cached_property
    def _coding(self) -> Coding:
        return shards.coding(self._runs)

    @cached_property
    def _coded(self) -> bytes:
        return _encode(self._coding)

    @cached_property
    def _packs(self) -> tuple[tuple[bytes, ...], ...]:
        packs = tuple(shelf.packs(self._entries))
        return tuple(packs[first : first + BOX] for first in range(0, len(packs), BOX))

    def _folder(self, parts: Sequence[Part]) -> str:
        """Named by all that is inside, before it is compressed."""
        digest = key_of(_encode(self._coding.codes), *(part.digest for part in parts)).hex()[:NAMED_BY]
        first, last = self._span
        name = "now" if self._span == RUNNING else f"{first}" if first == last else f"{first}-{last}"
        return f"{name}-{digest}"


def _groups(starts: Sequence[str]) -> list[Sequence[str]]:
    return [starts[first : first + GROUP] for first in range(0, len(starts), GROUP)]


def digest_of(data: bytes) -> str:
    """What the name of a file that stands alone is made of."""
    return files.digest(data)[:NAMED_BY]
