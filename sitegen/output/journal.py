"""Where folders cannot be exchanged: file by file, with a journal that the next command completes.

Windows and some mounts have no exchange, nor has an output that is a disk of its own.
There each file that is not in its place is put there in one step, what the site no longer
has is taken away after that, and the manifest comes last. A mark in the twin says that this
has begun; whoever finds it goes on.
"""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from sitegen.files import FILE_MODE, digest, make_folder
from sitegen.output.guard import JOURNAL, STAGE, discard
from sitegen.output.hand import gone
from sitegen.output.inventory import is_one_file
from sitegen.output.manifest import MANIFEST, folded, remembered


def begin(twin: Path) -> None:
    """Marks a twin that is complete and is about to be put in place."""
    (twin / JOURNAL).write_bytes(b"")


def is_begun(twin: Path) -> bool:
    """Whether a publication was cut short here."""
    return (twin / JOURNAL).is_file()


def complete(output: Path, twin: Path) -> None:
    """Puts what is left of a begun twin in place; nothing where none was begun. Raises OSError."""
    if is_begun(twin):
        if (twin / MANIFEST).is_file():  # it goes last: without it everything is in place already
            _fill(output, twin)
        discard(twin)


def _fill(output: Path, twin: Path) -> None:
    before, after = remembered(output), remembered(twin)
    left = sorted(before.keys() - after.keys(), reverse=True)
    spelled = {folded(path): path for path in after} if left else {}
    folders = {above for path in spelled for above in _above(path)}
    for path in left:
        old = folded(path)
        is_old_spelling = (
            old in spelled and (twin / spelled[old]).is_file()
        )  # of a file that is still to come
        if is_old_spelling or old in folders or not spelled.keys().isdisjoint(_above(old)):
            _remove(path, output)
    for path, its in sorted(after.items()):
        source, target = twin / path, output / path
        if source.is_file() and not (before.get(path) == its and _has_bytes(source, target, its)):
            _move(source, target, output)
    for path in left:
        if folded(path) not in spelled:
            _remove(path, output)
    _move(twin / MANIFEST, output / MANIFEST, output)


def _above(path: str) -> list[str]:
    steps = path.split("/")
    return ["/".join(steps[:count]) for count in range(1, len(steps))]


def _remove(path: str, output: Path) -> None:
    place = output / path
    if not place.is_dir():
        gone(str(place))
        remove_empty(place.parent, output)


def remove_empty(folder: Path, top: Path) -> None:
    """Removes `folder` and its parents below `top`, as long as they are empty."""
    while folder != top and folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _has_bytes(source: Path, target: Path, its: str) -> bool:
    if is_one_file(source, target):
        return True
    return target.is_file() and not target.is_symlink() and digest(target.read_bytes()) == its


def _move(source: Path, target: Path, output: Path) -> None:
    remove_empty(target, output)  # a folder in which nothing is any more
    make_folder(target.parent)
    try:
        source.replace(target)
    except OSError as wrong:
        if wrong.errno != errno.EXDEV:
            raise
        stage = output / STAGE  # no stranger's, if this is cut short
        shutil.copyfile(source, stage)
        stage.chmod(FILE_MODE)
        stage.replace(target)
        source.unlink()
