"""JSON-LD: what a page is, in the words of schema.org, as text that is safe inside `<script>`.

Every date carries its distance from UTC. `<`, `>`, `&` and the two line
separators of Unicode are written as escapes, so that no text of a release can
end the script element or begin a comment in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import msgspec

from sitegen.model import EventStatus, Item, Moment, outline
from sitegen.plan.layout import Layout
from sitegen.plan.owners import contact, front_of
from sitegen.plan.times import iso
from sitegen.plan.views import Link

Thing: TypeAlias = Mapping[str, object]

CONTEXT = "https://schema.org"
_STATUS: dict[EventStatus, str] = {
    "on": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
_SAFE = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_ENCODE = msgspec.json.Encoder().encode


def script(thing: Thing) -> str:
    """The text of a `<script type="application/ld+json">`; empty values are left out."""
    text = _ENCODE(_full({"@context": CONTEXT, **thing})).decode()
    for sign, escaped in _SAFE.items():
        text = text.replace(sign, escaped)
    return text


def breadcrumbs(layout: Layout, trail: Iterable[Link], *, title: str, canonical: str) -> Thing:
    """A BreadcrumbList: the links of the trail, and the page itself last."""
    origin = layout.absolute("").removesuffix(layout.href(""))
    steps = [(link.text, origin + link.href) for link in trail] + [(title, canonical)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(steps, start=1)
        ],
    }


def organization(layout: Layout, owner: str) -> Thing:
    """The GovernmentOrganization of a municipality, or of the whole site."""
    known = contact(layout, owner)
    one = layout.issuers.get(owner)
    return {
        "@type": "GovernmentOrganization",
        "name": one.name if one else layout.config.site.title,
        "url": layout.absolute(front_of(layout, owner)),
        "identifier": one.inegi if one else "",
        "areaServed": one.name if one else "",
        "address": one.address if one else "",
        "telephone": known.phone_href.removeprefix("tel:") if known else "",
        "email": known.email if known else "",
        "sameAs": [link.href for link in known.social] if known else [],
    }


def publisher(layout: Layout, owner: str) -> Thing:
    """The organization in few words, for articles."""
    one = layout.issuers.get(owner)
    name = one.name if one else layout.config.site.title
    return {"@type": "GovernmentOrganization", "name": name, "url": layout.absolute(front_of(layout, owner))}


def article(layout: Layout, item: Item, *, description: str, images: Iterable[str]) -> Thing:
    """A release as a NewsArticle; any other text as an Article."""
    url = layout.absolute(layout.url(item))
    owner = publisher(layout, layout.owner(item.municipality))
    return {
        "@type": "NewsArticle" if item.kind == "release" else "Article",
        "headline": item.front.title,
        "description": description,
        "url": url,
        "mainEntityOfPage": url,
        "inLanguage": item.language,
        "identifier": item.front.folio,
        "datePublished": iso(item.front.date),
        "dateModified": iso(changed(item)),
        "image": list(images),
        "author": owner,
        "publisher": owner,
        "correction": [f"{one.says} → {one.should_say}" for one in item.front.corrections],
    }


def event(layout: Layout, item: Item, *, description: str, images: Iterable[str]) -> Thing:
    """An entry of the agenda as an Event."""
    front = item.front
    place = (
        {"@type": "Place", "name": front.venue, "address": front.address}
        if front.venue or front.address
        else ""
    )
    return {
        "@type": "Event",
        "name": front.title,
        "description": description,
        "url": layout.absolute(layout.url(item)),
        "inLanguage": item.language,
        "startDate": iso(front.starts or front.date),
        "endDate": iso(front.ends),
        "eventStatus": f"{CONTEXT}/{_STATUS[front.status]}",
        "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode" if place else "",
        "location": place,
        "image": list(images),
        "organizer": publisher(layout, layout.owner(item.municipality)),
    }


def changed(item: Item) -> Moment | None:
    """When a document last changed for its readers: its date, or its last update or correction."""
    front = outline(item).front
    if not (front.updated or front.corrections):  # as nearly all
        return front.date
    moments = [one.date for one in front.updated] + [one.date for one in front.corrections]
    moments += [front.date] if front.date else []
    return max(moments, key=lambda moment: moment.instant)


def _full(thing: Thing) -> Thing:
    """The thing without what is empty."""
    return {
        key: _full_value(one) if isinstance(one, (dict, list)) else one
        for key, one in thing.items()
        if one or one == 0
    }


def _full_value(value: dict[str, object] | list[object]) -> object:
    if isinstance(value, dict):
        return _full(value)
    return [_full_value(one) if isinstance(one, (dict, list)) else one for one in value]
