"""Keeping: of pages and pictures only digests are remembered; the output folder has the bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import msgspec

from sitegen.cache import Cache
from sitegen.files import digest
from sitegen.model import File, Kept
from sitegen.problems import Problem

Holds: TypeAlias = Callable[[str, str], bool]  # whether the output has a file of this path and SHA-256
SIZE = 8  # bytes of a length, big-endian


class Print(msgspec.Struct, frozen=True):
    """What was made of a task: bytes, or why there are none."""

    data: bytes
    problems: tuple[Problem, ...] = ()


class Shelf:
    """What was made before, as far as the output still has it."""

    def __init__(self, memory: Cache, holds: Holds) -> None:
        self._memory = memory
        self._holds = holds

    def find(self, path: str, key: bytes) -> Kept | None:
        """The file at `path` if it is what `key` was made into, and untouched."""
        told = self._memory.get(key)
        if told is None:
            return None
        kept = Kept(path, told[:-SIZE].hex(), int.from_bytes(told[-SIZE:], "big"))
        return kept if self._holds(path, kept.digest) else None

    def note(self, path: str, key: bytes, made: Print) -> File:
        """A file that was just made; it is remembered if nothing is wrong with it."""
        if not made.problems:
            told = bytes.fromhex(digest(made.data)) + len(made.data).to_bytes(SIZE, "big")
            self._memory.put(key, told)
        return File(path, made.data)
