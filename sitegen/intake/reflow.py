"""Lines into paragraphs: text that a mail, a terminal or a PDF broke at its margin becomes whole again.

A line end is kept where a person set it: in addresses, signatures, headlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from sitegen.intake.blocks import Block, Run, merged, plain
from sitegen.text import ends_sentence

_FEW = 2  # words: a name, a picture's
_NARROWEST = 45  # letters: what is wrapped at less is a column of names or an address
_WIDEST = 130  # letters: nobody's margin is wider; such a line is a whole paragraph
_NEAR = 0.7  # of the widest line: it reaches the margin
_FITS = 0.9  # of the widest line: letters are not all as wide
_SIGNS = (
    "•●▪■◦·∙‣⁃✓✔➢➤➡✅☑\uf0b7\u25aa\u25ab\u25fd\u25fe"
    "\U0001f538-\U0001f53b\U0001f7e0-\U0001f7e6"  # what a telephone draws: diamonds, circles
)
_BULLET = re.compile(rf"[ \t]*([{_SIGNS}]\ufe0f?|[-–—*](?=[ \t])|\d{{1,2}}[.)](?=[ \t]))[ \t]*(?=\S)")
_DASHED = re.compile(r"[-–—*•+](?=[A-ZÁÉÍÓÚÑ¡¿“\"])")
_END = re.compile(r"[.!?:;…][»”’\"')\]]*$")
_SHORT = re.compile(r"(?<![^\W\d_]\.)\b[^\W\d_]{2,5}\.$")  # perhaps an abbreviation, with one stop
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010]\n(?=[^\W\d_])")
_DAY = re.compile(
    r"(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b,?\s+(?:el\s+)?\d{1,2}\b.{3,25}\b(?:19|20)\d\d(?:\W.{0,20})?"
)  # a whole line: set there, under a headline
_AWAITING = re.compile(
    r"(?:\b(?:el|del|de|al|este|pasado|pr[oó]ximo|d[ií]a|y|desde|hasta|a)|,)$", re.IGNORECASE
)
_LABEL = re.compile(r"[A-ZÁÉÍÓÚÑ][^.:]{0,24}:(?:\s|$)")


def reflow(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with lines joined that a margin broke, and lines apart that are paragraphs or bullets."""
    return tuple(part for block in blocks for part in _reflown(block))


def listed(block: Block) -> Iterator[Block]:
    """A paragraph as it is, or as items where its lines begin with bullets, as people type them."""
    lines = block.text.split("\n")
    signs = [bool(_BULLET.match(line)) and not line.lstrip()[:1].isdigit() for line in lines]
    if block.style != "text" or block.rows or (sum(signs) < 2 and not _is_dashed(block)):  # noqa: PLR2004 - one is a dash
        yield bulleted(block)
        return
    yield from _reflown(block)


def rejoined(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; a paragraph that someone ended with a return in mid-sentence, with what it goes on with."""
    held: Block | None = None
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        listed = after is not None and after.text[:1].islower() and len(block.text) < _NARROWEST
        if held is not None and not listed and _goes_on(held, block):
            held = msgspec.structs.replace(held, runs=merged([*held.runs, Run(" "), *block.runs]))
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def _goes_on(before: Block, block: Block) -> bool:
    last = before.text.rpartition("\n")[2]
    if before.part != "body" or block.part != "body" or block.style != "text":
        return False
    return (
        before.style in ("text", "item")
        and len(last) > _NARROWEST
        and block.text[:1].islower()
        and not re.search(r"\d", block.text.split()[0])  # "redactor21": a program's line
        and (len(block.text.split()) > _FEW or bool(_END.search(block.text)))  # "fachada vieja": a picture's
        and not re.search(r"[^\w\s)”»\"]$", last)
        and not all(run.bold for run in before.runs if run.text.strip())
    )


def bulleted(block: Block) -> Block:
    """A paragraph that begins with a bullet, as an item; any other as it is."""
    found = _BULLET.match(block.text) if block.style == "text" else None
    if found is None or found.end() >= len(block.text):
        return block
    runs = cut_runs(block.runs, found.end(), len(block.text))
    return msgspec.structs.replace(block, runs=runs, style="item", marker=found[1])


def cut_runs(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs of the words from `start` to `end`, counted in the plain text."""
    found, at = [], 0
    for run in runs:
        begin, stop = max(start - at, 0), max(min(end - at, len(run.text)), 0)
        if run.text and begin < stop:
            found.append(msgspec.structs.replace(run, text=run.text[begin:stop]))
        elif run.note and start <= at <= end:
            found.append(run)
        at += len(run.text)
    return merged(found)


def _reflown(block: Block) -> Iterator[Block]:
    if block.rows or "\n" not in block.text:
        yield bulleted(block)
        return
    if _is_dashed(block):  # "-Uno" and "-Dos", without a space
        for line in _lines(block):
            dash = line[0].text[0]
            words = cut_runs(line, 1, len(plain(line)))
            yield msgspec.structs.replace(block, runs=words, style="item", marker=dash)
        return
    lines = list(_lines(block))
    texts = [plain(line) for line in lines]
    head = _head(texts)
    wrapped = _is_wrapped(texts[head:])
    head = head if wrapped else 0
    width = max(map(len, texts))
    current: list[Run] = []
    first = True
    for at, line in enumerate(lines):
        ended = wrapped and at > 0 and (at == head or _is_ended(texts[at - 1], texts[at], width))
        if current and (ended or _parts(plain(current), texts[at], wrapped=wrapped)):
            yield bulleted(_piece(block, current, first=first))
            current, first = [], False
        current = _joined(current, line, wrapped=wrapped and at > head) if current else list(line)
    yield bulleted(_piece(block, current, first=first))


def _head(lines: list[str]) -> int:
    """How many lines stand above the first that reaches the margin: no margin broke those."""
    widest = max(map(len, lines))
    below = [*lines[1:], ""]
    return next(
        at
        for at, line in enumerate(lines)
        if len(line) >= _NEAR * widest or below[at][:1].islower()  # "Con el", and a line that goes on with it
    )


def _is_ended(line: str, below: str, margin: int) -> bool:
    """Whether a line ends its paragraph: with a stop, and where the next word would have stood beside it."""
    room = len(line) + 1 + len(below.split(" ", maxsplit=1)[0]) < _FITS * margin
    return room and bool(_END.search(line)) and ends_sentence(line, below)


def _is_dashed(block: Block) -> bool:
    """Whether every line of a paragraph begins with the same sign and a word, as a list is typed in haste."""
    lines = block.text.split("\n")
    signs = {line[:1] for line in lines}
    short = all(_DASHED.match(line) and len(line) <= _WIDEST for line in lines)
    return block.style == "text" and len(lines) > 1 and len(signs) == 1 and short


def _lines(block: Block) -> Iterator[tuple[Run, ...]]:
    at = 0
    for text in block.text.split("\n"):
        yield cut_runs(block.runs, at, at + len(text))
        at += len(text) + 1


def _is_wrapped(lines: list[str]) -> bool:
    """Whether all lines but the last reach about the same margin, and at least one goes on in the next."""
    inner = [len(line) for line in lines[:-1]]
    if not inner or not _NARROWEST <= max(inner) <= _WIDEST:
        return False
    if any(_BULLET.match(line) for line in lines[1:]):
        inner = [len(one) for one, after in pairwise(lines) if not _BULLET.match(after)]
    if not inner:
        return False
    near = sum(size >= _NEAR * max(inner) for size in inner)
    flows = any(not _END.search(line) for line in lines[:-1])
    small = any(line[:1].islower() for line in lines[1:])
    return near >= 0.8 * len(inner) and ((flows and small) or any(map(_is_cut_short, lines, lines[1:])))


def _is_cut_short(line: str, below: str) -> bool:
    """Whether a line ends amid a name, with "Lic." or "Av."; what ends with "D.I.F." may end there."""
    named = not below[:1].islower() and not _LABEL.match(below)
    return named and bool(_SHORT.search(line)) and not ends_sentence(line, below)


def _parts(before: str, line: str, *, wrapped: bool) -> bool:
    """Whether a new paragraph begins with the line."""
    if _BULLET.match(line):
        return True
    last = before.rpartition("\n")[2]
    if wrapped:
        return False
    if _BULLET.match(before) and not line[:1].islower() and (_END.search(last) or len(line) > _WIDEST):
        return True  # an item, and a paragraph right below it
    return len(last) > _WIDEST and bool(_END.search(last)) and not line[:1].islower()


def _joined(current: list[Run], line: tuple[Run, ...], *, wrapped: bool) -> list[Run]:
    """The paragraph with one more line: after a space where a margin broke it, else after a line end."""
    last = plain(current).rpartition("\n")[2]
    text = plain(line)
    shouted = last.isupper() and len(last.split()) > _FEW and not text.isupper()  # a headline, and its deck
    if shouted or (_DAY.fullmatch(text) and not _AWAITING.search(last)):
        return [*current, Run("\n"), *line]
    broken = wrapped or (len(last) >= _WIDEST and text[:1].islower())
    whole = len(last) > _NARROWEST or (len(text) > _NARROWEST and last[:1].isupper())  # else a column, a list
    if not broken and last and text[:1].islower() and whole and not _END.search(last):
        broken = not _LABEL.match(text)
    if not broken:
        return [*current, Run("\n"), *line]
    if re.search(r"[^\W\d_][-\u2010]$", last) and text[:1].islower():
        *head, tail = current
        return [*head, msgspec.structs.replace(tail, text=tail.text[:-1]), *line]
    return [*current, Run(" "), *line]


def _piece(block: Block, runs: list[Run], *, first: bool) -> Block:
    style = block.style if first or block.style != "item" else "text"
    marker = block.marker if first else ""
    return msgspec.structs.replace(block, runs=merged(_whole(runs)), style=style, marker=marker)


def _whole(runs: list[Run]) -> Iterator[Run]:
    for run in runs:
        joined = _HYPHEN.sub("", run.text) if "\n" in run.text else run.text
        yield msgspec.structs.replace(run, text=joined)
