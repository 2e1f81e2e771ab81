"""The door `photos`: pictures from a telephone become the gallery of a document, clean before any commit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from sitegen import config
from sitegen.config.settings import Config
from sitegen.content.amend import quoted
from sitegen.content.names import is_left_behind
from sitegen.files import decode, make_folder, read_bytes, write_bytes
from sitegen.intake.faults import Fault
from sitegen.intake.pictures import Clean, without_twins
from sitegen.intake.workshop import Task, work
from sitegen.messages import spoken
from sitegen.pool import workers
from sitegen.problems import Problem, SiteError, error, errors_of
from sitegen.terminal import Terminal, language_of
from sitegen.text import legible, slug

SUFFIXES = frozenset(
    (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".heif", ".avif")
)
_LENGTH = 40
_MATTER = re.compile(r"\A---[ \t]*\n(?P<keys>.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_SHOWS = re.compile(r"^(?:image|imagen|gallery|galeria|galería)[ \t]*:", re.MULTILINE | re.IGNORECASE)
_RELATIVE = re.compile(r"\]\(<?(?!https?:|mailto:|tel:|#)|^(?:src|archivo)[ \t]*:", re.MULTILINE)


class Taken(msgspec.Struct, frozen=True):
    """The pictures of a folder under their new names, the twins dropped, and what is wrong with others."""

    pictures: tuple[tuple[str, Clean], ...]
    twins: tuple[str, ...]
    problems: tuple[Problem, ...]


def photos(root: Path, file: Path, folder: Path) -> int:
    """Puts the folder's pictures beside the document and names them in it. The exit code.

    The folder stays as it is; of the document only its front matter grows, and only if it
    names no picture yet.
    """
    terminal = Terminal(language_of(root))
    try:
        settings, _ = config.load(root)
        text = _document(file)
        taken = take(folder, settings, stem=_stem(file))
        place = _as_folder(file, text)
        written = _placed(taken, place.parent)
        told = _named(place, text, written, spanish=spoken(terminal.language) == "es")
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        return 1
    for name, picture in written:
        terminal.say("intake-photo", name=name, width=picture.width, height=picture.height)
        if picture.small:
            terminal.say("intake-photo-small", name=name, width=picture.width)
    if taken.twins:
        terminal.say("intake-photo-twins", count=len(taken.twins), names=", ".join(taken.twins))
    if told:
        terminal.say("intake-photos-named", path=str(place), count=len(written))
    else:
        terminal.say("intake-photos-kept", path=str(place))
    if taken.problems:
        terminal.problems(taken.problems, sums=False)
    return 1 if taken.problems else 0


def take(folder: Path, settings: Config, *, stem: str) -> Taken:
    """Reads and cleans the pictures of a folder, in the order of names. Raises SiteError without any."""
    if not folder.is_dir():
        raise SiteError([error("intake-photos-folder", path=folder.name)])
    files = [
        (path, legible(path.name))
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in SUFFIXES and not is_left_behind(path.name)
    ]
    cleaned, problems = cleaned_of(files, settings)
    if not cleaned and not problems:
        raise SiteError([error("intake-photos-none", path=folder.name)])
    kept, twins = without_twins(cleaned)
    named = tuple((f"{stem}-{number}{one.suffix}", one) for number, (_, one) in enumerate(kept, start=1))
    return Taken(named, tuple(twins), problems)


def cleaned_of(
    files: Sequence[tuple[Path, str]], settings: Config
) -> tuple[list[tuple[str, Clean]], tuple[Problem, ...]]:
    """Pictures (path, name), each cleaned in a process of its own, and what is wrong with others."""
    cleaned: list[tuple[str, Clean]] = []
    problems: list[Problem] = []
    tasks = [Task(str(path), name, picture=True) for path, name in files]
    for done in work(tasks, settings, workers=workers()):
        if done.picture is not None:
            cleaned.append((done.source, done.picture))
        else:
            problems.append(Fault(done.fault, **{"file": done.source, **done.facts}).problem(done.source))
    return cleaned, tuple(problems)


def _document(file: Path) -> str:
    text, problems = decode(read_bytes(file, limit=2_000_000), file.name)
    if errors_of(problems) or not _MATTER.match(text):
        raise SiteError(errors_of(problems) or [error("front-matter-missing", path=file.name, line=1)])
    return text


def _stem(file: Path) -> str:
    name = file.parent.name if file.name == "index.md" else file.stem
    undated = re.sub(r"^\d{4}-\d{2}-\d{2}[-_ ]*", "", name)
    return slug(undated)[:_LENGTH].strip("-") or "foto"


def _as_folder(file: Path, text: str) -> Path:
    """The document as `index.md` of a folder of its own, into which it is moved if need be."""
    if file.name == "index.md":
        return file
    if _RELATIVE.search(text):
        raise SiteError([error("intake-photos-links", path=file.name)])
    place = file.with_suffix("") / "index.md"
    if place.parent.exists():
        raise SiteError([error("new-exists", path=place.parent.name)])
    make_folder(place.parent)
    file.rename(place)
    return place


def _placed(taken: Taken, folder: Path) -> Sequence[tuple[str, Clean]]:
    """The pictures written beside the document, each under the first free number. Raises SiteError."""
    written: list[tuple[str, Clean]] = []
    present = {one.name.casefold(): one for one in folder.iterdir()}
    for name, picture in taken.pictures:
        stem, _, rest = name.rpartition("-")
        suffix = Path(rest).suffix
        number = len(written) + 1
        while f"{stem}-{number}{suffix}".casefold() in present:
            if present[f"{stem}-{number}{suffix}".casefold()].read_bytes() == picture.data:
                break
            number += 1
        target = folder / f"{stem}-{number}{suffix}"
        if not target.exists():
            write_bytes(target, picture.data)
            present[target.name.casefold()] = target
            written.append((target.name, picture))
    return written


def _named(place: Path, text: str, written: Sequence[tuple[str, Clean]], *, spanish: bool) -> bool:
    """Whether the pictures were named in the front matter, each with its words still to be written."""
    matter = _MATTER.match(text)
    if matter is None or not written or _SHOWS.search(matter["keys"]):
        return False
    src, alt, caption = ("archivo", "alt", "pie") if spanish else ("src", "alt", "caption")
    first, *others = [name for name, _ in written]
    rows = [
        f"{'imagen' if spanish else 'image'}:",
        f"  {src}: {quoted(first)}",
        f"  {alt}: ''",
        f"  {caption}: ''",
    ]
    if others:
        rows.append(f"{'galeria' if spanish else 'gallery'}:")
    for name in others:
        rows += [f"  - {src}: {quoted(name)}", f"    {alt}: ''", f"    {caption}: ''"]
    end = matter.end("keys")
    write_bytes(place, (text[:end] + "\n".join(rows) + "\n" + text[end:]).encode())
    return True
