"""The watch: tells at once that something under a site may have changed.

Any event means "look again"; its paths are hints (decision 39). Our own reads and
what editors leave behind are no events. Where the system has no room for watches, or
its events never arrive (network drives, containers), a canary notices: a small file
that the watch writes in `.sitegen/` and waits for. Then the desk looks by the clock.
"""

from __future__ import annotations

import itertools
import logging
import os
import threading
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from sitegen.content.names import is_left_behind
from sitegen.files import make_folder
from sitegen.output import KEPT

CANARY = "canary"
SONG = 3.0  # seconds within which the canary's event must arrive
EVERY = 60.0  # seconds from one canary to the next
OURS = frozenset(("opened", "closed_no_write"))  # what reading a file raises
TOP = frozenset(("site.toml", "content", "themes"))  # of the site's root, nothing else matters but a module
MODULE = ".py"

# What watchdog's threads log as they are stopped is nobody's concern: the canary tells if events arrive.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

Changed = Callable[[Iterable[str] | None], None]


class Watch:
    """Watches a site from `start` to `end`. `changed` gets hints, `lost` a word why events do not arrive.

    Both are called from threads of the watch; after `lost` nothing more is called.
    """

    def __init__(
        self, root: Path, folders: Iterable[Path], *, changed: Changed, lost: Callable[[str], None]
    ) -> None:
        self._root = root
        self._folders = tuple(folders)
        self._changed = changed
        self._lost = lost
        self._observer: BaseObserver | None = None
        self._heard = threading.Event()
        self._ending = threading.Event()
        self._songs = itertools.count()
        self._lock = threading.RLock()
        self._keeper = threading.Thread(target=self._keep, name="canary", daemon=True)

    @property
    def canary(self) -> Path:
        """The file that is written to see whether events arrive."""
        return self._root / KEPT / CANARY

    def start(self) -> None:
        """Begins to watch."""
        if self._begin():
            self._keeper.start()

    def end(self) -> None:
        """Stops watching."""
        self._ending.set()
        self._stop()
        self.canary.unlink(missing_ok=True)

    def doubt(self) -> None:
        """A change was found that no event had told: are we still heard? Watches everything anew."""
        threading.Thread(target=self._anew, name="doubt", daemon=True).start()

    # --- the observer ---------------------------------------------------------------

    def _begin(self) -> bool:
        # watchdog meets a folder twice where one is made within another that it just heard of; it is
        # watched all the same, and nobody who writes should read of it.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        observer = Observer()
        try:
            make_folder(self.canary.parent)
            observer.schedule(_Top(self), str(self._root), recursive=False)
            observer.schedule(_Songs(self), str(self.canary.parent), recursive=False)
            for folder in (self._root / "content", self._root / "themes", *self._folders):
                if folder.is_dir():
                    observer.schedule(_Below(self), str(folder), recursive=True)
            observer.start()
        except OSError as full:  # 24 and 28: no more files, no more watches
            self._give_up(full.strerror or str(full))
            return False
        with self._lock:
            self._observer = observer
        return True

    def _stop(self) -> None:
        with self._lock:
            observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            if observer.is_alive():
                observer.join(timeout=1)

    def _anew(self) -> None:
        with self._lock:
            if self._ending.is_set() or self._observer is None:
                return
            self._stop()
            if self._begin():
                self._sing()
        self._changed(None)

    def _give_up(self, why: str) -> None:
        if not self._ending.is_set():
            self._lost(why)

    # --- the canary -----------------------------------------------------------------

    def _keep(self) -> None:
        while not self._ending.is_set():
            with self._lock:
                if not self._sing():
                    return
            self._ending.wait(EVERY)

    def _sing(self) -> bool:
        """Writes the canary and waits for its event; gives up where it does not come."""
        self._heard.clear()
        try:
            self.canary.write_text(f"{os.getpid()} {next(self._songs)}\n", encoding="ascii")
        except OSError:
            return True  # nowhere to write: nothing is known, and the full looks remain
        if self._heard.wait(SONG) or self._ending.is_set():
            return True
        self._stop()
        self._give_up("")
        return False

    # --- events ---------------------------------------------------------------------

    def song(self) -> None:
        """The canary's event has arrived."""
        self._heard.set()

    def told(self, event: FileSystemEvent) -> None:
        """An event under a watched folder: a hint, unless it says nothing."""
        if event.event_type in OURS or (event.is_directory and event.event_type == "modified"):
            return
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        named = [path for path in paths if not is_left_behind(Path(path).name)]
        if named:
            self._changed(None if event.is_directory else named)

    def top(self, event: FileSystemEvent) -> None:
        """An event in the site's root itself."""
        names = {Path(os.fsdecode(path)).name for path in (event.src_path, event.dest_path) if path}
        if event.event_type in OURS or not (names & TOP or any(name.endswith(MODULE) for name in names)):
            return
        if event.is_directory and event.event_type in ("created", "moved", "deleted"):
            self.doubt()  # a folder that we watch has come or gone
        self._changed(None)


class _Below(FileSystemEventHandler):
    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._watch.told(event)


class _Top(_Below):
    def on_any_event(self, event: FileSystemEvent) -> None:
        self._watch.top(event)


class _Songs(_Below):
    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in OURS and Path(os.fsdecode(event.src_path)).name == CANARY:
            self._watch.song()
