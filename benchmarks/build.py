"""Time and memory of a build, and what it has written.

Each build is a process of its own, as a person would start it. Wall time is
from start to end of that process; CPU is user and system time of it and all
its children; memory is the largest sum over these processes at one moment
(PSS, which counts shared pages once; where the system does not tell it, the
largest resident size of one process, which is less).
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus

_LOOK_EVERY = 0.05  # seconds between two looks at memory, at least
_SHARE = 30  # a look takes at most one part of so many of the time: of gigabytes it is slow, and slows them


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took. Seconds and MiB; `memory` names what `peak` is: "pss" or "rss"."""

    what: str
    wall: float
    cpu: float
    peak: float
    memory: str


@dataclass(frozen=True, slots=True)
class Size:
    """What was written: pages are `.html` files; bytes are of all files."""

    pages: int
    files: int
    bytes: int


def measure(folder: Path, what: str) -> Run:
    """One build of the site in a folder. Raises CalledProcessError, with what it said, if it fails."""
    command = [sys.executable, "-m", "sitegen", "build", "--now", corpus.NOW]
    return watched(command, what, cwd=folder)


def watched(command: Sequence[str], what: str, *, cwd: Path) -> Run:
    """What a command took, with this repository's modules. Raises CalledProcessError, with what it said."""
    # As it is installed, with its modules compiled: an empty value means that Python may keep them.
    source = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONDONTWRITEBYTECODE": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=cwd, env=source, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as started:
        watch = Watch(started.pid)
        watch.start()
        said, _ = started.communicate()
        watch.end()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, command, output=said)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if watch.peak:
        return Run(what, wall, cpu, watch.peak / 1024, "pss")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # getrusage(2): bytes there, KiB here
    return Run(what, wall, cpu, after.ru_maxrss / unit, "rss")


def size_of(output: Path) -> Size:
    """What a build has written."""
    files = [path for path in output.rglob("*") if path.is_file()]
    pages = sum(1 for path in files if path.suffix == ".html")
    return Size(pages, len(files), sum(path.stat().st_size for path in files))


class Watch(threading.Thread):
    """Looks again and again how much memory a process and its descendants have; `peak` in KiB."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._over = threading.Event()

    def run(self) -> None:
        """Look until the end."""
        pause = _LOOK_EVERY
        while not self._over.wait(pause):
            started = time.perf_counter()
            self.peak = max(self.peak, sum(_memory(pid) for pid in family(self._pid)))
            pause = max(_LOOK_EVERY, _SHARE * (time.perf_counter() - started))

    def end(self) -> None:
        """Stop looking."""
        self._over.set()
        self.join()


def family(pid: int) -> Iterator[int]:
    """A process and its descendants; itself alone where the system does not tell."""
    yield pid
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(thread).split():
            yield from family(int(child))


def _memory(pid: int) -> int:
    """PSS of a process in KiB, 0 where the system does not tell (or the process has gone)."""
    found = re.search(r"^Pss:\s+(\d+) kB", _read(Path(f"/proc/{pid}/smaps_rollup")), re.MULTILINE)
    return int(found[1]) if found else 0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
