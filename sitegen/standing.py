"""Standing: whether a site has changed at all since its last build, found out with one look at the files.

A build is remembered with all that it took: sources, settings, theme, program, and
the span of time in which it holds. Finding nothing changed needs no Markdown, no
templates and no search (decision 1).
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sitegen import shipped, versions
from sitegen.cache import Cache, key_of
from sitegen.output import KEPT, Place
from sitegen.report import Report

FILE = "standing"
INPUTS = ("content", "themes", "site.toml", "urls.lock")
NAMED = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".py")  # what site.toml may name: marks, a module


class Stand(msgspec.Struct, frozen=True):
    """A build that still stands from `since` until just before `until` (seconds since 1970, UTC)."""

    since: int
    until: int
    report: Report


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(Stand).decode


def look(root: Path) -> bytes:
    """The digest of all that a build takes: of the site, and of what comes with the program.

    Sources are always read, never judged by their time (decision 27).
    """
    digest = hashlib.sha256(versions.fingerprint().encode())
    for folder in (*(root / name for name in inputs(root)), shipped.themes(), shipped.BUNDLE):
        for path, file in _files(folder):
            digest.update(f"{path}\0".encode(errors="surrogateescape") + _read(file))
    return digest.digest()


def inputs(root: Path) -> tuple[str, ...]:
    """The files and folders of a site that a build takes, from its root; perhaps some within others."""
    return (*INPUTS, *named(root))


def remembered(root: Path, taken: bytes, place: Place, *, now: int) -> Report | None:
    """The report of the last build, if it took the same, holds at `now`, and its files are untouched."""
    known = Cache(root / KEPT / FILE).get(key_of(taken, str(place.output.resolve())))
    if known is None:
        return None
    stand = _DECODE(known)
    if not (stand.since <= now < stand.until and place.is_untouched()):
        return None
    return msgspec.structs.replace(stand.report, changed=0, removed=0)


def remember(root: Path, taken: bytes, place: Place, *, stand: Stand) -> None:
    """Keeps a build that has just been published; the only one that is kept."""
    with Cache(root / KEPT / FILE) as cache:
        cache.put(key_of(taken, str(place.output.resolve())), _ENCODE(stand))


def _files(top: Path) -> Iterator[tuple[str, str]]:
    """Every file under a folder, or the file itself: what it is called from the folder, and where it is."""
    if not top.is_dir():
        yield "", str(top)
        return
    start = len(str(top)) + 1
    for where, folders, names in os.walk(top):
        folders.sort()
        for name in sorted(names):
            file = f"{where}/{name}"
            yield file[start:], file


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


def _read(file: str) -> bytes:
    """The digest of a file's bytes; of something that is no regular file, that it is none."""
    try:
        if not os.path.isfile(file):  # noqa: PTH113 (ten thousand Path objects cost as much as the reading)
            return b"none"
        with open(file, "rb") as opened:  # noqa: PTH123 (likewise)
            return hashlib.sha256(opened.read()).digest()
    except OSError:
        return b"unreadable"
