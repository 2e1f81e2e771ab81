"""Plates: templates are compiled once for many builds, and never taken from a site's folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from sitegen import theme
from sitegen.memory.cache import NOTHING
from sitegen.theme import plates, render
from sitegen.theme.folding import Folding
from tests.newsroom.made import CONFIG


@pytest.fixture
def plaza(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> theme.Theme:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(render._Compiled, "kept", {})  # noqa: SLF001 (what a fresh process has)
    return theme.load(tmp_path, CONFIG)


def _compiled(dress: theme.Theme) -> None:
    theme.Renderer(dress, CONFIG).check()


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(f"{plates.NAME}*") if path.is_file()]


def test_what_was_compiled_is_not_compiled_again(
    plaza: theme.Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _compiled(plaza)
    plates.put_away(plaza)
    code = render.compiled(plaza)
    render._Compiled.kept.clear()  # noqa: SLF001 (the process has ended)

    monkeypatch.setattr(Folding, "_generate", None)
    theme.checked(plaza, CONFIG, memory=NOTHING)

    assert render.compiled(plaza) == code
    assert len(_files(tmp_path / "cache")) == 1


def test_a_damaged_plate_is_none(plaza: theme.Theme, tmp_path: Path) -> None:
    _compiled(plaza)
    plates.put_away(plaza)
    (file,) = _files(tmp_path / "cache")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    render._Compiled.kept.clear()  # noqa: SLF001 (the process has ended)

    plates.take_out(plaza)

    assert render.compiled(plaza) == {}


def test_where_python_keeps_no_code_none_is_kept(
    plaza: theme.Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _compiled(plaza)

    plates.put_away(plaza)

    assert _files(tmp_path) == []


def test_a_few_themes_are_kept(plaza: theme.Theme, tmp_path: Path) -> None:
    _compiled(plaza)
    plates.put_away(plaza)
    (first,) = _files(tmp_path / "cache")
    for number in range(plates.MOST + 3):
        first.with_name(f"{plates.NAME}{number}").write_bytes(b"of another")
    first.write_bytes(b"damaged")

    plates.put_away(plaza)

    assert len(_files(tmp_path / "cache")) == plates.MOST
    assert first in _files(tmp_path / "cache")


def test_a_process_keeps_what_it_compiled_of_the_last_theme_alone(plaza: theme.Theme) -> None:
    changed = replace(plaza, fingerprint="edited")
    _compiled(plaza)
    before = render.compiled(plaza)
    _compiled(changed)

    after = render.compiled(changed)

    assert before
    assert after.keys() == before.keys()
    assert render._Compiled.kept.keys() == after.keys()  # noqa: SLF001 (what weighs)
    assert render.compiled(plaza) == {}
