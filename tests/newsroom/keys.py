"""The front matter keys that tests of the newsroom give."""

from __future__ import annotations

from typing import TypedDict

from sitegen.model import (
    Attachment,
    Correction,
    EventStatus,
    Exemption,
    Image,
    Level,
    Moment,
    Named,
    Pointer,
    Recording,
    Resolution,
    Withdrawal,
)


class Keys(TypedDict, total=False):
    """As in `model.FrontMatter`."""

    title: str
    short_title: str
    date: Moment | None
    folio: str
    area: str
    summary: str
    number: str
    venue: str
    corrections: tuple[Correction, ...]
    topics: tuple[str, ...]
    people: tuple[Named, ...]
    signatories: tuple[Named, ...]
    image: Image | None
    gallery: tuple[Image, ...] | None
    credit: str
    caption: str
    videos: tuple[Recording, ...]
    audios: tuple[Recording, ...]
    attachments: tuple[Attachment, ...]
    thread: Pointer | None
    related: tuple[Pointer, ...]
    draft: bool
    publish_at: Moment | None
    expires: Moment | None
    withdrawn: Withdrawal | None
    replaced_by: Pointer | None
    blackout: Exemption | None
    aliases: tuple[str, ...]
    translation_of: Pointer | None
    level: Level
    starts: Moment | None
    ends: Moment | None
    resolved: Resolution | None
    status: EventStatus
    menu: int | None
