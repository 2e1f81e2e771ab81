"""Who takes in the documents that are dropped on the preview: the intake, opened with the first of them."""

from __future__ import annotations

from pathlib import Path

from sitegen.problems import SiteError, error
from sitegen.reception import Reception


def open_reception(root: Path) -> Reception:
    """The intake of a site. Raises SiteError where it is not installed."""
    try:
        from sitegen.intake.counter import Counter  # a door: opened only when something comes in
    except ModuleNotFoundError as missing:
        if (missing.name or "sitegen").startswith("sitegen"):
            raise
        raise SiteError([error("intake-extra", name=missing.name)]) from missing
    return Counter(root)
