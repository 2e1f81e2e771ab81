"""The doctor's visit: every examination of the list, told all together; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import msgspec

from sitegen import config
from sitegen.build import Site, prepare
from sitegen.config.settings import Config, Visibility
from sitegen.doctor import exposure, hosting
from sitegen.doctor.ground import Ground
from sitegen.problems import Problem, SiteError, error, errors_of, warning
from sitegen.repository import repository_of
from sitegen.terminal import Terminal, language_of

Exam: TypeAlias = Callable[[Ground], Iterator[Problem]]

# What must hold before a push; the doctor asks them first.
PUSH: tuple[Exam, ...] = (
    exposure.hidden_documents,
    exposure.placed_pictures,
    exposure.memory,
    exposure.sheets,
)
EXAMS: tuple[Exam, ...] = (
    *PUSH,
    exposure.hook,
    hosting.address,
    hosting.domain,
    hosting.paid,
    hosting.twins,
    hosting.symlinks,
    hosting.kept,
    hosting.sizes,
    hosting.schedule,
    hosting.zone,
    hosting.version,
)


class Visit(msgspec.Struct, frozen=True):
    """What the doctor is told: who sees the repository and where Pages publishes, "" where not known."""

    visibility: Visibility = ""
    pages_url: str = ""
    push: bool = False


def examine(root: Path, visit: Visit, *, now: datetime | None = None) -> int:
    """Prints what is wrong around the site of `root`. The exit code: 0 fine, 1 problems.

    Before a push only what may not be seen counts, and good news are not told.
    """
    terminal = Terminal(language_of(root))
    try:
        problems = diagnosis(root, visit, now=now or datetime.now(UTC))
    except SiteError as wrong:
        problems = wrong.problems
    if problems:
        terminal.problems(problems, sums=False)
    elif not visit.push:
        terminal.say("doctor-fine")
    if visit.push and errors_of(problems):
        terminal.say("doctor-push-stopped")
    return 1 if errors_of(problems) else 0


def diagnosis(root: Path, visit: Visit, *, now: datetime) -> tuple[Problem, ...]:
    """Everything that is wrong around a site. Raises SiteError where site.toml cannot be read."""
    settings, _ = config.load(root)
    site, unread = _read(root, visit, now)
    ground = Ground(
        root, settings, repository_of(root), site, _visibility(visit, settings), pages_url=visit.pages_url
    )
    exams = PUSH if visit.push else EXAMS
    return (*unread, *(problem for exam in exams for problem in exam(ground)))


def _visibility(visit: Visit, settings: Config) -> Visibility:
    """What GitHub says counts before what site.toml says."""
    return visit.visibility or settings.repository.visibility


def _read(root: Path, visit: Visit, now: datetime) -> tuple[Site | None, tuple[Problem, ...]]:
    """The site as of now; where its documents have errors, that drafts could not be looked for."""
    try:
        return prepare(root, now=now, progress=lambda _stage, _done, _total: None), ()
    except SiteError as wrong:
        made = error if visit.push else warning  # a document that cannot be read may be a draft
        return None, (made("doctor-unread", count=len(errors_of(wrong.problems))),)
