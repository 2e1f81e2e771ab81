"""What comes with the program: its themes and the browser's scripts.

The package's build reads the list of them here, where nothing is installed yet: only the
standard library is imported.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
BUNDLE = PACKAGE / "bundle"
SCRIPTS = ("page.js", "search.js", "search-en.js", "verify.js")  # of the pages
PREVIEW = "preview.js"  # of the preview's window
FONTS = ("headline.ttf", "words.ttf")  # that cards are lettered with
LICENSES = "LICENSES.txt"
BUNDLED = (*SCRIPTS, PREVIEW, *FONTS, LICENSES)  # all that the bundle holds


def themes() -> Path:
    """The folder of the themes: in the package where it was installed, at the top of a checkout."""
    inside = PACKAGE / "themes"
    return inside if inside.is_dir() else PACKAGE.parent / "themes"
