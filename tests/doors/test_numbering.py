"""The door `folio`: the next number, and the way out where two branches took the same."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.house.driver import SETTINGS, Driver, Sites

NUMBERED = SETTINGS.replace(
    'state = "Estado de México"\n',
    'state = "Estado de México"\n'
    'folio = { pattern = "{office}/{date:%d%m%y}/{number:03}", office = "CGCS" }\n',
)
FOLDER = "content/izcalli/comunicados/2026"
FIRST, SECOND = f"{FOLDER}/2026-01-13-agua.md", f"{FOLDER}/2026-01-14-luz.md"


def document(head: str) -> str:
    return f"---\n{head}\n---\n\nEl agua llega hoy.\n"


@pytest.fixture
def town(site: Sites) -> Driver:
    return site(
        {"site.toml": NUMBERED, FIRST: document("title: Agua\nfolio: CGCS/130126/009  # provisional")}
    )


def run(driver: Driver, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["folio", "--site", str(driver.root), *arguments], catch_exceptions=False)


def test_the_next_folio_is_alone_on_its_line(town: Driver) -> None:
    result = run(town, "--date", "2026-01-15")

    assert (result.exit_code, result.stdout) == (0, "CGCS/150126/010\n")


@pytest.mark.parametrize("head", ["title: Luz", 'title: Luz\nfolio: "S/F"', "folio: s/f\r\ntitle: Luz"])
def test_a_document_without_folio_gets_the_next_and_nothing_else_changes(town: Driver, head: str) -> None:
    town.edit({SECOND: document(head)})

    result = run(town, SECOND)

    text = (town.root / SECOND).read_bytes().decode()
    assert result.exit_code == 0
    assert sorted(text.split()) == sorted(document("title: Luz\nfolio: CGCS/140126/010").split())
    assert ("\r\n" in text) is ("\r\n" in head)


def test_a_head_that_cannot_be_amended_is_left_as_it_is(town: Driver) -> None:
    town.edit({SECOND: "---\n{title: Luz, date: 2026-01-14}\n---\n\nLuz.\n"})

    result = run(town, SECOND)

    assert result.exit_code == 1
    assert "folio" not in (town.root / SECOND).read_text(encoding="utf-8")


def test_two_that_took_the_same_number_are_mended_by_the_command_that_the_message_names(town: Driver) -> None:
    town.edit({SECOND: document("title: Luz\nfolio: CGCS/140126/009 # de la otra rama")})
    assert town.codes() == ["folio-number-twice"]

    result = run(town, "--nuevo", SECOND)

    assert result.exit_code == 0
    assert "folio: CGCS/140126/010 # de la otra rama\n" in (town.root / SECOND).read_text(encoding="utf-8")
    assert town.codes() == []


def test_a_document_that_has_a_folio_keeps_it_unless_another_is_asked_for(town: Driver) -> None:
    result = run(town, FIRST)

    assert result.exit_code == 1
    assert "CGCS/130126/009" in result.stderr
    assert "009  # provisional" in (town.root / FIRST).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--municipality", "juarez"), "juarez"),
        (("--municipality", "izcali"), "izcalli"),
        (("no.md",), "no.md"),
    ],
)
def test_what_cannot_be_numbered_is_told(town: Driver, arguments: tuple[str, ...], told: str) -> None:
    result = run(town, *arguments)

    assert result.exit_code == 1
    assert told in result.stderr


def test_a_new_release_is_told_its_folio_and_the_command_that_writes_it(town: Driver) -> None:
    result = CliRunner().invoke(
        main,
        ["new", "comunicado", "Luz", "--site", str(town.root), "--date", "2026-01-14"],
        catch_exceptions=False,
    )

    assert result.exit_code == 0
    assert f"CGCS/140126/010: «sitegen foliar {SECOND}»" in " ".join(result.stdout.split())
