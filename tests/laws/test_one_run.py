"""Everything wrong is told in one run: settings, heads and bodies do not hide each other's problems."""

from __future__ import annotations

import pytest

from tests.house.driver import RELEASE, SETTINGS, Sites

AGUA = "content/izcalli/comunicados/2026-01-13-agua.md"
OTRO = "content/izcalli/comunicados/2026-01-14-otro.md"
BROKEN = """\
---
title: Agua para todos
folio: CGCS/130126/009
topics: [agu]
---

Vea [el mapa](mapa.pdf) y ![foto](foto.jpg).
"""
CITING = "---\ntitle: Otro\n---\n\nVea [[CGCS/130126/009]] y [[CGCS/130126/010]].\n"


def test_a_document_with_an_error_in_its_head_has_its_links_and_pictures_looked_at(site: Sites) -> None:
    driver = site({AGUA: BROKEN})

    assert sorted(driver.codes()) == ["picture-missing", "reference-unknown", "topic-unknown"]


@pytest.mark.parametrize("date", ["", "date: 13 de enero\n", "date: 2026-02-31\n", "dtae: 2026-01-13\n"])
def test_a_document_without_a_date_that_can_be_read_has_all_the_rest_looked_at(
    site: Sites, date: str
) -> None:
    folder = "content/izcalli/comunicados"
    head = f"---\ntitle: Agua\nfolio: CGCS/130126/009\n{date}---\n\n"
    driver = site(
        {
            f"{folder}/agua.md": f"{head}Vea [el mapa](mapa.pdf) y ![foto](foto.jpg).\n",
            OTRO: CITING.replace("title: Otro", "title: Otro\nfolio: CGCS/130126/009"),
            "content/izcalli/eventos/feria.md": "---\ntitle: Feria\n---\n\n[Otra](../comunicados/nada.md)\n",
        }
    )

    found = {one.code for one in driver.problems()}

    assert {"picture-missing", "reference-unknown", "folio-twice", "starts-missing"} <= found
    assert {one.path for one in driver.problems() if one.code.startswith("reference-")} == {
        f"{folder}/agua.md",
        "content/izcalli/eventos/feria.md",
    }


def test_its_folio_is_known_to_those_who_cite_it(site: Sites) -> None:
    driver = site({AGUA: BROKEN.replace("Vea", "Sí.\n\n```\n") + "```\n", OTRO: CITING})

    found = [(one.code, one.path) for one in driver.problems()]

    assert found == [("topic-unknown", AGUA), ("folio-misspelt", OTRO)]


def test_a_folio_may_be_that_of_a_document_that_cannot_be_understood(site: Sites) -> None:
    driver = site({AGUA: "---\ntitle: [\n---\n", OTRO: CITING})

    assert "folio-unknown" not in driver.codes()
    assert driver.codes().count("folio-unsure") == 2


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('language = "es-MX"', 'language = "español de aquí"'),
        ('timezone = "America/Mexico_City"', 'timezone = "Mexico"'),
        ('url = "https://prensa.example.org/"', 'url = "prensa"'),
        ('name = "Cuautitlán Izcalli"', 'nombre_corto = "Izcalli"'),
        ('name = "Agua"', 'nam = "Agua"'),
        ("[[topic]]", "[[topics]]"),
        ("[[legend]]", "[[legend]]\nfoo = 1"),
        ("[site]\n", '[site]\ntheme = "ninguno"\n'),
        ('id = "juarez"', 'id = "izcalli"'),
        ('label = "Alcaldía"', 'folio = { pattern = "{x}" }'),
        ("[[municipality]]", '[urls]\nreleases = "avisos"\nnotices = "avisos"\n\n[[municipality]]'),
    ],
)
def test_an_error_in_the_settings_does_not_hide_those_of_the_content(
    site: Sites, right: str, wrong: str
) -> None:
    text = RELEASE.replace("---\n\n", "titel: Agua\ntopics: [agua]\n---\n\n")
    driver = site({"site.toml": SETTINGS.replace(right, wrong, 1), AGUA: text})

    found = driver.problems()

    assert {one.path for one in found} == {"site.toml", AGUA}
    assert [one.code for one in found if one.path == AGUA] == ["key-unknown"]


def test_a_municipality_that_cannot_be_told_makes_no_document_a_stranger(site: Sites) -> None:
    driver = site({"site.toml": SETTINGS.replace('id = "izcalli"', 'clav = "izcalli"'), AGUA: RELEASE})

    assert {one.path for one in driver.problems()} == {"site.toml"}


def test_a_file_that_no_document_names_is_told(site: Sites) -> None:
    driver = site(
        {
            AGUA: RELEASE,
            "content/izcalli/comunicados/bases.pdf": b"%PDF-1.4",
            "content/izcalli/comunicados/2026-01-15-feria/index.md": RELEASE + "\n[Bases](lista.pdf)\n",
            "content/izcalli/comunicados/2026-01-15-feria/lista.pdf": b"%PDF-1.4",
            "content/izcalli/comunicados/2026-01-15-feria/suelto.pdf": b"%PDF-1.4",
        }
    )

    found = [(one.code, one.severity, one.path.rpartition("/")[2]) for one in driver.problems()]

    assert found == [("file-unused", "warning", "suelto.pdf"), ("file-unused", "warning", "bases.pdf")]
