"""The door `urls`: the ledger of published addresses looked at, added to, and, on purpose, forgotten."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sitegen import ledger
from sitegen.build import prepare
from sitegen.problems import SiteError
from sitegen.terminal import Terminal, language_of


def show_urls(root: Path) -> int:
    """Counts what is kept, new, hidden and lost; tells what is lost. The exit code: 1 if anything is."""
    return _with_site(root, writes=False)


def accept_urls(root: Path) -> int:
    """Adds the addresses of today to `urls.lock`, unless one of it would be lost. The exit code."""
    return _with_site(root, writes=True)


def forget_urls(root: Path, given: tuple[str, ...]) -> int:
    """Takes addresses out of `urls.lock`: from then on they answer "not found". The exit code."""
    terminal = Terminal(language_of(root))
    gone = ledger.forget(root, given)
    for url in gone:
        terminal.say("urls-forgotten", url=url)
    if not gone:
        terminal.say("urls-not-there", urls=", ".join(given))
    return 0 if gone else 1


def _with_site(root: Path, *, writes: bool) -> int:
    terminal = Terminal(language_of(root))
    try:
        with terminal.progress() as progress:
            site = prepare(root, now=datetime.now(UTC), progress=progress)
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        return 1
    lost = ledger.problems(site)
    if lost:
        terminal.problems(lost)
        return 1
    if writes:
        terminal.say("urls-accepted", count=len(ledger.accept(site)), file=ledger.NAME)
        return 0
    for name, count in ledger.counted(site):
        terminal.say(f"urls-{name}", count=count)
    return 0
