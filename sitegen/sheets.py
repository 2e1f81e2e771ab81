"""Sheets for the office: files that hold what is not public, and where they lie so that git keeps none."""

from __future__ import annotations

from pathlib import Path

from sitegen.files import write_bytes
from sitegen.output import KEPT
from sitegen.problems import SiteError, error

FOLDER = f"{KEPT}/sheets"


def place_of(root: Path, asked: Path) -> Path:
    """Where a sheet is written: a bare name lies in the folder of sheets, a path is what it says."""
    return root / FOLDER / asked if asked.name == str(asked) else asked


def write_sheet(target: Path, data: bytes) -> None:
    """Writes a sheet; in the folder of sheets a .gitignore keeps git away. Raises OSError, SiteError.

    What stands there and is no file is left alone: whoever may do everything would lose `/dev/null`.
    """
    if target.exists() and not target.is_file():
        raise SiteError([error("file-not-regular", path=str(target))])
    if target.parent.as_posix().endswith(FOLDER):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(target.parent / ".gitignore", b"*\n")
    write_bytes(target, data)
