"""How often a check is wrong about releases as they are really written: on the samples, where they are."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from tests.house.driver import SETTINGS, Sites

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "releases"

# One of the samples names the party of a councillor, twice: that is what the check is for.
RIGHT = {"party-words": 2}


def test_the_checks_raise_no_false_alarm_on_real_releases(site: Sites) -> None:
    texts = sorted(str(path) for path in SAMPLES.glob("*.txt"))
    if not texts:
        pytest.skip("the samples are not here")
    root = str(site({"site.toml": SETTINGS, "content/.keep": ""}).root)
    given = ["--site", root, "--municipality", "izcalli", "--date", "2026-01-13", "--workers", "1"]
    CliRunner().invoke(main, ["import", *texts, *given], catch_exceptions=False)

    told = CliRunner().invoke(main, ["check", "--site", root, "--now", "2026-03-01", "--format", "json"])

    found = Counter(one["code"] for one in json.loads(told.stdout))
    assert found == RIGHT
