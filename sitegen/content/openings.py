"""Openings: by the first sign of a line, the parser's rules for blocks that can begin with it.

The parser asks every rule about every line. Most lines begin with a letter, and most rules
with a sign of their own: who cannot say yes is not asked. What comes out is the same
(`tests/content/test_openings.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from string import ascii_letters, digits
from typing import TypeAlias

from markdown_it.ruler import Rule, Ruler
from markdown_it.rules_block import StateBlock

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
        return known


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
