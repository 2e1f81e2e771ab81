"""From a key press to results in a real browser: `python -m benchmarks.keys`.

The search page of the demonstration newsroom, or with `--site` of a folder that holds a built site, is asked
in four ways: typed into as a quick person does, with everything in memory ("there"); typed into on a line of
1.6 Mbit/s on which every answer takes 150 ms ("slow line"), with nothing of the index there but the list of
its files; a question put in whole on such a line ("pasted"); and put in whole in the moment in which somebody
whose browser saves data goes to the field, when not even that list is there ("at once"). Of the keys that
were answered before the next one are told the median and the worst, in milliseconds after the key: of the
number of results, of the first of them, and of the last. Then the longest task of the page and of the worker
that answers, in processor time. All else is wall time, which also tells how busy the machine is and what
Playwright takes for every answer: `python -m benchmarks.pace` tells what the line alone takes.
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
from judges.browser import SAVING
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
  const keys = (window.keys = []);
  const told = (name, again) => {
    const key = keys.at(-1);
    if (key && (again || key[name] === undefined)) key[name] = performance.now() - key.pressed;
  };
  const status = document.querySelector("main [data-status]");
  document.querySelector("main [data-text]").addEventListener("input", () => {
    keys.push({ pressed: performance.now() });
  }, { capture: true });
  new MutationObserver(() => { if (/[0-9]/.test(status.textContent)) told("count"); })
    .observe(status, { childList: true });
  new MutationObserver(() => { told("count"); told("first"); told("whole", true); })
    .observe(document.querySelector("main [data-results]"), { childList: true });
}"""
_TOLD = ("count", "first", "whole")


class Times(NamedTuple):
    """Milliseconds: from key presses to what `_TOLD` names; processor time of tasks."""

    told: Mapping[str, tuple[float, ...]]
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


def words_of(site: Path, many: int = TYPED) -> list[str]:
    """What is asked of a built site."""
    pages = sorted(site.glob("*/comunicados/*/*/index.html"))
    found = []
    for page in pages[:: max(1, len(pages) // many)][:many]:
        title = _TITLE.search(page.read_text(encoding="utf-8"))
        found.append(" ".join(sorted(re.findall(r"\w+", title[1] if title else ""), key=len)[-2:]))
    return found


async def _tell(site: Path, words: Sequence[str]) -> None:
    async with reading() as browser:
        heads = "".join(f"{one:>8}{'worst':>8}" for one in _TOLD)
        print(f"{'ms':<11}{'answers':>8}{heads}    page  worker")
        for name, way in (("there", there), ("slow line", slow), ("pasted", pasted), ("at once", at_once)):
            times = await way(browser, site, words)
            every = [told for name in _TOLD for told in (median(times.told[name]), max(times.told[name]))]
            shown = "".join(f"{one:>8.0f}" for one in (*every, times.page, times.worker))
            print(f"{name:<11}{len(times.told['whole']):>8}{shown}")


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
    """Each word put in whole on such a page."""
    return together([await _asked(browser, site, word, _put) for word in words])


async def at_once(browser: Browser, site: Path, words: Sequence[str]) -> Times:
    """Each word put in whole on a page that has nothing."""
    return together([await _asked(browser, site, word, _put, cold=True) for word in words])


def together(found: Sequence[Times]) -> Times:
    """The times of several pages."""
    return Times(
        {name: tuple(one for times in found for one in times.told[name]) for name in _TOLD},
        max(times.page for times in found),
        max(times.worker for times in found),
    )


async def _asked(
    browser: Browser,
    site: Path,
    word: str,
    way: Callable[[Page, str], Awaitable[None]],
    *,
    cold: bool = False,
) -> Times:
    line = Line(site)
    async with opened(browser, line) as page:
        if cold:
            await page.add_init_script(SAVING)
        await page.goto(SEARCH)
        async with traced(browser, page) as tasks:
            if not cold:
                await _focus(page)
            await page.evaluate(_WATCH)
            line.latency, line.rate = LATENCY, RATE
            await way(page, word)
        return await _times(page, tasks)


async def _focus(page: Page) -> None:
    await page.locator("main [data-text]").focus()
    await page.locator("[data-facet] li").first.wait_for(state="attached")


async def _type(page: Page, words: Sequence[str]) -> None:
    for word in words:
        await page.locator("main [data-text]").fill("")
        await _typed(page, word)


async def _typed(page: Page, word: str) -> None:
    await page.locator("main [data-text]").press_sequentially(word, delay=PAUSE)
    await page.wait_for_timeout(REST)


async def _put(page: Page, word: str) -> None:
    await page.locator("main [data-text]").fill(word)
    await page.wait_for_timeout(REST)


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
    keys = await page.evaluate("() => keys")
    told = {name: tuple(float(key[name]) for key in keys if name in key) for name in _TOLD}
    return Times(told, tasks[PAGE], tasks[WORKER])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.keys", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--site", type=Path, help="the output folder of a built site; default: the demonstration"
    )
    parser.add_argument("words", nargs="*", help="what is typed")
    return parser.parse_args()


if __name__ == "__main__":
    main()
