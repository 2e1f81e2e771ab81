"""The door `join`: an ordinary build that takes what parts have made; the old site is whole till then."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from sitegen.output import publication
from tests.house.driver import RELEASE, Driver

AGUA = "content/izcalli/comunicados/2026-01-13-agua.md"
NOW = "2026-03-01T12:00"


def run(driver: Driver, *words: str) -> Result:
    return CliRunner().invoke(
        main, [*words, "--site", str(driver.root), "--now", NOW], catch_exceptions=False
    )


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Driver:
    """A site that was published, and a part of it with a newer release."""
    made = Driver(tmp_path_factory.mktemp("joining") / "site", {AGUA: RELEASE}, now=NOW)
    assert run(made, "build").exit_code == 0
    made.edit({AGUA: RELEASE.replace("llega hoy", "llega mañana")})
    assert run(made, "build", "--only", "izcalli").exit_code == 0
    return made


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_parts_joined_in_a_folder_of_content_are_refused_and_nothing_is_written(driver: Driver) -> None:
    before = files(driver.root / "content")

    result = run(
        driver, "join", str(driver.root / "parts/izcalli"), "--output", str(driver.root / "content/p")
    )

    assert result.exit_code == 1
    assert files(driver.root / "content") == before


def test_a_join_that_is_interrupted_leaves_the_old_site_whole(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = driver.tree()

    def stop(_twin: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publication, "finish", stop)
    result = run(driver, "join", str(driver.root / "parts/izcalli"))

    assert (result.exit_code, driver.tree()) == (1, before)


def test_a_join_over_an_older_site_takes_what_the_part_has_made(driver: Driver) -> None:
    page = "izcalli/comunicados/2026/agua/index.html"

    result = run(driver, "join", str(driver.root / "parts/izcalli"))

    assert result.exit_code == 0, result.output
    assert driver.tree()[page] == files(driver.root / "parts/izcalli/site")[page]
    assert "llega mañana" in driver.read("izcalli/comunicados/2026/agua/")
