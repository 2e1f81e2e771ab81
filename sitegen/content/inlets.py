"""Inlets: by the first sign of what stands in a line, the parser's rules that can begin with it.

The parser asks every rule at every sign, and looks at the address of a link letter by letter. Who
cannot say yes is not asked, and plain addresses are seen at once. What comes out is the same
(`tests/content/test_openings.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import TypeAlias

from markdown_it import helpers
from markdown_it.helpers.parse_link_destination import _Result as Destination
from markdown_it.ruler import Rule, Ruler
from markdown_it.rules_inline import StateInline

InlineRule: TypeAlias = Callable[[StateInline, bool], bool]

# The signs with which what a rule finds begins; `text` is what begins with none.
SIGNS = {
    "text": "",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "folio": "[",
    "link": "[",
    "image": "!",
    "caption": "{",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "autolink": "<",
    "entity": "&",
}
_PLAIN = re.compile(r"[^\x00-\x20\x7f()\\&<]+(?=[\x00-\x20)])")  # an address that stands for itself


class Inlets(Ruler[InlineRule]):
    """The rules of a parser, put together to one. Made when all of them are known."""

    def __init__(self, rules: Iterable[Rule[InlineRule]]) -> None:
        super().__init__()
        self.__rules__ = list(rules)
        self._first = [_first_of([one for one in self.__rules__ if one.enabled])]

    def getRules(self, chainName: str = "") -> list[InlineRule]:  # noqa: ARG002, N802, N803 (the parser's names)
        """The one rule that stands for all."""
        return self._first


def _first_of(chain: list[Rule[InlineRule]]) -> InlineRule:
    """The first rule that says yes, of those that can."""
    signs = {sign for one in chain for sign in SIGNS.get(one.name, "")}
    asked = {sign: tuple(one.fn for one in chain if sign in SIGNS.get(one.name, sign)) for sign in signs}
    others = tuple(one.fn for one in chain if not SIGNS.get(one.name))

    def first(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (the parser's signature)
        for rule in asked.get(state.src[state.pos], others):  # noqa: SIM110 (`any` makes a generator each time)
            if rule(state, silent):
                return True
        return False

    return first


def _destination(text: str, pos: int, maximum: int) -> Destination:
    """The address of a link, which begins at `pos`."""
    found = _PLAIN.match(text, pos, maximum)
    if found is None:
        return helpers.parseLinkDestination(text, pos, maximum)
    result = Destination()
    result.ok, result.pos, result.str = True, found.end(), found[0]
    return result


HELPERS = SimpleNamespace(
    parseLinkLabel=helpers.parseLinkLabel,
    parseLinkTitle=helpers.parseLinkTitle,
    parseLinkDestination=_destination,
)
