"""The story of a build: a folder of Markdown becomes a newsroom, and the newsroom files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias

from sitegen import calendar, config, content, newsroom, plan, search, theme
from sitegen.cache import NOTHING, Cache
from sitegen.config import settle
from sitegen.config.settings import Config
from sitegen.content.read import LARGEST_ATTACHMENT
from sitegen.files import read_bytes
from sitegen.model import File, Kept, Source
from sitegen.newsroom.desk import Hidden, Newsroom
from sitegen.newsroom.visibility import PUBLIC, Showing
from sitegen.plan.routes import Route
from sitegen.problems import Problem, SiteError, errors_of

Progress: TypeAlias = Callable[[str, int, int], None]  # stage, done, of how many (0: not known)


@dataclass(frozen=True, slots=True)
class Works:
    """What a build may draw on: what was read and printed before, what the output holds, and processes.

    The preview looks at the disk with functions that know what they saw before. None
    of it changes what comes out.
    """

    readings: Cache = NOTHING
    pages: Cache = NOTHING
    search: Cache = NOTHING
    holds: theme.Holds = lambda _path, _digest: False
    workers: int = 1
    load: Callable[[Path], tuple[Config, tuple[Problem, ...]]] = config.survey
    dress: Callable[[Path, Config], theme.Theme] = theme.load
    discover: Callable[[Path, Config], tuple[tuple[Source, ...], tuple[Problem, ...]]] = content.discover
    each: content.Each = content.read_each


ALONE = Works()


@dataclass(frozen=True, slots=True)
class Site:
    """A newsroom with its routes and dress: everything good, nothing rendered yet."""

    root: Path
    newsroom: Newsroom
    hidden: tuple[Hidden, ...]
    routes: tuple[Route, ...]
    theme: theme.Theme
    problems: tuple[Problem, ...]  # warnings only


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
    dress, undressed = _dressed(works, root, settings)
    sources, found = works.discover(root, settings)
    read = works.each(root, sources, settings, memory=works.readings, workers=works.workers)
    readings = content.collect(read)
    room, hidden, assembled = newsroom.assemble(
        readings, settings, calendar.asked(now, settings.site.timezone), showing=showing
    )
    progress("plan", 0, 0)
    routes, planned = plan.plan(room)
    broken = newsroom.links.problems(room, hidden, unread=readings.unread)
    idle = newsroom.unused.problems(readings, unread=readings.unread)
    said = (*told, *undressed, *found, *readings.problems, *assembled, *broken, *idle, *planned)
    problems = settle(said, settings)
    if dress is None or errors_of(problems):
        raise SiteError(problems)
    return Site(root, room, hidden, routes, dress, problems)


def _dressed(works: Works, root: Path, settings: Config) -> tuple[theme.Theme | None, tuple[Problem, ...]]:
    """The theme, or why there is none: what is wrong with it is told with all the rest."""
    try:
        dress = works.dress(root, settings)
    except SiteError as wrong:
        return None, wrong.problems
    return dress, dress.problems


def files(site: Site, *, progress: Progress, works: Works = ALONE) -> Iterator[File | Kept]:
    """Every file of the site, one after the other. Raises SiteError for what cannot be rendered."""
    theme.checked(site.theme, site.newsroom.config, memory=works.pages)
    yield from _pages(site, works, progress)
    yield from theme.asset_files(site.theme)
    progress("data", 0, 0)
    yield from plan.data_files(site.newsroom)
    yield from _attachments(site)
    progress("search", 0, 0)
    yield from search.index_files(site.newsroom, remembered=works.search.remembered)
    yield from _pictures(site, works, progress)


def _pages(site: Site, works: Works, progress: Progress) -> Iterator[File | Kept]:
    proofs = (theme.proof(route, plan.view(site.newsroom, route)) for route in site.routes)
    made = theme.printed(
        proofs, site.theme, site.newsroom.config, memory=works.pages, holds=works.holds, workers=works.workers
    )
    yield from _good(made, partial(progress, "render"), len(site.routes))


def _pictures(site: Site, works: Works, progress: Progress) -> Iterator[File | Kept]:
    wanted = plan.used_pieces(site.newsroom)
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


def _attachments(site: Site) -> Iterator[File]:
    for source, path in plan.used_attachments(site.newsroom):
        yield File(path, offered(site.root, source))


def offered(root: Path, source: str) -> bytes:
    """A file that pages offer, as it is published: pictures (marks) without metadata, others as they are.

    Raises SiteError where it cannot be read.
    """
    if source.lower().endswith(tuple(theme.MARKS)):
        return theme.bare(root, source)
    return read_bytes(root / source, limit=LARGEST_ATTACHMENT, root=root)
