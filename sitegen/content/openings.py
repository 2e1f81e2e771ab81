"""Openings: by the first sign of a line, the parser's rules for blocks that can begin with it.

The parser asks every rule about every line. Most lines begin with a letter, and most rules
with a sign of their own: who cannot say yes is not asked. Of a line between two blank ones
that begins with no sign none is asked: it is a paragraph. Nor of a list whose points are such
lines, nor within a line that has no sign. What comes out is the same (`tests/content/test_openings.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from string import ascii_letters, digits
from typing import TypeAlias

from markdown_it.common.utils import mdTrim
from markdown_it.ruler import Rule, Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

BlockRule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]

# The first signs of the blocks of a rule. One that is not here is asked about every line.
SIGNS = {
    "container": ":",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "lettered": ascii_letters,
    "list": "*-+" + digits,
    "footnote_def": "[",
    "reference": "[",
    "heading": "#",
}
_SIGNS = frozenset("".join(SIGNS.values())) - frozenset(ascii_letters)
STOPS = "\n\\`~*_[]!^{<&"  # within a line: with one of them any rule of ours begins, or a link's text ends
_BULLETS = "-*+"
# What stands behind its sign begins no other block, nor is its line that below the head of a table.
_POINT = re.compile(rf"[{_BULLETS}] (?![{re.escape(''.join(_SIGNS))}|]|[a-zA-Z][.)])\S")
_MARKERS = (".", ")")  # of a lettered list, behind its letter
_DEFINED = (":", "~")  # how a definition begins, one line on at most


class Openings(Ruler[BlockRule]):
    """The rules of a parser, put together to one for each chain. Made when all of them are known."""

    def __init__(self, rules: Iterable[Rule[BlockRule]]) -> None:
        super().__init__()
        self.__rules__ = list(rules)
        self._chains: dict[str, list[BlockRule]] = {}

    def getRules(self, chainName: str = "") -> list[BlockRule]:  # noqa: N802, N803 (the parser's names)
        """The one rule that stands for those of a chain."""
        known = self._chains.get(chainName)
        if known is None:
            chain = [one for one in self.__rules__ if one.enabled and (not chainName or chainName in one.alt)]
            known = self._chains[chainName] = [_first_of(chain)]
            if not chainName:
                known[:0] = (_alone, _points)
        return known


def _alone(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (the parser's signature)
    """A paragraph of one line with nothing before, behind or in it that another rule could take."""
    src, at, after = state.src, state.bMarks[line] + state.tShift[line], line + 1
    if silent or src[at] in _SIGNS or src[at + 1 : at + 2] in _MARKERS:
        return False
    if after < state.lineMax and not state.isEmpty(after):
        return False
    if after + 1 < end and src.startswith(_DEFINED, state.bMarks[after + 1] + state.tShift[after + 1]):
        return False
    _paragraph(state, line, src[at : state.eMarks[line]], hidden=False)
    state.line = after
    return True


def _points(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (the parser's signature)
    """A list of points of one line each with nothing in or behind them that another rule could take."""
    src, begins, sign = state.src, state.bMarks, state.src[state.bMarks[line]]
    if silent or state.level or sign not in _BULLETS:
        return False
    behind = line
    while behind < end and src[begins[behind]] == sign and _POINT.match(src, begins[behind]):
        behind += 1
    after = state.skipEmptyLines(behind)
    goes_on = after < end and (after == behind or state.tShift[after] or src[begins[after]] == sign)
    if goes_on or behind == line:
        return False
    opening = state.push("bullet_list_open", "ul", 1)
    for number in range(line, behind):
        item = state.push("list_item_open", "li", 1)
        item.map, item.markup = [number, number + 1 if number + 1 < behind else after], sign
        _paragraph(state, number, src[begins[number] + 2 : state.eMarks[number]], hidden=True)
        state.push("list_item_close", "li", -1).markup = sign
    closing = state.push("bullet_list_close", "ul", -1)
    opening.map, opening.markup, closing.markup = [line, after], sign, sign
    state.line = after
    return True


def _paragraph(state: StateBlock, line: int, words: str, *, hidden: bool) -> None:
    """A paragraph of one line; a hidden one stands in a list that is close together."""
    opening, inline = state.push("paragraph_open", "p", 1), state.push("inline", "", 0)
    closing = state.push("paragraph_close", "p", -1)
    opening.map, inline.map = [line, line + 1], [line, line + 1]
    opening.hidden = closing.hidden = hidden
    inline.content, inline.children = mdTrim(words), []


def words_of(state: StateCore) -> None:
    """Finds what stands in each line; one without any of the parser's signs has no children but its text."""
    signs = [sign for sign in STOPS if sign in state.src]
    parse = state.md.inline.parse
    for token in state.tokens:
        if token.type == "inline" and any(map(token.content.__contains__, signs)):
            token.children = []
            parse(token.content, state.md, state.env, token.children)


def _first_of(chain: Iterable[Rule[BlockRule]]) -> BlockRule:
    """The first rule that says yes, of those that can."""
    chain = tuple(chain)
    signs = {sign for one in chain for sign in SIGNS.get(one.name, "")}
    asked = {sign: tuple(one.fn for one in chain if sign in SIGNS.get(one.name, sign)) for sign in signs}
    others = tuple(one.fn for one in chain if one.name not in SIGNS)

    def first(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (the parser's signature)
        at = state.bMarks[line] + state.tShift[line]
        for rule in asked.get(state.src[at : at + 1], others):  # noqa: SIM110 (`any` makes a generator each time)
            if rule(state, line, end, silent):
                return True
        return False

    return first
