"""Drawing what stands in a line: words, emphasis, links, pictures, footnote marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLinkText
from markdown_it.token import Token

from sitegen.content.captions import ATTRIBUTES
from sitegen.content.minors import look_for_minors
from sitegen.content.references import is_outside
from sitegen.content.scalars import flag
from sitegen.content.sheet import Sheet, attribute
from sitegen.content.signs import look_at_link, look_at_signs, signs_in
from sitegen.content.values import Scalar
from sitegen.model import Outlink, Picture, Ref
from sitegen.text import collapse, fold


def draw_inline(sheet: Sheet, token: Token, *, captioned: bool = False) -> str:
    """Draws the children of an inline token; gives their plain text on one line.

    One without children is its own text. With `captioned` a picture's title is its caption: it
    stands on its own.
    """
    if token.map:
        sheet.line = sheet.first_line + token.map[0]
    first, words = sheet.line, token.content
    if token.children:
        words = "".join(_children(sheet, token.children, captioned=captioned))
    else:
        sheet.text(words)
    plain = collapse(words)
    if plain:
        sheet.lines.append(plain)
    if sheet.signs and signs_in(token.content, sheet.signs):
        look_at_signs(sheet, token, first)
    return plain


def only_pictures(token: Token) -> bool:
    """Whether a paragraph has pictures and nothing else."""
    if "!" not in token.content:
        return False
    children = token.children or []
    return any(child.type == "image" for child in children) and all(
        child.type in ("image", "softbreak", "hardbreak")
        or (child.type == "text" and not child.content.strip())
        for child in children
    )


def _children(sheet: Sheet, children: Sequence[Token], *, captioned: bool) -> list[str]:
    words: list[str] = []
    links: list[tuple[bool, int]] = []  # whether each open one leads anywhere, and where its words begin
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
            links.append((_open_link(sheet, child), len(words)))
        elif kind == "link_close":
            leads, begin = links.pop()
            sheet.put("</a>" if leads else "")
            look_at_link(sheet, "".join(words[begin:]))
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
    if not captioned and (title or said.keys() & {"caption", "credit"}):
        sheet.proof.error("picture-caption-inline", sheet.line)
    alt = collapse(plain_text(token.children or []))
    path = sheet.destinations.picture(src, sheet.line)
    if path is None or not _may_be_shown(sheet, said, words=f"{alt} {said.get('caption', title)}"):
        sheet.text(alt)
        return alt
    caption = collapse(said.get("caption", title)) if captioned else ""
    credit = collapse(said.get("credit", "")) if captioned else ""
    sheet.seen += (alt, caption, credit)
    sheet.put(f'<img src="{sheet.hold(Picture(path, alt, caption, credit, sheet.line))}">')
    return f" {caption} "


def _may_be_shown(sheet: Sheet, said: dict[str, str], *, words: str) -> bool:
    written = said.get("minors")
    minors = flag(sheet.proof, "minors", Scalar(written, sheet.line)) if written is not None else None
    return look_for_minors(words, sheet.line, sheet.proof, minors=minors, consent=said.get("consent", ""))


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
            sheet.seen += (name, value if known in ("minors", "consent") else "")
    return said


def plain_text(tokens: Sequence[Token]) -> str:
    """The words of tokens without their marks."""
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else plain_text(token.children or []) or token.content
        for token in tokens
    )
