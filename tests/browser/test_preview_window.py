"""A Word file and photographs dropped on the preview's window, in a real browser."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from sitegen.intake.counter import Counter
from tests.browser.conftest import listen
from tests.house.driver import RELEASE, Driver
from tests.intake.desk import docx, paragraph, photo
from tests.preview.conftest import AGUA, PAGE
from tests.preview.shown import Shown, served

WORD = docx(
    paragraph("COMUNICADO DE PRENSA")
    + paragraph("Se abre la alberca municipal", bold=True)
    + paragraph("Desde hoy se puede nadar en la alberca, informó la directora Ana Ruiz Paz.")
)
DROP = """(files) => {
  const carried = new DataTransfer();
  for (const [name, data] of files)
    carried.items.add(new File([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], name));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried });
    document.body.dispatchEvent(event);
    if (!event.defaultPrevented) throw new Error(kind);
  }
}"""


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    driver = Driver(tmp_path / "site", {AGUA: RELEASE}, now="2026-03-01")
    with served(driver, open_reception=lambda: Counter(driver.root)) as one:
        yield one


@pytest.fixture
def tab(context: BrowserContext, shown: Shown) -> Page:
    page = context.new_page()
    page.goto(f"{shown.origin}{PAGE}")
    expect(page.locator("sitegen-preview .bar")).to_be_visible()
    return page


def _drop(tab: Page, *files: tuple[str, bytes]) -> None:
    tab.evaluate(DROP, [(name, base64.b64encode(data).decode()) for name, data in files])


def test_a_word_file_and_a_photograph_become_a_page_with_a_ribbon(tab: Page, shown: Shown) -> None:
    complaints = listen(tab, shown.origin)
    _drop(tab, ("Boletín alberca.docx", WORD), ("IMG_0001.jpg", photo()))
    expect(tab.get_by_role("heading", level=1)).to_have_text("Se abre la alberca municipal")
    expect(tab.locator("img.shown")).to_be_visible()

    tab.get_by_label("Municipio").select_option(label="Benito Juárez")
    tab.get_by_label("Fecha").fill("2026-02-20")
    tab.get_by_label("Texto alternativo").fill("Dos niñas nadan en la alberca")
    tab.get_by_label("Salud").check()
    tab.get_by_role("button", name="Guardar y ver la página").click()

    tab.wait_for_url("**/juarez/comunicados/2026/se-abre-la-alberca-municipal/")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Se abre la alberca municipal")
    expect(tab.locator("sitegen-preview .ribbon")).to_contain_text("Borrador")
    expect(tab.get_by_alt_text("Dos niñas nadan en la alberca").first).to_be_visible()
    folder = shown.driver.root / "content/juarez/comunicados/2026/2026-02-20-se-abre-la-alberca-municipal"
    assert "borrador: sí" in (folder / "index.md").read_text(encoding="utf-8")
    assert complaints == []
    tab.locator("sitegen-preview").get_by_role("link", name="Ficha").click()
    expect(tab.get_by_label("Fecha")).to_have_value("2026-02-20")


def test_who_cannot_drop_picks_the_files_with_the_bars_button(tab: Page) -> None:
    with tab.expect_file_chooser() as chooser:
        tab.locator("sitegen-preview").get_by_role("button", name="Importar…").click()

    chooser.value.set_files(FilePayload(name="a.docx", mimeType="application/x", buffer=WORD))

    expect(tab.get_by_role("heading", level=1)).to_have_text("Se abre la alberca municipal")


def test_what_cannot_be_taken_in_is_told_over_the_page_that_stays(tab: Page) -> None:
    _drop(tab, ("IMG_0001.jpg", photo()))
    refused = tab.locator("sitegen-preview .refused")

    expect(refused).to_contain_text("sitegen fotos")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Agua para todos")
    refused.get_by_role("button", name="Cerrar").click()
    expect(refused).to_have_count(0)


def test_files_that_hang_over_the_page_are_invited(tab: Page) -> None:
    tab.evaluate(
        "() => { const carried = new DataTransfer(); carried.items.add(new File(['x'], 'a.txt'));"
        "document.body.dispatchEvent(new DragEvent('dragenter', {bubbles: true, dataTransfer: carried})) }"
    )
    veil = tab.locator("sitegen-preview .veil")

    expect(veil).to_contain_text("Suelte aquí el Word")
    tab.evaluate(
        "() => { const carried = new DataTransfer(); carried.items.add(new File(['x'], 'a.txt'));"
        "document.body.dispatchEvent(new DragEvent('dragleave', {bubbles: true, dataTransfer: carried})) }"
    )
    expect(veil).to_have_count(0)
