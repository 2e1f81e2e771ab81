"""Channels: the lists that have feeds. An empty one does not exist (decision 38).

Events are in calendar files, not in feeds: their date is often yet to come, and
a feed is dated by its entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import msgspec

from sitegen.memory.trace import Mark, fact
from sitegen.messages import say
from sitegen.model import Item, Kind
from sitegen.newsroom import urls
from sitegen.plan.layout import Layout
from sitegen.plan.owners import brand, front_of
from sitegen.plan.sections import Section
from sitegen.plan.views import FeedLink

NEWEST = 20  # documents in a feed
FED: tuple[Kind, ...] = ("release", "notice", "document")


class Channel(msgspec.Struct, frozen=True):
    """A list with feeds: `url` is the page that it is of, `items` the newest, newest first."""

    url: str
    title: str
    description: str
    municipality: str
    items: tuple[Item, ...]


def channels(layout: Layout) -> Iterator[Channel]:
    """Every channel of an edition: site, municipalities, notices, topics."""
    for owner in ("", *(one.id for one in layout.municipalities)):
        whole = _of_owner(layout, owner)
        if whole:
            yield whole
    for section in (*layout.lists("notices"), *layout.lists("topic", common=True)):
        yield _of_section(layout, section)


def links(layout: Layout, channel: Channel) -> tuple[FeedLink, ...]:
    """The feeds of a channel in every form."""
    return _links(layout, channel.url, channel.title)


def links_of(layout: Layout, owner: str) -> tuple[FeedLink, ...]:
    """The feeds of everything that a municipality (or the site) publishes."""
    scope = layout.scope(owner)
    channel = fact(_fed_mark(layout, scope), lambda: _of_owner(layout, scope))
    return links(layout, channel) if channel else ()


def facts(layout: Layout) -> Iterator[tuple[Mark, bytes]]:
    """Who has feeds, as every page asks."""
    for owner in ("", *(one.id for one in layout.municipalities)):
        yield _fed_mark(layout, owner), b"1" if _of_owner(layout, owner) else b"0"


def _fed_mark(layout: Layout, owner: str) -> Mark:
    return f"fed {layout.language} {owner}"


def feed_links(layout: Layout, section: Section) -> tuple[FeedLink, ...]:
    """The feeds of a list itself; none where it has none."""
    return _links(layout, section.url, _title(layout, section)) if _has_feed(section) else ()


def _has_feed(section: Section) -> bool:
    return section.about == "notices" or (section.about == "topic" and not section.municipality)


def _of_owner(layout: Layout, owner: str) -> Channel | None:
    edition = layout.edition
    group = edition.by_municipality.get(owner, ()) if owner else edition.items
    items = _newest(group)
    if not items:
        return None
    name = brand(layout, layout.owner(owner)).name
    title = " · ".join(dict.fromkeys((name, layout.config.site.title)))
    about = layout.config.site.description or say("plan-description", layout.language, name=name)
    return Channel(front_of(layout, owner), title, about, owner, items)


def _of_section(layout: Layout, section: Section) -> Channel:
    title = _title(layout, section)
    return Channel(section.url, title, title, section.municipality, _newest(section.items))


def _newest(group: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(islice((item for item in group if item.kind in FED), NEWEST))


def _title(layout: Layout, section: Section) -> str:
    own = layout.topics[section.ident] if section.about == "topic" else say("plan-notices", layout.language)
    return f"{own} · {brand(layout, layout.owner(section.municipality)).name}"


def _links(layout: Layout, url: str, title: str) -> tuple[FeedLink, ...]:
    return tuple(FeedLink(form, title, layout.href(urls.feed(url, form))) for form in urls.FEED_NAMES)
