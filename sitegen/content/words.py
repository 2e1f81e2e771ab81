"""The words of documents on the shelf: records that are opened when somebody asks for them.

A record has two parts, each with a digest of its own: the face, which lists and
neighbours show, and the text, which only the document's own page, the search and the
feeds need. Opening a part is noted (`sitegen.memory.trace`), so that whoever makes something
of it knows later whether it still holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

import msgspec

from sitegen.memory.cache import Cache
from sitegen.memory.trace import WORDS, Mark, note
from sitegen.model import (
    NOTHING,
    Body,
    FrontMatter,
    Heading,
    Item,
    Kind,
    Outlink,
    Picture,
    Ref,
    Shelved,
    Source,
    shelved,
)
from sitegen.problems import SiteError, error

OPEN = 2048  # documents whose faces are held open: those of the pages that are made one after the other
AT_HAND = 512  # documents whose whole records are held: who asks for a face often asks for the text later
DIGEST = 16  # bytes of a part's digest

Opener: TypeAlias = Callable[[Source], bytes]  # reads a source anew


class Face(msgspec.Struct, frozen=True, array_like=True):
    """All of a document but its prose."""

    front: FrontMatter
    lead: str
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]
    outlinks: tuple[Outlink, ...]
    refs: tuple[Ref, ...]
    pictures: tuple[Picture, ...]


class _Record(msgspec.Struct, frozen=True, array_like=True):
    face: bytes
    text: bytes
    seal: bytes  # follows from both


class _Opened(Body, frozen=True):
    """A body whose prose is on the shelf."""

    words: DocumentWords

    @property  # type: ignore[misc] # read-only, as the field of a frozen Struct is
    def packed(self) -> bytes:
        """The prose, packed."""
        return self.words.text


_ENCODE = msgspec.msgpack.Encoder().encode
_RECORD = msgspec.msgpack.Decoder(_Record).decode
_FACE = msgspec.msgpack.Decoder(Face).decode


def packed(item: Item) -> tuple[bytes, bytes, bytes]:
    """The record of a document that was just read, and the digests of its face and its text."""
    body = item.body
    face = _ENCODE(
        Face(item.front, body.lead, body.headings, body.anchors, body.outlinks, body.refs, body.pictures)
    )
    return _ENCODE(_Record(face, body.packed, item.seal)), _digest(face), _digest(body.packed)


class Shelf:
    """The records of a site. `opener` reads a source whose record is damaged or was never kept."""

    def __init__(self, memory: Cache, *, opener: Opener) -> None:
        self._memory = memory
        self._opener = opener
        self._held: dict[bytes, bytes] = {}
        self.face = lru_cache(maxsize=OPEN)(self._face)
        self._opened = lru_cache(maxsize=AT_HAND)(self._open)

    def has(self, place: bytes) -> bool:
        """Whether there is a record in a place; that it is whole is seen when it is opened."""
        return self._memory.has(place)

    def put(self, place: bytes, words: bytes) -> None:
        """Keeps a record, here where the memory keeps nothing."""
        self._memory.put(place, words)
        if not self.has(place):
            self._held[place] = words

    def text(self, words: DocumentWords) -> bytes:
        """The packed prose of a document."""
        return self._opened(words).text

    def seal(self, words: DocumentWords) -> bytes:
        """The digests of the words of a document."""
        return self._opened(words).seal

    def record(self, words: DocumentWords) -> bytes:
        """The record of a document, packed."""
        data = self._held.get(words.place) or self._memory.get(words.place)
        if data is None:
            data = self._opener(words.source)
            if not data:
                raise SiteError([error("file-changed", path=words.source.path)])
            self.put(words.place, data)
        return data

    def _face(self, words: DocumentWords) -> Face:
        return _FACE(self._opened(words).face)

    def _open(self, words: DocumentWords) -> _Record:
        return _RECORD(self.record(words))


class DocumentWords:
    """The words of a document, in their place on a shelf; see `sitegen.model.Words`.

    `face` and `text` are the digests of their parts.
    """

    __slots__ = ("_digests", "_face_mark", "_shelf", "_text_mark", "place", "source")

    def __init__(self, shelf: Shelf, source: Source, *, face: bytes, text: bytes, place: bytes) -> None:
        self._shelf = shelf
        self.source = source
        self.place = place
        self._face_mark, self._text_mark = (kind + source.path for kind in WORDS)
        self._digests = face + text  # in one: there are two for each document

    @property
    def marks(self) -> tuple[tuple[Mark, bytes], tuple[Mark, bytes]]:
        """The names of its parts, with their digests."""
        its = self._digests
        return (self._face_mark, its[:DIGEST]), (self._text_mark, its[DIGEST:])

    @property
    def front(self) -> FrontMatter:
        """The front matter."""
        note(self._face_mark)
        return self._shelf.face(self).front

    @property
    def body(self) -> Body:
        """The body, its prose still on the shelf."""
        note(self._face_mark)
        face = self._shelf.face(self)
        return _Opened(
            face.lead, face.headings, face.anchors, face.outlinks, face.refs, face.pictures, b"", self
        )

    @property
    def seal(self) -> bytes:
        """The digests of the words."""
        note(self._face_mark)
        note(self._text_mark)
        return self._shelf.seal(self)

    @property
    def text(self) -> bytes:
        """The packed prose."""
        note(self._text_mark)
        return self._shelf.text(self)

    @property
    def record(self) -> bytes:
        """All of them, packed."""
        note(self._face_mark)
        note(self._text_mark)
        return self._shelf.record(self)


class Carried(msgspec.Struct, frozen=True, array_like=True):
    """A document without a shelf, as it is handed to another process: its words in one record."""

    path: str
    kind: Kind
    municipality: str
    language: str
    record: bytes


class _Unpacked(msgspec.Struct, frozen=True):
    """The words of a document that was carried."""

    front: FrontMatter
    body: Body
    seal: bytes


def carried(item: Item) -> Carried:
    """A document to be handed to another process."""
    words = item.words if isinstance(item, Shelved) else None
    record = words.record if isinstance(words, DocumentWords) else packed(item)[0]
    return Carried(item.path, item.kind, item.municipality, item.language, record)


def arrived(one: Carried) -> Item:
    """A document that was carried, with all its words; it has no lines, and the digest of no source."""
    record = _RECORD(one.record)
    face = _FACE(record.face)
    body = Body(face.lead, face.headings, face.anchors, face.outlinks, face.refs, face.pictures, record.text)
    known = Item(one.path, "", one.kind, one.municipality, "", one.language, face.front, NOTHING, ())
    return shelved(known, _Unpacked(face.front, body, record.seal), digest="")


def _digest(part: bytes) -> bytes:
    return hashlib.sha256(part).digest()[:DIGEST]


def parts(items: Iterable[Item]) -> dict[Mark, bytes]:
    """The parts of the words of documents on the shelf, by their marks, with their digests."""
    opened = [item.words for item in items if isinstance(item, Shelved)]
    return dict(chain.from_iterable([one.marks for one in opened if isinstance(one, DocumentWords)]))
