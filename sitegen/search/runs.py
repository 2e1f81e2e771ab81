"""A month's run: all that the search keeps of the documents of one month, counted once.

A run depends on its documents, their addresses and the settings, and on nothing
else, so a memory can keep it, and another process make it; segments, columns and completion
are runs put together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

import msgspec

from sitegen.config.settings import Config
from sitegen.content import Carried, arrived, carried
from sitegen.memory.cache import key_of
from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Newsroom
from sitegen.search import shelf
from sitegen.search.builder import PressBuilder
from sitegen.search.fields import BOOSTS, Counts, fields_of, surface_words
from sitegen.search.lengths import class_of
from sitegen.search.strips import parted, standing
from sitegen.versions import fingerprint

Remembered: TypeAlias = Callable[[bytes, Callable[[], bytes]], bytes]

Shape: TypeAlias = tuple[int, ...]  # of a term in a document: field, count, class of length, for every field
Step: TypeAlias = tuple[int, int, int, int]  # a shape by its number, and what one more field adds to it


class Strip(msgspec.Struct, frozen=True, array_like=True):
    """What a run has of a strip.

    `terms` are sorted; of each, `many` tells in how many documents it is, which follow
    in `documents`, by their number in the run, and their shapes in `shapes`, by their place in
    `kinds`. These are of this strip alone: what is other elsewhere changes nothing
    here. `words` are for completion, with the number of their documents.
    """

    terms: tuple[str, ...]
    many: tuple[int, ...]
    documents: tuple[int, ...]
    shapes: tuple[int, ...]
    kinds: tuple[Shape, ...]
    words: tuple[tuple[str, int], ...]


class Run(msgspec.Struct, frozen=True, array_like=True):
    """A month's documents, the oldest first. What most builds need of one run only is packed.

    `sets` and `classes` count its places: by their set of fields (a bit for each), and for each
    field by the class of its length.
    """

    documents: int
    lengths: tuple[int, ...]  # sum over its documents, for every field
    sets: dict[int, int]
    classes: tuple[dict[int, int], ...]
    digests: tuple[bytes, ...]  # of its strips
    strips: tuple[memoryview, ...]  # of what the run was opened from: see `strip_of`
    entries: memoryview  # see `entries_of`


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """What a run is made from, as another process gets it: documents with the addresses of their pages.

    `language` is that of the edition.
    """

    language: str
    documents: tuple[tuple[Carried, str], ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Run).decode
_given = msgspec.msgpack.Decoder(Batch).decode
_unpack = msgspec.msgpack.Decoder(Strip).decode
_entries = msgspec.msgpack.Decoder(tuple[shelf.Entry, ...]).decode


class _Shapes(dict[Step, int]):
    """The shapes of a run, by the step that leads to each from that of the fields before; 0 has none."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[Shape] = [()]

    def __missing__(self, step: Step) -> int:
        before, *here = step
        self[step] = number = len(self.made)
        self.made.append((*self.made[before], *here))
        return number


def key_of_run(newsroom: Newsroom, items: Sequence[Item], *, language: str) -> bytes:
    """How the memory calls a run."""
    each = (part for item in items for part in (item.path, item.digest, newsroom.urls[item.path]))
    return key_of("search run", fingerprint(), newsroom.config.digest, language, "\n".join(each))


def batch(newsroom: Newsroom, items: Sequence[Item], *, language: str) -> bytes:
    """A `Batch` of some documents, packed."""
    here = newsroom.config
    each = ((carried(item), urls.with_base(here, newsroom.urls[item.path])) for item in items)
    return _encode(Batch(language, tuple(each)))


def counted(config: Config, packed: bytes) -> bytes:
    """The run of a `batch`, packed."""
    given = _given(packed)
    return _encode(_made(config, given.documents, given.language))


def opened(run: bytes) -> Run:
    """A run that was `counted`."""
    return _decode(run)


def strip_of(packed: memoryview) -> Strip:
    """One of the strips of a run."""
    return _unpack(packed)


def entries_of(run: Run) -> tuple[shelf.Entry, ...]:
    """Its documents as results need them."""
    return _entries(run.entries)


def _made(config: Config, documents: Sequence[tuple[Carried, str]], language: str) -> Run:
    builder = PressBuilder()
    words: Counter[str] = Counter()
    entries: list[shelf.Entry] = []
    for number, (one, href) in enumerate(documents):
        item = arrived(one)
        prose = item.body.opened()
        builder.add_counts(str(number), fields_of(item, prose, config=config, language=language))
        words.update(surface_words(item, prose, language=language))
        entries.append(shelf.entry(item, href=href, language=language))
    shapes = _Shapes()
    found, tally = _places(builder, shapes)
    sets, classes = _tally(tally, shapes.made)
    each = tuple(map(_encode, _strips(found, shapes.made, words)))
    return Run(
        documents=len(entries),
        lengths=_sums(builder),
        sets=sets,
        classes=classes,
        digests=tuple(map(key_of, each)),
        strips=tuple(map(memoryview, each)),
        entries=memoryview(_encode(entries)),
    )


def fields_in(shape: Shape) -> Iterator[tuple[int, int, int]]:
    """The fields of a shape: each with its count and the class of its length."""
    return zip(shape[::3], shape[1::3], shape[2::3], strict=True)


def set_of(shape: Shape) -> int:
    """The fields of a shape, a bit for each."""
    return sum(1 << field for field in shape[::3])


def _tally(
    counts: Mapping[int, int], shapes: Sequence[Shape]
) -> tuple[dict[int, int], tuple[dict[int, int], ...]]:
    """The places of shapes, by their numbers, by sets and by classes, as `Run` has them."""
    sets: Counter[int] = Counter()
    classes: tuple[Counter[int], ...] = tuple(Counter() for _ in BOOSTS)
    for number, places in counts.items():
        shape = shapes[number]
        sets[set_of(shape)] += places
        for field, _, length in fields_in(shape):
            classes[field][length] += places
    return sets, classes


def _sums(builder: PressBuilder) -> tuple[int, ...]:
    lengths = tuple(builder.field_lengths.values())  # a document after the other, each with all fields
    return tuple(sum(lengths[field :: len(BOOSTS)]) for field in range(len(BOOSTS)))


def _places(builder: PressBuilder, shapes: _Shapes) -> tuple[dict[str, list[int]], Counter[int]]:
    """Of every term its documents, each followed by its shape's number; and the places of each shape."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    tally: Counter[int] = Counter()
    frequencies = tuple(builder.field_term_frequencies.items())
    lengths = builder.field_lengths
    for document in range(builder.document_count):
        first = document * len(BOOSTS)
        fields = [
            (class_of(lengths[ref]), counts) for ref, counts in frequencies[first : first + len(BOOSTS)]
        ]
        numbers = _numbers(fields, shapes)
        tally.update(numbers.values())
        for term, number in numbers.items():
            found[term] += (document, number)
    return found, tally


def _numbers(fields: Iterable[tuple[int, Counts]], shapes: _Shapes) -> dict[str, int]:
    """The shapes of the terms of a document, whose fields have the class of their length and their counts."""
    found: dict[str, int] = {}
    for field, (length, counts) in enumerate(fields):
        if not found:  # those of the text, which are most
            alone = {count: shapes[0, field, count, length] for count in set(counts.values())}
            found = {term: alone[count] for term, count in counts.items()}
            continue
        for term, count in counts.items():
            found[term] = shapes[found.get(term, 0), field, count, length]
    return found


def _strips(found: dict[str, list[int]], shapes: Sequence[Shape], words: Counter[str]) -> Iterator[Strip]:
    places = dict(zip(map(standing, found), found.values(), strict=True))
    for texts, some in zip(parted(sorted(places)), parted(sorted(words)), strict=True):
        lists = list(map(places.__getitem__, texts))
        flat = list(chain.from_iterable(lists))
        numbers = flat[1::2]
        kinds = tuple(dict.fromkeys(numbers))
        local = {number: place for place, number in enumerate(kinds)}
        yield Strip(
            terms=tuple(texts),
            many=tuple([len(one) >> 1 for one in lists]),
            documents=tuple(flat[::2]),
            shapes=tuple(map(local.__getitem__, numbers)),
            kinds=tuple(map(shapes.__getitem__, kinds)),
            words=tuple(zip(some, map(words.__getitem__, some), strict=True)),
        )
