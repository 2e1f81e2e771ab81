"""The list of checks that look at a document: the program's own, and those of the site's module."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from sitegen.copydesk.documents import alternative_texts, heading_order, legends, lengths, twins
from sitegen.copydesk.headlines import officials_in_headlines
from sitegen.extension import NONE, Extension
from sitegen.model import Item
from sitegen.newsroom.desk import Newsroom
from sitegen.problems import Problem, SiteError

Check: TypeAlias = Callable[[Newsroom, Item], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    alternative_texts,
    heading_order,
    legends,
    lengths,
    officials_in_headlines,
    twins,
)


def noticed(newsroom: Newsroom, items: Iterable[Item], *, own: Extension = NONE) -> Iterator[Problem]:
    """What the checks say of documents of the newsroom; one of the site's own that fails is asked no more."""
    asked = list(own.listed("CHECKS"))
    for item in items:
        for check in CHECKS:
            yield from check(newsroom, item)
        for one in tuple(asked):
            try:
                yield from own.asked("CHECKS", one, newsroom, item, wanted=Problem)
            except SiteError as stop:
                asked.remove(one)
                yield from stop.problems
