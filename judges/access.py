"""The judge of accessibility: axe-core in a real browser, light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from playwright.sync_api import Page

from judges.browser import chromium
from judges.case import Absent, Case
from judges.node import MODULES
from judges.street import serve

Scheme: TypeAlias = Literal["light", "dark"]

AXE = MODULES / "axe-core" / "axe.min.js"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (320, 1280)


def axe(case: Case) -> list[str]:
    """axe-core's violations on the samples, in both schemes and widths. Raises Absent."""
    if not AXE.is_file():
        message = "axe-core is not installed; `make judges` does it"
        raise Absent(message)
    source = AXE.read_text(encoding="utf-8")
    found: list[str] = []
    with serve(case.folder, case.base) as front, chromium() as browser:
        for scheme in SCHEMES:
            for width in WIDTHS:
                context = browser.new_context(
                    color_scheme=scheme,
                    viewport={"width": width, "height": 900},
                    reduced_motion="reduce",
                )
                page = context.new_page()
                for url in case.samples:
                    page.goto(f"{front}{url}", wait_until="load")
                    page.evaluate(source)
                    found += [f"{url or '/'} ({scheme}, {width} px): {one}" for one in _violations(page)]
                context.close()
    return found


def _violations(page: Page) -> Iterator[str]:
    results = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    for violation in results["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']}: {violation['help']} — {' '.join(map(str, node['target']))}"
