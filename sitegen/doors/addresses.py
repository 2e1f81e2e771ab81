"""The door `urls`: the ledger of published addresses looked at, added to, and, on purpose, forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from sitegen import ledger
from sitegen.build import Site, prepare
from sitegen.problems import SiteError
from sitegen.terminal import Terminal, language_of


def show_urls(root: Path) -> int:
    """Counts what is kept, new, hidden and lost; tells what is lost. The exit code: 1 if anything is."""
    terminal = Terminal(language_of(root))
    try:
        for name, count in ledger.counted(_answerable(root, terminal)):
            terminal.say(f"urls-{name}", count=count)
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        return 1
    return 0


def accept_urls(root: Path) -> int:
    """Adds the addresses of today to `urls.lock`, unless one of it would be lost. The exit code."""
    terminal = Terminal(language_of(root))
    try:
        site = _answerable(root, terminal)
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        return 1
    return accept_published(root, ledger.answering(site))


def accept_published(root: Path, addresses: Iterable[str]) -> int:
    """Adds to `urls.lock` the addresses that a publication has put online. The exit code."""
    terminal = Terminal(language_of(root))
    try:
        new = ledger.accept(root, addresses)
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        return 1
    terminal.say("urls-accepted", count=len(new), file=ledger.NAME)
    return 0


def forget_urls(root: Path, given: tuple[str, ...]) -> int:
    """Takes addresses out of `urls.lock`: from then on they answer "not found". The exit code."""
    terminal = Terminal(language_of(root))
    try:
        gone = ledger.forget(root, given)
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        return 1
    for url in gone:
        terminal.say("urls-forgotten", url=url)
    if not gone:
        terminal.say("urls-not-there", urls=", ".join(given))
    return 0 if gone else 1


def _answerable(root: Path, terminal: Terminal) -> Site:
    """The site as it is now. Raises SiteError where an address of the ledger would be lost."""
    with terminal.progress() as progress:
        site = prepare(root, now=datetime.now(UTC), progress=progress)
    lost = ledger.problems(site)
    if lost:
        raise SiteError(lost)
    return site
