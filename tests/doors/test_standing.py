"""Standing: what a build takes, so that nothing that has changed is ever passed over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sitegen import standing, versions
from tests.house.driver import RELEASE, SETTINGS, Sites

AGUA = "content/izcalli/comunicados/2026/2026-01-13-agua.md"
WITH_MARK = SETTINGS.replace('name = "Benito Juárez"', 'name = "Benito Juárez"\nlogo = "marca/logo.svg"')


@pytest.mark.parametrize(
    "changed", [AGUA, "site.toml", "marca/logo.svg", "themes/own/theme.toml", "content/new.pdf"]
)
def test_a_change_of_anything_that_a_build_takes_is_seen(site: Sites, changed: str) -> None:
    driver = site({AGUA: RELEASE, "site.toml": WITH_MARK, "marca/logo.svg": "<svg/>"})
    before = standing.look(driver.root)

    driver.edit({changed: WITH_MARK + "\n# changed\n"})

    assert standing.look(driver.root) != before


def test_what_a_build_does_not_take_is_not_looked_at(site: Sites) -> None:
    driver = site({AGUA: RELEASE, "site.toml": WITH_MARK, "marca/logo.svg": "<svg/>"})
    before = standing.look(driver.root)

    driver.edit({"notes.txt": "mine", "marca/other.svg": "<svg/>"})

    assert standing.look(driver.root) == before


@pytest.mark.parametrize(
    "name", ["cli/group.py", "catalogs/es/content.po", "content/press.json", "bundle/page.js"]
)
def test_a_change_of_the_program_itself_makes_all_that_is_remembered_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    copy = tmp_path / "sitegen"
    shutil.copytree(versions.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "bundle").mkdir(exist_ok=True)
    monkeypatch.setattr(versions, "PACKAGE", copy)
    before = versions.fingerprint.__wrapped__()

    with (copy / name).open("a", encoding="utf-8") as file:
        file.write(" ")

    assert versions.fingerprint.__wrapped__() != before
