"""The search files of a newsroom: one index an edition, named by digest.

`search.json`, the router, leads to everything else. The documents are those of the
segments in their order, the oldest first; but pages, which have no date and stand first
in the last segment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

import msgspec

from sitegen.config.settings import Municipality, Topic
from sitegen.memory.cache import key_of
from sitegen.model import KINDS, File, Item
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Edition, Newsroom
from sitegen.search import lexicon, shards, shelf
from sitegen.search.bits import listed
from sitegen.search.fields import BOOSTS
from sitegen.search.runs import Remembered, batch, counted, key_of_run
from sitegen.search.segments import Facts, Making, Opened, digest_of
from sitegen.search.shelf import FACETS, Facets
from sitegen.search.spans import Span, by_month, by_span
from sitegen.versions import fingerprint

ROUTER = "search.json"
Wanted: TypeAlias = tuple[bytes, Callable[[], bytes]]  # a key of the memory, and what its value is made of

VERSION = 6  # of the files' form; frontend/src/search/archive.ts reads this one

_encode = msgspec.msgpack.Encoder().encode
_shards = msgspec.msgpack.Decoder(tuple[tuple[str, str, bytes], ...]).decode


class Words(msgspec.Struct, frozen=True):
    """The shards of the completion dictionary: with which letters each begins, and its file's digest.

    Both are one text: `starts` as `bits.listed` writes it, `digests` one after the other.
    """

    starts: str
    digests: str


class Router(msgspec.Struct, frozen=True):
    """What a page loads when a person goes to search: where everything is.

    `facets` are the digests of the columns' files; years follow from the segments.
    """

    version: int
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


def index_files(newsroom: Newsroom, *, remembered: Remembered = made_anew) -> Iterator[File]:
    """The search files of every edition.

    `remembered(key, make)` may give what it was given before for a key of 32 bytes:
    the runs of months and the parts of segments, which are most of the work. Files other
    than `search.json` are gzip (mtime 0) and named by the SHA-256 of what is inside,
    since hosts cache and compress as they please.
    """
    return Index(newsroom, remembered=remembered).files()


class Index:
    """The search of a newsroom in the making; `remembered` as in `index_files`."""

    def __init__(self, newsroom: Newsroom, *, remembered: Remembered) -> None:
        self._newsroom = newsroom
        self._remembered = remembered
        self._begun: dict[tuple[str, Span], Making] = {}

    def files(self) -> Iterator[File]:
        """Every file."""
        for edition in self._newsroom.editions:
            folder = urls.search_base(self._newsroom.config, edition.language)
            for name, data in self._edition_files(edition):
                yield File(folder + name, data)

    def runs(self) -> Iterator[Wanted]:
        """The run of every month, made by `runs.counted`."""
        for edition in self._newsroom.editions:
            for items in by_month(edition.items[::-1]).values():
                yield self._run(edition, items)

    def strips(self, is_known: Callable[[bytes], bool]) -> Iterator[Wanted]:
        """Every strip of the segments that are not known as they are, made by `segments.cut`."""
        for edition in self._newsroom.editions:
            for span, making in self._segments(edition):
                self._begun[edition.language, span] = making
                if not is_known(making.key):
                    yield from making.strips()

    def _segments(self, edition: Edition) -> Iterator[tuple[Span, Making]]:
        """The segments of an edition, the oldest first; those that were begun before are let go of."""
        months = by_month(edition.items[::-1])
        for span, within in by_span(months).items():
            begun = self._begun.pop((edition.language, span), None)
            yield span, begun or self._begin(edition, span, [months[month] for month in within])

    def _begin(self, edition: Edition, span: Span, months: Iterable[Sequence[Item]]) -> Making:
        each = (self._run(edition, items) for items in months)
        runs = {key: partial(self._counted, key, make) for key, make in each}
        return Making(span, runs, remembered=self._remembered)

    def _counted(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        return self._remembered(key, lambda: counted(self._newsroom.config, make()))

    def _run(self, edition: Edition, items: Sequence[Item]) -> Wanted:
        """How the memory calls the run of some documents, with what `runs.counted` makes it of."""
        room, language = self._newsroom, edition.language
        return key_of_run(room, items, language=language), partial(batch, room, items, language=language)

    def _edition_files(self, edition: Edition) -> Iterator[tuple[str, bytes]]:
        facts: list[Facts] = []
        found: Counter[str] = Counter()
        rows: list[Facets] = []
        for _, making in self._segments(edition):
            part = Opened(making)
            yield from part.files()
            facts.append(part.facts)
            rows += part.rows()
            found.update(dict(part.words()))
        words, columns = tuple(_words(found, self._remembered)), tuple(_columns(rows))
        yield from ((f"words-{digest}.idx", data) for _, digest, data in words)
        yield from ((f"{facet}-{digest}.idx", data) for facet, digest, data in columns)
        alike, config = dict.fromkeys(rows), self._newsroom.config
        router = Router(
            version=VERSION,
            language=edition.language,
            fields=BOOSTS,
            pack=shelf.PACK,
            segments=tuple(facts),
            words=Words(listed(start for start, _, _ in words), "".join(digest for _, digest, _ in words)),
            kinds=KINDS,
            municipalities=_present(config.municipalities, {one for owner, _, _ in alike for one in owner}),
            topics=_present(config.topics, {one for _, _, many in alike for one in many}),
            facets={facet: digest for facet, digest, _ in columns},
        )
        yield ROUTER, msgspec.json.encode(router)


def _present(rows: Iterable[Municipality | Topic], used: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple((row.id, row.name) for row in rows if row.id in used)


def _words(found: Counter[str], remembered: Remembered) -> Iterator[tuple[str, str, bytes]]:
    """For each shard of the dictionary: with what it begins, the file's digest, its bytes."""
    for words in lexicon.by_initial(found):
        key = key_of("search words", fingerprint(), _encode(words))
        yield from _shards(remembered(key, partial(_made, words)))


def _made(words: lexicon.Powers) -> bytes:
    made = lexicon.shards(words)
    return _encode([(start, digest_of(data), shards.packed(data, b"")) for start, data in made])


def _columns(rows: Sequence[Facets]) -> Iterator[tuple[str, str, bytes]]:
    """For each facet: its name, its file's digest, its bytes."""
    for place, name in enumerate(FACETS):
        data = shelf.column(row[place] for row in rows).file()
        yield name, digest_of(data), shards.packed(data, b"")
