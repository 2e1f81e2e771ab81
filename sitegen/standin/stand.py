"""Standing in: what is to be made is tried with the site as it is, then with a municipality as it was.

Git has these states, on every machine that publishes; what builds remember may be gone. They are put
into a folder that is a site like any other, so that there is no second way to build (law 1).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from sitegen import config
from sitegen.content.media import is_document
from sitegen.content.shelf import ROOT
from sitegen.files import make_folder
from sitegen.locks import locked
from sitegen.output import KEPT
from sitegen.problems import Problem, SiteError, error, errors_of
from sitegen.register import moment_of
from sitegen.repository import states_of
from sitegen.standin.planting import Ground, plant
from sitegen.text import closest

MOST = 30  # earlier states that are tried
FOLDER = "last-good"

Result = TypeVar("Result")


class Stand(msgspec.Struct, frozen=True):
    """A municipality in an earlier state: the commit and its day (`2026-01-13`).

    `told` is what was wrong with the site as it is, `silent` how many documents of that state stay unseen.
    """

    municipality: str
    commit: str
    day: str
    told: tuple[Problem, ...]
    silent: int


def stood_in(
    root: Path, ident: str, make: Callable[[Path], Result], *, now: datetime | None
) -> tuple[Result, Stand | None]:
    """What `make` gives for the site's folder; where it raises SiteError, with `ident` as it last was good.

    That is the newest state of `content/<ident>` in git with which `make` gives anything; then there is a
    Stand. `make` has to read nothing but the folder, which holds all that a build takes, and the memories
    and `output` of `root`. Raises SiteError where there is no such municipality or no such state, and as
    soon as nothing that is left is of this municipality.
    """
    settings, _ = config.survey(root)
    known = [one.id for one in settings.municipalities]
    if ident not in known:
        guess = closest(ident, known) or ", ".join(known[:10])
        raise SiteError([error("new-municipality-unknown", municipality=ident, known=guess)])
    try:
        return make(root), None
    except SiteError as wrong:
        told = wrong.problems
        if not errors_of(told):
            raise  # warnings, which somebody wants to be strict with
    with _folder(root) as tree:
        ground = Ground(root, tree, ident, settings, moment_of(now, settings), frozenset(told))
        return _tried(ground, make, told)


def _tried(ground: Ground, make: Callable[[Path], Result], told: tuple[Problem, ...]) -> tuple[Result, Stand]:
    shelf = f"{ROOT}/{ground.ident}"
    states = states_of(ground.root, shelf, most=MOST)
    spoiled = _files(told, shelf)
    for state in states:
        while True:
            silent = plant(ground, state.commit, spoiled=spoiled)
            try:
                return make(ground.tree), Stand(ground.ident, state.commit, state.day, told, silent)
            except SiteError as wrong:
                left = errors_of(wrong.problems)
                if not left:
                    raise
            if not any(_is_in(one.path, shelf) for one in left):
                raise SiteError((*left, error("last-good-elsewhere", municipality=ground.ident)))
            if _files(left, shelf) <= spoiled:
                break  # an earlier state may be better
            spoiled |= _files(left, shelf)
    code = "last-good-none" if states else "last-good-no-history"
    raise SiteError((*told, error(code, path=shelf, municipality=ground.ident, count=len(states))))


def _is_in(path: str, shelf: str) -> bool:
    return path == shelf or path.startswith(f"{shelf}/")


def _files(problems: tuple[Problem, ...], shelf: str) -> frozenset[str]:
    """The pictures and attachments of the municipality of which there is an error."""
    paths = (one.path for one in errors_of(problems) if _is_in(one.path, shelf))
    return frozenset(path for path in paths if path != shelf and not is_document(path))


@contextmanager
def _folder(root: Path) -> Iterator[Path]:
    """A folder for the site that stands in, gone afterwards. Raises SiteError where there can be none."""
    tree = root / KEPT / FOLDER
    try:
        make_folder(root / KEPT)
        with locked(root / KEPT / f"{FOLDER}.lock"):
            shutil.rmtree(tree, ignore_errors=True)
            try:
                yield tree
            finally:
                shutil.rmtree(tree, ignore_errors=True)
    except OSError as failure:
        why = failure.strerror or str(failure)
        raise SiteError([error("output-refused", path=f"{KEPT}/{FOLDER}", why=why)]) from failure
