"""The pages as people use them: by keyboard, enlarged, without scripts, and after a notice has ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from judges.case import Case
from judges.street import serve
from tests.browser.conftest import Newsroom, listen
from tests.house.driver import RELEASE, SETTINGS, Driver

RELEASE_URL = "cuautitlan-izcalli/comunicados/2026/encuentro-presidencias-municipales/"
MOST_TABS = 120
# What WCAG 2.2 asks a page to bear (1.4.12), and text twice as large (1.4.4).
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
)
SPACED += " p { margin-block-end: 2em !important }"
LARGE = "html { font-size: 200% !important }"
# Texts that are cut off by the box around them; headlines of lists lead to the whole text, and may be.
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
    const style = getComputedStyle(one);
    if (style.webkitLineClamp !== "none" || one.closest("svg, .unseen, template")) return false;
    if (!one.innerText?.trim()) return false;
    if (![style.overflowX, style.overflowY].some(way => way === "hidden" || way === "clip")) return false;
    return one.scrollWidth > one.clientWidth + 2 || one.scrollHeight > one.clientHeight + 2;
}).map(one => one.className || one.tagName)"""
ENDING = """\
---
titulo: Corte de agua
nivel: importante
inicia: 2026-03-01T08:00
termina: 2026-03-01T13:00
---

No habrá agua.
"""


@pytest.fixture
def demonstration(newsrooms: dict[str, Newsroom]) -> Newsroom:
    return newsrooms["/"]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    """A page on which style sheets of a test may be laid."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="es-MX", bypass_csp=True)
    yield context.new_page()
    context.close()


def tabbed_to(page: Page, wanted: str) -> bool:
    """Whether the tabulator comes to an element that a selector describes."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return True
    return False


def outline(page: Page) -> float:
    """How wide the ring is that shows where the keyboard stands: around the element, or its card."""
    width: float = page.evaluate(
        """() => {
            const focused = document.activeElement;
            const around = [focused, focused.closest("li, article") ?? focused];
            const widths = around.map(one => getComputedStyle(one)).map(style =>
                style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth));
            return Math.max(...widths);
        }"""
    )
    return width


def test_the_keyboard_alone_goes_from_the_masthead_to_a_photo_that_is_saved(
    opened: Page, demonstration: Newsroom
) -> None:
    opened.goto(f"{demonstration.front}cuautitlan-izcalli/")

    assert tabbed_to(opened, ".menu a[href$='/comunicados/']")
    assert outline(opened) >= 3
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/comunicados/")
    assert tabbed_to(opened, f"main a[href$='/{RELEASE_URL}']")
    assert outline(opened) >= 3
    opened.keyboard.press("Enter")
    opened.wait_for_url(f"**/{RELEASE_URL}")
    assert tabbed_to(opened, "main a.download[download]")
    assert outline(opened) >= 3
    with opened.expect_download() as saved:
        opened.keyboard.press("Enter")

    assert saved.value.suggested_filename.endswith(".jpg")
    assert Path(saved.value.path()).read_bytes().startswith(b"\xff\xd8")


def test_large_and_spaced_text_loses_nothing(opened: Page, demonstration: Newsroom) -> None:
    wrong = []
    for url in demonstration.case.samples[::2]:
        opened.goto(f"{demonstration.front}{url}")
        for laid in (LARGE, SPACED):
            style = opened.add_style_tag(content=laid)
            wrong += [f"{url}: {one} is cut by {laid}" for one in opened.evaluate(CUT)]
            if opened.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wrong.append(f"{url} is wider than its window by {laid}")
            style.evaluate("one => one.remove()")

    assert wrong == []


def test_a_text_that_is_cut_would_be_seen(opened: Page, demonstration: Newsroom) -> None:
    opened.goto(f"{demonstration.front}{RELEASE_URL}")
    opened.add_style_tag(content=".text { height: 3rem; overflow: hidden }")

    assert opened.evaluate(CUT) == ["text"]


def test_without_scripts_every_page_says_the_same_but_the_search(
    browser: Browser, demonstration: Newsroom
) -> None:
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    scripted = browser.new_context(viewport={"width": 1280, "height": 900})
    bare, full = plain.new_page(), scripted.new_page()
    full.clock.set_fixed_time(datetime(2026, 2, 20, 12, tzinfo=ZoneInfo("America/Mexico_City")))
    differing = []
    for url in demonstration.case.samples[::3]:
        bare.goto(f"{demonstration.front}{url}")
        full.goto(f"{demonstration.front}{url}")
        full.evaluate("document.querySelectorAll('main .for-script').forEach(one => one.remove())")
        said, scripted_said = (page.inner_text("main").split() for page in (bare, full))
        if "buscar/" not in url and "verificar/" not in url and said != scripted_said:
            differing.append(url)
    plain.close()
    scripted.close()

    assert differing == []


@pytest.mark.parametrize("url", ["", "cuautitlan-izcalli/", "fotos/"])
def test_who_saves_data_gets_no_small_photos(opened: Page, demonstration: Newsroom, url: str) -> None:
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    wish = opened.context.new_cdp_session(opened)
    small = {}
    for wanted in ("no-preference", "reduce"):
        feature = {"name": "prefers-reduced-data", "value": wanted}
        wish.send("Emulation.setEmulatedMedia", {"features": [feature]})
        asked.clear()
        opened.goto(f"{demonstration.front}{url}", wait_until="networkidle")
        opened.evaluate("scrollTo(0, document.body.scrollHeight)")
        opened.wait_for_load_state("networkidle")
        small[wanted] = [one for one in asked if "-360x240." in one]

    assert small["no-preference"] != []
    assert small["reduce"] == []


@pytest.fixture(scope="module")
def ending(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site built at noon with a notice that ends at one."""
    here = "content/izcalli"
    driver = Driver(
        tmp_path_factory.mktemp("ending"),
        {
            "site.toml": SETTINGS,
            f"{here}/comunicados/2026-01-13-agua.md": RELEASE,
            f"{here}/avisos/2026-03-01-corte.md": ENDING,
        },
        now="2026-03-01T12:00",
    )
    driver.build()
    with serve(Case(driver.output, "/", ()).folder, "/") as front:
        yield front


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("", ".band"),
        ("izcalli/", ".side-notices"),
        ("avisos/", ".running"),
        ("izcalli/comunicados/2026/agua/", ".bar"),
    ],
)
def test_a_notice_disappears_at_its_end_in_a_page_built_before_it(
    browser: Browser, ending: str, url: str, shown: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="es-MX")
    page = context.new_page()
    complaints = listen(page, ending)
    page.clock.install(time=datetime(2026, 3, 1, 12, 59, 30, tzinfo=ZoneInfo("America/Mexico_City")))
    page.goto(f"{ending}{url}")
    expect(page.locator(shown)).to_be_visible()
    expect(page.locator(shown)).to_contain_text("Corte de agua")

    page.clock.fast_forward(31_000)

    expect(page.locator(shown)).to_be_hidden()
    assert complaints == []
    context.close()


def test_a_notices_own_page_says_that_it_has_ended(browser: Browser, ending: str) -> None:
    context = browser.new_context(locale="es-MX")
    page = context.new_page()
    page.clock.install(time=datetime(2026, 3, 1, 12, 59, 30, tzinfo=ZoneInfo("America/Mexico_City")))
    page.goto(f"{ending}izcalli/avisos/2026/corte/")
    expect(page.get_by_text("Este aviso ya terminó")).to_be_hidden()

    page.clock.fast_forward(31_000)

    expect(page.get_by_text("Este aviso ya terminó")).to_be_visible()
    context.close()
