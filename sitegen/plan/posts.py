"""Posts: documents as entries of feeds, and who signs a feed."""

from __future__ import annotations

from datetime import datetime

import msgspec

from sitegen.model import Item
from sitegen.plan.bodies import feed_body
from sitegen.plan.cards import language_of, summary
from sitegen.plan.channels import Channel
from sitegen.plan.datelines import issuer
from sitegen.plan.jsonld import changed
from sitegen.plan.layout import Layout
from sitegen.plan.owners import brand
from sitegen.plan.photos import card
from sitegen.plan.sharing import marked_title
from sitegen.plan.times import aware


class Post(msgspec.Struct, frozen=True):
    """A document as an entry. `language` is "" where it is the feed's own; `image` absolute, or ""."""

    url: str
    title: str
    summary: str
    html: str
    published: datetime
    changed: datetime
    author: str
    topics: tuple[str, ...]
    language: str
    image: str


def post(layout: Layout, item: Item) -> Post:
    """A dated document as an entry. Raises ValueError for one without date."""
    published, last = item.front.date, changed(item)
    if published is None or last is None:
        raise ValueError(item.path)
    owner, photo = issuer(layout, item), card(layout, item)
    return Post(
        url=layout.absolute(layout.url(item)),
        title=marked_title(layout, item),
        summary=summary(item),
        html=feed_body(layout, item),
        published=aware(published),
        changed=aware(last),
        author=", ".join(part for part in (owner.office, owner.name) if part) or layout.config.site.title,
        topics=tuple(layout.topics[topic] for topic in item.front.topics),
        language=language_of(layout, item),
        image=layout.absolute(photo[0].path) if photo else "",
    )


def signed(layout: Layout, channel: Channel) -> str:
    """Who signs a channel."""
    return brand(layout, layout.owner(channel.municipality)).name
