"""The door itself: reads the site, makes the sheet, and prints or writes it."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from sitegen import config
from sitegen.blackout.forms import FORMS
from sitegen.blackout.sheet import sheet
from sitegen.problems import SiteError, error
from sitegen.register import moment_of, readings
from sitegen.sheets import place_of, write_sheet
from sitegen.terminal import Terminal, language_of


def show_sheet(root: Path, *, now: datetime | None, form: str, output: Path | None) -> int:
    """Prints the sheet of a moment in a form ("text", "html", "csv"), or writes it to a file.

    The exit code: 0 fine, 1 problems. It names documents that are hidden: it is for the
    office, never for a public log.
    """
    terminal = Terminal(language_of(root))
    try:
        settings, _ = config.load(root)
        at = moment_of(now, settings)
        read = readings(root, settings)
        made = FORMS[form](sheet(read.items, settings, at, unread=len(read.unread)), terminal.language)
        if output is not None:
            target = place_of(root, output)
            _write(target, made)
            terminal.say("sheet-written", path=str(target))
            return 0
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    if form == "text":
        terminal.put(made)
    else:
        sys.stdout.buffer.write(made.encode())  # its own bytes, whatever the terminal's code page
    return 0


def _write(output: Path, made: str) -> None:
    try:
        write_sheet(output, made.encode())
    except OSError as wrong:
        raise SiteError(
            [error("output-refused", path=str(output), why=wrong.strerror or str(wrong))]
        ) from None
