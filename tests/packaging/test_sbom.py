"""The bill of materials: all that an installed sitegen brings, and nothing that only builds or tests it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, TypeAlias

import pytest

ROOT = Path(__file__).parents[2]

Bill: TypeAlias = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def bill() -> Bill:
    command = [sys.executable, str(ROOT / ".ci" / "sbom.py")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    loaded = json.loads(done.stdout)
    assert isinstance(loaded, dict)
    return loaded


def test_every_library_of_the_lock_is_in_the_bill_with_its_digests(
    bill: Bill,
) -> None:
    lock = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE))
    libraries = [one for one in bill["components"] if str(one["purl"]).startswith("pkg:pypi/")]

    assert {str(one["name"]) for one in libraries} == locked
    assert all(one["hashes"] for one in libraries)
    assert sum(len(one["hashes"]) for one in libraries) == lock.count("--hash=sha256:")


def test_what_is_bundled_is_in_the_bill_and_what_only_bundles_is_not(
    bill: Bill,
) -> None:
    names = {str(one["name"]) for one in bill["components"]}
    package = json.loads((ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))

    assert package["dependencies"].keys() <= names
    assert not package["devDependencies"].keys() & names
    assert "pytest" not in names
