"""Addresses are for ever: what was published must answer, or the build says how to mend it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.house.driver import RELEASE, SETTINGS, Driver, Sites

AGUA = "content/izcalli/comunicados/2026-01-13-agua.md"
MOVED = "content/izcalli/comunicados/2026-01-14-aguas.md"
URL = "/izcalli/comunicados/2026/agua/"
BLACKOUT = """
[[blackout]]
name = "Elección"
from = 2026-02-15
to = 2026-03-15
mode = "MODE"
earlier = "hide"
"""


def run(driver: Driver, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, [command, "--site", str(driver.root), *arguments], catch_exceptions=False)


@pytest.fixture
def accepted(site: Sites) -> Driver:
    driver = site({AGUA: RELEASE})
    run(driver, "urls", "--accept")
    return driver


def test_accepting_writes_sorted_lines(accepted: Driver) -> None:
    lines = (accepted.root / "urls.lock").read_text().splitlines()

    assert lines == sorted(lines)
    assert {"/", "/izcalli/", URL} <= set(lines)
    assert "0 direcciones nuevas" in run(accepted, "direcciones").output


def test_a_document_that_moved_without_alias_stops_the_build_and_says_how_to_mend_it(
    accepted: Driver,
) -> None:
    accepted.edit({AGUA: None, MOVED: RELEASE})

    result = run(accepted, "build")

    assert result.exit_code == 1
    assert "urls.lock:" in result.output
    assert f"{MOVED}: alias: [{URL}]" in " ".join(result.output.split())
    assert run(accepted, "urls", "--accept").exit_code == 1


@pytest.mark.parametrize(
    "mended",
    [
        {AGUA: None, MOVED: RELEASE.replace("date:", f"aliases: [{URL}]\ndate:")},
        {AGUA: RELEASE.replace("date:", "withdrawn: {date: 2026-02-01, reason: No era cierto.}\ndate:")},
        {AGUA: RELEASE.replace("date:", "draft: yes\ndate:")},
    ],
)
def test_an_alias_a_withdrawal_or_a_draft_loses_nothing(
    accepted: Driver, mended: dict[str, str | bytes | None]
) -> None:
    accepted.edit(mended)

    assert run(accepted, "build").exit_code == 0


def test_an_address_is_forgotten_on_purpose(accepted: Driver) -> None:
    accepted.edit({AGUA: None})

    told = run(accepted, "check")
    assert (told.exit_code, "¿ahora es" in told.output) == (1, False)  # nothing is like it
    assert run(accepted, "urls", "--forget", URL).exit_code == 0
    assert run(accepted, "build").exit_code == 0


def test_two_branches_merged_as_a_union_make_no_difference(accepted: Driver) -> None:
    lines = (accepted.root / "urls.lock").read_text()
    accepted.edit({"urls.lock": "\ufeff" + "\r\n".join([*reversed(lines.split()), URL, "<<<<<<< main"])})

    assert run(accepted, "build").exit_code == 0


@pytest.mark.parametrize("mode", ["hide", "suspend"])
def test_an_electoral_blackout_loses_no_address(site: Sites, mode: str) -> None:
    settings = SETTINGS.replace('language = "es-MX"', 'languages = ["es-MX", "en"]')
    english = RELEASE.replace("date:", "language: en\ndate:")
    driver = site({"site.toml": settings, AGUA: RELEASE, AGUA.replace("agua", "water"): english})
    run(driver, "urls", "--accept")
    driver.edit({"site.toml": settings + BLACKOUT.replace("MODE", mode)})

    result = run(driver, "build", "--now", "2026-03-01")

    assert result.exit_code == 0, result.output
    assert "/en/izcalli/" in (driver.root / "urls.lock").read_text().splitlines()
    assert not (driver.output / URL[1:]).exists()


@pytest.mark.parametrize("command", ["check", "urls --forget /izcalli/"])
def test_a_ledger_that_windows_saved_in_another_encoding_is_refused(accepted: Driver, command: str) -> None:
    ledger = accepted.root / "urls.lock"
    ledger.write_bytes(ledger.read_text(encoding="utf-8").encode("utf-16"))

    result = run(accepted, *command.split())

    assert result.exit_code == 1
    assert "urls.lock:1: error: el texto está guardado en UTF-16" in result.output
