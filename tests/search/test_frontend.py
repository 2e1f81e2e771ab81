"""The browser's scripts by their own tools: types, tests, and what the bundle may weigh and contain."""

from __future__ import annotations

import gzip
import json
import subprocess

import pytest

import hatch_build
from tests.search.conftest import FRONTEND

BUNDLE = FRONTEND.parent / "sitegen" / "bundle"
PAGE_LIMIT = 3 * 1024  # bytes, JavaScript before a person searches


def npm(script: str) -> subprocess.CompletedProcess[str]:
    """Runs a script of frontend/package.json."""
    if not (FRONTEND / "node_modules" / "esbuild").is_dir():
        pytest.skip("frontend/node_modules is not there: npm ci in frontend/ (make bundle does it)")
    command, environment = hatch_build.npm()
    return subprocess.run(
        [*command, "run", "--silent", script],
        cwd=FRONTEND,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_browsers_scripts_pass_their_own_tests() -> None:
    done = npm("test")

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_names_no_host() -> None:
    lock = (FRONTEND / "package-lock.json").read_text(encoding="utf-8")

    assert '"resolved"' not in lock
    assert all(one.get("integrity") for name, one in json.loads(lock)["packages"].items() if name)


def bundled(name: str) -> bytes:
    """A file of the bundle."""
    if not (BUNDLE / name).is_file():
        pytest.skip("sitegen/bundle/ is not there: make bundle")
    return (BUNDLE / name).read_bytes()


def test_the_script_of_every_page_is_small() -> None:
    assert len(gzip.compress(bundled("page.js"))) <= PAGE_LIMIT


@pytest.mark.parametrize("name", ["page.js", "search.js", "search-en.js"])
@pytest.mark.parametrize(
    "forbidden", ["eval(", "new Function", "innerHTML", "document.write", "http://", "https://"]
)
def test_a_script_keeps_the_policy_and_names_no_other_site(name: str, forbidden: str) -> None:
    assert forbidden not in bundled(name).decode()


def test_the_licence_of_what_is_bundled_travels_with_it() -> None:
    assert "lunr 2.3.9 (MIT)" in bundled("LICENSES.txt").decode()
