"""The process that makes our index of a generated site, to be measured from outside.

It reads the site as a build does, renders nothing, and writes the index and what is to be asked of it;
before that, where its costs are wanted, it makes the index with one release less and with it.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec

from benchmarks import corpus
from benchmarks.questions import known_item
from sitegen import build, sweeping
from sitegen.content import terms
from sitegen.model import Item
from sitegen.newsroom.desk import Newsroom
from sitegen.search import fields, index_files
from sitegen.search.spans import by_month, by_span

FOLDER = "ours"  # of the index, within the site's
TOLD = "made.json"


class Costs(msgspec.Struct, frozen=True):
    """What making the index takes. CPU in seconds; shares of bytes from 0 to 1."""

    counting: float  # terms of the texts, a part of reading
    indexing: float
    adding: float  # one release more, when all else is remembered
    rewritten: float


class Made(msgspec.Struct, frozen=True):
    """What the process that makes our index tells."""

    documents: int
    costs: Costs | None
    questions: tuple[tuple[str, str, int], ...]
    addresses: tuple[str, ...]  # of the documents that were asked for
    filters: dict[str, dict[str, tuple[str, ...]]]


def main(folder: Path, many: int, *, costs: bool) -> None:
    """Reads the site of a folder, makes its index and so many questions, and writes them beside it."""
    now = datetime.fromisoformat(corpus.NOW)
    newsroom = build.prepare(folder, now=now, progress=lambda *_: None).newsroom
    items = numbered(newsroom)
    took = _costs(newsroom, items) if costs else None
    _forget()
    indexing = _cpu(lambda: _write(newsroom, folder / FOLDER))
    asked = known_item(items, many)
    told = Made(
        documents=len(items),
        costs=msgspec.structs.replace(took, indexing=indexing) if took else None,
        questions=tuple((one.kind, one.text, one.item) for one in asked),
        addresses=tuple(newsroom.urls[items[one.item].path].strip("/") for one in asked),
        filters={newsroom.urls[item.path].strip("/"): _filters(item) for item in items},
    )
    (folder / FOLDER / TOLD).write_bytes(msgspec.json.encode(told))


def _costs(newsroom: Newsroom, items: Sequence[Item]) -> Costs:
    """All but those of the whole index."""
    _forget()
    counting = _cpu(lambda: [terms.read(item.body.opened().text, item.language) for item in items])
    memory: dict[bytes, bytes] = {}

    def remembered(key: bytes, make: Callable[[], bytes]) -> bytes:
        if key not in memory:
            memory[key] = make()
        return memory[key]

    before = _sizes(_without_newest(newsroom), remembered)
    after: dict[str, int] = {}
    adding = _cpu(lambda: after.update(_sizes(newsroom, remembered)))
    new = sum(size for name, size in after.items() if name not in before)
    return Costs(counting, 0, adding, new / sum(after.values()))


def _forget() -> None:
    """Begins anew as a fresh process would, and as seldom swept as that of a build."""
    terms.forget()
    fields._known.cache_clear()  # noqa: SLF001
    gc.collect()
    gc.freeze()
    gc.set_threshold(sweeping.YOUNG, *gc.get_threshold()[1:])


def numbered(newsroom: Newsroom) -> list[Item]:
    """The documents of the first edition in the order of the index."""
    months = by_month(newsroom.editions[0].items[::-1])
    return [item for within in by_span(months).values() for month in within for item in months[month]]


def _cpu(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return time.process_time() - start


def _sizes(newsroom: Newsroom, remembered: Callable[[bytes, Callable[[], bytes]], bytes]) -> dict[str, int]:
    return {file.path: len(file.data) for file in index_files(newsroom, remembered=remembered)}


def _without_newest(newsroom: Newsroom) -> Newsroom:
    edition = newsroom.editions[0]
    newest = edition.releases[0]
    items = tuple(item for item in edition.items if item is not newest)
    alone = replace(edition, items=items)
    return msgspec.structs.replace(newsroom, editions=(alone, *newsroom.editions[1:]))


def _write(newsroom: Newsroom, root: Path) -> None:
    for file in index_files(newsroom):
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)


def _filters(item: Item) -> dict[str, tuple[str, ...]]:
    moment = item.front.date or item.front.starts
    year = (str(moment.day.year),) if moment else ()
    topics = tuple(item.front.topics)
    return {"municipality": (item.municipality,), "kind": (item.kind,), "topic": topics, "year": year}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), costs=sys.argv[3] == "costs")
