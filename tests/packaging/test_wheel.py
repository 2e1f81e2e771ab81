"""The package as it is handed out: built, installed where nothing else is, and used."""

from __future__ import annotations

import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from sitegen import __version__
from tests.house.driver import RELEASE, SETTINGS
from tests.packaging.conftest import ROOT, hatchling

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("packaging")]


def test_the_wheel_holds_themes_catalogs_and_the_bundle_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {
        "sitegen/themes/plaza/theme.toml",
        "sitegen/themes/plaza/templates/release.html",
        "sitegen/catalogs/es/program.po",
        "sitegen/bundle/search.js",
        "sitegen/bundle/page.js",
        "sitegen/bundle/LICENSES.txt",
    } <= names
    assert {name.split("/")[0] for name in names} == {"sitegen", f"sitegen_newsroom-{__version__}.dist-info"}


def test_a_wheel_made_from_the_sdist_is_the_same_and_needs_no_node(wheel: Path, tmp_path: Path) -> None:
    sdist = hatchling(ROOT, "sdist", tmp_path / "sdist", path=os.environ["PATH"])
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    again = hatchling(tmp_path / f"sitegen_newsroom-{__version__}", "wheel", tmp_path / "wheel", path="")

    assert _contents(again) == _contents(wheel)


def test_the_installed_program_tells_its_version(installed: Path, tmp_path: Path) -> None:
    answer = subprocess.run(
        [installed, "--version"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert answer.stdout == f"sitegen {__version__}\n"


def test_the_installed_program_builds_a_site_with_its_own_theme(installed: Path, tmp_path: Path) -> None:
    release = tmp_path / "content" / "izcalli" / "comunicados" / "agua.md"
    release.parent.mkdir(parents=True)
    release.write_text(RELEASE, encoding="utf-8")
    (tmp_path / "site.toml").write_text(SETTINGS, encoding="utf-8")
    subprocess.run([installed, "build", "--now", "2026-03-01"], cwd=tmp_path, check=True)

    page = (tmp_path / "output/izcalli/comunicados/2026/agua/index.html").read_text(encoding="utf-8")
    assert "El agua llega hoy a todas las colonias." in page


def _contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("RECORD")}
