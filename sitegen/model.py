"""The vocabulary of the house: what a document is once it has been read.

Every type is frozen and made of plain values; paths are from the site's root, with `/`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

import msgspec

Kind: TypeAlias = Literal["release", "notice", "event", "document", "page"]
KINDS: tuple[Kind, ...] = ("release", "notice", "event", "document", "page")

Level: TypeAlias = Literal["emergency", "important", "information"]
LEVELS: tuple[Level, ...] = ("emergency", "important", "information")  # gravest first

Subtype: TypeAlias = Literal["letter", "agreement", "call"]
EventStatus: TypeAlias = Literal["on", "postponed", "cancelled"]


class Moment(msgspec.Struct, frozen=True, order=True):
    """A point in time as an office writes it.

    `instant` is seconds since 1970 in UTC and gives the order; `local` is the
    wall clock without zone; `zone` is an IANA name. With `timed` false only the
    calendar day was given, and `local` is its first (or, for an end, last) second.
    """

    instant: int
    local: datetime
    zone: str
    timed: bool

    @property
    def day(self) -> date:
        """The calendar day on the wall clock; it never shifts."""
        return self.local.date()


class Source(msgspec.Struct, frozen=True, order=True):
    """A file found under `content/`; `digest` is the SHA-256 of its bytes in hex."""

    path: str
    kind: Literal["document", "picture", "attachment"]
    digest: str
    size: int


class PictureFacts(msgspec.Struct, frozen=True):
    """What is known of a picture without publishing it: pixels after orientation."""

    path: str
    digest: str
    width: int
    height: int


class Pointer(msgspec.Struct, frozen=True):
    """A reference to another document (folio or relative path), not yet resolved."""

    target: str
    line: int


class Named(msgspec.Struct, frozen=True):
    """A person as a document names them."""

    name: str
    office: str = ""
    institution: str = ""


class Image(msgspec.Struct, frozen=True):
    """A picture that the front matter names; `path` is that of the file, resolved from the document."""

    path: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    minors: bool = False
    consent: str = ""
    line: int = 0


class Recording(msgspec.Struct, frozen=True):
    """A video or an audio: `url` (elsewhere) or `path` (a file beside the document)."""

    title: str
    url: str = ""
    path: str = ""
    duration: str = ""
    poster: str = ""
    transcript: str = ""
    speaker: str = ""
    line: int = 0


class Attachment(msgspec.Struct, frozen=True):
    """A file to download, beside the document."""

    path: str
    title: str
    line: int = 0


class Update(msgspec.Struct, frozen=True):
    """A change that readers are told of."""

    date: Moment
    note: str


class Correction(msgspec.Struct, frozen=True):
    """Fe de erratas: what it said and what it should say."""

    date: Moment
    says: str
    should_say: str


class Withdrawal(msgspec.Struct, frozen=True):
    """The document is taken back: its address stays, with the reason."""

    date: Moment
    reason: str


class Exemption(msgspec.Struct, frozen=True):
    """Why a document may be shown during an electoral blackout, and on whose word."""

    exception: str
    basis: str = ""
    letter: str = ""
    authorized_by: str = ""
    date: Moment | None = None


class Resolution(msgspec.Struct, frozen=True):
    """How and when a notice ended before its time."""

    at: Moment
    note: str = ""


class FrontMatter(msgspec.Struct, frozen=True):
    """The typed front matter of a document of any kind; absent means default.

    `content.fields` is the table that says which kinds may use which key.
    """

    title: str
    date: Moment | None = None  # pages may have none
    place: str = ""
    folio: str = ""
    deck: tuple[str, ...] = ()
    short_title: str = ""
    area: str = ""
    summary: str = ""
    topics: tuple[str, ...] = ()
    people: tuple[Named, ...] = ()
    image: Image | None = None
    gallery: tuple[Image, ...] | None = None  # None: every other picture of the folder
    credit: str = ""
    caption: str = ""
    videos: tuple[Recording, ...] = ()
    audios: tuple[Recording, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    thread: Pointer | None = None
    related: tuple[Pointer, ...] = ()
    featured: bool | Moment = False
    draft: bool = False
    publish_at: Moment | None = None
    expires: Moment | None = None
    updated: tuple[Update, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None
    replaced_by: Pointer | None = None
    blackout: Exemption | None = None
    aliases: tuple[str, ...] = ()
    translation_of: Pointer | None = None
    # notices and events
    level: Level = "information"
    starts: Moment | None = None
    ends: Moment | None = None
    venue: str = ""
    address: str = ""
    neighbourhoods: tuple[str, ...] = ()
    resolved: Resolution | None = None
    status: EventStatus = "on"
    accreditation: str = ""
    attendees: tuple[Named, ...] = ()
    contact: str = ""
    # documents
    subtype: Subtype | None = None
    number: str = ""
    subject: str = ""
    addressees: tuple[Named, ...] = ()
    salutation: str = ""
    signatories: tuple[Named, ...] = ()
    copies: tuple[Named, ...] = ()
    deadline: Moment | None = None
    requirements: tuple[str, ...] = ()
    result: str = ""
    # pages
    menu: int | None = None


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

    `text` is the plain text, a line a block; `terms` are its (search term, count), sorted.
    """

    parts: tuple[Part, ...]
    text: str
    terms: tuple[tuple[str, int], ...]


_PACK = msgspec.msgpack.Encoder()
_OPEN = msgspec.msgpack.Decoder(Prose)


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


class Item(msgspec.Struct, frozen=True):
    """One document, read and validated on its own.

    `municipality` is the id of site.toml, or "" for documents of the whole site;
    `language` a BCP 47 tag; `lines` maps canonical front matter keys to lines.
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

    def line(self, key: str) -> int:
        """The line of a front matter key, or 1 where it was left to its default."""
        return next((line for name, line in self.lines if name == key), 1)


class Kept(msgspec.Struct, frozen=True):
    """A file to publish whose bytes the output folder has already; `digest` is their SHA-256 in hex."""

    path: str
    digest: str
    size: int


class File(msgspec.Struct, frozen=True):
    """A file to publish: `path` is relative to the output folder, with `/`."""

    path: str
    data: bytes
