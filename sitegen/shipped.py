"""What comes with the program: its themes and the browser's scripts."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
BUNDLE = PACKAGE / "bundle"


def themes() -> Path:
    """The folder of the themes: in the package where it was installed, at the top of a checkout."""
    inside = PACKAGE / "themes"
    return inside if inside.is_dir() else PACKAGE.parent / "themes"
