"""The hand: puts files into a folder that nobody sees yet. Several processes may have one each.

Paths are texts: a `Path` for each of 20,000 takes longer than the system does.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import msgspec

from sitegen.files import FILE_MODE, FOLDER_MODE

Value = TypeVar("Value")

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_MODE = 0o777


class Hand(msgspec.Struct):
    """Puts files into `folder`; paths are relative to it, with `/`. It can be sent to another process."""

    folder: str
    folders: set[str] = msgspec.field(default_factory=lambda: {""})  # that are certainly there
    is_masked: bool | None = None  # whether the system takes away from modes, as the first new folder tells

    def place(self, path: str) -> str:
        """Where a file goes: its folder is there from now on. Raises OSError."""
        inside = path.rpartition("/")[0]
        if inside not in self.folders:
            self._make(inside)
        return f"{self.folder}/{path}"

    def put(self, path: str, data: bytes) -> None:
        """Writes a file anew; nobody writes into one that is there. Raises OSError."""
        place = self.place(path)
        handle = fresh(place, lambda: os.open(place, _NEW, FILE_MODE))
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        except OSError as wrong:
            wrong.filename = wrong.filename or place
            raise
        finally:
            os.close(handle)
        self._show(place, FILE_MODE)

    def _make(self, inside: str) -> None:
        place = f"{self.folder}/{inside}"
        try:
            os.mkdir(place, FOLDER_MODE)  # noqa: PTH102 (see the head of this room)
        except FileExistsError:
            if not os.path.isdir(place):  # noqa: PTH112
                raise
        except FileNotFoundError:
            above = inside.rpartition("/")[0]
            if above in self.folders:
                raise
            self._make(above)
            self._make(inside)
        else:
            if self.is_masked is None:
                self.is_masked = os.stat(place).st_mode & _MODE != FOLDER_MODE  # noqa: PTH116
            self._show(place, FOLDER_MODE)
        self.folders.add(inside)

    def _show(self, place: str, mode: int) -> None:
        """Whatever the umask, everyone may read it: web servers are other users."""
        if self.is_masked is not False:
            os.chmod(place, mode)  # noqa: PTH101


def fresh(place: str, make: Callable[[], Value]) -> Value:
    """What `make` gives, which puts a file where none may be.

    What is there all the same (a stranger's since we looked, or ours in another spelling) may be published
    under its second name: it goes, and nobody writes into it.
    """
    try:
        return make()
    except FileExistsError:
        gone(place)
        return make()


def gone(place: str) -> None:
    """Takes a file away, if it is there."""
    with suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(place)  # noqa: PTH108
