"""Judges of what machines read: feeds with feedparser, and linked data with dates that have a zone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import html5lib

from judges.case import Case

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

FEEDS = ("feed.xml", "rss.xml")
LINKS_IN_HTML = re.compile(r"""\b(?:href|src|poster)\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
ZONED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")
DATE_KEY = re.compile(
    r"(date|datePublished|dateModified|dateCreated|\w+Date|expires|validFrom|validThrough)$"
)


def feeds(case: Case) -> list[str]:
    """Feeds that feedparser finds fault with, or that hold an address that is not absolute."""
    found: list[str] = []
    paths = sorted(path for path in case.folder.rglob("*") if path.name in {*FEEDS, "feed.json"})
    if not paths:
        return ["there is no feed"]
    for path in paths:
        judge = _json_feed if path.name == "feed.json" else _xml_feed
        found += [f"{case.name(path)}: {sentence}" for sentence in judge(path)]
    return found


def linked_data(case: Case) -> list[str]:
    """JSON-LD that does not parse, or has a date without a zone; and that no page has any."""
    found: list[str] = []
    seen = 0
    for page in case.pages():
        for text in _scripts(page):
            seen += 1
            found += [f"{case.name(page)}: {sentence}" for sentence in _linked_faults(text)]
    return found if seen else ["no page has linked data"]


def _xml_feed(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if parsed.bozo:
        yield f"feedparser: {parsed.bozo_exception}"
        return
    if not parsed.entries:
        yield "no entries"
    for entry in parsed.entries:
        if not entry.get("title"):
            yield f"an entry without title: {entry.get('id')}"
        if not (entry.get("published_parsed") or entry.get("updated_parsed")):
            yield f"an entry without a date: {entry.get('id')}"
    for element in ET.fromstring(data).iter():  # noqa: S314 our own file, just written
        yield from _relative_in_element(element)


def _relative_in_element(element: ET.Element) -> Iterator[str]:
    name = element.tag.rpartition("}")[2]
    for key in ("href", "src", "url"):
        if key in element.attrib and not _is_absolute(element.attrib[key]):
            yield f"<{name} {key}>: {element.attrib[key]}"
    text = element.text or ""
    if name in {"link", "comments", "url", "uri", "docs"} and text.strip() and not _is_absolute(text.strip()):
        yield f"<{name}>: {text.strip()}"
    for address in LINKS_IN_HTML.findall(text):
        if not _is_absolute(address):
            yield f"in the text of <{name}>: {address}"


def _json_feed(path: Path) -> Iterator[str]:
    feed: Json = json.loads(path.read_bytes())
    if not isinstance(feed, dict) or not str(feed.get("version", "")).startswith(
        "https://jsonfeed.org/version/1"
    ):
        yield "not a JSON Feed 1"
        return
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        yield "no items"
    for key, value in _leaves(feed):
        if key in {
            "url",
            "external_url",
            "home_page_url",
            "feed_url",
            "next_url",
            "image",
            "icon",
            "favicon",
        }:
            if not _is_absolute(str(value)):
                yield f"{key}: {value}"
        elif key in {"date_published", "date_modified"} and not ZONED.fullmatch(str(value)):
            yield f"{key} without zone: {value}"
        elif key == "content_html":
            yield from (
                f"in content_html: {one}"
                for one in LINKS_IN_HTML.findall(str(value))
                if not _is_absolute(one)
            )


def _linked_faults(text: str) -> Iterator[str]:
    try:
        data: Json = json.loads(text)
    except ValueError as wrong:
        yield f"linked data does not parse: {wrong}"
        return
    for key, value in _leaves(data):
        if DATE_KEY.search(key) and not ZONED.fullmatch(str(value)):
            yield f"{key} without zone: {value}"


def _scripts(page: Path) -> Iterator[str]:
    tree = html5lib.parse(page.read_bytes(), namespaceHTMLElements=False)
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield "".join(script.itertext())


def _leaves(value: Json, key: str = "") -> Iterator[tuple[str, Json]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, key)
    else:
        yield key, value


def _is_absolute(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"mailto", "tel"} or (parts.scheme in {"http", "https"} and bool(parts.netloc))
