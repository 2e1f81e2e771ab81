"""Assembling: from what was read to a newsroom that holds what may be public, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Never, TypeAlias

import msgspec
from msgspec.structs import replace

from sitegen import text, versions
from sitegen.config.settings import Config
from sitegen.memory.cache import key_of
from sitegen.memory.recall import Last
from sitegen.model import Item, Moment, moved, outline
from sitegen.newsroom import (
    collisions,
    exceptions,
    folios,
    groups,
    holdings,
    outlines,
    people,
    references,
    silence,
    urls,
)
from sitegen.newsroom.desk import Hidden, Newsroom, Silence, Tombstone
from sitegen.newsroom.holdings import Readings
from sitegen.newsroom.languages import edition_of, prefix, primary
from sitegen.newsroom.order import newest_first
from sitegen.newsroom.outlines import Arrangement
from sitegen.newsroom.references import Register
from sitegen.newsroom.visibility import PUBLIC, Showing, hidden
from sitegen.problems import Problem, error

EMPTY: Mapping[str, Never] = MappingProxyType({})  # outlines hold nothing
_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode

Remembered: TypeAlias = Callable[[bytes, Callable[[], bytes]], bytes]  # as `Cache.remembered`


def assemble(
    readings: Readings,
    config: Config,
    now: Moment,
    *,
    showing: Showing = PUBLIC,
    remembered: Remembered = lambda _key, make: make(),
) -> tuple[Newsroom, tuple[Hidden, ...], tuple[Problem, ...]]:
    """The newsroom at `now`, what it leaves out, and what is wrong between documents.

    The order of the readings makes no difference. Nothing of a hidden document is in
    the newsroom: it equals the one assembled without it (law 6), unless the preview's
    `showing` asks for it. Problems are two documents with one URL or one folio, and
    threads that bite their tail; the first two are looked for among hidden documents
    too, and name paths only; during an electoral blackout also what `exceptions` says.
    Broken references are told by `links.problems`. `remembered` knows what earlier builds found.
    """
    quiet = _quiet(config, now, showing)
    items = silence.unnamed(map(_in_nfc, readings.items), quiet)
    arranged = _arranged((tuple(map(outline, items)), config, now, showing))
    pick = outlines.picker(arranged, items)
    left_out = tuple(replace(one, item=pick((one.item,))[0]) for one in arranged.left_out)
    public = pick(arranged.room.by_path.values())
    shown = holdings.of(readings, public, tuple(one.item for one in left_out))
    key = key_of("among", versions.fingerprint(), config.digest, outlines.digest_of(arranged.items))
    among = _DECODE(remembered(key, lambda: _ENCODE(_among(arranged.items, config))))
    problems = tuple(sorted((*arranged.problems, *among)))
    return outlines.filled(arranged.room, shown, pick), left_out, problems


def _among(items: tuple[Item, ...], config: Config) -> tuple[Problem, ...]:
    """What is wrong between documents, whatever the moment."""
    return (*collisions.problems(config, items), *folios.problems(items, config))


def _arrange(given: tuple[tuple[Item, ...], Config, Moment, Showing]) -> Arrangement:
    items, config, now, showing = given
    kept, left_out = _sift(items, config, now, showing=showing)
    shelves = references.register(kept)
    followed = references.parents(shelves, kept, pointer=lambda item: item.front.thread)
    threads = references.roots(followed)
    quiet = _quiet(config, now, showing)
    dressed = silence.neutral(config, quiet)
    bare = _newsroom(dressed, now=now, shelves=shelves, threads=threads, left_out=left_out, quiet=quiet)
    room = replace(bare, settings=config)
    found = (*exceptions.problems(kept, config, now), *_loops(shelves, followed, threads))
    return Arrangement(items, room, left_out, found)


_arranged = Last(_arrange)  # an edited text leaves the outlines as they were


def _quiet(config: Config, now: Moment, showing: Showing) -> tuple[Silence, ...]:
    return () if showing.blackout else silence.silences(config, now)


def _in_nfc(item: Item) -> Item:
    if item.path.isascii():
        return item
    path = text.nfc(item.path)
    return item if path == item.path else moved(item, path)


def _sift(
    items: Iterable[Item], config: Config, now: Moment, *, showing: Showing
) -> tuple[tuple[Item, ...], tuple[Hidden, ...]]:
    kept: list[Item] = []
    left_out: list[Hidden] = []
    for item in sorted(items, key=attrgetter("path")):
        reason = hidden(item, config, now, showing=showing)
        if reason is None:
            kept.append(item)
        else:
            left_out.append(Hidden(item, *reason))
    return tuple(kept), tuple(left_out)


def _newsroom(
    config: Config,
    *,
    now: Moment,
    shelves: Register,
    threads: Mapping[str, str],
    left_out: tuple[Hidden, ...],
    quiet: tuple[Silence, ...],
) -> Newsroom:
    items = tuple(sorted(shelves.by_path.values(), key=newest_first))
    stones = _tombstones(config, shelves, left_out)
    directory = people.directory(config)
    editions = tuple(
        groups.edition(
            language,
            prefix(config, language),
            items=tuple(item for item in items if edition_of(config, item.language) == language),
            tombstones=tuple(one for one in stones if edition_of(config, one.language) == language),
            threads=threads,
            directory=directory,
            now=now,
        )
        for language in config.site.languages
    )
    return Newsroom(
        config=config,
        now=now,
        editions=editions,
        by_path=shelves.by_path,
        by_folio=shelves.by_folio,
        urls=MappingProxyType({path: urls.item(config, item) for path, item in shelves.by_path.items()}),
        pictures=EMPTY,
        attachments=EMPTY,
        threads=threads,
        translations=_translations(shelves),
        albums=EMPTY,
        directory=directory,
        withdrawn=MappingProxyType({one.path: one for one in stones}),
        spelled=EMPTY,
        settings=config,
        silences=quiet,
    )


def _tombstones(config: Config, shelves: Register, left_out: Iterable[Hidden]) -> tuple[Tombstone, ...]:
    """What is left of withdrawn documents, newest first."""
    withdrawn = sorted((one.item for one in left_out if one.why == "withdrawn"), key=newest_first)
    return tuple(
        Tombstone(
            url=urls.item(config, item),
            municipality=item.municipality,
            kind=item.kind,
            title=item.front.title,
            language=item.language,
            date=item.front.withdrawn.date,
            reason=item.front.withdrawn.reason,
            replaced_by=_successor(shelves, item),
            path=item.path,
            folio=item.front.folio,
            aliases=urls.aliases(config, item),
        )
        for item in withdrawn
        if item.front.withdrawn is not None
    )


def _successor(shelves: Register, item: Item) -> str:
    pointer = item.front.replaced_by
    found = references.pointed(shelves, item, target=pointer.target) if pointer else ()
    return found[0].path if len(found) == 1 else ""


def _translations(shelves: Register) -> Mapping[str, tuple[str, ...]]:
    """The paths of the same text in other languages, for each document that has any."""
    items = shelves.by_path
    parents = references.parents(shelves, items.values(), pointer=lambda item: item.front.translation_of)
    versions: defaultdict[str, list[str]] = defaultdict(list)
    for path, root in sorted(references.roots(parents).items()):
        versions[root].append(path)
    language = {path: primary(items[path].language) for paths in versions.values() for path in paths}
    return MappingProxyType(
        {
            path: tuple(other for other in paths if language[other] != language[path])
            for paths in versions.values()
            for path in paths
        }
    )


def _loops(shelves: Register, followed: Mapping[str, str], threads: Mapping[str, str]) -> Iterator[Problem]:
    """Threads in which every document follows another: none is the first."""
    for root in sorted(set(threads.values()) & set(followed)):
        item = shelves.by_path[root]
        line = item.front.thread.line if item.front.thread else 1
        paths = ", ".join(sorted(references.loop_at(followed, root)))
        yield error("thread-loop", path=root, line=line, paths=paths)
