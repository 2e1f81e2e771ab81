"""A segment of the index: the runs of its months put together, as files under the digest of them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from sitegen import files
from sitegen.cache import key_of
from sitegen.search import shards, shelf
from sitegen.search.bits import Code, listed
from sitegen.search.runs import Postings, Remembered, opened, postings_of
from sitegen.search.shards import Codes, Shards
from sitegen.search.spans import RUNNING, Span
from sitegen.versions import fingerprint

NAMED_BY = 10  # hex digits of a digest
FLAT = 1024  # shards whose list is short enough for those who ask one question
GROUP = 64  # shards; frontend/src/search/postings.ts has the same


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


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """The facts of a segment and its files by their names under the index's folder."""

    facts: Facts
    files: tuple[tuple[str, bytes], ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Segment).decode


def segment(span: Span, packed: Sequence[bytes], *, remembered: Remembered) -> Segment:
    """The segment of the runs of its months, the oldest first, as they are kept."""
    key = key_of("search segment", fingerprint(), str(span), *packed)
    return _decode(remembered(key, lambda: _encode(_made(span, packed))))


def _made(span: Span, packed: Sequence[bytes]) -> Segment:
    """Runs are opened one after the other: all of them at once weigh many times what the segment does."""
    years: Counter[int] = Counter()
    sums: list[tuple[int, ...]] = []
    cards = tuple(shelf.packs(_entries(packed, years, sums)))
    cut = shards.shards(_postings(packed))
    folder = _folder(span, cut, cards)
    terms = zip(cut.texts, cut.bits, strict=True)
    named = [(f"{folder}/t{place}.idx", shards.packed(*parts)) for place, parts in enumerate(terms)]
    named += [(f"{folder}/c{place}.idx", shards.packed(card, b"")) for place, card in enumerate(cards)]
    groups = [cut.starts[first : first + GROUP] for first in range(0, len(cut.starts), GROUP)]
    grouped = len(cut.starts) > FLAT
    if grouped:
        lists = (listed(group).encode() for group in groups)
        named += [(f"{folder}/s{place}.idx", shards.packed(one, b"")) for place, one in enumerate(lists)]
    starts = listed(group[0] for group in groups) if grouped else listed(cut.starts)
    lengths = tuple(map(sum, zip(*sums, strict=True)))
    each = tuple(years.items())
    facts = Facts(folder, years.total(), each, lengths, *cut.codes, grouped=grouped, starts=starts)
    return Segment(facts, tuple(named))


def _entries(
    packed: Sequence[bytes], years: Counter[int], sums: list[tuple[int, ...]]
) -> Iterator[shelf.Entry]:
    """What the runs hold of each document; `years` and `sums` get its year, and the lengths of each run."""
    for run in map(opened, packed):
        years.update(entry.year for entry in run.entries)
        sums.append(run.lengths)
        yield from run.entries


def _postings(packed: Sequence[bytes]) -> Iterator[tuple[Postings, int]]:
    """The postings of each run, with the number of its documents."""
    for run in map(opened, packed):
        yield postings_of(run), len(run.entries)


def _folder(span: Span, cut: Shards, cards: Sequence[bytes]) -> str:
    """Named by all that is inside, before it is compressed."""
    codes = _encode(Codes(*cut.codes))
    digest = key_of(codes, *cut.texts, *cut.bits, *cards).hex()[:NAMED_BY]
    first, last = span
    name = "now" if span == RUNNING else f"{first}" if first == last else f"{first}-{last}"
    return f"{name}-{digest}"


def digest_of(data: bytes) -> str:
    """What the name of a file that stands alone is made of."""
    return files.digest(data)[:NAMED_BY]
