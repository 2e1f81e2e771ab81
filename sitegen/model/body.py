"""Bodies: what others ask of a text at once, and the text itself, packed."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec


class Ref(msgspec.Struct, frozen=True, tag="ref"):
    """Where the href of a link goes that names content.

    It stands in a body between two text parts, inside `href="…"`. `target` is a
    path relative to the site's root (`content/…`) or a folio as it was written;
    `fragment` is an anchor without `#`.
    """

    form: Literal["path", "folio"]
    target: str
    fragment: str
    line: int


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """An image inside a body; `path` is that of the file. Drawn by `newsroom.pictures`."""

    path: str
    alt: str
    caption: str
    credit: str
    line: int


Part: TypeAlias = str | Ref | Picture


class Heading(msgspec.Struct, frozen=True):
    """A heading of a body; `level` is the one in the page (2 to 6)."""

    level: int
    text: str
    anchor: str
    line: int


class Outlink(msgspec.Struct, frozen=True):
    """A link to another site."""

    url: str
    line: int


class Prose(msgspec.Struct, frozen=True):
    """The long part of a body. Text parts have passed the sanitizer, the others are made later.

    `text` is the plain text, a line a block; `terms` are its search terms, each with how often it occurs,
    `words` those of its words that are worth completing.
    """

    parts: tuple[Part, ...]
    text: str
    terms: dict[str, int]
    words: tuple[str, ...]


_PACK = msgspec.msgpack.Encoder()
_OPEN = msgspec.msgpack.Decoder(Prose)


class _Parts(msgspec.Struct, frozen=True):
    """Of a prose what pages show; the rest is passed over, which takes no time."""

    parts: tuple[Part, ...]


class _Text(msgspec.Struct, frozen=True):
    """Of a prose what it says."""

    text: str


_OPEN_PARTS = msgspec.msgpack.Decoder(_Parts)
_OPEN_TEXT = msgspec.msgpack.Decoder(_Text)


class Body(msgspec.Struct, frozen=True):
    """A body: what others ask of it at once, and its prose, packed.

    Ten thousand documents are held while pages are made; packed they weigh a tenth,
    and opening one costs some 30 µs. `lead` is the first sentence.
    """

    lead: str
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]
    outlinks: tuple[Outlink, ...]
    refs: tuple[Ref, ...]
    pictures: tuple[Picture, ...]
    packed: bytes

    @classmethod
    def of(
        cls,
        prose: Prose,
        *,
        lead: str = "",
        headings: tuple[Heading, ...] = (),
        anchors: tuple[str, ...] = (),
        outlinks: tuple[Outlink, ...] = (),
    ) -> Body:
        """The body of a prose."""
        refs = tuple(part for part in prose.parts if isinstance(part, Ref))
        pictures = tuple(part for part in prose.parts if isinstance(part, Picture))
        return cls(lead, headings, anchors, outlinks, refs, pictures, _PACK.encode(prose))

    def opened(self) -> Prose:
        """The prose, unpacked anew at each call."""
        return _OPEN.decode(self.packed)

    def drawn(self) -> tuple[Part, ...]:
        """The parts of the prose alone, which open in a fifth of the time."""
        return _OPEN_PARTS.decode(self.packed).parts

    def said(self) -> str:
        """The plain text of the prose alone, a line a block."""
        return _OPEN_TEXT.decode(self.packed).text
