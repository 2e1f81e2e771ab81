"""The wheel in an empty environment, without Node.js: on every Python of ours that this machine has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("packaging")]

VERSIONS = ("3.11", "3.12", "3.13", "3.14")  # those of pyproject.toml
PATH = "/usr/bin:/bin"


def python_of(version: str) -> Path | None:
    """A Python of a version: this one, one on the path, or one of pyenv's; None where there is none."""
    shelves = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    candidates = [sys.executable, shutil.which(f"python{version}"), *map(str, shelves)]
    program = "import sys; print('%d.%d' % sys.version_info[:2])"
    for one in [candidate for candidate in candidates if candidate]:
        told = subprocess.run(
            [one, "-c", program], capture_output=True, text=True, check=False
        ).stdout.strip()
        if told == version:
            return Path(one)
    return None


@pytest.mark.parametrize("version", VERSIONS)
def test_the_wheel_founds_builds_and_checks_where_nothing_else_is(
    wheel: Path, version: str, tmp_path: Path
) -> None:
    python = python_of(version)
    if python is None:
        pytest.skip(f"no Python {version} here")
    subprocess.run([python, "-m", "venv", tmp_path / "env"], check=True)
    env = str(tmp_path / "env" / "bin")
    pip = [f"{env}/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    lock = str(ROOT / "requirements" / "run.lock")
    locked = ["--require-hashes", "--only-binary=:all:", "--requirement", lock]
    if subprocess.run([*pip, *locked], check=False, stderr=subprocess.DEVNULL).returncode:
        pytest.skip("no package index here")
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True)

    for words in (["init", "sala", "--yes"], ["check", "--site", "sala"], ["build", "--site", "sala"]):
        done = subprocess.run(
            [f"{env}/sitegen", *words],
            cwd=tmp_path,
            env={**os.environ, "PATH": PATH, "PYTHONPATH": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "sala/output/index.html").is_file()


def test_pyproject_names_the_versions_that_are_tried() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    assert [one for one in VERSIONS if f"Python :: {one}" not in text] == []
