"""The preview in a real browser: what is saved is seen, and nothing of the reader's place is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from sitegen.newsroom.visibility import Showing
from sitegen.preview.desk import Wishes
from tests.browser.conftest import listen
from tests.house.driver import SETTINGS, Sites
from tests.preview.shown import Shown, served

AGUA = "content/izcalli/comunicados/agua.md"
PAGE = "/izcalli/comunicados/2026/agua/"
PARAGRAPHS = "\n\n".join(f"Párrafo {number} del comunicado." for number in range(120))
RELEASE = f"---\ntitle: Agua para todos\ndate: 2026-01-13\n---\n\nEl agua llega hoy.\n\n{PARAGRAPHS}\n"
WRONG = RELEASE.replace("date: 2026-01-13", "date: 2026-01-13\ntemsa: [agua]")
THEME = 'name = "propio"\nversion = "1"\nparent = "plaza"\n'
OWN = SETTINGS.replace("[site]", '[site]\ntheme = "propio"')


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


@pytest.fixture
def shown(site: Sites, stack: ExitStack) -> Shown:
    return stack.enter_context(served(site({AGUA: RELEASE, "content/juarez/comunicados/luz.md": RELEASE})))


@pytest.fixture
def tab(context: BrowserContext, shown: Shown) -> Page:
    page = context.new_page()
    _open(page, shown, PAGE)
    return page


def test_an_edited_text_changes_without_losing_the_readers_place(tab: Page, shown: Shown) -> None:
    complaints = listen(tab, shown.origin)
    tab.evaluate("window.same = true; window.scrollTo(0, 900)")
    tab.locator("#go_search").evaluate("field => { field.focus({preventScroll: true}); field.value = 'agu' }")

    shown.driver.edit({AGUA: RELEASE.replace("Párrafo 40 ", "Lo nuevo 40 ")})

    expect(tab.get_by_text("Lo nuevo 40")).to_be_attached()
    assert tab.evaluate("[window.same, window.scrollY, document.activeElement.id]") == [
        True,
        900,
        "go_search",
    ]
    assert tab.evaluate("document.activeElement.value") == "agu"
    assert complaints == []


def test_an_edited_title_changes_in_the_page_and_in_the_tab(tab: Page, shown: Shown) -> None:
    tab.evaluate("window.same = true")

    shown.driver.edit({AGUA: RELEASE.replace("Agua para todos", "Más agua")})

    expect(tab.get_by_role("heading", level=1)).to_have_text("Más agua")
    assert "Más agua" in tab.title()
    assert "Más agua" in str(tab.locator('meta[property="og:title"]').get_attribute("content"))
    assert tab.evaluate("window.same") is True


def test_other_pages_stay_as_they_are(context: BrowserContext, tab: Page, shown: Shown) -> None:
    other = context.new_page()
    _open(other, shown, "/juarez/comunicados/2026/luz/")
    other.evaluate(
        "window.changes = 0; new MutationObserver(() => window.changes++)"
        ".observe(document.querySelector('main'), {childList: true, subtree: true, characterData: true})"
    )

    shown.driver.edit({AGUA: RELEASE.replace("llega hoy", "llega ya")})
    expect(tab.get_by_text("llega ya")).to_be_attached()
    other.wait_for_timeout(300)

    assert other.evaluate("window.changes") == 0


def test_broken_front_matter_is_shown_with_file_and_line_until_it_is_mended(tab: Page, shown: Shown) -> None:
    shown.driver.edit({AGUA: WRONG})
    overlay = tab.locator("sitegen-preview .overlay")

    expect(overlay).to_contain_text(f"{AGUA}:4")
    expect(overlay).to_contain_text("temsa")
    expect(overlay).to_contain_text("Así no se puede publicar")
    expect(tab.get_by_text("El agua llega hoy.").first).to_be_attached()
    shown.driver.edit({AGUA: RELEASE.replace("llega hoy", "llega bien")})
    expect(overlay).to_have_count(0)
    expect(tab.get_by_text("llega bien")).to_be_attached()


def test_the_overlay_can_be_closed_and_asked_for_again(tab: Page, shown: Shown) -> None:
    shown.driver.edit({AGUA: WRONG})
    overlay = tab.locator("sitegen-preview .overlay")
    overlay.get_by_role("button", name="Cerrar").click()

    expect(overlay).to_have_count(0)
    tab.locator("sitegen-preview .bar .bad").click()
    expect(overlay).to_be_visible()


def test_an_exchanged_style_needs_no_reload(context: BrowserContext, site: Sites, stack: ExitStack) -> None:
    files = {AGUA: RELEASE, "site.toml": OWN, "themes/propio/theme.toml": THEME}
    shown = stack.enter_context(served(site({**files, "themes/propio/static/site.css": "h1{color:#f00}"})))
    tab = context.new_page()
    complaints = listen(tab, shown.origin)
    _open(tab, shown, PAGE)
    tab.evaluate("window.same = true")
    heading = tab.get_by_role("heading", level=1)
    expect(heading).to_have_css("color", "rgb(255, 0, 0)")

    shown.driver.edit({"themes/propio/static/site.css": "h1{color:#00f}"})

    expect(heading).to_have_css("color", "rgb(0, 0, 255)")
    expect(tab.locator('link[rel="stylesheet"]')).to_have_count(1)
    assert tab.evaluate("window.same") is True
    assert complaints == []


def test_a_changed_colour_of_the_brand_arrives_too(tab: Page, shown: Shown) -> None:
    colour = SETTINGS.replace('name = "Cuautitlán Izcalli"', 'name = "Cuautitlán Izcalli"\ncolor = "#225522"')

    shown.driver.edit({"site.toml": colour})

    expect(tab.locator('meta[name="theme-color"]')).to_have_attribute("content", "#225522")
    expect(tab.locator("sitegen-preview .bar")).to_be_visible()


def test_a_draft_wears_a_ribbon(context: BrowserContext, site: Sites, stack: ExitStack) -> None:
    draft = RELEASE.replace("date:", "draft: true\ndate:")
    driver = site({AGUA: RELEASE, "content/izcalli/comunicados/secreto.md": draft})
    shown = stack.enter_context(served(driver, Wishes(Showing(drafts=True))))
    tab = context.new_page()

    _open(tab, shown, "/izcalli/comunicados/2026/secreto/")

    expect(tab.locator("sitegen-preview .ribbon")).to_contain_text("Borrador")
    _open(tab, shown, PAGE)
    expect(tab.locator("sitegen-preview .ribbon")).to_have_count(0)
    expect(tab.locator("sitegen-preview .also")).to_contain_text("1")
    _open(tab, shown, "/izcalli/comunicados/")
    words = tab.locator("main .headline a").evaluate_all(
        "all => all.map(one => [one.pathname.includes('secreto'), getComputedStyle(one, '::before').content])"
    )
    assert sorted(words) == [[False, "none"], [True, '"Borrador"']]


def test_two_tabs_follow_and_one_takes_over_when_the_other_closes(
    context: BrowserContext, tab: Page, shown: Shown
) -> None:
    second = context.new_page()
    _open(second, shown, PAGE)

    shown.driver.edit({AGUA: RELEASE.replace("llega hoy", "llega a las dos")})
    for one in (tab, second):
        expect(one.get_by_text("llega a las dos")).to_be_attached()
    tab.close()
    shown.driver.edit({AGUA: RELEASE.replace("llega hoy", "llega a una")})

    expect(second.get_by_text("llega a una")).to_be_attached()


def test_many_tabs_do_not_use_up_the_browsers_connections(
    context: BrowserContext, tab: Page, shown: Shown
) -> None:
    tabs = [context.new_page() for _ in range(9)]
    for one in tabs:
        _open(one, shown, PAGE)

    shown.driver.edit({AGUA: RELEASE.replace("llega hoy", "llega a diez")})

    for one in (tab, *tabs):
        expect(one.get_by_text("llega a diez")).to_be_attached()


def test_it_works_under_a_base_path(context: BrowserContext, site: Sites, stack: ExitStack) -> None:
    settings = SETTINGS.replace("https://prensa.example.org/", "https://gob.example.org/prensa/")
    shown = stack.enter_context(served(site({AGUA: RELEASE, "site.toml": settings})))
    tab = context.new_page()
    complaints = listen(tab, shown.origin)
    _open(tab, shown, f"/prensa{PAGE}")

    shown.driver.edit({AGUA: RELEASE.replace("llega hoy", "llega abajo")})

    expect(tab.get_by_text("llega abajo")).to_be_attached()
    expect(tab.locator("sitegen-preview .source")).to_have_text(AGUA)
    assert complaints == []


def test_the_page_recovers_when_the_preview_is_started_again(
    context: BrowserContext, site: Sites, stack: ExitStack
) -> None:
    driver = site({AGUA: RELEASE})
    tab = context.new_page()
    with served(driver) as first:
        _open(tab, first, PAGE)
    expect(tab.locator("sitegen-preview .gone")).to_be_visible()
    driver.edit({AGUA: RELEASE.replace("llega hoy", "llega de nuevo")})

    second = stack.enter_context(served(driver, port=first.guard.port))

    expect(tab.get_by_text("llega de nuevo")).to_be_attached(timeout=15_000)
    expect(tab.locator("sitegen-preview .gone")).to_have_count(0)
    second.driver.edit({AGUA: RELEASE.replace("llega hoy", "llega otra vez")})
    expect(tab.get_by_text("llega otra vez")).to_be_attached()


def test_a_page_that_could_not_be_made_comes_when_it_can(
    context: BrowserContext, site: Sites, stack: ExitStack
) -> None:
    shown = stack.enter_context(served(site({AGUA: WRONG})))
    tab = context.new_page()
    tab.goto(f"{shown.origin}{PAGE}")
    expect(tab.get_by_text("temsa")).to_be_visible()

    shown.driver.edit({AGUA: RELEASE})

    expect(tab.get_by_role("heading", level=1)).to_have_text("Agua para todos")


def test_a_page_without_scripts_reads_as_published(browser: Browser, shown: Shown) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shown.origin}{PAGE}")

    expect(page.get_by_role("heading", level=1)).to_have_text("Agua para todos")
    assert page.locator("sitegen-preview").count() == 0
    context.close()


def test_the_bar_leads_to_the_sharing_sheet_and_the_phone(tab: Page, shown: Shown) -> None:
    complaints = listen(tab, shown.origin)
    tab.locator("sitegen-preview").get_by_role("link", name="Difundir").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Difundir")
    expect(tab.locator("#text_whatsapp")).to_contain_text("*Agua para todos*")
    tab.get_by_role("link", name="Volver a la página").click()

    tab.locator("sitegen-preview").get_by_role("link", name="Teléfono").click()

    frame = tab.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Agua para todos")
    assert frame.locator("sitegen-preview").count() == 0
    shown.driver.edit({AGUA: RELEASE.replace("Agua para todos", "Agua en el teléfono")})
    expect(frame.get_by_role("heading", level=1)).to_have_text("Agua en el teléfono")
    assert complaints == []


def test_the_bar_is_not_printed(tab: Page) -> None:
    tab.emulate_media(media="print")

    expect(tab.locator("sitegen-preview")).to_be_hidden()


def test_a_copied_text_is_the_one_that_is_shown(context: BrowserContext, tab: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.locator("sitegen-preview").get_by_role("link", name="Difundir").click()

    tab.get_by_role("button", name="Copiar").first.click()

    expect(tab.get_by_role("button", name="Copiado")).to_be_visible()
    assert "*Agua para todos*" in tab.evaluate("navigator.clipboard.readText()")


def _open(tab: Page, shown: Shown, path: str) -> None:
    """Opens a page and waits until the preview's script has its first news."""
    tab.goto(f"{shown.origin}{path}")
    expect(tab.locator("sitegen-preview .bar")).to_be_visible()
