"""Syndication: the entries of a channel as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.

feedgenerator, which writes the first two, brings half of Python's network with it: this room is imported
when a feed is made, and not by builds in which none changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from io import StringIO
from types import MappingProxyType
from typing import Protocol
from xml.sax.saxutils import XMLGenerator, quoteattr
from xml.sax.saxutils import escape as escaped

import msgspec
from feedgenerator import Atom1Feed, Rss201rev2Feed  # type: ignore[import-untyped] # it ships no types
from markupsafe import escape

from sitegen.plan.channels import Channel
from sitegen.plan.layout import Layout
from sitegen.plan.posts import Post, signed

CONTENT = "http://purl.org/rss/1.0/modules/content/"
MEDIA = "http://search.yahoo.com/mrss/"
DUBLIN = "http://purl.org/dc/elements/1.1/"
_UNSAID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # not in XML 1.0
XML_DECLARED = "utf-8"


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


def atom(layout: Layout, channel: Channel, posts: tuple[Post, ...], *, address: str) -> bytes:
    """A channel as Atom."""
    return _written(_Atom, layout, channel, posts, address=address)


def rss(layout: Layout, channel: Channel, posts: tuple[Post, ...], *, address: str) -> bytes:
    """A channel as RSS."""
    return _written(_Rss, layout, channel, posts, address=address)


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


def _written(
    form: type[_Atom | _Rss], layout: Layout, channel: Channel, posts: tuple[Post, ...], *, address: str
) -> bytes:
    feed = form(
        title=channel.title,
        link=layout.absolute(channel.url),
        description=channel.description,
        language=layout.language,
        feed_url=address,
        author_name=signed(layout, channel),
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


def _add_picture(handler: _Quick, item: Mapping[str, str]) -> None:
    if item["image"]:
        handler.addQuickElement(
            "media:content", "", {"url": item["image"], "medium": "image", "type": "image/jpeg"}
        )
