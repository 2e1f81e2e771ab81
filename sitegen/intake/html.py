"""HTML into blocks: one pass over the tags, no tree, so that neither depth nor size can hurt.

Every text of the page comes out, that of menus and margins too (part "aside"); only
what a browser never shows is left: scripts, styles, comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from sitegen.intake.blocks import Block, Image, Part, Run, Style, merged, plain, tidy

_SILENT = frozenset(("script", "style", "template", "noscript", "title", "svg", "iframe", "object"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_FLOW = frozenset(
    """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer
    form header hgroup html legend li main menu nav ol optgroup option p pre search section select summary
    table tbody td textarea tfoot th thead tr ul video audio button label caption
    """.split()  # noqa: SIM905 - a list literal would take a screen
)
_MARGINS = frozenset(("nav", "aside", "footer", "button", "select", "form", "menu"))
_BOLD, _ITALIC = frozenset(("b", "strong")), frozenset(("i", "em", "cite"))
_WIDE = re.compile(r"\n[ \t]*\n\s*")
_LETTERED = {"a": "abcdefghijklmnopqrstuvwxyz", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def blocks_of(text: str, *, bare_links: bool = False) -> tuple[tuple[Block, ...], tuple[Image, ...]]:
    """The blocks and pictures of an HTML page or fragment, in its own order. Never raises for its content.

    With `bare_links` a link without words is its address: a person typed it, no icon stands there.
    """
    reader = _Reader(bare_links=bare_links)
    reader.feed(text)
    reader.close()
    reader.end()
    return tuple(reader.blocks), tuple(reader.images)


class _Reader(HTMLParser):
    def __init__(self, *, bare_links: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._bare_links = bare_links
        self._since = 0
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self._runs: list[Run] = []
        self._open: dict[str, int] = {}
        self._silent: list[str] = []
        self._links: list[str] = []
        self._lists: list[tuple[str, int, str]] = []  # tag, number of the next item, type
        self._style: Style = "text"
        self._level = 0
        self._marker = ""
        self._rows: list[list[tuple[Run, ...]]] | None = None
        self._cell: list[Run] | None = None

    # --- tags -----------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self._is_silent(tag):
            return
        if tag in _FLOW or tag in _HEADINGS:
            self._flow_begins(tag, given)
        self._open[tag] = self._open.get(tag, 0) + 1
        if tag == "br":
            self._add("\n")
        elif tag == "hr":
            self._flush()
            self.blocks.append(Block(style="rule", part=self._part()))
        elif tag == "img":
            self._picture(given)
        elif tag == "a":
            self._links.append(_address(given.get("href", "")))
            self._since = len(self._runs) + len(self.images)
        elif tag == "input" and given.get("type") in ("submit", "button"):
            self._add(f" {given.get('value', '')} ")

    def _is_silent(self, tag: str) -> bool:
        """Whether a tag begins or stands in what a browser does not show."""
        if self._silent:
            if tag == self._silent[0]:
                self._silent.append(tag)
            return True
        if tag in _SILENT:
            self._silent.append(tag)
            return True
        return tag == "head"

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
            return
        if tag in _FLOW or tag in _HEADINGS:
            self._flow_ends(tag)
        if tag == "a" and self._links:
            if self._bare_links and self._links[-1] and self._since == len(self._runs) + len(self.images):
                self._add(self._links[-1])
            self._links.pop()
        if self._open.get(tag, 0) > 0:
            self._open[tag] -= 1

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        text = data if self._open.get("pre") else re.sub(r"\s+", " ", data)
        self._add(text)

    def end(self) -> None:
        """What is still open when the text ends."""
        self._end_table()
        self._flush()

    # --- flow -----------------------------------------------------------------

    def _flow_begins(self, tag: str, given: dict[str, str]) -> None:
        if self._rows is not None and self._in_table(tag):
            return
        self._flush()
        if tag in _HEADINGS:
            self._style, self._level = "heading", _HEADINGS[tag]
        elif tag in ("ul", "ol", "menu"):
            start = given.get("start", "1")
            number = int(start) if re.fullmatch(r"[0-9]{1,6}", start) else 1
            self._lists.append((tag, number, given.get("type", "1")))
        elif tag == "li":
            self._item()
        elif tag in ("figcaption", "caption"):
            self._style = "caption"
        elif tag == "blockquote":
            self._style = "quote"
        elif tag == "table" and self._rows is None:
            self._rows = []

    def _in_table(self, tag: str) -> bool:
        """Whether the tag belongs to the table that is open; what stands in a cell stays in it."""
        rows = self._rows
        if rows is None or tag == "caption":
            return False
        if tag == "tr":
            self._end_cell()
            rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            if not rows:
                rows.append([])
            self._cell = []
        elif self._cell is not None:
            self._cell.append(Run("\n"))
        return True

    def _flow_ends(self, tag: str) -> None:
        if tag == "table":
            if self._open.get("table", 0) <= 1:
                self._end_table()
            return
        if self._rows is not None:
            if tag in ("td", "th"):
                self._end_cell()
            elif self._cell is not None:
                self._cell.append(Run("\n"))
            return
        self._flush()
        self._style, self._level = "text", 0
        if tag in ("ul", "ol", "menu") and self._lists:
            self._lists.pop()
        if tag == "li" or not self._lists:
            self._marker = ""
        if self._open.get("blockquote", 0) > (1 if tag == "blockquote" else 0):
            self._style = "quote"

    def _item(self) -> None:
        tag, number, kind = self._lists[-1] if self._lists else ("ul", 1, "1")
        self._marker = "•" if tag != "ol" else f"{_numeral(number, kind)}."
        self._style, self._level = "item", max(len(self._lists) - 1, 0)
        if self._lists:
            self._lists[-1] = (tag, number + 1, kind)

    def _end_cell(self) -> None:
        if self._cell is not None and self._rows:
            self._rows[-1].append(merged(self._cell))
        self._cell = None

    def _end_table(self) -> None:
        self._end_cell()
        rows, self._rows = self._rows, None
        kept = tuple(tuple(row) for row in rows or () if any(plain(cell).strip() for cell in row))
        if not kept:
            return
        if max(len(row) for row in kept) == 1:  # a table that only places its text
            self.blocks.extend(Block(cell, part=self._part()) for row in kept for cell in row if cell)
        else:
            self.blocks.append(Block(style="table", rows=kept, part=self._part()))

    # --- text -----------------------------------------------------------------

    def _add(self, text: str) -> None:
        run = Run(
            tidy(text.replace("\xa0", " ")),
            bold=any(self._open.get(tag) for tag in _BOLD),
            italic=any(self._open.get(tag) for tag in _ITALIC),
            href=self._links[-1] if self._links else "",
        )
        (self._runs if self._cell is None else self._cell).append(run)

    def _picture(self, given: dict[str, str]) -> None:
        source = given.get("src", "") or given.get("data-src", "")
        alt = tidy(given.get("alt", "")).strip()
        if not source and not alt:
            return
        name = re.split(r"[?#]", source)[0].rstrip("/").rpartition("/")[2] if source[:5] != "data:" else ""
        self.images.append(Image(name[:200], href=source if source[:5] != "data:" else "", alt=alt))
        image = Block(style="image", image=len(self.images) - 1, part=self._part())
        if self._cell is None and self._rows is None:
            held, style, level, marker = self._runs, self._style, self._level, self._marker
            if not plain(held).strip():
                self.blocks.append(image)
                return
            self._flush()
            self._style, self._level, self._marker = style, level, marker
        self.blocks.append(image)

    def _flush(self) -> None:
        for runs in _paragraphs(self._runs):
            style = self._style
            if style == "item" and not self._marker:
                style = "text"
            marker = self._marker if style == "item" else ""
            self.blocks.append(Block(runs, style, self._part(), self._level, marker))
            if style == "item":
                self._style, self._marker = "text", ""
        self._runs = []

    def _part(self) -> Part:
        if any(self._open.get(tag) for tag in _MARGINS):
            return "aside"
        return "body"


def _paragraphs(runs: list[Run]) -> Iterator[tuple[Run, ...]]:
    """The runs cut where a line is left empty, as `<br><br>` does."""
    whole = merged(runs)
    current: list[Run] = []
    for run in whole:
        pieces = _WIDE.split(run.text)
        for number, piece in enumerate(pieces):
            if number:
                yield from _kept(current)
                current = []
            current.append(Run(piece, run.bold, run.italic, run.href, run.note if not number else ""))
    yield from _kept(current)


def _kept(runs: list[Run]) -> Iterator[tuple[Run, ...]]:
    found = merged(runs)
    if any(run.text.strip() or run.note for run in found):
        yield found


def _numeral(number: int, kind: str) -> str:
    letters = _LETTERED.get(kind)
    return letters[number - 1] if letters and number <= len(letters) else str(number)


def _address(href: str) -> str:
    """The address of a link, or "" for what leads nowhere outside the page."""
    href = tidy(href).strip()
    return "" if href.startswith("#") or not href else href
