"""The doors `clean-photos` and `retire-photo`: source pictures without metadata, and one that must go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen import config
from sitegen.config.settings import Config
from sitegen.config.syntax import NAME
from sitegen.content.media import is_picture
from sitegen.content.metadata import UncleanError, without_metadata
from sitegen.content.pictures import LARGEST_FILE
from sitegen.content.proof import Proof
from sitegen.content.read import proofread
from sitegen.content.removal import without_picture
from sitegen.files import DOCUMENT_LIMIT, as_written, digest, read_bytes, write_bytes
from sitegen.model import Item, Source
from sitegen.newsroom import mentions
from sitegen.problems import Problem, SiteError, error, errors_of
from sitegen.register import path_in, readings
from sitegen.terminal import Terminal, language_of


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
    """Takes a picture out of every document that names it, and then deletes it.

    Nothing is written where a document cannot be rewritten. Pages and addresses stay. What builds
    remember of pictures are digests, and people keep sheets and journals beside it: nothing of
    `.sitegen/` is touched. Says how to take it out of the repository's history too. The exit code.
    """
    terminal = Terminal(language_of(root))
    try:
        path = _known(root, file)
        settings, _ = config.load(root)
        texts = _rewritten(root, path, settings)
        for name, text in texts.items():
            write_bytes(root / name, text.encode())
        (root / path).unlink()
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    for name in texts:
        terminal.say("photo-taken-out", path=name, name=path)
    terminal.say("photo-retired", path=path)
    return 0


def _known(root: Path, file: Path) -> str:
    path = path_in(root, file)
    if path is None or not is_picture(path) or not (root / path).is_file():
        raise SiteError([error("photo-unknown", path=str(file))])
    return path


def _rewritten(root: Path, picture: str, settings: Config) -> dict[str, str]:
    """The documents that name the picture, by path, as they are without it; nothing is written.

    Raises SiteError with every document that cannot be rewritten.
    """
    found = readings(root, settings)
    naming = [one.path for one in found.items if picture in set(mentions.paths(one))]
    texts: dict[str, str] = {}
    wrong: list[Problem] = list(_in_settings(root, picture))
    for path in (*naming, *_unsure(root, found.unread, picture)):
        try:
            texts[path] = _without(as_written(root, path), path, picture, settings)
        except SiteError as refused:
            wrong.extend(refused.problems)
    if wrong:
        raise SiteError(sorted(set(wrong)))
    return texts


def _in_settings(root: Path, picture: str) -> Iterator[Problem]:
    """Where site.toml names the picture (a portrait, a mark): a person takes it out there."""
    text = read_bytes(root / NAME, limit=DOCUMENT_LIMIT, root=root).decode("utf-8-sig")
    for number, line in enumerate(text.splitlines(), start=1):
        if picture in line:
            yield error("photo-left", path=NAME, line=number, name=picture)


def _unsure(root: Path, unread: Iterable[str], picture: str) -> Iterator[str]:
    """The documents that cannot be understood and may mean the picture: its file's name is in them."""
    name = picture.rpartition("/")[2].encode()
    for path in sorted(unread):
        if path.endswith(".md") and name in read_bytes(root / path, limit=LARGEST_FILE, root=root):
            yield path


def _without(text: str, path: str, picture: str, settings: Config) -> str:
    """The text without the picture. Raises SiteError where it is still named, or nothing good is left."""
    left = without_picture(text, picture, Proof(path, settings, settings.site.timezone))
    _, before = _read(text, path, settings)
    item, after = _read(left, path, settings)
    known = {one.code for one in errors_of(before)}
    wrong = [one for one in errors_of(after) if item is None or one.code not in known]
    lines = [line for named, line in mentions.places(item) if named == picture] if item else ()
    wrong += [error("photo-left", path=path, line=line, name=picture) for line in lines]
    if wrong:
        raise SiteError(wrong)
    return left


def _read(text: str, path: str, settings: Config) -> tuple[Item | None, tuple[Problem, ...]]:
    data = text.encode()
    return proofread(Source(path, "document", digest(data), len(data)), data, settings)
