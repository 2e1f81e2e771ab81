"""The door `handover`: the whole newsroom for the next administration, with inventory and digests.

General Law of Archives, articles 12 and 18: who leaves an office hands over its archive
with an inventory. Nothing is left out but what sitegen can make again, git's own files, and
what begins with a dot and is neither for git nor for GitHub: that is where programs put passwords.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sitegen import __version__
from sitegen.build import Site, prepare
from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.output.publication import twin_of
from sitegen.parcels import SUMS, Parcel
from sitegen.problems import SiteError
from sitegen.terminal import Terminal, language_of

LEFT_OUT = frozenset(("node_modules", "__pycache__"))  # wherever they are
DOTTED = frozenset((".github", ".gitignore", ".gitattributes", ".nojekyll", ".editorconfig"))
JUNK = frozenset(("Thumbs.db", "desktop.ini"))
COLUMNS = ("path", "bytes", "sha256")
DOCUMENTS = ("path", "kind", "municipality", "date", "folio", "title", "address", "state")


def hand_over(root: Path, target: Path, *, now: datetime | None) -> int:
    """Writes source, settings, theme and inventories into a folder or a zip that is not there yet."""
    terminal = Terminal(language_of(root))
    try:
        with terminal.progress() as progress:
            site = prepare(root, now=now or datetime.now(UTC), progress=progress)
        parcel = _packed(root, site, terminal, target=target)
        files = parcel.write(target)
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.say("handover-done", count=files, target=str(target), sums=SUMS)
    return 0


def _packed(root: Path, site: Site, terminal: Terminal, *, target: Path) -> Parcel:
    parcel = Parcel()
    for path in _sources(root, target.absolute()):
        parcel.put_file(f"sitio/{path.relative_to(root.absolute()).as_posix()}", path)
    hidden = {one.item.path: one.why for one in site.hidden}
    items = sorted(site.documents, key=lambda item: item.path)
    rows = [_row(site, item, hidden.get(item.path, "published"), terminal) for item in items]
    parcel.put_table("inventario-documentos.csv", [_head(terminal, DOCUMENTS), *rows])
    files = [(path, str(size), found) for path, found, size in parcel.sums()]
    parcel.put_table("inventario-archivos.csv", [_head(terminal, COLUMNS), *files])
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
            files=len(files),
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


def _sources(root: Path, target: Path) -> Iterator[Path]:
    """Every regular file of the site, by path, without links and without what is made anew."""
    here = root.absolute()
    made = (target, here / "output", twin_of(here / "output"))
    for where, folders, names in os.walk(here):
        folders[:] = sorted(one for one in folders if _is_theirs(one) and Path(where, one) not in made)
        for name in sorted(names):
            path = Path(where, name)
            if _is_theirs(name) and path.is_file() and not path.is_symlink() and path != target:
                yield path


def _is_theirs(name: str) -> bool:
    """Whether who comes next gets a file or folder of this name."""
    return name in DOTTED if name.startswith(".") else name not in LEFT_OUT | JUNK
