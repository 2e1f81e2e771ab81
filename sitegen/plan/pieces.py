"""Pieces of files: what is told of a document in the same words in every file that tells of it.

Each is made once and remembered. A file knows by the digests of its pieces whether it is as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from sitegen.memory.cache import key_of
from sitegen.memory.daybook import Each
from sitegen.model import Item

SIZE: Final = 16  # bytes of the digest that every piece begins with


class Told(msgspec.Struct, frozen=True, array_like=True):
    """What files of open data tell of a document: a row in both forms, and its seals in JSON."""

    csv: bytes
    json: bytes
    seals: bytes


def piece(data: bytes) -> bytes:
    """What is told of a document, behind its digest."""
    return digest_of(data) + data


def digest_of(data: bytes) -> bytes:
    """The digest alone: a piece of which nothing else is kept."""
    return hashlib.sha256(data).digest()[:SIZE]


class Pieces:
    """The pieces of one sort. `name` is that of the sort, `make` makes one, `each` may know many."""

    def __init__(self, name: str, make: Callable[[Item], bytes], each: Each) -> None:
        self._name = name
        self._make = make
        self._each = each
        self._known: dict[str, bytes] = {}

    def of(self, items: Sequence[Item]) -> list[memoryview]:
        """What is told of some documents, in their order."""
        return [memoryview(one)[SIZE:] for one in self._of(items)]

    def digest(self, items: Sequence[Item], *beside: str | bytes) -> bytes:
        """The digest of a file that tells of these documents and of nothing else but what stands `beside`."""
        return key_of(b"".join([one[:SIZE] for one in self._of(items)]), *beside)

    def _of(self, items: Sequence[Item]) -> list[bytes]:
        known = self._known
        missing = [item for item in items if item.path not in known]
        if missing:
            names = [f"{self._name} {item.path}" for item in missing]
            made = self._each(names, lambda place: self._make(missing[place]))
            known.update(zip((item.path for item in missing), made, strict=True))
        return [known[item.path] for item in items]
