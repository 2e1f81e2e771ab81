"""The package as it is handed out, built once: the wheel, and an environment with nothing else of ours."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def hatchling(folder: Path, target: str, into: Path, *, path: str) -> Path:
    """Builds one target into a folder; `path` is all that the build may find programs on."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)]
    environment = {**os.environ, "PATH": path}
    answer = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    (made,) = into.iterdir()
    return made


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hatchling(ROOT, "wheel", tmp_path_factory.mktemp("wheel"), path=os.environ["PATH"])


@pytest.fixture(scope="session")
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
