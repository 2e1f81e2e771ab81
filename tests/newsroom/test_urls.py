from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.config.settings import Config, Urls
from sitegen.model import Kind
from sitegen.newsroom import urls
from tests.newsroom.made import CONFIG, at, item, page

ADDRESS = re.compile(r"(?:[a-z0-9_.-]+/)*[a-z0-9_.-]*")


def with_urls(**keys: object) -> Config:
    return msgspec.structs.replace(CONFIG, urls=Urls(**keys))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("release", "izcalli/comunicados/2026/encuentro/"),
        ("notice", "izcalli/avisos/2026/encuentro/"),
        ("event", "izcalli/agenda/2026/encuentro/"),
        ("document", "izcalli/documentos/2026/encuentro/"),
        ("page", "izcalli/encuentro/"),
    ],
)
def test_the_address_of_a_document_names_municipality_kind_and_year(kind: Kind, expected: str) -> None:
    assert urls.item(CONFIG, item("encuentro", kind=kind)) == expected


def test_a_site_of_one_municipality_may_leave_its_segment_out() -> None:
    config = with_urls(municipality=False)

    assert urls.item(config, item("encuentro")) == "comunicados/2026/encuentro/"
    assert urls.municipality(config, "es-MX", ident="izcalli") == ""
    assert urls.data_file(config, "es-MX", name="releases", form="csv", ident="izcalli") == (
        "datos/comunicados.csv"
    )


def test_pages_of_the_whole_site_stand_at_its_top() -> None:
    assert urls.item(CONFIG, item("acerca-de", kind="page", municipality="")) == "acerca-de/"


def test_the_second_language_has_its_prefix_and_its_words() -> None:
    assert urls.item(CONFIG, item("meeting", language="en-US")) == "en/izcalli/releases/2026/meeting/"
    assert urls.front(CONFIG, "en") == "en/"
    assert urls.notices_json(CONFIG, "en") == "en/notices.json"


def test_a_document_in_a_language_that_the_site_lacks_lives_in_its_first_edition() -> None:
    assert urls.item(CONFIG, item("atl", language="nah")) == "izcalli/comunicados/2026/atl/"


def test_the_year_of_an_event_without_date_is_that_of_its_start() -> None:
    event = item("feria", kind="event", date=None, starts=at("2027-02-01T10:00"))

    assert urls.item(CONFIG, event) == "izcalli/agenda/2027/feria/"


def test_a_site_chooses_its_own_path_words() -> None:
    config = with_urls(words=(("es", "releases", "boletines"), ("en", "releases", "news")))

    assert urls.section(config, "es-MX", name="releases", ident="juarez") == "juarez/boletines/"
    assert urls.section(config, "en", name="releases") == "en/news/"


def test_lists_have_years_months_and_numbers() -> None:
    releases = urls.section(CONFIG, "es-MX", name="releases", ident="izcalli")

    assert urls.year(releases, 2026) == "izcalli/comunicados/2026/"
    assert urls.month(releases, 2026, number=1) == "izcalli/comunicados/2026/01/"
    assert urls.numbered(CONFIG, "es-MX", url=releases, number=2) == "izcalli/comunicados/pagina/2/"


def test_addresses_become_hrefs_under_the_base_path_and_whole_ones_with_the_host() -> None:
    assert urls.with_base(CONFIG, "izcalli/") == "/sala/izcalli/"
    assert urls.absolute(CONFIG, "izcalli/") == "https://prensa.example.org/sala/izcalli/"
    assert urls.with_base(CONFIG, urls.front(CONFIG, "es-MX")) == "/sala/"


def test_files_stand_beside_what_they_are_about() -> None:
    event = "izcalli/agenda/2026/feria/"

    assert urls.event_ics(event) == "izcalli/agenda/2026/feria/feria.ics"
    assert urls.feed("temas/agua/", "json") == "temas/agua/feed.json"
    assert urls.attachment(event, "content/x/Bases del Año.PDF") == f"{event}bases-del-anio.pdf"
    assert urls.asset("img/Site.css", "abcdef0123456789") == "assets/img/Site-abcdef0123.css"
    assert urls.mark("marca/Logo Ñ.svg") == "assets/marca-logo-n.svg"


def test_an_attachment_never_takes_the_name_of_its_page() -> None:
    assert urls.attachment("a/", "content/index.html") == "a/archivo-index.html"
    assert urls.attachment("a/feria/", "content/Feria.ics") == "a/feria/archivo-feria.ics"


def test_the_name_of_a_picture_tells_nothing_of_the_folder_it_lies_in() -> None:
    path = urls.rendition(
        "content/izcalli/comunicados/2026/2026-05-01-secreto/Foto 1.JPG",
        "ab12cd34ef56",
        size="800",
        suffix="webp",
    )

    assert path == "media/2026/ab/foto-1-ab12cd34ef-800.webp"


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("/viejo/", "viejo/"),
        ("viejo", "viejo/"),
        ("/noticias/2019/Nota.html", "noticias/2019/Nota.html"),
        ("/noticias/index.html", "noticias/"),
        ("/nota.php", "nota.php/"),
        ("https://prensa.example.org/sala/viejo/", "viejo/"),
        ("/sala/viejo/", "viejo/"),
        ("/a%C3%B1o/", "año/"),
    ],
)
def test_old_addresses_are_taken_as_people_copy_them(old: str, expected: str) -> None:
    assert urls.alias(CONFIG, old) == expected


@pytest.mark.parametrize(
    "old",
    [
        "",
        "/",
        "/sala/",
        "https://otro.example.org/x/",
        "/?p=12",
        "/x#y",
        "/../x/",
        "a//b",
        "a\\b",
        "%2e%2e/x",
        "/con/x/",
        "/viejo./",
        "/" + "x" * 256,
        ".",
    ],
)
def test_old_addresses_that_a_static_host_cannot_answer_are_refused(old: str) -> None:
    assert urls.alias(CONFIG, old) is None


def test_a_document_does_not_redirect_to_itself() -> None:
    one = page("acerca", aliases=("/izcalli/acerca/", "/acerca.htm", "/acerca.htm"))

    assert urls.aliases(CONFIG, one) == ("acerca.htm",)


@given(st.text(max_size=40), st.text(max_size=20))
def test_whatever_a_file_is_called_its_address_needs_no_encoding(stem: str, suffix: str) -> None:
    path = f"content/{stem}.{suffix}".replace("\x00", "")

    assert ADDRESS.fullmatch(urls.attachment("izcalli/x/", path))
    assert ADDRESS.fullmatch(urls.rendition(path, "ab12cd34ef56", size="800", suffix="webp"))
    assert ADDRESS.fullmatch(urls.mark(path))


@given(st.text(max_size=60))
def test_whatever_an_old_address_is_it_stays_inside_the_site(old: str) -> None:
    found = urls.alias(CONFIG, old)

    assert found is None or ".." not in found.split("/")
    assert found is None or not found.startswith("/")
