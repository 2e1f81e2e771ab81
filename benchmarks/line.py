"""A reader's browser and the line between it and a site: what goes over it is counted, and it may be slow.

Every request of the page is answered from a folder, without a server, so that nothing
limits how many are under way at once: as with HTTP/2. Text is counted and paced at its size
with gzip, as hosts send it; the index's files as they are.
"""

from __future__ import annotations

import asyncio
import gzip
import mimetypes
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.async_api import Browser, Page, Route, async_playwright

from judges.browser import QUIET, installed

HOST = "https://sala.example.org"
_TEXT = frozenset((".html", ".js", ".json", ".css", ".svg", ".xml"))
_LEVEL = 6  # of gzip, what hosts use


@dataclass
class Line:
    """`latency` seconds for every answer, then `rate` bytes a second for all of them; 0: no limit."""

    folder: Path
    latency: float = 0
    rate: float = 0
    carried: list[tuple[str, int]] = field(default_factory=list)
    _free: float = 0

    def flushed(self) -> list[tuple[str, int]]:
        """What it has carried since the last time: names and bytes."""
        carried, self.carried = self.carried, []
        return carried

    async def answer(self, route: Route) -> None:
        """Answers a request of a page."""
        path = self._path(route.request.url)
        if path is None:
            await route.fulfill(status=404, body="")
            return
        size = wire_size(path)
        self.carried.append((path.relative_to(self.folder).as_posix(), size))
        await asyncio.sleep(self._wait(size))
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        await route.fulfill(body=path.read_bytes(), content_type=kind)

    def _path(self, address: str) -> Path | None:
        path = self.folder / unquote(urlsplit(address).path).lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        return path if path.is_file() else None

    def _wait(self, size: int) -> float:
        now = time.monotonic()
        if not self.rate:
            return self.latency
        self._free = max(self._free, now + self.latency) + size / self.rate
        return self._free - now


@lru_cache(maxsize=1 << 16)
def wire_size(path: Path) -> int:
    """The bytes of a file as a host sends it."""
    data = path.read_bytes()
    return len(gzip.compress(data, _LEVEL)) if path.suffix in _TEXT else len(data)


@asynccontextmanager
async def reading() -> AsyncIterator[Browser]:
    """A headless Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=installed(), args=QUIET)
        yield browser
        await browser.close()


@asynccontextmanager
async def opened(browser: Browser, line: Line) -> AsyncIterator[Page]:
    """A page that knows nothing yet, at the end of a line."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900}, locale="es-MX")
    page = await context.new_page()
    await context.route("**/*", line.answer)
    yield page
    await context.close()
