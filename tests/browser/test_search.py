"""What a reader searches for is found: words without accents, a folio, one municipality's."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Newsroom

ENCOUNTER = "/cuautitlan-izcalli/comunicados/2026/encuentro-presidencias-municipales/"


def _search(page: Page, newsroom: Newsroom, text: str) -> Locator:
    """Types into the field of the search page and presses Enter; the results' headlines."""
    page.goto(f"{newsroom.front}buscar/")
    page.locator("main input[type=search]").fill(text)
    page.locator("main input[type=search]").press("Enter")
    results = page.locator("main [data-results] a[data-title]")
    expect(results.first).to_be_visible()
    return results


@pytest.mark.parametrize("words", ["cuautitlan", "Cuautitlán", "CUAUTITLAN izcalli"])
def test_words_are_found_with_and_without_accents(page: Page, newsroom: Newsroom, words: str) -> None:
    _search(page, newsroom, words)

    expect(page.locator(f"main [data-results] a[data-title][href$='{ENCOUNTER}']")).to_be_visible()


def test_a_part_of_a_folio_opens_its_release(page: Page, newsroom: Newsroom) -> None:
    _search(page, newsroom, "130126").first.click()

    expect(page).to_have_url(f"{newsroom.front.removesuffix('/')}{ENCOUNTER}")
    expect(page.get_by_role("main")).to_contain_text("CGCS/130126/009")


def test_a_filter_by_municipality_leaves_only_its_documents(page: Page, newsroom: Newsroom) -> None:
    results = _search(page, newsroom, "seguridad")
    elsewhere = page.locator("main [data-results] a[data-title]:not([href*='/cuautitlan-izcalli/'])")
    expect(elsewhere).not_to_have_count(0)
    page.get_by_role("checkbox", name="Cuautitlán Izcalli").check()

    expect(elsewhere).to_have_count(0)
    expect(results).not_to_have_count(0)
