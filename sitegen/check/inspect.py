"""Inspecting a site: the build's own problems, the copy desk's, and looks at what was printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias

import msgspec

from sitegen.build import ALONE, Progress, Site, Works, files, prepare
from sitegen.check.ahead import ahead
from sitegen.check.formats import FORMATS, Edition
from sitegen.check.links import links
from sitegen.check.printed import PAGE, Printed, printed_of
from sitegen.check.space import room_left
from sitegen.check.waiting import left_apart, silenced
from sitegen.config import settle
from sitegen.copydesk import noticed
from sitegen.copydesk.headlines import Month, months
from sitegen.output import FOLDER, Holding, held, home_of
from sitegen.problems import Problem, SiteError, errors_of
from sitegen.record import recorded
from sitegen.report import tell_waiting
from sitegen.terminal import Terminal, language_of
from sitegen.works import looked_into

Look: TypeAlias = Callable[[Printed], Iterable[Problem]]


def _of_documents(printed: Printed) -> Iterator[Problem]:
    """What the copy desk says of every document that is public."""
    room = printed.site.newsroom
    every = (item for edition in room.editions for item in edition.items)
    return noticed(room, every, own=printed.site.own)


def _of_site(look: Callable[[Site], Iterable[Problem]]) -> Look:
    """A look at what is hidden, or on the disk, too."""
    return lambda printed: look(printed.site)


LOOKS: tuple[Look, ...] = (
    _of_documents,
    _of_site(silenced),
    _of_site(left_apart),
    _of_site(recorded),
    links,
    room_left,
)


class _Found(msgspec.Struct, frozen=True):
    """What a check finds: problems, counts of headlines, and how many documents wait, by reason."""

    problems: tuple[Problem, ...]
    counted: tuple[Month, ...] = ()
    waiting: tuple[tuple[str, int], ...] = ()


def check_site(root: Path, *, now: datetime | None, strict: bool, form: str = "text") -> int:
    """Checks `root`, prints every problem, and gives the exit code: 0 fine, 1 problems.

    `form` is "text", for people and on standard error, or one of FORMATS, on standard output.
    """
    terminal = Terminal(language_of(root))
    found = _found(root, terminal, now)
    if form != "text":
        terminal.raw(FORMATS[form](found.problems, Edition(terminal.language, place_of(root))))
    elif found.problems:
        terminal.problems(found.problems)
    else:
        terminal.say("all-fine")
    if form == "text":
        tell_waiting(terminal, found.waiting)
    for one in found.counted if form == "text" else ():
        if one.named:
            terminal.say("headlines-named", month=f"{one.year}-{one.month:02}", count=one.named, all=one.all)
    return 1 if _is_refused(found, strict=strict) else 0


def expect_fine(root: Path, *, now: datetime, strict: bool) -> None:
    """Checks `root` and prints nothing. Raises SiteError where `check_site` would give 1."""
    found = _found(root, Terminal(language_of(root)), now)
    if _is_refused(found, strict=strict):
        raise SiteError(found.problems)


def _found(root: Path, terminal: Terminal, now: datetime | None) -> _Found:
    known = partial(_is_known, held(home_of(root) / FOLDER, root))
    waiting: tuple[tuple[str, int], ...] = ()
    try:
        with terminal.progress() as progress, looked_into(root, known) as works:
            moment = now or datetime.now(UTC)
            site = prepare(root, now=moment, progress=progress, works=works)
            waiting = tuple(sorted(Counter(one.why for one in site.hidden).items()))
            problems = inspect(site, progress=progress, works=works)
            problems += settle(ahead(site, now=moment, progress=progress, works=works), site.newsroom.config)
            return _Found(problems, months(site.newsroom), waiting)
    except SiteError as wrong:
        return _Found(wrong.problems, waiting=waiting)


def _is_refused(found: _Found, *, strict: bool) -> bool:
    return bool(errors_of(found.problems) or (strict and found.problems))


def place_of(root: Path) -> str:
    """Where a site's folder is in the repository that holds it: "" at its top, else "sala/"."""
    site = root.resolve()
    top = next((one for one in (site, *site.parents) if (one / ".git").exists()), site)
    return "" if top == site else f"{site.relative_to(top).as_posix()}/"


def _is_known(built: Holding, path: str, wanted: str) -> bool:
    """Whether a file need not be made anew: a page must be there to be read, of others the size is enough."""
    return not path.endswith(PAGE) or built.has(path, wanted)


def inspect(site: Site, *, progress: Progress, works: Works = ALONE) -> tuple[Problem, ...]:
    """Everything wrong with a prepared site, its own warnings first. Raises SiteError as rendering does."""
    printed = printed_of(site, files(site, progress=progress, works=works))
    told = (problem for look in LOOKS for problem in look(printed))
    return (*site.problems, *settle(told, site.newsroom.config))
