"""Pages of plaza as a build makes them: the policy, the words, the states that are not the happy one."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import re

import pytest

from tests.house.driver import RELEASE, SETTINGS, Sites

COMUNICADO = "content/izcalli/comunicados/2026/2026-01-13-agua.md"
AVISO = "content/izcalli/avisos/2026/2026-02-28-corte.md"
NOTICE = """\
---
title: Corte de agua
date: 2026-02-28
level: emergency
starts: 2026-02-28T18:00
ends: 2026-03-04T06:00
deck:
  - Guarde agua para dos días.
---

El servicio vuelve poco a poco.
"""
CHILD = {
    "site.toml": SETTINGS.replace("[[municipality]]", 'theme = "gris"\n\n[[municipality]]', 1),
    "themes/gris/theme.toml": 'name = "gris"\nversion = "1"\nparent = "plaza"\n',
    "themes/gris/templates/base.html": (
        '{% extends "plaza/base.html" %}\n{% block tokens %}:root{--brand-ink:#333333}{% endblock %}\n'
    ),
}
LETTER = """\
---
title: Oficio de prueba
date: 2026-01-20
subtype: letter
number: PM/1/2026
subject: Intención de participar
deck:
  - Un sumario del oficio.
addressees:
  - name: Secretariado Técnico
signatories:
  - name: Karla Fiesco
    office: Presidenta Municipal
copies:
  - name: Archivo
---

A. Que hay motivos.
B. Que hay voluntad.
"""


def test_a_newsroom_without_releases_leads_to_none_from_where_nothing_is_found(site: Sites) -> None:
    driver = site({"content/paginas/acerca.md": "---\ntitle: Acerca\n---\n\nTexto.\n"})
    driver.build()

    assert all(
        'href=""' not in page.decode() for name, page in driver.tree().items() if name.endswith(".html")
    )


def test_whom_a_release_names_for_the_press_is_on_its_page_though_nothing_else_is_known(site: Sites) -> None:
    driver = site({COMUNICADO: RELEASE.replace("date:", "contact: Ana Ruiz, 55 1234 5678\ndate:")})
    driver.build()

    assert "Ana Ruiz, 55 1234 5678" in driver.read("izcalli/comunicados/2026/agua/")


def style(page: str) -> str:
    found = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert found
    return found[1]


def policy(page: str) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return html.unescape(found[1])


def source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("files", [{}, CHILD], ids=["plaza", "a child that changes the tokens"])
def test_the_policy_allows_the_one_inline_style_and_nothing_else(site: Sites, files: dict[str, str]) -> None:
    driver = site({COMUNICADO: RELEASE, **files})
    driver.build()

    page = driver.read("izcalli/comunicados/2026/agua/")

    assert f"style-src 'self' {source(style(page))}" in policy(page)
    assert policy(page).startswith("default-src 'none';")
    assert "unsafe" not in policy(page)


def test_a_child_changes_the_tokens_by_one_block(site: Sites) -> None:
    driver = site({COMUNICADO: RELEASE, **CHILD})
    driver.build()

    assert style(driver.read("izcalli/comunicados/2026/agua/")) == ":root{--brand-ink:#333333}"


def test_a_child_changes_one_word_by_a_catalog_of_its_own(site: Sites) -> None:
    words = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Press"\nmsgstr "Medios"\n'
    )
    driver = site({COMUNICADO: RELEASE, **CHILD, "themes/gris/messages/es.po": words})
    driver.build()

    page = driver.read("izcalli/comunicados/2026/agua/")

    assert ">Medios<" in page
    assert "Recibir comunicados" in page


def test_a_running_notice_is_in_the_band_with_the_moment_of_its_end(site: Sites) -> None:
    driver = site({COMUNICADO: RELEASE, AVISO: NOTICE})
    driver.build()

    band = driver.read("izcalli/").partition('class="band"')[2].partition("</aside>")[0]

    assert "Emergencia" in band
    assert "hasta el miércoles 4 de marzo, 6:00" in band
    assert 'data-ends="1772625600"' in band


def test_a_page_without_the_band_has_the_bar_and_its_words(site: Sites) -> None:
    driver = site({COMUNICADO: RELEASE, AVISO: NOTICE})
    driver.build()

    page = driver.read("izcalli/comunicados/2026/agua/")

    assert 'class="band"' not in page
    assert 'data-notices="/avisos.json"' in page
    assert 'data-emergency="Emergencia"' in page


def test_a_notice_says_what_to_do_before_the_rest(site: Sites) -> None:
    driver = site({AVISO: NOTICE})
    driver.build()

    page = driver.read("izcalli/avisos/2026/corte/").partition("<main")[2]

    assert page.index("Emergencia") < page.index("Qué hacer") < page.index("El servicio vuelve poco a poco")


def test_a_notice_that_has_ended_says_so(site: Sites) -> None:
    driver = site({AVISO: NOTICE}, now="2026-03-05T12:00")
    driver.build()

    page = driver.read("izcalli/avisos/2026/corte/")

    assert "Este aviso ya terminó" in page
    assert "data-begins" not in page


def test_a_letter_is_laid_out_as_a_letter(site: Sites) -> None:
    driver = site({"content/izcalli/documentos/2026/2026-01-20-oficio.md": LETTER})
    driver.build()

    page = driver.read("izcalli/documentos/2026/oficio/")
    order = ["Un sumario", "Oficio núm. PM/1/2026", "Asunto:", "Secretariado Técnico", "Presentes"]
    order += ["<ol type=", "Presidenta Municipal", "C.c.p."]

    assert [page.index(one) for one in order] == sorted(page.index(one) for one in order)


def test_empty_sections_are_not_drawn(site: Sites) -> None:
    driver = site({COMUNICADO: RELEASE})
    driver.build()

    page = driver.read("izcalli/comunicados/2026/agua/")

    for word in ("Fotografías", "Personas mencionadas", "Para descargar", "Fe de erratas", "Seguimiento"):
        assert word not in page


def test_pages_keep_to_their_budget(site: Sites) -> None:
    driver = site({COMUNICADO: RELEASE, AVISO: NOTICE})
    driver.build()

    assert len(gzip.compress(driver.read("izcalli/comunicados/2026/agua/").encode())) < 12_000
    assert len(gzip.compress(driver.read("").encode())) < 16_000
