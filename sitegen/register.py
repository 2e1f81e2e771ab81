"""The register: the documents of a site as they are read, public or not, without assembling them.

For commands that must answer although documents disagree with each other.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sitegen import calendar, content
from sitegen.config.settings import Config
from sitegen.content import Readings
from sitegen.memory import cache
from sitegen.model import Item, Moment
from sitegen.output import KEPT
from sitegen.text import nfc


def readings(root: Path, settings: Config) -> Readings:
    """All of `content/` as it is read; `unread` are documents with errors, which a build will tell."""
    sources, _ = content.discover(root, settings)
    kept = root / KEPT
    if not kept.is_dir():
        return content.read_all(root, sources, settings)
    with cache.opened(kept / "readings") as (memory,):
        return content.read_all(root, sources, settings, memory=memory)


def documents(root: Path, settings: Config) -> tuple[Item, ...]:
    """Every document that can be read, by path."""
    return readings(root, settings).items


def moment_of(now: datetime | None, settings: Config) -> Moment:
    """The moment that a person means: without zone on the site's clock, None the clock's, read here.

    Raises SiteError for an hour that the site's clock never shows, or shows twice.
    """
    return calendar.asked(now or datetime.now(UTC), settings.site.timezone)


def path_in(root: Path, file: Path) -> str | None:
    """The path of a file from the site's root: as given from there, or from where the person stands.

    None where it is outside, or no place at all: a link that leads to itself.
    """
    found = file if file.is_absolute() or file.exists() else root / file
    try:
        return nfc(found.resolve().relative_to(root.resolve()).as_posix())
    except (ValueError, OSError, RuntimeError):  # the last: a loop of links, to Python 3.11 and 3.12
        return None


def found(items: tuple[Item, ...], path: str) -> Item | None:
    """The document of a path: its file, its folder, or its file without the ending."""
    forms = (path, f"{path}/index.md", f"{path}.md")
    return next((item for item in items if nfc(item.path) in forms), None)
