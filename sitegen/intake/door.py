"""The door `import`: files and folders in, documents with a report out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from sitegen import config, extension
from sitegen.config.settings import Config
from sitegen.content.names import is_left_behind
from sitegen.content.shelf import ROOT, SPANISH_KINDS
from sitegen.extension import expect_good
from sitegen.files import read_bytes
from sitegen.intake.draft import Wishes
from sitegen.intake.faults import Fault
from sitegen.intake.importers import SUFFIXES, own_importers
from sitegen.intake.media import Fetched, fetch_all, host_of
from sitegen.intake.report import Outcome, Summary, as_json, print_summary
from sitegen.intake.workshop import LARGEST, Done, Task, work
from sitegen.intake.write import Journal, Shelf
from sitegen.model import KINDS
from sitegen.pool import workers
from sitegen.problems import Problem, SiteError, error
from sitegen.terminal import Terminal, language_of
from sitegen.text import closest, fold, legible

_MEDIA = ".sitegen/intake-media"
_WHOLE = 3  # documents that are reported in full


Told: TypeAlias = Callable[[str, int, int], None]
Named: TypeAlias = tuple[Path, str]


class Order(msgspec.Struct, frozen=True):
    """What a person asked for: see `sitegen import --help`."""

    sources: tuple[str, ...]
    wishes: Wishes = Wishes()
    dry: bool = False
    json: bool = False
    fetch: bool = False
    hosts: tuple[str, ...] = ()
    workers: int = 0


def import_files(root: Path, order: Order) -> int:
    """Imports what was ordered and says what became of it. The exit code: 0 fine, 1 something was refused."""
    terminal = Terminal(language_of(root))
    try:
        settings, _ = config.load(root)
        order = msgspec.structs.replace(order, wishes=_checked(settings, order.wishes))
        expect_good(root, settings)
        own = own_importers(extension.load(root, settings))
        files = tuple(_files(order.sources, SUFFIXES.union(*(one.suffixes for one in own))))
        with terminal.progress() as told:
            summary = _run(root, settings, order, files=files, told=told)
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        return 1
    if order.json:
        sys.stdout.write(as_json(summary).decode("utf-8") + "\n")
    else:
        print_summary(terminal, summary, dry=order.dry, whole=len(summary.documents) <= _WHOLE)
    return 1 if summary.refused else 0


def begin_from(root: Path, source: Path, kind: str, *, wishes: Wishes) -> int:
    """`new KIND --from FILE`: one document of the kind that was asked for. The exit code."""
    wanted = next((one for one in KINDS if fold(kind) in (one, SPANISH_KINDS[one])), "")
    if wanted not in ("release", "notice", "page", "document"):
        terminal = Terminal(language_of(root))
        terminal.problems((error("intake-new-kind", kind=kind),))
        return 1
    return import_files(root, Order((str(source),), msgspec.structs.replace(wishes, kind=wanted)))


def _checked(settings: Config, wishes: Wishes) -> Wishes:
    """The wishes, if the site can fulfil them; a folder of a municipality names it. Raises SiteError."""
    known = [one.id for one in settings.municipalities]
    if wishes.municipality and wishes.municipality not in known:
        guess = closest(wishes.municipality, known) or ", ".join(known)
        raise SiteError([error("new-municipality-unknown", municipality=wishes.municipality, known=guess)])
    folder = wishes.folder.replace("\\", "/")
    if folder and (folder.startswith("/") or ".." in folder.split("/") or ":" in folder):
        raise SiteError([error("intake-folder", folder=wishes.folder)])
    parts = [part for part in folder.split("/") if part]
    named = parts[1] if len(parts) > 1 and parts[0] == ROOT and parts[1] in known else ""
    return msgspec.structs.replace(wishes, municipality=wishes.municipality or named, folder="/".join(parts))


def _files(sources: Sequence[str], suffixes: frozenset[str]) -> Iterator[Named]:
    """Every file that was named, and those of named folders that can be read. Raises SiteError."""
    for source in sources:
        path = Path(source)
        if path.is_dir():
            yield from _within(path, suffixes)
        elif path.exists():
            yield path, legible(path.name)
        else:
            raise SiteError([error("file-missing", path=source)])


def _within(folder: Path, suffixes: frozenset[str]) -> Iterator[Named]:
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not is_left_behind(one))
        for name in sorted(names):
            path = Path(above) / name
            if path.suffix.lower() in suffixes and not is_left_behind(name) and not path.is_symlink():
                yield path, legible(path.relative_to(folder).as_posix())


def _run(root: Path, settings: Config, order: Order, *, files: Sequence[Named], told: Told) -> Summary:
    journal = Journal(root, dry=order.dry)
    fresh = [(path, name) for path, name in files if not _is_through(journal, path)]
    fetched = Fetched(0, ())
    if order.fetch and not order.dry:
        addresses, hosts = _addresses(root, settings, order, files=fresh)
        fetched = fetch_all(addresses, root / _MEDIA, hosts=hosts)
        wishes = msgspec.structs.replace(order.wishes, media=str(root / _MEDIA))
        order = msgspec.structs.replace(order, wishes=wishes)
    summary = Summary(skipped=len(files) - len(fresh), fetched=fetched.count, refused=fetched.problems)
    shelf = Shelf(root, dry=order.dry)
    results = work(_tasks(root, fresh, order.wishes), settings, workers=workers(order.workers))
    for number, done in enumerate(results, start=1):
        told("intake", number, len(fresh))
        summary = _added(summary, done, _put_all(shelf, done))
        if done.drafts:
            journal.add(read_bytes(fresh[number - 1][0], limit=LARGEST), _paths(summary, len(done.drafts)))
    return summary


def _added(summary: Summary, done: Done, put: tuple[tuple[Outcome, ...], tuple[Problem, ...]]) -> Summary:
    """The run with one file more."""
    refused = put[1]
    if done.fault:
        fault = Fault(done.fault, **{"file": done.source, **done.facts})
        refused = (*refused, fault.problem(done.source))
    return msgspec.structs.replace(
        summary,
        documents=(*summary.documents, *put[0]),
        refused=(*summary.refused, *refused),
        counts=(*summary.counts, *done.counts),
        omitted=(*summary.omitted, *done.omitted),
    )


def _put_all(shelf: Shelf, done: Done) -> tuple[tuple[Outcome, ...], tuple[Problem, ...]]:
    """What became of a file's drafts; a problem for each that could not be written."""
    outcomes: list[Outcome] = []
    problems: list[Problem] = []
    for draft in done.drafts:
        try:
            written = shelf.put(draft)
        except OSError as failure:
            problems.append(error("output-refused", path=draft.path, why=failure.strerror or str(failure)))
            continue
        outcomes.append(Outcome(msgspec.structs.replace(draft.report, path=written.path), written.new))
    return tuple(outcomes), tuple(problems)


def _paths(summary: Summary, count: int) -> list[str]:
    return [one.report.path for one in summary.documents[-count:]]


def _is_through(journal: Journal, path: Path) -> bool:
    try:
        return bool(journal.has(read_bytes(path, limit=LARGEST)))
    except SiteError:
        return False  # told of when it is read


def _tasks(root: Path, files: Iterable[Named], wishes: Wishes) -> Iterator[Task]:
    for path, name in files:
        yield Task(str(path), name, wishes, root=str(root))


def _addresses(
    root: Path, settings: Config, order: Order, *, files: Sequence[Named]
) -> tuple[list[str], frozenset[str]]:
    """The addresses of all pictures, and the hosts that may be asked: named, or an export's own."""
    addresses: list[str] = []
    hosts = {host.lower() for host in order.hosts}
    for done in work(_tasks(root, files, order.wishes), settings, workers=workers(order.workers)):
        for draft in done.drafts:
            addresses.extend(draft.report.media)
        if not order.hosts:
            hosts.add(host_of(done.site))
    hosts -= {""}
    if addresses and not hosts:
        raise SiteError([error("intake-media-no-host", example=host_of(addresses[0]))])
    return addresses, frozenset(hosts)
