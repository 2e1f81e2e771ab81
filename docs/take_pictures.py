"""Take the pictures of README and guides from the built demonstration: `python docs/take_pictures.py`.

It serves `output/` on this computer, opens the pages of `PAGES` as a desk and as a phone
see them, and sets both on one sheet each, in `docs/pictures/`.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
DESK, PHONE = (1280, 1000), (360, 780)
SHEET, EDGE = "#e9e4da", 40
PAGES = {  # picture: page of the demonstration
    "front": "",
    "release": "cuautitlan-izcalli/comunicados/2026/encuentro-presidencias-municipales/",
}


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nothing: who serves pictures to themselves needs no log."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def shot(browser: Browser, address: str, size: tuple[int, int], *, dark: bool) -> Image.Image:
    """What a window of that size shows of a page."""
    window = {"width": size[0], "height": size[1]}
    page = browser.new_page(viewport=window, color_scheme="dark" if dark else "light")  # type: ignore[arg-type]
    page.goto(address, wait_until="networkidle")
    image = Image.open(BytesIO(page.screenshot()))
    page.close()
    return image.convert("RGB")


def sheet(desk: Image.Image, phone: Image.Image) -> Image.Image:
    """Both windows on one sheet, the phone before the lower right corner of the desk."""
    paper = Image.new("RGB", (DESK[0] + PHONE[0] * 4 // 5 + 2 * EDGE, DESK[1] + 2 * EDGE), SHEET)
    for image, corner in (
        (desk, (EDGE, EDGE)),
        (phone, (paper.width - PHONE[0] - EDGE, paper.height - PHONE[1] - EDGE)),
    ):
        frame = Image.new("RGB", (image.width + 4, image.height + 4), "#8d877c")
        paper.paste(frame, (corner[0] - 2, corner[1] - 2))
        paper.paste(image, corner)
    return paper


def main(output: Path) -> None:
    """Take the pictures and say how large they are."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with served(output) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, page in PAGES.items():
            desk = shot(browser, f"{address}{page}", DESK, dark=False)
            _keep(name, sheet(desk, shot(browser, f"{address}{page}", PHONE, dark=True)))
        browser.close()


def _keep(name: str, made: Image.Image) -> None:
    place = ROOT / "docs" / "pictures" / f"{name}.webp"
    place.parent.mkdir(parents=True, exist_ok=True)
    made.save(place, "WEBP", quality=82, method=6)
    sys.stdout.write(f"{place.stat().st_size / 1000:.0f} KB  {place.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "output")
