"""Drawing the blocks of a body: paragraphs, headings, lists, tables, containers, footnotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from sitegen.content.inline import draw_inline, only_pictures
from sitegen.content.markdown import DEEPEST, Parsed
from sitegen.content.sheet import Sheet, attribute
from sitegen.model import Heading
from sitegen.text import collapse, first_sentence

_LOWEST = 6
_ALIGNMENTS = {"text-align:right": "right", "text-align:center": "center"}
_YEARS = range(1900, 2100)
_PLAIN = {
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "list_item_close": "</li>\n",
    "dl_open": "<dl>\n",
    "dl_close": "</dl>\n",
    "dt_open": "<dt>",
    "dt_close": "</dt>\n",
    "dd_open": "<dd>",
    "dd_close": "</dd>\n",
    "table_open": '<div class="table" tabindex="0"><table>\n',
    "table_close": "</table></div>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>\n",
    "tr_close": "</tr>\n",
    "th_close": "</th>\n",
    "td_close": "</td>\n",
    "hr": "<hr>\n",
    "footnote_block_open": '<div class="footnotes" role="doc-endnotes"><ol>\n',
    "footnote_block_close": "</ol></div>\n",
    "footnote_close": "</li>\n",
}


class _Press(msgspec.Struct):
    """Where the drawing stands: the sheet, how far headings move, the numbers of open lists."""

    sheet: Sheet
    shift: int
    numbers: list[tuple[int, int] | None] = msgspec.field(
        default_factory=list
    )  # (first, expected) of ordered lists


def draw(sheet: Sheet, parsed: Parsed) -> None:
    """Draws the tokens of a body on the sheet."""
    headings = [one.tag for one in parsed.tokens if one.type == "heading_open"]
    press = _Press(sheet, shift=2 - int(min(headings, default="h2")[1]))
    for line, name in parsed.unclosed:
        sheet.proof.error("container-open", sheet.first_line + line, name=name)
    tokens, index = parsed.tokens, 0
    while index < len(tokens):
        token = tokens[index]
        if token.map:
            sheet.line = sheet.first_line + token.map[0]
        if token.level >= DEEPEST - 1:
            sheet.proof.error("nesting", sheet.line)
            return
        plain = _PLAIN.get(token.type)
        if plain is not None:
            sheet.put(plain)
            index += 1
        else:
            index += _DRAWERS[token.type](press, tokens, index)


# Each drawer takes the tokens and the place of its own, and gives how many it has drawn.


def _paragraph(press: _Press, tokens: Sequence[Token], at: int) -> int:
    opening, inline, sheet = tokens[at], tokens[at + 1], press.sheet
    alone = only_pictures(inline)
    hidden = alone or opening.hidden
    sheet.put("" if hidden else "<p>")
    words = draw_inline(sheet, inline, captioned=alone)
    if words and not (sheet.lead or alone or opening.level):
        sheet.lead = first_sentence(words)
    end = at + 2
    while tokens[end].type != "paragraph_close":  # but the way back from a footnote
        end += _footnote_back(press, tokens, end)
    sheet.put("\n" if hidden else "</p>\n")
    return end + 1 - at


def _loose_inline(press: _Press, tokens: Sequence[Token], at: int) -> int:
    draw_inline(press.sheet, tokens[at])  # cells, terms
    return 1


def _heading(press: _Press, tokens: Sequence[Token], at: int) -> int:
    sheet, line = press.sheet, press.sheet.line
    level = min(int(tokens[at].tag[1]) + press.shift, _LOWEST)
    start = len(sheet.html)
    words = draw_inline(sheet, tokens[at + 1])
    if not words:
        sheet.proof.warning("heading-empty", line)
    anchor = sheet.anchor(words)
    sheet.html.insert(start, f'<h{level} id="{anchor}">')
    sheet.put(f"</h{level}>\n")
    sheet.headings.append(Heading(level, words, anchor, line))
    return 3


def _code(press: _Press, tokens: Sequence[Token], at: int) -> int:
    sheet, token = press.sheet, tokens[at]
    words = unescapeAll(token.info).split(maxsplit=1)
    language = words[0] if words else ""
    sheet.seen.append(language)
    sheet.put(f'<pre tabindex="0"><code{attribute("class", f"language-{language}" if language else "")}>')
    sheet.text(token.content)
    sheet.put("</code></pre>\n")
    sheet.lines += [one for line in token.content.split("\n") if (one := collapse(line))]
    return 1


# --- lists ----------------------------------------------------------------------


def _ordered(press: _Press, tokens: Sequence[Token], at: int) -> int:
    first = int(tokens[at].attrs.get("start", 1))
    press.numbers.append((first, first))
    if first in _YEARS:
        press.sheet.proof.warning("list-year", press.sheet.line, number=first)
    press.sheet.put(f"<ol{attribute('start', str(first)) if first != 1 else ''}>\n")
    return 1


def _lettered(press: _Press, tokens: Sequence[Token], at: int) -> int:
    token = tokens[at]
    press.numbers.append(None)
    case = "upper" if token.info.isupper() else "lower"  # no selector can tell type="A" from "a"
    style = f' class="paren {case}"' if token.markup == ")" else ""
    press.sheet.put(f'<ol type="{token.info}"{style}>\n')
    return 1


def _bullets(press: _Press, _tokens: Sequence[Token], _at: int) -> int:
    press.numbers.append(None)
    press.sheet.put("<ul>\n")
    return 1


def _list_close(press: _Press, tokens: Sequence[Token], at: int) -> int:
    press.numbers.pop()
    press.sheet.put(f"</{tokens[at].tag}>\n")
    return 1


def _item(press: _Press, tokens: Sequence[Token], at: int) -> int:
    """An item keeps the number that the writer gave it, unless all have the same one."""
    press.sheet.seen.append(tokens[at].info)
    numbering = press.numbers[-1]
    if numbering is None:
        press.sheet.put("<li>")
        return 1
    (first, expected), number = numbering, int(tokens[at].info)
    jumps = number not in (expected, first)
    press.numbers[-1] = (first, (number if jumps else expected) + 1)
    press.sheet.put(f'<li value="{number}">' if jumps else "<li>")
    return 1


# --- tables, containers, footnotes ----------------------------------------------


def _cell(press: _Press, tokens: Sequence[Token], at: int) -> int:
    token = tokens[at]
    scope = ' scope="col"' if token.tag == "th" else ""
    side = _ALIGNMENTS.get(str(token.attrs.get("style", "")), "")
    press.sheet.put(f"<{token.tag}{scope}{attribute('class', side)}>")
    return 1


def _container_open(press: _Press, tokens: Sequence[Token], at: int) -> int:
    sheet, meta = press.sheet, tokens[at].meta
    kind, head = meta["kind"], collapse(meta["head"])
    sheet.seen.append(meta["name"])
    if kind == "quote":
        sheet.put('<figure class="quote"><blockquote>\n')
        return 1
    sheet.put(f'<div class="{kind}"{_ROLES[kind]}>\n')
    if head:
        sheet.put('<p class="title">')
        sheet.text(head)
        sheet.put("</p>\n")
        sheet.lines.append(head)
    return 1


# A box inside a text is a note, not a landmark: an aside would need a name that no other has.
_ROLES = {"facts": ' role="note"', "notice": ' role="note"', "gallery": ""}


def _container_close(press: _Press, tokens: Sequence[Token], at: int) -> int:
    sheet, meta = press.sheet, tokens[at].meta
    if meta["kind"] != "quote":
        sheet.put("</div>\n")
        return 1
    sheet.put("</blockquote>")
    name, _, office = (part.strip() for part in collapse(meta["head"]).partition(","))
    if name:
        sheet.put('<figcaption><span class="name">')
        sheet.text(name)
        sheet.put("</span>")
        if office:
            sheet.put(', <span class="office">')
            sheet.text(office)
            sheet.put("</span>")
        sheet.put("</figcaption>")
        sheet.lines.append(collapse(meta["head"]))
    sheet.put("</figure>\n")
    return 1


def _footnote(press: _Press, tokens: Sequence[Token], at: int) -> int:
    meta = tokens[at].meta
    press.sheet.seen.append(meta.get("label") or "")
    press.sheet.put(f'<li id="fn-{meta["id"] + 1}">')
    return 1


def _footnote_back(press: _Press, tokens: Sequence[Token], at: int) -> int:
    number, again = tokens[at].meta["id"] + 1, tokens[at].meta.get("subId", 0)
    ident = f"fnref-{number}-{again + 1}" if again else f"fnref-{number}"
    press.sheet.put(f' <a class="footnote-back" href="#{ident}" role="doc-backlink">↩\ufe0e {number}</a>')
    return 1


_Drawer = Callable[[_Press, Sequence[Token], int], int]
_DRAWERS: dict[str, _Drawer] = {
    "paragraph_open": _paragraph,
    "inline": _loose_inline,
    "heading_open": _heading,
    "fence": _code,
    "ordered_list_open": _ordered,
    "lettered_list_open": _lettered,
    "bullet_list_open": _bullets,
    "ordered_list_close": _list_close,
    "lettered_list_close": _list_close,
    "bullet_list_close": _list_close,
    "list_item_open": _item,
    "th_open": _cell,
    "td_open": _cell,
    "container_open": _container_open,
    "container_close": _container_close,
    "footnote_open": _footnote,
    "footnote_anchor": _footnote_back,
}
