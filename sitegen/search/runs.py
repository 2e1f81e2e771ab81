"""A month's run: all that the search keeps of the documents of one month, counted once.

A run depends on its documents, their addresses and the settings, and on nothing
else, so a memory can keep it, and another process make it; segments, columns and completion
are runs put together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
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
Place: TypeAlias = tuple[int, int]  # a document by its number in the run, and a shape by its own


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
    shapes: dict[Shape, int] = {}
    found = _places(builder, shapes)
    strips = tuple(_strips(found, tuple(shapes), words))
    counts: Counter[Shape] = Counter()
    for strip in strips:
        for number, places in Counter(strip.shapes).items():
            counts[strip.kinds[number]] += places
    sets, classes = _tally(counts)
    each = tuple(map(_encode, strips))
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


def _tally(counts: Mapping[Shape, int]) -> tuple[dict[int, int], tuple[dict[int, int], ...]]:
    """The places of shapes by sets and by classes, as `Run` has them."""
    sets: Counter[int] = Counter()
    classes: tuple[Counter[int], ...] = tuple(Counter() for _ in BOOSTS)
    for shape, places in counts.items():
        sets[set_of(shape)] += places
        for field, _, length in fields_in(shape):
            classes[field][length] += places
    return sets, classes


def _sums(builder: PressBuilder) -> tuple[int, ...]:
    lengths = tuple(builder.field_lengths.values())  # a document after the other, each with all fields
    return tuple(sum(lengths[field :: len(BOOSTS)]) for field in range(len(BOOSTS)))


def _places(builder: PressBuilder, numbers: dict[Shape, int]) -> dict[str, list[int]]:
    """Of every term its documents, each followed by its shape's number. `numbers` gets the shapes."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    frequencies = tuple(builder.field_term_frequencies.items())
    lengths = builder.field_lengths
    for document in range(builder.document_count):
        first = document * len(BOOSTS)
        fields = [
            (class_of(lengths[ref]), counts) for ref, counts in frequencies[first : first + len(BOOSTS)]
        ]
        for term, place in _places_in(document, fields, numbers).items():
            found[term] += place
    return found


def _places_in(
    document: int, fields: Sequence[tuple[int, Counts]], numbers: dict[Shape, int]
) -> dict[str, Place]:
    """Where the terms of a document are: each field has the class of its length, and its counts."""
    places: dict[str, Place] = {}
    shapes: dict[int, Shape] = {}  # those of this document, by their numbers

    def place_of(shape: Shape) -> Place:
        number = numbers.setdefault(shape, len(numbers))
        shapes[number] = shape
        return document, number

    for field, (length, counts) in enumerate(fields):
        alone = {count: place_of((field, count, length)) for count in set(counts.values())}
        if not places:  # those of the text, which are most
            places = {term: alone[count] for term, count in counts.items()}
            continue
        for term, count in counts.items():
            before = places.get(term)
            here = (field, count, length)
            places[term] = place_of(shapes[before[1]] + here) if before else alone[count]
    return places


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
