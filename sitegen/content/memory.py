"""Reading remembered: a source that was read before, by this program, is not read again.

The key is all that reading one source takes: its path, kind and digest, the part
of the settings that reading uses, and the code that reads. Of every source there is a
row in one list, which is read at once: what a document's place and company follow from.
Its words lie in a record of their own, which is opened when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from sys import intern
from typing import Literal, Protocol, TypeAlias

import msgspec

from sitegen import versions
from sitegen.config.settings import Config, Municipality, Site, Topic, Urls
from sitegen.content import terms
from sitegen.content.read import Reading, read_one
from sitegen.content.words import DocumentWords, Shelf, packed
from sitegen.memory.cache import Cache, key_of
from sitegen.model import NOTHING, FrontMatter, Item, Kind, PictureFacts, Source, bare_front, shelved
from sitegen.pool import Pool
from sitegen.problems import Problem, error

CHUNK = 40  # sources sent to a worker at a time
WORTH = 400  # sources that a second process pays for, where it is not a twin of this one


Lines: TypeAlias = tuple[tuple[str, int], ...]
Alike: TypeAlias = dict[bytes, Lines]  # packed: many documents have the same keys in the same lines


class Each(Protocol):
    """Gives the reading of every source, in their order; `read_each` is one."""

    def __call__(
        self, root: Path, sources: Iterable[Source], config: Config, *, memory: Cache, workers: int
    ) -> Iterator[tuple[Source, Reading]]:
        """See `read_each`."""


class Card(msgspec.Struct, frozen=True, array_like=True):
    """The outline of a document, without what its source tells; its lines are opened once for all alike."""

    kind: Kind
    municipality: str
    slug: str
    language: str
    front: FrontMatter
    approval: Literal["", "valid", "stale"]
    lines: bytes
    face: bytes  # digests of the two parts of its words
    text: bytes
    place: bytes  # where they lie on the shelf


class Row(msgspec.Struct, frozen=True, array_like=True):
    """A source in the list: the outline of a document, the facts of a picture, what is wrong with it."""

    source: Source
    card: Card | None
    picture: PictureFacts | None
    problems: tuple[Problem, ...]


_ENCODE = msgspec.msgpack.Encoder().encode
_LIST = msgspec.msgpack.Decoder(tuple[Row, ...]).decode
_ROW = msgspec.msgpack.Decoder(Row).decode
_LINES = msgspec.msgpack.Decoder(Lines).decode


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
    read = partial(_record, root, settings, base)
    shelf = Shelf(memory, opener=lambda source: read(source)[1])
    known = {row.source.path: row for rows in memory.kept(base) for row in _LIST(rows)}
    rows = [_known(shelf, source, known.get(source.path)) for source in sources]
    missing = [source for source, row in zip(sources, rows, strict=True) if row is None]
    fresh = _fresh(read, missing, workers=workers)
    listed: dict[str, Row] = {}
    alike: Alike = {}
    for source, before in zip(sources, rows, strict=True):
        row = before or _put(shelf, *next(fresh))
        found = row.picture if row.card is None else _shelved(shelf, source, row.card, alike=alike)
        if found is not None:
            listed[source.path] = row
        yield source, (found, row.problems)
    added = [listed[source.path] for source in missing if source.path in listed]
    is_less = not known.keys() <= listed.keys()
    if added or is_less:
        whole = partial(_ENCODE, tuple(listed.values()))
        memory.keep(base, whole, change=None if is_less else _ENCODE(added))


def _known(shelf: Shelf, source: Source, row: Row | None) -> Row | None:
    """The row of a source as it is now, whose words are there."""
    if row is None or row.source != source:
        return None
    return row if row.card is None or shelf.has(row.card.place) else None


def _put(shelf: Shelf, head: bytes, words: bytes) -> Row:
    """The row of a source that was just read; its words are put on the shelf."""
    row = _ROW(head)
    if row.card is not None:
        shelf.put(row.card.place, words)
    return row


def _shelved(shelf: Shelf, source: Source, card: Card, *, alike: Alike) -> Item:
    """A document, without what others hold as well: every outline stays in memory to the end."""
    lines = alike.get(card.lines)
    if lines is None:
        lines = alike[card.lines] = _LINES(card.lines)
    known = Item(
        source.path,
        "",
        card.kind,
        intern(card.municipality),
        card.slug,
        intern(card.language),
        card.front,
        NOTHING,
        lines,
        approval=card.approval,
    )
    words = DocumentWords(shelf, source, face=card.face, text=card.text, place=card.place)
    return shelved(known, words, digest=source.digest)


def _fresh(
    read: Callable[[Source], tuple[bytes, bytes]], missing: list[Source], *, workers: int
) -> Iterator[tuple[bytes, bytes]]:
    pool: Pool[Source, tuple[bytes, bytes]] = Pool(read, workers=workers, leave=terms.forget)
    return pool.run(missing, chunk=CHUNK, lost=_killed, worth=WORTH)


def _record(root: Path, settings: Config, base: bytes, source: Source) -> tuple[bytes, bytes]:
    """A source's row and its words, packed; no words of one that cannot be read."""
    found, problems = read_one(root, source, settings)
    if isinstance(found, Item):
        words, face, text = packed(found)
        front, lines = bare_front(found), _ENCODE(found.lines)
        where = found.kind, found.municipality, found.slug, found.language
        place = key_of(base, source.path, source.digest)
        card = Card(*where, front, found.approval, lines, face, text, place)
        return _ENCODE(Row(source, card, None, problems)), words
    return _ENCODE(Row(source, None, found, problems)), b""


def _killed(source: Source) -> tuple[bytes, bytes]:
    return _ENCODE(Row(source, None, None, (error("file-kills", path=source.path),))), b""
