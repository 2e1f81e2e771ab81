"""The inventory: what lies in a folder and in those below it; folders that have not changed are not listed.

A system notes in a folder when a name in it came or went. Of a folder that was listed once that moment is
remembered, and to ask for it costs a tenth of listing it again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import msgspec

from sitegen import versions
from sitegen.memory import leaf

UNKNOWN = 0  # an inode that is none (some systems tell no other)
NEVER = -1  # a moment before all that systems tell
IS_TOLD = os.name != "nt"  # Windows tells the birth of a folder where others tell its last change

Moment: TypeAlias = tuple[int, int]  # of a folder: its inode, and when a name in it last came or went (ns)


class Inventory(msgspec.Struct, frozen=True, array_like=True):
    """The inodes of files, and the moments of folders, by their paths from the top, which is "".

    A link to a folder is a file.
    """

    files: Mapping[str, int] = {}
    folders: Mapping[str, Moment] = {}

    @property
    def top(self) -> int:
        """The inode of the folder that was listed."""
        return self.folders[""][0] if self.folders else UNKNOWN


NONE = Inventory()
_GONE = (FileNotFoundError, NotADirectoryError)  # no folder (any more)
_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(tuple[Inventory, ...]).decode


def taken(top: Path, before: Inventory, *, since: int) -> Inventory:
    """What lies in `top` now, if it was `before` when its folders were last listed.

    `since` is the moment of a mark that was made just now (`marked`): in a folder that changed at the same
    tick of the system's clock, or later, something may come or go and leave the moment as it is. It is not
    believed.
    Raises OSError where the system does not say what lies in a folder: it may not be taken for empty.
    """
    folders = {inside: its for inside, its in before.folders.items() if moment_of(top, inside) == its}
    files = {path: its for path, its in before.files.items() if path.rpartition("/")[0] in folders}
    waiting = ["", *(inside for inside in before.folders if inside not in folders)]
    while waiting:
        inside = waiting.pop()
        its = moment_of(top, inside)
        if its is None or inside in folders:
            continue
        with suppress(*_GONE), os.scandir(f"{top}/{inside}") as entries:
            for entry in entries:
                path = f"{inside}/{entry.name}" if inside else entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    files[path] = entry.inode()
            folders[inside] = _believed(its, since)
    return Inventory(files, folders)


def made(top: Path, files: Mapping[str, int], folders: Iterable[str], *, since: int) -> Inventory:
    """What lies in `top`, of which nothing is listed: who asks has put all of it there. Else as `taken`."""
    moments = {inside: its for inside in folders if (its := moment_of(top, inside))}
    return Inventory(files, {inside: _believed(its, since) for inside, its in moments.items()})


def of(top: Path, inventories: Iterable[Inventory]) -> Inventory:
    """The inventory of a folder as it was last listed, wherever it was then; empty where none is known."""
    its = moment_of(top, "")
    return next((one for one in inventories if its and one.top == its[0]), NONE)


def marked(folder: Path, mark: str) -> int:
    """The moment at which a mark was made in a folder; NEVER where the folder tells an earlier one.

    Some mounts tell of folders no moment, or that of their mounting. Raises OSError.
    """
    made, its = (folder / mark).lstat(), moment_of(folder, "")
    return made.st_ctime_ns if its and its[1] >= made.st_mtime_ns else NEVER


def moment_of(top: Path, inside: str) -> Moment | None:
    """The inode of a folder and its moment; None where there is none. Raises OSError where it is not told."""
    try:
        told = os.lstat(f"{top}/{inside}")
    except _GONE:
        return None
    return (told.st_ino, told.st_ctime_ns) if stat.S_ISDIR(told.st_mode) else None


def is_one_file(one: Path, other: Path) -> bool:
    """Whether two names are those of one file."""
    try:
        first, second = one.lstat(), other.lstat()
    except OSError:
        return False
    return first.st_ino != UNKNOWN and (first.st_ino, first.st_dev) == (second.st_ino, second.st_dev)


def _believed(its: Moment, since: int) -> Moment:
    return its if IS_TOLD and its[1] < since else (its[0], NEVER)


def remembered(path: Path) -> Sequence[Inventory]:
    """The inventories that this version of the program has kept in a file; none where that is damaged."""
    try:
        return _DECODE(leaf.kept(path, _key()) or b"")
    except msgspec.DecodeError:
        return ()


def remember(path: Path, inventories: Sequence[Inventory]) -> None:
    """Keeps inventories in the place of those before; where that cannot be, more will be listed."""
    leaf.keep(path, _key(), _ENCODE(inventories))


def _key() -> bytes:
    return bytes.fromhex(versions.fingerprint())
