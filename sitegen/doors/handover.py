"""The door `handover`: the whole newsroom for the next administration, with inventory and digests.

General Law of Archives, articles 12 and 18: who leaves an office hands over its archive
with an inventory. Nothing is left out but what sitegen can make again, git's own memory, and
what begins with a dot: that is where programs put passwords. What `init` writes comes with it all
the same, and so does what tells git and GitHub how to treat the repository.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from sitegen import __version__
from sitegen.build import Site, prepare
from sitegen.content.names import shown
from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.output.publication import twin_of
from sitegen.parcels import SUMS, Parcel
from sitegen.problems import SiteError, error
from sitegen.terminal import Terminal, language_of

LEFT_OUT = frozenset(("node_modules", "__pycache__"))  # wherever they are
# What tells git and GitHub how to treat a repository, wherever it is; none of it holds a password.
DOTTED = frozenset(
    (
        ".github",
        ".githooks",
        ".gitignore",
        ".gitattributes",
        ".gitmodules",
        ".gitkeep",
        ".mailmap",
        ".nojekyll",
    )
)
JUNK = frozenset(("Thumbs.db", "desktop.ini"))
_NO_TEXT = re.compile("[\ud800-\udfff]")  # bytes of a name that are no UTF-8: no inventory can tell it
COLUMNS = ("path", "bytes", "sha256")
DOCUMENTS = ("path", "kind", "municipality", "date", "folio", "title", "address", "state")


def hand_over(root: Path, target: Path, *, planted: frozenset[str], now: datetime | None) -> int:
    """Writes source, settings, theme and inventories into a folder or a zip that is not there yet.

    `planted` are the paths that every new newsroom has: they come along whatever their names.
    """
    terminal = Terminal(language_of(root))
    try:
        with terminal.progress() as progress:
            site = prepare(root, now=now or datetime.now(UTC), progress=progress)
        parcel = _packed(site, _sources(root, target.absolute(), planted), terminal)
        files = parcel.write(target)
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.say("handover-done", count=files, target=str(target), sums=SUMS)
    return 0


def _packed(site: Site, sources: Iterable[tuple[str, Path]], terminal: Terminal) -> Parcel:
    parcel, files = Parcel(), tuple(sources)
    strange = [
        error("name-character", path=shown(one), name=shown(one)) for one, _ in files if _NO_TEXT.search(one)
    ]
    if strange:
        raise SiteError(strange)
    for name, path in files:
        parcel.put_file(f"sitio/{name}", path)
    hidden = {one.item.path: one.why for one in site.hidden}
    items = sorted(site.documents, key=lambda item: item.path)
    rows = [_row(site, item, hidden.get(item.path, "published"), terminal) for item in items]
    parcel.put_table("inventario-documentos.csv", [_head(terminal, DOCUMENTS), *rows])
    sums = [(path, str(size), found) for path, found, size in parcel.sums()]
    parcel.put_table("inventario-archivos.csv", [_head(terminal, COLUMNS), *sums])
    waiting = Counter(hidden.values())
    parcel.put(
        "LEEME.txt",
        terminal.word(
            "handover-readme",
            site=site.newsroom.config.site.title,
            url=site.newsroom.config.site.url,
            now=f"{site.newsroom.now.local:%Y-%m-%d %H:%M}",
            documents=len(items),
            waiting=sum(waiting.values()) - waiting["withdrawn"],
            files=len(sums),
            version=__version__,
            sums=SUMS,
        ).encode(),
    )
    return parcel


def _head(terminal: Terminal, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(terminal.word(f"export-column-{name}") for name in names)


def _row(site: Site, item: Item, state: str, terminal: Terminal) -> tuple[str, ...]:
    front, config = item.front, site.newsroom.config
    return (
        item.path,
        item.kind,
        item.municipality,
        front.date.day.isoformat() if front.date else "",
        front.folio,
        front.title,
        urls.absolute(config, urls.item(config, item)),
        terminal.word(f"export-{state}"),
    )


def _sources(root: Path, target: Path, planted: frozenset[str]) -> Iterator[tuple[str, Path]]:
    """Every regular file of the site with its path in it, without links and without what is made anew."""
    here = root.absolute()
    made = (target, here / "output", twin_of(here / "output"))
    known = planted | {folder.as_posix() for path in planted for folder in PurePosixPath(path).parents}
    for where, folders, names in os.walk(here):
        inside = PurePosixPath(Path(where).relative_to(here).as_posix())
        folders[:] = sorted(
            one for one in folders if _comes(inside / one, known) and Path(where, one) not in made
        )
        for name in sorted(names):
            path = Path(where, name)
            if _comes(inside / name, known) and path.is_file() and not path.is_symlink() and path != target:
                yield str(inside / name), path


def _comes(path: PurePosixPath, known: frozenset[str]) -> bool:
    """Whether who comes next gets a file or folder: by each name of its path, or because it is `known`."""
    return str(path) in known or all(map(_is_theirs, path.parts))


def _is_theirs(name: str) -> bool:
    return name in DOTTED if name.startswith(".") else name not in LEFT_OUT | JUNK
