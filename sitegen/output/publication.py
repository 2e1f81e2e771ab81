"""Publishing: files are staged in a twin of the output folder and exchanged in one step."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitegen.files import digest
from sitegen.model import File
from sitegen.output.exchange import exchange
from sitegen.output.guard import STAGE, is_stage, refusal
from sitegen.output.manifest import MANIFEST, remembered, told
from sitegen.problems import SiteError, error

FILE_MODE = 0o644  # GitHub Pages refuses private files
FOLDER_MODE = 0o755


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did: counts of files, and the bytes of the whole site."""

    files: int
    changed: int
    removed: int
    size: int


def publish(files: Iterable[File], output: Path, root: Path) -> Published:
    """Writes a build to `output`, whole or not at all; unchanged files are not written again.

    Files of strangers stay. Raises SiteError where the folder is refused, where two
    files have one path, or where the system refuses to write; then the old site is whole.
    """
    refused = refusal(output, root)
    if refused:
        raise SiteError([refused])
    stage = output.parent / f".{output.name}.sitegen"
    if stage.exists() and not is_stage(stage):
        raise SiteError([error("output-stage-taken", path=str(stage))])
    try:
        _clear(stage)
        _folder(stage)
        _write(stage / STAGE, b"")
        written, changed, size = _staged(files, stage, output)
        before = remembered(output)
        _keep_strangers(stage, output, before, written)
        _write(stage / MANIFEST, told(written))
        (stage / STAGE).unlink()
        _put_in_place(stage, output, before, written)
    except OSError as wrong:
        where = wrong.filename or str(output)
        raise SiteError(
            [error("output-refused", path=str(where), why=wrong.strerror or str(wrong))]
        ) from None
    finally:
        _clear(stage)
    return Published(len(written), changed, len(before.keys() - written.keys()), size)


def _staged(files: Iterable[File], stage: Path, output: Path) -> tuple[dict[str, str], int, int]:
    written: dict[str, str] = {}
    folded: dict[str, str] = {}
    changed = size = 0
    for file in files:
        twin = folded.setdefault(unicodedata.normalize("NFC", file.path).casefold(), file.path)
        if file.path in written or twin != file.path:
            raise SiteError([error("output-twice", path=file.path, other=twin)])
        there = output / file.path
        place = stage / file.path
        _folder(place.parent)
        if not (_same(there, file.data) and _linked(there, place)):
            _write(place, file.data)
            changed += 1
        written[file.path] = digest(file.data)
        size += len(file.data)
    return written, changed, size


def _same(there: Path, data: bytes) -> bool:
    try:
        return there.stat().st_size == len(data) and not there.is_symlink() and there.read_bytes() == data
    except OSError:
        return False


def _keep_strangers(stage: Path, output: Path, before: dict[str, str], written: dict[str, str]) -> None:
    for path in _all_files(output):
        name = path.relative_to(output).as_posix()
        if name in before or name in written or name == MANIFEST:
            continue
        _folder((stage / name).parent)
        if path.is_symlink():
            (stage / name).symlink_to(path.readlink())
        elif not _linked(path, stage / name):
            shutil.copy2(path, stage / name)


def _linked(there: Path, place: Path) -> bool:
    """One file under two names; False on file systems that have no hard links."""
    try:
        os.link(there, place)
    except OSError:
        return False
    return True


def _all_files(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        yield from (Path(where) / name for name in sorted([*names, *links]))


def _put_in_place(stage: Path, output: Path, before: dict[str, str], written: dict[str, str]) -> None:
    if not output.exists():
        _folder(output.parent)
        stage.rename(output)
    elif not exchange(stage, output):
        _replace_each(stage, output, before, written)


def _replace_each(stage: Path, output: Path, before: dict[str, str], written: dict[str, str]) -> None:
    """Where folders cannot be exchanged: each file in one step, pages before what is taken away."""
    for path in (*sorted(written), MANIFEST):
        _folder((output / path).parent)
        (stage / path).replace(output / path)
    for path in sorted(before.keys() - written.keys(), reverse=True):
        (output / path).unlink(missing_ok=True)
        _remove_empty((output / path).parent, output)


def _remove_empty(folder: Path, output: Path) -> None:
    while folder != output and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _folder(folder: Path) -> None:
    if not folder.is_dir():
        _folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(FOLDER_MODE)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    path.chmod(FILE_MODE)


def _clear(stage: Path) -> None:
    if stage.exists():
        shutil.rmtree(stage)
