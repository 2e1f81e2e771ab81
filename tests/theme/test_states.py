"""Every state that a page can be in, built once: nothing of it is lost, nothing empty is drawn."""

from __future__ import annotations

import gzip
import re
import zipfile
from datetime import datetime
from itertools import takewhile

import msgspec
import pytest

from sitegen.build import files, prepare
from sitegen.model import File
from sitegen.search import shelf
from tests.house.driver import Driver
from tests.theme import states

TOWN = "belmontejo/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Driver:
    driver = Driver(tmp_path_factory.mktemp("states"), states.states(), now=states.NOW)
    driver.build()
    return driver


@pytest.fixture(scope="module")
def silent(built: Driver) -> dict[str, str]:
    """The pages while a blackout holds, without the pictures that were made for `built`."""
    site = prepare(built.root, now=datetime.fromisoformat(states.SILENT), progress=_alone)
    pages = takewhile(lambda file: file.path.endswith(".html"), files(site, progress=_alone))
    return {
        file.path.removesuffix("index.html"): file.data.decode() for file in pages if isinstance(file, File)
    }


def _alone(_stage: str, _done: int, _total: int) -> None:
    pass


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
        (f"{TOWN}agenda/2026/recorrido/", "miércoles 4 de marzo de 2026, 10:00</time>–12:00"),
        (f"{TOWN}documentos/2026/oficio/", "PM/SMB/0123/2026"),
        (f"{TOWN}documentos/2026/convocatoria/", "Tener más de 18 años."),
        (
            f"{TOWN}avisos/2026/corte/",
            'Publicado el <time datetime="2026-02-28">28 de febrero',
        ),
        (f"{TOWN}avisos/2026/corte/", "55\u00a05000\u00a00000"),
        ("en/", "Also in Spanish"),
        ("personas/tomas-aguirre/", "Regidor de Obras Públicas"),
        ("alameda/comunicados/", "Anteriores"),
        ("belmontejo/prensa/", "Presidente Municipal de San Mateo Belmontejo de la Sierra."),
        ("belmontejo/fotos/", 'class="sights"'),
    ],
)
def test_a_state_is_told(built: Driver, url: str, words: str) -> None:
    assert words in main_of(built.read(url))


def test_an_event_does_not_say_its_day_again_as_if_that_were_when_it_was_published(built: Driver) -> None:
    assert "Publicado el" not in main_of(built.read(f"{TOWN}agenda/2026/concierto/"))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("alameda/", "Hasta entonces no hay comunicados que mostrar."),
        ("belmontejo/", "Agua para todas las colonias"),
        ("404.html", "Suspendida por la veda electoral, o no está aquí"),
        ("belmontejo/prensa/", "Lunes a viernes, 9:00 a 18:00"),
    ],
)
def test_a_page_in_a_blackout_is_plain_and_says_until_when(
    silent: dict[str, str], url: str, words: str
) -> None:
    page = silent[url]

    assert words in main_of(page)
    assert "7 de junio de 2026" in page
    assert not re.search("#ffd200|#5b2a86|marca/|Tomás Aguirre", main_of(page))


def test_the_grey_of_a_blackout_is_not_offered_as_a_municipalitys_colour(silent: dict[str, str]) -> None:
    assert "#4d4d4d" not in main_of(silent["belmontejo/prensa/"])


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


def languages_of_results(built: Driver, index: str) -> dict[str, str]:
    """The language of every result that a search could give, by address, from the packs of browsers."""
    names = [one.name for one in msgspec.structs.fields(shelf.Card)]
    found: dict[str, str] = {}
    for path in (built.output / index).glob("*/c*.idx"):
        lines = gzip.decompress(path.read_bytes()).decode().split("\n")
        many = len(lines) // len(names)  # of each value, all that the pack has
        values = {name: lines[at * many : (at + 1) * many] for at, name in enumerate(names)}
        found.update(zip(values["href"], values["language"], strict=True))
    return found


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
    found = languages_of_results(built, "buscar/indice")
    assert {url for url, language in found.items() if language} == {f"/{TOWN}comunicados/2026/altepetl/"}
    assert found[f"/{TOWN}comunicados/2026/altepetl/"] == "nah"


def test_a_page_in_nahuatl_is_offered_by_its_name_and_in_our_words(built: Driver) -> None:
    spanish = built.read(f"{TOWN}comunicados/2026/agua-para-todos/")

    (link,) = re.findall(r'<a class="language"[^>]*hreflang="nah"[^>]*>[^<]*</a>', spanish)
    assert link.endswith(">Lea esta página en náhuatl</a>")
    assert " lang=" not in link


def test_a_translation_is_offered_and_one_language_is_for_all_others(built: Driver) -> None:
    spanish = built.read(f"{TOWN}comunicados/2026/agua-para-todos/")
    (english,) = re.findall(r'hreflang="en" href="([^"]+)"', spanish)
    other = built.read(english.removeprefix("https://prensa.example.org/"))

    (default,) = set(re.findall(r'hreflang="x-default" href="([^"]+)"', spanish + other))
    assert default == "https://prensa.example.org/belmontejo/comunicados/2026/agua-para-todos/"
    assert 'property="og:locale" content="en_US"' in other
