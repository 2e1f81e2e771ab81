"""The benchmark of stages: its doors are where the program goes through them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.stages import STAGES

ROOT = Path(__file__).parents[2]


def test_a_build_goes_through_the_door_of_every_stage() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.stages", "--releases", "13"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert [stage for stage in STAGES if f"\n{stage} " not in told] == []
