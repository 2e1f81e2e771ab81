"""The door `build`: builds, publishes, and reports what is there, what waits, and how much room is left."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sitegen import cache, pool
from sitegen.build import Site, Works, files, prepare
from sitegen.output import KEPT, Place, Published, opened
from sitegen.problems import SiteError
from sitegen.terminal import Terminal, language_of
from sitegen.theme.filters import filters

ROOM = 1_000_000_000  # bytes that GitHub Pages holds
COUNTED = ("release", "notice", "event", "document", "page")


def build_site(root: Path, output: Path, *, now: datetime | None, strict: bool) -> int:
    """Builds `root` into `output` and says so. The exit code: 0 fine, 1 problems."""
    terminal = Terminal(language_of(root))
    started = time.monotonic()
    try:
        with terminal.progress() as progress, opened(output, root) as place, _works(root, place) as works:
            site = prepare(root, now=now or datetime.now(UTC), progress=progress, works=works)
            if strict:
                _refuse_warnings(site)
            published = place.publish(files(site, progress=progress, works=works))
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        terminal.say("nothing-published")
        return 1
    if site.problems:
        terminal.problems(site.problems)
    report(terminal, site, published, folder=str(output), seconds=time.monotonic() - started)
    return 0


def report(terminal: Terminal, site: Site, published: Published, *, folder: str, seconds: float) -> None:
    """Prints the report of a build: pages by kind, time, what waits and until when, size."""
    written = filters(terminal.language)
    terminal.say("built", folder=folder, seconds=f"{seconds:.1f}")
    pages = Counter(route.template.removesuffix(".html") for route in site.routes)
    kinds = [terminal.word(f"count-{kind}", count=pages[kind]) for kind in COUNTED if pages[kind]]
    terminal.say("pages", count=len(site.routes), kinds=", ".join(kinds))
    terminal.say("files", count=published.files, changed=published.changed, removed=published.removed)
    share = f"{100 * published.size / ROOM:.1f}"
    terminal.say("size", size=written["filesize"](published.size), share=share)
    _waiting(terminal, site)


@contextmanager
def _works(root: Path, place: Place) -> Iterator[Works]:
    with cache.opened(root / KEPT / "readings", root / KEPT / "pages") as (readings, pages):
        yield Works(readings, pages, place.holding.has, pool.workers())


def _refuse_warnings(site: Site) -> None:
    if site.problems:
        raise SiteError(site.problems)


def _waiting(terminal: Terminal, site: Site) -> None:
    """How many documents wait, never which: titles under embargo stay out of logs."""
    why = Counter(one.why for one in site.hidden)
    for reason in sorted(why):
        terminal.say(f"hidden-{reason}", count=why[reason])
    moments = [one.until for one in site.hidden if one.until is not None]
    if moments:
        terminal.say("next-due", when=filters(terminal.language)["when"](min(moments)))
