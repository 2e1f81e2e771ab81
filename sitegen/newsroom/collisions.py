"""Collisions: two things that would have one address. All are told, each naming both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from sitegen import text
from sitegen.config.settings import Config
from sitegen.config.syntax import NAME
from sitegen.memory.recall import Recall
from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.newsroom.languages import prefix
from sitegen.newsroom.pathwords import SECTIONS, STANDARD_PAGES, word
from sitegen.problems import Problem, error

_YEAR_PAGE = re.compile(r"\d{4}/$")
_MONTH_PAGE = re.compile(r"\d{4}/(?:0[1-9]|1[0-2])/$")
_NUMBER = re.compile(r"\d+/$")
_ENDS_IN_NUMBER = re.compile(r"(?:^|/)[0-9]+/$")  # a year, a month, a page of a list
_SITEMAP_PART = re.compile(re.escape(urls.sitemap_part(0)).replace("0", r"[0-9]+"))


class Places(msgspec.Struct, frozen=True):
    """The addresses that the site makes by itself, whether it needs them today or not.

    They are those that `plan` may give a page or a file that is no document's: a law of
    the tests compares the two.
    """

    fronts: frozenset[str]  # front pages, of the site and of municipalities
    lists: frozenset[str]
    releases: frozenset[str]  # those of lists that have pages of months
    standard: frozenset[str]  # where a page of the site's own may stand in
    folders: tuple[str, ...]  # with everything below
    files: frozenset[str]  # feeds, tables, calendars, and what stands at the top
    pages: tuple[str, ...]  # "pagina/"

    def holds(self, url: str) -> bool:
        """Whether the site makes the address (of `key_of`): a front page, a list with its pages, a file."""
        if url in self.fronts or url in self.files or url.startswith(self.folders):
            return True
        if not url.endswith("/"):
            return _SITEMAP_PART.fullmatch(url) is not None
        if not url[-2:-1].isdigit() or not _ENDS_IN_NUMBER.search(url):
            return url in self.lists
        return bool({url, *self._without_number(url)} & self.lists) or self._is_span(url)

    def _without_number(self, url: str) -> Iterator[str]:
        folder = _NUMBER.sub("", url)
        if folder != url:
            yield from (folder.removesuffix(page) for page in self.pages if folder.endswith(page))

    def _is_span(self, url: str) -> bool:
        for whole in (url, *self._without_number(url)):
            if _YEAR_PAGE.sub("", whole) in self.lists and _YEAR_PAGE.search(whole):
                return True
            if _MONTH_PAGE.sub("", whole) in self.releases and _MONTH_PAGE.search(whole):
                return True
        return False


def problems(config: Config, items: Iterable[Item]) -> tuple[Problem, ...]:
    """Every collision among documents (public or not), their old URLs and the site's own addresses.

    Compared in NFC and casefolded, since some file systems and people do not tell
    letters apart. The error stands on the later path and names the earlier one.
    """
    ordered = sorted(items, key=lambda item: item.path)
    places = places_of(config)
    taken: dict[str, Item] = {}
    return (
        *_settings(config),
        *_marks(config),
        *_pages(config, ordered, places=places, taken=taken),
        *_aliases(config, ordered, places=places, taken=taken),
    )


def _pages(
    config: Config, items: Iterable[Item], *, places: Places, taken: dict[str, Item]
) -> Iterator[Problem]:
    """Fills `taken` with the address of every document."""
    for item in items:
        url = urls.item(config, item)
        key = key_of(url)
        if places.holds(key):
            yield error("url-reserved", path=item.path, line=item.line("slug"), url=f"/{url}")
        elif key in taken:
            other = taken[key].path
            yield error("url-taken", path=item.path, line=item.line("slug"), url=f"/{url}", other=other)
        else:
            taken[key] = item


def _aliases(
    config: Config, items: Iterable[Item], *, places: Places, taken: dict[str, Item]
) -> Iterator[Problem]:
    """Old addresses are files too: none may be where another needs a folder, or among a document's files."""
    pages = dict(taken)
    files: dict[str, Item] = {}
    folders: dict[str, Item] = {}
    for item in items:
        line = item.line("aliases")
        for old in item.front.aliases:
            if urls.alias(config, old) is None:
                yield error("alias-impossible", path=item.path, line=line, alias=old)
        for url in urls.aliases(config, item):
            key = key_of(url)
            above = _folders_of(key)
            there = (taken.get(key), folders.get(key), *map(files.get, above))
            other = next((one for one in there if one), None)
            beside = next((one for one in (_neighbour(pages, name) for name in (key, *above)) if one), None)
            if other is item:
                yield error("alias-same", path=item.path, line=line, alias=f"/{url}")
            elif other is not None:
                yield error("alias-taken", path=item.path, line=line, alias=f"/{url}", other=other.path)
            elif beside is not None:
                yield error("alias-beside", path=item.path, line=line, alias=f"/{url}", other=beside.path)
            elif any(map(places.holds, (key, *above))) or key in places.standard:
                yield error("alias-reserved", path=item.path, line=line, alias=f"/{url}")
            else:
                taken[key] = item
                files.update({} if key.endswith("/") else {key: item})
                folders.update(dict.fromkeys(above, item))


def _folders_of(key: str) -> list[str]:
    """The folders that an address needs, written as a file would be: `a.html/b/` needs `a.html`."""
    parts = key.split("/")[:-1]
    return ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]


def _neighbour(pages: Mapping[str, Item], name: str) -> Item | None:
    """The document beside whose page a file would lie, where its calendar, kit and attachments are."""
    folder, slash, file = name.rpartition("/")
    return pages.get(folder + slash) if "." in file else None


def _settings(config: Config) -> Iterator[Problem]:
    """Municipalities and path words of site.toml that take the place of a list."""
    for language in config.site.languages:
        seen: dict[str, str] = {}
        for name in SECTIONS:
            first = seen.setdefault(word(config, language, name=name), name)
            if first != name:
                line = config.line(f"urls.{name}") or config.line(f"urls.{first}")
                yield error("path-word-twice", path=NAME, line=line, name=name, other=first)
    if not config.urls.municipality:
        return
    site = {key_of(url) for url in (*_lists(config, ""), *_prefixes(config), urls.ASSETS, urls.MEDIA)}
    for number, one in enumerate(config.municipalities):
        if any(
            key_of(urls.municipality(config, language, ident=one.id)) in site
            for language in config.site.languages
        ):
            line = config.line(f"municipality[{number}].id")
            yield error("municipality-reserved", path=NAME, line=line, id=one.id)


def _marks(config: Config) -> Iterator[Problem]:
    """Marks of municipalities, whose files lie in one folder, under one name."""
    seen: dict[str, str] = {}
    for number, one in enumerate(config.municipalities):
        for path in urls.marks_of(one):
            first = seen.setdefault(urls.mark(path), path)
            if first != path:
                line = config.line(f"municipality[{number}].id")
                yield error("mark-names-alike", path=NAME, line=line, file=path, other=first)


def _places(config: Config) -> Places:
    languages = config.site.languages
    owners = ("", *(one.id for one in config.municipalities))
    homes = {urls.municipality(config, language, ident=one) for language in languages for one in owners}
    lists = {url for owner in owners for url in _lists(config, owner)}
    lists |= {url for language in languages for url in _leaves(config, language)}
    releases = {
        urls.section(config, language, name="releases", ident=owner)
        for language in languages
        for owner in owners
    }
    standard = {urls.section(config, one, name=name) for one in languages for name in STANDARD_PAGES}
    data = {urls.section(config, language, name="data") for language in languages}
    bases = {urls.search_base(config, language) for language in languages}
    return Places(
        fronts=frozenset(map(key_of, homes)),
        lists=frozenset(map(key_of, lists)),
        releases=frozenset(map(key_of, releases)),
        standard=frozenset(map(key_of, standard)),
        folders=tuple(sorted({urls.ASSETS, urls.MEDIA, *data, *bases})),
        files=frozenset(map(key_of, _files(config, homes | lists))),
        pages=tuple(sorted({f"{word(config, language, name='page')}/" for language in languages})),
    )


places_of = Recall(_places, most=4)


def _lists(config: Config, owner: str) -> Iterator[str]:
    for language in config.site.languages:
        for name in SECTIONS:
            if name not in STANDARD_PAGES:
                yield urls.section(config, language, name=name, ident=owner)


def _leaves(config: Config, language: str) -> Iterator[str]:
    """The lists of topics, people and areas."""
    owners = ("", *(one.id for one in config.municipalities))
    for topic in config.topics:
        yield from (urls.topic(config, language, ident=topic.id, municipality_id=one) for one in owners)
    for person in config.people:
        yield urls.person(config, language, ident=person.id)
    for one in config.municipalities:
        for area in one.areas:
            yield urls.area(config, language, municipality_id=one.id, ident=area.id)


def _files(config: Config, lists: Iterable[str]) -> Iterator[str]:
    """`lists` are those that may have feeds, front pages too."""
    yield from (urls.ROBOTS, urls.SITEMAP, urls.NEWS_SITEMAP, urls.NOT_FOUND, urls.CNAME, urls.NO_JEKYLL)
    for language in config.site.languages:
        yield urls.notices_json(config, language)
        for owner in ("", *(one.id for one in config.municipalities)):
            yield urls.agenda_ics(config, language, ident=owner)
        for url in _leaves(config, language):
            yield from (urls.table(config, language, url=url, form=form) for form in urls.TABLE_FORMS)
    for url in lists:
        yield from (urls.feed(url, form) for form in urls.FEED_NAMES)


def _prefixes(config: Config) -> Iterator[str]:
    return (found for language in config.site.languages if (found := prefix(config, language)))


@lru_cache(maxsize=1 << 17)
def key_of(url: str) -> str:
    """An address as it is compared: `Á.html` written in whatever way and case."""
    return text.nfc(url).casefold()
