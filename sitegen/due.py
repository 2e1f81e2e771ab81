"""The door `next`: the moment at which the site changes by itself, for schedulers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sitegen import calendar, config
from sitegen.newsroom.edges import next_change
from sitegen.plan.times import aware
from sitegen.problems import SiteError
from sitegen.register import documents, moment_of
from sitegen.terminal import Terminal, language_of


def tell_due(root: Path, *, now: datetime | None) -> int:
    """Prints the moment as ISO 8601 with its distance from UTC, alone on its line; nothing where none is due.

    The exit code: 0 fine, 1 problems.
    """
    terminal = Terminal(language_of(root))
    try:
        settings, _ = config.load(root)
        at = moment_of(now, settings)
        due = next_change(documents(root, settings), settings, at)
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    if due is not None:
        terminal.put(aware(calendar.moment_at(due, settings.site.timezone)).isoformat())
    return 0
