"""The order of a newsroom: what is newest, and what comes next to what."""

from __future__ import annotations

import re
from typing import TypeAlias

from sitegen import text
from sitegen.memory.recall import Recall
from sitegen.model import Item, outline

Order: TypeAlias = tuple[int, int, int, str, str]

_NUMBERS = re.compile(r"[0-9]+")
_DIGITS = 15  # more say nothing: a folio is no place for astronomy
_LAST = 10**9


def _newest_first(item: Item) -> Order:
    front = outline(item).front
    moment = front.moment
    if item.kind == "page" or moment is None:
        menu = front.menu
        return (1, _LAST if menu is None else menu, 0, text.fold(front.title), item.path)
    return (0, -moment.instant, -folio_number(front.folio), "", item.path)


newest_first = Recall(_newest_first)
"""Where a document stands in a list: by moment, then folio, both falling, then path.

Standing pages come after everything dated, by their place in the menu, then title.
"""


def folio_number(folio: str) -> int:
    """The number that a folio ends with: 9 for `CGCS/130126/009`; 0 without one."""
    numbers = _NUMBERS.findall(folio)
    return int(numbers[-1][:_DIGITS]) if numbers else 0
