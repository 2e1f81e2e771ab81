"""The package as it is handed out: built, installed where nothing else is, and used."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from sitegen import __version__
from tests.house.driver import RELEASE, SETTINGS

ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("packaging")]


def _hatchling(folder: Path, target: str, into: Path, *, path: str) -> Path:
    """Builds one target into a folder; `path` is all that the build may find programs on."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)]
    environment = {**os.environ, "PATH": path}
    answer = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    (made,) = into.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _hatchling(ROOT, "wheel", tmp_path_factory.mktemp("wheel"), path=os.environ["PATH"])


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `sitegen` of a new environment that holds the wheel, and sees the libraries of this one."""
    folder = tmp_path_factory.mktemp("empty") / "env"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(pip, check=True)
    # A path file adds the folder alone: the editable install in it is not followed.
    (site_packages,) = folder.glob("lib/python*/site-packages")
    (site_packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "sitegen"


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
    assert {name.split("/")[0] for name in names} == {"sitegen", f"sitegen-{__version__}.dist-info"}


def test_a_wheel_made_from_the_sdist_is_the_same_and_needs_no_node(wheel: Path, tmp_path: Path) -> None:
    sdist = _hatchling(ROOT, "sdist", tmp_path / "sdist", path=os.environ["PATH"])
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    again = _hatchling(tmp_path / f"sitegen-{__version__}", "wheel", tmp_path / "wheel", path="")

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
