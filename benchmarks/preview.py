"""Save and see: how long the preview takes from a save to the new bytes over HTTP.

`python -m benchmarks.preview --releases 10000` writes the generated corpus, starts
`sitegen serve` twice (with a cold and with a warm cache) and edits: the text of a
release from the middle, after which the search must have it too, and the title of the
newest, after which the front page, the municipality's list, the feed and the search
must. Wall time is from the save to the bytes; CPU is the server's for the whole edit.
To compare with a peer in one run, the folder of the peers' bench has a harness:
`OURS_ADAPTER=benchmarks/peer_adapter.py python run.py --peers hugo,ours --scenarios serve`.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import corpus
from benchmarks.build import Watch, family
from benchmarks.peer_adapter import index_bytes

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")
PATIENCE = 300.0  # seconds
TICK = os.sysconf("SC_CLK_TCK")
OK = 200


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit. Seconds from the save until each place had it; CPU seconds of the server for all of it."""

    what: str
    seen: Mapping[str, float]
    cpu: float


class Client:
    """A browser's connection."""

    def __init__(self, port: int) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def get(self, path: str) -> bytes:
        """The body at a path; b"" where there is none."""
        self._line.request("GET", path)
        answer = self._line.getresponse()
        data = answer.read()
        return data if answer.status == OK else b""

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def searched(self) -> bytes:
        """All that a browser loads to find a new word."""
        return b"".join(index_bytes(lambda name: self.get(f"/buscar/indice/{name}")))


def main() -> None:
    """The command line."""
    options = _options()
    folder = Path(options.folder or tempfile.mkdtemp(prefix="sitegen-preview-")).resolve()
    try:
        corpus.write(folder, options.releases)
        figures: dict[str, object] = {"releases": options.releases}
        figures["ready cold"], figures["ready cold CPU"] = _ready(folder)
        figures["ready warm"], figures["ready warm CPU"] = _ready(folder)
        edits, peak = measure(folder, options.edits)
        _tell(options.releases, figures, edits, peak=peak)
        if options.json:
            record = {**figures, "edits": [asdict(one) for one in edits], "peak MiB": peak}
            options.json.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    finally:
        if not options.folder:
            shutil.rmtree(folder)


def measure(folder: Path, times: int) -> tuple[list[Edit], float]:
    """The edits, and the server's largest memory in MiB (PSS where the system tells it)."""
    files = sorted((folder / "content").glob("*/comunicados/*/*.md"), key=lambda file: file.name[:10])
    middle, newest = files[len(files) // 2], files[-1]
    with _served(folder) as (pid, port):
        watch = Watch(pid)
        watch.start()
        with closing(Client(port)) as client:
            client.get("/")
            client.searched()
            _settle(pid)
            found = []
            for number in range(times):
                found.append(_body(client, pid, middle, token=f"zqcuerpo{number}"))
                found.append(_title(client, pid, newest, token=f"zqtitular{number}"))
        watch.end()
    return found, watch.peak / 1024


def _ready(folder: Path) -> tuple[float, float]:
    """Seconds from the start to the first page, and CPU seconds (not of helpers that have ended)."""
    started = time.perf_counter()
    with _served(folder) as (pid, port), closing(Client(port)) as client:
        client.get("/")
        return time.perf_counter() - started, _cpu(pid)


@contextmanager
def _served(folder: Path) -> Iterator[tuple[int, int]]:
    """A preview of the folder; its process and port, as soon as it says them."""
    command = [sys.executable, "-m", "sitegen", "serve", "--port", "0", "--now", corpus.NOW]
    source = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=folder, env=source, stdout=subprocess.PIPE, text=True) as server:
        said = ""
        while not (found := ADDRESS.search(said)):
            line = server.stdout.readline() if server.stdout else ""
            if not line:
                raise subprocess.CalledProcessError(server.wait(), command, output=said)
            said += line
        try:
            yield server.pid, int(found[1])
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=PATIENCE)


def _body(client: Client, pid: int, file: Path, *, token: str) -> Edit:
    text = re.sub(r"\n\nNota zqcuerpo\d+\.\n$", "\n", file.read_text(encoding="utf-8"))
    new = f"{text.rstrip()}\n\nNota {token}.\n"
    return _edit("text", client, pid, file=file, text=new, token=token, places=(_address(file),))


def _title(client: Client, pid: int, file: Path, *, token: str) -> Edit:
    text = re.sub(r"(?m)^titulo: (?:zqtitular\d+ )?", f"titulo: {token} ", file.read_text(encoding="utf-8"))
    town = file.parents[2].name
    places = (_address(file), "/", f"/{town}/", f"/{town}/comunicados/", "/feed.xml")
    return _edit("title", client, pid, file=file, text=text, token=token, places=places)


def _edit(  # noqa: PLR0913 - an edit is all of this
    what: str, client: Client, pid: int, *, file: Path, text: str, token: str, places: Sequence[str]
) -> Edit:
    for place in places:
        client.get(place)
    before = _cpu(pid)
    saved = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    seen: dict[str, float] = {}
    looks: dict[str, Callable[[], bytes]] = {place: partial(client.get, place) for place in places}
    looks["search"] = client.searched
    for place, look in looks.items():
        while token.encode() not in look():
            if time.perf_counter() - saved > PATIENCE:
                raise TimeoutError(place)
            time.sleep(0.005)
        seen[place] = time.perf_counter() - saved
    _settle(pid)
    return Edit(what, seen, _cpu(pid) - before)


def _address(file: Path) -> str:
    return f"/{file.parents[2].name}/comunicados/{file.name[:4]}/{file.stem[11:]}/"


def _settle(pid: int) -> None:
    """Waits until the server rests."""
    last = _cpu(pid)
    for _ in range(100):
        time.sleep(0.3)
        now = _cpu(pid)
        if now - last < 0.1:  # noqa: PLR2004 (its own looks go on)
            return
        last = now


def _cpu(pid: int) -> float:
    """CPU seconds of a process and its living descendants; 0 where the system does not tell."""
    total = 0.0
    for one in family(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) / TICK
    return total


def _tell(releases: int, figures: Mapping[str, object], edits: Sequence[Edit], *, peak: float) -> None:
    print(f"{releases:,} releases, {len(edits) // 2} edits of each kind, medians; peak {peak:,.0f} MiB")
    for name in ("ready cold", "ready cold CPU", "ready warm", "ready warm CPU"):
        print(f"{name:<28}{figures[name]:>8.2f} s")
    for what in ("text", "title"):
        some = [one for one in edits if one.what == what]
        print(f"{what} edited: page{'':<11}{median(_first(one) for one in some):>8.3f} s")
        print(f"{what} edited: all but search{'':<1}{median(_lists(one) for one in some):>8.3f} s")
        print(f"{what} edited: search too{'':<5}{median(one.seen['search'] for one in some):>8.3f} s")
        print(f"{what} edited: CPU{'':<12}{median(one.cpu for one in some):>8.3f} s")


def _first(edit: Edit) -> float:
    return next(iter(edit.seen.values()))


def _lists(edit: Edit) -> float:
    return max(seconds for place, seconds in edit.seen.items() if place != "search")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.preview", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=5, metavar="N", help="of each kind")
    parser.add_argument("--folder", help="keep the site here; default: a folder that is removed at the end")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to a file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
