"""The newsroom as a value: everything that may be public at one moment."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import msgspec

from sitegen.config.settings import Config, Person
from sitegen.memory.trace import silently
from sitegen.model import Item, Kind, Moment, PictureFacts
from sitegen.newsroom.hearing import Heard

# Why a document is not among the others: decided in `visibility`, and nowhere else.
Why: TypeAlias = Literal["draft", "unapproved", "future", "expired", "blackout", "withdrawn"]


class Tombstone(msgspec.Struct, frozen=True):
    """What is left of a withdrawn document: its address, the day and the reason.

    `path` and `folio` are those of the document, `aliases` its old URLs; `replaced_by` is the
    path of an item, or "".
    """

    url: str
    municipality: str
    kind: str
    title: str
    language: str
    date: Moment
    reason: str
    replaced_by: str = ""
    path: str = ""
    folio: str = ""
    aliases: tuple[str, ...] = ()


class Hidden(msgspec.Struct, frozen=True):
    """What may not be public now. Reaches checks and the report's counts, never a page.

    `until` is when it changes, None where no time will change it.
    """

    item: Item
    why: Why
    until: Moment | None


class Silence(msgspec.Struct, frozen=True):
    """A municipality under an electoral blackout that hides: until its last second, `until`.

    `elections` are the names of the blackouts in force; `suspended` says that one of them
    takes the place of the whole newsroom.
    """

    municipality: str
    until: Moment
    elections: tuple[str, ...]
    suspended: bool


@dataclass(frozen=True)  # whose fields hear who asks: no Struct has such
class Edition:
    """The newsroom in one of the site's languages.

    Every tuple is newest first, pages last (by menu position, then title). Keys of
    the groups are ids; `by_section` is by municipality and kind; `by_thread` maps
    the path of a thread's first document to its items, oldest first, where there are
    two or more. `running` holds the notices in force, gravest first. Who reads what
    depends on documents is heard (`newsroom.hearing`).
    """

    language: str
    prefix: str  # "" or "en/"
    items: Heard[tuple[Item, ...]] = Heard()
    releases: Heard[tuple[Item, ...]] = Heard()
    notices: Heard[tuple[Item, ...]] = Heard()
    events: Heard[tuple[Item, ...]] = Heard()
    documents: Heard[tuple[Item, ...]] = Heard()
    pages: Heard[tuple[Item, ...]] = Heard()
    running: Heard[tuple[Item, ...]] = Heard()
    by_municipality: Heard[Mapping[str, tuple[Item, ...]]] = Heard()
    by_section: Heard[Mapping[tuple[str, Kind], tuple[Item, ...]]] = Heard()
    by_topic: Heard[Mapping[str, tuple[Item, ...]]] = Heard()
    by_area: Heard[Mapping[tuple[str, str], tuple[Item, ...]]] = Heard()  # (municipality, area)
    by_person: Heard[Mapping[str, tuple[Item, ...]]] = Heard()
    by_thread: Heard[Mapping[str, tuple[Item, ...]]] = Heard()
    tombstones: Heard[tuple[Tombstone, ...]] = Heard()

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Where each document stands in the edition, by its path. For facts: who asks is not heard."""
        return {item.path: place for place, item in enumerate(silently(lambda: self.items))}

    @cached_property
    def _placed(self) -> dict[int, array[int]]:
        return {}

    def places(self, group: tuple[Item, ...]) -> array[int]:
        """Where the documents of one of the edition's groups stand in it. For facts, as `order`."""
        found = self._placed.get(id(group))  # which the edition keeps alive
        if found is None:
            order = self.order
            found = self._placed[id(group)] = array("I", [order[item.path] for item in group])
        return found


class Newsroom(msgspec.Struct, frozen=True):
    """All that views are made from.

    `urls` maps an item's path to its URL path from the base (`a/b/c/`, no leading
    slash); `by_path` and `by_folio` find items: the folio is folded by
    `text.fold_folio`. `pictures` and `attachments` are by path. `threads` maps a
    document's path to its key in `Edition.by_thread`; `translations` a path to those
    of the same text in other languages. `albums` are the paths of the pictures in the
    folder of a document, by its path and in the order of their names; `directory`
    finds people of site.toml by folded name or alias; `withdrawn` the tombstones by
    path. All paths are in Unicode form NFC; `spelled` has those that the disk spells
    otherwise, and a picture's facts keep the disk's spelling. `silences` are the
    municipalities under an electoral blackout, for which `config` is in neutral dress;
    `settings` are those of site.toml, for checks: no page is made from them.
    `outline` is the same newsroom of documents without their texts (see `outlines`), None
    in an outline itself: what texts have no part in is worked out from it, and remembered.
    """

    config: Config
    now: Moment
    editions: tuple[Edition, ...]
    by_path: Mapping[str, Item]
    by_folio: Mapping[str, tuple[Item, ...]]
    urls: Mapping[str, str]
    pictures: Mapping[str, PictureFacts]
    attachments: Mapping[str, int]  # path -> bytes
    threads: Mapping[str, str]
    translations: Mapping[str, tuple[str, ...]]
    albums: Mapping[str, tuple[str, ...]]
    directory: Mapping[str, tuple[Person, ...]]
    withdrawn: Mapping[str, Tombstone]
    spelled: Mapping[str, str]
    settings: Config
    silences: tuple[Silence, ...] = ()
    outline: Newsroom | None = None

    def edition(self, language: str) -> Edition:
        """The edition in a language of the site. Raises KeyError where there is none."""
        for one in self.editions:
            if one.language == language:
                return one
        raise KeyError(language)
