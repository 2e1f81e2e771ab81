"""Planting: a folder that is the site as it is, but for one municipality, which is as it was at a commit.

Files that are the same are second names of the site's own, and are never written to. What was taken from
view since stays so: pictures and attachments that are gone, and documents (`sitegen.standin.silence`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from sitegen import content, standing
from sitegen.config.settings import Config
from sitegen.content.media import is_document
from sitegen.content.shelf import ROOT
from sitegen.files import inside, is_plain_name, make_folder
from sitegen.memory.cache import lent
from sitegen.model import Moment, Source
from sitegen.output import KEPT
from sitegen.problems import Problem, SiteError, error
from sitegen.repository import Stored, blobs, stored
from sitegen.standin.silence import Today, hushed
from sitegen.text import nfc


class Ground(msgspec.Struct, frozen=True):
    """What a stand-in is planted on: the site, the folder that is to be one too, and whose files change."""

    root: Path
    tree: Path
    ident: str
    settings: Config
    now: Moment
    wrong: frozenset[Problem]  # what is wrong with the site as it is

    @property
    def shelf(self) -> str:
        """The municipality's folder, from the site's root."""
        return f"{ROOT}/{self.ident}"


def plant(ground: Ground, commit: str, *, spoiled: frozenset[str]) -> int:
    """Makes `ground.tree` the site with the municipality as at the commit; how many documents stay unseen.

    Pictures and attachments are those of now, for faces may have been blurred since; those of
    `spoiled`, with which something is wrong, are left out. Raises SiteError where git lacks something,
    OSError where nothing can be written.
    """
    if not ground.tree.exists():
        _lay_out(ground)
    else:
        shutil.rmtree(ground.tree / ground.shelf, ignore_errors=True)
    make_folder(ground.tree / ground.shelf)
    found, _ = content.discover(ground.root, ground.settings)
    own = tuple(one for one in found if one.path.startswith(f"{ground.shelf}/"))
    gone = _fetch(ground, commit, own, spoiled=spoiled)
    for name in standing.named(ground.root):  # what site.toml names may lie in the municipality's folder
        if name.startswith(f"{ground.shelf}/"):
            _second_name(ground.root / name, ground.tree / name)
    return _hush(ground, own, gone)


def _lay_out(ground: Ground) -> None:
    """All that a build takes but the municipality's folder."""
    own = ground.root / ground.shelf

    def left_out(where: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(where, name) == own]

    make_folder(ground.tree)
    for name in standing.inputs(ground.root):
        place, there = ground.tree / name, ground.root / name
        if inside("", name) is None:
            continue  # a path of site.toml that leads out: it is told of there
        if there.is_dir() and not there.is_symlink():
            shutil.copytree(there, place, symlinks=True, copy_function=_linked, ignore=left_out)
        elif os.path.lexists(there) and not there.is_relative_to(own):
            _second_name(there, place)


def _linked(there: str, place: str) -> None:
    _second_name(Path(there), Path(place))


def _second_name(there: Path, place: Path) -> None:
    """The file under a second name; a copy where there can be none. One that is there stays."""
    if os.path.lexists(place) or not os.path.lexists(there):
        return
    make_folder(place.parent)
    try:
        os.link(there, place, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(there, place, follow_symlinks=False)


def _fetch(
    ground: Ground, commit: str, own: tuple[Source, ...], *, spoiled: frozenset[str]
) -> frozenset[str]:
    """Puts the municipality's files of the commit in their places; gives the paths of those gone since."""
    paths = {one.path for one in own} - spoiled
    gone: set[str] = set()
    with blobs(ground.root) as ask:
        for one in stored(ground.root, commit, ground.shelf):
            path = nfc(one.path)
            if not all(map(is_plain_name, one.path.split("/"))):
                continue
            if is_document(path):
                write(ground.tree / one.path, _asked(ask, one))
            elif path in paths:
                _second_name(ground.root / one.path, ground.tree / one.path)
            else:
                gone.add(path)
    return frozenset(gone)


def _asked(ask: Callable[[str], bytes | None], one: Stored) -> bytes:
    data = ask(one.name)
    if data is None:
        raise SiteError([error("last-good-lacking", path=one.path)])
    return data


def write(place: Path, data: bytes) -> None:
    """A file of its own: what is there by this name, in whatever case, may be a second name of the site's."""
    make_folder(place.parent)
    place.unlink(missing_ok=True)
    with place.open("xb") as file:
        file.write(data)


def _hush(ground: Ground, own: tuple[Source, ...], gone: frozenset[str]) -> int:
    """Sees to it that nothing is seen again that was taken from view since."""
    memory = lent(ground.root / KEPT / "readings")
    now = content.read_all(ground.root, own, ground.settings, memory=memory)
    today = Today(ground.root, ground.settings, ground.now, now, own, ground.wrong, gone)
    found, _ = content.discover(ground.tree, ground.settings)
    then = tuple(one for one in found if one.path.startswith(f"{ground.shelf}/"))
    count = 0
    for item in content.read_all(ground.tree, then, ground.settings, memory=memory).items:
        place = ground.tree / item.path
        text = place.read_bytes().decode("utf-8", errors="replace")
        left, is_silent = hushed(item, text, today)
        count += is_silent
        if left is None:
            place.unlink()
        elif left != text:
            write(place, left.encode())
    return count
