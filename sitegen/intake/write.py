"""Writing drafts: each in its place, nothing that exists is touched, the same run gives the same files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from sitegen.files import digest, make_folder, write_bytes
from sitegen.intake.draft import Draft

_JOURNAL = ".sitegen/intake.jsonl"
_DATED = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]+")
_MOST_NAMESAKES = 10_000


class Written(msgspec.Struct, frozen=True):
    """Where a draft is: `new` if this run wrote it, else it was there before and was left alone."""

    path: str
    new: bool


class Shelf:
    """The site's folders as one run fills them.

    A draft whose place this run has used already gets a number; one whose place was
    used before the run is there already, since the same input gives the same places.
    """

    def __init__(self, root: Path, *, dry: bool) -> None:
        self._root = root
        self._dry = dry
        self._used: set[str] = set()
        self._there: dict[str, list[str]] = {}  # what each folder held before the run

    def put(self, draft: Draft) -> Written:
        """Writes a draft with its pictures, unless its place was taken before. Raises OSError."""
        path = next(one for one in _places(draft.path) if self._is_open(one))
        self._used.add(_address(path))
        place = self._root / path
        if place.exists() or _twin(place).exists():
            return Written(path, new=False)
        if not self._dry:
            self._write(place, draft)
        return Written(path, new=True)

    def free(self, path: str) -> str:
        """The place, or the next like it that has an address of its own and where nothing stands."""
        return next(
            one
            for one in _places(path)
            if self._is_open(one) and not (self._root / one).exists() and not _twin(self._root / one).exists()
        )

    def _is_open(self, path: str) -> bool:
        """Whether the place has an address of its own, in this run and among what was there before."""
        if _address(path) in self._used:
            return False
        folder, name = _leaf(path)
        shelf = self._root / folder
        if folder not in self._there:
            self._there[folder] = sorted(one.name for one in shelf.iterdir()) if shelf.is_dir() else []
        return not any(
            _undated(one) == _undated(name) and one.removesuffix(".md").casefold() != name.casefold()
            for one in self._there[folder]
        )

    def _write(self, place: Path, draft: Draft) -> None:
        make_folder(place.parent)
        for picture in draft.pictures:
            beside = place.parent / picture.name
            if not beside.exists():
                _create(beside, picture.data)
        _create(place, draft.text.encode("utf-8"))


def _leaf(path: str) -> tuple[str, str]:
    """The folder of a document and its own name, whether it is a file or a folder."""
    folder, _, name = path.removesuffix("/index.md").removesuffix(".md").rpartition("/")
    return folder, name


def _undated(name: str) -> str:
    """The part of a name that becomes its address: two with different dates may not share it."""
    return _DATED.sub("", name.removesuffix(".md").casefold())


def _address(path: str) -> str:
    folder, name = _leaf(path)
    return f"{folder}/{_undated(name)}"


def _twin(place: Path) -> Path:
    """The same document as a file or as a folder: a person may have made one of the other."""
    if place.name == "index.md":
        return place.parent.with_name(f"{place.parent.name}.md")
    return place.with_suffix("") / "index.md"


def _places(path: str) -> Iterable[str]:
    yield path
    for number in range(2, _MOST_NAMESAKES):
        yield re.sub(r"(/index\.md|\.md)$", rf"-{number}\1", path)


def moved(root: Path, old: str, new: str, *, data: bytes) -> None:
    """Moves a document, with the folder that is its own, to a place where nothing stands, and writes it.

    Raises OSError; then it is where it was, whole.
    """
    here, there = root / old, root / new
    if here.name != "index.md":
        make_folder(there.parent)
        _create(there, data)
        here.unlink()
        return
    make_folder(there.parent.parent)
    if there.parent.exists():
        raise FileExistsError(str(there.parent))
    here.parent.rename(there.parent)
    write_bytes(there, data)


def _create(path: Path, data: bytes) -> None:
    """Writes a new file whole; what stands there already is never written over. Raises FileExistsError."""
    staged = path.with_name(f".{path.name}.part")
    write_bytes(staged, data)
    try:
        os.link(staged, path)  # fails if the name is taken, in one step
        staged.unlink()
    except FileExistsError:
        staged.unlink()
        raise
    except OSError:  # a file system without links
        if path.exists():
            staged.unlink()
            raise FileExistsError(str(path)) from None
        staged.rename(path)


# --- the journal of a folder ------------------------------------------------------


class _Entry(msgspec.Struct, frozen=True):
    digest: str
    paths: tuple[str, ...]


class Journal:
    """Which files have come in already, so that an interrupted run goes on where it was."""

    def __init__(self, root: Path, *, dry: bool) -> None:
        self._root = root
        self._file = root / _JOURNAL
        self._dry = dry
        self._known: dict[str, tuple[str, ...]] = {}
        for line in self._file.read_bytes().splitlines() if self._file.is_file() else ():
            try:
                entry = msgspec.json.decode(line, type=_Entry)
            except msgspec.MsgspecError:
                continue  # the last line of a run that was cut off
            self._known[entry.digest] = entry.paths

    def has(self, data: bytes) -> tuple[str, ...]:
        """The documents that came of these bytes, if all of them are still there; else nothing."""
        paths = self._known.get(digest(data), ())
        return paths if paths and all((self._root / path).exists() for path in paths) else ()

    def add(self, data: bytes, paths: Iterable[str]) -> None:
        """Remembers a file that is through."""
        told = tuple(paths)
        if self._dry or not told:
            return
        make_folder(self._file.parent)
        with self._file.open("ab") as file:
            file.write(msgspec.json.encode(_Entry(digest(data), told)) + b"\n")
