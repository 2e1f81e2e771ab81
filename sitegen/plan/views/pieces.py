"""The pieces that pages are made of: cards, pictures, articles."""

from __future__ import annotations

import msgspec

from sitegen.model import Kind, Level, Moment, Subtype
from sitegen.plan.views.shell import (
    Contact,
    Count,
    Html,
    Link,
)


class Variant(msgspec.Struct, frozen=True, array_like=True):
    """One published file of a picture; pixels."""

    href: str
    width: int
    height: int


class PictureView(msgspec.Struct, frozen=True, array_like=True):
    """A picture in its published sizes, smallest first in each format.

    `credit_says` is true where the credit says itself what it is of ("Foto de Ana", "Ilustración").
    """

    alt: str
    caption: str
    credit: str
    credit_says: bool
    width: int
    height: int
    webp: tuple[Variant, ...]
    jpeg: tuple[Variant, ...]
    download: Variant


class Thumbnail(msgspec.Struct, frozen=True, array_like=True):
    """A small picture for lists, cropped 3:2."""

    alt: str
    width: int
    height: int
    webp: str
    jpeg: str


class PortraitView(msgspec.Struct, frozen=True, array_like=True):
    """A person's portrait, cropped 4:5, and its file for the press. `credit_says` as in PictureView."""

    width: int
    height: int
    webp: str
    jpeg: str
    credit: str
    credit_says: bool
    download: Variant


class Card(msgspec.Struct, frozen=True, array_like=True, cache_hash=True):
    """A document in a list. `language` is "" where it is the page's own.

    `mark` is "", "corrected", "updated", "cancelled", "postponed" or "ended".
    `current` is true for the page's own document, in a thread.
    """

    href: str
    kind: Kind
    subtype: Subtype | None
    title: str
    summary: str
    date: Moment | None
    folio: str
    topic: Link | None
    municipality: Link | None  # None on pages of that municipality
    color: str
    thumbnail: Thumbnail | None
    language: str
    mark: str
    level: Level | None
    starts: Moment | None
    ends: Moment | None
    venue: str
    current: bool = False


class Paging(msgspec.Struct, frozen=True, array_like=True):
    """Where a list page stands. Numbers count from the oldest page, 1; `current` is this one.

    `total` is 0 on older pages, which must not change when the list grows; `newest`
    is the list's first page. `newer` and `older` are hrefs, "" at the ends.
    """

    current: int
    total: int
    pages: tuple[Count, ...]  # newest first; gaps are left out
    newest: str
    newer: str
    older: str


class PersonView(msgspec.Struct, frozen=True, array_like=True):
    """A person with the office held on the document's date. `href` is "" without a page of their own.

    `biography` and `portrait` are given of spokespeople on the press page, "" and None elsewhere.
    """

    name: str
    office: str
    institution: str
    href: str
    biography: str = ""
    portrait: PortraitView | None = None


class AttachmentView(msgspec.Struct, frozen=True, array_like=True):
    """A file to download: `form` is its type in capitals (PDF), `size` bytes."""

    href: str
    title: str
    form: str
    size: int


class RecordingView(msgspec.Struct, frozen=True, array_like=True):
    """A video or audio: a link elsewhere, or a file of the site (`local`)."""

    href: str
    local: bool
    title: str
    duration: str
    speaker: str
    transcript: str
    poster: PictureView | None


class UpdateView(msgspec.Struct, frozen=True, array_like=True):
    """An entry of the change history."""

    date: Moment
    note: str


class CorrectionView(msgspec.Struct, frozen=True, array_like=True):
    """Fe de erratas."""

    date: Moment
    says: str
    should_say: str


class KitView(msgspec.Struct, frozen=True, array_like=True):
    """The media kit of a document: an archive with its text, its captions and so many photos."""

    href: str
    photos: int


class Earlier(msgspec.Struct, frozen=True, array_like=True):
    """The document was published under an earlier administration."""

    name: str
    head: str
    head_office: str


class Legend(msgspec.Struct, frozen=True, array_like=True):
    """The official legend of the document's own date."""

    text: str


class ShareLinks(msgspec.Struct, frozen=True, array_like=True):
    """Plain links, no script of others; `absolute` is the page's own address, `text` what is copied."""

    absolute: str
    whatsapp: str
    facebook: str
    x: str
    email: str
    text: str


class Article(msgspec.Struct, frozen=True, array_like=True):
    """What the pages of all documents share.

    `language` is "" where it is the page's own; `dateline` is words ready to print;
    withdrawn documents have no article but a tombstone.
    `media_contact` is whom the document itself names for the press, "" mostly.
    """

    kind: Kind
    title: str
    short_title: str
    title_size: str  # "short" (to 60 characters), "medium" (to 110), "long"
    language: str
    summary: str
    deck: tuple[str, ...]
    date: Moment | None
    dateline: str
    folio: str
    topics: tuple[Link, ...]
    municipality: Link | None
    office: str
    area: Link | None  # the issuing area, to its list
    body: Html
    lead: PictureView | None
    gallery: tuple[PictureView, ...]
    people: tuple[PersonView, ...]
    videos: tuple[RecordingView, ...]
    audios: tuple[RecordingView, ...]
    attachments: tuple[AttachmentView, ...]
    updates: tuple[UpdateView, ...]
    corrections: tuple[CorrectionView, ...]
    replaced_by: Link | None
    replaces: tuple[Link, ...]  # the documents that this one took the place of
    earlier: Earlier | None
    legend: Legend | None
    slogan: str
    boilerplate: str
    contact: Contact | None
    media_contact: str
    share: ShareLinks
    kit: KitView | None
    thread: tuple[Card, ...]  # oldest first, this one included; empty where alone
    related: tuple[Card, ...]
    newer: Link | None
    older: Link | None


COMMON = (Card, Contact)  # what stands on many pages as it is, and keeps its hash
