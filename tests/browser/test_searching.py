"""A reader searches, and meets the small behaviours of every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from judges.browser import SAVING
from judges.newsroom import NOW
from tests.browser.conftest import Newsroom

FOLIO = "CGCS/130126/009"
ENCOUNTER = "encuentro-presidencias-municipales"


@pytest.fixture
def search(page: Page, newsroom: Newsroom) -> Page:
    """The search page."""
    page.goto(f"{newsroom.front}buscar/")
    return page


@pytest.fixture
def unwatched(browser: Browser) -> Iterator[Page]:
    """A page whose failed requests are the point."""
    context: BrowserContext = browser.new_context()
    yield context.new_page()
    context.close()


def type_in(page: Page, text: str) -> None:
    page.locator("[data-text]").fill(text)


def test_the_field_of_the_front_page_leads_to_results(page: Page, newsroom: Newsroom) -> None:
    page.goto(newsroom.front)
    field = page.get_by_role("banner").get_by_role("searchbox")
    field.fill("cuautitlan")
    field.press("Enter")

    expect(page).to_have_url(re.compile(r"/buscar/\?.*q=cuautitlan"))
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ resultados$"))
    expect(page.locator("[data-results] mark").first).to_contain_text("Cuautitlán")


@pytest.mark.parametrize("asked", [FOLIO, "CGCS 130126 009", "130126"])
def test_a_folio_leads_to_its_release(search: Page, asked: str) -> None:
    type_in(search, asked)

    expect(search.locator("[data-results] a").first).to_have_attribute("href", re.compile(ENCOUNTER))
    expect(search.locator("[data-results] li").first).to_contain_text(FOLIO)


def test_results_come_while_a_word_is_being_typed(search: Page) -> None:
    search.locator("[data-text]").press_sequentially("municipa")

    expect(search.locator("[data-results] li").first).to_be_visible()
    expect(search).to_have_url(re.compile(r"\?q=municipa$"))


def test_a_filter_narrows_goes_into_the_address_and_comes_back(search: Page) -> None:
    type_in(search, "2026")
    expect(search.locator("[data-results] li").first).to_be_visible()
    before = search.get_by_role("status").text_content()
    search.get_by_role("checkbox", name=re.compile("Benito Juárez")).check()

    expect(search).to_have_url(re.compile("municipality=benito-juarez"))
    expect(search.get_by_role("status")).not_to_have_text(before or "")
    search.go_back()
    expect(search.get_by_role("status")).to_have_text(before or "")
    expect(search.get_by_role("checkbox", name=re.compile("Benito Juárez"))).not_to_be_checked()


def test_the_way_back_leads_to_each_question_that_was_asked(search: Page) -> None:
    field = search.locator("[data-text]")
    for text in ("seguridad", "cuautitlan", "municipal"):
        field.fill(text)
        field.press("Enter")

    for text in ("cuautitlan", "seguridad"):
        search.go_back()
        expect(field).to_have_value(text)
        expect(search).to_have_url(re.compile(rf"\?q={text}$"))
    search.go_forward()
    expect(field).to_have_value("cuautitlan")


def test_the_way_back_from_a_result_that_was_opened_at_once_leads_to_its_question(search: Page) -> None:
    field = search.locator("[data-text]")
    field.press_sequentially("seguridad")
    search.locator("[data-results] a").first.click()
    expect(field).to_have_count(0)

    search.go_back()
    expect(field).to_have_value("seguridad")


def test_an_address_with_filters_opens_as_it_was(page: Page, newsroom: Newsroom) -> None:
    page.goto(f"{newsroom.front}buscar/?q=de+agua&municipality=benito-juarez&sort=date")

    expect(page.get_by_role("checkbox", name=re.compile("Benito Juárez"))).to_be_checked()
    expect(page.locator("[data-sort]")).to_have_value("date")
    kickers = page.locator("[data-results] .kicker")
    expect(kickers.first).to_contain_text("Benito Juárez")
    expect(kickers.filter(has_not_text="Benito Juárez")).to_have_count(0)


def test_more_results_are_added_and_the_keyboard_goes_on_there(page: Page, newsroom: Newsroom) -> None:
    page.goto(f"{newsroom.front}buscar/?kind=release")
    expect(page.locator("[data-results] li")).to_have_count(10)
    page.get_by_role("button", name="Mostrar más resultados").click()

    expect(page.locator("[data-results] a").nth(10)).to_be_focused()
    expect(page).to_have_url(re.compile("page=2"))


def test_the_first_results_are_shown_while_the_others_are_on_their_way(
    page: Page, newsroom: Newsroom
) -> None:
    held: list[Route] = []
    page.route(re.compile(r"/indice/2\d{3}[^/]*/c"), lambda route: held.append(route))  # noqa: PLW0108 Playwright marks it
    page.goto(f"{newsroom.front}buscar/?kind=release")
    results = page.locator("[data-results] a")
    expect(results.first).to_be_visible()
    page.locator("[data-text]").press("ArrowDown")
    assert results.count() < 10
    expect(page.get_by_role("button", name="Mostrar más resultados")).to_be_hidden()

    for route in held:
        route.continue_()
    expect(results).to_have_count(10)
    expect(results.first).to_be_focused()


def test_arrow_keys_walk_through_the_results(search: Page) -> None:
    type_in(search, "agua")
    expect(search.locator("[data-results] li").nth(1)).to_be_visible()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        search.keyboard.press(key)

    expect(search.locator("[data-results] a").first).to_be_focused()
    search.keyboard.press("ArrowUp")
    expect(search.locator("[data-text]")).to_be_focused()


def test_nothing_found_says_so_and_offers_the_lists(search: Page) -> None:
    type_in(search, "xyzzyx")

    expect(search.get_by_role("status")).to_have_text("No se encontró nada para “xyzzyx”.")
    expect(search.get_by_text("Filtros")).to_be_hidden()
    expect(search.locator("[data-browse]")).to_be_visible()


def test_a_word_written_wrong_brings_a_suggestion_that_can_be_taken(search: Page) -> None:
    type_in(search, "cuautitlam")
    expect(search.locator("[data-suggestion]")).to_have_text("¿Quiso decir cuautitlán?")
    search.locator("[data-meant]").click()

    expect(search.locator("[data-results] li").first).to_be_visible()
    expect(search.locator("[data-text]")).to_have_value(re.compile("^cuautitlán$"))


@pytest.mark.parametrize("text", ["aviso: agua", "+-~^*\\", "🚰", '"agua', "<b>agua</b>", "a" * 10_000])
def test_odd_questions_are_answered_without_a_complaint(search: Page, text: str) -> None:
    type_in(search, text)

    expect(search.get_by_role("status")).not_to_be_empty()


def test_the_list_of_files_is_there_before_somebody_asks_and_then_come_words_cards_and_filters(
    page: Page, newsroom: Newsroom
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(newsroom.front, wait_until="networkidle")
    assert not [url for url in asked if "/indice/" in url]
    page.goto(f"{newsroom.front}buscar/", wait_until="networkidle")
    assert [url.rpartition("/")[2] for url in asked if "/indice/" in url] == ["search.json"]

    type_in(page, "seguridad")
    expect(page.locator("[data-facet] .count").first).not_to_be_empty()
    loaded = [url.rpartition("/")[2] for url in asked if "/indice/" in url]
    kinds = dict.fromkeys(re.sub(r"(-.*|\d*)\.idx$", "", name) for name in loaded)
    assert list(kinds)[:3] == ["search.json", "t", "c"]
    assert set(kinds) == {"search.json", "t", "c", "municipality", "kind", "topic"}


def test_who_saves_data_loads_nothing_before_going_to_the_field(page: Page, newsroom: Newsroom) -> None:
    page.add_init_script(SAVING)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{newsroom.front}buscar/", wait_until="networkidle")
    assert not [url for url in asked if "/indice/" in url]

    with page.expect_response(re.compile(r"search\.json$")):
        page.locator("[data-text]").focus()


def test_a_search_that_cannot_be_loaded_says_so_and_can_be_tried_again(
    unwatched: Page, newsroom: Newsroom
) -> None:
    unwatched.route("**/search.json", lambda route: route.abort())
    unwatched.goto(f"{newsroom.front}buscar/?q=agua")
    expect(unwatched.locator("[data-failed]")).to_be_visible()
    expect(unwatched.locator("[data-browse]")).to_be_visible()

    unwatched.unroute("**/search.json")
    unwatched.get_by_role("button", name="Intentar de nuevo").click()
    expect(unwatched.locator("[data-results] li").first).to_be_visible()
    expect(unwatched.locator("[data-failed]")).to_be_hidden()


def test_a_publication_between_two_questions_is_no_dead_end(unwatched: Page, newsroom: Newsroom) -> None:
    unwatched.route("**/indice/*/c*.idx", lambda route: route.fulfill(status=404))
    unwatched.goto(f"{newsroom.front}buscar/?q=agua")
    expect(unwatched.locator("[data-failed]")).to_be_visible()

    unwatched.unroute("**/indice/*/c*.idx")
    with unwatched.expect_response(re.compile(r"search\.json$")):
        unwatched.get_by_role("button", name="Intentar de nuevo").click()
    expect(unwatched.locator("[data-results] li").first).to_be_visible()


def test_results_fit_a_narrow_window(page: Page, newsroom: Newsroom) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{newsroom.front}buscar/?q=agua")
    expect(page.locator("[data-results] li").first).to_be_visible()
    page.locator("[data-filters] summary").click()

    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


# --- the small script of every page -----------------------------------------------


def test_running_notices_stand_in_a_bar_that_stays_closed(page: Page, newsroom: Newsroom) -> None:
    page.goto(f"{newsroom.front}archivo/")
    bar = page.locator("[data-notices]")
    expect(bar).to_be_visible()
    bar.locator("[data-close]").click()
    expect(bar).to_be_hidden()

    with page.expect_response(re.compile(r"avisos\.json$")):
        page.reload()
    expect(bar).to_be_hidden()


def test_a_notice_leaves_its_list_at_its_end(page: Page, newsroom: Newsroom) -> None:
    now = datetime.fromisoformat(NOW).replace(tzinfo=ZoneInfo("America/Mexico_City"))
    ends = f'<li data-ends="{int(now.timestamp()) + 60}" class="level-'

    def with_ends(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('<li class="level-', ends))

    page.route(newsroom.front, with_ends)
    page.goto(newsroom.front)
    band = page.locator("aside[data-empties]")
    expect(band.locator("[data-ends]").first).to_be_visible()

    page.clock.set_fixed_time(now + timedelta(seconds=60))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(band).to_be_hidden()


def test_a_button_copies_and_says_so(page: Page, newsroom: Newsroom, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{newsroom.front}cuautitlan-izcalli/comunicados/2026/{ENCOUNTER}/")
    button = page.locator("button[data-copy]").first
    button.click()

    expect(button.locator("[data-label]")).to_have_text(button.get_attribute("data-done") or "?")
    assert page.evaluate("navigator.clipboard.readText()") == button.get_attribute("data-copy")
