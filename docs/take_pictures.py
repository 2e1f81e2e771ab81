"""Take the pictures of README and guides from the built demonstration: `python docs/take_pictures.py`.

It serves `output/` on this computer, opens the pages of `PAGES` as a desk and as a phone
see them, and sets both on one sheet each, in `docs/pictures/`. With `fields` it builds the examples of
the guide "Writing" in both languages and takes their pages, with the numbers of `example_site.SHEETS`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from docs import example_site
from sitegen.again import build_again

ROOT = Path(__file__).parents[1]
DESK, PHONE = (1280, 1000), (360, 780)
SMALL = (1040, 900)  # of pages with numbers; shown at SHOWN wide
SHOWN = 760
# A number at the left of the first element of a selector (above it where it stands within a line);
# the lower end of what it is the number of.
BADGE = """([selector, number]) => {
    const found = document.querySelector(selector);
    const box = found.getBoundingClientRect();
    const above = ["A", "SPAN"].includes(found.tagName) && box.left > 60;
    const badge = document.createElement("span");
    badge.textContent = number;
    badge.style.cssText = "position:absolute;z-index:99;min-width:26px;height:26px;border-radius:13px;" +
        "background:#b3005e;color:#fff;font:bold 16px/26px sans-serif;text-align:center;" +
        "box-shadow:0 0 0 2px #fff";
    badge.style.left = Math.max(2, box.left + scrollX - (above ? 4 : 30)) + "px";
    badge.style.top = box.top + scrollY - (above ? 27 : 0) + "px";
    document.body.append(badge);
    const whole = selector.startsWith("#") ? found.closest("section") : found;
    return scrollY + whole.getBoundingClientRect().bottom;
}"""
EAGER = """async () => {
    for (const one of document.images) { one.loading = "eager"; }
    await Promise.all([...document.images].map(one => one.decode().catch(() => undefined)));
}"""
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


def numbered(page: Page, sheet: example_site.Sheet) -> bytes:
    """The main part of the page that is open, with the sheet's numbers.

    Raises playwright's Error for a number whose element is not there.
    """
    page.evaluate(EAGER)
    marks = enumerate((selector for selector, _ in sheet.marks), start=1)
    bottom = max(page.evaluate(BADGE, [selector, str(number)]) for number, selector in marks)
    top = page.evaluate("document.querySelector('main').getBoundingClientRect().top + scrollY") - 8
    clip = {"x": 0, "y": top, "width": SMALL[0], "height": bottom + 24 - top}
    return page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]


def fields() -> None:
    """The pictures of the guide "Writing", from its own examples."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    now = datetime.fromisoformat(example_site.NOW)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for side, language in enumerate(example_site.GUIDES):
            folder = Path(name, language)
            example_site.lay_out(folder, language)
            if build_again(folder, folder / "output", now=now, strict=False):
                message = f"the examples of {language} are not built"
                raise SystemExit(message)
            with served(folder / "output") as address:
                for picture, sheet in example_site.SHEETS.items():
                    page = browser.new_page(viewport={"width": SMALL[0], "height": SMALL[1]})
                    ending = sheet.documents[side]
                    page.goto(f"{address}{example_site.page_of(folder / 'output', ending)}")
                    page.wait_for_load_state("networkidle")
                    image = Image.open(BytesIO(numbered(page, sheet))).convert("RGB")
                    page.close()
                    height = image.height * SHOWN // image.width
                    _keep(
                        f"fields-{picture}-{language}",
                        image.resize((SHOWN, height), Image.Resampling.LANCZOS),
                    )
        browser.close()


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
    made.save(place, "WEBP", quality=74, method=6)
    sys.stdout.write(f"{place.stat().st_size / 1000:.0f} KB  {place.relative_to(ROOT)}\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["fields"]:
        fields()
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "output")
