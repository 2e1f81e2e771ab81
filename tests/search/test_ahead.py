"""The search made ahead by other processes: the very same files, and nothing is left to make of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sitegen.memory.cache import NOTHING, Cache
from sitegen.pool import Pool, lasting
from sitegen.search import Index, index_files, runs_ahead, strips_ahead
from sitegen.search.strips import STARTS
from tests.newsroom import made
from tests.search import generated

TEXTS = ("Agua para todos.", "El mercado reabre.", "Sol y agua en el parque.")
ITEMS = [
    generated.document(f"{year}-{month:02}-05-{place}", text, date=made.at(f"{year}-{month:02}-05"))
    for year in (2024, 2025, 2026)
    for month in (1, 2, 3)
    for place, text in enumerate(TEXTS)
]


class Counting(Cache):
    """A memory that counts what is put into it by who looked for it."""

    made = 0

    def remembered(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        before = self.get(key)
        self.made += before is None
        return super().remembered(key, make)


def start() -> None:
    """Starts the processes."""
    pool: Pool[str, int] = Pool(len, workers=2)
    assert list(pool.run(["", "a"], chunk=1, lost=len)) == [0, 1]


def test_what_other_processes_make_ahead_gives_the_same_files_and_need_not_be_made(tmp_path: Path) -> None:
    newsroom = made.room(*ITEMS)
    with Counting(tmp_path / "search") as memory, lasting(2):
        index = Index(newsroom, remembered=memory.remembered)
        start()
        runs_ahead(index, newsroom, memory).finish()
        strips_ahead(index, memory).finish()
        before = memory.made
        found = list(index.files())

    assert found == list(index_files(newsroom))
    assert before == 0
    assert memory.made < len(STARTS)  # what is made of them here: segments, cards and words


def test_without_a_memory_nothing_is_made_ahead() -> None:
    newsroom = made.room(*ITEMS)
    index = Index(newsroom, remembered=NOTHING.remembered)
    with lasting(2):
        start()
        runs_ahead(index, newsroom, NOTHING).finish()
        strips_ahead(index, NOTHING).finish()
        found = list(index.files())

    assert found == list(index_files(newsroom))
