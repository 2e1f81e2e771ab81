"""Front matter, typed."""

from __future__ import annotations

import msgspec

from sitegen.model.kinds import EventStatus, Level, Moment, Subtype


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
    minors: bool | None = None  # None: not said
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


class FrontMatter(msgspec.Struct, frozen=True, omit_defaults=True):
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
    media_kit: bool = False
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

    @property
    def moment(self) -> Moment | None:
        """When the document is from: its date, for an event without one its start."""
        return self.date or self.starts
