"""Pagefind from npm over the very pages that a build has written: what it weighs, loads and finds.

`benchmarks/package.json` says which version. The article of each document is marked as what is to be
searched, without its menus, and carries the filters that our search has; nothing is tuned.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from playwright.async_api import Page

import hatch_build
from benchmarks.build import Run, watched
from benchmarks.line import HOST, Line, opened, reading
from benchmarks.loads import Load, in_turn
from benchmarks.questions import Question

HERE = Path(__file__).parent
_ARTICLE = re.compile(r'<article class="document"')
_MENUS = re.compile(r'<(ul|div) (?=class="(?:actions|side|onward))')
_OPEN = """async () => {
  window.found = [];
  window.pagefind = await import("/pagefind/pagefind.js");
  await pagefind.options({ excerptLength: 30 });
  await pagefind.init();
}"""
_ASK = """async (text) => {
  const { results } = await pagefind.search(text);
  await Promise.all(results.slice(0, 10).map((one) => one.data()));
}"""
_RANK = """async (texts) => {
  const found = [];
  for (const text of texts) found.push((await pagefind.search(text)).results.map((one) => one.id));
  return found;
}"""


def install() -> None:
    """Install it into benchmarks/node_modules, if it is not there."""
    if is_installed():
        return
    command, environment = hatch_build.npm()
    # Without a lock: which of its programs is for this system, npm decides.
    options = ["--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run([*command, "install", *options], cwd=HERE, env=environment, check=True)


def is_installed() -> bool:
    """Whether npm has put it there."""
    return bool(_binary())


def prepare(
    folder: Path, pages: Mapping[str, Path], filters: Mapping[str, Mapping[str, Sequence[str]]]
) -> None:
    """Writes marked copies of some pages, by their address, and an empty page to ask from."""
    shutil.rmtree(folder, ignore_errors=True)
    for url, source in pages.items():
        path = folder / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_marked(source.read_text(encoding="utf-8"), filters[url]), encoding="utf-8")
    (folder / "empty.html").write_text("<!doctype html><html lang=es><title>-</title>", encoding="utf-8")


def index(folder: Path) -> Run:
    """Makes the index of a folder's pages. Raises CalledProcessError."""
    shutil.rmtree(folder / "pagefind", ignore_errors=True)
    return watched([*_binary(), "--site", str(folder), "--force-language", "es"], "pagefind", cwd=folder)


async def loads(folder: Path, questions: Sequence[Question]) -> list[Load]:
    """What questions load: each the first of a reader, and then the next one."""
    found = []
    async with reading() as browser:
        for place, question in enumerate(questions):
            line = Line(folder)
            following = questions[(place + 1) % len(questions)].text
            async with opened(browser, line) as page:
                await page.goto(f"{HOST}/empty.html")
                line.flushed()
                first = await _loaded(page, line, question.text, opening=True)
                later = await _loaded(page, line, following)
                await page.evaluate("() => pagefind.filters()")
                found.append(Load(question.kind, tuple(first), tuple(later), tuple(line.flushed())))
    return in_turn(found)


async def ranks(folder: Path, questions: Sequence[Question], urls: Sequence[str]) -> list[int]:
    """For each question, the place of its document (by its address) among what is found; 0 if it is not."""
    by_id = {path.name.partition(".")[0]: _url(path) for path in (folder / "pagefind").rglob("*.pf_fragment")}
    async with reading() as browser, opened(browser, Line(folder)) as page:
        await page.goto(f"{HOST}/empty.html")
        await page.evaluate(_OPEN)
        found = await page.evaluate(_RANK, [one.text for one in questions])
    addresses = ([by_id[ident] for ident in one] for one in found)
    return [many.index(url) + 1 if url in many else 0 for many, url in zip(addresses, urls, strict=True)]


async def _loaded(page: Page, line: Line, text: str, *, opening: bool = False) -> list[tuple[str, int]]:
    if opening:
        await page.evaluate(_OPEN)
    await page.evaluate(_ASK, text)
    return line.flushed()


def _marked(page: str, values: Mapping[str, Sequence[str]]) -> str:
    tags = "".join(
        f'<span hidden data-pagefind-filter="{name}:{escape(value)}"></span>'
        for name, many in values.items()
        for value in many
    )
    page = _MENUS.sub(lambda found: f"<{found[1]} data-pagefind-ignore ", page)
    return _ARTICLE.sub('<article data-pagefind-body class="document"', page, count=1).replace(
        "</article>", f"{tags}</article>", 1
    )


def _url(fragment: Path) -> str:
    text = gzip.decompress(fragment.read_bytes()).decode()
    return str(json.loads(text[text.index("{") :])["url"]).strip("/")


def _binary() -> list[str]:
    found = sorted(HERE.glob("node_modules/@pagefind/*/bin/pagefind*"))
    return [str(path) for path in found if path.suffix in ("", ".exe")][:1]


def version() -> str:
    """What npm installed."""
    told = json.loads((HERE / "node_modules" / "pagefind" / "package.json").read_text(encoding="utf-8"))
    return str(told["version"])
