"""Which folders sitegen refuses to write to, so that it never deletes what is not its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from sitegen.output.manifest import MANIFEST
from sitegen.problems import Problem, error

INPUTS = ("content", "themes", "site.toml")
GIT = ".git"  # a repository of its own, where nobody would look for pages
NO_STRANGERS = (".gitkeep", ".gitignore", ".DS_Store", "lost+found")  # the last: of a disk of its own
STAGE = ".sitegen-stage"  # marks a folder that a build is being written to
CLEAN = ".sitegen-clean"  # in a twin that is exactly what its manifest says
JOURNAL = ".sitegen-journal"  # in a twin that is being put in place file by file
MARKS = (MANIFEST, CLEAN, JOURNAL, STAGE)


def refusal(output: Path, root: Path) -> Problem | None:
    """Why `output` may not be written to, or None. Nothing is touched (promise 2)."""
    shown = str(output)
    if output.is_symlink():
        return error("output-symlink", path=shown)
    there = output.resolve()
    if there == Path(there.anchor) or there == Path.home().resolve() or there == root.resolve():
        return error("output-dangerous", path=shown)
    if GIT in there.parts or ((there / "HEAD").is_file() and (there / "objects").is_dir()):
        return error("output-git", path=shown)
    for name in INPUTS:
        given = (root / name).resolve()
        if there == given or there in given.parents or given in there.parents:
            return error("output-overlaps-input", path=shown, input=name)
    return _taken(output)


def _taken(output: Path) -> Problem | None:
    """What lies where the output should, and is not ours."""
    if not output.is_dir():
        return error("output-no-folder", path=str(output)) if output.exists() else None
    others = [] if (output / MANIFEST).is_file() else _strangers(output)
    return error("output-not-ours", path=str(output), example=others[0]) if others else None


def is_stage(folder: Path) -> bool:
    """Whether a folder is what a build left beside the output, and so may be removed."""
    ours = any((folder / mark).is_file() for mark in MARKS)
    return folder.is_dir() and not folder.is_symlink() and (ours or not _strangers(folder))


def discard(folder: Path) -> None:
    """Removes a stage, its marks last, so that one half removed is still known as ours. Raises OSError."""
    marks = [folder / mark for mark in MARKS]
    for path in [one for one in folder.iterdir() if one not in marks]:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    for mark in marks:
        mark.unlink(missing_ok=True)
    folder.rmdir()


def _strangers(output: Path) -> list[str]:
    return sorted(path.name for path in output.iterdir() if path.name not in NO_STRANGERS)
