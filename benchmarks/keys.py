"""From a key press to results in a real browser: `python -m benchmarks.keys`.

The search page of the demonstration newsroom, or with `--site` of a folder that holds a built site,
is typed into as a person does, with everything in memory ("there"), and as the first question on
a line of 1.6 Mbit/s on which every answer takes 150 ms ("slow line"). Told are the median, the worst, and the
longest task that kept the page from answering. The count of results comes one answer before the results.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.async_api import Browser, Page

from benchmarks.line import HOST, Line, opened, reading
from judges.newsroom import build

TYPED = 6  # questions, each the two longest words of a release's title
_TITLE = re.compile(r"<title>([^<|·]+)")
LATENCY, RATE = 0.150, 200_000  # seconds; bytes a second: 1.6 Mbit/s
PAUSE = 120  # milliseconds between two keys
_WATCH = """() => {
  const status = document.querySelector("main [data-status]");
  const times = (window.times = { count: [], results: [], tasks: [] });
  let pressed = 0, counted = true, shown = true;
  const told = (name) => times[name].push(performance.now() - pressed);
  const count = () => { if (!counted) { counted = true; told("count"); } };
  document.querySelector("main [data-text]").addEventListener("input", () => {
    pressed = performance.now();
    counted = shown = false;
  }, { capture: true });
  new MutationObserver(() => { if (/[0-9]/.test(status.textContent)) count(); })
    .observe(status, { childList: true });
  new MutationObserver(() => { count(); if (!shown) { shown = true; told("results"); } })
    .observe(document.querySelector("main [data-results]"), { childList: true });
  new PerformanceObserver((list) => times.tasks.push(...list.getEntries().map((one) => one.duration)))
    .observe({ type: "longtask", buffered: false });
}"""


class Times(NamedTuple):
    """Milliseconds: from key presses to the count of results and to the results; of tasks above 50."""

    counts: tuple[float, ...]
    results: tuple[float, ...]
    tasks: tuple[float, ...]


def main() -> None:
    """The command line."""
    options = _options()
    folder = Path(tempfile.mkdtemp(prefix="sitegen-keys-"))
    try:
        site = options.site or build(folder, "/").folder
        asyncio.run(_tell(site, options.words or words_of(site)))
    finally:
        shutil.rmtree(folder)


def words_of(site: Path) -> list[str]:
    """What is asked of a built site."""
    pages = sorted(site.glob("*/comunicados/*/*/index.html"))
    found = []
    for page in pages[:: max(1, len(pages) // TYPED)][:TYPED]:
        title = _TITLE.search(page.read_text(encoding="utf-8"))
        found.append(" ".join(sorted(re.findall(r"\w+", title[1] if title else ""), key=len)[-2:]))
    return found


async def _tell(site: Path, words: Sequence[str]) -> None:
    async with reading() as browser:
        print(f"{'ms':<11}{'answers':>8}{'count':>8}{'worst':>8}{'results':>9}{'worst':>8}   longest task")
        for name, times in (
            ("there", await there(browser, site, words)),
            ("slow line", await slow(browser, site, words)),
        ):
            told = (median(times.counts), max(times.counts), median(times.results), max(times.results))
            longest = f"{max(times.tasks):.0f}" if times.tasks else "under 50"
            numbers = "".join(f"{one:>{width}.0f}" for one, width in zip(told, (8, 8, 9, 8), strict=True))
            print(f"{name:<11}{len(times.results):>8}{numbers}   {longest}")


async def there(browser: Browser, site: Path, words: Sequence[str]) -> Times:
    """Words typed a second time, letter by letter."""
    async with opened(browser, Line(site)) as page:
        await _arrive(page)
        await _type(page, words)
        await page.evaluate(_WATCH)
        await _type(page, words)
        return await _times(page)


async def slow(browser: Browser, site: Path, words: Sequence[str]) -> Times:
    """Each word put in at once on a page that has the list of files and nothing else of the index."""
    found: list[Times] = []
    for word in words:
        line = Line(site)
        async with opened(browser, line) as page:
            await _arrive(page)
            await page.evaluate(_WATCH)
            line.latency, line.rate = LATENCY, RATE
            await page.locator("main [data-text]").fill(word)
            await page.locator("[data-results] li").first.wait_for()
            found.append(await _times(page))
    return Times(
        tuple(one for times in found for one in times.counts),
        tuple(one for times in found for one in times.results),
        tuple(one for times in found for one in times.tasks),
    )


async def _arrive(page: Page) -> None:
    await page.goto(f"{HOST}/buscar/")
    await page.locator("main [data-text]").focus()
    await page.locator("[data-option], [data-facet] li").first.wait_for(state="attached")


async def _type(page: Page, words: Sequence[str]) -> None:
    for word in words:
        await page.locator("main [data-text]").fill("")
        await page.locator("main [data-text]").press_sequentially(word, delay=PAUSE)
        await page.wait_for_timeout(1_000)


async def _times(page: Page) -> Times:
    told = await page.evaluate("() => times")
    return Times(tuple(told["count"]), tuple(told["results"]), tuple(told["tasks"]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.keys", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--site", type=Path, help="the output folder of a built site; default: the demonstration"
    )
    parser.add_argument("words", nargs="*", help="what is typed")
    return parser.parse_args()


if __name__ == "__main__":
    main()
