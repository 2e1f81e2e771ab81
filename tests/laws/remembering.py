"""A site that is built with everything that the program remembers, as a person builds it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from sitegen.again import build_again
from tests.house.driver import Driver

NOW = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)


def build(driver: Driver, *, now: datetime = NOW) -> int:
    """The exit code of a build with all memories of the site's own `.sitegen/`."""
    return build_again(driver.root, driver.output, now=now, strict=False)


def fresh_tree(driver: Driver, folder: Path, *, now: datetime = NOW) -> dict[str, bytes]:
    """The tree that a build without any memory gives for the same files."""
    shutil.rmtree(folder, ignore_errors=True)
    copied = Driver.__new__(Driver)
    copied.root, copied.now = folder, driver.now
    ignored = shutil.ignore_patterns("output", ".output.sitegen", ".sitegen")
    shutil.copytree(driver.root, folder, ignore=ignored)
    assert build(copied, now=now) == 0
    return copied.tree()
