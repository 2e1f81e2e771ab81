"""Cards: a document as it stands in a list."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from sitegen.model import Item, at_hand
from sitegen.newsroom import notices
from sitegen.newsroom.languages import primary
from sitegen.plan.layout import Layout
from sitegen.plan.owners import SITE_COLOR, front_of
from sitegen.plan.photos import thumbnail
from sitegen.plan.sections import Section
from sitegen.plan.views import Card, Link


def cards(layout: Layout, items: Iterable[Item], *, municipality: str = "") -> tuple[Card, ...]:
    """The documents as cards for a page of `municipality` (or of the site, which names each one's)."""
    own = layout.owner(municipality)
    return tuple([card(layout, item, named=item.municipality != own) for item in items])


def card(layout: Layout, item: Item, *, named: bool) -> Card:
    """A document as a card; `named` tells its municipality. Made once for a layout."""
    if named:
        return layout.named_cards.of(item.path, lambda: _named(layout, item))
    return layout.cards.of(item.path, lambda: _card(layout, item))


def short_title(item: Item) -> str:
    """The title for lists, trails and messages."""
    front = item.front
    return front.short_title or front.title


def summary(item: Item) -> str:
    """What a document says in a sentence: its own summary, else its first sentence."""
    return item.front.summary or item.body.lead


def language_of(layout: Layout, item: Item) -> str:
    """The language of a document where it is not the page's own, else ""."""
    return "" if primary(item.language) == primary(layout.language) else item.language


def mark(layout: Layout, item: Item) -> str:
    """What a reader of a list has to know at once: cancelled, postponed, ended, corrected, updated, or ""."""
    front = item.front
    if item.kind == "event" and front.status != "on":
        return front.status
    if item.kind in ("notice", "event") and notices.state(item, layout.now) == "ended":
        return "ended"
    if front.corrections:
        return "corrected"
    return "updated" if front.updated else ""


def municipality_link(layout: Layout, ident: str) -> Link | None:
    """The municipality by name, with its front page; None for documents of the whole site."""
    if not ident:
        return None
    return Link(layout.href(front_of(layout, ident)), layout.issuers[ident].name)


def topic_links(layout: Layout, item: Item) -> tuple[Link, ...]:
    """The topics of a document that have a list, of its municipality where it has one."""
    found = [topic_link(layout, item.municipality, ident) for ident in item.front.topics]
    return tuple([one for one in found if one])


def topic_link(layout: Layout, municipality: str, ident: str) -> Link | None:
    """The list of a topic by the topic's name. Made once for a layout."""
    return layout.topic_links.of((municipality, ident), lambda: _topic_link(layout, municipality, ident))


def _topic_link(layout: Layout, municipality: str, ident: str) -> Link | None:
    found = topic(layout, municipality, ident)
    return Link(layout.href(found.url), layout.topics[ident]) if found else None


def topic(layout: Layout, municipality: str, ident: str) -> Section | None:
    """The list of a topic in a municipality, else that of the site, if a release has it."""
    own = layout.section("topic", municipality=municipality, ident=ident)
    return own or layout.section("topic", ident=ident)


def _named(layout: Layout, item: Item) -> Card:
    link = municipality_link(layout, item.municipality)
    return replace(card(layout, item, named=False), municipality=link)


def _card(layout: Layout, known: Item) -> Card:
    item = at_hand(known)
    front = item.front
    timed = item.kind in ("notice", "event")
    return Card(
        href=layout.href(layout.url(item)),
        kind=item.kind,
        subtype=front.subtype,
        title=short_title(item),
        summary=summary(item),
        date=front.date,
        folio=front.folio,
        topic=next(iter(topic_links(layout, item)), None),
        municipality=None,
        color=layout.issuers[item.municipality].color if item.municipality else SITE_COLOR,
        thumbnail=thumbnail(layout, item),
        language=language_of(layout, item),
        mark=mark(layout, item),
        level=front.level if item.kind == "notice" else None,
        starts=front.starts if timed else None,
        ends=front.ends if timed else None,
        venue=front.venue,
    )
