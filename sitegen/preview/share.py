"""The door `share`: a document's texts for WhatsApp, X, Facebook and e-mail, and its pictures, to send."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from sitegen import theme
from sitegen.build import Site, prepare
from sitegen.files import make_folder, write_bytes
from sitegen.model import Item
from sitegen.newsroom.pictures import Rendition
from sitegen.newsroom.visibility import Showing
from sitegen.plan.handout import Handout, handout
from sitegen.preview.words import network_words
from sitegen.problems import Problem, SiteError, error
from sitegen.terminal import Terminal, language_of
from sitegen.text import closest, nfc

ALL = Showing(drafts=True, future=True, blackout=True)  # what is sent tomorrow is made ready today


def share_file(root: Path, file: Path, *, now: datetime | None, pictures: Path | None) -> int:
    """Prints what to send a document with, and writes its pictures into a folder. 0 fine, 1 problems."""
    terminal = Terminal(language_of(root))
    try:
        with terminal.progress() as progress:
            site = prepare(root, now=now or datetime.now(UTC), progress=progress, showing=ALL)
        item = _item(site, _path(root, file))
    except SiteError as wrong:
        terminal.problems(wrong.problems)
        return 1
    sheet = handout(site.newsroom, item)
    _print(terminal, sheet)
    if pictures is not None:
        _write(site, sheet, pictures)
        terminal.say("share-pictures", folder=str(pictures))
    return 0


def _path(root: Path, file: Path) -> str:
    """The path of a file from the site's root: as given from there, or from where the person stands."""
    found = file if file.is_absolute() or file.exists() else root / file
    try:
        path = found.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise SiteError([error("share-outside", path=str(file))]) from None
    return nfc(path)


def _item(site: Site, path: str) -> Item:
    room = site.newsroom
    for form in (path, f"{path}/index.md", f"{path}.md"):
        if form in room.by_path:
            return room.by_path[form]
    raise SiteError([_unknown(path, closest(path, room.by_path))])


def _unknown(path: str, like: str) -> Problem:
    return error("share-misspelt", path=path, like=like) if like else error("share-unknown", path=path)


def _print(terminal: Terminal, sheet: Handout) -> None:
    for message in sheet.messages:
        terminal.say("share-heading", network=network_words(terminal.language)[message.network])
        if message.subject:
            terminal.say("share-subject", subject=message.subject)
        terminal.show(message.text)


def _write(site: Site, sheet: Handout, folder: Path) -> None:
    make_folder(folder)
    files = tuple(_files(sheet))
    for made in theme.encode(site.root, files):
        write_bytes(folder / PurePosixPath(made.path).name, made.data)


def _files(sheet: Handout) -> Iterator[Rendition]:
    shown = (*((sheet.card,) if sheet.card else ()), *sheet.photos)
    yield from dict.fromkeys(one.file for one in shown)
