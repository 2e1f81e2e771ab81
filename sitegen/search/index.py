"""The search files of a newsroom: one index an edition, named by digest.

`search.json` names the router, and the router everything else. The documents are those
of the segments in their order, the oldest first; but pages, which have no date and
stand first in the last segment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from sitegen.config.settings import Municipality, Topic
from sitegen.model import KINDS, File
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Edition, Newsroom
from sitegen.search import lexicon, shards, shelf
from sitegen.search.bits import listed
from sitegen.search.fields import BOOSTS
from sitegen.search.runs import Remembered, Run, opened, run_of, words_in
from sitegen.search.segments import Facts, digest_of, segment
from sitegen.search.spans import by_month, by_span

MANIFEST = "search.json"
VERSION = 3  # of the files' form; frontend/src/search/archive.ts reads this one


class Manifest(msgspec.Struct, frozen=True):
    """What a page loads when a person goes to search: the name of the router beside it."""

    version: int
    router: str


class Words(msgspec.Struct, frozen=True):
    """The shards of the completion dictionary: with which letters each begins, and its file's digest.

    Both are one text: `starts` as `bits.listed` writes it, `digests` one after the other.
    """

    starts: str
    digests: str


class Router(msgspec.Struct, frozen=True):
    """Where everything is. `facets` are the digests of the columns' files; years follow from the segments."""

    language: str
    fields: tuple[tuple[str, int], ...]  # with their boosts
    pack: int  # cards a file
    segments: tuple[Facts, ...]
    words: Words
    kinds: tuple[str, ...]
    municipalities: tuple[tuple[str, str], ...]  # (id, name), of those that have documents
    topics: tuple[tuple[str, str], ...]
    facets: dict[str, str]


def made_anew(_: bytes, make: Callable[[], bytes]) -> bytes:
    """The memory of those who have none."""
    return make()


def index_files(
    newsroom: Newsroom, *, remembered: Remembered = made_anew, unpacked: Callable[[bytes], Run] = opened
) -> Iterator[File]:
    """The search files of every edition.

    `remembered(key, make)` may give what it was given before for a key of 32 bytes:
    the runs of months and the segments, which are most of the work; `unpacked` may know
    a run that it has opened before. Files other
    than `search.json` are gzip (mtime 0) and named by the SHA-256 of what is inside,
    since hosts cache and compress as they please.
    """
    for edition in newsroom.editions:
        folder = urls.search_base(newsroom.config, edition.language)
        for name, data in _edition_files(newsroom, edition, remembered, unpacked=unpacked):
            yield File(folder + name, data)


def _edition_files(
    newsroom: Newsroom, edition: Edition, remembered: Remembered, *, unpacked: Callable[[bytes], Run]
) -> Iterator[tuple[str, bytes]]:
    months = by_month(edition.items[::-1])
    packed = {
        month: run_of(newsroom, items, language=edition.language, remembered=remembered)
        for month, items in months.items()
    }
    facts: list[Facts] = []
    runs: list[Run] = []
    for span, within in by_span(months).items():
        kept = [packed[month] for month in within]
        first = len(runs)
        runs += map(unpacked, kept)
        part = segment(span, kept, runs[first:], remembered=remembered)
        yield from part.files
        facts.append(part.facts)
    entries = tuple(entry for run in runs for entry in run.entries)
    words, columns = tuple(_words(runs)), tuple(_columns(entries))
    yield from ((f"words-{digest}.idx", data) for _, digest, data in words)
    yield from ((f"{facet}-{digest}.idx", data) for facet, digest, data in columns)
    router = Router(
        language=edition.language,
        fields=BOOSTS,
        pack=shelf.PACK,
        segments=tuple(facts),
        words=Words(listed(start for start, _, _ in words), "".join(digest for _, digest, _ in words)),
        kinds=KINDS,
        municipalities=_present(newsroom.config.municipalities, {entry.municipality for entry in entries}),
        topics=_present(newsroom.config.topics, {topic for entry in entries for topic in entry.topics}),
        facets={facet: digest for facet, digest, _ in columns},
    )
    yield from _entrance(msgspec.json.encode(router))


def _entrance(router: bytes) -> Iterator[tuple[str, bytes]]:
    name = f"router-{digest_of(router)}.idx"
    yield name, shards.packed(router, b"")
    yield MANIFEST, msgspec.json.encode(Manifest(VERSION, name))


def _present(rows: Iterable[Municipality | Topic], used: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple((row.id, row.name) for row in rows if row.id in used)


def _words(runs: Iterable[Run]) -> Iterator[tuple[str, str, bytes]]:
    """For each shard of the dictionary: with what it begins, the file's digest, its bytes."""
    for start, data in lexicon.shards(words_in(runs)):
        yield start, digest_of(data), shards.packed(data, b"")


def _columns(entries: Sequence[shelf.Entry]) -> Iterator[tuple[str, str, bytes]]:
    """For each facet: its name, its file's digest, its bytes."""
    rows = {
        "municipality": ((entry.municipality,) if entry.municipality else () for entry in entries),
        "kind": ((KINDS[entry.kind],) for entry in entries),
        "topic": (entry.topics for entry in entries),
    }
    for name, values in rows.items():
        data = shelf.column(values).file()
        yield name, digest_of(data), shards.packed(data, b"")
