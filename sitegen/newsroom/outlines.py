"""Outlines: documents without their words, and the newsroom made of them.

Which documents are public, how they are sorted and grouped, and what is wrong between
them follows from their paths, languages, dates, folios and references, never from
their words. It is worked out from outlines, and remembered: when only a title or a
text was edited, the outlines are what they were. Then the whole documents are put in
their places.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from sitegen.memory.cache import key_of
from sitegen.memory.recall import Last
from sitegen.model import Item
from sitegen.newsroom.desk import Edition, Hidden, Newsroom
from sitegen.newsroom.hearing import Told
from sitegen.newsroom.holdings import Holdings
from sitegen.problems import Problem

Key = TypeVar("Key")
Pick: TypeAlias = Callable[[Iterable[Item]], tuple[Item, ...]]

PIECE = 1_000  # outlines that are packed at a time
_ENCODE = msgspec.msgpack.Encoder().encode


class Arrangement(msgspec.Struct, frozen=True):
    """A newsroom of outlines, what it leaves out, and what is wrong in it at its moment.

    `items` are all outlines that it was made from, in the order given.
    """

    items: tuple[Item, ...]
    room: Newsroom
    left_out: tuple[Hidden, ...]
    problems: tuple[Problem, ...]


def _digest(items: tuple[Item, ...]) -> bytes:
    each = iter(items)
    return key_of(*(key_of(_ENCODE(some)) for some in iter(lambda: tuple(islice(each, PIECE)), ())))


digest_of = Last(_digest)  # of outlines, in their order: SHA-256


def picker(arranged: Arrangement, items: tuple[Item, ...]) -> Pick:
    """What turns outlines of an arrangement into the documents that they are of; `items` in its order."""
    whole = dict(zip(map(id, arranged.items), items, strict=True))
    return lambda group: tuple([whole[id(one)] for one in group])


def filled(room: Newsroom, shown: Holdings, pick: Pick) -> Newsroom:
    """The newsroom of whole documents, with its holdings."""
    items = {item.path: item for item in pick(room.by_path.values())}
    return replace(
        room,
        editions=tuple(_edition(one, pick) for one in room.editions),
        by_path=Told("at", items),
        by_folio=Told("folio", _groups(room.by_folio, pick)),
        urls=Told("at", room.urls),
        pictures=Told("pictures", shown.pictures),
        attachments=Told("attachments", shown.attachments),
        threads=Told("at", room.threads, among=items),
        translations=Told("at", room.translations, among=items),
        albums=Told("at", shown.albums, among=items),
        withdrawn=Told("withdrawn", room.withdrawn),
        spelled=Told("spelled", shown.spelled),
        outline=room,
    )


def _edition(edition: Edition, pick: Pick) -> Edition:
    return dataclasses.replace(
        edition,
        items=pick(edition.items),
        releases=pick(edition.releases),
        notices=pick(edition.notices),
        events=pick(edition.events),
        documents=pick(edition.documents),
        pages=pick(edition.pages),
        running=pick(edition.running),
        by_municipality=_groups(edition.by_municipality, pick),
        by_section=_groups(edition.by_section, pick),
        by_topic=_groups(edition.by_topic, pick),
        by_area=_groups(edition.by_area, pick),
        by_person=_groups(edition.by_person, pick),
        by_thread=_groups(edition.by_thread, pick),
    )


def _groups(groups: Mapping[Key, tuple[Item, ...]], pick: Pick) -> Mapping[Key, tuple[Item, ...]]:
    return MappingProxyType({key: pick(group) for key, group in groups.items()})
