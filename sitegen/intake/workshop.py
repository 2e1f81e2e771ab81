"""The workshop: each file is read in a process of its own, with limits on time and memory.

What comes back is data only (MessagePack), never objects that could run.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from typing import TypeAlias

import msgspec

from sitegen import extension
from sitegen.config.settings import Config
from sitegen.files import DOCUMENT_LIMIT, digest, read_bytes
from sitegen.intake.blocks import Brought, Paper
from sitegen.intake.draft import Draft, Wishes, draft_of
from sitegen.intake.faults import Fault
from sitegen.intake.importers import Importer, own_importers, read
from sitegen.intake.pictures import Clean, clean
from sitegen.problems import SiteError

if sys.platform != "win32":
    import resource

SECONDS = 90.0  # for a file of ordinary size
SECONDS_PER_MEGABYTE = 2.0
MEMORY = 2_000_000_000  # bytes
LARGEST = 1_000_000_000  # bytes of a file
_MEGABYTE = 1_000_000
_POLL = 0.5


class Done(msgspec.Struct, frozen=True):
    """What became of one file: its drafts, or the code and facts of what is wrong with it.

    `counts` are a WordPress export's, by (type, status); `omitted` what of it is no document;
    `site` its address.
    """

    source: str
    drafts: tuple[Draft, ...] = ()
    fault: str = ""
    facts: dict[str, str] = {}
    counts: tuple[tuple[str, str, int], ...] = ()
    omitted: tuple[str, ...] = ()
    site: str = ""
    picture: Clean | None = None


class Task(msgspec.Struct, frozen=True):
    """A file to read: its path on disk, and the name that it has in reports; a document or a picture."""

    path: str
    name: str
    wishes: Wishes = Wishes()
    picture: bool = False
    root: str = ""  # the site's folder, for its own module


Context: TypeAlias = ForkServerContext | SpawnContext


def drafts_of(
    name: str, data: bytes, config: Config, *, wishes: Wishes, own: tuple[Importer, ...] = ()
) -> Done:
    """The drafts of a file's bytes, in this process. Never raises for what a file holds."""
    photos = tuple(_photos(wishes.photos))
    try:
        brought = read(name, data, own)
        papers = [_with_media(paper, wishes) for paper in _worded(brought)]
        beside = () if brought.is_site else photos
        made = tuple(draft_of(paper, config, name=name, wishes=wishes, photos=beside) for paper in papers)
        return Done(name, made, counts=brought.counts, omitted=brought.omitted, site=brought.site)
    except Fault as fault:
        return Done(name, fault=fault.code, facts=fault.facts)
    except RecursionError:
        return Done(name, fault="intake-nested")
    except MemoryError:
        return Done(name, fault="intake-memory")


def _photos(folder: str) -> Iterator[tuple[str, Clean]]:
    """The photographs that go with a document: cleaned before, one in each file, in the order of names."""
    for file in sorted(Path(folder).iterdir()) if folder else ():
        yield file.name, msgspec.msgpack.decode(file.read_bytes(), type=Clean)


def _worded(brought: Brought) -> Sequence[Paper]:
    """The documents of a file that hold words. Raises Fault for none, and for too many words."""
    if brought.is_site:
        return brought.papers
    papers = [paper for paper in brought.papers if any(block.text.strip() for block in paper.blocks)]
    letters = sum(len(block.text) for paper in papers for block in paper.blocks)
    if not papers:
        raise Fault("intake-empty")
    if letters > DOCUMENT_LIMIT:
        raise Fault("intake-too-large", size=f"{letters:,}", limit=f"{DOCUMENT_LIMIT:,}")
    return papers


def _with_media(paper: Paper, wishes: Wishes) -> Paper:
    """The paper with the pictures that were fetched for it; they lie in a folder, named by their address."""
    if not wishes.media:
        return paper
    images = []
    for image in paper.images:
        file = Path(wishes.media) / digest(image.href.encode())
        fetched = image.href and not image.data and file.is_file()
        images.append(msgspec.structs.replace(image, data=file.read_bytes()) if fetched else image)
    return msgspec.structs.replace(paper, images=tuple(images))


def work(tasks: Iterable[Task], config: Config, *, workers: int, seconds: float = SECONDS) -> Iterator[Done]:
    """The files' drafts (of pictures, what they are when cleaned) in order, each in a process of its own.

    A process that takes too long or dies is that file's fault alone: "intake-time", "intake-died".
    """
    context = _context()
    blob = msgspec.msgpack.encode(config)
    waiting = list(enumerate(tasks))
    waiting.reverse()
    running: list[_Bench] = []
    finished: dict[int, Done] = {}
    at = 0
    try:
        while waiting or running or at in finished:
            while waiting and len(running) < max(1, workers):
                number, task = waiting.pop()
                running.append(_begun(context, number, task, blob, seconds))
            running = _looked_after(running, finished)
            while at in finished:
                yield finished.pop(at)
                at += 1
    finally:
        for bench in running:
            _ended(bench.process)


class _Bench(msgspec.Struct):
    number: int
    task: Task
    process: BaseProcess
    pipe: Connection
    until: float
    parts: list[bytes] = msgspec.field(default_factory=list)


def _context() -> Context:
    """A fresh process for each file: from a server where the system has one, else a new one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload([__name__])
    return server


def _begun(context: Context, number: int, task: Task, blob: bytes, seconds: float) -> _Bench:
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=_at_the_bench,
        args=(theirs, task, blob),
        daemon=True,
    )
    process.start()
    theirs.close()
    size = Path(task.path).stat().st_size if Path(task.path).exists() else 0
    return _Bench(
        number, task, process, ours, monotonic() + seconds + SECONDS_PER_MEGABYTE * size / _MEGABYTE
    )


def _looked_after(running: list[_Bench], finished: dict[int, Done]) -> list[_Bench]:
    """Waits a moment for any process; those that are through are put into `finished`."""
    ready = wait([bench.pipe for bench in running], timeout=_POLL)
    kept = []
    for bench in running:
        if bench.pipe in ready:
            finished[bench.number] = _received(bench)
        elif monotonic() > bench.until:
            finished[bench.number] = Done(bench.task.name, fault="intake-time")
        else:
            kept.append(bench)
            continue
        _ended(bench.process)
        bench.pipe.close()
    return kept


def _received(bench: _Bench) -> Done:
    try:
        return msgspec.msgpack.decode(bench.pipe.recv_bytes(), type=Done)
    except (EOFError, OSError, msgspec.MsgspecError):
        return Done(bench.task.name, fault="intake-died")


def _ended(process: BaseProcess) -> None:
    if process.is_alive():
        process.kill()
    process.join(timeout=10)


def _at_the_bench(pipe: Connection, task: Task, blob: bytes) -> None:
    """What the file's own process does."""
    _limit_memory()
    name = task.name
    try:
        data = read_bytes(Path(task.path), limit=LARGEST)
        config = msgspec.msgpack.decode(blob, type=Config)
        own = own_importers(extension.load(Path(task.root), config)) if task.root else ()
        if task.picture:
            done = _picture(name, data)
        else:
            done = drafts_of(name, data, config, wishes=task.wishes, own=own)
    except SiteError as stop:
        done = Done(name, fault=stop.problems[0].code, facts=dict(stop.problems[0].params))
    except MemoryError:
        done = Done(name, fault="intake-memory")
    pipe.send_bytes(msgspec.msgpack.encode(done))
    pipe.close()


def _picture(name: str, data: bytes) -> Done:
    try:
        return Done(name, picture=clean(data))
    except Fault as fault:
        return Done(name, fault=fault.code, facts=fault.facts)


def _limit_memory() -> None:
    """Windows has no limit that a process can set itself: there the time alone is limited."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
