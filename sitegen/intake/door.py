"""The door `import`: files and folders in, documents with a report out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

import msgspec

from sitegen import config
from sitegen.config.settings import Config
from sitegen.content.names import is_left_behind
from sitegen.content.shelf import SPANISH_KINDS
from sitegen.files import read_bytes
from sitegen.intake.draft import Draft, Wishes
from sitegen.intake.importers import SUFFIXES
from sitegen.intake.media import fetch_all
from sitegen.intake.report import Outcome, Summary, as_json, print_summary
from sitegen.intake.workshop import LARGEST, Done, Task, work
from sitegen.intake.write import Journal, Shelf
from sitegen.model import KINDS
from sitegen.pool import workers
from sitegen.problems import Problem, SiteError, error
from sitegen.terminal import Terminal, language_of
from sitegen.text import closest

_MEDIA = ".sitegen/intake-media"
_WHOLE = 3  # documents that are reported in full


Told: TypeAlias = Callable[[str, int, int], None]


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
        _check(settings, order.wishes)
        files = tuple(_files(order.sources))
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


def begin_from(root: Path, source: Path, kind: str, *, title: str, municipality: str) -> int:
    """`new KIND --from FILE`: one document of the kind that was asked for. The exit code."""
    told = {**{one: one for one in KINDS}, **{spanish: one for one, spanish in SPANISH_KINDS.items()}}
    wanted = told.get(kind.lower(), "")
    if wanted not in ("release", "notice", "page", "document"):
        terminal = Terminal(language_of(root))
        terminal.problems((error("intake-new-kind", kind=kind),))
        return 1
    wishes = Wishes(municipality=municipality, kind=wanted, title=title)
    return import_files(root, Order((str(source),), wishes))


def _check(settings: Config, wishes: Wishes) -> None:
    known = [one.id for one in settings.municipalities]
    if wishes.municipality and wishes.municipality not in known:
        guess = closest(wishes.municipality, known) or ", ".join(known)
        raise SiteError([error("new-municipality-unknown", municipality=wishes.municipality, known=guess)])
    folder = wishes.folder.replace("\\", "/")
    if folder and (folder.startswith("/") or ".." in folder.split("/") or ":" in folder):
        raise SiteError([error("intake-folder", folder=wishes.folder)])


def _files(sources: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Every file that was named, and those of named folders that an importer reads, in order. Raises SiteError."""
    for source in sources:
        path = Path(source)
        if path.is_dir():
            yield from _within(path)
        elif path.exists():
            yield path, path.name
        else:
            raise SiteError([error("file-missing", path=source)])


def _within(folder: Path) -> Iterator[tuple[Path, str]]:
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not is_left_behind(one))
        for name in sorted(names):
            path = Path(above) / name
            if path.suffix.lower() in SUFFIXES and not is_left_behind(name) and not path.is_symlink():
                yield path, path.relative_to(folder).as_posix()


def _run(
    root: Path, settings: Config, order: Order, *, files: Sequence[tuple[Path, str]], told: Told
) -> Summary:
    journal = Journal(root, dry=order.dry)
    wishes = order.wishes
    fetched, problems = 0, ()
    fresh = [(path, name) for path, name in files if not _is_through(journal, path)]
    if order.fetch and not order.dry:
        addresses, hosts = _addresses(settings, order, fresh)
        got = fetch_all(addresses, root / _MEDIA, hosts=hosts)
        fetched, problems = got.count, got.problems
        wishes = msgspec.structs.replace(wishes, media=str(root / _MEDIA))
    summary = _written(root, settings, order, wishes=wishes, files=fresh, journal=journal, told=told)
    return msgspec.structs.replace(
        summary, refused=(*summary.refused, *problems), skipped=len(files) - len(fresh), fetched=fetched
    )


def _is_through(journal: Journal, path: Path) -> bool:
    try:
        return bool(journal.has(read_bytes(path, limit=LARGEST)))
    except SiteError:
        return False  # told of when it is read


def _tasks(files: Iterable[tuple[Path, str]], wishes: Wishes) -> Iterator[Task]:
    for path, name in files:
        yield Task(str(path), name, wishes)


def _written(
    root: Path, settings: Config, order: Order, *, wishes: Wishes, files: Sequence[tuple[Path, str]], journal: Journal, told: Told
) -> Summary:  # fmt: skip
    shelf = Shelf(root, dry=order.dry)
    documents: list[Outcome] = []
    refused: list[Problem] = []
    counts: list[tuple[str, str, int]] = []
    omitted: list[str] = []
    done: Done
    results = work(_tasks(files, wishes), settings, workers=workers(order.workers))
    for number, done in enumerate(results, start=1):
        told("intake", number, len(files))
        if done.fault:
            refused.append(error(done.fault, path=done.source, **{"file": done.source, **done.facts}))
        outcomes = [_put(shelf, draft, refused) for draft in done.drafts]
        documents.extend(one for one in outcomes if one is not None)
        if outcomes and all(one is not None for one in outcomes):
            journal.add(
                read_bytes(files[number - 1][0], limit=LARGEST), [one.report.path for one in outcomes if one]
            )
        counts.extend(done.counts)
        omitted.extend(done.omitted)
    return Summary(tuple(documents), tuple(refused), tuple(counts), tuple(omitted))


def _put(shelf: Shelf, draft: Draft, refused: list[Problem]) -> Outcome | None:
    """What became of a draft; None, with a problem noted, if it could not be written."""
    try:
        written = shelf.put(draft)
    except OSError as failure:
        refused.append(error("output-refused", path=draft.path, why=failure.strerror or str(failure)))
        return None
    report = msgspec.structs.replace(draft.report, path=written.path)
    return Outcome(report, written.new)


def _addresses(
    settings: Config, order: Order, files: Sequence[tuple[Path, str]]
) -> tuple[list[str], frozenset[str]]:
    """The addresses of all pictures, and the hosts that may be asked: those named, else an export's own site."""
    addresses: list[str] = []
    hosts = {host.lower() for host in order.hosts}
    for done in work(_tasks(files, order.wishes), settings, workers=workers(order.workers)):
        for draft in done.drafts:
            addresses.extend(draft.report.media)
        if not order.hosts:
            hosts.add(urlsplit(done.site).hostname or "")
    hosts -= {""}
    if addresses and not hosts:
        raise SiteError([error("intake-media-no-host", example=urlsplit(addresses[0]).hostname or "")])
    return addresses, frozenset(hosts)
