"""Feeds: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1 of every channel.

Only absolute URLs, in the text of entries too. Nothing asks the clock: a feed
was updated when the newest change among its entries was announced. What was
withdrawn is not in the newsroom, and so leaves its feeds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Protocol

import msgspec

from sitegen.memory.daybook import Each
from sitegen.memory.recall import Memo
from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.plan.bodies import feed_body
from sitegen.plan.cards import language_of, summary
from sitegen.plan.channels import Channel, channels
from sitegen.plan.datelines import issuer
from sitegen.plan.jsonld import changed
from sitegen.plan.later import Later, Making
from sitegen.plan.layout import Layout
from sitegen.plan.owners import brand
from sitegen.plan.photos import card
from sitegen.plan.pieces import Pieces, digest_of
from sitegen.plan.sharing import marked_title
from sitegen.plan.times import aware

_ENCODE = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Post:
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


class _Author(msgspec.Struct, frozen=True):
    name: str


class _JsonItem(msgspec.Struct, frozen=True, omit_defaults=True):
    """An entry of a JSON Feed (jsonfeed.org, version 1.1)."""

    id: str
    url: str
    title: str
    content_html: str
    date_published: datetime
    date_modified: datetime
    authors: tuple[_Author, ...]
    summary: str = ""
    image: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""


class _JsonFeed(msgspec.Struct, frozen=True):
    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str
    language: str
    items: tuple[_JsonItem, ...]


def feed_files(given: Making) -> Iterator[Later]:
    """Every feed of every edition; a document in several channels is made ready once."""
    for layout in given.editions:
        yield from _of_edition(layout, given.each)


def _of_edition(layout: Layout, each: Each) -> Iterator[Later]:
    known: Memo[str, Post] = Memo()

    def ready(item: Item) -> Post:
        return known.of(item.path, lambda: post(layout, item))

    posts = Pieces(f"post {layout.language}", lambda item: digest_of(_ENCODE(ready(item))), each)
    for channel in channels(layout):
        named = (channel.url, channel.title, channel.description, _author_of(layout, channel))
        made_of = partial(posts.digest, channel.items, _ENCODE(named))
        for form in urls.FEED_NAMES:
            make = partial(_feed, layout, channel, form=form, ready=ready)
            yield Later(urls.feed(channel.url, form), make, made_of)


def _feed(layout: Layout, channel: Channel, *, form: str, ready: Callable[[Item], Post]) -> bytes:
    posts = tuple(map(ready, channel.items))
    return FEEDS[form](layout, channel, posts, address=layout.absolute(urls.feed(channel.url, form)))


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


def atom(layout: Layout, channel: Channel, posts: tuple[Post, ...], *, address: str) -> bytes:
    """A channel as Atom."""
    return _xml("atom", layout, channel, posts, address=address)


def rss(layout: Layout, channel: Channel, posts: tuple[Post, ...], *, address: str) -> bytes:
    """A channel as RSS."""
    return _xml("rss", layout, channel, posts, address=address)


def json_feed(layout: Layout, channel: Channel, posts: tuple[Post, ...], *, address: str) -> bytes:
    """A channel as JSON Feed."""
    items = tuple(
        _JsonItem(
            id=one.url,
            url=one.url,
            title=one.title,
            content_html=one.html,
            date_published=one.published,
            date_modified=one.changed,
            authors=(_Author(one.author),),
            summary=one.summary,
            image=one.image,
            tags=one.topics,
            language=one.language,
        )
        for one in posts
    )
    whole = _JsonFeed(
        version="https://jsonfeed.org/version/1.1",
        title=channel.title,
        home_page_url=layout.absolute(channel.url),
        feed_url=address,
        description=channel.description,
        language=layout.language,
        items=items,
    )
    return msgspec.json.encode(whole) + b"\n"


class Feed(Protocol):
    """What writes the newest entries of a channel in one form, for the `address` at which they will be."""

    def __call__(self, layout: Layout, channel: Channel, posts: tuple[Post, ...], *, address: str) -> bytes:
        """The bytes of the file."""


FEEDS: Mapping[str, Feed] = MappingProxyType({"atom": atom, "rss": rss, "json": json_feed})  # urls.FEED_NAMES


def _xml(form: str, layout: Layout, channel: Channel, posts: tuple[Post, ...], *, address: str) -> bytes:
    from sitegen.plan.syndication import Head, written  # with feedgenerator, where a feed is made

    head = Head(
        title=channel.title,
        link=layout.absolute(channel.url),
        description=channel.description,
        language=layout.language,
        feed_url=address,
        author_name=_author_of(layout, channel),
    )
    return written(form, head, posts)


def _author_of(layout: Layout, channel: Channel) -> str:
    return brand(layout, layout.owner(channel.municipality)).name
