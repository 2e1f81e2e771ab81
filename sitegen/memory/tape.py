"""A tape: a file of records, one behind the other, each with its key, its length and a checksum.

What was torn off is not among the places, and what was damaged does not check: who asks
`is_whole` of each record never takes a wrong value for a right one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

KEY = 32  # bytes of a key: a SHA-256
CHECK = 4  # bytes of a checksum: CRC-32, which finds every damaged byte and costs little
SIZE = 4  # bytes of a length, big-endian
HEAD = KEY + CHECK + SIZE
MAGIC = b"sitegen cache 2\n"
LONGEST = 1 << 28  # bytes of one value; a longer length is damage


def contents(path: Path) -> bytes | mmap:
    """A file's bytes, of which only what is asked for is read."""
    try:
        with path.open("rb") as file:
            data = mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # an empty file cannot be mapped
        return b""
    return data if data[: len(MAGIC)] == MAGIC else b""


def places(data: bytes | mmap) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Each record's key with the beginning and the end of its value, in bytes from the file's beginning."""
    at, end = len(MAGIC), len(data)
    while at + HEAD <= end:
        start = at + HEAD
        size = int.from_bytes(data[start - SIZE : start], "big")
        if size > LONGEST or start + size > end:
            return  # a torn end, or a damaged length: nothing behind it can be trusted
        yield data[at : at + KEY], (start, start + size)
        at = start + size


def write(file: BinaryIO, records: Iterable[tuple[bytes, bytes]]) -> None:
    """Writes keys with their values where the file stands."""
    file.writelines(
        b"".join((key, _checksum(key, value), len(value).to_bytes(SIZE, "big"), value))
        for key, value in records
    )


def is_whole(head: bytes, value: bytes) -> bool:
    """Whether a record's head (key, checksum, length) is that of this value."""
    return head[KEY : KEY + CHECK] == _checksum(head[:KEY], value)


def _checksum(key: bytes, value: bytes) -> bytes:
    return crc32(value, crc32(key)).to_bytes(CHECK, "big")
