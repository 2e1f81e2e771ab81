"""The twin: a folder beside the output that is the build before, and is brought up to date file by file.

Nearly all of its files are the output's own, under a second name. None is ever changed in place.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from sitegen.files import digest, make_folder
from sitegen.model import File, Kept, Laid
from sitegen.output import inventory, journal
from sitegen.output.guard import CLEAN, STAGE, discard
from sitegen.output.hand import Hand, fresh, gone
from sitegen.output.holding import Holding
from sitegen.output.inventory import NONE, UNKNOWN, Inventory
from sitegen.output.manifest import MANIFEST, folded, remembered, told
from sitegen.problems import SiteError, error


class Twin(msgspec.Struct):
    """The twin while it is brought up to date. `has` is what it held before, `written` what it holds now.

    `lay` is what lay in it, and `beside` what lies in the output, files of strangers too; `lying` are the
    inodes of the former, `known` what both held when they were last listed. Paths of files and folders are
    texts: a `Path` for each of 20,000 takes longer than the system does.
    """

    folder: Path
    hand: Hand
    output: Path
    holding: Holding
    lenders: tuple[Holding, ...]
    known: Sequence[Inventory]
    has: Mapping[str, str]
    lay: Inventory
    lying: dict[str, int]
    since: int  # the moment of its mark
    is_apart: bool  # whether the output is a disk of its own: nothing can be exchanged, what it has stays
    beside: Inventory = NONE
    written: dict[str, str] = msgspec.field(default_factory=dict)
    folded: dict[str, str] = msgspec.field(default_factory=dict)
    renamed: set[str] = msgspec.field(
        default_factory=set
    )  # paths of the output whose files are here by another name
    copied: bool = False  # whether a file had to be copied that should have got a second name
    changed: int = 0
    lent: int = 0
    size: int = 0


def begun(
    folder: Path,
    output: Path,
    holding: Holding,
    *,
    lenders: tuple[Holding, ...],
    known: Sequence[Inventory],
) -> Twin:
    """A clean twin with its mark taken away; an empty folder in place of any other. Raises OSError."""
    clean, hand = folder / CLEAN, Hand(str(folder))
    is_clean = clean.is_file()
    if folder.exists() and not is_clean:
        discard(folder)
    make_folder(folder)
    hand.put(STAGE, b"")
    since = inventory.marked(folder, STAGE)
    clean.unlink(missing_ok=True)
    lay = inventory.taken(folder, inventory.of(folder, known), since=since) if is_clean else NONE
    lying = dict(lay.files) if _is_one_system(folder, output) else dict.fromkeys(lay.files, UNKNOWN)
    has = remembered(folder) if is_clean else {}
    return Twin(
        folder, hand, output, holding, lenders, known, has, lay, lying, since, _is_apart(folder, output)
    )


def marked_clean(twin: Twin) -> None:
    """Says that the folder is a whole build. Raises OSError."""
    _write(twin, CLEAN, b"")


def doubled(output: Path, folder: Path, paths: Iterable[str]) -> Sequence[Inventory]:
    """Makes a clean twin of an output folder: second names alone, no file is copied. Raises OSError.

    `paths` are those of its files; gives what lies in both.
    """
    make_folder(folder)
    (folder / CLEAN).unlink(missing_ok=True)  # of a folder that held no build
    hand, linked = Hand(str(folder)), {}
    hand.put(STAGE, b"")
    beside = inventory.taken(output, NONE, since=inventory.marked(folder, STAGE))
    for path in paths:
        os.link(f"{output}/{path}", hand.place(path))
        linked[path] = beside.files.get(path, UNKNOWN)
    hand.put(MANIFEST, (output / MANIFEST).read_bytes())
    (folder / STAGE).unlink()
    hand.put(CLEAN, b"")
    if not _is_one_system(folder, output):
        return ()
    since = inventory.marked(folder, CLEAN)
    return beside, inventory.made(folder, linked, hand.folders, since=since)


def inventories(twin: Twin) -> Sequence[Inventory]:
    """What lay in the twin, and what lies in the output, when they were listed; no more than was seen.

    Of folders that have changed since the next build will know. Nothing where inodes say little: systems that
    have no second names for files often make them up.
    """
    if twin.copied or not _is_one_system(twin.folder, twin.output):
        return ()
    return (twin.lay, twin.beside)


def take(twin: Twin, file: File | Kept) -> None:
    """Puts a file in its place. Raises SiteError for one that is there already, OSError."""
    path = file.path
    spelled = folded(path)
    other = twin.folded.setdefault(path if spelled == path else spelled, path)
    if path in twin.written or other != path:
        raise SiteError([error("output-twice", path=path, other=other)])
    its = file.digest if isinstance(file, Kept) else file.digest or digest(file.data)
    lender = _lender(twin, file)
    if isinstance(file, Laid):
        twin.changed += 1
    elif lender is not None:
        _write(twin, path, lender.read(path))
        twin.lent += 1
    elif isinstance(file, Kept) or twin.holding.has(path, its):
        _keep(twin, path)
    else:
        _put_anew(twin, file, its)
        twin.changed += 1
    twin.written[path] = its
    twin.size += file.size if isinstance(file, Kept) else len(file.data)


def finish(twin: Twin) -> None:
    """Takes away what the site no longer has, adds strangers' files, and the manifest. Raises OSError."""
    theirs = _keep_strangers(twin)
    left = twin.has.keys() - twin.written.keys() - twin.hand.folders - theirs
    for path in left:
        _take_away(twin, path)
    for folder in sorted({path.rpartition("/")[0] for path in left}, reverse=True):
        journal.remove_empty(twin.folder / folder, twin.folder)
    _write(twin, MANIFEST, told(twin.written))
    (twin.folder / STAGE).unlink(missing_ok=True)


def _take_away(twin: Twin, path: str) -> None:
    """An old file; where a system knows no upper case it may be a new one, and gets its spelling."""
    spelled = twin.folded.get(folded(path))
    if spelled is None:
        gone(f"{twin.folder}/{path}")
        return
    mark, new = f"{twin.folder}/{STAGE}", f"{twin.folder}/{spelled}"
    with suppress(FileNotFoundError):
        Path(twin.folder, path).replace(mark)
        if not os.path.lexists(new):
            Path(mark).replace(new)


def _keep(twin: Twin, path: str) -> None:
    """A file that the output has; where that is filled file by file, it stays there."""
    lying = twin.lying.get(path, UNKNOWN)
    if twin.is_apart:
        return
    if path in twin.renamed:
        _write(twin, path, twin.holding.read(path))
        twin.holding.forget(path)
    elif lying == UNKNOWN or lying != twin.holding.inode(path):
        _link(twin, path, path)


def _put_anew(twin: Twin, file: File, its: str) -> None:
    """A new file; where the output has its bytes under a name that nobody has taken yet, another name of it.

    An edited text gives its segment of the search another name, and most of the files in it are the same.
    A link costs a tenth of a file. In the twin every file has one name: archives of it hold no links.
    """
    other = twin.holding.elsewhere(its)
    if other is None or other in twin.written or other in twin.renamed:
        _write(twin, file.path, file.data)
        return
    twin.renamed.add(other)
    _link(twin, other, file.path)


def _lender(twin: Twin, file: File | Kept) -> Holding | None:
    """Who has a file that need not be made, and that the output itself has not."""
    if not twin.lenders or isinstance(file, File) or twin.holding.has(file.path, file.digest):
        return None
    return next((one for one in twin.lenders if one.has(file.path, file.digest)), None)


def give_back(twin: Twin) -> None:
    """After the exchange: what strangers have put into the output since it was listed lies there again."""
    with suppress(OSError):
        now = inventory.taken(twin.folder, twin.beside, since=twin.since)
        ours = twin.written.keys() | twin.holding.listed.keys() | {MANIFEST}
        for name in {name for name, its in now.files.items() if twin.beside.files.get(name) != its} - ours:
            make_folder((twin.output / name).parent)
            (twin.folder / name).replace(twin.output / name)


def _keep_strangers(twin: Twin) -> set[str]:
    """The twin gets the strangers' files that the output has, and no others; their paths. Raises OSError."""
    if twin.is_apart:
        return set()
    ours = twin.written.keys() | twin.holding.listed.keys() | {MANIFEST, STAGE, CLEAN}
    twin.beside = inventory.taken(twin.output, inventory.of(twin.output, twin.known), since=twin.since)
    others = twin.beside.files.keys() - ours
    theirs = {name for name in others if not _is_spelling(twin, name, twin.output)}
    left = twin.lying.keys() - twin.written.keys() - twin.has.keys() - {MANIFEST, STAGE, CLEAN}
    for name in left.difference(theirs):
        if not _is_spelling(twin, name, twin.folder):
            gone(f"{twin.folder}/{name}")
            journal.remove_empty((twin.folder / name).parent, twin.folder)
    for name in sorted(theirs):
        there = twin.output / name
        if inventory.is_one_file(there, twin.folder / name):
            continue
        if there.is_symlink():
            place = Path(_free(twin, name))
            fresh(str(place), partial(place.symlink_to, there.readlink()))
        else:
            _link(twin, name, name)
    return theirs


def _is_spelling(twin: Twin, name: str, folder: Path) -> bool:
    """Whether a file of the site is told in another spelling: its folder has kept the first one."""
    spelled = twin.folded.get(folded(name))
    return spelled is not None and inventory.is_one_file(folder / name, folder / spelled)


def _is_apart(folder: Path, output: Path) -> bool:
    return output.exists() and folder.stat().st_dev != output.stat().st_dev


def _is_one_system(folder: Path, other: Path) -> bool:
    """Whether inodes of both may be compared, and folders tell those that files tell (some mounts do not)."""
    try:
        if _is_apart(folder, other):
            return False
        with os.scandir(folder) as entries:
            return all(entry.inode() == entry.stat(follow_symlinks=False).st_ino for entry in entries)
    except OSError:
        return False


# --- writing --------------------------------------------------------------------


def _free(twin: Twin, path: str) -> str:
    """Where a file of the twin goes: its folder is there, and what was there is not.

    The old file may be the published one, under its second name.
    """
    _make_way(twin, path)
    place = twin.hand.place(path)
    if path in twin.lying or path in twin.has:
        gone(place)
    return place


def _make_way(twin: Twin, path: str) -> None:
    """Takes away old files where the folders of a file go, and an old folder where it goes itself."""
    above = path.rpartition("/")[0]
    while above and above not in twin.hand.folders:
        if above in twin.lying and above not in twin.written:
            gone(f"{twin.folder}/{above}")
            del twin.lying[above]
        above = above.rpartition("/")[0]
    if path in twin.lay.folders and not any(one.startswith(f"{path}/") for one in twin.written):
        shutil.rmtree(f"{twin.folder}/{path}", ignore_errors=True)


def _write(twin: Twin, path: str, data: bytes) -> None:
    _free(twin, path)
    twin.hand.put(path, data)


def _link(twin: Twin, other: str, path: str) -> None:
    """A file of the output under another name; a copy on file systems that have no hard links."""
    there, place = f"{twin.output}/{other}", _free(twin, path)
    try:
        fresh(place, lambda: os.link(there, place))
    except OSError:
        gone(place)
        shutil.copy2(there, place)
        twin.holding.forget(path)
        twin.copied = True
