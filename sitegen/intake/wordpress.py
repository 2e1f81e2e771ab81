"""The reader of WordPress exports (WXR): posts and pages with their dates, addresses, topics and pictures.

Read item by item, since ten years of news are hundreds of megabytes. What WordPress did
not show to everyone (drafts, private, password, planned) stays a draft here.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from datetime import datetime
from xml.etree.ElementTree import Element, ParseError

import defusedxml
import msgspec
from defusedxml.ElementTree import iterparse

from sitegen.intake.archive import attribute, local
from sitegen.intake.blocks import Block, Brought, Hints, Image, Paper, tidy
from sitegen.intake.faults import Fault
from sitegen.intake.html import blocks_of
from sitegen.intake.reflow import reflow
from sitegen.intake.shortcodes import gallery_ids, html_of

LARGEST = 1_000_000_000  # bytes
_SHOWN = ("post", "page")
_UNSHOWN = ("trash", "auto-draft", "inherit")
_UNSORTED = (
    "uncategorized",
    "sin-categoria",
    "sin-clasificar",
    "general",
    "noticias",
    "comunicados",
    "boletines",
)
_NEVER = "0000-00-00"
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)")
_LARGEST_POST = 2_000_000


class Item(msgspec.Struct, frozen=True):
    """An `<item>` of the export as it stands there; `status` is "password" for a post behind one."""

    ident: str
    kind: str
    status: str
    title: str
    text: str
    excerpt: str
    published: str
    slug: str
    link: str
    author: str
    file: str
    parent: str
    categories: tuple[str, ...]
    alt: str
    thumbnail: str


def is_export(data: bytes) -> bool:
    """Whether XML is a WordPress export, by its head."""
    head = data[:20_000]
    return b"wordpress.org/export/" in head or (b"<rss" in head and b"wp:wxr_version" in head)


def read_wordpress(name: str, data: bytes) -> Brought:
    """The documents of an export with its counts. Raises Fault."""
    if len(data) > LARGEST:
        raise Fault("intake-too-large", size=f"{len(data):,}", limit=f"{LARGEST:,}")
    if not data.strip():
        raise Fault("intake-empty")
    if not is_export(data):
        raise Fault("intake-no-export", file=name)
    items, site, language = _items(data)
    if not items:
        raise Fault("intake-export-empty", file=name)
    counts = Counter((item.kind, item.status) for item in items)
    media = {item.ident: item for item in items if item.kind == "attachment"}
    papers = tuple(
        _paper(item, media, language) for item in items if item.kind in _SHOWN and item.status not in _UNSHOWN
    )
    omitted = tuple(
        f"{item.kind} ({item.status}): {item.title or item.slug or item.ident}"
        for item in items
        if item.kind != "attachment" and (item.kind not in _SHOWN or item.status in _UNSHOWN)
    )
    told = tuple((kind, status, count) for (kind, status), count in sorted(counts.items()))
    return Brought(papers, told, site, language, omitted)


def _items(data: bytes) -> tuple[list[Item], str, str]:
    items: list[Item] = []
    site = language = ""
    depth = 0
    try:
        for event, element in iterparse(io.BytesIO(data.lstrip()), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if depth > 200:  # noqa: PLR2004 - an export is flat
                raise Fault("intake-nested")
            name = local(element.tag)
            if event == "start":
                continue
            if name == "item":
                items.append(_item(element))
                element.clear()
            elif depth == 2:  # noqa: PLR2004 - rss, channel
                site = site or (element.text or "").strip() if name in ("base_blog_url", "link") else site
                language = (element.text or "").strip() if name == "language" else language
    except defusedxml.DefusedXmlException as failure:
        raise Fault("intake-doctype") from failure
    except (ParseError, ValueError, LookupError) as failure:
        raise Fault("intake-xml", why=str(failure)[:120]) from failure
    return items, site, language


def _item(element: Element) -> Item:
    told: dict[str, str] = {}
    contents: list[str] = []
    categories: list[str] = []
    meta: dict[str, str] = {}
    for child in element:
        name, text = local(child.tag), child.text or ""
        if name == "encoded":
            contents.append(text)
        elif name == "category":
            if (
                attribute(child, "domain") in ("category", "", "post_tag")
                and attribute(child, "nicename") not in _UNSORTED
            ):
                categories.append(tidy(text).strip())
        elif name == "postmeta":
            pair = {local(one.tag): one.text or "" for one in child}
            meta[pair.get("meta_key", "")] = pair.get("meta_value", "")
        else:
            told.setdefault(name, text.strip())
    status = told.get("status", "") or "publish"
    return Item(
        ident=told.get("post_id", ""),
        kind=told.get("post_type", "") or "post",
        status="password" if told.get("post_password") and status == "publish" else status,
        title=_plain(told.get("title", "")),
        text=contents[0] if contents else "",
        excerpt=_plain(contents[1]) if len(contents) > 1 else "",
        published=_moment(told),
        slug=told.get("post_name", ""),
        link=told.get("link", ""),
        author=told.get("creator", ""),
        file=told.get("attachment_url", ""),
        parent=told.get("post_parent", ""),
        categories=tuple(dict.fromkeys(one for one in categories if one)),
        alt=_plain(meta.get("_wp_attachment_image_alt", "")),
        thumbnail=meta.get("_thumbnail_id", ""),
    )


def _moment(told: dict[str, str]) -> str:
    """The local date and time of a post, as WordPress shows it; from the feed's date where it has no own."""
    own = _CLOCK.match(told.get("post_date", ""))
    if own and not own[1].startswith(_NEVER):
        return own[1] if own[2] == "00:00" else f"{own[1]}T{own[2]}"
    try:
        fed = datetime.strptime(told.get("pubDate", ""), "%a, %d %b %Y %H:%M:%S %z")
    except ValueError:
        return ""
    return fed.date().isoformat() if fed.year > 1970 else ""  # noqa: PLR2004 - what it writes for none


def _plain(text: str) -> str:
    blocks, _ = blocks_of(text)
    return " ".join(" ".join(block.text for block in blocks).split())


# --- to a document ----------------------------------------------------------------


def _paper(item: Item, media: dict[str, Item], language: str) -> Paper:
    if len(item.text) > _LARGEST_POST:
        raise Fault("intake-too-large", size=f"{len(item.text):,}", limit=f"{_LARGEST_POST:,}")
    blocks, images = blocks_of(html_of(item.text))
    shown = [one for one in (item.thumbnail, *gallery_ids(item.text)) if one in media]
    known = {image.href for image in images}
    added = [_attached(media[one]) for one in dict.fromkeys(shown) if media[one].file not in known]
    places = tuple(Block(style="image", image=len(images) + number) for number in range(len(added)))
    hints = Hints(
        title=item.title,
        published=item.published,
        author=item.author,
        slug=item.slug,
        address=item.link,
        summary=item.excerpt,
        status=item.status,
        kind="page" if item.kind == "page" else "",
        language=language,
        categories=item.categories,
    )
    name = f"{item.slug or item.ident or 'post'}"
    return Paper(name, (*reflow(blocks), *places), (*images, *added), hints)


def _attached(item: Item) -> Image:
    name = re.split(r"[?#]", item.file)[0].rpartition("/")[2]
    return Image(name, href=item.file, alt=item.alt, caption=item.excerpt)
