"""All of `content/`, read: items, pictures, attachments, and everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from pathlib import Path

import msgspec

from sitegen.config.settings import Config
from sitegen.content.memory import read_each
from sitegen.content.read import Reading
from sitegen.memory.cache import NOTHING, Cache
from sitegen.model import Item, PictureFacts, Source
from sitegen.problems import Problem


class Readings(msgspec.Struct, frozen=True):
    """All of `content/` once it has been read.

    `items` are sorted by path, those with errors among them as far as they can be
    understood; `pictures` and `attachments` (bytes) are by path; `unread` are the paths
    of documents that are there and cannot be understood, so that references to them are
    not called broken as well.
    """

    items: tuple[Item, ...]
    pictures: Mapping[str, PictureFacts]
    attachments: Mapping[str, int]
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()


def read_all(
    root: Path, sources: Iterable[Source], config: Config, *, memory: Cache = NOTHING, workers: int = 1
) -> Readings:
    """Reads every source once. Problems are sorted, each told once, also those of a shared folder."""
    return collect(read_each(root, sources, config, memory=memory, workers=workers))


def collect(read: Iterable[tuple[Source, Reading]]) -> Readings:
    """Readings, source by source, put together."""
    items: list[Item] = []
    pictures: dict[str, PictureFacts] = {}
    attachments: dict[str, int] = {}
    problems: dict[Problem, None] = {}
    unread: set[str] = set()
    for source, (found, told) in read:
        if told:
            problems.update(dict.fromkeys(told))
        if isinstance(found, Item):
            items.append(found)
        elif isinstance(found, PictureFacts):
            pictures[found.path] = found
        elif source.kind == "attachment":
            attachments[source.path] = source.size
        else:
            unread.add(source.path)
    items.sort(key=attrgetter("path"))
    return Readings(tuple(items), pictures, attachments, tuple(sorted(problems)), frozenset(unread))
