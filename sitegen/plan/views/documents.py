"""The views of documents: one a template."""

from __future__ import annotations

import msgspec

from sitegen.model import EventStatus, Level, Moment, Subtype
from sitegen.plan.views.pieces import Article, PersonView
from sitegen.plan.views.shell import Link, Shell


class ReleaseView(msgspec.Struct, frozen=True, array_like=True):
    """`release.html`."""

    shell: Shell
    article: Article


class NoticeView(msgspec.Struct, frozen=True, array_like=True):
    """`notice.html`: `state` is "upcoming", "running" or "ended" at the time of the build."""

    shell: Shell
    article: Article
    level: Level
    starts: Moment | None
    ends: Moment | None
    venue: str
    address: str
    neighbourhoods: tuple[str, ...]
    resolved_at: Moment | None
    resolved_note: str
    state: str


class EventView(msgspec.Struct, frozen=True, array_like=True):
    """`event.html`: an entry of the agenda or an invitation to the press. `ics` is an href."""

    shell: Shell
    article: Article
    starts: Moment
    ends: Moment | None
    venue: str
    address: str
    attendees: tuple[PersonView, ...]
    accreditation: str
    status: EventStatus
    media_contact: str
    ics: str


class DocumentView(msgspec.Struct, frozen=True, array_like=True):
    """`document.html`: letters, agreements, calls and other formal texts."""

    shell: Shell
    article: Article
    subtype: Subtype | None
    number: str
    subject: str
    addressees: tuple[PersonView, ...]
    salutation: str
    signatories: tuple[PersonView, ...]
    copies: tuple[PersonView, ...]
    deadline: Moment | None
    requirements: tuple[str, ...]
    result: str


class PageView(msgspec.Struct, frozen=True, array_like=True):
    """`page.html`: a standing text."""

    shell: Shell
    article: Article


class WithdrawnView(msgspec.Struct, frozen=True, array_like=True):
    """`withdrawn.html`: the address of a document that was taken back."""

    shell: Shell
    title: str
    date: Moment
    reason: str
    replaced_by: Link | None


class RedirectView(msgspec.Struct, frozen=True, array_like=True):
    """`redirect.html`: an old address. `absolute` is the canonical new one."""

    language: str
    href: str
    absolute: str
    title: str
