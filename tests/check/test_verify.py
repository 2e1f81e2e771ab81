"""A genuine text told from a forged one, as it comes back from WhatsApp, from a page and from a forger."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from tests.house.driver import Driver, Sites

AGUA = "content/izcalli/comunicados/2026/2026-01-13-agua.md"
RELEASE = """\
---
title: Cabildo aprueba obras de agua
folio: CGCS/130126/009
deck: Son “tres” colonias
---

El Cabildo aprobó **1,500 metros** de tubería.

- Santa Rosa
- El Rosario
"""
WHOLE = """*Cabildo aprueba obras de agua*
CGCS/130126/009
Son "tres" colonias

El Cabildo aprobó _1,500 metros_ de tubería.
• Santa Rosa
• El Rosario
https://prensa.example.org/izcalli/comunicados/2026/agua/
"""


@pytest.fixture
def driver(site: Sites) -> Driver:
    return site({AGUA: RELEASE})


def verified(driver: Driver, text: str, name: str = "texto.txt") -> tuple[int, str]:
    driver.edit({name: text})
    given = str(Path(driver.root) / name)
    done = CliRunner().invoke(
        main, ["verificar", given, "--site", str(driver.root), "--now", "2026-03-01"], catch_exceptions=False
    )
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        (WHOLE, 0, "Auténtico: "),
        (WHOLE.replace("• Santa Rosa\n", ""), 0, "incompleto"),
        (WHOLE.replace("1,500", "15,000"), 1, "Cuidado"),
        ("Hoy no circula el tren.", 1, "Desconocido"),
    ],
)
def test_a_text_is_genuine_in_part_forged_or_unknown(driver: Driver, text: str, code: int, word: str) -> None:
    found, said = verified(driver, text)

    assert (found, word in said) == (code, True)
    assert ("15,000" in said) == ("15,000" in text)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_the_name_of_the_file_may_be_no_unicode(driver: Driver) -> None:
    assert verified(driver, WHOLE, "circula por ah\udced.txt")[0] == 0


@pytest.mark.parametrize(
    ("source", "code", "word"),
    [
        (RELEASE, 0, "Auténtico: es la fuente de "),
        (RELEASE.replace("deck:", "topics: []\ndeck:"), 0, "Auténtico: es la fuente de "),  # the same words
        (RELEASE.replace("1,500", "15,000"), 1, "· El Cabildo aprobó 15,000 metros de tubería"),
        (RELEASE.replace("- Santa Rosa\n", ""), 1, "no dice lo mismo que se publicó"),
    ],
)
def test_a_source_is_genuine_where_it_says_what_was_published(
    driver: Driver, source: str, code: int, word: str
) -> None:
    driver.build()
    found, said = verified(driver, source, AGUA)

    assert (found, word in said) == (code, True), said


@pytest.mark.parametrize("seals", [None, "{"])
def test_a_source_alone_proves_nothing(driver: Driver, seals: str | None) -> None:
    driver.build()
    driver.edit({"output/datos/sha256/2026.json": seals})
    code, said = verified(driver, RELEASE, AGUA)

    assert (code, "No hay con qué comparar" in said) == (1, True)


def test_a_page_is_genuine_with_all_that_stands_around_the_text(driver: Driver) -> None:
    driver.build()
    page = driver.read("izcalli/comunicados/2026/agua/")

    assert verified(driver, page, "copia.html")[0] == 0
    assert verified(driver, page.replace("1,500", "15,000"), "falsa.html")[0] == 1


def test_a_hidden_document_has_no_seal(site: Sites) -> None:
    driver = site({AGUA: RELEASE.replace("folio", "draft: yes\nfolio")})
    driver.build()

    assert verified(driver, WHOLE)[0] == 1
    assert not list((driver.output / "datos" / "sha256").glob("*")) or "CGCS" not in "".join(
        one.read_text() for one in (driver.output / "datos" / "sha256").glob("*")
    )


def test_an_address_that_is_none_is_told_in_a_sentence(driver: Driver) -> None:
    for address in ("http://[::1/", "http://la página/"):  # nobody is asked anything
        done = CliRunner().invoke(
            main, ["verify", address, "--site", str(driver.root)], catch_exceptions=False
        )

        assert (done.exit_code, f"no se pudo leer la página {address}" in done.output) == (1, True)
