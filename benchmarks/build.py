"""Time and memory of builds of the generated corpus: `python -m benchmarks --releases 1000`.

Each build is a process of its own, as a person would start it. Wall time is
from start to end of that process; CPU is user and system time of it and all
its children; memory is the largest sum over these processes at one moment
(PSS, which counts shared pages once; where the system does not tell it, the
largest resident size of one process, which is less). After the first build: nothing
changed, a text edited, a title edited, a release added. Then the peers, where a folder
of them is set up (`benchmarks.peers`).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import corpus, peers
from benchmarks.edits import EDITS
from sitegen import __version__

_LOOK_EVERY = 0.05  # seconds between two looks at memory


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


def main() -> None:
    """The command line."""
    options = _options()
    folder = Path(options.folder or tempfile.mkdtemp(prefix="sitegen-bench-")).resolve()
    try:
        corpus.write(
            folder,
            options.releases,
            seed=options.seed,
            pictures=options.pictures,
            towns=options.municipalities,
        )
        runs = [measure(folder, what) for what in ("cold", *["again"] * options.repeat)]
        for what, edit in () if options.no_edits else EDITS.items():
            edit(folder)
            runs.append(measure(folder, what))
        _tell(options.releases, runs, size_of(folder / "output"))
        if peers.is_set_up(options.peers):
            peers.compare(options.peers, options.releases, names=options.beside)
        else:
            print(f"No peers are set up in {options.peers}: only ourselves were measured (--peers FOLDER).")
        if options.json:
            _save(options.json, options.releases, runs, size_of(folder / "output"))
    finally:
        if not options.folder:
            shutil.rmtree(folder)


def measure(folder: Path, what: str) -> Run:
    """One build of the site in a folder. Raises CalledProcessError, with what it said, if it fails."""
    command = [sys.executable, "-m", "sitegen", "build", "--now", corpus.NOW]
    return watched(command, what, cwd=folder)


def watched(command: Sequence[str], what: str, *, cwd: Path) -> Run:
    """What a command took, with this repository's modules. Raises CalledProcessError, with what it said."""
    source = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
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
        while not self._over.wait(_LOOK_EVERY):
            self.peak = max(self.peak, sum(_memory(pid) for pid in family(self._pid)))

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


def _tell(releases: int, runs: list[Run], size: Size) -> None:
    print(f"{releases:,} releases: {size.pages:,} pages, {size.files:,} files, {size.bytes / 1e6:,.1f} MB")
    print(f"{'build':<8}{'wall s':>9}{'CPU s':>9}{'of cold':>9}{'peak MiB':>10}")
    for run in runs:
        share = run.cpu / runs[0].cpu
        print(f"{run.what:<8}{run.wall:>9.2f}{run.cpu:>9.2f}{share:>9.3f}{run.peak:>10.0f}  {run.memory}")


def _save(path: Path, releases: int, runs: list[Run], size: Size) -> None:
    machine = {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}
    record = {"releases": releases, "sitegen": __version__, "machine": machine}
    record |= {"size": asdict(size), "runs": [asdict(run) for run in runs]}
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument(
        "--pictures", type=int, default=0, metavar="N", help="a photograph for every Nth release"
    )
    parser.add_argument("--municipalities", type=int, default=corpus.TOWNS, metavar="N")
    parser.add_argument("--no-edits", action="store_true", help="nothing is edited after the first build")
    parser.add_argument(
        "--repeat", type=int, default=1, metavar="N", help="builds of the same site after the first"
    )
    parser.add_argument("--peers", type=Path, default=Path("../shared/peers"), help="a folder of peers")
    parser.add_argument("--beside", default="hugo", help="which of them: the first is the base of ratios")
    parser.add_argument("--seed", default="sitegen")
    parser.add_argument("--folder", help="keep the site here; default: a folder that is removed at the end")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to a file")
    return parser.parse_args()
