"""The page that verifies: a pasted text is judged in the reader's browser as the program judges it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Newsroom

PLACE = "cuautitlan-izcalli/comunicados/2026/encuentro-presidencias-municipales/"


def _judge(page: Page, newsroom: Newsroom, field: str, text: str) -> None:
    page.goto(f"{newsroom.front}verificar/")
    page.locator(f"form[data-verify] [name={field}]").fill(text)
    page.get_by_role("button", name="Verificar").click()


def _text(page: Page, newsroom: Newsroom) -> list[str]:
    """Title and paragraphs, with the marks of WhatsApp."""
    page.goto(f"{newsroom.front}{PLACE}")
    paragraphs = [one.inner_text() for one in page.locator("main .column.text p, main .text > p").all()]
    return [f"*{page.locator('main h1').inner_text()}*", *dict.fromkeys(one for one in paragraphs if one)]


def test_a_text_is_judged_genuine_or_forged(page: Page, newsroom: Newsroom) -> None:
    lines = _text(page, newsroom)

    _judge(page, newsroom, "text", "\n\n".join(lines[:2]))
    expect(page.locator("[data-result][data-kind=part], [data-result][data-kind=whole]")).to_contain_text(
        "Auténtico"
    )
    _judge(page, newsroom, "text", "\n\n".join([*lines[:2], "Deposite su pago a esta cuenta."]))
    expect(page.locator("[data-result][data-kind=differs]")).to_contain_text("Deposite su pago")
    _judge(page, newsroom, "text", "Nada que ver con nosotros.")
    expect(page.locator("[data-result][data-kind=unknown]")).to_be_visible()


@pytest.mark.parametrize("folio", ["CGCS/130126/009", "cgcs 130126 009"])
def test_a_folio_leads_to_its_bulletin(page: Page, newsroom: Newsroom, folio: str) -> None:
    _judge(page, newsroom, "folio", folio)

    page.locator("[data-result][data-kind=folio] a").click()
    expect(page).to_have_url(f"{newsroom.front}{PLACE}")
