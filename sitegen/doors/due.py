"""The door `next`: the moment at which the site changes by itself, for schedulers."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

from sitegen import calendar, config
from sitegen.newsroom.edges import Change, ahead, changes
from sitegen.plan.times import aware
from sitegen.problems import SiteError
from sitegen.register import documents, moment_of
from sitegen.terminal import Terminal, language_of

# What is said of each change with its count; never which document it is.
WORDS: dict[Change, str] = {
    "blackout": "due-blackout",
    "administration": "due-administration",
    "office": "due-office",
    "appears": "due-appears",
    "expires": "due-expires",
    "withdrawn": "due-withdrawn",
    "featured": "due-featured",
    "begins": "due-begins",
    "ends": "due-ends",
}


def tell_due(root: Path, *, now: datetime | None, why: bool = False) -> int:
    """Prints the moment as ISO 8601 with its distance from UTC, alone on its line; nothing where none is due.

    With `why` there follow lines that say how much changes then, and of what sort.

    The exit code: 0 fine, 1 problems.
    """
    terminal = Terminal(language_of(root))
    try:
        settings, _ = config.load(root)
        at = moment_of(now, settings)
        items = documents(root, settings)
        due = ahead(items, settings, at).change
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    if due is not None:
        terminal.put(aware(calendar.moment_at(due, settings.site.timezone)).isoformat())
    if due is not None and why:
        sorts = Counter(sort for edge, sort in changes(items, settings) if edge == due)
        for sort, key in WORDS.items():
            if sorts[sort]:
                terminal.say(key, count=sorts[sort])
    return 0
