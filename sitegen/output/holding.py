"""What an output folder holds: the files of its last build, as long as nobody has touched them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from sitegen.files import digest
from sitegen.memory import leaf
from sitegen.memory.cache import key_of
from sitegen.output.manifest import MANIFEST, remembered


class Facts(msgspec.Struct, frozen=True, array_like=True):
    """What the system told of a file right after it was published."""

    digest: str
    size: int
    changed: int  # mtime in nanoseconds
    inode: int


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(dict[str, Facts]).decode
_KEY = key_of("holding", "1")


class Holding:
    """The files of an output folder by path.

    `remembers` is a file of `.sitegen/` with their facts; without one they are always read.
    """

    def __init__(self, folder: Path, remembers: Path | None = None) -> None:
        self._folder = folder
        self._place = f"{folder}/"
        self._remembers = remembers
        self._facts = _read(remembers) if remembers else {}
        self._sure: dict[str, Facts] = {}  # what was looked at, and is as it was published
        self._manifest = listed = remembered(folder)
        if not listed and (folder / MANIFEST).is_file():
            # It is damaged; without one the facts are of another folder.
            listed = {path: one.digest for path, one in self._facts.items()}
        self.listed: Mapping[str, str] = listed

    def has(self, path: str, wanted: str) -> bool:
        """Whether the file at `path` has this SHA-256 (hex): by what the system says, else by reading it."""
        if self.listed.get(path) != wanted:
            return False
        try:
            known = self._facts.get(path)
            if known is not None and known.digest == wanted and _is_as_told(f"{self._place}{path}", known):
                self._sure[path] = known
                return True
            place = self._folder / path
            return not place.is_symlink() and digest(place.read_bytes()) == wanted
        except OSError:
            return False

    def elsewhere(self, wanted: str) -> str | None:
        """The path of a file that has this SHA-256 (hex) and is untouched; one where there are several."""
        path = self._paths.get(wanted)
        return path if path is not None and self.has(path, wanted) else None

    @cached_property
    def _paths(self) -> Mapping[str, str]:
        return {its: path for path, its in self.listed.items()}

    def read(self, path: str) -> bytes:
        """The bytes of a file that it has. Raises OSError where it is gone."""
        return (self._folder / path).read_bytes()

    def inode(self, path: str) -> int:
        """The inode of a file that it has. Raises OSError where it is gone."""
        known = self._sure.get(path)
        return known.inode if known is not None else _told(self._folder, path, "").inode

    def forget(self, path: str) -> None:
        """Forgets what the system told of a file: one that is published in its place is not the same."""
        self._sure.pop(path, None)
        self._facts.pop(path, None)

    def is_untouched(self) -> bool:
        """Whether the system tells of every file what it told at publication, and the manifest is whole."""
        if not self._facts or self._facts.keys() != self._manifest.keys():
            return False
        try:
            return all(_is_as_told(f"{self._place}{path}", one) for path, one in self._facts.items())
        except OSError:
            return False

    def remember(self, written: Mapping[str, str]) -> None:
        """Notes the facts of all that was published; where that cannot be, the next build reads more.

        A file that was kept is the one that it was, under a second name, unless it was forgotten.
        """
        self._facts = {path: self._fact(path, its) for path, its in written.items()}
        if self._remembers is None:
            return
        leaf.keep(self._remembers, _KEY, _ENCODE(self._facts))

    @property
    def published(self) -> Iterable[str]:
        """The paths of all that was published last."""
        return self._facts

    def _fact(self, path: str, its: str) -> Facts:
        known = self._sure.get(path)
        return known if known is not None and known.digest == its else _told(self._folder, path, its)


def _is_as_told(place: str, facts: Facts) -> bool:
    told = os.lstat(place)
    its = (told.st_size, told.st_mtime_ns, told.st_ino)
    return its == (facts.size, facts.changed, facts.inode)


def _told(folder: Path, path: str, its: str) -> Facts:
    told = os.lstat(f"{folder}/{path}")  # a Path for each of 20,000 files takes longer than the system does
    return Facts(its, told.st_size, told.st_mtime_ns, told.st_ino)


def _read(path: Path) -> dict[str, Facts]:
    try:
        return _DECODE(leaf.kept(path, _KEY) or _ENCODE({}))
    except msgspec.DecodeError:
        return {}
