"""The register: the documents of a site as they are read, public or not, without assembling them.

For commands that must answer although documents disagree with each other.
"""

from __future__ import annotations

from pathlib import Path

from sitegen import cache, content
from sitegen.config.settings import Config
from sitegen.model import Item
from sitegen.output import KEPT
from sitegen.text import nfc


def documents(root: Path, settings: Config) -> tuple[Item, ...]:
    """Every document that can be read, by path. What is wrong with the others a build will tell."""
    sources, _ = content.discover(root, settings)
    kept = root / KEPT
    if not kept.is_dir():
        return content.read_all(root, sources, settings).items
    with cache.opened(kept / "readings") as (readings,):
        return content.read_all(root, sources, settings, memory=readings).items


def path_in(root: Path, file: Path) -> str | None:
    """The path of a file from the site's root: as given from there, or from where the person stands.

    None where it is outside.
    """
    found = file if file.is_absolute() or file.exists() else root / file
    try:
        return nfc(found.resolve().relative_to(root.resolve()).as_posix())
    except ValueError:
        return None


def found(items: tuple[Item, ...], path: str) -> Item | None:
    """The document of a path: its file, its folder, or its file without the ending."""
    forms = (path, f"{path}/index.md", f"{path}.md")
    return next((item for item in items if nfc(item.path) in forms), None)
