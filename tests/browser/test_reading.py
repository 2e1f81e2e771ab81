"""A reader walks through the newsroom."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Newsroom, listen

WIDTHS = (320, 360, 768, 1280)
RELEASE = "cuautitlan-izcalli/comunicados/2026/encuentro-presidencias-municipales/"


def test_a_reader_goes_from_the_front_page_over_a_municipality_to_a_release(
    page: Page, newsroom: Newsroom
) -> None:
    page.goto(newsroom.front)
    page.locator("main a[href$='/cuautitlan-izcalli/']").first.click()
    expect(page).to_have_url(f"{newsroom.front}cuautitlan-izcalli/")
    page.locator(f"main a[href$='/{RELEASE}']").first.click()

    expect(page).to_have_url(f"{newsroom.front}{RELEASE}")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("main")).to_contain_text("CGCS/130126/009")
    expect(page.get_by_role("main")).to_contain_text("a 13 de enero de 2026")


@pytest.mark.parametrize("newsroom", ["/"], indirect=True)  # under another base the same pages: test_crawl
def test_every_page_opens_without_a_complaint_and_fits_its_window(page: Page, newsroom: Newsroom) -> None:
    wide = []
    for url in newsroom.case.samples:
        answer = page.goto(f"{newsroom.front}{url}")
        assert answer is not None
        assert answer.status == 200
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                wide.append(f"{url} at {width} px")

    assert wide == []


def test_the_keyboard_reaches_the_main_content_first(page: Page, newsroom: Newsroom) -> None:
    page.goto(newsroom.front)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_a_reader_without_scripts_finds_topics_and_archive_where_the_search_is(
    browser: Browser, newsroom: Newsroom
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    complaints = listen(page, newsroom.front)
    page.goto(f"{newsroom.front}buscar/")

    expect(page.get_by_role("main").get_by_role("link", name="Seguridad").first).to_be_visible()
    assert complaints == []
    context.close()


def test_what_is_not_there_is_answered_with_a_page_that_leads_on(
    browser: Browser, newsroom: Newsroom
) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(f"{newsroom.front}no/existe/")

    assert answer is not None
    assert answer.status == 404
    page.locator(f"a[href='{newsroom.case.base}']").first.click()
    expect(page).to_have_url(newsroom.front)
    context.close()


def test_a_page_moves_nothing_while_it_loads(page: Page, newsroom: Newsroom) -> None:
    page.goto(f"{newsroom.front}{RELEASE}", wait_until="networkidle")

    shift = page.evaluate(
        """() => new Promise(done => {
            let total = 0;
            new PerformanceObserver(list => {
                for (const entry of list.getEntries()) total += entry.value;
            }).observe({type: "layout-shift", buffered: true});
            requestAnimationFrame(() => setTimeout(() => done(total), 100));
        })"""
    )
    assert shift == 0
