"""The search inside one municipality, of a newsroom of one, in a second language, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from judges.street import serve
from tests.house.driver import SETTINGS, Driver

NOW = "2026-03-01T12:00"
ALONE = re.sub(r"\[\[municipality]]\nid = \"juarez\".*?\n\n", "", SETTINGS, flags=re.DOTALL)
BOTH = SETTINGS.replace('language = "es-MX"', 'languages = ["es-MX", "en"]')


def release(title: str, body: str, *, folio: str, date: str = "2026-01-13", more: str = "") -> str:
    """A release with a folio."""
    return f"---\ntitle: {title}\ndate: {date}\nfolio: {folio}\n{more}---\n\n{body}\n"


FILES = {
    "content/izcalli/comunicados/2026/agua.md": release(
        "Agua potable", "Llega el agua.", folio="CGCS/130126/009"
    ),
    "content/izcalli/comunicados/2026/obra.md": release(
        "Obra de drenaje", "Más agua.", folio="CGCS/140126/010"
    ),
}
NEIGHBOUR = {
    "content/juarez/comunicados/2026/pipas.md": release(
        "Pipas de agua", "Agua gratis.", folio="BJ/130126/001"
    ),
    "content/izcalli/comunicados/2026/vaccines.md": release(
        "Vaccinations begin", "Every school is visited.", folio="CGCS/150126/011", more="language: en\n"
    ),
    "content/izcalli/comunicados/2026/atl.md": release(
        "Yancuic tlahtolli",
        "Xihualacan ipan altepetl.",
        folio="CGCS/100126/004",
        date="2026-01-10",
        more="language: nah\n",
    ),
}


@pytest.fixture(scope="session")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The front pages of two newsrooms: of one municipality, and of two in two languages."""
    with ExitStack() as stack:
        fronts = {}
        for name, files in (
            ("alone", {"site.toml": ALONE, **FILES}),
            ("both", {"site.toml": BOTH, **FILES, **NEIGHBOUR}),
        ):
            driver = Driver(Path(tmp_path_factory.mktemp(name)), files, now=NOW)
            driver.build()
            fronts[name] = stack.enter_context(serve(driver.output, "/"))
        yield fronts


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page whose complaints are told when the test is over."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="es-MX")
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda wrong: heard.append(str(wrong)))
    page.clock.set_fixed_time(datetime.fromisoformat(f"{NOW}-06:00"))
    yield page
    context.close()
    assert heard == []


def found(page: Page) -> Locator:
    """The headlines of the results."""
    return page.locator("main [data-results] a[data-title]")


def ask_in_the_header(page: Page, text: str) -> None:
    field = page.get_by_role("banner").get_by_role("searchbox")
    field.fill(text)
    field.press("Enter")


def test_a_municipalitys_own_pages_search_in_it_alone(reader: Page, rooms: dict[str, str]) -> None:
    reader.goto(f"{rooms['both']}izcalli/")
    ask_in_the_header(reader, "agua")

    expect(found(reader)).to_have_text(["Agua potable", "Obra de drenaje"])
    box = reader.get_by_role("checkbox", name="Cuautitlán Izcalli")
    expect(box).to_be_checked()
    box.uncheck()
    expect(found(reader)).to_have_count(3)


def test_the_link_for_narrow_windows_leads_there_too(reader: Page, rooms: dict[str, str]) -> None:
    reader.goto(f"{rooms['both']}izcalli/")

    expect(reader.locator("a.to-search")).to_have_attribute("href", "/buscar/?municipality=izcalli")


def test_a_newsroom_of_one_municipality_is_searched_without_asking_which(
    reader: Page, rooms: dict[str, str]
) -> None:
    reader.goto(rooms["alone"])
    ask_in_the_header(reader, "drenaje")

    expect(found(reader)).to_have_text(["Obra de drenaje"])
    expect(reader).to_have_url(f"{rooms['alone']}buscar/?q=drenaje")


def test_a_second_language_has_an_index_and_a_script_of_its_own(reader: Page, rooms: dict[str, str]) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(f"{rooms['both']}en/search/?q=vaccination")

    expect(found(reader)).to_have_text(["Vaccinations begin"])
    expect(reader.get_by_role("status")).to_have_text("1 result")
    assert any(re.search(r"/search-en[.-]", url) for url in asked)
    assert not any("/buscar/" in url for url in asked)
    reader.goto(f"{rooms['both']}buscar/?q=vaccination")
    expect(reader.get_by_role("status")).to_contain_text("No se encontró nada")


def test_a_release_in_nahuatl_is_found_and_its_result_says_in_which_language_it_is(
    reader: Page, rooms: dict[str, str]
) -> None:
    reader.goto(f"{rooms['both']}buscar/?q=altepetl")

    expect(found(reader)).to_have_text(["Yancuic tlahtolli"])
    expect(found(reader)).to_have_attribute("lang", "nah")
    expect(reader.locator("[data-results] [data-summary]")).to_have_attribute("lang", "nah")
    expect(reader.locator("[data-results] mark")).to_have_text("altepetl")
    reader.locator("[data-text]").fill("agua")
    expect(found(reader)).to_have_count(3)
    expect(reader.locator("[data-results] [lang]")).to_have_count(0)


def test_without_javascript_there_are_lists(browser: Browser, rooms: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(rooms["both"])
    ask_in_the_header(page, "agua")

    expect(page).to_have_url(re.compile(r"/buscar/\?.*q=agua"))
    expect(page.locator("noscript p")).to_be_visible()
    assert page.locator("[data-browse] section a").count() > 3
    context.close()


@pytest.mark.parametrize(
    ("typed", "headline"),
    [
        ("cgcs 130126 009", "Agua potable"),
        ("CGCS/130126/009", "Agua potable"),
        ("009", "Agua potable"),
        ("izcalli", "Obra de drenaje"),
    ],
)
def test_folios_and_places_are_found_as_they_are_typed(
    reader: Page, rooms: dict[str, str], typed: str, headline: str
) -> None:
    reader.goto(f"{rooms['both']}buscar/")
    reader.locator("[data-text]").fill(typed)

    expect(found(reader).first).to_contain_text(headline)


def test_the_count_is_told_while_the_results_are_on_their_way(reader: Page, rooms: dict[str, str]) -> None:
    held: list[Route] = []
    reader.route("**/indice/*/c*.idx", lambda route: held.append(route))  # noqa: PLW0108 Playwright marks it
    reader.goto(f"{rooms['both']}buscar/?q=agua")

    expect(reader.get_by_role("status")).to_have_text("3 resultados")
    expect(found(reader)).to_have_count(0)
    for route in held:
        route.continue_()
    expect(found(reader)).to_have_count(3)


def test_a_shard_that_fails_is_told_and_offered_again(browser: Browser, rooms: dict[str, str]) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/indice/*/t*.idx", lambda route: route.fulfill(status=503))
    page.goto(f"{rooms['both']}buscar/?q=agua")
    expect(page.get_by_role("alert")).to_contain_text("No se pudo cargar")

    page.unroute("**/indice/*/t*.idx")
    page.get_by_role("button", name="Intentar de nuevo").click()
    expect(found(page)).to_have_count(3)
    context.close()
