"""Publishing: a twin of the output folder is brought up to date, and then takes its place in one step.

The twin stands beside the output folder and is the build before; nearly all of its
files are the output's own, under a second name. It is changed file by file, never
in place, and exchanged when everything is there; what was the output is the next twin.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.files import FILE_MODE, digest, make_folder
from sitegen.locks import locked
from sitegen.model import File, Kept
from sitegen.output import journal
from sitegen.output.exchange import exchange
from sitegen.output.guard import CLEAN, STAGE, discard, is_stage, refusal
from sitegen.output.holding import Holding
from sitegen.output.manifest import MANIFEST, remembered, told
from sitegen.problems import SiteError, error

KEPT = ".sitegen"  # the folder of a site where builds keep what they remember


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did: counts of files, and the bytes of the whole site.

    `changed` were made; what another build has lent is new here, and made by nobody.
    """

    files: int
    changed: int
    removed: int
    size: int


@dataclass(slots=True)
class _Twin:
    """The twin while it is brought up to date. `has` is what it held before, `written` what it holds now."""

    folder: Path
    output: Path
    holding: Holding
    lenders: tuple[Holding, ...]
    has: Mapping[str, str]
    written: dict[str, str] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)  # that are certainly there
    changed: int = 0
    lent: int = 0
    size: int = 0


def twin_of(output: Path) -> Path:
    """The folder beside the output in which the next build is prepared."""
    return output.parent / f".{output.name}.sitegen"


def publish(files: Iterable[File | Kept], output: Path, root: Path) -> Published:
    """Writes a build to `output`, whole or not at all; see `opened` and `Place.publish`."""
    with opened(output, root) as place:
        return place.publish(files)


def held(output: Path, root: Path) -> Holding:
    """What the output folder of the site at `root` holds, looked at without holding it against builds."""
    return Holding(output, root / KEPT / "output")


def expect_ours(output: Path, root: Path) -> None:
    """Raises SiteError for an output folder that is refused; one cut short without a manifest is our own."""
    refused = refusal(output, root)
    if refused and not (refused.code == "output-not-ours" and journal.is_begun(twin_of(output))):
        raise SiteError([refused])


@contextmanager
def opened(output: Path, root: Path, *, lenders: Iterable[Path] = ()) -> Iterator[Place]:
    """The output folder of the site at `root`, held against other builds while the block runs.

    `lenders` are the output folders of other builds, from which is taken what they have. A publication
    that was cut short is completed first. Raises SiteError where the folder or the system refuses.
    """
    expect_ours(output, root)
    folder = twin_of(output)
    try:
        make_folder(root / KEPT)
        with locked(root / KEPT / "build.lock"):
            if folder.exists() and not is_stage(folder):
                raise SiteError([error("output-stage-taken", path=str(folder))])
            journal.complete(output, folder)
            lent = tuple(Holding(one) for one in lenders)
            yield Place(output, folder, held(output, root), lent)
    except OSError as wrong:
        where = wrong.filename or str(output)
        raise SiteError(
            [error("output-refused", path=str(where), why=wrong.strerror or str(wrong))]
        ) from None


@dataclass(frozen=True, slots=True)
class Place:
    """An output folder that is ours for now, with its twin, what it holds, and what others lend it."""

    output: Path
    twin: Path
    holding: Holding
    lenders: tuple[Holding, ...] = ()

    def holds(self, path: str, wanted: str) -> bool:
        """Whether a file of this path and SHA-256 (hex) need not be made: it is here, or is lent."""
        return self.holding.has(path, wanted) or any(one.has(path, wanted) for one in self.lenders)

    def is_untouched(self) -> bool:
        """Whether every file of the last build is as it was published."""
        return self.holding.is_untouched()

    def publish(self, files: Iterable[File | Kept]) -> Published:
        """Publishes a whole build; what has not changed is not written again, and strangers' files stay.

        Raises SiteError where two files have one path, and whatever `files` raises, and
        OSError where the system refuses to write; then the old site is whole, or, where
        files had begun to be put in place one by one, the next command completes the new one.
        """
        twin = _Twin(self.twin, self.output, self.holding, self.lenders, _opened(self.twin))
        try:
            for file in files:
                _take(twin, file)
            gone = self.holding.listed.keys() - twin.written.keys()
            _finish(twin)
            if twin.changed or twin.lent or gone or not (self.output / MANIFEST).is_file():
                _put_in_place(twin)
            else:
                _write(twin.folder / CLEAN, b"")
        except BaseException:
            if not journal.is_begun(self.twin):
                with suppress(OSError):
                    discard(self.twin)
            raise
        self.holding.remember(twin.written)
        return Published(len(twin.written), twin.changed, len(gone), twin.size)


def _opened(folder: Path) -> dict[str, str]:
    """What a clean twin holds, with its mark taken away; an empty folder in place of any other."""
    clean = folder / CLEAN
    if clean.is_file():
        has = remembered(folder)
        clean.unlink()
        _write(folder / STAGE, b"")
        return has
    if folder.exists():
        discard(folder)
    make_folder(folder)
    _write(folder / STAGE, b"")
    return {}


def _take(twin: _Twin, file: File | Kept) -> None:
    folded = _folded(file.path)
    other = twin.folded.setdefault(file.path if folded == file.path else folded, file.path)
    if file.path in twin.written or other != file.path:
        raise SiteError([error("output-twice", path=file.path, other=other)])
    its = file.digest if isinstance(file, Kept) else file.digest or digest(file.data)
    known = file.path in twin.has
    lender = _lender(twin, file)
    if lender is not None:
        _replace(_ready(twin, file.path), lender.read(file.path), known=known)
        twin.lent += 1
    elif isinstance(file, Kept) or twin.holding.has(file.path, its):
        if not (known and _one_file(f"{twin.output}/{file.path}", f"{twin.folder}/{file.path}")):
            _second_name(twin, file.path, known=known)
    else:
        _replace(_ready(twin, file.path), file.data, known=known)
        twin.changed += 1
    twin.written[file.path] = its
    twin.size += file.size if isinstance(file, Kept) else len(file.data)


def _lender(twin: _Twin, file: File | Kept) -> Holding | None:
    """Who has a file that need not be made, and that the output itself has not."""
    if not twin.lenders or isinstance(file, File) or twin.holding.has(file.path, file.digest):
        return None
    return next((one for one in twin.lenders if one.has(file.path, file.digest)), None)


def _folded(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _ready(twin: _Twin, path: str) -> Path:
    """Where a file of the twin goes; its folder is there."""
    folder = path.rpartition("/")[0]
    if folder not in twin.folders:
        make_folder(twin.folder / folder)
        twin.folders.add(folder)
    return twin.folder / path


def _second_name(twin: _Twin, path: str, *, known: bool) -> None:
    """The twin's file becomes another name of the published one."""
    place = _ready(twin, path)
    if known:
        place.unlink(missing_ok=True)
    _link(twin.output / path, place)


def _one_file(there: str, place: str) -> bool:
    try:
        first, second = os.lstat(there), os.lstat(place)
    except OSError:
        return False
    return (first.st_ino, first.st_dev) == (second.st_ino, second.st_dev)


def _replace(place: Path, data: bytes, *, known: bool) -> None:
    """Writes a new file: the old one may be the published one, under its second name."""
    if known:
        place.unlink(missing_ok=True)
    _write(place, data)


def _finish(twin: _Twin) -> None:
    """Takes away what the site no longer has, adds the files of strangers, and the manifest."""
    _keep_strangers(twin)
    gone = twin.has.keys() - twin.written.keys()
    for path in gone:
        with suppress(FileNotFoundError):
            os.unlink(f"{twin.folder}/{path}")  # noqa: PTH108 (a Path for each takes longer than the system)
    for folder in sorted({path.rpartition("/")[0] for path in gone}, reverse=True):
        journal.remove_empty(twin.folder / folder, twin.folder)
    _replace(twin.folder / MANIFEST, told(twin.written), known=True)
    (twin.folder / STAGE).unlink(missing_ok=True)


def _keep_strangers(twin: _Twin) -> None:
    """The twin gets the strangers' files that the output has, and no others."""
    ours = twin.written.keys() | twin.holding.listed.keys() | {MANIFEST, STAGE, CLEAN}
    theirs = set(_strangers(twin.output, ours))
    for name in (
        set(_strangers(twin.folder, twin.written.keys() | twin.has.keys() | {MANIFEST, STAGE})) - theirs
    ):
        (twin.folder / name).unlink()
        journal.remove_empty((twin.folder / name).parent, twin.folder)
    for name in sorted(theirs):
        there, place = twin.output / name, twin.folder / name
        if _one_file(str(there), str(place)):
            continue
        place.unlink(missing_ok=True)
        make_folder(place.parent)
        if there.is_symlink():
            place.symlink_to(there.readlink())
        else:
            _link(there, place)


def _strangers(folder: Path, ours: Set[str]) -> Iterator[str]:
    """What lies in a folder and is not ours; a link to a folder is a file of theirs."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with suppress(OSError), os.scandir(f"{folder}/{inside}") as entries:
            for entry in entries:
                path = inside + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                elif path not in ours:
                    yield path


def _put_in_place(twin: _Twin) -> None:
    output = twin.output
    if not output.exists():
        make_folder(output.parent)
        twin.folder.rename(output)
    elif exchange(twin.folder, output):
        _write(twin.folder / CLEAN, b"")  # what was the output is a whole build as well
    else:
        journal.begin(twin.folder)
        journal.complete(output, twin.folder)


def _link(there: Path, place: Path) -> None:
    """One file under two names; a copy on file systems that have no hard links."""
    try:
        os.link(there, place)
    except OSError:
        shutil.copy2(there, place)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    path.chmod(FILE_MODE)
