"""The shelf: what a document's place among the folders tells of it.

`content/<municipality>/<kind>/…/2026-01-13-encuentro.md`, or a folder of that name with
`index.md`; `content/<pages>/…` for the whole site. Folders between, such as years, are free.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

from sitegen.config.settings import Config
from sitegen.content.moments import day_of
from sitegen.model import KINDS, Kind
from sitegen.problems import Problem, error
from sitegen.text import closest, fold, slug

ROOT = "content"
INDEX = "index"
# The folders of each kind, English and Spanish.
KIND_NAMES: dict[Kind, tuple[str, str]] = {
    "release": ("releases", "comunicados"),
    "notice": ("notices", "avisos"),
    "event": ("events", "eventos"),
    "document": ("documents", "documentos"),
    "page": ("pages", "paginas"),
}
SPANISH_KINDS: dict[Kind, str] = {
    "release": "comunicado",
    "notice": "aviso",
    "event": "evento",
    "document": "documento",
    "page": "pagina",
}
KIND_FOLDERS: dict[str, Kind] = {name: kind for kind in KINDS for name in KIND_NAMES[kind]}
KIND_FOLDERS["agenda"] = "event"  # the word of its URL

DRAFTS = {"es": "borradores", "en": "drafts"}  # the .gitignore of a new newsroom names both

_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[-_ ]+(.*))?", re.DOTALL)
_NUMBERS = re.compile(r"[0-9]{1,4}")


class Place(msgspec.Struct, frozen=True):
    """What the path of a document tells; `kind` is None where it does not.

    `municipality` is an id, or "" for the whole site; `day` is None and `slug` ""
    where the name has none.
    """

    municipality: str
    kind: Kind | None
    day: date | None
    slug: str
    problems: tuple[Problem, ...] = ()


def place_of(path: str, config: Config) -> Place:
    """Where a document stands, from its path (`content/…`) alone, and what is wrong with the place.

    A problem of a folder names the folder, so that it is the same for all that is in it.
    """
    *before, last = path.split("/")
    folders, name = tuple(before[1:]), last.rpartition(".")[0] or last
    municipality, kind, wrong = _shelf(folders, config, path)
    if fold(name) == INDEX and not wrong:
        if len(folders) <= (1 if not municipality else 2) or _NUMBERS.fullmatch(folders[-1]):
            return Place(municipality, kind, None, "", (error("index-alone", path=path),))
        name = folders[-1]
    dated = _DATED.fullmatch(name)
    if dated is None:
        return Place(municipality, kind, None, slug(name), wrong)
    day = day_of(dated[1])
    if day is None:
        wrong = (*wrong, error("name-date-impossible", path=path, value=dated[1]))
    return Place(municipality, kind, day, slug(dated[2] or ""), wrong)


def _shelf(
    folders: tuple[str, ...], config: Config, path: str
) -> tuple[str, Kind | None, tuple[Problem, ...]]:
    """The municipality, the kind, and what is wrong."""
    if not folders:
        return "", None, (error("document-stray", path=path),)
    first = f"{ROOT}/{folders[0]}"
    kind = KIND_FOLDERS.get(fold(folders[0]))
    if kind == "page":
        return "", kind, ()
    if kind is not None:
        return "", kind, (error("kind-without-municipality", path=first, folder=folders[0]),)
    known = [one.id for one in config.municipalities]
    if folders[0] not in known:
        by_name = {fold(one.name): one.id for one in config.municipalities}
        guess = by_name.get(fold(folders[0])) or closest(folders[0], known) or ", ".join(known[:8]) or "—"
        problem = error("municipality-folder-unknown", path=first, folder=folders[0], guess=guess)
        return "", KIND_FOLDERS.get(fold(folders[1])) if len(folders) > 1 else None, (problem,)
    return _within(folders, path)


def _within(folders: tuple[str, ...], path: str) -> tuple[str, Kind | None, tuple[Problem, ...]]:
    if len(folders) == 1:
        return folders[0], None, (error("document-without-kind", path=path, folder=folders[0]),)
    kind = KIND_FOLDERS.get(fold(folders[1]))
    if kind is not None:
        return folders[0], kind, ()
    guess = closest(folders[1], KIND_FOLDERS) or "comunicados"
    folder = f"{ROOT}/{folders[0]}/{folders[1]}"
    return folders[0], None, (error("kind-folder-unknown", path=folder, folder=folders[1], guess=guess),)
