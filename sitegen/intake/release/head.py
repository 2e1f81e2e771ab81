"""The head of a text: which of its lines only say who speaks, and which lines are one headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.intake.release.captions import is_credited
from sitegen.intake.release.deck import is_signed
from sitegen.intake.release.folio import is_label, is_letterhead, is_section
from sitegen.intake.release.names import tells
from sitegen.intake.release.places import state_of
from sitegen.intake.release.sheet import Line, bare, is_capitals, said
from sitegen.text import fold

_JOINTS = frozenset(
    """
    de del la las el los y e o u a al en con por para sin su sus que un una
    sobre entre desde hasta ante bajo contra hacia durante mediante tras of the and for to in on
    """.split()  # noqa: SIM905 - a list literal would take a screen
)
_SLOGAN = 6  # words
_APART = 2  # words that a page sets under a headline: "foto cortesía"
_BROKEN = 5  # words of a headline's first line, where it was broken


def labels_in(head: Sequence[Line], names: Sequence[str]) -> tuple[set[int], set[int]]:
    """The numbers of the lines that only say who speaks, and of those that go on with a letterhead."""
    labels = {
        line.number
        for line in head
        if is_label(line.text)
        or is_section(line.text)
        or (is_letterhead(line.text, names) and not _is_cut(line.text))
        or state_of(line.text)
    }
    under = {line.number for line in head if _under_a_name(line, head, names)}
    return labels, under - labels


def _is_cut(text: str) -> bool:
    """Whether a line ends in a word that another must follow: "Gobierno de Tijuana y la"."""
    return fold(text.rstrip().rpartition(" ")[2]) in _JOINTS


def _under_a_name(line: Line, head: Sequence[Line], names: Sequence[str]) -> bool:
    """Whether a line goes on with the letterhead of its block: a slogan under the name or the offices.

    Under an office only right below it, and where something longer stands apart to be the title.
    """
    above = [one for one in head if one.block == line.block and one.number < line.number]
    if not above or len(line.text.split()) > _SLOGAN:
        return False
    if bare(above[0].text) in {bare(name) for name in names}:
        return True
    issued = all(is_label(one.text) or is_letterhead(one.text, names) for one in above)
    after = next((one.block for one in head if one.block > line.block), None)
    title = [one for one in head if one.block == after]
    below = all(one.style in ("text", "heading") for one in title) and len(said(title).split()) > _SLOGAN
    return issued and above[-1].number == line.number - 1 and below


def groups_of(head: Sequence[Line], labels: set[int]) -> Iterator[list[Line]]:
    """The lines of the head as headlines: those of one block, and those that go on in the next."""
    current: list[Line] = []
    for line in head:
        apart = bool(current) and (current[-1].number in labels) != (line.number in labels)
        if current and (apart or not _goes_on(current, line)):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _goes_on(current: Sequence[Line], line: Line) -> bool:
    last = current[-1]
    if is_credited(line.text) or is_credited(last.text):
        return False
    if line.style == "item" or is_signed(line.text) or (last.style == "item" and line.block != last.block):
        return False
    if re.search(r"[.!?…:]$", last.text.rstrip()):
        return False
    cut = re.search(r"[,–—-]$", last.text.rstrip()) is not None
    alike = is_capitals(last.text) == is_capitals(line.text) and last.bold == line.bold
    if line.block == last.block:
        titled = len(last.text.split()) >= _BROKEN - 1 and all(map(str.istitle, _long(last.text)))
        joint = titled and fold(line.text.split()[0]) in _JOINTS
        closed = not line.text[:1].islower() and not _is_cut(last.text) and not joint
        return alike and (is_capitals(line.text) or line.bold or not closed or cut)
    if last.style != line.style or last.size != line.size or " " not in line.text.strip():
        return False
    words = last.text.split()
    told = any(map(tells, words))
    whole = len(words) >= _BROKEN or (told and len(words) > 2)  # noqa: PLR2004 - "EXTRA DE LA TARDE" is none
    joint = _is_cut(last.text) or (whole and fold(line.text.split()[0]) in _JOINTS)
    small = line.text[:1].islower() and (joint or len(line.text.split()) > _APART)
    return alike and (small or (is_capitals(line.text) and joint))


def _long(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{4,}", text)
