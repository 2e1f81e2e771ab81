"""The doors `clean-photos` and `retire-photo`: source pictures without metadata, and one that must go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen import config, content
from sitegen.content.media import is_picture
from sitegen.content.metadata import UncleanError, without_metadata
from sitegen.content.pictures import LARGEST_FILE
from sitegen.files import inside, read_bytes, write_bytes
from sitegen.model import Item, Source
from sitegen.newsroom import mentions
from sitegen.problems import SiteError, error
from sitegen.register import documents, path_in
from sitegen.terminal import Terminal, language_of
from sitegen.text import nfc

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def clean_photos(root: Path, given: tuple[Path, ...], *, dry: bool) -> int:
    """Takes metadata out of the pictures of content, or of those given. The exit code.

    Pixels stay as they are; formats that cannot be cleaned so are told. With `dry`
    nothing is written.
    """
    terminal = Terminal(language_of(root))
    cleaned, failed = 0, 0
    for path in sorted(_pictures(root, given)):
        try:
            before = read_bytes(path, limit=LARGEST_FILE)
            after = without_metadata(before)
            if after != before:
                cleaned += 1
                terminal.say("photo-cleaned", path=_shown(root, path), bytes=len(before) - len(after))
                if not dry:
                    write_bytes(path, after)
        except UncleanError:
            failed += path.suffix.lower() != ".gif"
            terminal.say("photo-not-cleaned", path=_shown(root, path))
        except (SiteError, OSError):
            failed += 1
            terminal.say("photo-not-cleaned", path=_shown(root, path))
    terminal.say("photos-cleaned", count=cleaned)
    return 1 if failed else 0


def _pictures(root: Path, given: tuple[Path, ...]) -> Iterator[Path]:
    for one in given or (root / "content",):
        every = one.rglob("*") if one.is_dir() else (one,)
        yield from (
            path for path in every if is_picture(path.name) and path.is_file() and not path.is_symlink()
        )


def _shown(root: Path, path: Path) -> str:
    return path_in(root, path) or str(path)


# --- a picture that must go ---------------------------------------------------------


def retire_photo(root: Path, file: Path) -> int:
    """Deletes a picture and takes it out of every document that names it.

    Pages and addresses stay. What builds remember of pictures are digests, and people keep sheets
    and journals beside it: nothing of `.sitegen/` is touched. Says how to take it out of the
    repository's history too. The exit code.
    """
    terminal = Terminal(language_of(root))
    try:
        path = _known(root, file)
        settings, _ = config.load(root)
        items = [one for one in documents(root, settings) if path in set(mentions.paths(one))]
        left = [one.path for one in items if not _taken_out(root, one, path)]
        (root / path).unlink()
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    for one in items:
        terminal.say("photo-left" if one.path in left else "photo-taken-out", path=one.path, name=path)
    terminal.say("photo-retired", path=path)
    return 1 if left else 0


def _known(root: Path, file: Path) -> str:
    path = path_in(root, file)
    if path is None or not is_picture(path) or not (root / path).is_file():
        raise SiteError([error("photo-unknown", path=str(file))])
    return path


def _taken_out(root: Path, item: Item, picture: str) -> bool:
    """Rewrites a document without the picture; whether nothing of it names the picture any more."""
    place = root / item.path
    text = place.read_bytes().decode("utf-8-sig")
    fences = [match.end() for match in _FENCE.finditer(text)][:2]
    head, body = (text[: fences[1]], text[fences[1] :]) if len(fences) > 1 else ("", text)
    folder = item.path.rpartition("/")[0]
    written = _without_rows(head, folder, picture) + _without_images(body, folder, picture)
    write_bytes(place, written.encode())
    found, _ = content.read_document(
        Source(item.path, "document", "", len(written)), written.encode(), config.load(root)[0]
    )
    return found is not None and picture not in set(mentions.paths(found))


def _without_images(body: str, folder: str, picture: str) -> str:
    """The text without the signs that show the picture; a line that held nothing else goes with them."""
    signs = re.compile(r"!\[[^\]\n]*\]\(<?([^)\s>]+)>?(?:[ \t]+\"[^\"\n]*\")?\)(?:\{[^}\n]*\})?")

    def bare(line: str) -> Iterable[str]:
        left = signs.sub(lambda sign: "" if inside(folder, sign[1]) == picture else sign[0], line)
        return () if left != line and not left.strip() else (left,)

    return "\n".join(one for line in body.split("\n") for one in bare(line))


def _without_rows(head: str, folder: str, picture: str) -> str:
    """The front matter without the group of keys, or the item of a list, that names the picture."""
    lines = head.split("\n")
    for at, line in enumerate(lines):
        value = line.rpartition(": ")[2] if ": " in line else line.strip().removeprefix("- ")
        if nfc(inside(folder, value.strip().strip("\"'")) or "") == picture:
            first, last = _block(lines, at)
            del lines[first:last]
            return _without_rows("\n".join(_without_empty(lines, first)), folder, picture)
    return head


def _block(lines: list[str], at: int) -> tuple[int, int]:
    """The lines of the key or of the list item that line `at` is part of."""
    first = at
    while first > 0 and not lines[first].lstrip().startswith("- ") and lines[first][:1] in " \t":
        first -= 1
    edge = len(lines[first]) - len(lines[first].lstrip())
    last = first + 1
    while last < len(lines) and (len(lines[last]) - len(lines[last].lstrip()) > edge) and lines[last].strip():
        last += 1
    return first, last


def _without_empty(lines: list[str], at: int) -> list[str]:
    """The lines without a key just above `at` that has lost its last value."""
    above = lines[at - 1] if at else ""
    below = lines[at] if at < len(lines) else ""
    alone = above.rstrip().endswith(":") and not below.startswith((" ", "-\t", "- "))
    return [*lines[: at - 1], *lines[at:]] if alone else lines
