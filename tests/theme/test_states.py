"""Every state that a page can be in, built once: nothing of it is lost, nothing empty is drawn."""

from __future__ import annotations

import re
import zipfile

import pytest

from tests.house.driver import Driver
from tests.theme import states

TOWN = "belmontejo/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Driver:
    driver = Driver(tmp_path_factory.mktemp("states"), states.states(), now=states.NOW)
    driver.build()
    return driver


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def test_no_page_has_an_empty_heading_link_or_list(built: Driver) -> None:
    empty = [
        (path, found)
        for path, data in built.tree().items()
        if path.endswith(".html") and "data-search=" not in data.decode()  # whose lists the script fills
        for found in re.findall(
            r"<(?:h[1-6]|ul|ol|dl|section|p)\b[^>]*>\s*</(?:h[1-6]|ul|ol|dl|section|p)>", data.decode()
        )
    ]

    assert empty == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (f"{TOWN}comunicados/2026/apoyos/", "title long caps"),
        (f"{TOWN}comunicados/2026/red-de-agua/", "title long"),
        (f"{TOWN}comunicados/2026/red-de-agua/", "25 fotos"),
        (f"{TOWN}comunicados/2026/red-de-agua/", "Descargar el paquete de prensa"),
        (f"{TOWN}comunicados/2026/red-de-agua/", "dos mercados"),
        (f"{TOWN}comunicados/2026/red-de-agua/", "Se añadió el calendario de los tramos."),
        (f"{TOWN}comunicados/2026/retirado/", "Los horarios eran los del año pasado."),
        (f"{TOWN}comunicados/2026/sustituido/", "Agua para todas las colonias"),
        (f"{TOWN}comunicados/2023/anterior/", "Administración 2022-2024"),
        (f"{TOWN}avisos/2026/vencido/", "Este aviso ya terminó"),
        (f"{TOWN}avisos/2026/resuelto/", "La fuga se reparó."),
        (f"{TOWN}agenda/2026/concierto/", "Cancelado"),
        (f"{TOWN}documentos/2026/oficio/", "PM/SMB/0123/2026"),
        (f"{TOWN}documentos/2026/convocatoria/", "Tener más de 18 años."),
        ("personas/tomas-aguirre/", "Regidor de Obras Públicas"),
        ("alameda/comunicados/", "Anteriores"),
        ("belmontejo/prensa/", "Presidente Municipal de San Mateo Belmontejo de la Sierra."),
        ("belmontejo/fotos/", 'class="sights"'),
    ],
)
def test_a_state_is_told(built: Driver, url: str, words: str) -> None:
    assert words in main_of(built.read(url))


def test_a_credit_that_says_photo_itself_is_told_once_and_not_with_every_photo(built: Driver) -> None:
    page = main_of(built.read(f"{TOWN}comunicados/2026/red-de-agua/"))

    assert "Foto: Foto" not in page
    assert page.count("Foto de Elena Prado") == 2  # under the lead, and once for the gallery


def test_a_wide_mark_keeps_its_proportions(built: Driver) -> None:
    assert 'alt="" width="224" height="45"' in built.read(TOWN)
    assert 'alt="" width="34" height="80"' in built.read("tres-rios/")


def test_a_front_page_of_one_release_has_no_empty_column(built: Driver) -> None:
    page = main_of(built.read("tres-rios/"))

    assert 'class="columns even"' in page
    assert "Lo más reciente" not in page


def test_the_media_kit_has_every_photo_the_text_and_the_captions(built: Driver) -> None:
    (path,) = (name for name in built.tree() if name.endswith(".zip"))

    names = zipfile.ZipFile(built.output / path).namelist()

    assert names[:2] == ["red-de-agua.txt", "pies-de-foto.txt"]
    assert len(names) == 2 + 25


def test_a_release_in_nahuatl_is_marked_so_everywhere(built: Driver) -> None:
    page = built.read(f"{TOWN}comunicados/2026/altepetl/")
    feed = built.read(f"{TOWN}feed.json")

    assert '<html lang="es-MX">' in page
    assert re.search(r'<h1 class="title[^"]*" lang="nah">', page)
    assert '"inLanguage":"nah"' in page
    assert 'property="og:locale" content="nah_MX"' in page
    assert '<div class="text" lang="nah">' in page
    assert re.search(r'"language":\s*"nah"', feed)
    assert 'xml:lang="nah"' in built.read(f"{TOWN}feed.xml")
    assert re.search(r'<h\d class="headline[^"]*" lang="nah">', built.read(TOWN))


def test_a_translation_is_offered_and_one_language_is_for_all_others(built: Driver) -> None:
    spanish = built.read(f"{TOWN}comunicados/2026/agua-para-todos/")
    (english,) = re.findall(r'hreflang="en" href="([^"]+)"', spanish)
    other = built.read(english.removeprefix("https://prensa.example.org/"))

    (default,) = set(re.findall(r'hreflang="x-default" href="([^"]+)"', spanish + other))
    assert default == "https://prensa.example.org/belmontejo/comunicados/2026/agua-para-todos/"
    assert 'property="og:locale" content="en_US"' in other
