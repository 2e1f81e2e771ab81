"""Grouping: the documents of an edition by municipality, kind, topic, area, person and thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from sitegen.config.settings import Person
from sitegen.model import Item, Kind, Moment
from sitegen.newsroom import notices, people
from sitegen.newsroom.desk import Edition, Tombstone

Key = TypeVar("Key", bound=Hashable)
THREAD = 2  # documents that make a thread


def grouped(items: Iterable[Item], keys: Callable[[Item], Iterable[Key]]) -> Mapping[Key, tuple[Item, ...]]:
    """The documents by each of their keys, in the order given; a key named twice counts once."""
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            groups[key].append(item)
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})


def edition(  # noqa: PLR0913 - what an edition is made of
    language: str,
    prefix: str,
    *,
    items: tuple[Item, ...],
    tombstones: tuple[Tombstone, ...],
    threads: Mapping[str, str],
    directory: Mapping[str, tuple[Person, ...]],
    now: Moment,
) -> Edition:
    """An edition of `items`, which are sorted newest first."""
    kinds = grouped(items, lambda item: (item.kind,))
    return Edition(
        language=language,
        prefix=prefix,
        items=items,
        releases=kinds.get("release", ()),
        notices=kinds.get("notice", ()),
        events=kinds.get("event", ()),
        documents=kinds.get("document", ()),
        pages=kinds.get("page", ()),
        running=notices.running(kinds.get("notice", ()), now),
        by_municipality=grouped(items, lambda item: (item.municipality,)),
        by_section=grouped(items, _section),
        by_topic=grouped(items, lambda item: item.front.topics),
        by_area=grouped(items, _area),
        by_person=grouped(items, lambda item: people.named_in(directory, item)),
        by_thread=_threads(items, threads),
        tombstones=tombstones,
    )


def _section(item: Item) -> Iterable[tuple[str, Kind]]:
    return ((item.municipality, item.kind),)


def _area(item: Item) -> Iterable[tuple[str, str]]:
    return ((item.municipality, item.front.area),) if item.front.area else ()


def _threads(items: Iterable[Item], threads: Mapping[str, str]) -> Mapping[str, tuple[Item, ...]]:
    found = grouped(items, lambda item: (threads[item.path],) if item.path in threads else ())
    return MappingProxyType({root: group[::-1] for root, group in found.items() if len(group) >= THREAD})
