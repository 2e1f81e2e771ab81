"""The report of a build: what is there, what waits and until when, and how much room is left."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from sitegen import calendar
from sitegen.model import Moment
from sitegen.problems import Problem
from sitegen.terminal import Terminal

ROOM = 1_000_000_000  # bytes that GitHub Pages holds
NEAR = 0.8  # of the room: time to move photographs of earlier years elsewhere
MEGABYTE = 1_000_000
YEAR = 365  # days
FEW = 12  # documents of a year: fewer tell nothing of the next
FAR = 30  # years


class Report(msgspec.Struct, frozen=True):
    """What a build tells. `pages` counts all pages, `kinds` documents by kind, `waiting` by reason.

    `due` is when the site changes by itself next; `warnings` are told again by a
    build that finds nothing changed; `addresses` (`/a/b/`) are those that answer now, sorted,
    of documents and front pages.
    """

    pages: int
    kinds: tuple[tuple[str, int], ...]
    waiting: tuple[tuple[str, int], ...]
    due: Moment | None
    files: int
    changed: int
    removed: int
    size: int
    warnings: tuple[Problem, ...]
    pace: int = 0  # bytes that a year adds; 0 where too little is known
    full: str = ""  # the month in which the room is used up at this pace, or ""
    addresses: tuple[str, ...] = ()


def forecast(size: int, days: tuple[date, ...], today: date) -> tuple[int, str]:
    """Bytes that a year adds to a site of `size` bytes, and the month in which it is full; (0, "") unknown.

    `days` are those of its documents: what the last year brought has its share of the size.
    A month beyond FAR years is not worth a sentence.
    """
    recent = sum(0 <= (today - day).days < YEAR for day in days)
    if recent < FEW or len(days) == 0:
        return 0, ""
    pace = size * recent // len(days)
    left = max(ROOM - size, 0) * YEAR // max(pace, 1)
    if left > FAR * YEAR:
        return pace, ""
    return pace, f"{today + timedelta(days=left):%Y-%m}"


def tell_waiting(terminal: Terminal, waiting: tuple[tuple[str, int], ...]) -> None:
    """Prints how many documents are not public, and why; never which."""
    for reason, count in waiting:
        terminal.say(f"hidden-{reason}", count=count)


def tell(terminal: Terminal, report: Report, *, folder: str, seconds: float) -> None:
    """Prints warnings and report. Of what waits only the number is told: its titles stay out of logs."""
    if report.warnings:
        terminal.problems(report.warnings)
    terminal.say("built", folder=folder, seconds=f"{seconds:.1f}")
    kinds = [terminal.word(f"count-{kind}", count=count) for kind, count in report.kinds]
    terminal.say("pages", count=report.pages, kinds=", ".join(kinds))
    terminal.say("files", count=report.files, changed=report.changed, removed=report.removed)
    size, share = f"{report.size / MEGABYTE:.1f} MB", f"{100 * report.size / ROOM:.1f}"
    terminal.say("size", size=size, share=share)
    if report.full:
        terminal.say("space-pace", pace=f"{report.pace / MEGABYTE:,.0f} MB", month=report.full)
    tell_waiting(terminal, report.waiting)
    if report.due is not None:
        day = calendar.day_date(report.due.day, terminal.language)
        terminal.say("next-due", when=f"{day}, {report.due.local:%H:%M}")
