"""A leaf: one value in one file, with the key of all that made it and a checksum over everything.

For what is read whole at every build and written whole after it. Whatever does not
check, or was made of something else, is not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from zlib import crc32

from sitegen.files import make_folder, replacing

MAGIC = b"sitegen leaf 2\n"
CHECK = 4  # bytes of a checksum: CRC-32 (see `tape`)
KEY = 32  # bytes of a key: a SHA-256


def kept(path: Path, key: bytes) -> bytes | None:
    """The value under a key, or None."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head = len(MAGIC) + CHECK
    if len(data) < head + KEY or data[: len(MAGIC)] != MAGIC or data[head : head + KEY] != key:
        return None
    whole = memoryview(data)[head:]
    return bytes(whole[KEY:]) if data[len(MAGIC) : head] == _checksum(whole) else None


def keep(path: Path, key: bytes, value: bytes) -> None:
    """Puts a value in the place of what was there, in one step; where that cannot be, nothing is kept."""
    keep_all(path, key, (value,))


def keep_all(path: Path, key: bytes, parts: Iterable[bytes]) -> None:
    """The same for a value that is made part by part, and never in memory as a whole."""
    try:
        make_folder(path.parent)
        with replacing(path) as file:
            file.write(MAGIC + bytes(CHECK))
            check = 0
            for part in chain((key,), parts):
                check = crc32(part, check)
                file.write(part)
            file.seek(len(MAGIC))
            file.write(check.to_bytes(CHECK, "big"))
    except OSError:
        return


def _checksum(whole: memoryview) -> bytes:
    return crc32(whole).to_bytes(CHECK, "big")
