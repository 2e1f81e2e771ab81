"""Inspecting a site: the build's own problems, the list of checks, and a crawl of the pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from sitegen import ledger, plan
from sitegen.build import Progress, Site, files, prepare
from sitegen.check.formats import FORMATS, Edition
from sitegen.check.headlines import Month, months, officials_in_headlines
from sitegen.check.links import Leaf, dead_links, leaf
from sitegen.check.newsroom import alternative_texts, heading_order, legends, lengths, twins
from sitegen.check.space import space
from sitegen.check.waiting import left_apart, silenced
from sitegen.config import settle
from sitegen.model import File
from sitegen.newsroom import approvals, urls
from sitegen.newsroom.desk import Newsroom
from sitegen.problems import Problem, SiteError, errors_of
from sitegen.report import tell_waiting
from sitegen.terminal import Terminal, language_of

Check: TypeAlias = Callable[[Newsroom], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    alternative_texts,
    heading_order,
    legends,
    lengths,
    officials_in_headlines,
    twins,
)


def check_site(root: Path, *, now: datetime | None, strict: bool, form: str = "text") -> int:
    """Checks `root`, prints every problem, and gives the exit code: 0 fine, 1 problems.

    `form` is "text", for people and on standard error, or one of FORMATS, on standard output.
    """
    terminal = Terminal(language_of(root))
    counted: tuple[Month, ...] = ()
    waiting: tuple[tuple[str, int], ...] = ()
    try:
        with terminal.progress() as progress:
            site = prepare(root, now=now or datetime.now(UTC), progress=progress)
            waiting = tuple(sorted(Counter(one.why for one in site.hidden).items()))
            problems = inspect(site, progress=progress)
            counted = months(site.newsroom)
    except SiteError as wrong:
        problems = wrong.problems
    if form != "text":
        terminal.raw(FORMATS[form](problems, Edition(terminal.language, place_of(root))))
    elif problems:
        terminal.problems(problems)
    else:
        terminal.say("all-fine")
    if form == "text":
        tell_waiting(terminal, waiting)
    for one in counted if form == "text" else ():
        if one.named:
            terminal.say("headlines-named", month=f"{one.year}-{one.month:02}", count=one.named, all=one.all)
    return 1 if errors_of(problems) or (strict and problems) else 0


def place_of(root: Path) -> str:
    """Where a site's folder is in the repository that holds it: "" at its top, else "sala/"."""
    site = root.resolve()
    top = next((one for one in (site, *site.parents) if (one / ".git").exists()), site)
    return "" if top == site else f"{site.relative_to(top).as_posix()}/"


def inspect(site: Site, *, progress: Progress) -> tuple[Problem, ...]:
    """Everything wrong with a prepared site, its own warnings first. Raises SiteError as rendering does."""
    found = [problem for check in CHECKS for problem in check(site.newsroom)]
    leaves: list[Leaf] = []
    paths: set[str] = set()
    size = 0
    for file in files(site, progress=progress):
        paths.add(file.path)
        size += len(file.data) if isinstance(file, File) else file.size
        if isinstance(file, File) and file.path.endswith(".html"):
            leaves.append(leaf(file))
    config = site.newsroom.config
    items = (*site.newsroom.by_path.values(), *(one.item for one in site.hidden))
    changed = approvals.problems(items, config)
    moved = frozenset(urls.absolute(config, one.path) for one in plan.moved_pieces(site.newsroom))
    dead = dead_links(
        leaves, frozenset(paths), base=urls.base_path(config), site=config.site.url, moved=moved
    )
    unseen = (*silenced(site), *left_apart(site))
    told = (*found, *dead, *space(size), *ledger.problems(site), *changed, *unseen)
    return (*site.problems, *settle(told, config))
