"""The door `build`: builds, publishes, and remembers the build as a whole; also photos that lie elsewhere."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from sitegen import calendar, config, ledger, pool, standing
from sitegen.build import Progress, Site, Works, build, media_files, prepare
from sitegen.config import settle
from sitegen.config.syntax import NAME
from sitegen.memory import cache
from sitegen.model import outline
from sitegen.newsroom.edges import ahead
from sitegen.output import KEPT, Place, Published, opened
from sitegen.problems import Problem, SiteError, error, errors_of
from sitegen.record import recorded
from sitegen.report import Report, forecast
from sitegen.sweeping import seldom_swept, settled
from sitegen.terminal import Terminal, language_of
from sitegen.works import at_work

COUNTED = ("release", "notice", "event", "document", "page")


def build_site(
    root: Path, place: Place, taken: standing.Look, *, now: datetime, strict: bool, progress: Progress
) -> Report:
    """Builds `root` into an output folder that is ours, and reports. Raises SiteError.

    `taken` is `standing.look` at the site before anything was read: a file that
    changes meanwhile makes the next build a new one.
    """
    with at_work(root, place, taken.sources) as works, seldom_swept():
        site, published = build(
            root,
            place.publish,
            now=now,
            progress=progress,
            works=works,
            accept=partial(_settled, strict=strict),
        )
    coming = ahead(site.documents, site.newsroom.config, site.newsroom.now)
    report = _report(site, published, due=coming.change)
    works.made.close(coming.edge)
    works.rows.close(coming.edge)
    standing.remember(
        root, taken.digest, place, stand=standing.Stand(site.newsroom.now.instant, coming.edge, report)
    )
    place.make_ready()
    return report


def build_media(root: Path, folder: Path, *, now: datetime | None, strict: bool) -> int:
    """Builds into `folder` what the site of `media_url` publishes, and says so. The exit code.

    These are the photos that the site itself leaves out, where nothing stops the site. `now` is as
    in `build_site`; None is the clock's.
    """
    terminal = Terminal(language_of(root))
    try:
        url = _media_url(root)
        memories = (root / KEPT / "readings", root / KEPT / "media")
        with (
            opened(folder, root) as place,
            cache.opened(*memories) as (readings, made),
            terminal.progress() as progress,
        ):
            works = Works(readings, made, holds=place.holds, workers=pool.workers())
            site = prepare(root, now=now or datetime.now(UTC), progress=progress, works=works)
            _accepted(site, strict=strict)
            published = place.publish(media_files(site, progress=progress, works=works))
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        terminal.say("nothing-published")
        return 1
    terminal.say("media-built", count=published.files, folder=folder, url=url)
    return 0


def _media_url(root: Path) -> str:
    """Where the photos go; asked before anything is written. Raises SiteError where they stay."""
    url = config.load(root)[0].site.media_url
    if not url:
        raise SiteError([error("media-unset", path=NAME)])
    return url


def _accepted(site: Site, *, strict: bool) -> Site:
    """A site that may be published, with the warnings that may be told. Raises SiteError where it may not."""
    warnings = _public(_recorded(site))
    if strict and warnings:
        raise SiteError(warnings)
    return replace(site, problems=warnings)


def _settled(site: Site, *, strict: bool) -> Site:
    """The same; what was read stays until the end, and the collector need not look through it again."""
    accepted = _accepted(site, strict=strict)
    settled()
    return accepted


def _recorded(site: Site) -> Site:
    """The site with what only publishing asks: no address lost, no word changed after its approval.

    Raises SiteError where there is an error.
    """
    problems = settle((*site.problems, *recorded(site)), site.newsroom.config)
    if errors_of(problems):
        raise SiteError(problems)
    return replace(site, problems=problems)


def _public(site: Site) -> tuple[Problem, ...]:
    """The warnings but those of what may not be public yet: a build's log may be (law 6)."""
    hidden = {one.item.path for one in site.hidden}
    folders = tuple(path.removesuffix("index.md") for path in hidden if path.endswith("/index.md"))
    return tuple(one for one in site.problems if one.path not in hidden and not one.path.startswith(folders))


def _report(site: Site, published: Published, *, due: int | None) -> Report:
    """The report; `due` is when the site changes by itself next, as `sitegen next` says it."""
    zone = site.newsroom.config.site.timezone
    pages = Counter(route.template.removesuffix(".html") for route in site.routes)
    fronts = (outline(one).front for one in site.newsroom.by_path.values())
    dates = tuple(front.date.day for front in fronts if front.date)
    pace, full = forecast(published.size, dates, site.newsroom.now.day)
    return Report(
        pages=len(site.routes),
        kinds=tuple((kind, pages[kind]) for kind in COUNTED if pages[kind]),
        waiting=tuple(sorted(Counter(one.why for one in site.hidden).items())),
        due=None if due is None else calendar.moment_at(due, zone),
        files=published.files,
        changed=published.changed,
        removed=published.removed,
        size=published.size,
        warnings=site.problems,
        pace=pace,
        full=full,
        addresses=tuple(sorted(ledger.answering(site))),
    )
