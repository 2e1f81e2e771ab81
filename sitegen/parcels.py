"""Parcels: files handed over together, as a folder or as one zip, with the same bytes for the same files."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from sitegen.files import FILE_MODE, FOLDER_MODE, digest, make_folder, write_bytes
from sitegen.plan.opendata import BOM, cell
from sitegen.problems import SiteError, error

SUMS = "SHA256SUMS"  # as `sha256sum --check` reads it
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of time, for a zip
LARGE = 1 << 16  # bytes of what was made: it is not held in memory
_PIECE = 1 << 20  # bytes of a file that are in memory at a time


class Parcel:
    """What is to be handed over: every file by its path. Of files of the disk no more is held than sums.

    Used as a block: what was made and is large lies in a folder that goes with its end.
    """

    def __init__(self) -> None:
        self._files: dict[str, bytes | Path] = {}
        self._sums: dict[str, tuple[str, int]] = {}
        self._aside = ExitStack()
        self._folder: Path | None = None

    def __enter__(self) -> Self:
        self._folder = Path(self._aside.enter_context(tempfile.TemporaryDirectory(prefix="sitegen-")))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._aside.close()

    def put(self, path: str, data: bytes) -> None:
        """Puts in what was made; a path is given once. Raises SiteError where there is no room for it."""
        self._files[path] = data if self._folder is None or len(data) < LARGE else self._laid(data)
        self._sums[path] = (digest(data), len(data))

    def put_file(self, path: str, file: Path) -> None:
        """Puts in a file of the disk as it is; a path is given once. Raises SiteError if it is unreadable."""
        self._files[path] = file
        self._sums[path] = _sum_of(file, path)

    def _laid(self, data: bytes) -> Path:
        place = Path(self._folder or "", str(len(self._files)))
        try:
            place.write_bytes(data)
        except OSError as refused:
            told = error("output-refused", path=str(place), why=refused.strerror or str(refused))
            raise SiteError([told]) from refused
        return place

    def put_table(self, path: str, rows: Iterable[Sequence[str]]) -> None:
        """Puts a table in as CSV (RFC 4180, UTF-8 with a mark), harmless in a spreadsheet."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows([cell(one) for one in row] for row in rows)
        self.put(path, (BOM + out.getvalue()).encode())

    def sums(self) -> tuple[tuple[str, str, int], ...]:
        """Path, SHA-256 and bytes of every file, by path."""
        return tuple((path, *its) for path, its in sorted(self._sums.items()))

    def write(self, target: Path) -> int:
        """Writes the parcel with its sums, as a zip where the name ends so; gives the number of files.

        Raises SiteError where something stands there already or it cannot be written.
        """
        sums = "".join(f"{found}  {path}\n" for path, found, _ in self.sums())
        parcel = {**self._files, SUMS: sums.encode()}
        try:
            if target.exists() and (target.is_file() or any(target.iterdir())):
                raise SiteError([error("parcel-there", path=str(target))])
            make_folder(target.absolute().parent)
            if target.suffix.lower() == ".zip":
                _zipped(parcel, target)
            else:
                _spread(parcel, target)
        except OSError as refused:
            told = error("output-refused", path=str(target), why=refused.strerror or str(refused))
            raise SiteError([told]) from refused
        return len(parcel)


def _sum_of(file: Path, path: str) -> tuple[str, int]:
    found, size = hashlib.sha256(), 0
    try:
        with file.open("rb") as opened:
            for piece in _pieces(opened):
                found.update(piece)
                size += len(piece)
    except OSError as failure:
        raise SiteError([error("file-unreadable", path=path, reason=failure.strerror or "")]) from failure
    return found.hexdigest(), size


def _pieces(opened: io.BufferedReader) -> Iterator[bytes]:
    while piece := opened.read(_PIECE):
        yield piece


def _zipped(parcel: dict[str, bytes | Path], target: Path) -> None:
    """Writes the zip beside its place, file by file, and puts it there when it is whole."""
    staged = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(staged, "w") as archive:
            for path, content in sorted(parcel.items()):
                _packed(archive, path, content)
        staged.chmod(FILE_MODE)
        staged.replace(target)
    finally:
        staged.unlink(missing_ok=True)


def _packed(archive: zipfile.ZipFile, path: str, content: bytes | Path) -> None:
    entry = zipfile.ZipInfo(path, _BEGINNING)
    entry.external_attr, entry.create_system = _mode(content) << 16, 3  # Unix, whatever wrote it
    entry.compress_type = zipfile.ZIP_DEFLATED
    if isinstance(content, bytes):
        archive.writestr(entry, content)
        return
    entry.file_size = content.stat().st_size
    with content.open("rb") as opened, archive.open(entry, "w") as into:
        shutil.copyfileobj(opened, into, _PIECE)


def _spread(parcel: dict[str, bytes | Path], target: Path) -> None:
    for path, content in parcel.items():
        place = target / path
        make_folder(place.parent)
        if isinstance(content, bytes):
            write_bytes(place, content)
        else:
            shutil.copyfile(content, place)
            place.chmod(_mode(content))


def _mode(content: bytes | Path) -> int:
    """Who may read a file, and run it where it is a program: git passes over a hook that may not be run.

    That is told by its text, since not every file system knows.
    """
    if isinstance(content, bytes):
        return FILE_MODE
    with content.open("rb") as opened:
        return FOLDER_MODE if opened.read(2) == b"#!" else FILE_MODE
