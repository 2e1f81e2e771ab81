"""Standing: whether a site has changed at all since its last build, found out with one look at the files.

A build is remembered with all that it took: sources, settings, theme, program, and
the span of time in which it holds. Finding nothing changed needs no Markdown, no
templates and no search (decision 1).
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from sitegen import shipped, versions
from sitegen.memory.cache import Cache, key_of
from sitegen.output import Place, kept_of
from sitegen.report import Report

FILE = "standing"
INPUTS = ("content", "themes", "site.toml", "urls.lock")
READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a FIFO does not hang
PIECE = 1 << 16  # bytes read at a time
NAMED = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".py")  # what site.toml may name: marks, a module


class Stand(msgspec.Struct, frozen=True):
    """A build that still stands from `since` until just before `until` (seconds since 1970, UTC)."""

    since: int
    until: int
    report: Report


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(Stand).decode


class Look(NamedTuple):
    """The digest of all that a build takes, and of each file of `content`: SHA-256 in hex, and bytes."""

    digest: bytes
    sources: Mapping[str, tuple[str, int]]


def look(root: Path) -> Look:
    """Looks at all that a build takes: the site, and what comes with the program.

    Sources are always read, never judged by their time (decision 27). Who builds need not read them again.
    """
    sources: dict[str, tuple[str, int]] = {}
    digest = hashlib.sha256(versions.fingerprint().encode())
    for folder in (*(root / name for name in inputs(root)), shipped.themes(), shipped.BUNDLE):
        for path, file in _files(folder):
            its, size = _read(file)
            digest.update(f"{path}\0".encode(errors="surrogateescape") + its)
            if size is not None and folder == root / INPUTS[0]:
                sources[file] = its.hex(), size
    return Look(digest.digest(), sources)


def inputs(root: Path) -> tuple[str, ...]:
    """The files and folders of a site that a build takes, from its root; perhaps some within others."""
    return (*INPUTS, *named(root))


def remembered(root: Path, taken: bytes, place: Place, *, now: int) -> Report | None:
    """The report of the last build, if it took the same, holds at `now`, and its files are untouched."""
    known = Cache(kept_of(root) / FILE).get(key_of(taken, os.fsencode(place.output.resolve())))
    if known is None:
        return None
    stand = _DECODE(known)
    if not (stand.since <= now < stand.until and place.is_untouched()):
        return None
    return msgspec.structs.replace(stand.report, changed=0, removed=0)


def remember(root: Path, taken: bytes, place: Place, *, stand: Stand) -> None:
    """Keeps a build that has just been published; the only one that is kept."""
    with Cache(kept_of(root) / FILE) as cache:
        cache.put(key_of(taken, os.fsencode(place.output.resolve())), _ENCODE(stand))


def _files(top: Path) -> Iterator[tuple[str, str]]:
    """Every file under a folder, or the file itself: what it is called from the folder, and where it is."""
    if not top.is_dir():
        yield "", str(top) if top.is_file() else ""
        return
    start = len(str(top)) + 1
    waiting = [str(top)]
    while waiting:
        entries: list[os.DirEntry[str]] = []
        with suppress(OSError), os.scandir(waiting.pop()) as listed:
            entries = sorted(listed, key=attrgetter("name"))
        folders = [one.path for one in entries if one.is_dir(follow_symlinks=False)]
        waiting += reversed(folders)
        for one in entries:
            if one.is_file(follow_symlinks=False) or os.path.isfile(one.path):  # noqa: PTH113 (see `_read`)
                yield one.path[start:], one.path
            elif one.path not in folders and not os.path.isdir(one.path):  # noqa: PTH112
                yield one.path[start:], ""


def named(root: Path) -> list[str]:
    """The files that site.toml names, which may lie in any folder of the site."""
    try:
        table = tomllib.loads((root / "site.toml").read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return []  # a build will say what is wrong with it
    return sorted({text for text in _texts(table) if text.lower().endswith(NAMED)})


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _read(file: str) -> tuple[bytes, int | None]:
    """The digest of a file's bytes, and how many they are; of what is no regular file ("") that it is none.

    With the system's own calls: for ten thousand, what Python does around them costs more than the reading.
    """
    if not file:
        return b"none", None
    try:
        handle = os.open(file, READ)
        try:
            digest, size = hashlib.sha256(), 0
            while data := os.read(handle, PIECE):
                digest.update(data)
                size += len(data)
        finally:
            os.close(handle)
    except OSError:
        return b"unreadable", None
    return digest.digest(), size
