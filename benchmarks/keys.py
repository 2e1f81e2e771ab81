"""From a key press to results in a real browser: `python -m benchmarks.keys`.

The search page of the demonstration newsroom, or with `--site` of a folder that holds a built site, is asked
in three ways: typed into as a quick person does, with everything in memory ("there"); typed into on a line of
1.6 Mbit/s on which every answer takes 150 ms ("slow line"), with nothing of the index there but the list of
its files; and a question put in at once on such a line ("pasted"). Told are the median and the worst of the
keys that were answered before the next one, and the longest task of the page and of the worker that answers,
in processor time: wall time would tell how busy the machine is.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from playwright.async_api import Browser, Page

from benchmarks.line import HOST, Line, opened, reading
from judges.newsroom import build

SEARCH = f"{HOST}/buscar/"
TYPED = 6  # questions, each the two longest words of a release's title
_TASKS = ("RunTask", "ThreadControllerImpl::RunTask")
_TITLE = re.compile(r"<title>([^<|·]+)")
LATENCY, RATE = 0.150, 200_000  # seconds; bytes a second: 1.6 Mbit/s
PAUSE = 200  # milliseconds between two keys: sixty words a minute
REST = 1_500  # milliseconds after the last
PAGE, WORKER = "CrRendererMain", "DedicatedWorker thread"  # Chromium's names of its threads
_WATCH = """() => {
  const status = document.querySelector("main [data-status]");
  const times = (window.times = { count: [], results: [] });
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
}"""


class Times(NamedTuple):
    """Milliseconds: from key presses to the count of results and to the results; processor time of tasks."""

    counts: tuple[float, ...]
    results: tuple[float, ...]
    page: float  # the longest task of the page
    worker: float  # the longest task of what answers


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
        print(
            f"{'ms':<11}{'answers':>8}{'count':>8}{'worst':>8}{'results':>9}{'worst':>8}{'page':>8}{'worker':>8}"
        )
        for name, way in (("there", there), ("slow line", slow), ("pasted", pasted)):
            times = await way(browser, site, words)
            told = (median(times.counts), max(times.counts), median(times.results), max(times.results))
            widths = (8, 8, 9, 8, 8, 8)
            every = zip((*told, times.page, times.worker), widths, strict=True)
            print(
                f"{name:<11}{len(times.results):>8}" + "".join(f"{one:>{width}.0f}" for one, width in every)
            )


async def there(browser: Browser, site: Path, words: Sequence[str]) -> Times:
    """Words typed a second time, letter by letter."""
    async with opened(browser, Line(site)) as page:
        await page.goto(SEARCH)
        await _focus(page)
        await _type(page, words)
        await page.evaluate(_WATCH)
        async with traced(browser, page) as tasks:
            await _type(page, words)
        return await _times(page, tasks)


async def slow(browser: Browser, site: Path, words: Sequence[str]) -> Times:
    """Each word typed on a page that has the list of files and nothing else of the index."""
    return together([await _asked(browser, site, word, _typed) for word in words])


async def pasted(browser: Browser, site: Path, words: Sequence[str]) -> Times:
    """Each word put in at once on such a page."""
    return together([await _asked(browser, site, word, _put) for word in words])


def together(found: Sequence[Times]) -> Times:
    """The times of several pages."""
    return Times(
        tuple(one for times in found for one in times.counts),
        tuple(one for times in found for one in times.results),
        max(times.page for times in found),
        max(times.worker for times in found),
    )


async def _asked(
    browser: Browser, site: Path, word: str, way: Callable[[Page, str], Awaitable[None]]
) -> Times:
    line = Line(site)
    async with opened(browser, line) as page:
        await page.goto(SEARCH)
        async with traced(browser, page) as tasks:
            await _focus(page)
            await page.evaluate(_WATCH)
            line.latency, line.rate = LATENCY, RATE
            await way(page, word)
        return await _times(page, tasks)


async def _focus(page: Page) -> None:
    await page.locator("main [data-text]").focus()
    await page.locator("[data-option], [data-facet] li").first.wait_for(state="attached")


async def _type(page: Page, words: Sequence[str]) -> None:
    for word in words:
        await page.locator("main [data-text]").fill("")
        await _typed(page, word)


async def _typed(page: Page, word: str) -> None:
    await page.locator("main [data-text]").press_sequentially(word, delay=PAUSE)
    await page.wait_for_timeout(REST)


async def _put(page: Page, word: str) -> None:
    await page.locator("main [data-text]").fill(word)
    await page.locator("[data-results] li").first.wait_for()


@asynccontextmanager
async def traced(browser: Browser, page: Page) -> AsyncIterator[dict[str, float]]:
    """Once it is over: the longest task of each kind of thread, in milliseconds of processor time."""
    tasks: dict[str, float] = {}
    await browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
    yield tasks
    tasks.update(longest(json.loads(await browser.stop_tracing())["traceEvents"]))


def longest(events: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """By thread name, from events of Chromium's trace (`tdur`: microseconds of the thread's own clock).

    Only of the process that has the worker: Chromium keeps others ready for the next page.
    """
    named = {(one["pid"], one["tid"]): one["args"]["name"] for one in events if one["name"] == "thread_name"}
    searching = {process for (process, _), name in named.items() if name == WORKER}
    tasks: dict[str, float] = {}
    for one in events:
        name = named.get((one["pid"], one["tid"]), "")
        if one["name"] in _TASKS and one["ph"] == "X" and one["pid"] in searching:
            tasks[name] = max(tasks.get(name, 0), one.get("tdur", 0) / 1000)
    return tasks


async def _times(page: Page, tasks: Mapping[str, float]) -> Times:
    told = await page.evaluate("() => times")
    return Times(tuple(told["count"]), tuple(told["results"]), tasks[PAGE], tasks[WORKER])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.keys", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--site", type=Path, help="the output folder of a built site; default: the demonstration"
    )
    parser.add_argument("words", nargs="*", help="what is typed")
    return parser.parse_args()


if __name__ == "__main__":
    main()
