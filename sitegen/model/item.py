"""One document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

import msgspec

from sitegen.model.body import Body
from sitegen.model.front import FrontMatter
from sitegen.model.kinds import Kind


class Item(msgspec.Struct, frozen=True):
    """One document, read and validated on its own.

    `municipality` is the id of site.toml, or "" for documents of the whole site;
    `language` a BCP 47 tag; `lines` maps canonical front matter keys to lines; `seal` has
    the digests of its words (`content.seals`).
    """

    path: str
    digest: str
    kind: Kind
    municipality: str
    slug: str
    language: str
    front: FrontMatter
    body: Body
    lines: tuple[tuple[str, int], ...]
    seal: bytes = b""
    approval: Literal["", "valid", "stale"] = ""  # stale: its words changed after it was approved

    def line(self, key: str) -> int:
        """The line of a front matter key, or 1 where it was left to its default."""
        return next((line for name, line in self.lines if name == key), 1)


class Words(Protocol):
    """What a document says, wherever it is kept."""

    @property
    def front(self) -> FrontMatter:
        """The front matter."""

    @property
    def body(self) -> Body:
        """The body."""

    @property
    def seal(self) -> bytes:
        """The digests of the words."""


class Shelved(Item, frozen=True, kw_only=True):
    """A document of which only the outline is at hand; its words are opened when they are asked for.

    For all who use it, it is an `Item` like any other.
    """

    outline: Item
    words: Words

    @property  # type: ignore[misc] # read-only, as the field of a frozen Struct is
    def front(self) -> FrontMatter:
        """The front matter."""
        return self.words.front

    @property  # type: ignore[misc] # read-only, as the field of a frozen Struct is
    def body(self) -> Body:
        """The body."""
        return self.words.body

    @property  # type: ignore[misc] # read-only, as the field of a frozen Struct is
    def seal(self) -> bytes:
        """The digests of the words."""
        return self.words.seal


def shelved(outline: Item, words: Words, *, digest: str) -> Shelved:
    """A document by its outline; `digest` is the SHA-256 of its source in hex."""
    return Shelved(
        outline.path,
        digest,
        outline.kind,
        outline.municipality,
        outline.slug,
        outline.language,
        outline.front,
        outline.body,
        outline.lines,
        approval=outline.approval,
        outline=outline,
        words=words,
    )


class AtHand(Shelved, frozen=True, kw_only=True):
    """A document from the shelf with its words at hand, for who asks for them many times.

    Whoever took it has opened its face. Nobody keeps one: it is one more for each who takes it.
    """

    front = Item.front  # fields again
    body = Item.body


def at_hand(item: Item) -> Item:
    """The same document; what it says is looked up once, and not each time that it is asked."""
    if not isinstance(item, Shelved):
        return item
    return AtHand(
        item.path,
        item.digest,
        item.kind,
        item.municipality,
        item.slug,
        item.language,
        item.front,
        item.body,
        item.lines,
        approval=item.approval,
        outline=item.outline,
        words=item.words,
    )


class _Reworded:
    """Words with another front matter: `edit` makes it of what was written."""

    __slots__ = ("_edit", "_words")

    def __init__(self, words: Words, edit: Callable[[FrontMatter], FrontMatter]) -> None:
        self._words = words
        self._edit = edit

    @property
    def front(self) -> FrontMatter:
        """The front matter, edited."""
        return self._edit(self._words.front)

    @property
    def body(self) -> Body:
        """The body as it was written."""
        return self._words.body

    @property
    def seal(self) -> bytes:
        """The digests of the words as they were written."""
        return self._words.seal


def reworded(item: Item, edit: Callable[[FrontMatter], FrontMatter]) -> Item:
    """The same document with another front matter; `edit` has to do the same to an outline."""
    if isinstance(item, Shelved):
        return shelved(reworded(item.outline, edit), _Reworded(item.words, edit), digest=item.digest)
    return msgspec.structs.replace(item, front=edit(item.front))


def moved(item: Item, path: str) -> Item:
    """The same document under another path."""
    if isinstance(item, Shelved):
        return msgspec.structs.replace(item, path=path, outline=moved(item.outline, path))
    return msgspec.structs.replace(item, path=path)
