"""The cache: pure results remembered between builds, under the digest of all that made them.

A cache is one file of records (`tape`). It is mapped when it is opened and only ever
appended to, or replaced in one step by a smaller one; whatever does not check is a miss,
never a wrong answer. Values are bytes: what they mean is their owner's business (msgpack,
never pickle).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import BinaryIO, Self

from sitegen.files import replacing
from sitegen.locks import locked
from sitegen.memory import sheaf, tape
from sitegen.memory.tape import HEAD, MAGIC

FULL = 1 << 21  # bytes of new values that are held in memory, with what Python needs to hold them
HELD = 256  # the latter, about, of a value


class Cache:
    """Values by key, in one file. Keys are 32 bytes; the first `get` of a key marks it as used.

    Threads may share it: one of the preview's closes it while another asks. Several processes
    may have one file open: each reads what was there when it opened, and adds its own at
    `close`, or before when there is much of it: memory holds at most `FULL` bytes of new
    values. A file that cannot be read or written is no error: then nothing is remembered.
    """

    keeps = True  # what is put into it

    def __init__(self, path: Path) -> None:
        self._alone = RLock()
        self._path = path
        self._data = tape.contents(path)
        self._places = dict(tape.places(self._data))
        self._torn = bool(self._data) and max((end for _, end in self._places.values()), default=0) != len(
            self._data
        )
        self._added: dict[bytes, bytes] = {}
        self._weight = 0
        self._used: set[bytes] = set()
        self._beside = sheaf.NONE
        self._tail: BinaryIO | None = None  # the file as it was when values were first added to it
        self._written: dict[bytes, tuple[int, int]] = {}  # places of the values that were added

    def get(self, key: bytes) -> bytes | None:
        """The value of a key, or None. Checked when it is asked for, so that opening costs little."""
        with self._alone:
            return self._found(key)

    def _found(self, key: bytes) -> bytes | None:
        self._used.add(key)
        if key in self._added:
            return self._added[key]
        if key in self._written:
            return self._own(key)
        place = self._places.get(key)
        if place is None:
            return None
        start, end = place
        value = self._data[start:end]
        if not tape.is_whole(self._data[start - HEAD : start], value):
            del self._places[key]
            return None
        return value

    def has(self, key: bytes) -> bool:
        """Whether there is a value; that it is whole is seen when it is asked for. Marks the key as used."""
        self._used.add(key)
        return key in self._added or key in self._written or key in self._places

    def everything(self) -> Iterator[tuple[bytes, bytes]]:
        """Every key and value that the file held when it was opened, as far as it is whole."""
        for key in list(self._places):
            value = self.get(key)
            if value is not None:
                yield key, value

    def put(self, key: bytes, value: bytes) -> None:
        """Remembers a value from now on; it is written when there is much to write, and at `close`."""
        with self._alone:
            self._added[key] = value
            self._used.add(key)
            self._weight += len(value) + HELD
            if self._weight > FULL:
                self._spill()

    def remembered(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        """The value of a key, made and kept where there is none."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def kept(self, key: bytes) -> tuple[memoryview, ...]:
        """The values that lie beside the file, the oldest first, if they were kept under this key."""
        self._beside, values = sheaf.read(self._path.with_suffix(".list"), key)
        return values

    def keep(self, key: bytes, whole: Callable[[], bytes], *, change: bytes | None) -> None:
        """Keeps a `change` behind the values that were `kept`; without one, or room for it, the `whole`."""
        place = self._path.with_suffix(".list")
        if change is not None and self._beside.has_room:
            sheaf.add(place, key, change, before=self._beside)
        else:
            sheaf.bind(place, key, (whole(),))

    def close(self) -> None:
        """Writes what was added; values can still be had.

        A file of which less than half was used is written anew without the rest.
        """
        with self._alone:
            wanted = sum(
                end - start + HEAD for key, (start, end) in self._places.items() if key in self._used
            )
            wasteful = len(self._data) > len(MAGIC) + 2 * wanted
            self._write_down(anew=(wasteful or self._torn) and self._tail is None)

    def stop(self) -> None:
        """Writes what was added and leaves all the rest: not everything was asked for."""
        with self._alone:
            if not self._torn:
                self._write_down(anew=False)

    def _write_down(self, *, anew: bool) -> None:
        try:
            if anew:
                self._rewrite()
            elif self._added:
                self._append()
        except OSError:
            return
        finally:
            if self._tail is not None:
                self._tail.close()
                self._tail = None
                self._data = tape.contents(self._path)
                self._places |= self._written
                self._written = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _spill(self) -> None:
        """Writes what was added so far; it is read from the file from now on. Kept where that cannot be."""
        self._weight = 0
        if self._torn:
            return  # nothing can be added behind a torn end
        with suppress(OSError):
            self._append()

    def _append(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with locked(self._path.with_suffix(".lock")):
            if self._tail is None:
                if not tape.contents(self._path):
                    self._replace([])  # there is none, or something else of that name
                self._tail = self._path.open("a+b")
            at = self._tail.seek(0, os.SEEK_END)
            tape.write(self._tail, self._added.items())
            self._tail.flush()
        for key, value in self._added.items():
            self._written[key] = (at + HEAD, at + HEAD + len(value))
            at += HEAD + len(value)
        self._added.clear()

    def _own(self, key: bytes) -> bytes | None:
        """A value that this process has added to the file."""
        start, end = self._written[key]
        if self._tail is None:
            return None
        handle = self._tail.fileno()  # past its buffer, which would be filled anew for each
        os.lseek(handle, start - HEAD, os.SEEK_SET)
        record = os.read(handle, HEAD + end - start)
        value = record[HEAD:]
        return value if tape.is_whole(record[:HEAD], value) else None

    def _rewrite(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with locked(self._path.with_suffix(".lock")):
            self._replace(chain(self._kept(), self._added.items()))

    def _replace(self, records: Iterable[tuple[bytes, bytes]]) -> None:
        with replacing(self._path) as file:
            file.write(MAGIC)
            tape.write(file, records)
            self._data = b""  # a file that is mapped cannot be replaced on Windows
            self._places.clear()

    def _kept(self) -> Iterator[tuple[bytes, bytes]]:
        for key in [key for key in self._places if key in self._used and key not in self._added]:
            value = self.get(key)
            if value is not None:
                yield key, value


class _Lent(Cache):
    """A cache that is only looked into."""

    keeps = False

    def put(self, key: bytes, value: bytes) -> None:
        """Forgets at once."""

    def keep(self, key: bytes, whole: Callable[[], bytes], *, change: bytes | None) -> None:
        """Forgets at once."""

    def close(self) -> None:
        """Writes nothing."""

    def stop(self) -> None:
        """Writes nothing."""


class _Forgetful(_Lent):
    """A cache that keeps nothing."""

    def __init__(self) -> None:
        super().__init__(Path())

    def get(self, key: bytes) -> bytes | None:
        """None: nothing is remembered."""
        del key
        return None

    def has(self, key: bytes) -> bool:
        """False: nothing is remembered."""
        del key
        return False

    def kept(self, key: bytes) -> tuple[memoryview, ...]:
        """Nothing."""
        del key
        return ()


def key_of(*parts: str | bytes | memoryview) -> bytes:
    """The key of a result made from `parts`: their digest, each with its length, in this order."""
    told = [part.encode() if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(b"".join([one for part in told for one in (len(part).to_bytes(8), part)])).digest()


@contextmanager
def opened(*paths: Path) -> Iterator[tuple[Cache, ...]]:
    """Caches that are written at the end of the block; nothing is dropped where it does not end well."""
    caches = tuple(Cache(path) for path in paths)
    try:
        yield caches
    except BaseException:
        for one in caches:
            one.stop()
        raise
    for one in caches:
        one.close()


def lent(path: Path) -> Cache:
    """A cache for who only looks: it answers as the file does, and nothing is ever written."""
    return _Lent(path)


NOTHING: Cache = _Forgetful()
