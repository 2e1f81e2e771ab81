"""Which folders sitegen refuses to write to, so that it never deletes what is not its own."""

from __future__ import annotations

from pathlib import Path

from sitegen.output.manifest import MANIFEST
from sitegen.problems import Problem, error

INPUTS = ("content", "themes", "site.toml")
NO_STRANGERS = (".gitkeep", ".gitignore", ".DS_Store")
STAGE = ".sitegen-stage"  # marks a folder that a build is being written to


def refusal(output: Path, root: Path) -> Problem | None:
    """Why `output` may not be written to, or None. Nothing is touched (promise 2)."""
    shown = str(output)
    if output.is_symlink():
        return error("output-symlink", path=shown)
    there = output.resolve()
    if there == Path(there.anchor) or there == Path.home().resolve() or there == root.resolve():
        return error("output-dangerous", path=shown)
    for name in INPUTS:
        given = (root / name).resolve()
        if there == given or there in given.parents or given in there.parents:
            return error("output-overlaps-input", path=shown, input=name)
    if output.exists() and not output.is_dir():
        return error("output-no-folder", path=shown)
    if output.is_dir() and not (output / MANIFEST).is_file() and _strangers(output):
        return error("output-not-ours", path=shown, example=_strangers(output)[0])
    return None


def is_stage(folder: Path) -> bool:
    """Whether a folder is what a build left beside the output, and so may be removed."""
    ours = (folder / STAGE).is_file() or (folder / MANIFEST).is_file()
    return folder.is_dir() and not folder.is_symlink() and (ours or not _strangers(folder))


def _strangers(output: Path) -> list[str]:
    return sorted(path.name for path in output.iterdir() if path.name not in NO_STRANGERS)
