"""`make looks`: every kind of page as people see it, to be looked at and judged: FOLDER gets the pictures.

Three sites are built: the demonstration, the newsroom of every state
(`tests/theme/states.py`), and that newsroom while an electoral blackout holds. Which
pages are shot is not written down anywhere: they are chosen so that every template,
every kind of document and every piece that the style sheet names is seen at least once,
and what a search answers is asked for besides. Each page is shot at three widths, light
and dark, and printed; the shots are set side by side on contact sheets, long pages cut
into strips.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, Page

from judges import newsroom as demonstration
from judges.browser import chromium
from judges.street import serve
from sitegen.build import files, prepare
from sitegen.output import publish
from tests.theme import states

Scheme: TypeAlias = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = {360: 0.5, 768: 0.4, 1280: 0.3}  # and how much smaller they stand on a sheet
PAPER = 0.4  # of a Letter page at 96 dots to the inch
SHEET = (1240, 960)
LABEL, EDGE = 22, 10
GROUND, INK = "#6f6a60", "#ffffff"
ZONE = ZoneInfo("America/Mexico_City")
FRONTS = ("home.html", "municipality.html")  # each of them is looked at
ASKED = (  # what differs in its words alone, and what only a browser makes: (site, page, name)
    ("states", "belmontejo/avisos/2026/vencido/", "notice: ended"),
    ("states", "belmontejo/avisos/2026/resuelto/", "notice: resolved"),
    ("blackout", "404.html", "404: in a blackout"),
    ("blackout", "belmontejo/prensa/", "press: in a blackout"),
    ("states", "buscar/?q=agua", "search: found"),
    ("states", "buscar/?q=mercdao", "search: a slip of the pen"),
    ("states", "buscar/?q=xilófono+zafiro", "search: no hit"),
)
EAGER = """() => {
    document.querySelectorAll("[loading=lazy]").forEach(one => one.loading = "eager");
    document.querySelectorAll("details").forEach(one => one.open = true);
}"""
LOADED = "async () => (await Promise.allSettled([...document.images].map(one => one.decode())), true)"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a built site: where it is, and all that can be seen on it."""

    site: str
    url: str
    template: str
    seen: frozenset[str]

    @property
    def name(self) -> str:
        """For the label of a shot and the name of its file."""
        return f"{self.template} · {self.site}/{self.url}"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture with the words under which it stands on a sheet."""

    name: str
    image: Image.Image


@dataclass(frozen=True, slots=True)
class Built:
    """A site of this bench: its name, its folder, the moment it shows, its pages."""

    name: str
    output: Path
    now: str
    places: tuple[Place, ...]


def sites(folder: Path) -> Iterator[Built]:
    """The three sites, built."""
    demonstration.build(folder / "demo", "/")
    yield _built("demo", folder / "demo" / "site", demonstration.NOW, folder / "demo" / "output")
    for name, now in (("states", states.NOW), ("blackout", states.SILENT)):
        states.write(folder / name)
        yield _built(name, folder / name, now, folder / name / "output")


def _built(name: str, root: Path, now: str, output: Path) -> Built:
    site = prepare(root, now=datetime.fromisoformat(now), progress=_silent)
    publish(files(site, progress=_silent), output, root)
    places = (
        Place(name, one.url, one.template, _seen(one.template, one.url, output / _file(one.url)))
        for one in sorted(site.routes, key=lambda route: route.url)
        if one.template != "redirect.html"
    )
    return Built(name, output, now, tuple(places))


def _file(url: str) -> str:
    return url if url.endswith(".html") else f"{url}index.html"


def _seen(template: str, url: str, page: Path) -> frozenset[str]:
    """All that can be seen on a page, each thing by a name: pieces, levels, kinds, states, what lacks."""
    markup = page.read_text(encoding="utf-8").partition("<body")[2]
    main = markup.partition("<main")[2].partition("</main>")[0]
    head = main.partition("</header>")[0]
    found = {f"anywhere {one}" for one in _classes(markup)}
    found |= {f"{template} {one}" for one in _classes(main)}
    found |= {f"{template} {one}" for one in re.findall(r"<(table|audio|video|details|figure)\b", main)}
    found |= {
        f"{template} {one}" for one in re.findall(r'class="(?:kicker|state)">\s*<\w+[^>]*>([^<]*)', head)
    }
    found |= {f"{template} in {one}" for one in re.findall(r'<h1[^>]* lang="(\w+)"', main)}
    found.add(f"{template} without" if "<picture" not in main else f"{template} with photos")
    if template in FRONTS and not url.startswith("en/"):
        found.add(page.as_posix())
    return frozenset(found)


def _classes(markup: str) -> set[str]:
    return {one for value in re.findall(r'class="([^"]*)"', markup) for one in value.split()}


def chosen(places: Iterable[Place]) -> list[Place]:
    """As few pages as show everything: always the one that shows most of what was not seen yet."""
    left, found = list(places), []
    wanted = frozenset[str]().union(*(one.seen for one in left))
    while wanted:
        best = max(left, key=lambda one: len(one.seen & wanted))
        found.append(best)
        wanted -= best.seen
    return sorted(found, key=lambda one: (one.template, one.site, one.url))


def shoot(browser: Browser, front: str, place: Place, now: str) -> Iterator[tuple[str, Shot]]:
    """A page at every width in both schemes, and on paper: (name of the series, shot)."""
    context = browser.new_context(
        locale="es-MX", reduced_motion="reduce", viewport={"width": 360, "height": 780}
    )
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat(now).replace(tzinfo=ZONE))
    page.goto(f"{front}{place.url}", wait_until="networkidle")
    page.evaluate(EAGER)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 780 if width == min(WIDTHS) else 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.evaluate(LOADED)
            picture = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
            yield f"{width}-{scheme}", Shot(place.name, picture)
    yield from (("print", one) for one in _printed(page, place))
    context.close()


def _printed(page: Page, place: Place) -> Iterator[Shot]:
    page.emulate_media(color_scheme="light")
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    for number, leaf in enumerate(paper, 1):
        yield Shot(f"{number}/{len(paper)} {place.name}", leaf.render(scale=96 / 72).to_pil().convert("RGB"))


def sheets(shots: Iterable[Shot], scale: float) -> Iterator[Image.Image]:
    """Shots made smaller and set in columns, one under the other; a long one goes on in the next column."""
    strips = [strip for one in shots for strip in _strips(one, scale)]
    wide = max((one.image.width for one in strips), default=SHEET[0]) + EDGE
    columns: list[list[Shot]] = [[]]
    for one in strips:
        if sum(_tall(shot) for shot in columns[-1]) + _tall(one) > SHEET[1]:
            columns.append([])
        columns[-1].append(one)
    across = max(1, SHEET[0] // wide)
    for first in range(0, len(columns), across):
        yield _sheet(columns[first : first + across], wide)


def _sheet(columns: list[list[Shot]], wide: int) -> Image.Image:
    sheet = Image.new("RGB", (len(columns) * wide + EDGE, SHEET[1]), GROUND)
    pen = ImageDraw.Draw(sheet)
    for number, column in enumerate(columns):
        left, top = EDGE + number * wide, 0
        for one in column:
            pen.text((left, top + 4), one.name[: wide // 6], fill=INK, font=ImageFont.load_default(11))
            sheet.paste(one.image, (left, top + LABEL))
            top += _tall(one)
    return sheet


def _tall(strip: Shot) -> int:
    return strip.image.height + LABEL


def _strips(shot: Shot, scale: float) -> Iterator[Shot]:
    size = (round(shot.image.width * scale), round(shot.image.height * scale))
    small = shot.image.resize(size, Image.Resampling.LANCZOS)
    tall = SHEET[1] - LABEL
    for number, top in enumerate(range(0, small.height, tall)):
        label = shot.name if number == 0 else f"… {number + 1}"
        yield Shot(label, small.crop((0, top, small.width, min(top + tall, small.height))))


def main(arguments: list[str] | None = None) -> int:
    """Builds, chooses, shoots, sets the sheets; says what there is to look at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--list", action="store_true", help="only say which pages")
    parser.add_argument("--only", default="", help="pages whose name has this in it")
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    series: dict[str, list[Shot]] = {}
    with ExitStack() as stack:
        made = stack.enter_context(tempfile.TemporaryDirectory(prefix="looks-"))
        built = {one.name: one for one in sites(Path(made))}
        fronts = {one.name: stack.enter_context(serve(one.output, "/")) for one in built.values()}
        places = chosen(place for one in built.values() for place in one.places)
        places += [Place(*one, frozenset()) for one in ASKED]
        browser = stack.enter_context(chromium())
        for place in (one for one in places if options.only in one.name):
            print(place.name)
            if options.list:
                continue
            for name, shot in shoot(browser, fronts[place.site], place, built[place.site].now):
                series.setdefault(name, []).append(shot)
    for name, shots in series.items():
        _keep(folder, name, shots)
    return 0


def _keep(folder: Path, name: str, shots: list[Shot]) -> None:
    """The shots one by one, and the sheets of them."""
    singles = folder / name
    singles.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(shots):
        one.image.save(singles / f"{number:02} {re.sub(r'[^a-z0-9]+', '-', one.name.lower())[:90]}.png")
    scale = PAPER if name == "print" else WIDTHS[int(name.partition("-")[0])]
    count = 0
    for count, sheet in enumerate(sheets(shots, scale), 1):
        sheet.save(folder / f"{name}-{count:02}.png")
    print(f"{name}: {len(shots)} shots on {count} sheets")


def _silent(_stage: str, _done: int, _total: int) -> None:
    pass


if __name__ == "__main__":
    sys.exit(main())
