"""The views of front pages, lists and standing pages, and the union of all views: one a template."""

from __future__ import annotations

from datetime import date

import msgspec

from sitegen.plan.views.documents import (
    DocumentView,
    EventView,
    NoticeView,
    PageView,
    RedirectView,
    ReleaseView,
    WithdrawnView,
)
from sitegen.plan.views.pieces import (
    Card,
    Paging,
    PersonView,
    PictureView,
    PortraitView,
)
from sitegen.plan.views.shell import (
    Brand,
    Contact,
    Count,
    FeedLink,
    Shell,
)


class HomeView(msgspec.Struct, frozen=True, array_like=True):
    """`home.html`: the front page of the site."""

    shell: Shell
    lead: Card | None
    lead_picture: PictureView | None
    seconds: tuple[Card, ...]
    latest: tuple[Card, ...]
    elsewhere: tuple[Card, ...]  # of the site's main language, where this one has few stories
    notices: tuple[Card, ...]
    events: tuple[Card, ...]
    municipalities: tuple[Count, ...]
    topics: tuple[Count, ...]
    contact: Contact | None
    all_releases: str
    all_notices: str
    agenda: str  # "" where there is none


class MunicipalityView(msgspec.Struct, frozen=True, array_like=True):
    """`municipality.html`: the newsroom of one municipality."""

    shell: Shell
    lead: Card | None
    lead_picture: PictureView | None
    seconds: tuple[Card, ...]
    latest: tuple[Card, ...]
    elsewhere: tuple[Card, ...]
    notices: tuple[Card, ...]
    events: tuple[Card, ...]
    documents: tuple[Card, ...]
    topics: tuple[Count, ...]
    years: tuple[Count, ...]
    contact: Contact | None
    all_releases: str
    all_notices: str
    all_documents: str
    agenda: str


class ListView(msgspec.Struct, frozen=True, array_like=True):
    """`list.html`: a page of a list, of one kind, topic, area or person.

    `about` names what the list is of: "releases", "notices", "documents", "events",
    "photos", "topic", "area", "year", "month"; `section` is the kind of the documents of a
    year or month ("releases", "notices", "documents", "events"), else "";
    `heading` is the proper name of a topic or area, "" otherwise.

    So that a new document rewrites a few pages and not thousands (decision 21),
    a figure that would change on many pages is left out there: `total` is 0 on
    older pages, and a count of `years`, `months` or `topics` that is 0 is not said.
    """

    shell: Shell
    about: str
    section: str
    heading: str
    description: str
    year: int
    month: int  # 0 where the list is not of a month
    cards: tuple[Card, ...]
    running: tuple[Card, ...]  # notices in force, first page of notices only
    total: int
    paging: Paging
    years: tuple[Count, ...]
    months: tuple[Count, ...]
    topics: tuple[Count, ...]
    csv: str
    json: str


class ArchiveYear(msgspec.Struct, frozen=True, array_like=True):
    """A year of the archive with its months."""

    year: Count
    months: tuple[Count, ...]  # text is "01" to "12"


class ArchiveView(msgspec.Struct, frozen=True, array_like=True):
    """`archive.html`: years and months with counts."""

    shell: Shell
    years: tuple[ArchiveYear, ...]
    total: int


class TopicsView(msgspec.Struct, frozen=True, array_like=True):
    """`topics.html`: all topics with counts."""

    shell: Shell
    topics: tuple[Count, ...]


class PersonPageView(msgspec.Struct, frozen=True, array_like=True):
    """`person.html`: a person of site.toml, offices newest first, and the documents naming them."""

    shell: Shell
    name: str
    biography: str
    portrait: PortraitView | None
    offices: tuple[OfficeView, ...]
    cards: tuple[Card, ...]
    total: int
    paging: Paging


class OfficeView(msgspec.Struct, frozen=True, array_like=True):
    """An office with its span."""

    office: str
    institution: str
    start: date | None
    end: date | None


class AgendaView(msgspec.Struct, frozen=True, array_like=True):
    """`agenda.html`: what is to come (soonest first), and the newest of what was; `years` lead to all."""

    shell: Shell
    upcoming: tuple[Card, ...]
    past: tuple[Card, ...]
    years: tuple[Count, ...]
    ics: str


class SearchView(msgspec.Struct, frozen=True, array_like=True):
    """`search.html`: the form, and lists of links for those without JavaScript."""

    shell: Shell
    municipalities: tuple[Count, ...]
    topics: tuple[Count, ...]
    years: tuple[Count, ...]
    kinds: tuple[Count, ...]  # id is the kind
    archive: str


class DataFile(msgspec.Struct, frozen=True, array_like=True):
    """A file of open data. `municipality` is a name, "" for the whole site."""

    name: str  # "releases", "notices", "documents", "events", "municipalities", "topics"
    municipality: str
    csv: str
    json: str
    rows: int


class DataView(msgspec.Struct, frozen=True, array_like=True):
    """`data.html`: open data and how to use it."""

    shell: Shell
    files: tuple[DataFile, ...]
    catalogue: str  # DCAT, JSON-LD
    feeds: tuple[FeedLink, ...]


class PressView(msgspec.Struct, frozen=True, array_like=True):
    """`press.html`: the press kit: whom to call, marks, spokespeople."""

    shell: Shell
    contacts: tuple[Contact, ...]
    brands: tuple[Brand, ...]
    people: tuple[PersonView, ...]
    boilerplate: str


class StandardPageView(msgspec.Struct, frozen=True, array_like=True):
    """`accessibility.html` and `privacy.html`, where the site has no page of its own there."""

    shell: Shell
    contact: Contact | None
    feedback: str  # e-mail or phone to report a barrier, or ""


class VerifyView(msgspec.Struct, frozen=True, array_like=True):
    """`verify.html`: a real bulletin told from a forged one."""

    shell: Shell
    indexes: tuple[str, ...]  # the lists of seals, that of the page's own language first
    site: str  # the base path
    contact: Contact | None


class NotFoundView(msgspec.Struct, frozen=True, array_like=True):
    """`404.html`."""

    shell: Shell
    archive: str
    releases: str


View = (
    HomeView
    | MunicipalityView
    | ListView
    | ArchiveView
    | TopicsView
    | PersonPageView
    | ReleaseView
    | NoticeView
    | EventView
    | DocumentView
    | PageView
    | AgendaView
    | WithdrawnView
    | RedirectView
    | SearchView
    | DataView
    | PressView
    | StandardPageView
    | VerifyView
    | NotFoundView
)
