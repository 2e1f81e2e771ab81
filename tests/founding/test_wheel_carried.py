"""A newsroom carries the wheel that its workflow installs sitegen from."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from datetime import date
from importlib import metadata
from pathlib import Path

import pytest

from sitegen.founding import Wishes, found, wheel_at_hand

DAY = date(2026, 1, 13)
NAME = "sitegen_newsroom-0.1.0-py3-none-any.whl"
METADATA = "Metadata-Version: 2.1\nName: sitegen-newsroom\nVersion: 0.1.0\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """The least that pip takes for our wheel."""
    file = tmp_path / NAME
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in (("METADATA", METADATA), ("WHEEL", WHEEL), ("RECORD", "")):
            archive.writestr(f"sitegen_newsroom-0.1.0.dist-info/{name}", text)
    return file


def test_pip_installs_the_wheel_that_a_newsroom_carries_and_no_other(wheel: Path, tmp_path: Path) -> None:
    room = tmp_path / "sala"
    found(room, Wishes(wheel=wheel), today=DAY)
    carried = room / "programa" / NAME

    assert carried.read_bytes() == wheel.read_bytes()
    assert _pip(room, tmp_path / "into") == ""
    assert (tmp_path / "into" / "sitegen_newsroom-0.1.0.dist-info").is_dir()
    carried.write_bytes(wheel.read_bytes() + b"\0")
    assert hashlib.sha256(wheel.read_bytes()).hexdigest() in _pip(room, tmp_path / "other")


def _pip(room: Path, into: Path) -> str:
    """What pip complains of, where it refuses."""
    words = ("install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check")
    command = [sys.executable, "-m", "pip", *words, "--target", str(into), "-r", "requirements.txt"]
    done = subprocess.run(command, cwd=room, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""


def test_without_a_wheel_the_line_names_our_package_and_the_person_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found(tmp_path / "sala", Wishes(), today=DAY)

    assert (tmp_path / "sala/requirements.txt").read_text(encoding="utf-8") == "sitegen-newsroom==0.1.0\n"
    assert "--wheel" in capsys.readouterr().out


def test_what_is_no_wheel_of_sitegen_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "sitegen-0.9.2-py3-none-any.whl"
    other.write_bytes(b"PK")

    assert found(tmp_path / "sala", Wishes(wheel=other), today=DAY) == 1
    assert "sitegen-0.9.2-py3-none-any.whl" in capsys.readouterr().err
    assert not (tmp_path / "sala").exists()


@pytest.mark.parametrize("there", [True, False])
def test_the_wheel_that_was_installed_is_found_while_it_lies_where_it_lay(
    wheel: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    folder = wheel.parent / "site" / "sitegen_newsroom-0.1.0.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(METADATA, encoding="utf-8")
    told = {"url": wheel.as_uri(), "archive_info": {}}
    (folder / "direct_url.json").write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setattr(metadata, "distribution", lambda _name: metadata.Distribution.at(folder))
    if not there:
        wheel.unlink()

    assert wheel_at_hand() == (wheel if there else None)
