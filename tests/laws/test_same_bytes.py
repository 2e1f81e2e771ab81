"""Same input, same output, wherever and however the build runs (promise 4)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.driver import RELEASE, Driver, Sites

FILES: dict[str, str | bytes] = {
    "content/izcalli/comunicados/2026/2026-01-13-agua.md": RELEASE,
    **{
        f"content/{place}.md": f"---\n{head}\n---\n\nTexto.\n"
        for place, head in (
            ("izcalli/comunicados/2026/2026-01-14-salud", "title: Salud\ntopics: [salud, agua]"),
            ("juarez/avisos/2026/2026-02-20-corte", "title: Corte\nends: 2026-04-01"),
            ("juarez/eventos/2026/feria", "title: Feria\ndate: 2026-02-20\nstarts: 2026-04-01T10:00"),
            ("paginas/acerca", "title: Acerca"),
        )
    },
}


def built(
    driver: Driver, *, cwd: Path, environment: dict[str, str] | None = None, umask: int = 0o022
) -> None:
    command = [sys.executable, "-m", "sitegen", "build", "--site", str(driver.root), "--now", driver.now]
    surroundings = {**os.environ, **(environment or {})}
    done = subprocess.run(
        command, cwd=cwd, env=surroundings, umask=umask, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C"},
        {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4242", "COLUMNS": "20", "NO_COLOR": "1"},
    ],
    ids=lambda one: " ".join(f"{name}={value}" for name, value in one.items()),
)
def test_zone_locale_and_hash_seed_change_no_byte(
    site: Sites, tmp_path: Path, environment: dict[str, str]
) -> None:
    one, other = site(FILES), site(FILES)

    one.build()
    built(other, cwd=tmp_path, environment=environment, umask=0o077)

    assert other.tree() == one.tree()


def test_a_second_build_changes_nothing(site: Sites) -> None:
    driver = site(FILES)
    driver.build()
    before = driver.tree()

    done = driver.build()

    assert (done.changed, done.removed) == (0, 0)
    assert driver.tree() == before


def test_an_edited_and_a_renamed_release_give_the_tree_of_a_fresh_build(site: Sites) -> None:
    old = "content/izcalli/comunicados/2026/2026-01-13-agua.md"
    new = "content/izcalli/comunicados/2026/2026-01-15-agua-nueva.md"
    text = RELEASE.replace("Agua", "Más agua")
    edited = site(FILES)
    fresh = site({path: data for path, data in FILES.items() if path != old} | {new: text})
    edited.build()

    edited.edit({old: None, new: text})
    edited.build()
    fresh.build()

    assert edited.tree() == fresh.tree()
