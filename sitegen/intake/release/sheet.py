"""The sheet on the desk: the lines of a document, and what has been taken from it so far.

A line that nobody takes stays in the body: no word can be lost here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from sitegen.intake.blocks import Block, Part, Run, Style
from sitegen.intake.reflow import cut_runs
from sitegen.intake.words import Why
from sitegen.text import collapse, fold

SURE = 0.7  # from here on a fact goes into the front matter; below it is only told of

_STEM = 5  # letters
_MARKS = re.compile(r"[*_~`]+")

CUT_OFF = re.compile(
    r"[\w)\]][»”\"']?[,;]?\s?(?:…|\.{3})(?:\s*\[?(?:\+|»|leer más|read more)\]?)?$", re.IGNORECASE
)


class Line(msgspec.Struct, frozen=True):
    """A line of a block: its words, where it stands, and how it looks."""

    number: int
    block: int
    text: str
    runs: tuple[Run, ...]
    style: Style
    part: Part
    level: int = 0
    marker: str = ""
    first: bool = True  # of its block
    bold: bool = False
    size: float = 0.0
    centered: bool = False


class Fact(msgspec.Struct, frozen=True):
    """Something that was understood: the value, how sure (0 to 1), and the words it came from.

    `detail` is an office for a person, the speaker for a quote.
    """

    field: str
    value: str
    sure: float
    words: str
    detail: str = ""


class Leftover(msgspec.Struct, frozen=True):
    """Words that were left out of the document, and why: menu, interface, repeat and so on."""

    why: Why
    words: str


class Sheet:
    """The lines of a document; each is free until it is taken as a fact or left out."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)
        self.lines: tuple[Line, ...] = tuple(_lines(self.blocks))
        self.facts: list[Fact] = []
        self.left: list[Leftover] = []
        self._gone: set[int] = set()
        self._from: dict[int, int] = {}

    # --- looking ----------------------------------------------------------------

    def free(self, part: Part | None = "body") -> list[Line]:
        """The lines that nobody has taken, whole or what remains of them, of one part or (None) of all.

        Text boxes count as body.
        """
        parts = ("body", "box") if part == "body" else (part,)
        return [
            self._remaining(line)
            for line in self.lines
            if line.number not in self._gone and (part is None or line.part in parts)
        ]

    def is_free(self, number: int) -> bool:
        """Whether anything of a line is still there."""
        return number not in self._gone

    def _remaining(self, line: Line) -> Line:
        start = self._from.get(line.number, 0)
        if not start:
            return line
        runs = cut_runs(line.runs, start, len(line.text))
        return msgspec.structs.replace(line, text=line.text[start:].lstrip(), runs=runs, marker="")

    # --- taking -----------------------------------------------------------------

    def note(self, fact: Fact) -> None:
        """Adds a fact whose words stay where they are."""
        self.facts.append(fact)

    def take(self, fact: Fact, lines: Iterable[Line]) -> None:
        """Adds a fact and takes its lines out of the body."""
        taken = [line for line in lines if line.number not in self._gone]
        self.facts.append(fact)
        self.facts += [
            Fact("link", run.href, 1.0, run.href) for line in taken for run in line.runs if run.href
        ]
        self._gone.update(line.number for line in taken)

    def leave(self, why: Why, lines: Sequence[Line]) -> None:
        """Leaves lines out of the document; their words go into the report."""
        kept = [line for line in lines if line.number not in self._gone]
        if kept:
            self.left.append(Leftover(why, said(kept)))
            self._gone.update(line.number for line in kept)

    def cut(self, line: Line, length: int) -> None:
        """Takes the first `length` letters off what remains of a line."""
        before = self._from.get(line.number, 0)
        whole = self.lines[line.number].text
        start = before + (len(whole) - before - len(whole[before:].lstrip())) + length
        if not whole[start:].strip():
            self._gone.add(line.number)
        self._from[line.number] = start

    def is_page(self) -> bool:
        """Whether what was left out tells a web page: a menu, a list of other news, or two of its lines."""
        lines = [one for one in self.left if one.why == "interface" and "#" not in one.words]
        return len(lines) > 1 or any(one.why in ("menu", "apart") for one in self.left)

    def value(self, field: str, *, least: float = SURE) -> str:
        """The value of the surest fact of a field that is sure enough, or ""."""
        found = [fact for fact in self.facts if fact.field == field and fact.sure >= least]
        return max(found, key=lambda fact: fact.sure).value if found else ""


def said(lines: Iterable[Line]) -> str:
    """The words of lines with the marks before items and the addresses of links, a line each."""
    return "\n".join(_said(line) for line in lines)


def _said(line: Line) -> str:
    text = f"{line.marker} {line.text}".strip() if line.first else line.text
    hrefs = [run.href for run in line.runs if run.href and run.href not in run.text]
    return " ".join([text, *(f"<{href}>" for href in hrefs)])


def bare(text: str) -> str:
    """The text folded, without marks of emphasis, white space as one: for comparing."""
    return collapse(fold(_MARKS.sub("", text)))


def stems(text: str) -> set[str]:
    """The beginnings of a text's longer words, by which one comes again: "entrega", "entregó"."""
    return {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", fold(text))}


def capitals(text: str) -> float:
    """The share of capital letters among the letters of a text; 0 without letters."""
    letters = [one for one in text if one.isalpha()]
    return sum(one.isupper() for one in letters) / len(letters) if letters else 0.0


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals."""
    return capitals(text) > 0.8 and sum(one.isalpha() for one in text) > 3  # noqa: PLR2004 - "No. 3" is none


def is_prose(line: Line) -> bool:
    """Whether a line reads like a paragraph: sentences, and not in capitals."""
    text = line.text.strip("*_ ")
    if line.style in ("heading", "item", "table", "caption"):
        return False
    if is_capitals(text):
        return False
    many = len(text.split())
    return (many >= 9 and bool(re.search(r"[.:?!…][»”’\"')*_]*$", text))) or len(text) > 220  # noqa: PLR2004 - a sentence, a paragraph


def is_cut_off(text: str) -> bool:
    """Whether a line is the beginning of a paragraph that a page cut off: "El parque abre sus…"."""
    return len(text.split()) > 3 and CUT_OFF.search(text.strip()) is not None  # noqa: PLR2004 - a crumb


def is_quoted(text: str) -> bool:
    """Whether a text is in quotes as a whole."""
    return bool(re.fullmatch(r"[\"“«][^\"”»]+[\"”»]\.?", text.strip("*_ ")))


def _lines(blocks: Sequence[Block]) -> Iterable[Line]:
    number = 0
    for index, block in enumerate(blocks):
        if block.style in ("image", "rule") or not block.text.strip():
            continue
        pieces = [block.text] if block.rows else block.text.split("\n")
        at = 0
        first = True
        for text in pieces:
            runs = cut_runs(block.runs, at, at + len(text))
            if text.strip():
                yield Line(
                    number,
                    index,
                    text,
                    runs,
                    block.style,
                    block.part,
                    level=block.level,
                    marker=block.marker if first else "",
                    first=first,
                    bold=bool(runs) and all(run.bold for run in runs if run.text.strip()),
                    size=block.size,
                    centered=block.centered,
                )
                number += 1
                first = False
            at += len(text) + 1
