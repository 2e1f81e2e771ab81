"""A headless Chromium that makes no request of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from judges.case import Absent

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-blink-features=PrefersReducedData",  # for tests of who saves data
)  # Playwright itself leaves the sandbox off, which root could not have
# For a page's start: the browser of somebody who has asked it to save data.
SAVING = 'Object.defineProperty(navigator, "connection", { value: { saveData: true } })'
TOLD = Path(__file__).parents[1] / ".build" / "chromium"  # where make wrote the path


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, closed at the end. Raises Absent where this machine has none."""
    path = installed()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


def installed() -> str:
    """The path of a Chromium: SITEGEN_CHROMIUM, the one that make found, or one on the path."""
    told = TOLD.read_text(encoding="utf-8").strip() if TOLD.is_file() else ""
    for name in (os.environ.get("SITEGEN_CHROMIUM", ""), told, *NAMES):
        found = shutil.which(name) if name else None
        if found:
            return found
    message = "no Chromium here; `make test` finds or installs one"
    raise Absent(message)
