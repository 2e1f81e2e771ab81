"""What a question loads, and how that is told by kinds of questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import NamedTuple, TypeAlias

Carried: TypeAlias = tuple[tuple[str, int], ...]  # names of files and their bytes


class Load(NamedTuple):
    """The files of a reader's first question, of the next one, and of the filters with their counts."""

    kind: str
    first: Carried
    later: Carried
    filters: Carried


class Weight(NamedTuple):
    """Means over questions: bytes, and requests."""

    first: float
    first_requests: float
    later: float
    later_requests: float
    filters: float


def in_turn(loads: Iterable[Load]) -> list[Load]:
    """Loads whose `later` is that of the question asked after them, as loads whose `later` is their own."""
    told = list(loads)
    return [one._replace(later=before.later) for before, one in zip((told[-1], *told), told, strict=False)]


def weight(loads: Sequence[Load], kind: str = "") -> Weight:
    """The mean of the questions of a kind, or of all."""
    some = [load for load in loads if kind in ("", load.kind)]
    return Weight(
        fmean(_bytes(load.first) for load in some),
        fmean(len(load.first) for load in some),
        fmean(_bytes(load.later) for load in some),
        fmean(len(load.later) for load in some),
        fmean(_bytes(load.filters) for load in some),
    )


def reciprocal(ranks: Sequence[int]) -> float:
    """The mean reciprocal rank; what was not found counts 0."""
    return fmean(1 / rank if rank else 0 for rank in ranks)


def _bytes(carried: Carried) -> int:
    return sum(size for _, size in carried)
