"""A sheaf: values in one file one after the other, each added behind those before it.

For what is read whole at every build and of which little changes: writing costs what is
new. All of it was made of something that has one key. A value that does not check ends the
sheaf: those before it are what the file was before that value was added.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from sitegen.files import make_folder, replacing

MAGIC = b"sitegen sheaf 3\n"
CHECK = 4  # bytes of a checksum: CRC-32 (see `tape`)
KEY = 32  # bytes of a key: a SHA-256
SIZE = 8  # bytes of a length, big-endian
START = len(MAGIC) + KEY
MOST = 64  # values; then one is put in the place of all


class Sheaf(NamedTuple):
    """The sizes of the values under a key, and where they end in the file: 0 where there are none."""

    sizes: tuple[int, ...]
    end: int
    is_whole: bool  # nothing stands behind them

    @property
    def has_room(self) -> bool:
        """Whether one more goes behind them: they are few, and all but the first weigh less than its half."""
        return self.is_whole and len(self.sizes) <= MOST and 2 * sum(self.sizes[1:]) < self.sizes[0]


NONE = Sheaf((), 0, is_whole=False)


def read(path: Path, key: bytes) -> tuple[Sheaf, tuple[memoryview, ...]]:
    """The values that were kept under a key, as far as they are whole."""
    try:
        data = memoryview(path.read_bytes())
    except OSError:
        return NONE, ()
    if data[:START] != MAGIC + key:
        return NONE, ()
    values: list[memoryview] = []
    at = START
    while at + CHECK + SIZE <= len(data):
        start = at + CHECK + SIZE
        end = start + int.from_bytes(data[at + CHECK : start], "big")
        if end > len(data) or data[at : at + CHECK] != _check(key, len(values), data[start:end]):
            break
        values.append(data[start:end])
        at = end
    return Sheaf(tuple(map(len, values)), at, at == len(data)) if values else NONE, tuple(values)


def bind(path: Path, key: bytes, parts: Iterable[bytes]) -> None:
    """Puts one value in the place of all; it is made part by part, and never in memory as a whole.

    In one step; where that cannot be, the file stays as it was.
    """
    try:
        make_folder(path.parent)
        with replacing(path) as file:
            file.write(MAGIC + key + bytes(CHECK + SIZE))
            check, size = _begun(key, 0), 0
            for part in parts:
                check = crc32(part, check)
                size += file.write(part)
            file.seek(START)
            file.write(check.to_bytes(CHECK, "big") + size.to_bytes(SIZE, "big"))
    except OSError:
        return


def add(path: Path, key: bytes, value: bytes, *, before: Sheaf) -> None:
    """Adds a value behind those of `before`, which is whole; nothing where the file has changed since."""
    head = _check(key, len(before.sizes), value) + len(value).to_bytes(SIZE, "big")
    try:
        with path.open("r+b") as file:
            if file.seek(0, os.SEEK_END) == before.end:
                file.write(head + value)
    except OSError:
        return


def _check(key: bytes, number: int, value: bytes | memoryview) -> bytes:
    return crc32(value, _begun(key, number)).to_bytes(CHECK, "big")


def _begun(key: bytes, number: int) -> int:
    return crc32(key + number.to_bytes(SIZE, "big"))
