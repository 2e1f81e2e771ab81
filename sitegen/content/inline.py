"""Drawing what stands in a line: words, emphasis, links, pictures, footnote marks."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Sequence
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLinkText
from markdown_it.token import Token

from sitegen.content.captions import ATTRIBUTES
from sitegen.content.containers import BY_NAME, strange_fence
from sitegen.content.references import is_outside
from sitegen.content.sheet import Sheet, attribute
from sitegen.model import Outlink, Picture, Ref
from sitegen.text import collapse, fold

_TAG = re.compile(r"(?<!\\)(?:</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?>|<[?!][A-Za-z\[][^<>]*>)")
_COMMENT = "<!--"
_UNREAD = re.compile(r"(?<!\\)\[[^\[\]\n]{0,200}\] ?\(((?:[^()\n]|\([^()\n]*\)){0,300})\)")
_LINKS_SEEN = 200  # of a paragraph, for the same reason
_TAGS_SEEN = 50  # of a paragraph; who writes more in code will not be warned


def draw_inline(sheet: Sheet, token: Token, *, captioned: bool = False) -> str:
    """Draws the children of an inline token; gives their plain text on one line.

    With `captioned` a picture's title is its caption: it stands on its own.
    """
    if token.map:
        sheet.line = sheet.first_line + token.map[0]
    first = sheet.line
    words = _children(sheet, token.children or [], captioned=captioned)
    plain = collapse("".join(words))
    if plain:
        sheet.lines.append(plain)
    if any(sign in token.content for sign in ("<", ":::", "](", "] (")):
        _look_at_signs(sheet, token, first)
    return plain


def only_pictures(token: Token) -> bool:
    """Whether a paragraph has pictures and nothing else."""
    children = token.children or []
    return any(child.type == "image" for child in children) and all(
        child.type in ("image", "softbreak", "hardbreak")
        or (child.type == "text" and not child.content.strip())
        for child in children
    )


def _children(sheet: Sheet, children: Sequence[Token], *, captioned: bool) -> list[str]:
    words: list[str] = []
    links: list[bool] = []
    for child in children:
        kind = child.type
        if kind in ("text", "text_special"):
            sheet.text(child.content)
            words.append(child.content)
        elif kind in ("softbreak", "hardbreak"):
            sheet.put("\n" if kind == "softbreak" else "<br>\n")
            sheet.line += 1
            words.append(" ")
        elif kind == "link_open":
            links.append(_open_link(sheet, child))
        elif kind == "link_close":
            sheet.put("</a>" if links.pop() else "")
        elif kind == "image":
            words.append(_picture(sheet, child, captioned=captioned))
        else:
            _OTHERS[kind](sheet, child)
            words.append(child.content)
    return words


def _mark(sheet: Sheet, token: Token) -> None:
    sheet.put(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")


def _code(sheet: Sheet, token: Token) -> None:
    sheet.put("<code>")
    sheet.text(token.content)
    sheet.put("</code>")


def _footnote(sheet: Sheet, token: Token) -> None:
    number, again = token.meta["id"] + 1, token.meta.get("subId", 0)
    sheet.seen.append(token.meta.get("label") or "")
    ident = f"fnref-{number}-{again + 1}" if again else f"fnref-{number}"
    sheet.put(
        f'<sup class="footnote-ref"><a href="#fn-{number}" id="{ident}" role="doc-noteref">{number}</a></sup>'
    )


_OTHERS: dict[str, Callable[[Sheet, Token], None]] = {
    "strong_open": _mark,
    "strong_close": _mark,
    "em_open": _mark,
    "em_close": _mark,
    "s_open": _mark,
    "s_close": _mark,
    "code_inline": _code,
    "footnote_ref": _footnote,
}


# --- links and pictures ---------------------------------------------------------


def _open_link(sheet: Sheet, token: Token) -> bool:
    """Opens a link; False if it leads nowhere that we allow, and its text stays alone."""
    folio = token.meta.get("folio")
    if folio:
        sheet.seen.append(folio)
        destination: str | Ref | None = Ref("folio", folio, "", sheet.line)
    else:
        destination = _destination(sheet, token)
    if destination is None:
        return False
    title = str(token.attrs.get("title", ""))
    sheet.seen.append(title)
    href = sheet.hold(destination) if isinstance(destination, Ref) else destination
    sheet.put(f"<a{attribute('href', href)}{attribute('title', title)}>")
    return True


def _destination(sheet: Sheet, token: Token) -> str | Ref | None:
    href = str(token.attrs.get("href", ""))
    if token.markup != "autolink":
        see_address(sheet, href)
        sheet.see_label(token)
    destination = sheet.destinations.link(href, sheet.line)
    if isinstance(destination, str):
        if destination.startswith("#"):
            sheet.fragments.append((unquote(destination[1:]), sheet.line))
        elif is_outside(destination):
            sheet.outlinks.append(Outlink(destination, sheet.line))
    return destination


def see_address(sheet: Sheet, href: str) -> None:
    """Notes the words of an address, as it is written and as it was typed."""
    sheet.seen.append(href)
    typed = normalizeLinkText(href) if "%" in href or "xn--" in href else ""
    if typed:
        sheet.seen += (typed, unquote(href))


def _picture(sheet: Sheet, token: Token, *, captioned: bool) -> str:
    """Draws a picture, or its alternative text where it may not be shown; gives its caption.

    Only a picture that stands on its own has room for a caption and a credit.
    """
    src, title = str(token.attrs.get("src", "")), str(token.attrs.get("title", ""))
    see_address(sheet, src)
    sheet.see_label(token)
    said = _said(sheet, token)
    if not captioned and (title or said):
        sheet.proof.error("picture-caption-inline", sheet.line)
    alt = collapse(plain_text(token.children or []))
    path = sheet.destinations.picture(src, sheet.line)
    if path is None:
        sheet.text(alt)
        return alt
    caption = collapse(said.get("caption", title)) if captioned else ""
    credit = collapse(said.get("credit", "")) if captioned else ""
    sheet.seen += (alt, caption, credit)
    sheet.put(f'<img src="{sheet.hold(Picture(path, alt, caption, credit, sheet.line))}">')
    return f" {caption} "


def _said(sheet: Sheet, token: Token) -> dict[str, str]:
    """The attributes of a picture by English name; others are a problem."""
    said: dict[str, str] = {}
    for name, value in token.meta.get("attributes", ()):
        known = ATTRIBUTES.get(fold(name))
        if known is None:
            guess = sheet.proof.guess(name, ATTRIBUTES) or "credito"
            sheet.proof.error("picture-attribute", sheet.line, name=name[:40], guess=guess)
        else:
            said[known] = value
            sheet.seen.append(name)
    return said


def plain_text(tokens: Sequence[Token]) -> str:
    """The words of tokens without their marks."""
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else plain_text(token.children or []) or token.content
        for token in tokens
    )


# --- signs that people take for something else ----------------------------------


def _look_at_signs(sheet: Sheet, token: Token, first: int) -> None:
    """HTML, comments and fences that are only text: people mean something by them."""
    words = [child.content for child in token.children or [] if child.type == "text"]
    if any(_COMMENT in one for one in words):
        line = first + token.content.count("\n", 0, max(token.content.find(_COMMENT), 0))
        sheet.proof.error("html-comment", line)
    unread = _first_unread(token, words)
    if unread:
        line = first + token.content.count("\n", 0, unread.start())
        sheet.proof.error("link-unread", line, text=unread[0][:80])
    tag = _first_tag(token, words)
    if tag:
        sheet.proof.warning("raw-html", first + token.content.count("\n", 0, tag.start()), tag=tag[0][:40])
    strange = strange_fence(token.content) if any(one.lstrip().startswith(":::") for one in words) else None
    if strange:
        number, name = strange
        guess = sheet.proof.guess(name, BY_NAME) or ", ".join(BY_NAME)
        code = "container-unknown" if name else "container-stray"
        sheet.proof.error(code, first + number, name=name[:40], guess=guess)


def _first_unread(token: Token, words: Sequence[str]) -> re.Match[str] | None:
    """Signs of a link or a picture that the parser took for text: a space in the address, or before it."""
    if not any("](" in one or "] (" in one for one in words):
        return None
    signs = (
        sign
        for sign in itertools.islice(_UNREAD.finditer(token.content), _LINKS_SEEN)
        if "." in sign[1] or "/" in sign[1]
    )
    return next((sign for sign in signs if any(sign[0] in one for one in words)), None)


def _first_tag(token: Token, words: Sequence[str]) -> re.Match[str] | None:
    """A tag that stands in the text itself: not escaped, and not in code."""
    code = "\n".join(child.content for child in token.children or [] if child.type == "code_inline")
    tags = list(itertools.islice(_TAG.finditer(token.content), _TAGS_SEEN))
    written = Counter(tag[0] for tag in tags)
    for tag in tags:
        if written[tag[0]] > code.count(tag[0]) and any(tag[0] in one for one in words):
            return tag
    return None
