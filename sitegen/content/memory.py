"""Reading remembered: a source that was read before, by this program, is not read again.

The key is all that reading one source takes: its path, kind and digest, the part
of the settings that reading uses, and the code that reads. Of every source there is a
row in one list, which is read at once: what a document's place and company follow from.
Its words lie in a record of their own, which is opened when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from sys import intern
from typing import Protocol, TypeAlias

import msgspec
from msgspec.structs import replace

from sitegen import versions
from sitegen.config.settings import Config, Municipality, Site, Topic, Urls
from sitegen.content import terms
from sitegen.content.read import Reading, read_one
from sitegen.content.words import Shelf, packed
from sitegen.memory.cache import Cache, key_of
from sitegen.model import NOTHING, Item, PictureFacts, Source, outline, shelved
from sitegen.pool import Pool
from sitegen.problems import Problem, error

CHUNK = 40  # sources sent to a worker at a time
WORTH = 400  # sources that a second process pays for, where it is not a twin of this one


Lines: TypeAlias = tuple[tuple[str, int], ...]
Alike: TypeAlias = dict[Lines, Lines]  # many cards have the same keys in the same lines


class Each(Protocol):
    """Gives the reading of every source, in their order; `read_each` is one."""

    def __call__(
        self, root: Path, sources: Iterable[Source], config: Config, *, memory: Cache, workers: int
    ) -> Iterator[tuple[Source, Reading]]:
        """See `read_each`."""


class Row(msgspec.Struct, frozen=True, array_like=True):
    """A source in the list: the outline of a document, the facts of a picture, what is wrong with it.

    `face` and `text` are digests of the two parts of a document's words.
    """

    source: Source
    outline: Item | None
    picture: PictureFacts | None
    problems: tuple[Problem, ...]
    face: bytes = b""
    text: bytes = b""


_ENCODE = msgspec.msgpack.Encoder().encode
_LIST = msgspec.msgpack.Decoder(tuple[Row, ...]).decode
_ROW = msgspec.msgpack.Decoder(Row).decode


def reading_settings(config: Config) -> Config:
    """The part of the settings that reading uses; everything else is empty, so that nothing else can be."""
    site = Site("", "", config.site.languages, config.site.timezone)
    municipalities = tuple(
        Municipality(
            one.id,
            one.name,
            timezone=one.timezone,
            phone=one.phone,
            on_call=one.on_call,
            email=one.email,
            whatsapp=one.whatsapp,
            approval=one.approval,
            areas=one.areas,
        )
        for one in config.municipalities
    )
    topics = tuple(Topic(one.id, one.name) for one in config.topics)
    return Config(
        site,
        municipalities,
        topics,
        (),
        (),
        (),
        Urls(),
        config.severities,
        (),
        "",
        module=config.module,
        whole=config.whole,
    )


def read_each(
    root: Path, sources: Iterable[Source], config: Config, *, memory: Cache, workers: int
) -> Iterator[tuple[Source, Reading]]:
    """The reading of every source, in their order; those not remembered are read, in processes when many.

    Only what was read well is remembered: a file without permission may have it tomorrow.
    """
    settings = reading_settings(config)
    sources = tuple(sources)
    base = key_of("reading", versions.fingerprint(), _ENCODE(settings))
    shelf = Shelf(memory, base, opener=partial(_again, root, settings))
    known = _remembered(memory, base)
    rows = {source: row for source in sources if (row := known.get(source)) and _is_whole(shelf, row)}
    missing = [source for source in sources if source not in rows]
    fresh = _fresh(root, missing, settings, workers=workers)
    listed: list[Row] = []
    alike: Alike = {}
    for source in sources:
        row = rows.get(source)
        if row is None:
            head, words = next(fresh)
            row = _ROW(head)
            shelf.put(source, words)
        row = _lean(row, source, alike)
        found = _found(shelf, row)
        if found is not None:
            listed.append(row)
        yield source, (found, row.problems)
    if missing or len(listed) != len(known):
        memory.keep(base, _ENCODE(listed))


def _remembered(memory: Cache, base: bytes) -> dict[Source, Row]:
    rows = memory.kept(base)
    return {row.source: row for row in _LIST(rows)} if rows else {}


def _is_whole(shelf: Shelf, row: Row) -> bool:
    return row.outline is None or shelf.has(row.source)


def _found(shelf: Shelf, row: Row) -> Item | PictureFacts | None:
    if row.outline is None:
        return row.picture
    words = shelf.words(row.source, face=row.face, text=row.text)
    return shelved(row.outline, words, digest=row.source.digest)


def _lean(row: Row, source: Source, alike: Alike) -> Row:
    """A row without what others hold as well, for every outline stays in memory to the end."""
    known = row.outline
    if known is None:
        return row
    found = replace(
        known,
        path=source.path,
        municipality=intern(known.municipality),
        language=intern(known.language),
        body=NOTHING,
        lines=alike.setdefault(known.lines, known.lines),
    )
    return replace(row, source=source, outline=found)


def _fresh(
    root: Path, missing: list[Source], settings: Config, *, workers: int
) -> Iterator[tuple[bytes, bytes]]:
    read = partial(_record, root, settings)
    pool: Pool[Source, tuple[bytes, bytes]] = Pool(read, workers=workers, leave=terms.forget)
    return pool.run(missing, chunk=CHUNK, lost=_killed, worth=WORTH)


def _record(root: Path, settings: Config, source: Source) -> tuple[bytes, bytes]:
    """A source's row and its words, packed."""
    found, problems = read_one(root, source, settings)
    if isinstance(found, Item):
        words, face, text = packed(found)
        return _ENCODE(Row(source, outline(found), None, problems, face, text)), words
    return _ENCODE(Row(source, None, found, problems)), b""


def _again(root: Path, settings: Config, source: Source) -> bytes:
    """The words of a source whose record turns out to be damaged. Raises SiteError if it has changed."""
    return _record(root, settings, source)[1]


def _killed(source: Source) -> tuple[bytes, bytes]:
    return _ENCODE(Row(source, None, None, (error("file-kills", path=source.path),))), b""
