"""The intermediate that every reader gives: blocks of text with hints of style, pictures, notes.

Nothing is decided here about what a block means; the `release` room does that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

from sitegen.text import nfc

Style: TypeAlias = Literal["text", "heading", "item", "quote", "caption", "table", "image", "rule"]
# Where a block stands: in the text, in a page's header or footer, a footnote, a text box, a page's margin; or
# nowhere that a reader sees.
Part: TypeAlias = Literal["body", "header", "footer", "note", "box", "aside", "hidden"]

_SOFT = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_WORD = re.compile(r"[^\W_]+")
# Letters of mathematics, in circles and in full width, in which people on networks dress their words.
_DRESSED = re.compile(
    "[\U0001d400-\U0001d7ff\uff01-\uff5e\u24b6-\u24e9"
    "\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u212c\u212d\u212f-\u2131\u2133\u2134]+"
)


class Run(msgspec.Struct, frozen=True):
    """A stretch of text in one dress. `note` is the mark of a footnote that is called here."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    note: str = ""


class Block(msgspec.Struct, frozen=True):
    """A paragraph, heading, item of a list, table or picture, in reading order.

    `runs` may hold line ends. `level` is that of a heading (1 to 6) or the depth of an
    item (0 first); `marker` is what stood before an item ("•", "1.") or a note's mark;
    `rows` are a table's cells; `image` is an index into `Paper.images`; `size` is the
    height of the letters in points, 0 where unknown.
    """

    runs: tuple[Run, ...] = ()
    style: Style = "text"
    part: Part = "body"
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    image: int = -1
    size: float = 0.0
    centered: bool = False

    @property
    def text(self) -> str:
        """The block's words without dress; of a table its cells, row by row."""
        if self.rows:
            return "\n".join("\t".join(plain(cell) for cell in row) for row in self.rows)
        return plain(self.runs)


class Image(msgspec.Struct, frozen=True):
    """A picture that came with the text: its bytes, or only the address where it stands."""

    name: str
    data: bytes = b""
    href: str = ""
    alt: str = ""
    caption: str = ""


class Hints(msgspec.Struct, frozen=True):
    """What the file says of itself outside its text. Dates are ISO 8601, "" where it says nothing.

    `published` was set by whoever published; `made` is when the file was written, which
    is weaker. `status` is a WordPress status.
    """

    title: str = ""
    published: str = ""
    made: str = ""
    author: str = ""
    slug: str = ""
    address: str = ""
    summary: str = ""
    status: str = ""
    kind: str = ""
    language: str = ""
    categories: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()  # what else it says, for the report


class Paper(msgspec.Struct, frozen=True):
    """One document as it came in. `name` tells it from others of the same file."""

    name: str
    blocks: tuple[Block, ...]
    images: tuple[Image, ...] = ()
    hints: Hints = Hints()


class Brought(msgspec.Struct, frozen=True):
    """What a file brought: its documents.

    Of the export of a whole site also how many of what it holds by (type, status), its address and
    language, and the titles of what is in its bin or is no text.
    """

    papers: tuple[Paper, ...]
    counts: tuple[tuple[str, str, int], ...] = ()
    site: str = ""
    language: str = ""
    omitted: tuple[str, ...] = ()

    @property
    def is_site(self) -> bool:
        """Whether it is a whole site, of which each document may be long or without words."""
        return bool(self.counts)


def plain(runs: Iterable[Run]) -> str:
    """The words of runs, without dress and without the marks of footnotes."""
    return "".join(run.text for run in runs)


def tidy(text: str) -> str:
    """The text without invisible marks and control characters, runs of spaces as one; lines stay."""
    return _SPACES.sub(" ", tidy_lines(text))


def tidy_lines(text: str) -> str:
    """The text with every kind of line end as LF, without invisible marks and control characters.

    Letters that are dressed as signs of mathematics are letters again.
    """
    text = _CONTROL.sub("", _SOFT.sub("", _LINE_ENDS.sub("\n", text)))
    return nfc(_DRESSED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text))


def words(text: str) -> list[str]:
    """The words (letters and digits, case folded) of a text."""
    return _WORD.findall(tidy(text).casefold())


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs without empty ones, neighbours in one dress as one, no white space around lines."""
    found: list[Run] = []
    for run in runs:
        if not run.text and not run.note:
            continue
        last = found[-1] if found else None
        if last and not run.note and not last.note and _dress(last) == _dress(run):
            found[-1] = msgspec.structs.replace(last, text=last.text + run.text)
        else:
            found.append(run)
    return _stripped(found)


def _dress(run: Run) -> tuple[bool, bool, str]:
    return run.bold, run.italic, run.href


def _stripped(runs: list[Run]) -> tuple[Run, ...]:
    texts = [_SPACES.sub(" ", run.text) for run in runs]
    before = "\n"
    for number, text in enumerate(texts):
        begun = text.lstrip(" ") if before.endswith(("\n", " ")) else text
        texts[number] = re.sub(r" *\n *", "\n", begun)
        before = texts[number] or before
    after = "\n"
    for number in reversed(range(len(texts))):
        if after.startswith("\n"):
            texts[number] = texts[number].rstrip(" ")
        after = texts[number] or after
    kept = (
        msgspec.structs.replace(run, text=text)
        for run, text in zip(runs, texts, strict=True)
        if text or run.note
    )
    return _trimmed(list(kept))


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Without line ends before the first word and after the last."""
    while runs and not runs[0].note and not runs[0].text.strip():
        runs.pop(0)
    while runs and not runs[-1].note and not runs[-1].text.strip():
        runs.pop()
    if runs:
        runs[0] = msgspec.structs.replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = msgspec.structs.replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(runs)
