"""The layout of an edition: what its pages draw on, worked out once for a newsroom.

A newsroom is a value, and views are pure functions of it; but ten thousand pages
must not each walk ten thousand documents. The tables here are made on first use
and live as long as the layout. Layouts of the newsrooms looked at last and of their
outlines are kept, by identity (a newsroom is never changed once made); no others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from sitegen import calendar
from sitegen.config.settings import Config, Municipality
from sitegen.memory.recall import Memo
from sitegen.memory.trace import Mark, absent, note, silently
from sitegen.model import Item, Moment, outline
from sitegen.newsroom import links, urls
from sitegen.newsroom.desk import Edition, Newsroom
from sitegen.newsroom.marks import Identities, digest_of
from sitegen.newsroom.pictures import Placard
from sitegen.plan.sections import Key, Section, list_mark, marks, sections, sights
from sitegen.plan.views import Brand, Card, Contact, Link, NavEntry, Shell

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


class Layout(msgspec.Struct, frozen=True, eq=False, dict=True):
    """An edition with its tables. `cards` and the other dicts remember what was made before."""

    newsroom: Newsroom
    edition: Edition
    cards: Memo[str, Card] = msgspec.field(default_factory=Memo)
    named_cards: Memo[str, Card] = msgspec.field(default_factory=Memo)
    contacts: Memo[str, Contact | None] = msgspec.field(default_factory=Memo)
    shells: Memo[str, Shell] = msgspec.field(default_factory=Memo)
    menus: Memo[tuple[str, str], tuple[NavEntry, ...]] = msgspec.field(default_factory=Memo)
    placards: Memo[tuple[str, str], Placard] = msgspec.field(default_factory=Memo)
    brands: Memo[str, Brand] = msgspec.field(default_factory=Memo)
    trails: Memo[tuple[str, tuple[str, ...]], tuple[Link, ...]] = msgspec.field(default_factory=Memo)
    topic_links: Memo[tuple[str, str], Link | None] = msgspec.field(default_factory=Memo)
    titles: Memo[Key, str] = msgspec.field(default_factory=Memo)
    months: Memo[Key, tuple[Section, ...]] = msgspec.field(default_factory=Memo)
    _days: dict[str, date] = msgspec.field(default_factory=dict)
    _asked: dict[Key, tuple[Section | None, Mark]] = msgspec.field(default_factory=dict)

    @cached_property
    def config(self) -> Config:
        """The settings of the site."""
        return self.newsroom.config

    @cached_property
    def language(self) -> str:
        """The edition's language, a BCP 47 tag of site.toml."""
        return self.edition.language

    @cached_property
    def now(self) -> Moment:
        """The moment of the build."""
        return self.newsroom.now

    @cached_property
    def is_first(self) -> bool:
        """Whether this is the site's main language."""
        return self.language == self.config.site.languages[0]

    @property
    def sections(self) -> Mapping[Key, Section]:
        """Every list of the edition that has documents; who knows them all is heard."""
        note(self._lists_mark)
        return self._sections

    def lists(self, *about: str, common: bool = False) -> Iterator[Section]:
        """The lists about these, with `common` those of the whole site alone; no other is opened."""
        note(self._lists_mark)
        wanted = [key for key in self._sections if key[0] in about and not (common and key[2])]
        return map(self._sections.__getitem__, wanted)

    @cached_property
    def _sections(self) -> Mapping[Key, Section]:
        if self.newsroom.outline is None:
            return silently(lambda: sections(self.newsroom, self.edition))
        return Filled(layout(self.newsroom.outline, self.language).sections, self._whole)

    @cached_property
    def sights(self) -> Mapping[Key, Section]:
        """The lists of what there is to see; none in an outline, which has no pictures."""
        if self.newsroom.outline is None:
            return MappingProxyType({})
        found = silently(lambda: tuple(sights(self.newsroom, self.edition)))
        return MappingProxyType({one.key: replace(one, language=self.language) for one in found})

    @cached_property
    def replaced(self) -> Mapping[str, tuple[Item, ...]]:
        """The documents that each document took the place of, by its path."""
        return silently(self._replaced)

    def _replaced(self) -> Mapping[str, tuple[Item, ...]]:
        found: defaultdict[str, list[Item]] = defaultdict(list)
        for item in self.newsroom.by_path.values():
            pointer = outline(item).front.replaced_by
            newer = links.document(self.newsroom, item, pointer) if pointer else None
            if newer is not None:
                found[newer.path].append(item)
        return {path: tuple(items) for path, items in found.items()}

    def years(self, kind: str, municipality: str) -> tuple[Section, ...]:
        """The lists by year of a kind of documents of a municipality (or of the site), newest first."""
        scope = self.scope(municipality)
        mark, found = self._years_mark(kind, scope), self._years.get((kind, scope), ())
        note(mark if found else absent(mark))
        return tuple([self._sections[one.key] for one in found])

    @cached_property
    def _years(self) -> Mapping[tuple[str, str], tuple[Section, ...]]:
        if self.newsroom.outline is not None:
            return layout(self.newsroom.outline, self.language)._years  # noqa: SLF001 (its own kind)
        found: defaultdict[tuple[str, str], list[Section]] = defaultdict(list)
        for one in self._sections.values():
            if one.about == "year":
                found[one.kind, one.municipality].append(one)
        return MappingProxyType({key: tuple(group) for key, group in found.items()})

    def _whole(self, section: Section) -> Section:
        """A list of outlines as one of the documents that they are of."""
        find = self.newsroom.by_path
        whole = silently(lambda: tuple([find[item.path] for item in section.documents]))
        return replace(section, documents=whole, language=self.language)

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
        having = silently(lambda: self.edition.by_municipality)
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
        if municipality not in self._days:
            self._days[municipality] = calendar.day_of(self.config, municipality, self.now)
        return self._days[municipality]

    def find(self, key: Key) -> Section | None:
        """A list by its key, if it has documents. Who asks is heard, and who reads its documents again."""
        known = self._asked.get(key)
        if known is None:
            found = (self.sights if key[0] == "photos" else self._sections).get(key)
            mark = list_mark(self.language, key)
            known = self._asked[key] = (found, absent(mark) if found is None else mark)
        note(known[1])
        return known[0]

    def facts(self, known: Identities) -> Iterator[tuple[Mark, bytes]]:
        """Which lists there are, and what is in each and on each of its pages."""
        whole = self.newsroom.outline or self.newsroom
        outlined = layout(whole, self.language)
        lists = [replace(one, language=self.language) for one in outlined.sections.values()]
        told = dict(marks((*lists, *self.sights.values()), known))
        yield self._lists_mark, digest_of("\n".join(told).encode())
        yield from told.items()
        for (kind, scope), years in outlined._years.items():  # noqa: SLF001 (its own kind)
            yield self._years_mark(kind, scope), " ".join(one.ident for one in years).encode()

    @property
    def _lists_mark(self) -> Mark:
        return f"lists {self.language}"

    def _years_mark(self, kind: str, scope: str) -> Mark:
        return f"years {self.language} {kind} {scope}"

    def url(self, item: Item) -> str:
        """The URL of a document, from the base."""
        return self.newsroom.urls[item.path]

    def href(self, url: str) -> str:
        """A URL as it is printed in pages."""
        return urls.with_base(self.config, url)

    def absolute(self, url: str) -> str:
        """A URL with scheme and host."""
        return urls.absolute(self.config, url)


class Same(msgspec.Struct, frozen=True, eq=False, dict=True):
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
