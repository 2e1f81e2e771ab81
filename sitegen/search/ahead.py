"""The search made ahead: its runs and strips are chores of the processes of a build (`sitegen.chores`).

What they make is put into the memory, in which whoever makes the files looks for it. Without
processes, and without a memory that keeps anything, nothing is made ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeAlias

from sitegen.chores import Chores
from sitegen.memory.cache import Cache
from sitegen.newsroom.desk import Newsroom
from sitegen.pool import Errand
from sitegen.search.index import Index, Wanted
from sitegen.search.runs import counted
from sitegen.search.segments import cut

STRIPS = 6  # under way for each process: they are small, and this one looks after them seldom

Chore: TypeAlias = tuple[bytes, Callable[[bytes], None]]


def runs_ahead(index: Index, newsroom: Newsroom, memory: Cache) -> Chores[bytes, bytes]:
    """The runs of the months."""
    errand = Errand(partial(counted, newsroom.config), aside=True)
    return Chores(errand, _missing(index.runs(), memory))


def strips_ahead(index: Index, memory: Cache) -> Chores[bytes, bytes]:
    """The shards of the segments, strip by strip; to be begun when the runs are there, and all is printed."""
    return Chores(Errand(cut), _missing(index.strips(memory.has), memory), each=STRIPS)


def _missing(wanted: Iterable[Wanted], memory: Cache) -> Iterator[Chore]:
    for key, make in wanted:
        if memory.keeps and not memory.has(key):
            yield make(), partial(memory.put, key)
