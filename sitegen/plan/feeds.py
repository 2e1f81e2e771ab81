"""Feeds: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1 of every channel.

Only absolute URLs, in the text of entries too. Nothing asks the clock: a feed
was updated when the newest change among its entries was announced. What was
withdrawn is not in the newsroom, and so leaves its feeds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import StringIO
from types import MappingProxyType
from typing import Protocol
from xml.sax.saxutils import XMLGenerator, quoteattr
from xml.sax.saxutils import escape as escaped

import msgspec
from feedgenerator import Atom1Feed, Rss201rev2Feed  # type: ignore[import-untyped] # it ships no types
from markupsafe import escape

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

CONTENT = "http://purl.org/rss/1.0/modules/content/"
MEDIA = "http://search.yahoo.com/mrss/"
DUBLIN = "http://purl.org/dc/elements/1.1/"
_UNSAID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # not in XML 1.0
XML_DECLARED = "utf-8"
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


class _Quick:
    """Writes for feedgenerator's `handler`, an element without children at one go: the same bytes sooner."""

    def __init__(self, handler: XMLGenerator) -> None:
        self.startElement, self.endElement = handler.startElement, handler.endElement
        self._write = handler.ignorableWhitespace  # which writes as it stands

    def addQuickElement(  # noqa: N802 (feedgenerator's name)
        self, name: str, contents: str | None = None, attrs: Mapping[str, str] | None = None
    ) -> None:
        """An element with its text and attributes. Raises ValueError for what XML cannot say."""
        given = [f" {key}={quoteattr(value)}" for key, value in sorted(attrs.items())] if attrs else ()
        if not contents:
            self._write(f"<{name}{''.join(given)}/>")
            return
        if _UNSAID.search(contents):
            raise ValueError(contents)
        self._write(f"<{name}{''.join(given)}>{escaped(contents)}</{name}>")


class _Atom(Atom1Feed):  # type: ignore[misc] # an untyped class
    """Atom with the language and the picture of entries."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:media": MEDIA}

    def write_items(self, handler: XMLGenerator) -> None:
        super().write_items(_Quick(handler))

    def item_attributes(self, item: Mapping[str, str]) -> dict[str, str]:
        return {"xml:lang": item["language"]} if item["language"] else {}

    def add_item_elements(self, handler: _Quick, item: Mapping[str, str]) -> None:
        super().add_item_elements(handler, item)
        _add_picture(handler, item)


class _Rss(Rss201rev2Feed):  # type: ignore[misc] # an untyped class
    """RSS with the whole text, the language and the picture of entries."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": CONTENT,
            "xmlns:media": MEDIA,
            "xmlns:dc": DUBLIN,
        }

    def write_items(self, handler: XMLGenerator) -> None:
        super().write_items(_Quick(handler))

    def add_item_elements(self, handler: _Quick, item: Mapping[str, str]) -> None:
        super().add_item_elements(handler, {**item, "author_name": None})
        handler.addQuickElement("dc:creator", item["author_name"])
        if item["language"]:
            handler.addQuickElement("dc:language", item["language"])
        handler.addQuickElement("content:encoded", item["content"])
        _add_picture(handler, item)


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
    return _xml(_Atom, layout, channel, posts, address=address)


def rss(layout: Layout, channel: Channel, posts: tuple[Post, ...], *, address: str) -> bytes:
    """A channel as RSS."""
    return _xml(_Rss, layout, channel, posts, address=address)


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


def _xml(
    kind: type[_Atom | _Rss], layout: Layout, channel: Channel, posts: tuple[Post, ...], *, address: str
) -> bytes:
    feed = kind(
        title=channel.title,
        link=layout.absolute(channel.url),
        description=channel.description,
        language=layout.language,
        feed_url=address,
        author_name=_author_of(layout, channel),
    )
    for one in posts:
        feed.add_item(
            title=one.title,
            link=one.url,
            description=str(escape(one.summary)),  # both forms take it for HTML
            unique_id=one.url,
            unique_id_is_permalink=True,
            pubdate=one.published,
            updateddate=one.changed,
            author_name=one.author,
            categories=one.topics,
            content=one.html,
            language=one.language,
            image=one.image,
        )
    out = StringIO()
    feed.write(out, XML_DECLARED)
    return out.getvalue().encode() + b"\n"


def _author_of(layout: Layout, channel: Channel) -> str:
    return brand(layout, layout.owner(channel.municipality)).name


def _add_picture(handler: _Quick, item: Mapping[str, str]) -> None:
    if item["image"]:
        handler.addQuickElement(
            "media:content", "", {"url": item["image"], "medium": "image", "type": "image/jpeg"}
        )
