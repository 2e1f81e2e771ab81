"""Signs that people take for something else: HTML, fences, marks and lists that stay plain text."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from sitegen.content.containers import BY_NAME, strange_fence
from sitegen.content.proof import Proof
from sitegen.content.sheet import Sheet
from sitegen.text import fold

_TAG = re.compile(r"(?<!\\)(?:</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?>|<[?!][A-Za-z\[][^<>]*>)")
_COMMENT = "<!--"
_UNREAD = re.compile(r"(?<!\\)\[[^\[\]\n]{0,200}\] ?\(((?:[^()\n]|\([^()\n]*\)){0,300})\)")
_LINKS_SEEN = 200  # of a paragraph: each pattern above may be tried at every bracket
_TAGS_SEEN = 50  # of a paragraph; who writes more in code will not be warned
SIGNS = ("<", ":::", "](", "] (", "[^", "**", *"\u2022\u25aa\u25e6\u2023\u25cf\u25a0")
_TURNS = re.compile("[\\u202a-\\u202e\\u2066-\\u2069]")
_TURNERS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TURNS_SEEN = 3
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\]")
_ESCAPED = re.compile(r"\\.|`+[^`]*`+")
_BULLET = re.compile(r"^[ \t]*[\u2022\u25aa\u25e6\u2023\u25cf\u25a0]", re.MULTILINE)

# Link texts that say nothing to who hears only the links of a page (WCAG 2.2, 2.4.4), folded.
_VAGUE = frozenset(
    (
        "aqui", "clic aqui", "click aqui", "haz clic aqui", "da clic aqui", "de clic aqui", "pulse aqui",
        "haga clic aqui", "leer mas", "ver mas", "mas", "mas informacion", "este enlace", "este link",
        "esta liga",
        "liga", "enlace", "link", "here", "click here", "read more", "more", "more information", "this link",
    )
)  # fmt: skip


def look_at_link(sheet: Sheet, words: str) -> None:
    """Notes a link whose own words do not say where it leads."""
    plain = fold(words).strip(" .:;>»…\u2192")
    if plain in _VAGUE:
        sheet.proof.warning("link-text-vague", sheet.line, text=words.strip()[:40])


def signs_in(text: str, among: Iterable[str] = SIGNS) -> tuple[str, ...]:
    """Of the signs that `look_at_signs` looks for those that a text holds."""
    return tuple([sign for sign in among if sign[0] in text and sign in text])  # one letter is soon found


def look_at_signs(sheet: Sheet, token: Token, first: int) -> None:
    """Notes what people mean something by and is only text; the token's source begins at line `first`."""
    words = [child.content for child in token.children or [] if child.type == "text"]
    if not token.children:
        words = [token.content]
    if not signs_in("\n".join(words), sheet.signs):
        return  # all of them were understood
    if any(_COMMENT in one for one in words):
        sheet.proof.error("html-comment", first + _lines_before(token, max(token.content.find(_COMMENT), 0)))
    unread = _first_unread(token, words)
    if unread:
        sheet.proof.error("link-unread", first + _lines_before(token, unread.start()), text=unread[0][:80])
    tag = _first_tag(token, words)
    if tag:
        sheet.proof.warning("raw-html", first + _lines_before(token, tag.start()), tag=tag[0][:40])
    strange = strange_fence(token.content) if any(one.lstrip().startswith(":::") for one in words) else None
    if strange:
        number, name = strange
        guess = sheet.proof.guess(name, BY_NAME) or ", ".join(BY_NAME)
        code = "container-unknown" if name else "container-stray"
        sheet.proof.error(code, first + number, name=name[:40], guess=guess)
    _look_at_marks(sheet, token, words, first=first)


def look_for_turns(text: str, proof: Proof) -> None:
    """Notes signs that nobody sees and that turn the order of letters around (Unicode TR 36, 3.1.1)."""
    if text.isascii() or not any(sign in text for sign in _TURNERS):
        return
    for turn in itertools.islice(_TURNS.finditer(text), _TURNS_SEEN):
        proof.warning("text-turned", text.count("\n", 0, turn.start()) + 1, sign=f"U+{ord(turn[0]):04X}")


def _look_at_marks(sheet: Sheet, token: Token, words: Sequence[str], *, first: int) -> None:
    note = next((found for one in words if (found := _FOOTNOTE.search(one))), None)
    if note:
        line = first + _lines_before(token, max(token.content.find(note[0]), 0))
        sheet.proof.warning("footnote-undefined", line, label=note[0])
    if any("**" in one for one in words) and _has_idle_marks(token):
        sheet.proof.warning("bold-unread", first + _lines_before(token, max(token.content.find("**"), 0)))
    bullet = _BULLET.search(token.content) if any(_BULLET.match(one) for one in words) else None
    if bullet:
        sign = bullet[0].strip()
        sheet.proof.warning("bullet-signs", first + _lines_before(token, bullet.start()), sign=sign)


def _has_idle_marks(token: Token) -> bool:
    """Whether there are more asterisks than those that made something bold, were escaped or stand in code."""
    written = _ESCAPED.sub("", token.content).count("**")
    return written > sum(child.type in ("strong_open", "strong_close") for child in token.children or [])


def _lines_before(token: Token, at: int) -> int:
    return token.content.count("\n", 0, at)


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
