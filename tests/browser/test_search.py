"""A reader searches: words without accents, a folio, filters."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Newsroom

ENCOUNTER = "/cuautitlan-izcalli/comunicados/2026/encuentro-presidencias-municipales/"


def _search(page: Page, newsroom: Newsroom, text: str) -> Locator:
    """Types into the field of the search page and presses Enter; the results' headlines."""
    page.goto(f"{newsroom.front}buscar/")
    page.locator("main input[type=search]").fill(text)
    page.locator("main input[type=search]").press("Enter")
    return page.locator("main [data-results] a[data-title]")


def _addresses(results: Locator) -> list[str]:
    expect(results.first).to_be_visible()
    return [str(link.get_attribute("href")) for link in results.all()]


@pytest.mark.parametrize("words", ["cuautitlan", "Cuautitlán", "CUAUTITLAN izcalli"])
def test_words_are_found_with_and_without_accents(page: Page, newsroom: Newsroom, words: str) -> None:
    results = _search(page, newsroom, words)

    assert any(address.endswith(ENCOUNTER) for address in _addresses(results))


@pytest.mark.parametrize("folio", ["130126", "CGCS/130126/009", "cgcs 130126"])
def test_a_release_is_found_by_its_folio_whole_or_in_part(page: Page, newsroom: Newsroom, folio: str) -> None:
    results = _search(page, newsroom, folio)

    assert _addresses(results)[0].endswith(ENCOUNTER)


def test_a_filter_by_municipality_leaves_only_its_documents(page: Page, newsroom: Newsroom) -> None:
    results = _search(page, newsroom, "alcaldía")
    everything = _addresses(results)
    page.locator("[data-facet=municipality] label").filter(has_text="Benito Juárez").click()
    expect(results).not_to_have_count(len(everything))

    filtered = _addresses(results)
    assert filtered
    assert all("/benito-juarez/" in address for address in filtered)


def test_a_search_can_be_sent_as_an_address(page: Page, newsroom: Newsroom) -> None:
    results = _search(page, newsroom, "cuautitlan")
    found = _addresses(results)
    assert parse_qs(urlsplit(page.url).query)["q"] == ["cuautitlan"]
    page.reload()

    assert _addresses(results) == found


def test_the_field_of_the_masthead_leads_to_the_results(page: Page, newsroom: Newsroom) -> None:
    page.goto(newsroom.front)
    page.locator("header input[type=search]").fill("vacunacion")
    page.locator("header input[type=search]").press("Enter")
    results = page.locator("main [data-results] a[data-title]")

    assert any("vacunacion" in address for address in _addresses(results))


def test_a_result_opens_its_page(page: Page, newsroom: Newsroom) -> None:
    _search(page, newsroom, "130126").first.click()

    expect(page.get_by_role("main")).to_contain_text("CGCS/130126/009")


@pytest.mark.parametrize("text", ["xyzzyqwerty", "aviso: agua", "obra~", "+", "*", "-", "<b>agua", "a:b^2"])
def test_whatever_is_typed_is_answered_without_a_complaint(page: Page, newsroom: Newsroom, text: str) -> None:
    _search(page, newsroom, text)

    expect(page.locator("main [data-status]")).not_to_be_empty()


def test_nothing_of_the_search_is_loaded_before_a_person_searches(page: Page, newsroom: Newsroom) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(newsroom.front, wait_until="networkidle")

    assert not [url for url in asked if "search" in url]
