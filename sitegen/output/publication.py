"""Publishing: a twin of the output folder is brought up to date, and then takes its place in one step.

The twin stands beside the output folder and is the build before; nearly all of its
files are the output's own, under a second name. It is changed file by file, never
in place, and exchanged when everything is there; what was the output is the next twin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from sitegen import pool
from sitegen.files import make_folder
from sitegen.locks import locked
from sitegen.model import File, Kept
from sitegen.output import inventory, journal
from sitegen.output.exchange import exchange
from sitegen.output.guard import discard, is_stage, refusal
from sitegen.output.hand import Hand
from sitegen.output.holding import Holding
from sitegen.output.manifest import MANIFEST, remembered
from sitegen.output.twin import Twin, begun, doubled, finish, give_back, inventories, marked_clean, take
from sitegen.problems import SiteError, error

KEPT = ".sitegen"  # the folder of a site where builds keep what they remember
FOLDER = "output"  # where a site is built unless it is said otherwise


class Published(msgspec.Struct, frozen=True):
    """What a publication did: counts of files, and the bytes of the whole site.

    `changed` were made; what another build has lent is new here, and made by nobody.
    """

    files: int
    changed: int
    removed: int
    size: int


def twin_of(output: Path) -> Path:
    """The folder beside the output in which the next build is prepared."""
    return output.parent / f".{output.name}.sitegen"


def home_of(root: Path) -> Path:
    """The site whose memories, lock and output are those of the site at `root`.

    It is the site itself, but for one that stands in for another (`sitegen.standin`): that lies in the
    other's KEPT folder. No link leads there, for a system may refuse one.
    """
    return root.parent.parent if root.parent.name == KEPT else root


def kept_of(root: Path) -> Path:
    """The folder where builds of the site at `root` keep what they remember, there or not."""
    return home_of(root) / KEPT


def publish(files: Iterable[File | Kept], output: Path, root: Path) -> Published:
    """Writes a build to `output`, whole or not at all; see `opened` and `Place.publish`."""
    with opened(output, root) as place:
        return place.publish(files)


def held(output: Path, root: Path) -> Holding:
    """What the output folder of the site at `root` holds, looked at without holding it against builds."""
    return Holding(output, kept_of(root) / "output")


def expect_ours(output: Path, root: Path) -> None:
    """Raises SiteError for an output folder that is refused; one cut short without a manifest is our own."""
    refused = refusal(output, root)
    if refused and not (refused.code == "output-not-ours" and journal.is_begun(twin_of(output))):
        raise SiteError([refused])


@contextmanager
def opened(output: Path, root: Path, *, lenders: Iterable[Path] = ()) -> Iterator[Place]:
    """The output folder of the site at `root`, held against other builds while the block runs.

    `lenders` are the output folders of other builds, from which is taken what they have. A publication
    that was cut short is completed first. Raises SiteError where the folder or the system refuses.
    """
    expect_ours(output, root)
    folder = twin_of(output)
    try:
        make_folder(kept_of(root))
        with locked(kept_of(root) / "build.lock"):
            if folder.exists() and not is_stage(folder):
                raise SiteError([error("output-stage-taken", path=str(folder))])
            journal.complete(output, folder)
            lent = tuple(Holding(one) for one in lenders)
            yield Place(output, folder, held(output, root), kept_of(root) / "inventories", lent)
    except OSError as wrong:
        where = wrong.filename2 or wrong.filename or str(output)
        raise SiteError(
            [error("output-refused", path=str(where), why=wrong.strerror or str(wrong))]
        ) from None


class Place(msgspec.Struct, frozen=True):
    """An output folder that is ours for now, with its twin, what it holds, and what others lend it.

    `inventories` is the file in which is kept what lay in both.
    """

    output: Path
    twin: Path
    holding: Holding
    inventories: Path
    lenders: tuple[Holding, ...] = ()

    def holds(self, path: str, wanted: str) -> bool:
        """Whether a file of this path and SHA-256 (hex) need not be made: it is here, or is lent."""
        return self.holding.has(path, wanted) or any(one.has(path, wanted) for one in self.lenders)

    @property
    def hand(self) -> Hand | None:
        """Who may put a new file into the twin, instead of handing over its bytes; None where nobody may.

        It may be in another process, while `publish` runs. Where the output holds nothing yet, every file
        is new.
        """
        return None if self.holding.listed or self.lenders else Hand(str(self.twin))

    def is_untouched(self) -> bool:
        """Whether every file of the last build is as it was published."""
        return self.holding.is_untouched()

    def publish(self, files: Iterable[File | Kept]) -> Published:
        """Publishes a whole build; what has not changed is not written again, and strangers' files stay.

        Raises SiteError where two files have one path, and whatever `files` raises, and
        OSError where the system refuses to write; then the old site is whole, or, where
        files had begun to be put in place one by one, the next command completes the new one.
        """
        known = inventory.remembered(self.inventories)
        twin = begun(self.twin, self.output, self.holding, lenders=self.lenders, known=known)
        try:
            for file in files:
                take(twin, file)
            gone = self.holding.listed.keys() - twin.written.keys()
            finish(twin)
            if twin.changed or twin.lent or remembered(self.output) != twin.written:
                _put_in_place(twin)
            else:
                marked_clean(twin)
        except BaseException:
            if not journal.is_begun(self.twin):
                pool.dismissed()  # nobody puts anything into it any more
                with suppress(OSError):
                    discard(self.twin)
            raise
        self.holding.remember(twin.written)
        inventory.remember(self.inventories, inventories(twin))
        return Published(len(twin.written), twin.changed, len(gone), twin.size)

    def make_ready(self) -> None:
        """Makes a twin where the last publication has left none: somebody will wait for the next one.

        So it is after a first build, and after every other where folders cannot be exchanged.
        Where the system has no second names for files, or no room, the next build makes what it can.
        """
        if (self.twin / MANIFEST).is_file() or not (self.output / MANIFEST).is_file():
            return
        try:
            inventory.remember(self.inventories, doubled(self.output, self.twin, self.holding.published))
        except OSError:
            with suppress(OSError):
                discard(self.twin)


def _put_in_place(twin: Twin) -> None:
    output = twin.output
    if not output.exists():
        make_folder(output.parent)
        twin.folder.rename(output)
    elif not twin.is_apart and exchange(twin.folder, output):
        give_back(twin)
        marked_clean(twin)  # what was the output is a whole build as well
    else:
        journal.begin(twin.folder)
        journal.complete(output, twin.folder)
