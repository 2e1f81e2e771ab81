"""The news desk: keeps the site in memory, looks again whenever something may have changed.

One thread looks, reads, assembles and plans; what it finds is published as a frozen
`State`. The last good snapshot stays until there is a better one.
"""

from __future__ import annotations

import gc
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from sitegen import theme
from sitegen.build import Site, prepare
from sitegen.memory import cache
from sitegen.memory.cache import NOTHING, Cache
from sitegen.newsroom.edges import ahead
from sitegen.newsroom.visibility import PUBLIC, Showing
from sitegen.output import KEPT
from sitegen.preview.memory import Memory
from sitegen.preview.snapshot import Shelves, Snapshot, edited
from sitegen.problems import Problem, SiteError, error

QUIET = 0.25  # seconds without a change after which a file is taken for finished
PATIENCE = 2.0  # seconds after which it is told all the same
STORM = 3  # changes worked in one right after the other, after which calm is awaited
SOON = 0.5  # seconds between two of them
CALM = 0.15  # seconds
FULL_LOOK = 3.0  # seconds between two looks at everything
SHARE = 40  # a full look takes at most one part of so many of the time


class Wishes(msgspec.Struct, frozen=True):
    """What a person asked the preview for: documents that wait, or another moment."""

    showing: Showing = PUBLIC
    now: datetime | None = None

    @classmethod
    def of(cls, *, drafts: bool, future: bool, blackout: bool, now: datetime | None) -> Wishes:
        """The wishes of a command line."""
        return cls(Showing(drafts, future, blackout), now)


class State(msgspec.Struct, frozen=True):
    """What the preview knows: the last good snapshot, and what is wrong now.

    `number` grows with every change, also of the problems alone; `bug` tells of a
    mistake of sitegen itself, "" if there is none. `edited` are the paths of the documents
    that were saved last, for who looks at what a page would not be stopped by.
    """

    number: int = 0
    snapshot: Snapshot | None = None
    problems: tuple[Problem, ...] = ()
    bug: str = ""
    edited: tuple[str, ...] = ()


class Desk:
    """Keeps one site. `start` begins, `look_again` may be called from any thread, `end` ends it."""

    def __init__(self, root: Path, wishes: Wishes, *, told: Callable[[State], None]) -> None:
        self._root = root.resolve()
        self._wishes = wishes
        self._told = told
        self._memory = Memory(self._root)
        self._shelves = Shelves()
        self._state = State()
        self._renderer: theme.Renderer | None = None
        self._now = datetime.now(UTC)
        self._edge = float("inf")  # seconds since 1970
        self._ahead: Snapshot | None = None  # the one that the edge is of
        self._wake = threading.Condition()
        self._hints: set[str] | None = None  # None: look at everything
        self._wanted = 1  # looks asked for
        self._done = 0
        self._ending = False
        self._shown_otherwise = False
        self._unheard: Callable[[], None] = lambda: None
        self._every = FULL_LOOK
        self._thread = threading.Thread(target=self._work, name="desk", daemon=True)

    @property
    def state(self) -> State:
        """The newest state."""
        return self._state

    @property
    def showing(self) -> Showing:
        """What is shown although it waits."""
        return self._wishes.showing

    @property
    def wanted(self) -> int:
        """The number of the last look that was asked for."""
        return self._wanted

    @property
    def done(self) -> int:
        """The number of the last look whose result is in `state`."""
        return self._done

    def start(self, *, unheard: Callable[[], None] = lambda: None) -> None:
        """Begins. `unheard` is called when a full look finds what no event had told."""
        self._unheard = unheard
        self._thread.start()

    def poll(self, seconds: float) -> None:
        """From now on looks at everything every so many seconds: events do not arrive."""
        with self._wake:
            self._every = seconds
            self._wake.notify()

    def look_again(self, files: Iterable[str] | None) -> None:
        """Something has changed: these files, or (None) nobody knows what."""
        with self._wake:
            if files is None:
                self._hints = None
            elif self._hints is not None:
                self._hints.update(files)
            self._wanted += 1
            self._wake.notify()

    def show_all(self) -> None:
        """From now on shows drafts and what waits for its date as well, each with its ribbon."""
        showing = msgspec.structs.replace(self._wishes.showing, drafts=True, future=True)
        if showing != self._wishes.showing:
            self._wishes = replace(self._wishes, showing=showing)
            self._shown_otherwise = True
        self.look_again(None)

    def end(self) -> None:
        """Ends the thread, within a second or at the end of what it is at."""
        with self._wake:
            self._ending = True
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join(timeout=1)

    # --- the thread -----------------------------------------------------------------

    def _work(self) -> None:
        with cache.opened(self._root / KEPT / "readings") as (readings,):
            self._turn(None, readings)
        gc.collect()
        gc.freeze()  # what stays for good need not be looked through again and again
        cost, changes = 0.0, [0.0] * STORM  # when the last few were worked in
        while True:
            is_storm = time.monotonic() - changes[0] < STORM * SOON
            asked, hints = self._await(max(self._every, SHARE * cost), calm=CALM if is_storm else 0.0)
            if self._ending:
                return
            started, number = time.process_time(), self._state.number
            self._turn(hints, NOTHING, asked=asked)
            if self._state.number > number:
                changes = [*changes[1:], time.monotonic()]
            cost = cost if asked else time.process_time() - started

    def _await(self, seconds: float, *, calm: float) -> tuple[bool, set[str] | None]:
        """Waits for a wish to look, at most so long; whether there was one, and the files it names.

        After several in a row (a checkout, a folder copied) it waits until they are over.
        """
        until = min(time.monotonic() + seconds, time.monotonic() + max(0.0, self._edge - time.time()))
        with self._wake:
            while self._wanted == self._done and not self._ending:
                left = until - time.monotonic()
                if left <= 0:
                    return False, None
                self._wake.wait(left)
            seen, patience = self._wanted - 1, time.monotonic() + PATIENCE
            while calm and seen != self._wanted and time.monotonic() < patience and not self._ending:
                seen = self._wanted
                self._wake.wait_for(lambda: self._ending, calm)
            hints, self._hints = self._hints, set()
            return True, hints

    def _turn(self, hints: set[str] | None, readings: Cache, *, asked: bool = True) -> None:
        """One look, and whatever follows from it. Whatever goes wrong, the desk lives on."""
        goal = self._wanted
        try:
            self._look(hints, readings, asked=asked)
        except Exception as bug:  # noqa: BLE001 - ours, not the writer's: shown as such, and the server lives on
            self._publish(self._state.snapshot, (), bug=described(bug))
        with self._wake:
            self._done = max(self._done, goal)
        self._told(self._state)
        self._plan_ahead()

    def _look(self, hints: set[str] | None, readings: Cache, *, asked: bool) -> None:
        changed = self._memory.look(hints)
        if changed and not asked:
            self._unheard()
        edge = self._passed_an_edge()
        wished, self._shown_otherwise = self._shown_otherwise, False
        if not (changed or edge or wished or self._state.number == 0 or self._state.bug):
            return
        try:
            site = self._prepared(readings)
            if self._memory.vanished and self._unsettled():
                site = self._prepared(readings)
        except SiteError as stop:
            if self._unsettled():
                self._look_once_more(readings)
            else:
                self._publish(self._state.snapshot, stop.problems)
            return
        self._good(site)

    def _look_once_more(self, readings: Cache) -> None:
        try:
            self._good(self._prepared(readings))
        except SiteError as stop:
            self._publish(self._state.snapshot, stop.problems)

    def _prepared(self, readings: Cache) -> Site:
        works = self._memory.works(readings)
        now = self._wishes.now or self._now
        site = prepare(self._root, now=now, progress=_silent, works=works, showing=self._wishes.showing)
        if self._renderer is None or self._state.snapshot is None or not self._same_dress(site):
            renderer = theme.Renderer(site.theme, site.newsroom.config)
            renderer.check()
            self._renderer = renderer
        return site

    def _same_dress(self, site: Site) -> bool:
        before = self._state.snapshot.site if self._state.snapshot else None
        return (
            before is not None
            and before.theme is site.theme
            and before.newsroom.config is site.newsroom.config
        )

    def _unsettled(self) -> bool:
        """Waits until nothing changes any more; whether anything did. A file may be half written."""
        patience = time.monotonic() + PATIENCE
        changed = False
        while not self._ending and self._state.number and time.monotonic() < patience:
            time.sleep(QUIET)
            if not self._memory.look():
                break
            changed = True
        return changed

    def _good(self, site: Site) -> None:
        if self._renderer is None:
            return
        last = self._state.snapshot
        snapshot = Snapshot((last.number if last else 0) + 1, site, self._renderer, self._shelves)
        self._state = replace(self._state, edited=edited(last, site, self._state.edited))
        self._publish(snapshot, site.problems)

    def _plan_ahead(self) -> None:
        """When time alone changes the site next. Nobody waits for that."""
        snapshot = self._state.snapshot
        if snapshot is None or snapshot is self._ahead or self._wishes.now is not None:
            return
        room = snapshot.site.newsroom
        self._edge = ahead(snapshot.site.documents, room.config, room.now).edge
        self._ahead = snapshot

    def _passed_an_edge(self) -> bool:
        if time.time() < self._edge:
            return False
        self._now, self._edge = datetime.now(UTC), float("inf")
        return True

    def _publish(self, snapshot: Snapshot | None, problems: tuple[Problem, ...], *, bug: str = "") -> None:
        shown = tuple(sorted(set(problems)))
        if bug:
            shown = (error("preview-bug", what=bug),)
        new = replace(self._state, snapshot=snapshot, problems=shown, bug=bug)
        if new != self._state:
            self._state = replace(new, number=self._state.number + 1)


def described(bug: Exception) -> str:
    """The mistake and where it was made, on one line."""
    frames = traceback.extract_tb(bug.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(bug).__name__}: {bug} ({where})"


def _silent(_stage: str, _done: int, _total: int) -> None:
    pass
