"""What is not seen, or should not be: under a blackout, among drafts, with a template's title."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from sitegen.content.filler import TITLES
from sitegen.text import fold
from tests.house.driver import RELEASE, SETTINGS, Driver, Sites

FORMS = Path(__file__).parents[2] / "sitegen/founding/forms"
VEDA = """
[[blackout]]
name = "Elecciones"
from = 2027-04-04
to = 2027-06-06
mode = "suspend"
earlier = "keep"
source = "Acuerdo 7"
"""
ALERT = "content/izcalli/avisos/2027/2027-04-10-fuga.md"
EXCEPTED = "veda: {excepcion: proteccion_civil, fundamento: Art. 41, autoriza: Ana Ruiz}\n"


def notice(more: str = "", *, level: str = "emergencia") -> str:
    return f"---\ntitulo: Fuga de gas en Morelos\nnivel: {level}\n{more}---\n\nDesalojen.\n"


def check(driver: Driver, *more: str) -> Result:
    words = ["check", "--site", str(driver.root), "--now", "2027-04-10T18:00", *more]
    return CliRunner().invoke(main, words, catch_exceptions=False)


def told(driver: Driver) -> list[tuple[str, str, str]]:
    """Code, severity and path of what `check` tells of documents."""
    found = msgspec.json.decode(check(driver, "--format", "json").stdout)
    return [(one["code"], one["severity"], one.get("path", "")) for one in found]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (ALERT, notice(), [("blackout-hides-emergency", "error")]),
        (ALERT, notice(EXCEPTED), []),
        (ALERT, notice(level="importante"), [("blackout-hides", "warning")]),
        (ALERT, notice("termina: 2027-04-10T09:00\n"), [("blackout-hides", "warning")]),
        (ALERT.replace("04-10", "03-10"), notice(), [("blackout-hides-emergency", "warning")]),
        (ALERT.replace("04-10", "03-10"), notice(level="importante"), []),
    ],
    ids=["hidden", "excepted", "important", "over", "of before", "of before and no emergency"],
)
def test_what_a_blackout_hides_of_its_own_days_is_told_and_an_emergency_is_an_error(
    site: Sites, path: str, text: str, expected: list[tuple[str, str]]
) -> None:
    driver = site({"site.toml": SETTINGS + VEDA, path: text})

    assert [(code, severity) for code, severity, place in told(driver) if place == path] == expected


@pytest.mark.parametrize(("ignored", "severity"), [("borradores/\n", "error"), ("", "warning")])
def test_a_finished_document_in_a_folder_of_drafts_is_told(site: Sites, ignored: str, severity: str) -> None:
    path = "content/izcalli/avisos/2027/borradores/2027-04-10-fuga.md"
    driver = site({".gitignore": ignored, path: notice()})
    subprocess.run(["git", "init", "-q", str(driver.root)], check=True)

    assert ("left-in-drafts", severity, path) in told(driver)


def test_a_title_of_the_template_is_an_error_and_twins_and_a_correction_of_tomorrow_are_warnings(
    site: Sites,
) -> None:
    twin = ALERT.replace("fuga", "otra-fuga")
    filled = ALERT.replace("fuga", "asunto")
    ahead = "correcciones: [{fecha: 2190-01-01, dice: a, debe_decir: b}]\n"
    files = {ALERT: notice(ahead), twin: notice(), filled: notice().replace("Fuga de gas en Morelos", "Agua")}
    driver = site({**files})

    assert [one[:2] for one in told(driver)] == [("date-ahead", "warning"), ("title-twin", "warning")]
    driver.edit({filled: notice().replace("Fuga de gas en Morelos", "Escriba aquí el título")})
    assert ("title-filler", "error", filled) in told(driver)


def test_every_form_of_the_phone_is_known_as_filler() -> None:
    forms = [one.read_text(encoding="utf-8") for one in sorted(FORMS.rglob("*.md"))]

    assert {fold(form.split("\n")[1].partition(": ")[2]) for form in forms} == TITLES


def test_the_closing_words_of_check_count_what_is_not_public(site: Sites) -> None:
    path = "content/izcalli/comunicados/2027-04-01-agua.md"
    driver = site({path: notice("borrador: sí\n").replace("nivel: emergencia\n", "")})

    assert "1 borrador no se publica." in check(driver).output


def test_a_build_of_a_later_moment_calls_itself_a_rehearsal(site: Sites) -> None:
    driver = site({ALERT: notice()})
    words = ["build", "--site", str(driver.root), "--output", str(driver.output), "--now", "2190-04-10T18:00"]

    built = CliRunner().invoke(main, words, catch_exceptions=False)

    assert "ENSAYO de 2190-04-10 18:00: no lo publique." in built.output


def test_what_will_stop_the_site_when_a_document_appears_is_told_before(site: Sites) -> None:
    shelf = "content/izcalli/comunicados"
    links = "[a](2027-04-03-luego.md) [b](2027-04-02-a-la-vez.md) ![c](nada.jpg)"
    early = RELEASE.replace("date: 2026-01-13", "publish_at: 2027-05-01T10:00").replace(
        "El agua", f"{links} El"
    )
    driver = site(
        {
            f"{shelf}/2027-04-01-agua.md": early,
            f"{shelf}/2027-04-02-a-la-vez.md": early.replace(links, ""),
            f"{shelf}/2027-04-03-luego.md": early.replace(links, "").replace("T10:00", "T10:01"),
        }
    )

    found = told(driver)
    driver.edit({f"{shelf}/2027-04-01-agua.md": early.replace(links, "[b](2027-04-02-a-la-vez.md)")})

    path = f"{shelf}/2027-04-01-agua.md"
    codes = ("ahead-stops", "picture-missing", "reference-not-public")
    assert found == [(code, "warning", path) for code in codes]
    assert told(driver) == []
