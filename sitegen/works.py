"""The works opened: what builds of a site remember, for a build that adds to it, and for who only looks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType

from sitegen import pool, theme
from sitegen.build import Works
from sitegen.content.discover import Facts, digest_of, discover
from sitegen.memory import cache
from sitegen.memory.cache import lent
from sitegen.memory.daybook import Daybook
from sitegen.output import Place, kept_of


@contextmanager
def at_work(
    root: Path, place: Place, sources: Mapping[str, tuple[str, int]] = MappingProxyType({})
) -> Iterator[Works]:
    """The works of a build into an output; its daybooks are closed by who builds.

    `sources` are files of `content` that have just been read: SHA-256 in hex, and bytes.
    """

    def digest(file: str, facts: Facts) -> tuple[str, int]:
        return sources.get(file) or digest_of(file, facts)

    kept = kept_of(root)
    workers = pool.workers()
    memories = cache.opened(kept / "readings", kept / "pages", kept / "search")
    with pool.lasting(workers), memories as (readings, pages, search):
        made, rows = Daybook(kept / "made"), Daybook(kept / "rows")
        found = partial(discover, digest=digest)
        put = place.hand.put if place.hand else None
        yield Works(readings, pages, search, made, rows, place.holds, workers, discover=found, put=put)


@contextmanager
def looked_into(root: Path, holds: theme.Holds) -> Iterator[Works]:
    """The works of who makes nothing that stays. Readings are kept where builds keep theirs."""
    kept = kept_of(root)
    if not kept.is_dir():
        yield Works(workers=pool.workers())
        return
    with cache.opened(kept / "readings") as (readings,):
        made, rows = Daybook(kept / "made"), Daybook(kept / "rows")
        yield Works(readings, lent(kept / "pages"), lent(kept / "search"), made, rows, holds, pool.workers())
