"""Rows of open data: a document as plain facts. Names of fields are stable, in English in every edition.

`id` is the URL path, which never changes; moments are ISO 8601 with their
distance from UTC. `sha256` is the digest of the document's words: title, deck and
plain text in the plain form of `content.seals`, joined by single spaces, UTF-8.
"""

from __future__ import annotations

import msgspec

from sitegen.content.seals import WHOLE
from sitegen.model import Item, Kind
from sitegen.plan.cards import summary
from sitegen.plan.datelines import issuer
from sitegen.plan.jsonld import changed
from sitegen.plan.layout import Layout
from sitegen.plan.owners import front_of
from sitegen.plan.times import iso

_SHARED = (
    "id",
    "url",
    "kind",
    "municipality",
    "municipality_name",
    "inegi",
    "folio",
    "date",
    "modified",
    "title",
)
_REST = ("summary", "area", "topics", "language", "corrections", "sha256")

COLUMNS: dict[Kind, tuple[str, ...]] = {
    "release": (*_SHARED, *_REST, "place", "people"),
    "notice": (*_SHARED, *_REST, "level", "starts", "ends", "resolved", "venue", "address", "neighbourhoods"),
    "document": (*_SHARED, *_REST, "subtype", "number", "subject", "people", "deadline"),
    "event": (*_SHARED, *_REST, "starts", "ends", "venue", "address", "status", "people"),
}


class CorrectionRow(msgspec.Struct, frozen=True):
    """What a document said and what it should say."""

    date: str
    says: str
    should_say: str


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document. `municipality` is an id of the site, `inegi` the official key of the municipality.

    `people` are those whom a release names, who signs a document, who attends an event.
    """

    id: str
    url: str
    kind: Kind
    municipality: str = ""
    municipality_name: str = ""
    inegi: str = ""
    folio: str = ""
    date: str = ""
    modified: str = ""
    title: str
    summary: str = ""
    area: str = ""
    topics: tuple[str, ...] = ()
    language: str
    corrections: tuple[CorrectionRow, ...] = ()
    sha256: str
    place: str = ""
    people: tuple[str, ...] = ()
    level: str = ""
    starts: str = ""
    ends: str = ""
    resolved: str = ""
    venue: str = ""
    address: str = ""
    neighbourhoods: tuple[str, ...] = ()
    subtype: str = ""
    number: str = ""
    subject: str = ""
    deadline: str = ""
    status: str = ""


class MunicipalityRow(msgspec.Struct, frozen=True, kw_only=True):
    """A municipality of the site."""

    id: str
    url: str
    name: str
    label: str
    state: str
    inegi: str
    office: str
    address: str
    phone: str
    email: str
    website: str
    releases: int


class TopicRow(msgspec.Struct, frozen=True, kw_only=True):
    """A topic that has documents."""

    id: str
    url: str
    name: str
    description: str
    documents: int


def row(layout: Layout, item: Item) -> Row:
    """A document as a row."""
    front, owner, url = item.front, issuer(layout, item), layout.url(item)
    return Row(
        id=url,
        url=layout.absolute(url),
        kind=item.kind,
        municipality=item.municipality,
        municipality_name=owner.name,
        inegi=owner.inegi,
        folio=front.folio,
        date=iso(front.date),
        modified=iso(changed(item)),
        title=front.title,
        summary=summary(item),
        area=front.area,
        topics=front.topics,
        language=item.language,
        corrections=tuple(
            CorrectionRow(iso(one.date), one.says, one.should_say) for one in front.corrections
        ),
        sha256=item.seal[:WHOLE].hex(),
        place=front.place or owner.name,
        people=tuple(one.name for one in (*front.people, *front.signatories, *front.attendees)),
        level=front.level if item.kind == "notice" else "",
        starts=iso(front.starts),
        ends=iso(front.ends),
        resolved=iso(front.resolved.at) if front.resolved else "",
        venue=front.venue,
        address=front.address,
        neighbourhoods=front.neighbourhoods,
        subtype=front.subtype or "",
        number=front.number,
        subject=front.subject,
        deadline=iso(front.deadline),
        status=front.status if item.kind == "event" else "",
    )


def municipality_rows(layout: Layout) -> tuple[MunicipalityRow, ...]:
    """The municipalities of the site, in the order of site.toml."""
    return tuple(
        MunicipalityRow(
            id=one.id,
            url=layout.absolute(front_of(layout, one.id)),
            name=one.name,
            label=one.label,
            state=one.state,
            inegi=one.inegi,
            office=one.office,
            address=one.address,
            phone=one.phone,
            email=one.email,
            website=one.website,
            releases=len(layout.edition.by_section.get((one.id, "release"), ())),
        )
        for one in layout.config.municipalities
    )


def topic_rows(layout: Layout) -> tuple[TopicRow, ...]:
    """The topics that have documents, in the order of site.toml."""
    found = ((one, layout.section("topic", ident=one.id)) for one in layout.config.topics)
    return tuple(
        TopicRow(
            id=one.id,
            url=layout.absolute(section.url),
            name=one.name,
            description=one.description,
            documents=len(section.items),
        )
        for one, section in found
        if section
    )
