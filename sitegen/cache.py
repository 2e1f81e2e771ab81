"""The cache: pure results remembered between builds, under the digest of all that made them.

A cache is one file of records, each with its key, its length and a checksum. It is
read whole when it is opened and only ever appended to, or replaced in one step by
a smaller one; whatever does not check is a miss, never a wrong answer. Values are
bytes: what they mean is their owner's business (msgpack, never pickle).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from sitegen.locks import locked

KEY = 32  # bytes of a key: a SHA-256
CHECK = 8  # bytes of a checksum
SIZE = 4  # bytes of a length, big-endian
HEAD = KEY + CHECK + SIZE
MAGIC = b"sitegen cache 1\n"
LONGEST = 1 << 28  # bytes of one value; a longer length is damage


class Cache:
    """Values by key, in one file. Keys are 32 bytes; the first `get` of a key marks it as used.

    Several processes may have one file open: each reads what was there when it
    opened, and adds its own at `close`. A file that cannot be read or written is
    no error: then nothing is remembered.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._data = _contents(path)
        self._places = dict(_records(self._data))
        self._torn = bool(self._data) and max((end for _, end in self._places.values()), default=0) != len(
            self._data
        )
        self._added: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()

    def get(self, key: bytes) -> bytes | None:
        """The value of a key, or None. Checked when it is asked for, so that opening costs little."""
        self._used.add(key)
        if key in self._added:
            return self._added[key]
        place = self._places.get(key)
        if place is None:
            return None
        start, end = place
        value = self._data[start:end]
        if self._data[start - SIZE - CHECK : start - SIZE] != _checksum(key, value):
            del self._places[key]
            return None
        return value

    def put(self, key: bytes, value: bytes) -> None:
        """Remembers a value from now on; it is written at `close`."""
        self._added[key] = value
        self._used.add(key)

    def remembered(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        """The value of a key, made and kept where there is none."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def close(self) -> None:
        """Writes what was added. A file of which less than half was used is written anew without the rest."""
        wanted = sum(end - start + HEAD for key, (start, end) in self._places.items() if key in self._used)
        wasteful = len(self._data) > len(MAGIC) + 2 * wanted
        if not self._added and not wasteful and not self._torn:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self._path.with_suffix(".lock")):
                if wasteful or self._torn or not self._data:
                    self._rewrite()
                else:
                    self._append()
        except OSError:
            return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _append(self) -> None:
        with self._path.open("ab") as file:
            _write(file, self._added.items())

    def _rewrite(self) -> None:
        fresh = self._path.with_suffix(f".{os.getpid()}")
        with fresh.open("wb") as file:
            file.write(MAGIC)
            _write(file, self._kept())
            _write(file, self._added.items())
        fresh.replace(self._path)

    def _kept(self) -> Iterator[tuple[bytes, bytes]]:
        for key in [key for key in self._places if key in self._used and key not in self._added]:
            value = self.get(key)
            if value is not None:
                yield key, value


class _Forgetful(Cache):
    """A cache that keeps nothing."""

    def __init__(self) -> None:
        super().__init__(Path())

    def get(self, key: bytes) -> bytes | None:
        """None: nothing is remembered."""
        del key
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Forgets at once."""

    def close(self) -> None:
        """Writes nothing."""


def key_of(*parts: str | bytes) -> bytes:
    """The key of a result made from `parts`: their digest, each with its length, in this order."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.digest()


@contextmanager
def opened(*paths: Path) -> Iterator[tuple[Cache, ...]]:
    """Caches that are written at the end of the block, whether it ends well or not."""
    caches = tuple(Cache(path) for path in paths)
    try:
        yield caches
    finally:
        for one in caches:
            one.close()


def _contents(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError:
        return b""
    return data if data.startswith(MAGIC) else b""


def _records(data: bytes) -> Iterator[tuple[bytes, tuple[int, int]]]:
    at, end = len(MAGIC), len(data)
    while at + HEAD <= end:
        start = at + HEAD
        size = int.from_bytes(data[start - SIZE : start], "big")
        if size > LONGEST or start + size > end:
            return  # a torn end, or a damaged length: nothing behind it can be trusted
        yield data[at : at + KEY], (start, start + size)
        at = start + size


def _write(file: BinaryIO, records: Iterable[tuple[bytes, bytes]]) -> None:
    file.writelines(
        b"".join((key, _checksum(key, value), len(value).to_bytes(SIZE, "big"), value))
        for key, value in records
    )


def _checksum(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=CHECK, key=key).digest()


NOTHING: Cache = _Forgetful()
