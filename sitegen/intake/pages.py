"""The reader of web pages: what is news by trafilatura's judgement, the rest kept apart, nothing lost."""

from __future__ import annotations

import html as entities
import json
import logging
import re
from collections.abc import Sequence

import msgspec
import trafilatura

from sitegen.intake.blocks import Block, Hints, Paper, tidy, words
from sitegen.intake.faults import Fault
from sitegen.intake.html import blocks_of
from sitegen.intake.release.folio import is_label, is_letterhead

LARGEST = 5_000_000  # bytes
_PAGE = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_LINKED = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_DATES = ("article:published_time", "datepublished", "dc.date.issued", "dcterms.created", "date", "pubdate")
_SHARE = 0.6  # of a block's words that must be in what trafilatura took
_DEEPEST = 500
_GREAT = 2  # the level of a heading that may be the news's
_HEADLINE = 4  # words of a headline at least

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_html(name: str, data: bytes) -> tuple[Paper, ...]:
    """The document of an HTML page, or of a fragment, of which nothing is set apart. Raises Fault."""
    text = _decoded(name, data)
    blocks, images = blocks_of(text)
    if not _PAGE.search(text[:5_000]):
        return (Paper(name, blocks, images),)
    hints = _headed(_hints(text), blocks, text)
    return (Paper(name, _with_margins(blocks, _news(text), hints), images, hints),)


def _headed(hints: Hints, blocks: Sequence[Block], text: str) -> Hints:
    """What the page says of itself, with its only great heading for title if that says as much."""
    every = [block for block in blocks if block.style == "heading" and block.text.strip()]
    heads = [block for block in every if block.level == min(one.level for one in every)]
    if len(heads) != 1 and (is_label(hints.title) or is_letterhead(hints.title, ())):
        return msgspec.structs.replace(hints, title="")  # the site's name
    if (
        len(heads) != 1
        or heads[0].level > _GREAT
        or not (
            set(words(hints.title)) <= set(words(heads[0].text))
            or _is_of_the_site(hints.title, heads[0].text, text)
        )
    ):
        return hints
    return msgspec.structs.replace(hints, title=" ".join(heads[0].text.split()))


def _is_of_the_site(title: str, head: str, text: str) -> bool:
    """Whether a page's title only names the site, which has one for all its pages, and not the news."""
    if is_label(title) or is_letterhead(title, ()):
        return True
    told = any(key in _metas(text) for key in ("og:title",)) or "headline" in _linked_data(text)
    return not told and len(words(head)) > max(_HEADLINE, len(words(title)))


def _decoded(name: str, data: bytes) -> str:
    if len(data) > LARGEST:
        raise Fault("intake-too-large", size=f"{len(data):,}", limit=f"{LARGEST:,}")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    told = _CHARSET.search(data[:4_000])
    for encoding in ("utf-8-sig", told[1].decode("ascii") if told else "cp1252"):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\x00" in text:
            raise Fault("intake-not-text", file=name)
        return text
    return data.decode("cp1252", errors="replace")


def _news(text: str) -> str:
    """The text that is the page's news, "" where that cannot be told."""
    if len(re.findall(r"<(?:div|span|table|ul|b|i|font)\b", text, re.IGNORECASE)) > 100 * _DEEPEST:
        return ""
    try:
        found = trafilatura.extract(text, favor_recall=True, include_comments=False, include_tables=True)
    except Exception:  # noqa: BLE001 - the extractor may raise anything; then all of the page is text
        return ""
    return found or ""


def _with_margins(blocks: tuple[Block, ...], news: str, hints: Hints) -> tuple[Block, ...]:
    """The blocks; those whose words are not the news's are marked as standing in the margin.

    Only short ones: a paragraph that the extractor passed over is rather its mistake.
    """
    taken = set(words(f"{news}\n{hints.title}"))
    if len(taken) < 20:  # noqa: PLR2004 - it found no news
        return blocks
    first = next(
        (
            at
            for at, block in enumerate(blocks)
            if _share(block, taken) >= _SHARE and block.style == "heading"
        ),
        0,
    )
    marked = []
    for at, block in enumerate(blocks):
        short = len(block.text) < 120 and not re.search(r"[.!?]$", block.text.strip())  # noqa: PLR2004 - no paragraph
        strange = block.style not in ("image", "table", "caption") and _share(block, taken) < _SHARE
        early = at < first and block.style in ("item", "text") and short
        marked.append(msgspec.structs.replace(block, part="aside") if short and (strange or early) else block)
    return tuple(marked)


def _share(block: Block, taken: set[str]) -> float:
    own = words(block.text)
    return sum(word in taken for word in own) / len(own) if own else 1.0


# --- what the page says of itself -------------------------------------------------


def _hints(text: str) -> Hints:
    meta = _metas(text)
    said = _linked_data(text)
    title = meta.get("og:title") or said.get("headline") or _page_title(text)
    published = next((meta[key] for key in _DATES if meta.get(key)), "") or said.get("datePublished", "")
    return Hints(
        title=_without_site(title, meta.get("og:site_name", "")),
        published=_iso(published),
        author=meta.get("author", ""),
        extra=tuple(("page title", one) for one in [_page_title(text)] if one),
    )


def _metas(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in _META.findall(text[:200_000]):
        given = {key.lower(): entities.unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(tag)}
        key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        if key and given.get("content"):
            found.setdefault(key, tidy(given["content"]).strip())
    return found


def _linked_data(text: str) -> dict[str, str]:
    """Headline and date of the schema.org data, where it is a news item's."""
    for raw in _LINKED.findall(text[:500_000]):
        try:
            told = json.loads(raw)
        except (ValueError, RecursionError):
            continue
        nodes = (
            told if isinstance(told, list) else told.get("@graph", [told]) if isinstance(told, dict) else []
        )
        for node in nodes if isinstance(nodes, list) else []:
            if isinstance(node, dict) and "Article" in str(node.get("@type", "")):
                return {key: value for key, value in node.items() if isinstance(value, str)}
    return {}


def _page_title(text: str) -> str:
    found = _TITLE.search(text[:200_000])
    return tidy(entities.unescape(re.sub(r"\s+", " ", found[1]))).strip() if found else ""


def _without_site(title: str, site: str) -> str:
    """The title without the site's name behind or before it."""
    parts = re.split(r"\s+[|–—·»-]\s+", title)
    if len(parts) > 1 and site:
        parts = [part for part in parts if part.casefold() != site.casefold()] or parts
    return max(parts, key=len) if len(parts) > 1 else title


def _iso(told: str) -> str:
    found = re.match(r"((?:19|20)\d\d-[01]\d-[0-3]\d)(?:[T ]([0-2]\d:[0-5]\d))?", told)
    return found[1] if found else ""
