"""Syndication: the entries of a channel as Atom (RFC 4287) and RSS 2.0, by feedgenerator.

It brings half of Python's network with it, and is imported when a feed is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from types import MappingProxyType
from xml.sax.saxutils import XMLGenerator, quoteattr
from xml.sax.saxutils import escape as escaped

from feedgenerator import Atom1Feed, Rss201rev2Feed  # type: ignore[import-untyped] # it ships no types
from markupsafe import escape

from sitegen.plan.feeds import Post

CONTENT = "http://purl.org/rss/1.0/modules/content/"
MEDIA = "http://search.yahoo.com/mrss/"
DUBLIN = "http://purl.org/dc/elements/1.1/"
_UNSAID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # not in XML 1.0
XML_DECLARED = "utf-8"


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself; addresses are absolute."""

    title: str
    link: str
    description: str
    language: str
    feed_url: str
    author_name: str


def written(form: str, head: Head, posts: Iterable[Post]) -> bytes:
    """A feed in a form of `FORMS`."""
    feed = FORMS[form](
        title=head.title,
        link=head.link,
        description=head.description,
        language=head.language,
        feed_url=head.feed_url,
        author_name=head.author_name,
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


FORMS: Mapping[str, type[_Atom | _Rss]] = MappingProxyType({"atom": _Atom, "rss": _Rss})


def _add_picture(handler: _Quick, item: Mapping[str, str]) -> None:
    if item["image"]:
        handler.addQuickElement(
            "media:content", "", {"url": item["image"], "medium": "image", "type": "image/jpeg"}
        )
