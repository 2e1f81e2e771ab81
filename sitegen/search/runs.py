"""A month's run: all that the search keeps of the documents of one month, counted once.

A run depends on its documents, their addresses and the settings, and on nothing
else, so a memory can keep it; segments, columns and completion are runs put together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import msgspec

from sitegen.cache import key_of
from sitegen.model import Item
from sitegen.newsroom.desk import Newsroom
from sitegen.search import lexicon, shelf
from sitegen.search.builder import PressBuilder
from sitegen.search.fields import BOOSTS, fields_of, surface_words
from sitegen.search.lengths import class_of
from sitegen.versions import fingerprint

Remembered: TypeAlias = Callable[[bytes, Callable[[], bytes]], bytes]

Shape: TypeAlias = tuple[int, ...]  # of a term in a document: field, count, class of length, for every field
Posting: TypeAlias = tuple[str, tuple[int, ...], tuple[int, ...]]  # a term, its documents, their shapes


class Postings(msgspec.Struct, frozen=True, array_like=True):
    """Where terms occur in a run: documents by their number in it, shapes by their place in `shapes`."""

    shapes: tuple[Shape, ...]
    terms: tuple[Posting, ...]  # by term


class Run(msgspec.Struct, frozen=True, array_like=True):
    """A month's documents, the oldest first. `postings` is packed: most builds need it of one run only."""

    lengths: tuple[int, ...]  # sum over its documents, for every field
    entries: tuple[shelf.Entry, ...]
    words: tuple[tuple[str, int], ...]
    postings: memoryview  # of what the run was opened from


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Run).decode
_unpack = msgspec.msgpack.Decoder(Postings).decode


def run_of(newsroom: Newsroom, items: Sequence[Item], *, language: str, remembered: Remembered) -> bytes:
    """The run of some documents in the edition of a language, packed: see `opened`."""
    key = _key(newsroom, items, language)
    return remembered(key, lambda: _encode(_made(newsroom, items, language)))


def opened(run: bytes) -> Run:
    """A run of `run_of`."""
    return _decode(run)


def postings_of(run: Run) -> Postings:
    """Its postings."""
    return _unpack(run.postings)


def _key(newsroom: Newsroom, items: Sequence[Item], language: str) -> bytes:
    each = (part for item in items for part in (item.path, item.digest, newsroom.urls[item.path]))
    return key_of("search run", fingerprint(), newsroom.config.digest, language, "\n".join(each))


def _made(newsroom: Newsroom, items: Sequence[Item], language: str) -> Run:
    builder = PressBuilder()
    words = []
    for number, item in enumerate(items):
        prose = item.body.opened()
        builder.add_counts(str(number), fields_of(item, prose, config=newsroom.config, language=language))
        words.append(surface_words(item, prose))
    return Run(
        lengths=_sums(builder),
        entries=tuple(shelf.entry(newsroom, item, language=language) for item in items),
        words=lexicon.counted(words),
        postings=memoryview(_encode(_postings(builder))),
    )


def _sums(builder: PressBuilder) -> tuple[int, ...]:
    lengths = tuple(builder.field_lengths.values())  # a document after the other, each with all fields
    return tuple(sum(lengths[field :: len(BOOSTS)]) for field in range(len(BOOSTS)))


def _postings(builder: PressBuilder) -> Postings:
    numbers: dict[Shape, int] = {}
    found: dict[str, tuple[list[int], list[int]]] = {}
    frequencies = tuple(builder.field_term_frequencies.items())
    for document in range(builder.document_count):
        first = document * len(BOOSTS)
        for term, shape in _shapes(builder, frequencies[first : first + len(BOOSTS)]).items():
            number = numbers.get(shape)
            if number is None:
                number = numbers[shape] = len(numbers)
            known = found.get(term)
            if known is None:
                found[term] = ([document], [number])
            else:
                known[0].append(document)
                known[1].append(number)
    terms = ((term, tuple(found[term][0]), tuple(found[term][1])) for term in sorted(found))
    return Postings(tuple(numbers), tuple(terms))


def _shapes(builder: PressBuilder, fields: Iterable[tuple[str, dict[str, int]]]) -> dict[str, Shape]:
    shapes: dict[str, Shape] = {}
    for field, (ref, counts) in enumerate(fields):
        length = class_of(builder.field_lengths[ref])
        alone = {count: (field, count, length) for count in set(counts.values())}
        if not shapes:  # those of the text, which are most
            shapes = {term: alone[count] for term, count in counts.items()}
            continue
        for term, count in counts.items():
            before = shapes.get(term)
            shapes[term] = before + alone[count] if before else alone[count]
    return shapes


def add_words(run: Run, found: Counter[str]) -> None:
    """Adds the words of a run to others, each with the number of its documents."""
    for word, documents in run.words:
        found[word] += documents
