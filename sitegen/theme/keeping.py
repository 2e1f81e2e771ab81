"""Keeping: of pages and pictures only digests are remembered; the output folder has the bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import msgspec

from sitegen.files import digest
from sitegen.memory.cache import Cache
from sitegen.model import File, Kept, Laid
from sitegen.problems import Problem

Put: TypeAlias = Callable[[str, bytes], None]  # puts the bytes of a path where they will be published from
Holds: TypeAlias = Callable[[str, str], bool]  # whether the output has a file of this path and SHA-256
SIZE = 8  # bytes of a length, big-endian


class Print(msgspec.Struct, frozen=True):
    """What was made of a task: bytes with their SHA-256 in hex and their number, or why there are none.

    The bytes are left out where they were put in their place already.
    """

    data: bytes
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    size: int = 0
    is_laid: bool = False


def printed_as(data: bytes) -> Print:
    """What was made well. Digested where it was made, since that may be another process."""
    return Print(data, digest=digest(data), size=len(data))


def laid(path: str, made: Print, put: Put) -> Print:
    """The same, its bytes in their place."""
    put(path, made.data)
    return Print(b"", digest=made.digest, size=made.size, is_laid=True)


def told(its: str, size: int) -> bytes:
    """What is remembered of a file: the SHA-256 of its bytes (hex), and how many they are."""
    return bytes.fromhex(its) + size.to_bytes(SIZE, "big")


def kept(path: str, known: bytes) -> Kept:
    """The file at `path` of which this is remembered."""
    return Kept(path, known[:-SIZE].hex(), int.from_bytes(known[-SIZE:], "big"))


class Shelf:
    """What was made before, as far as the output still has it."""

    def __init__(self, memory: Cache, holds: Holds) -> None:
        self._memory = memory
        self._holds = holds

    def find(self, path: str, key: bytes) -> Kept | None:
        """The file at `path` if it is what `key` was made into, and untouched."""
        known = self._memory.get(key)
        if known is None:
            return None
        found = kept(path, known)
        return found if self._holds(path, found.digest) else None

    def note(self, path: str, key: bytes, made: Print) -> File | Laid:
        """A file that was just made; it is remembered if nothing is wrong with it."""
        if not made.problems:
            self._memory.put(key, told(made.digest, made.size))
        return Laid(path, made.digest, made.size) if made.is_laid else File(path, made.data, made.digest)
