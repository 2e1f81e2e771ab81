"""`make dress`: every budget of the dress, measured on the built demonstration.

Sizes are those of GitHub Pages: text compressed by gzip, pictures as they are. The
browser is this machine's Chromium, Lighthouse and the judges come from
`judges/node_modules`. Prints a table; the exit code is 1 where a budget is not kept.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
from PIL import Image
from playwright.sync_api import Browser

from judges.access import axe
from judges.browser import chromium, installed
from judges.case import Absent, Case
from judges.markup import nu
from judges.newsroom import build
from judges.node import run
from judges.street import serve

TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml"}
KB = 1000
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SHIFT = """() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => list.getEntries().forEach(one => total += one.value))
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => setTimeout(() => done(total), 150));
})"""
DOWN = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 300) {
        scrollTo(0, y);
        await new Promise(done => setTimeout(done, 60));
    }
}"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. A figure keeps its budget where it is at most (or, `least`, at least) that."""

    what: str
    value: float
    budget: float
    unit: str = ""
    least: bool = False

    @property
    def kept(self) -> bool:
        """Whether the budget is kept."""
        return self.value >= self.budget if self.least else self.value <= self.budget


@dataclass(frozen=True, slots=True)
class Visit:
    """What a browser asked for while a page was read to its end."""

    paths: tuple[str, ...]  # of this site, in their order
    foreign: tuple[str, ...]
    shift: float


def weight(folder: Path, path: str) -> int:
    """Bytes of a published file as a reader gets it."""
    file = folder / (f"{path}index.html" if path == "" or path.endswith("/") else path)
    data = file.read_bytes()
    return len(gzip.compress(data, 6, mtime=0)) if file.suffix in TEXT else len(data)


def files_of(case: Case) -> Iterator[Figure]:
    """Sizes of pages, style sheet, script and cards."""
    pages = {case.name(path).removesuffix("index.html"): path for path in case.pages()}
    releases = [url for url in pages if "/comunicados/20" in url and url.count("/") == 4]  # noqa: PLR2004
    fronts = [
        url
        for url in pages
        if url.count("/") == (1 if url else 0) and 'class="front' in pages[url].read_text()
    ]
    yield Figure("HTML of a release, the largest", _most(case, releases), 12, "KB")
    yield Figure("HTML of a front page, the largest", _most(case, fronts), 16, "KB")
    assets = [path for path in (case.folder / "assets").iterdir() if path.name.startswith(("site-", "page-"))]
    for suffix, budget, what in ((".css", 12, "CSS, one file"), (".js", 3, "JavaScript before a search")):
        names = [case.name(path) for path in assets if path.suffix == suffix]
        yield Figure(what, sum(weight(case.folder, name) for name in names) / KB, budget, "KB")
    cards = [path for path in case.folder.rglob("*.jpg") if _size(path) == (1200, 630)]
    yield Figure(f"a card for shared links, the largest of {len(cards)}", _heaviest(cards), 300, "KB")


def visits(case: Case, browser: Browser, front: str) -> Iterator[Figure]:
    """What a phone loads, page by page; what moves, and what is asked of others."""
    home = visit(browser, front, "", PHONE)
    photos = [path for path in home.paths if path.startswith("media/")]
    yield Figure("front page at 360 px, all of it", _sum(case, home.paths), 250, "KB")
    yield Figure("its lead photo", max(weight(case.folder, path) for path in photos[:1]) / KB, 60, "KB")
    yield Figure("a thumbnail, the largest", _thumbnails(case), 12, "KB")
    notices = [url for url in case.samples if "/avisos/20" in url]
    yield Figure(
        "a notice page, all of it",
        max(_sum(case, visit(browser, front, url, PHONE).paths) for url in notices),
        15,
        "KB",
    )
    plain = [url for url in case.samples if url.endswith(("accesibilidad/", "oficio-gobierno-abierto/"))]
    asked = max(len(visit(browser, front, url, DESK).paths) for url in plain)
    yield Figure("requests of a page without photos", asked, 5)
    seen = [visit(browser, front, url, size) for url in case.samples for size in (PHONE, DESK)]
    for one in seen:
        if one.shift:
            print(f"layout shift: {one.shift:.3f} on /{one.paths[0]}", file=sys.stderr)
    yield Figure(f"layout shift, the most of {len(seen)} visits", max(one.shift for one in seen), 0)
    yield Figure("requests to others", sum(len(one.foreign) for one in seen), 0)


def visit(browser: Browser, front: str, url: str, size: dict[str, int]) -> Visit:
    """A page read from its top to its end, on an empty cache."""
    context = browser.new_context(viewport=size, device_scale_factor=2, locale="es-MX")  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{front}{url}", wait_until="networkidle")
    page.evaluate(DOWN)
    page.wait_for_load_state("networkidle")
    shift = float(page.evaluate(SHIFT))
    context.close()
    web = [one for one in asked if not one.startswith("data:")]
    own = [one.removeprefix(front).partition("?")[0] for one in web if one.startswith(front)]
    return Visit(tuple(own), tuple(one for one in web if not one.startswith(front)), shift)


def lighthouse(case: Case, front: str) -> Iterator[Figure]:
    """Lighthouse's four marks for a phone, on one page of each kind. Raises Absent."""
    os.environ["CHROME_PATH"] = installed()
    for name, url in _kinds(case):
        with tempfile.TemporaryDirectory() as folder:
            told = Path(folder) / "told.json"
            run(
                "lighthouse/cli/index.js",
                f"{front}{url}",
                *("--quiet", "--output=json", f"--output-path={told}"),
                f"--only-categories={','.join(CATEGORIES)}",
                *(
                    ["--skip-audits=is-crawlable"] if name == "search" else []
                ),  # not in search engines, on purpose
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            )
            marks = msgspec.json.decode(told.read_bytes())["categories"] if told.is_file() else {}
        for category in CATEGORIES:
            value = round(100 * (marks.get(category, {}).get("score") or 0))
            yield Figure(f"Lighthouse, {name}: {category}", value, 100, least=True)


def judged(case: Case) -> Iterator[Figure]:
    """Violations that axe-core and the Nu checker find. Judges that are absent are told and left out."""
    asked: tuple[tuple[str, Callable[[Case], list[str]]], ...] = (
        ("axe-core violations", axe),
        ("Nu checker", nu),
    )
    for what, judge in asked:
        try:
            found = judge(case)
        except Absent as why:
            print(f"{what}: not measured, {why}")
            continue
        for sentence in found[:10]:
            print(f"{what}: {sentence}", file=sys.stderr)
        yield Figure(f"{what}, {len(case.samples)} kinds of pages", len(found), 0)


def table(figures: list[Figure]) -> str:
    """The figures in columns."""
    wide = max(len(one.what) for one in figures)
    rows = (f"{one.what:<{wide}}  {one.value:>8.4g} {one.unit:<2}  {_budget(one)}" for one in figures)
    return "\n".join(rows)


def _budget(one: Figure) -> str:
    told = f"{'≥' if one.least else '≤'} {one.budget:g} {one.unit}".rstrip()
    return told if one.kept else f"{told}  NOT KEPT"


def _kinds(case: Case) -> Iterator[tuple[str, str]]:
    """A page of each kind by its name."""
    yield from (("front page", ""), ("list", "comunicados/"), ("search", "buscar/"))
    for name, mark in (("release", "/comunicados/20"), ("notice", "/avisos/20")):
        yield name, next(url for url in case.samples if mark in url)


def _most(case: Case, urls: list[str]) -> float:
    return max(weight(case.folder, url) for url in urls) / KB


def _sum(case: Case, paths: tuple[str, ...]) -> float:
    return sum(weight(case.folder, path) for path in paths) / KB


def _thumbnails(case: Case) -> float:
    files = [path for path in (case.folder / "media").rglob("*") if path.stem.endswith("-360x240")]
    return _heaviest(files)


def _heaviest(files: list[Path]) -> float:
    return max(path.stat().st_size for path in files) / KB


def _size(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def main(arguments: list[str] | None = None) -> int:
    """Builds, measures, prints; 1 where a budget is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fast", action="store_true", help="without Lighthouse and the judges")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="dress-") as folder:
        case = build(Path(folder), "/")
        figures = list(files_of(case))
        with serve(case.folder, case.base) as front:
            with chromium() as browser:
                figures += visits(case, browser, front)
            if not options.fast:
                figures += lighthouse(case, front)
        if not options.fast:
            figures += judged(case)
    print(table(figures))
    return 0 if all(one.kept for one in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
