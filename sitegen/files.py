"""The room of files: bytes and text from disk and back, with what a person may have done to them."""

from __future__ import annotations

import glob
import hashlib
import itertools
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from sitegen.problems import Problem, SiteError, error, errors_of, warning
from sitegen.text import RESERVED_NAMES, nfc

DOCUMENT_LIMIT = 2_000_000  # bytes; 50 MB of Markdown takes 46 s and 2 GB
NAME_LIMIT = 255  # bytes of one name, on every file system we meet
FILE_MODE, FOLDER_MODE = 0o644, 0o755  # GitHub Pages refuses what only its owner can read

_READ_FLAGS = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has none
_PIECE = 1 << 20
_WRITE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# XML 1.0 (production 2) allows none of these, nor does a text for people need them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_CONTROLS_TOLD = 20
_LOST = "\ufffd"
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf]")
_BOM = b"\xef\xbb\xbf"  # the mark that UTF-8 text may begin with
_COUNTER = itertools.count()
_LEFT = 3600  # seconds after which nobody is writing a file any more


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


# --- reading --------------------------------------------------------------------


def read_bytes(path: Path | str, *, limit: int, root: Path | None = None) -> bytes:
    """The bytes of a regular file of at most `limit` bytes.

    Raises SiteError for what is missing, unreadable, larger, not a regular file
    (a FIFO or a device would hang the build), or a symbolic link that leaves
    `root`. Only the file itself is looked at: that no folder above it is a link
    is the business of who lists folders. `root` also makes the problem's path relative.
    A `Path` for each of 10,000 takes as long as reading them: a text will do.
    """
    try:
        handle = _opened(path, root)
        try:
            facts = os.fstat(handle)
            _refuse_irregular(facts, path, root)
            data = _contents(handle, facts.st_size, limit + 1)
        finally:
            os.close(handle)
    except (OSError, ValueError) as failure:  # ValueError: a NUL in the name
        raise SiteError([_failed(failure, _shown(path, root))]) from failure
    if len(data) > limit:
        shown = _shown(path, root)
        size = max(len(data), facts.st_size)
        raise SiteError([error("file-too-large", path=shown, size=f"{size:,}", limit=f"{limit:,}")])
    return data


def _opened(path: Path | str, root: Path | None) -> int:
    """The file, open. Most are no link: the system says so by opening it, where it can."""
    if _NO_LINK:
        with suppress(OSError):
            return os.open(path, _READ_FLAGS | _NO_LINK)
    _refuse_strange(Path(path), root)
    return os.open(path, _READ_FLAGS)


def _contents(handle: int, size: int, most: int) -> bytes:
    """The bytes of a file, at most so many; one that has not changed is read at once."""
    data = os.read(handle, min(size + 1, most))
    if len(data) == size:
        return data
    parts, left = [data], most - len(data)
    while left > 0 and (more := os.read(handle, min(left, _PIECE))):
        parts.append(more)
        left -= len(more)
    return b"".join(parts)


def _shown(path: Path | str, root: Path | None) -> str:
    path = Path(path)
    if root is not None and path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    return path.as_posix() if root is None and not path.is_absolute() else path.name


def _refuse_strange(path: Path, root: Path | None) -> None:
    facts = path.lstat()
    if stat.S_ISLNK(facts.st_mode):
        if root is not None and not _resolved(path).is_relative_to(_resolved(root)):
            raise SiteError([error("file-outside", path=_shown(path, root))])
        facts = path.stat()
    _refuse_irregular(facts, path, root)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except RuntimeError as loop:  # how Python 3.11 and 3.12 tell of a loop of links
        raise OSError(str(loop)) from loop


def _refuse_irregular(facts: os.stat_result, path: Path | str, root: Path | None) -> None:
    if not stat.S_ISREG(facts.st_mode):
        raise SiteError([error("file-not-regular", path=_shown(path, root))])


def _failed(failure: OSError | ValueError, shown: str) -> Problem:
    if isinstance(failure, FileNotFoundError):
        return error("file-missing", path=shown)
    if isinstance(failure, PermissionError):
        return error("file-denied", path=shown)
    reason = failure.strerror if isinstance(failure, OSError) else ""
    return error("file-unreadable", path=shown, reason=reason or str(failure).partition(":")[0])


# --- text -----------------------------------------------------------------------


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file and what is wrong with it (decision 10).

    UTF-8 with or without byte order mark; line ends become LF. Other encodings are
    refused, never guessed: the text is "" then. So are control characters: the text has spaces in
    their places, so that what else is wrong with it can be told.
    """
    foreign = _foreign(data)
    if foreign:
        return "", (error(foreign, path=path, line=1, file=path),)
    try:
        text = data.removeprefix(_BOM).decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as failure:
        return "", (_not_utf8(data, failure.start, path),)
    plain = text.replace("\n", "").isprintable()  # no control character is, and to ask costs little
    controls = () if plain else tuple(itertools.islice(_controls(text, path), _CONTROLS_TOLD))
    if controls:
        return _CONTROL.sub(" ", text), controls
    if _LOST in text:
        line = text.count("\n", 0, text.index(_LOST)) + 1
        return text, (warning("text-lost-letters", path=path, line=line),)
    return text, ()


def as_written(root: Path, path: str) -> str:
    """The text of a document with its mark and its line ends. Raises SiteError for what `decode` refuses."""
    data = read_bytes(root / path, limit=DOCUMENT_LIMIT, root=root)
    wrong = errors_of(decode(data, path)[1])
    if wrong:
        raise SiteError(wrong)
    return data.decode()


def _foreign(data: bytes) -> str:
    """The code of the problem if the bytes are plainly a zip (Word) or UTF-16 (or 32), else ""."""
    if data.startswith(b"PK\x03\x04"):
        return "text-zip"
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return "text-utf16"
    sample = data[:400]
    most = max(sample[0::2].count(0), sample[1::2].count(0)) if 0 in sample else 0
    return "text-utf16" if len(sample) > len(_BOM) and most * 4 > len(sample) else ""


def _not_utf8(data: bytes, position: int, path: str) -> Problem:
    line = re.sub(rb"\r\n?", b"\n", data[:position]).count(b"\n") + 1
    before, after = (
        part.decode("cp1252", errors="replace")
        for part in (data[max(0, position - 30) : position], data[position : position + 30])
    )
    word = (before.split() or [""])[-1] if before and not before[-1].isspace() else ""
    shown = "".join(letter for letter in word + (after.split() or [""])[0] if letter.isprintable())
    # Good UTF-8 before it, or half a surrogate pair: converting the whole file would spoil it.
    mixed = not data[:position].isascii() or _SURROGATE.match(data, position) is not None
    code = "text-not-utf8" if mixed or _LOST in shown else "text-windows-1252"
    return error(code, path=path, line=line, word=shown, file=path)


def _controls(text: str, path: str) -> Iterator[Problem]:
    """One problem for each line that holds a control character."""
    for number, line in enumerate(text.split("\n"), start=1):
        found = _CONTROL.search(line)
        if found:
            code = "text-nul" if found[0] == "\x00" else "text-control"
            yield error(code, path=path, line=number, char=f"U+{ord(found[0]):04X}", column=found.start() + 1)


# --- paths ----------------------------------------------------------------------


def inside(folder: str, target: str, *, within: str = "") -> str | None:
    """The path from the site's root of what a document in `folder` calls `target`, or None if it may not.

    `folder` is relative to the root with "/", "" for the root itself; `target` is
    relative to it and already percent-decoded once, without query or fragment. None
    for what is absolute, leaves `within` (a folder from the root; "" for the root),
    or has a name that `is_plain_name` refuses. The answer is NFC.
    """
    if not target or target.startswith("/"):
        return None
    steps = folder.split("/") if folder else []
    for name in nfc(target).split("/"):
        if name == "..":
            if not steps:
                return None
            steps.pop()
        elif name not in ("", "."):
            if not is_plain_name(name):
                return None
            steps.append(name)
    path = "/".join(steps)
    return path if not within or path == within or path.startswith(f"{within}/") else None


def is_plain_name(name: str) -> bool:
    """Whether one name of a file or folder means the same everywhere.

    No separator, backslash, colon (drives, streams), control or percent-encoded
    separator or dots; no name that Windows keeps, no dot or space at the end, at
    most 255 bytes.
    """
    if not name or name[-1] in ". " or re.search(r"[/\\:\x00-\x1f\x7f]", name):
        return False
    if name.partition(".")[0].rstrip().lower() in RESERVED_NAMES:
        return False
    if "%" in name and (unquote(name).strip(". ") == "" or re.search(r"[/\\\x00-\x1f]", unquote(name))):
        return False
    return len(name.encode("utf-8", errors="surrogatepass")) <= NAME_LIMIT


# --- writing --------------------------------------------------------------------


def make_folder(path: Path) -> None:
    """Makes the folder and those above it, readable by everyone whatever the umask. Raises OSError."""
    if path.is_dir():
        return
    missing = list(itertools.takewhile(lambda one: not one.exists(), (path, *path.parents)))
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        folder.chmod(FOLDER_MODE)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of the one at `path` when the block ends well; else it is gone.

    Its folder must exist. Raises OSError; then what was there before is untouched. What processes
    that were killed have left of the same file long ago is taken away.
    """
    fresh = path.with_suffix(f"{path.suffix}.{os.getpid()}")
    try:
        _sweep(path)
        with fresh.open("wb") as file:
            yield file
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def _sweep(path: Path) -> None:
    for left in path.parent.glob(f"{glob.escape(path.name)}.*"):
        if left.suffix[1:].isdecimal() and left.stat().st_mtime < time.time() - _LEFT:
            left.unlink()


def write_bytes(path: Path, data: bytes) -> None:
    """Writes the file whole or not at all, readable by everyone whatever the umask.

    Its folder must exist. Raises OSError that names the file; then what was there before is untouched.
    """
    staged = path.parent / f".sitegen-{os.getpid()}-{next(_COUNTER)}"
    try:
        with os.fdopen(os.open(staged, _WRITE_FLAGS, FILE_MODE), "wb") as file:
            file.write(data)
        staged.chmod(FILE_MODE)
        staged.replace(path)
    except BaseException as wrong:
        with suppress(OSError):
            staged.unlink(missing_ok=True)
        if isinstance(wrong, OSError):
            wrong.filename = str(path)  # what was staged is nobody's business, and a full disk names nothing
        raise
