"""Parts: one municipality's pages built by themselves, and an output folder filled with many parts.

A part is a folder with `site/`, the files, and `pages`, the memory of what they were made from. Joining
fills an empty output folder and the site's own memory with parts; then the ordinary build finds nearly
everything made. There is no second road: what a part lacks, or holds damaged, is made anew.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sitegen import cache, pool
from sitegen.build import Works, part, prepare
from sitegen.config.settings import Config
from sitegen.files import make_folder, write_bytes
from sitegen.output import KEPT, opened
from sitegen.output.manifest import MANIFEST, remembered, told
from sitegen.problems import SiteError, error
from sitegen.terminal import Terminal, language_of
from sitegen.text import closest

SITE, MEMORY = "site", "pages"
ALLOWED = {".gitkeep"}  # in an output folder that is empty


def build_part(root: Path, folder: Path, ident: str, *, now: datetime | None) -> int:
    """Builds the part of the municipality `ident` into `folder` and says so. The exit code."""
    terminal = Terminal(language_of(root))
    try:
        with (
            opened(folder / SITE, root) as place,
            cache.opened(root / KEPT / "readings", folder / MEMORY) as (readings, pages),
            terminal.progress() as progress,
        ):
            works = Works(readings, pages, holds=place.holding.has, workers=pool.workers())
            site = prepare(root, now=now or datetime.now(UTC), progress=progress, works=works)
            _expect(site.newsroom.config, ident)
            published = place.publish(part(site, ident, progress=progress, works=works))
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.say("part-built", count=published.files, municipality=ident, folder=folder)
    return 0


def fill(root: Path, parts: Iterable[Path], output: Path) -> int:
    """Fills an empty `output`, and the memory of the site, with parts. The exit code.

    Nothing is written where a part or the output folder will not do.
    """
    terminal = Terminal(language_of(root))
    folders = list(parts)
    wrong = [error("join-part", path=str(one)) for one in folders if not remembered(one / SITE)]
    if output.exists() and {one.name for one in output.iterdir()} - ALLOWED:
        wrong.append(error("join-output", path=str(output)))
    if wrong:
        terminal.problems(tuple(wrong), sums=False)
        return 1
    try:
        listed = _copied(folders, output)
        write_bytes(output / MANIFEST, told(listed))
        _remembered(root, folders)
    except OSError as failure:
        why = failure.strerror or str(failure)
        terminal.problems((error("output-refused", path=str(output), why=why),), sums=False)
        return 1
    terminal.say("parts-joined", count=len(folders), files=len(listed))
    return 0


def _expect(settings: Config, ident: str) -> None:
    known = [one.id for one in settings.municipalities]
    if ident not in known:
        guess = closest(ident, known) or ", ".join(known[:10])
        raise SiteError([error("new-municipality-unknown", municipality=ident, known=guess)])


def _copied(folders: list[Path], output: Path) -> dict[str, str]:
    """Every file of the parts, put into the output: path → digest. A file of several parts is copied once."""
    listed: dict[str, str] = {}
    for folder in folders:
        for path, digest in remembered(folder / SITE).items():
            source = folder / SITE / path
            if path not in listed and source.is_file() and not source.is_symlink():
                make_folder((output / path).parent)
                shutil.copyfile(source, output / path)
                listed[path] = digest
    return listed


def _remembered(root: Path, folders: list[Path]) -> None:
    """Adds what the parts remember of their pages to what the site remembers."""
    with cache.opened(root / KEPT / MEMORY) as (own,):
        for folder in folders:
            for key, value in cache.Cache(folder / MEMORY).everything():
                own.put(key, value)
