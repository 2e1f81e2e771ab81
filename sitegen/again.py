"""Building again: first one look at whether anything has changed, and only then the whole program."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from sitegen import calendar, config, standing
from sitegen.config.syntax import NAME
from sitegen.output import Place, expect_ours, opened
from sitegen.problems import Problem, SiteError, error, errors_of
from sitegen.report import Report, tell
from sitegen.sweeping import seldom_swept
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
    terminal, started = Terminal(language_of(root)), time.monotonic()
    moment = now or datetime.now(UTC)
    try:
        report = _made(root, output, terminal, now=moment, strict=strict, lenders=lenders)
    except SiteError as wrong:
        _refused(terminal, wrong.problems)
        _offer(terminal, root, wrong.problems)
        return None
    tell(terminal, report, folder=str(output), seconds=time.monotonic() - started)
    _rehearsed(terminal, root, now)
    return report


def made_with_last_good(
    root: Path,
    output: Path,
    ident: str,
    *,
    now: datetime | None,
    strict: bool,
    look: Callable[[Path], None] = lambda _tree: None,
) -> tuple[Report | None, int]:
    """As `made_again`; what stops it makes `ident` appear as it last was good. The report, and the exit code.

    The code is 1 also where the site was published so: somebody has to mend what was told. `look` may refuse
    the folder that was built, as problems would (decision 24).
    """
    from sitegen.standin import stood_in  # the whole program: opened only when it is needed

    terminal, started = Terminal(language_of(root)), time.monotonic()
    moment = now or datetime.now(UTC)

    def make(tree: Path) -> Report:
        report = _made(tree, output, terminal, now=moment, strict=strict)
        look(tree)
        return report

    try:
        expect_ours(output, root)
        report, stand = stood_in(root, ident, make, now=moment)
    except SiteError as wrong:
        _refused(terminal, wrong.problems)
        return None, 1
    tell(terminal, report, folder=str(output), seconds=time.monotonic() - started)
    _rehearsed(terminal, root, now)
    if stand is None:
        terminal.say("last-good-idle", municipality=ident)
        return report, 0
    terminal.problems(stand.told, sums=False)
    if stand.silent:
        terminal.say("last-good-silent", count=stand.silent)
    terminal.say("last-good-stands", municipality=ident, day=stand.day, commit=stand.commit[:10])
    return report, 1


def _refused(terminal: Terminal, problems: tuple[Problem, ...]) -> None:
    terminal.problems(problems)
    terminal.say("nothing-published")


def _offer(terminal: Terminal, root: Path, problems: tuple[Problem, ...]) -> None:
    """Where all errors are of one municipality among others, how the others are published without it."""
    wrong = errors_of(problems)
    shelves = {"/".join(one.path.split("/")[:2]) for one in wrong}
    try:
        known = [one.id for one in config.survey(root)[0].municipalities]
    except SiteError:
        return
    ident = next((one for one in known if shelves == {f"content/{one}"}), "")
    if ident and len(known) > 1:
        terminal.say("last-good-offer", municipality=ident)


def _rehearsed(terminal: Terminal, root: Path, now: datetime | None) -> None:
    instant = _instant(root, now) if now else None
    if now is not None and instant is not None and instant > time.time() + AHEAD:
        terminal.say("rehearsal", when=f"{now:%Y-%m-%d %H:%M}")


def _made(
    root: Path,
    output: Path,
    terminal: Terminal,
    *,
    now: datetime,
    strict: bool,
    lenders: Iterable[Path] = (),
) -> Report:
    """Builds `root` into `output`, in silence. Raises SiteError."""
    _expect_site(root)
    with opened(output, root, lenders=lenders) as place:
        return _reported(root, place, terminal, now=now, strict=strict)


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
        report = standing.remembered(root, taken.digest, place, now=instant)
        if report is not None and not (strict and report.warnings):
            return report
    with seldom_swept(), terminal.progress() as progress:
        from sitegen.doors.building import build_site  # the whole program: opened only when it is needed

        return build_site(root, place, taken, now=now, strict=strict, progress=progress)
