"""Folios: unique in their issuer, and the same for a text and its translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.model import Item
from sitegen.newsroom.order import newest_first
from sitegen.newsroom.references import register
from sitegen.problems import Problem, error


def problems(items: Iterable[Item]) -> Iterator[Problem]:
    """An error for each document whose folio its issuer had given to an earlier one.

    `items` are those that may not be public too; the message names paths only.
    """
    for same in register(items).by_folio.values():
        if len(same) == 1:
            continue
        first: dict[str, Item] = {}
        for item in sorted(same, key=_age):
            if item.front.translation_of is not None:
                continue
            holder = first.setdefault(item.municipality, item)
            if holder is not item:
                yield error(
                    "folio-twice",
                    path=item.path,
                    line=item.line("folio"),
                    folio=item.front.folio,
                    other=holder.path,
                )


def _age(item: Item) -> tuple[int, str]:
    return -newest_first(item)[1], item.path
