"""JSON-LD: what a page is, in the words of schema.org, as text that is safe inside `<script>`.

Every date carries its distance from UTC. `<`, `>`, `&` and the two line
separators of Unicode are written as escapes, so that no text of a release can
end the script element or begin a comment in it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sitegen.model import EventStatus, Item, Moment, outline
from sitegen.plan.layout import Layout
from sitegen.plan.owners import contact, front_of
from sitegen.plan.times import iso
from sitegen.plan.views import Link

CONTEXT = "https://schema.org"
_STATUS: dict[EventStatus, str] = {
    "on": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
_SAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_ENCODE = msgspec.json.Encoder().encode


class Thing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """What schema.org has a word for; what is empty is left out. Only the outermost has a `context`."""

    context: str = msgspec.field(name="@context", default="")
    type: str = msgspec.field(name="@type")


class Organization(Thing, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A GovernmentOrganization; `identifier` is the official key of a municipality."""

    name: str = ""
    url: str = ""
    identifier: str = ""
    area_served: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""
    same_as: tuple[str, ...] = ()


class Article(Thing, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A NewsArticle, or any other text."""

    headline: str = ""
    description: str = ""
    url: str = ""
    main_entity_of_page: str = ""
    in_language: str = ""
    identifier: str = ""
    date_published: str = ""
    date_modified: str = ""
    image: tuple[str, ...] = ()
    author: Organization
    publisher: Organization
    correction: tuple[str, ...] = ()


class Place(Thing, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """Where something is."""

    name: str = ""
    address: str = ""


class Event(Thing, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """An entry of the agenda."""

    name: str = ""
    description: str = ""
    url: str = ""
    in_language: str = ""
    start_date: str = ""
    end_date: str = ""
    event_status: str = ""
    event_attendance_mode: str = ""
    location: Place | None = None
    image: tuple[str, ...] = ()
    organizer: Organization


class Step(Thing, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A ListItem of a trail."""

    position: int
    name: str = ""
    item: str = ""


class Breadcrumbs(Thing, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """A BreadcrumbList."""

    item_list_element: tuple[Step, ...] = ()


def script(thing: Thing) -> str:
    """The text of a `<script type="application/ld+json">`."""
    text = _ENCODE(thing).decode()
    for sign, escaped in _SAFE.items():
        text = text.replace(sign, escaped)
    return text


def breadcrumbs(layout: Layout, trail: Iterable[Link], *, title: str, canonical: str) -> Thing:
    """A BreadcrumbList: the links of the trail, and the page itself last."""
    origin = layout.absolute("").removesuffix(layout.href(""))
    steps = [(link.text, origin + link.href) for link in trail] + [(title, canonical)]
    return Breadcrumbs(
        context=CONTEXT,
        type="BreadcrumbList",
        item_list_element=tuple(
            [
                Step(type="ListItem", position=place, name=name, item=url)
                for place, (name, url) in enumerate(steps, start=1)
            ]
        ),
    )


def organization(layout: Layout, owner: str) -> Thing:
    """The GovernmentOrganization of a municipality, or of the whole site."""
    known = contact(layout, owner)
    one = layout.issuers.get(owner)
    return Organization(
        context=CONTEXT,
        type="GovernmentOrganization",
        name=one.name if one else layout.config.site.title,
        url=layout.absolute(front_of(layout, owner)),
        identifier=one.inegi if one else "",
        area_served=one.name if one else "",
        address=one.address if one else "",
        telephone=known.phone_href.removeprefix("tel:") if known else "",
        email=known.email if known else "",
        same_as=tuple(link.href for link in known.social) if known else (),
    )


def publisher(layout: Layout, owner: str) -> Organization:
    """The organization in few words, for articles."""
    one = layout.issuers.get(owner)
    name = one.name if one else layout.config.site.title
    return Organization(
        type="GovernmentOrganization", name=name, url=layout.absolute(front_of(layout, owner))
    )


def article(layout: Layout, item: Item, *, description: str, images: tuple[str, ...]) -> Thing:
    """A release as a NewsArticle; any other text as an Article."""
    front, url = item.front, layout.absolute(layout.url(item))
    owner = publisher(layout, layout.owner(item.municipality))
    return Article(
        context=CONTEXT,
        type="NewsArticle" if item.kind == "release" else "Article",
        headline=front.title,
        description=description,
        url=url,
        main_entity_of_page=url,
        in_language=item.language,
        identifier=front.folio,
        date_published=iso(front.date),
        date_modified=iso(changed(item)),
        image=images,
        author=owner,
        publisher=owner,
        correction=tuple([f"{one.says} → {one.should_say}" for one in front.corrections]),
    )


def event(layout: Layout, item: Item, *, description: str, images: tuple[str, ...]) -> Thing:
    """An entry of the agenda as an Event."""
    front = item.front
    is_placed = front.venue or front.address
    return Event(
        context=CONTEXT,
        type="Event",
        name=front.title,
        description=description,
        url=layout.absolute(layout.url(item)),
        in_language=item.language,
        start_date=iso(front.starts or front.date),
        end_date=iso(front.ends),
        event_status=f"{CONTEXT}/{_STATUS[front.status]}",
        event_attendance_mode=f"{CONTEXT}/OfflineEventAttendanceMode" if is_placed else "",
        location=Place(type="Place", name=front.venue, address=front.address) if is_placed else None,
        image=images,
        organizer=publisher(layout, layout.owner(item.municipality)),
    )


def changed(item: Item) -> Moment | None:
    """When a document last changed for its readers: its date, or its last update or correction."""
    front = outline(item).front
    if not (front.updated or front.corrections):  # as nearly all
        return front.date
    moments = [one.date for one in front.updated] + [one.date for one in front.corrections]
    moments += [front.date] if front.date else []
    return max(moments, key=lambda moment: moment.instant)
