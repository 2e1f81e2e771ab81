"""Grouping: the documents of an edition by municipality, kind, topic, area, person and thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar

from sitegen.config.settings import Person
from sitegen.model import Item, Moment
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


def grouped_by(items: Iterable[Item], key: Callable[[Item], Key]) -> Mapping[Key, tuple[Item, ...]]:
    """The documents by the one key that each has, in the order given."""
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return MappingProxyType({one: tuple(group) for one, group in groups.items()})


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
    kinds = grouped_by(items, attrgetter("kind"))
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
        by_municipality=grouped_by(items, attrgetter("municipality")),
        by_section=grouped_by(items, attrgetter("municipality", "kind")),
        by_topic=grouped(items, lambda item: item.front.topics),
        by_area=grouped_by((item for item in items if item.front.area), _area),
        by_person=grouped(items if directory else (), lambda item: people.named_in(directory, item)),
        by_thread=_threads(items, threads),
        tombstones=tombstones,
    )


def _area(item: Item) -> tuple[str, str]:
    return item.municipality, item.front.area


def _threads(items: Iterable[Item], threads: Mapping[str, str]) -> Mapping[str, tuple[Item, ...]]:
    found = grouped_by((item for item in items if item.path in threads), lambda item: threads[item.path])
    return MappingProxyType({root: group[::-1] for root, group in found.items() if len(group) >= THREAD})
