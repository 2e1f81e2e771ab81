"""The story of a build: a folder of Markdown becomes a newsroom, this files, and they are published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from sitegen import calendar, config, content, extension, newsroom, plan, pool, search, theme, versions
from sitegen.config import settle
from sitegen.config.settings import Config
from sitegen.content.shelf import ROOT
from sitegen.extension import Extension
from sitegen.files import digest
from sitegen.memory.cache import NOTHING, Cache, key_of
from sitegen.memory.daybook import FORGOTTEN, Daybook, Facts
from sitegen.memory.trace import traced
from sitegen.model import File, Item, Kept, Source, outline
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Hidden, Newsroom
from sitegen.newsroom.pictures import Piece
from sitegen.newsroom.visibility import PUBLIC, Showing
from sitegen.plan.routes import Route
from sitegen.problems import Problem, SiteError, errors_of
from sitegen.theme import keeping

Progress: TypeAlias = Callable[[str, int, int], None]  # stage, done, of how many (0: not known)

Outcome = TypeVar("Outcome")

_ENCODE = msgspec.msgpack.Encoder().encode


class Works(msgspec.Struct, frozen=True):
    """What a build may draw on: what was read and printed before, what the output holds, and processes.

    The preview looks at the disk with functions that know what they saw before; who prints a page of a first
    build `put`s it where it goes. None of it changes what comes out.
    """

    readings: Cache = NOTHING
    pages: Cache = NOTHING
    search: Cache = NOTHING
    made: Daybook = FORGOTTEN
    rows: Daybook = FORGOTTEN
    holds: theme.Holds = lambda _path, _digest: False
    workers: int = 1
    load: Callable[[Path], tuple[Config, tuple[Problem, ...]]] = config.survey
    dress: Callable[[Path, Config], theme.Theme] = theme.load
    discover: Callable[[Path, Config], tuple[tuple[Source, ...], tuple[Problem, ...]]] = content.discover
    each: content.Each = content.read_each
    put: theme.Put | None = None


ALONE = Works()


class Site(msgspec.Struct, frozen=True):
    """A newsroom with its routes and dress: everything good, nothing rendered yet."""

    root: Path
    newsroom: Newsroom
    hidden: tuple[Hidden, ...]
    routes: tuple[Route, ...]
    theme: theme.Theme
    problems: tuple[Problem, ...]  # warnings only
    own: Extension = extension.NONE

    @property
    def documents(self) -> tuple[Item, ...]:
        """Every document that could be read, hidden ones too."""
        return (*self.newsroom.by_path.values(), *(one.item for one in self.hidden))


def build(
    root: Path,
    publish: Callable[[Iterator[File | Kept]], Outcome],
    *,
    now: datetime,
    progress: Progress,
    works: Works = ALONE,
    accept: Callable[[Site], Site] = lambda site: site,
) -> tuple[Site, Outcome]:
    """The story: discover, read, assemble and plan (`prepare`), then render (`files`) and publish.

    `accept` may refuse a site that is good in itself. Raises SiteError; nothing is published then,
    for `publish` puts nothing in place before the last file is made.
    """
    site = accept(prepare(root, now=now, progress=progress, works=works))
    return site, publish(files(site, progress=progress, works=works))


def prepare(
    root: Path, *, now: datetime, progress: Progress, works: Works = ALONE, showing: Showing = PUBLIC
) -> Site:
    """Reads, assembles and plans the site of `root` as it may be seen at `now`.

    `now` without a zone is the wall clock of the site; `showing` is the preview's alone.
    Raises SiteError with every problem of all stages as soon as one of them is an error;
    a site.toml that is no TOML at all is told alone.
    """
    progress("read", 0, 0)
    settings, told = works.load(root)
    own = extension.load(root, settings)
    dress, undressed = _dressed(works, root, settings)
    sources, found = works.discover(root, settings)
    read = works.each(root, sources, settings, memory=works.readings, workers=works.workers)
    readings = content.collect(read)
    room, hidden, assembled = newsroom.assemble(
        readings,
        settings,
        calendar.asked(now, settings.site.timezone),
        showing=showing,
        remembered=works.readings.remembered,
    )
    progress("plan", 0, 0)
    routes, planned = plan.plan(room)
    _look_up(works, readings, room, dress=dress, showing=showing)
    told_once = works.made.remembered
    broken = newsroom.links.problems(room, hidden, unread=readings.unread, remembered=told_once)
    idle = newsroom.unused.problems(readings, settings, unread=readings.unread, remembered=told_once)
    of_settings, of_content = (*told, *own.problems, *undressed), (*found, *readings.problems)
    problems = settle((*of_settings, *of_content, *assembled, *broken, *idle, *planned), settings)
    if dress is None or errors_of(problems):
        raise SiteError(problems)
    return Site(root, room, hidden, routes, dress, problems, own)


def _look_up(
    works: Works, readings: content.Readings, room: Newsroom, *, dress: theme.Theme | None, showing: Showing
) -> None:
    """Opens the daybooks with the digests of all that may be read, and of what all pages share."""
    if not works.made.is_kept:
        return
    lasting = _ENCODE((plan.lasting(room), sorted(readings.unread), showing))
    worn = dress.fingerprint if dress else ""
    base = key_of("daybook", versions.fingerprint(), worn, room.config.digest, lasting)
    parts = content.parts(readings.items) | plan.worded(room)
    facts = Facts(outlined(readings, room), partial(plan.facts, room))
    for daybook in (works.made, works.rows):
        daybook.open(base, parts=parts, now=room.now.instant, facts=facts)


def outlined(readings: content.Readings, room: Newsroom) -> bytes:
    """The digest of all that `plan.facts` follow from, besides the settings and the moment.

    Which pictures and files may be used the newsroom says: where documents are hidden, words decide it.
    """
    outlines = newsroom.outlines.digest_of(tuple(map(outline, readings.items)))
    holdings = (
        tuple(table.items()) for table in (room.pictures, room.attachments, room.albums, room.spelled)
    )
    return key_of(outlines, *(key_of(_ENCODE(table)) for table in holdings))


def _dressed(works: Works, root: Path, settings: Config) -> tuple[theme.Theme | None, tuple[Problem, ...]]:
    """The theme, or why there is none: what is wrong with it is told with all the rest."""
    try:
        dress = works.dress(root, settings)
    except SiteError as wrong:
        return None, wrong.problems
    return dress, (*dress.problems, *theme.unused(dress, memory=works.pages))


def files(site: Site, *, progress: Progress, works: Works = ALONE) -> Iterator[File | Kept]:
    """Every file of the site, one after the other. Raises SiteError for what cannot be rendered."""
    theme.checked(site.theme, site.newsroom.config, memory=works.pages)
    index = search.Index(site.newsroom, remembered=works.search.remembered)
    runs = search.runs_ahead(index, site.newsroom, works.search)
    yield from runs.beside(_pages(site, works, progress))
    yield from runs.beside(_pictures(site, works, progress))
    runs.finish()
    yield from theme.asset_files(site.theme)
    progress("data", 0, 0)
    strips = search.strips_ahead(index, works.search)
    yield from strips.beside(_data(site, works))
    yield from strips.beside(_own(site))
    yield from strips.beside(_attachments(site, works))
    progress("search", 0, 0)
    strips.finish()
    pool.dismissed()
    yield from index.files()


def part(site: Site, ident: str, *, progress: Progress, works: Works = ALONE) -> Iterator[File | Kept]:
    """The pages of one municipality and its documents' pictures: where most of a build's time goes."""
    theme.checked(site.theme, site.newsroom.config, memory=works.pages)
    settings, languages = site.newsroom.config, site.newsroom.config.site.languages
    fronts = tuple(urls.municipality(settings, language, ident=ident) for language in languages)
    own = tuple(route for route in site.routes if route.url.startswith(fronts))
    yield from _pages(replace(site, routes=own), works, progress)
    shelf = f"{ROOT}/{ident}/"
    wanted = [one for one in plan.used_renditions(site.newsroom) if one.source.startswith(shelf)]
    yield from _developed(site, wanted, works, progress=progress)


def _pages(site: Site, works: Works, progress: Progress) -> Iterator[File | Kept]:
    made = theme.printed(
        site.routes,
        partial(plan.view, site.newsroom),
        site.theme,
        config=site.newsroom.config,
        memory=works.pages,
        daybook=works.made,
        holds=works.holds,
        put=works.put,
        workers=works.workers,
    )
    yield from _good(made, partial(progress, "render"), len(site.routes))


def _data(site: Site, works: Works) -> Iterator[File | Kept]:
    """Feeds, calendars, tables and the like; those that the output still has are kept."""
    for later in plan.planned_files(site.newsroom, each=works.rows.each):
        name, its_parts = f"file {later.path}", later.made_of()
        known = works.made.find(name)
        if known and known.startswith(its_parts):
            before = keeping.kept(later.path, known[len(its_parts) :])
            if works.holds(before.path, before.digest):
                yield before
                continue
        data, marks = traced(later.make)
        its = digest(data)
        heard = frozenset[str]() if its_parts else plan.beside(site.newsroom, marks)
        works.made.note(name, its_parts + keeping.told(its, len(data)), heard)
        yield File(later.path, data, its)


def _own(site: Site) -> Iterator[File]:
    """Files of the site's own module, made in every build: nobody hears what its functions look at before."""
    wrong: list[Problem] = []
    try:
        for later in plan.own_files(site.newsroom, site.own):
            try:
                yield later.made()
            except SiteError as stop:
                wrong += stop.problems
    except SiteError as stop:  # what should have named files
        wrong += stop.problems
    if wrong:
        raise SiteError(wrong)


def media_files(site: Site, *, progress: Progress, works: Works = ALONE) -> Iterator[File | Kept]:
    """Every file of the site of `media_url`. Raises SiteError for what cannot be made."""
    yield File(urls.NO_JEKYLL, b"")
    yield from _developed(site, plan.moved_pieces(site.newsroom), works, progress=progress)


def _pictures(site: Site, works: Works, progress: Progress) -> Iterator[File | Kept]:
    wanted = plan.used_pieces(site.newsroom, remembered=works.made.remembered)
    yield from _developed(site, wanted, works, progress=progress)


def _developed(
    site: Site, wanted: Collection[Piece], works: Works, *, progress: Progress
) -> Iterator[File | Kept]:
    made = theme.developed(site.root, wanted, memory=works.pages, holds=works.holds, workers=works.workers)
    yield from _good(made, partial(progress, "pictures"), len(wanted))


def _good(
    made: Iterable[tuple[File | Kept, tuple[Problem, ...]]], told: Callable[[int, int], None], total: int
) -> Iterator[File | Kept]:
    """What was made; all of it is tried, so that one run tells everything that is wrong."""
    wrong: set[Problem] = set()
    for done, (file, problems) in enumerate(made):
        told(done, total)
        wrong.update(problems)
        yield file
    if wrong:
        raise SiteError(sorted(wrong))


def _attachments(site: Site, works: Works) -> Iterator[File]:
    for source, path in plan.used_attachments(site.newsroom, remembered=works.made.remembered):
        yield File(path, theme.offered(site.root, source))
