"""The list of checks that look at a document: the program's own, and those of the site's module."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeAlias

import msgspec

from sitegen.copydesk.documents import alternative_texts, dates_ahead, heading_order, legends, lengths, twins
from sitegen.copydesk.headlines import officials_in_headlines
from sitegen.extension import NONE, Extension
from sitegen.model import Item
from sitegen.newsroom.desk import Newsroom
from sitegen.problems import Problem, SiteError

Check: TypeAlias = Callable[[Newsroom, Item], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    alternative_texts,
    dates_ahead,
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
                found = own.asked("CHECKS", one, newsroom, item, wanted=Problem)
                yield from own.run("CHECKS", partial(_whole, found))
            except SiteError as stop:
                asked.remove(one)
                yield from stop.problems


def _whole(found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems, each with a text for a text and a number for a line: who writes Python may err in it."""
    return msgspec.convert(msgspec.to_builtins(found), tuple[Problem, ...])
