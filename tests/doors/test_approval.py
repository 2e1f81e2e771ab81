"""Approval: a sheet with a code, the code approves exactly that text, and a later edit asks again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.house.driver import SETTINGS, Driver, Sites

AGUA = "content/izcalli/comunicados/2026-01-13-agua.md"
TEXT = """\
---
titulo: Agua para todos
folio: S/F
# nota de la redacción
---

El agua llega hoy.
"""
WANTED = 'id = "izcalli"\napproval = "required"\nfolio = { pattern = "CS/{number:03}/{date:%Y}" }'


@pytest.fixture
def driver(site: Sites) -> Driver:
    return site({"site.toml": SETTINGS.replace('id = "izcalli"', WANTED), AGUA: TEXT})


def run(driver: Driver, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, [command, "--site", str(driver.root), *arguments], catch_exceptions=False)


def sheet(driver: Driver) -> tuple[str, str]:
    """The sheet and its code."""
    target = Path(driver.root) / "hoja.html"
    done = run(driver, "vobo", AGUA, "--output", str(target))
    assert done.exit_code == 0, done.output
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", done.output)
    assert found
    return target.read_text(encoding="utf-8"), found[0]


def test_what_waits_for_approval_is_not_published(driver: Driver) -> None:
    told = run(driver, "build")

    assert told.exit_code == 0
    assert "1 documento espera visto bueno" in told.output
    assert not (driver.output / "izcalli/comunicados/2026/agua/index.html").exists()


def test_the_sheet_is_marked_and_carries_text_problems_and_code(driver: Driver) -> None:
    driver.edit({AGUA: TEXT + "\nVea [aquí](https://example.org/).\n"})

    html, code = sheet(driver)

    assert html.count("BORRADOR · NO PUBLICAR") >= 3
    assert "El agua llega hoy." in html
    assert "no dice a dónde lleva" in html
    assert code in html


def test_a_sheet_lies_where_git_takes_nothing(driver: Driver) -> None:
    written = run(driver, "vobo", AGUA)
    listed = run(driver, "veda", "--format", "html", "--output", "veda.html")

    place = driver.root / ".sitegen/sheets"
    assert (written.exit_code, listed.exit_code) == (0, 0)
    assert {one.name for one in place.iterdir()} == {".gitignore", "veda.html", "vobo-agua.html"}
    assert (place / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert str(place / "vobo-agua.html") in written.output


def test_the_code_approves_the_text_issues_the_folio_and_lets_it_out(driver: Driver) -> None:
    _, code = sheet(driver)

    done = run(driver, "vobo", AGUA, "--por", "Ana Ruiz", "--codigo", code.lower().replace("-", " "))

    text = (driver.root / AGUA).read_text(encoding="utf-8")
    assert done.exit_code == 0, done.output
    assert "folio: 'CS/001/2026'" in text
    assert "# nota de la redacción" in text
    assert run(driver, "build").exit_code == 0
    assert "Ana Ruiz" not in "".join(one.decode(errors="ignore") for one in driver.tree().values())


def test_an_edit_after_the_approval_asks_again(driver: Driver) -> None:
    _, code = sheet(driver)
    run(driver, "vobo", AGUA, "--by", "Ana Ruiz", "--code", code)
    text = (driver.root / AGUA).read_text(encoding="utf-8")
    driver.edit({AGUA: text.replace("hoy", "mañana")})

    assert "approval-stale" in run(driver, "check", "--format", "json").output
    assert run(driver, "build").exit_code == 1
    assert run(driver, "vobo", AGUA, "--by", "Ana Ruiz", "--code", code).exit_code == 1
    assert sheet(driver)[1] != code


def test_documents_of_before_need_no_approval(driver: Driver) -> None:
    wanted = WANTED.replace("\nfolio", "\napproval_from = 2026-02-01\nfolio")
    driver.edit({"site.toml": SETTINGS.replace('id = "izcalli"', wanted)})

    run(driver, "build")

    assert (driver.output / "izcalli/comunicados/2026/agua/index.html").exists()
