"""What folders and file names say of a document."""

from __future__ import annotations

from datetime import date

import pytest

from sitegen.content.shelf import place_of
from tests.content.documents import CONFIG, document, item, read


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "izcalli/comunicados/2026/2026-01-13-encuentro.md",
            ("izcalli", "release", date(2026, 1, 13), "encuentro"),
        ),
        (
            "izcalli/comunicados/2026-01-13-encuentro/index.md",
            ("izcalli", "release", date(2026, 1, 13), "encuentro"),
        ),
        ("izcalli/Releases/2026/01/El Año Nuevo.md", ("izcalli", "release", None, "el-anio-nuevo")),
        ("izcalli/avisos/2026-01-13_corte.md", ("izcalli", "notice", date(2026, 1, 13), "corte")),
        ("izcalli/notices/corte.md", ("izcalli", "notice", None, "corte")),
        ("izcalli/eventos/2026-01-13.md", ("izcalli", "event", date(2026, 1, 13), "")),
        ("izcalli/events/x.md", ("izcalli", "event", None, "x")),
        ("izcalli/documentos/x.md", ("izcalli", "document", None, "x")),
        ("izcalli/documents/x.md", ("izcalli", "document", None, "x")),
        ("izcalli/Páginas/tramites/index.md", ("izcalli", "page", None, "tramites")),
        ("paginas/acerca.md", ("", "page", None, "acerca")),
        ("pages/about/index.md", ("", "page", None, "about")),
        ("izcalli/comunicados/2026-1-3-corto.md", ("izcalli", "release", None, "2026-1-3-corto")),
    ],
)
def test_a_path_tells_municipality_kind_day_and_slug(path: str, expected: tuple[object, ...]) -> None:
    place = place_of(f"content/{path}", CONFIG)

    assert (place.municipality, place.kind, place.day, place.slug) == expected
    assert place.problems == ()


@pytest.mark.parametrize(
    ("path", "code", "where"),
    [
        ("agua.md", "document-stray", "content/agua.md"),
        ("comunicados/agua.md", "kind-without-municipality", "content/comunicados"),
        ("izcali/comunicados/agua.md", "municipality-folder-unknown", "content/izcali"),
        ("izcalli/agua.md", "document-without-kind", "content/izcalli/agua.md"),
        ("izcalli/comunicado/agua.md", "kind-folder-unknown", "content/izcalli/comunicado"),
        ("izcalli/comunicados/index.md", "index-alone", "content/izcalli/comunicados/index.md"),
        ("izcalli/comunicados/2026/index.md", "index-alone", "content/izcalli/comunicados/2026/index.md"),
        ("paginas/index.md", "index-alone", "content/paginas/index.md"),
        (
            "izcalli/avisos/2026-02-30-agua.md",
            "name-date-impossible",
            "content/izcalli/avisos/2026-02-30-agua.md",
        ),
    ],
)
def test_a_document_in_the_wrong_place_is_told(path: str, code: str, where: str) -> None:
    found, problems = read(document("date: 2026-01-13"), f"content/{path}")

    assert found is None
    assert [(problem.code, problem.path) for problem in problems] == [(code, where)]


@pytest.mark.parametrize(
    ("folder", "guess"), [("izcali", "izcalli"), ("Cuautitlán Izcalli", "izcalli"), ("tijuna", "tijuana")]
)
def test_an_unknown_municipality_is_answered_with_the_nearest(folder: str, guess: str) -> None:
    place = place_of(f"content/{folder}/comunicados/x.md", CONFIG)

    assert dict(place.problems[0].params)["guess"] == guess


def test_front_matter_may_say_otherwise_than_the_folders() -> None:
    found = item("municipio: tijuana", "tipo: aviso", "direccion: otra", "fecha: 2026-02-01")

    assert (found.municipality, found.kind, found.slug) == ("tijuana", "notice", "otra")
    assert found.front.date is not None
    assert found.front.date.zone == "America/Tijuana"


def test_a_release_of_no_municipality_is_refused() -> None:
    found, problems = read(document("tipo: comunicado", "fecha: 2026-01-13"), "content/paginas/x.md")

    assert found is None
    assert [problem.code for problem in problems] == ["municipality-missing"]


def test_without_a_slug_in_the_name_the_title_gives_it() -> None:
    assert item(path="content/izcalli/avisos/2026-01-13.md").slug == "agua-para-todos"


def test_a_document_that_no_letter_names_needs_a_slug() -> None:
    _, problems = read("---\ntitle: ★\n---\nTexto.\n", "content/izcalli/avisos/2026-01-13.md")

    assert [problem.code for problem in problems] == ["slug-empty"]
