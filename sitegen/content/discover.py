"""Discovery: which files under `content/` are documents, pictures and attachments.

Only regular files of plain folders are taken; links, devices and names that would
not travel are problems, and nothing is opened that could hang.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeAlias

from sitegen.config.settings import Config
from sitegen.content.media import is_attachment, is_document, is_picture
from sitegen.content.names import fault, is_left_behind, shown, twin_form
from sitegen.content.shelf import ROOT
from sitegen.model import Source, SourceKind
from sitegen.problems import Problem, error, warning
from sitegen.text import nfc

DEEPEST = 20  # folders within folders
TWICE = ".md.txt"  # what editors of Windows make of a name whose end they hide
# The usual name of a document, with which nothing can be wrong: `2026-01-13-encuentro.md`.
PLAIN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]{1,200}\.md")
_CHUNK = 1 << 20
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
_NAMES = 1 << 16  # names whose form is remembered

Facts: TypeAlias = Callable[[], os.stat_result]  # what the system tells of a file, asked when it is wanted
Digest: TypeAlias = Callable[[str, Facts], tuple[str, int]]  # of a file: SHA-256 in hex, and bytes


def digest_of(file: str, facts: Facts) -> tuple[str, int]:
    """The SHA-256 of a file and its size, from its bytes whatever `facts` say. Raises OSError."""
    del facts
    return _digest(file)


def discover(
    root: Path, config: Config, *, digest: Digest = digest_of
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """The sources under `root`/content, sorted by path, and what is wrong with files and names.

    Whether a document stands in a known folder is told when it is read. Hidden and
    temporary files are passed over in silence. `config` is what a site may one day
    set here; today nothing of it changes what is found. `digest` is how the preview
    puts in what it knows of a file that has not changed since.
    """
    del config
    walk = _Walk(root, digest)
    folder = root / ROOT
    if not folder.is_dir() or folder.is_symlink():
        return (), (error("content-missing", path=ROOT),)
    walk.folder(folder, ROOT, 0)
    return tuple(sorted(walk.sources)), tuple(sorted(walk.problems))


class _Walk:
    """A walk through the folders, and what it finds."""

    def __init__(self, root: Path, digest: Digest) -> None:
        self.root = root
        self.digest = digest
        self.sources: list[Source] = []
        self.problems: list[Problem] = []

    def folder(self, folder: Path, path: str, depth: int) -> None:
        if depth > DEEPEST:
            self.problems.append(error("folder-deep", path=path, limit=DEEPEST))
            return
        try:
            with os.scandir(folder) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as failure:
            self.problems.append(error("folder-unreadable", path=path, reason=failure.strerror or ""))
            return
        if not all(PLAIN.fullmatch(entry.name) for entry in entries):
            entries = self._apart(entries, path)
        for entry in entries:
            self.entry(entry, path, depth)

    def _apart(self, entries: list[os.DirEntry[str]], path: str) -> list[os.DirEntry[str]]:
        """The entries of a folder that are ours, each once; names that are one to some systems are told."""
        kept = [entry for entry in entries if not is_left_behind(entry.name)]
        names = [entry.name for entry in kept]
        self.problems += _twins(names, path)
        return [entry for entry in kept if not _is_spelled_twice(entry.name, names)]

    def entry(self, entry: os.DirEntry[str], folder: str, depth: int) -> None:
        if PLAIN.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
            told = partial(entry.stat, follow_symlinks=False)
            self.taken(entry.path, f"{folder}/{entry.name}", "document", facts=told)
            return
        code = fault(entry.name) or _form(entry)
        if code:
            place = f"{folder}/{shown(nfc(entry.name))}"
            self.problems.append(error(code, path=place, name=shown(entry.name)))
            return
        path = f"{folder}/{nfc(entry.name)}"
        try:
            facts = entry.stat(follow_symlinks=False)
        except OSError as failure:
            self.problems.append(error("file-unreadable", path=path, reason=failure.strerror or ""))
            return
        if stat.S_ISLNK(facts.st_mode) or _is_junction(facts):
            self.problems.append(error("link-in-content", path=path))
        elif stat.S_ISDIR(facts.st_mode):
            self.folder(Path(entry.path), path, depth + 1)
        elif stat.S_ISREG(facts.st_mode):
            self.file(entry.path, path, facts)
        else:
            self.problems.append(error("file-not-regular", path=path))

    def file(self, file: str, path: str, facts: os.stat_result) -> None:
        kind = _kind(path.rpartition("/")[2])
        if kind is None:
            self.problems.append(_not_published(path))
            return
        if kind != "document" and path.count("/") == 1:
            self.problems.append(error("file-stray", path=path))
            return
        self.taken(file, path, kind, facts=lambda: facts)

    def taken(self, file: str, path: str, kind: SourceKind, *, facts: Facts) -> None:
        try:
            digest, size = self.digest(file, facts)
        except OSError as failure:
            code = "file-denied" if isinstance(failure, PermissionError) else "file-unreadable"
            self.problems.append(error(code, path=path, reason=failure.strerror or ""))
            return
        self.sources.append(Source(path, kind, digest, size))


@lru_cache(maxsize=_NAMES)
def _kind(path: str) -> SourceKind | None:
    if path.lower().endswith(TWICE):
        return None
    if is_document(path):
        return "document"
    if is_picture(path):
        return "picture"
    return "attachment" if is_attachment(path) else None


def _not_published(path: str) -> Problem:
    suffix = Path(path).suffix.lower()
    if path.lower().endswith(TWICE):
        return error("document-extension", path=path, suffix=TWICE)
    if suffix in (".markdown", ".mdown", ".mkd", ".mdx"):
        return error("document-extension", path=path, suffix=suffix)
    if suffix == ".svg":
        return warning("picture-svg", path=path)
    if suffix in (".heic", ".heif", ".avif", ".bmp"):
        return warning("picture-format", path=path, suffix=suffix)
    return warning("file-not-published", path=path, suffix=suffix)


def _is_junction(facts: os.stat_result) -> bool:
    """Whether a folder of Windows is another one under a second name: a link of an older kind."""
    return _reparse_tag(facts) == _JUNCTION


def _reparse_tag(facts: os.stat_result) -> int:
    return getattr(facts, "st_reparse_tag", 0)  # Windows alone has it


def _form(entry: os.DirEntry[str]) -> str:
    """A name in decomposed letters is found only where the system does not mind, as on a Mac."""
    composed = nfc(entry.name)
    if composed == entry.name or os.path.lexists(Path(entry.path).with_name(composed)):
        return ""
    return "name-decomposed"


def _is_spelled_twice(name: str, names: list[str]) -> bool:
    """Whether a name in decomposed letters stands beside its own composed form, of which is told."""
    return not name.isascii() and nfc(name) != name and nfc(name) in names


def _twins(names: list[str], folder: str) -> Iterator[Problem]:
    by_form: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_form[twin_form(name)].append(name)
    for same in by_form.values():
        if len(same) > 1:
            both = ", ".join(shown(name) for name in same)
            yield error("name-twins", path=f"{folder}/{shown(nfc(same[0]))}", names=both)


def _digest(file: str) -> tuple[str, int]:
    """The SHA-256 of a file and its size. What has become a FIFO since the walk saw it would not hang."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb", buffering=0) as stream:
        hashed = hashlib.sha256()
        size = 0
        while chunk := stream.read(_CHUNK):
            hashed.update(chunk)
            size += len(chunk)
    return hashed.hexdigest(), size
