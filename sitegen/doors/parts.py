"""Parts: one municipality's pages built by themselves, and what a build of the whole site takes from them.

A part is a folder with `site/`, the files, and `pages`, the memory of what they were made from. Joining
is the ordinary build, which knows what the parts remember and takes what they have made. There is no
second road: what a part lacks, or holds damaged, is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sitegen import config, pool
from sitegen.build import Works, part, prepare
from sitegen.config.settings import Config
from sitegen.memory import cache
from sitegen.output import KEPT, opened
from sitegen.output.manifest import remembered
from sitegen.problems import SiteError, error
from sitegen.terminal import Terminal, language_of
from sitegen.text import closest

SITE, MEMORY = "site", "pages"


def build_part(root: Path, folder: Path, ident: str, *, now: datetime | None) -> int:
    """Builds the part of the municipality `ident` into `folder` and says so. The exit code."""
    terminal = Terminal(language_of(root))
    try:
        with (
            opened(folder / SITE, root) as place,
            cache.opened(root / KEPT / "readings", folder / MEMORY) as (readings, pages),
            terminal.progress() as progress,
        ):
            works = Works(readings, pages, holds=place.holds, workers=pool.workers())
            site = prepare(root, now=now or datetime.now(UTC), progress=progress, works=works)
            _expect(site.newsroom.config, ident)
            published = place.publish(part(site, ident, progress=progress, works=works))
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.say("part-built", count=published.files, municipality=ident, folder=folder)
    return 0


def lenders_of(root: Path, parts: Iterable[Path]) -> tuple[Path, ...]:
    """The output folders of the parts, with what they remember told to the site; none where one will not do.

    What is wrong is told; nothing is published here.
    """
    terminal = Terminal(language_of(root))
    folders = tuple(parts)
    try:
        config.load(root)
        files = _listed(folders)
        _remembered(root, folders)
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return ()
    terminal.say("parts-joined", count=len(folders), files=len(files))
    return tuple(one / SITE for one in folders)


def _listed(parts: Iterable[Path]) -> set[str]:
    """The files that parts have made. Raises SiteError where a folder is no part."""
    listed = {part: remembered(part / SITE) for part in parts}
    wrong = [error("join-part", path=str(part)) for part, files in listed.items() if not files]
    if wrong:
        raise SiteError(wrong)
    return {path for files in listed.values() for path in files}


def _expect(settings: Config, ident: str) -> None:
    known = [one.id for one in settings.municipalities]
    if ident not in known:
        guess = closest(ident, known) or ", ".join(known[:10])
        raise SiteError([error("new-municipality-unknown", municipality=ident, known=guess)])


def _remembered(root: Path, folders: Iterable[Path]) -> None:
    """Adds what the parts remember of their pages to what the site remembers."""
    with cache.opened(root / KEPT / MEMORY) as (own,):
        for folder in folders:
            for key, value in cache.Cache(folder / MEMORY).everything():
                own.put(key, value)
