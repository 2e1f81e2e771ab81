"""`enter-blackout`: one row at the end of site.toml, good or not there at all."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo, reset_tzpath

import pytest
from click.testing import CliRunner, Result

from sitegen import config
from sitegen.cli import main
from tests.house.driver import RELEASE, SETTINGS, Driver, Sites

AGUA = "content/izcalli/comunicados/2027/2027-04-05-agua.md"
SPANISH = """\
[sitio]
titulo = "Sala de prensa"
direccion = "https://prensa.example.org/"
idioma = "es-MX"
zona_horaria = "America/Tijuana"

[[municipio]]
id = "izcalli"
nombre = "Izcalli"
"""


def enter(driver: Driver, *more: str) -> Result:
    words = ["enter-blackout", "--site", str(driver.root), "--until", "2027-06-06", "--source", 'Acuerdo "7"']
    when = ["--mode", "hide", "--earlier", "keep", "--now", "2027-04-04T12:30:30+00:00"]
    return CliRunner().invoke(main, [*words, *when, *more], catch_exceptions=False)


@pytest.mark.parametrize("settings", [SETTINGS, SPANISH], ids=["english", "spanish"])
def test_the_blackout_begins_now_on_the_clock_of_the_site_in_the_words_of_the_file(
    site: Sites, settings: str
) -> None:
    driver = site({"site.toml": settings, AGUA: RELEASE})

    assert enter(driver).exit_code == 0
    loaded, problems = config.load(driver.root)
    (blackout,) = loaded.blackouts
    assert problems == ()
    assert blackout.source == 'Acuerdo "7"'
    assert (driver.root / "site.toml").read_text(encoding="utf-8").startswith(settings.rstrip())
    written = (driver.root / "site.toml").read_text(encoding="utf-8")
    assert ("2027-04-04T06:30:00" if settings == SETTINGS else "2027-04-04T05:30:00") in written


def test_the_clock_is_sitegens_own_whatever_the_machine_says(site: Sites, tmp_path: Path) -> None:
    (tmp_path / "America").mkdir()
    (tmp_path / "America/Mexico_City").write_bytes(
        resources.files("tzdata").joinpath("zoneinfo", "Asia", "Tokyo").read_bytes()
    )
    driver = site({AGUA: RELEASE})
    ZoneInfo.clear_cache()
    reset_tzpath([tmp_path])
    try:
        enter(driver)
    finally:
        reset_tzpath()
        ZoneInfo.clear_cache()

    assert "2027-04-04T06:30:00" in (driver.root / "site.toml").read_text(encoding="utf-8")


def test_from_then_on_what_falls_in_it_is_hidden(site: Sites) -> None:
    driver = site({AGUA: RELEASE.replace("2026-01-13", "2027-04-05")})
    driver.build(now="2027-04-06T12:00")
    shown = driver.tree().keys()
    enter(driver)

    driver.build(now="2027-04-06T12:00")

    assert "izcalli/comunicados/2027/agua/index.html" in shown - driver.tree().keys()


def test_a_second_row_stands_under_the_same_name_as_the_first(site: Sites) -> None:
    driver = site({"site.toml": SPANISH, AGUA: RELEASE})

    assert [enter(driver).exit_code, enter(driver).exit_code] == [0, 0]
    assert len(config.load(driver.root)[0].blackouts) == 2


def test_a_blackout_beside_another_says_which_word_wins(site: Sites) -> None:
    driver = site({"site.toml": SPANISH, AGUA: RELEASE})
    enter(driver)

    second = enter(driver, "--earlier", "hide")

    assert second.exit_code == 0
    assert "site.toml:11: aviso: ya había otra veda en esas fechas" in second.output
    assert 'modo = "ocultar", anteriores = "ocultar"' in second.output


def test_a_blackout_may_be_of_one_municipality_that_there_is(site: Sites) -> None:
    driver = site({"site.toml": SPANISH, AGUA: RELEASE})

    assert enter(driver, "--municipality", "toluca").exit_code == 1
    assert enter(driver, "--municipio", "izcalli").exit_code == 0
    assert config.load(driver.root)[0].blackouts[0].municipality == "izcalli"


@pytest.mark.parametrize("more", [["--until", "2027-04-01"], ["--source", "a\nb"], ["--source", " "]])
def test_what_cannot_be_leaves_the_file_as_it_was(site: Sites, more: list[str]) -> None:
    driver = site({AGUA: RELEASE})

    assert enter(driver, *more).exit_code == 1
    assert (driver.root / "site.toml").read_text(encoding="utf-8") == SETTINGS
