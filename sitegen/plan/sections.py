"""Sections: the lists of an edition, each with its address and its documents.

A section without documents does not exist, so nothing can plan or link it
(decision 38). Pages of a list are numbered from the oldest (decision 21):
every older page holds exactly 20 documents for ever, and the first page holds
the newest 20 to 39.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import TypeAlias

import msgspec

from sitegen.config.settings import Config
from sitegen.memory.recall import Recall
from sitegen.memory.trace import Mark, fact, note
from sitegen.model import Item, Kind, outline
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Edition, Newsroom
from sitegen.newsroom.groups import grouped_by
from sitegen.newsroom.marks import Identities, digest_of

PAGE = 20  # documents of an older page
NEAR = 3  # pages from the newest within which a page tells how far it is

KINDS: tuple[tuple[str, Kind], ...] = (
    ("releases", "release"),
    ("notices", "notice"),
    ("documents", "document"),
    ("events", "event"),
)

Key: TypeAlias = tuple[str, str, str, str]  # about, section, municipality, ident


class Section(msgspec.Struct, frozen=True, dict=True):
    """A list of documents, newest first.

    `about` is "releases", "notices", "documents", "events" (shown as the agenda),
    "photos" (whatever has photos or videos), "year", "month", "topic", "area" or
    "person"; `kind` the section of the documents of a year or month, else "";
    `municipality` is "" for lists of the whole site; `ident` an id of site.toml, a
    year (`2026`) or a month (`2026-01`).
    """

    about: str
    kind: str
    municipality: str
    ident: str
    url: str
    documents: tuple[Item, ...]
    language: str = ""  # where readers of `items` are heard, that of the edition

    @property
    def items(self) -> tuple[Item, ...]:
        """Its documents; who reads them is heard (`sitegen.memory.trace`)."""
        if self.language:
            note(self.items_mark)
        return self.documents

    @cached_property
    def mark(self) -> Mark:
        """The mark of who knows that there is such a list, and whether it has releases."""
        return list_mark(self.language, self.key)

    @cached_property
    def items_mark(self) -> Mark:
        """The mark of who reads its documents."""
        return f"all of {self.mark}"

    def page_mark(self, number: int) -> Mark:
        """The mark of who reads one of its pages, and where that stands."""
        return f"page {number} of {self.mark}"

    @cached_property
    def key(self) -> Key:
        """What finds the section among those of its edition."""
        return (self.about, self.kind, self.municipality, self.ident)

    @property
    def pages(self) -> int:
        """How many pages the list has; at least 1."""
        return max(1, len(self.items) // PAGE)


def list_mark(language: str, key: Key) -> Mark:
    """The mark of a list, whether there is one or not."""
    return " ".join(("list", language, *key))


def has_releases(section: Section) -> bool:
    """Whether a list has any release."""
    return fact(section.mark, lambda: any(item.kind == "release" for item in section.items))


def marks(sections: Iterable[Section], known: Identities) -> Iterator[tuple[Mark, bytes]]:
    """The marks of lists and of their pages, with digests of what each tells."""
    for one in sections:
        each = [known[item.path] for item in one.documents]
        yield one.mark, b"1" if any(item.kind == "release" for item in one.documents) else b"0"
        yield one.items_mark, digest_of(b"".join(each))
        for number in range(1, one.pages + 1):
            start, end = _span_of(one, number)
            near = min(one.pages - number, NEAR)
            yield one.page_mark(number), digest_of(b"".join((bytes((near,)), *each[start:end])))


def items_of(section: Section, number: int) -> tuple[Item, ...]:
    """The documents of a page by its number, newest first."""
    start, end = _span_of(section, number)
    return section.items[start:end]


def _span_of(section: Section, number: int) -> tuple[int, int]:
    end = len(section.items) - (number - 1) * PAGE
    return (0 if number == section.pages else end - PAGE), end


def url_of(config: Config, language: str, *, section: Section, number: int) -> str:
    """The URL of a page of the list: the newest stands at the section's own address."""
    if number == section.pages:
        return section.url
    return urls.numbered(config, language, url=section.url, number=number)


def sections(newsroom: Newsroom, edition: Edition) -> Mapping[Key, Section]:
    """Every section of an edition that has documents, in a fixed order."""
    found: dict[Key, Section] = {}
    for gather in (_kinds, _topics, _areas, _people):
        for section in gather(newsroom, edition):
            found[section.key] = section
    kinds = [section for section in found.values() if section.about in dict(KINDS)]
    found.update((span.key, span) for section in kinds for span in _spans(section))
    return MappingProxyType(found)


def of_kind(edition: Edition, name: str) -> tuple[Item, ...]:
    """The documents of a section name (`releases`, `notices`, `documents`, `events`), newest first."""
    by_name = {
        "releases": edition.releases,
        "notices": edition.notices,
        "documents": edition.documents,
        "events": edition.events,
    }
    return by_name[name]


def by_owner(items: Iterable[Item]) -> Mapping[str, tuple[Item, ...]]:
    """The documents by municipality, in their order."""
    return grouped_by(items, attrgetter("municipality"))


def has_own_lists(config: Config, municipality: str) -> bool:
    """Whether the lists of a municipality have addresses of their own (`[urls] municipality`)."""
    return bool(municipality) and config.urls.municipality


def _kinds(newsroom: Newsroom, edition: Edition) -> Iterator[Section]:
    for name, _ in KINDS:
        items = of_kind(edition, name)
        for owner, group in (("", items), *_owned(newsroom.config, items)):
            if group:
                url = urls.section(newsroom.config, edition.language, name=name, ident=owner)
                yield Section(name, "", owner, "", url, group)


def sights(newsroom: Newsroom, edition: Edition) -> Iterator[Section]:
    """What there is to see: documents with photos of their own or with videos. No outline knows them."""
    config, language = newsroom.config, edition.language
    items = tuple(item for item in edition.items if item.kind != "page" and is_pictured(newsroom, item))
    for owner, group in (("", items), *_owned(config, items)):
        if group:
            url = urls.section(config, language, name="photos", ident=owner)
            yield Section("photos", "", owner, "", url, group)


def is_pictured(newsroom: Newsroom, item: Item) -> bool:
    """Whether a document shows a photo at its head or in its gallery, or a video."""
    front = outline(item).front
    if front.videos or (front.gallery is None and newsroom.albums.get(item.path)):
        return True
    named = (*((front.image,) if front.image else ()), *(front.gallery or ()))
    return any(image.path in newsroom.pictures for image in named)


def _owned(config: Config, items: Iterable[Item]) -> Iterator[tuple[str, tuple[Item, ...]]]:
    groups = by_owner(items)
    for owner in config.municipalities:
        if has_own_lists(config, owner.id) and owner.id in groups:
            yield owner.id, groups[owner.id]


def _spans(section: Section) -> Iterator[Section]:
    """The years of a list; of releases also the months, which the archive leads to."""
    dated = (item for item in section.items if item.front.moment)
    for year, items in grouped_by(dated, lambda item: _month(item)[:4]).items():
        url = urls.year(section.url, int(year))
        yield Section("year", section.about, section.municipality, year, url, items)
        if section.about == "releases":
            for month, few in grouped_by(items, _month).items():
                url = urls.month(section.url, int(year), number=int(month[5:]))
                yield Section("month", section.about, section.municipality, month, url, few)


def _topics(newsroom: Newsroom, edition: Edition) -> Iterator[Section]:
    """Topics that a release has (decision 38): its documents of all kinds."""
    config, language = newsroom.config, edition.language
    for topic in config.topics:
        items = tuple(item for item in edition.by_topic.get(topic.id, ()) if item.kind != "page")
        for owner, group in (("", items), *_owned(config, items)):
            if any(item.kind == "release" for item in group):
                url = urls.topic(config, language, ident=topic.id, municipality_id=owner)
                yield Section("topic", "", owner, topic.id, url, group)


def _areas(newsroom: Newsroom, edition: Edition) -> Iterator[Section]:
    config, language = newsroom.config, edition.language
    for owner in config.municipalities:
        for area in owner.areas:
            items = tuple(
                item for item in edition.by_area.get((owner.id, area.id), ()) if item.kind != "page"
            )
            if items:
                url = urls.area(config, language, municipality_id=owner.id, ident=area.id)
                yield Section("area", "", owner.id, area.id, url, items)


def _people(newsroom: Newsroom, edition: Edition) -> Iterator[Section]:
    """People of site.toml; in the first edition also those whom no document names yet."""
    config, language = newsroom.config, edition.language
    for person in config.people:
        items = tuple(item for item in edition.by_person.get(person.id, ()) if item.kind != "page")
        if items or language == config.site.languages[0]:
            url = urls.person(config, language, ident=person.id)
            yield Section("person", "", "", person.id, url, items)


def _month_of(item: Item) -> str:
    moment = item.front.moment  # as in the document's URL
    return moment.day.isoformat()[:7] if moment else ""


_month = Recall(_month_of)
