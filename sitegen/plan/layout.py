"""The layout of an edition: what its pages draw on, worked out once for a newsroom.

A newsroom is a value, and views are pure functions of it; but ten thousand pages
must not each walk ten thousand documents. The tables here are made on first use
and live as long as the layout. Layouts of the newsrooms looked at last and of their
outlines are kept, by identity (a newsroom is never changed once made); no others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from sitegen import calendar, files
from sitegen.config.settings import Config, Municipality
from sitegen.model import Item, Moment, outline
from sitegen.newsroom import links, urls
from sitegen.newsroom.desk import Edition, Newsroom
from sitegen.newsroom.pictures import Placard
from sitegen.plan.sections import Key, Section, sections, sights
from sitegen.plan.views import Card, Contact, NavEntry, Shell
from sitegen.recall import Memo
from sitegen.trace import Mark, fact

Name = TypeVar("Name")
Outline = TypeVar("Outline")
Value = TypeVar("Value")


class Filled(Mapping[Name, Value]):
    """A mapping of which each value is made when it is first asked for, from that of another mapping."""

    def __init__(self, outlined: Mapping[Name, Outline], fill: Callable[[Outline], Value]) -> None:
        self._outlined: Mapping[Name, Any] = outlined
        self._fill: Callable[[Any], Value] = fill
        self._known: dict[Name, Value] = {}

    def __getitem__(self, name: Name) -> Value:
        if name not in self._known:
            self._known[name] = self._fill(self._outlined[name])
        return self._known[name]

    def __iter__(self) -> Iterator[Name]:
        return iter(self._outlined)

    def __len__(self) -> int:
        return len(self._outlined)


@dataclass(frozen=True, eq=False)
class Layout:
    """An edition with its tables. `cards` and the other dicts remember what was made before."""

    newsroom: Newsroom
    edition: Edition
    cards: Memo[tuple[str, bool], Card] = field(default_factory=Memo, repr=False)
    contacts: Memo[str, Contact | None] = field(default_factory=Memo, repr=False)
    shells: Memo[str, Shell] = field(default_factory=Memo, repr=False)
    menus: Memo[tuple[str, str], tuple[NavEntry, ...]] = field(default_factory=Memo, repr=False)
    placards: Memo[tuple[str, str], Placard] = field(default_factory=Memo, repr=False)

    @property
    def config(self) -> Config:
        """The settings of the site."""
        return self.newsroom.config

    @property
    def language(self) -> str:
        """The edition's language, a BCP 47 tag of site.toml."""
        return self.edition.language

    @property
    def now(self) -> Moment:
        """The moment of the build."""
        return self.newsroom.now

    @property
    def is_first(self) -> bool:
        """Whether this is the site's main language."""
        return self.language == self.config.site.languages[0]

    @cached_property
    def sections(self) -> Mapping[Key, Section]:
        """Every list of the edition that has documents."""
        if self.newsroom.outline is None:
            return sections(self.newsroom, self.edition)
        return Filled(layout(self.newsroom.outline, self.language).sections, self._whole)

    @cached_property
    def sights(self) -> Mapping[Key, Section]:
        """The lists of what there is to see; none in an outline, which has no pictures."""
        if self.newsroom.outline is None:
            return MappingProxyType({})
        return MappingProxyType({one.key: one for one in sights(self.newsroom, self.edition)})

    @cached_property
    def replaced(self) -> Mapping[str, tuple[Item, ...]]:
        """The documents that each document took the place of, by its path."""
        found: defaultdict[str, list[Item]] = defaultdict(list)
        for item in self.newsroom.by_path.values():
            pointer = outline(item).front.replaced_by
            newer = links.document(self.newsroom, item, pointer) if pointer else None
            if newer is not None:
                found[newer.path].append(item)
        return {path: tuple(items) for path, items in found.items()}

    @cached_property
    def spans(self) -> Mapping[tuple[str, str, str], tuple[Section, ...]]:
        """The lists by year and by month, by (about, kind, municipality), newest first."""
        if self.newsroom.outline is not None:
            outlined = layout(self.newsroom.outline, self.language).spans
            return Filled(outlined, lambda group: tuple([self.sections[one.key] for one in group]))
        found: defaultdict[tuple[str, str, str], list[Section]] = defaultdict(list)
        for one in self.sections.values():
            if one.kind:
                found[one.about, one.kind, one.municipality].append(one)
        return MappingProxyType({key: tuple(group) for key, group in found.items()})

    def _whole(self, section: Section) -> Section:
        """A list of outlines as one of the documents that they are of."""
        find = self.newsroom.by_path
        return replace(section, items=tuple([find[item.path] for item in section.items]))

    @cached_property
    def issuers(self) -> Mapping[str, Municipality]:
        """The municipalities by id."""
        return MappingProxyType({one.id: one for one in self.config.municipalities})

    @cached_property
    def topics(self) -> Mapping[str, str]:
        """The names of topics by id, in the order of site.toml."""
        return MappingProxyType({one.id: one.name for one in self.config.topics})

    @cached_property
    def fronts(self) -> Mapping[str, str]:
        """The URLs of the front pages of municipalities, by id."""
        config, language = self.config, self.language
        return MappingProxyType(
            {one.id: urls.municipality(config, language, ident=one.id) for one in self.municipalities}
        )

    @cached_property
    def municipalities(self) -> tuple[Municipality, ...]:
        """Those with a front page: all of site.toml in the first edition, else those with documents."""
        if not self.config.urls.municipality:
            return ()
        having = self.edition.by_municipality
        return tuple(one for one in self.config.municipalities if self.is_first or having.get(one.id))

    def scope(self, municipality: str) -> str:
        """The municipality if it has pages of its own in this edition, else "" for those of the site."""
        return municipality if municipality in self.fronts else ""

    def owner(self, municipality: str) -> str:
        """Whose page it is: a newsroom of one municipality is wholly that municipality's."""
        only = self.config.municipalities
        return municipality or (only[0].id if len(only) == 1 else "")

    def section(
        self, about: str, *, municipality: str = "", ident: str = "", kind: str = ""
    ) -> Section | None:
        """A list of a municipality (or of the site), if it has documents."""
        return self.find((about, kind, self.scope(municipality), ident))

    def today(self, municipality: str) -> date:
        """The day of the build on the clocks of a municipality."""
        return calendar.day_of(self.config, municipality, self.now)

    def find(self, key: Key) -> Section | None:
        """A list by its key, if it has documents; who asks for those of `sights` takes `listed`."""
        if key[0] == "photos":
            return fact(self._sights_mark(), lambda: self.sights).get(key)
        return self.sections.get(key)

    def listed(self, key: Key) -> Section | None:
        """A list by its key, with its documents."""
        if key[0] == "photos":
            return fact(self._sights_mark(key[2]), lambda: self.sights).get(key)
        return self.sections.get(key)

    def facts(self) -> Iterator[tuple[Mark, bytes]]:
        """Which lists of photos and videos there are, as every menu asks, and what is in each."""
        yield self._sights_mark(), files.digest("\n".join(map(str, self.sights)).encode()).encode()
        for key, one in self.sights.items():
            paths = "\n".join(item.path for item in one.items)
            yield self._sights_mark(key[2]), files.digest(paths.encode()).encode()

    def _sights_mark(self, *owner: str) -> Mark:
        return " ".join(("sights", self.language, *(f"of {one}" for one in owner)))

    def url(self, item: Item) -> str:
        """The URL of a document, from the base."""
        return self.newsroom.urls[item.path]

    def href(self, url: str) -> str:
        """A URL as it is printed in pages."""
        return urls.with_base(self.config, url)

    def absolute(self, url: str) -> str:
        """A URL with scheme and host."""
        return urls.absolute(self.config, url)


@dataclass(frozen=True, eq=False)
class Same:
    """A newsroom as a key: only itself is equal."""

    newsroom: Newsroom

    def __hash__(self) -> int:
        return id(self.newsroom)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.newsroom is self.newsroom


def layouts(newsroom: Newsroom) -> Mapping[str, Layout]:
    """The layouts of a newsroom by language, in the order of site.toml."""
    return _layouts(Same(newsroom))


def layout(newsroom: Newsroom, language: str) -> Layout:
    """The layout of an edition. Raises KeyError for a language that the site does not have."""
    return layouts(newsroom)[language]


@lru_cache(maxsize=4)
def _layouts(same: Same) -> Mapping[str, Layout]:
    return MappingProxyType({one.language: Layout(same.newsroom, one) for one in same.newsroom.editions})
