"""Building again: first one look at whether anything has changed, and only then the whole program."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sitegen import calendar, config, standing
from sitegen.config.syntax import NAME
from sitegen.output import Place, opened
from sitegen.problems import SiteError, error
from sitegen.report import Report, tell
from sitegen.terminal import Terminal, language_of

AHEAD = 3600  # seconds that clocks may differ; a build of a later moment is a rehearsal


def build_again(
    root: Path, output: Path, *, now: datetime | None, strict: bool, lenders: Iterable[Path] = ()
) -> int:
    """Builds `root` into `output` and says so, as `made_again`. The exit code: 0 fine, 1 problems."""
    return 1 if made_again(root, output, now=now, strict=strict, lenders=lenders) is None else 0


def made_again(
    root: Path, output: Path, *, now: datetime | None, strict: bool, lenders: Iterable[Path] = ()
) -> Report | None:
    """Builds `root` into `output`, says so and gives the report; None where problems stopped it.

    `now` without a zone is the wall clock of the site; None is the clock's, read here.
    `lenders` are output folders of other builds (see `sitegen.output.opened`).
    """
    terminal = Terminal(language_of(root))
    started = time.monotonic()
    moment = now or datetime.now(UTC)
    try:
        _expect_site(root)
        with opened(output, root, lenders=lenders) as place:
            report = _reported(root, place, terminal, now=moment, strict=strict)
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        terminal.say("nothing-published")
        return None
    tell(terminal, report, folder=str(output), seconds=time.monotonic() - started)
    instant = _instant(root, moment) if now else None
    if instant is not None and instant > time.time() + AHEAD:
        terminal.say("rehearsal", when=f"{moment:%Y-%m-%d %H:%M}")
    return report


def _expect_site(root: Path) -> None:
    """In a folder that is no site nothing is written, not even a lock. Raises SiteError."""
    if not (root / NAME).exists():
        raise SiteError([error("config-missing", path=NAME)])


def _instant(root: Path, now: datetime) -> int | None:
    """Seconds since 1970 (UTC) of `now`; None where the site's own clock cannot be told."""
    if now.tzinfo is not None:
        return int(now.timestamp())
    try:
        settings, _ = config.load(root)
        return calendar.moment(now, settings.site.timezone, timed=True).instant
    except (SiteError, ValueError):
        return None


def _reported(root: Path, place: Place, terminal: Terminal, *, now: datetime, strict: bool) -> Report:
    taken = standing.look(root)
    instant = _instant(root, now)
    if instant is not None:
        report = standing.remembered(root, taken, place, now=instant)
        if report is not None and not (strict and report.warnings):
            return report
    from sitegen.building import build_site  # the whole program: opened only when it is needed

    with terminal.progress() as progress:
        return build_site(root, place, taken, now=now, strict=strict, progress=progress)
