"""Parcels: files handed over together, as a folder or as one zip, with the same bytes for the same files."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from sitegen.files import digest, make_folder, write_bytes
from sitegen.problems import SiteError, error

SUMS = "SHA256SUMS"  # as `sha256sum --check` reads it
_BOM = "\ufeff"  # without it a spreadsheet misreads accents
_FORMULA = ("=", "+", "-", "@", "\t")
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of time, for a zip


class Parcel:
    """What is to be handed over: every file by its path, in the order of being put in."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def put(self, path: str, data: bytes) -> None:
        """Puts a file in; a path is given once."""
        self._files[path] = data

    def put_table(self, path: str, rows: Iterable[Sequence[str]]) -> None:
        """Puts a table in as CSV (RFC 4180, UTF-8 with a mark), harmless in a spreadsheet."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows([_cell(one) for one in row] for row in rows)
        self.put(path, (_BOM + out.getvalue()).encode())

    def sums(self) -> tuple[tuple[str, str, int], ...]:
        """Path, SHA-256 and bytes of every file, by path."""
        return tuple((path, digest(data), len(data)) for path, data in sorted(self._files.items()))

    def write(self, target: Path) -> int:
        """Writes the parcel with its sums, as a zip where the name ends so; gives the number of files.

        Raises SiteError where something stands there already or it cannot be written.
        """
        sums = "".join(f"{found}  {path}\n" for path, found, _ in self.sums())
        files = {**self._files, SUMS: sums.encode()}
        try:
            if target.exists() and (target.is_file() or any(target.iterdir())):
                raise SiteError([error("parcel-there", path=str(target))])
            make_folder(target.absolute().parent)
            if target.suffix.lower() == ".zip":
                write_bytes(target, _zipped(files))
            else:
                for path, data in files.items():
                    make_folder((target / path).parent)
                    write_bytes(target / path, data)
        except OSError as refused:
            told = error("output-refused", path=str(target), why=refused.strerror or str(refused))
            raise SiteError([told]) from refused
        return len(files)


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _BEGINNING)
            entry.external_attr, entry.create_system = 0o644 << 16, 3  # Unix, whatever wrote it
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
