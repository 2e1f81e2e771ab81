"""The peers beside us, in one run: the harness of a folder of peers, where one is set up.

Such a folder (its README says how it is set up) has `run.py`, a Python of its own and the
peers' programs; `benchmarks/peer_adapter.py` is our side. The harness checks that every
peer made the same releases, and prints CPU, wall, memory and ratios to the first. A new
release, which it has no scenario for, is measured right after it on the same sites
(`benchmarks/peer_new.py`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PYTHON = ".env/py/bin/python"
SCENARIOS = "cold,noop,edit_body,edit_title,serve"


def is_set_up(folder: Path) -> bool:
    """Whether the peers of a folder can be run."""
    return (folder / "run.py").is_file() and (folder / PYTHON).exists()


def compare(folder: Path, releases: int, *, names: str, scenarios: str = SCENARIOS) -> None:
    """Runs the peers `names` (a comma list, the base of ratios first) and ourselves; prints the table."""
    ours = {
        "OURS_ADAPTER": str(HERE / "peer_adapter.py"),
        "SITEGEN_PYTHON": sys.executable,
        "PYTHONPATH": str(HERE.parent),
    }
    asked = ["--peers", f"{names},ours", "--n", str(releases)]
    for command in (
        ["run.py", *asked, "--reps", "1", "--scenarios", scenarios],
        [str(HERE / "peer_new.py"), *asked],
    ):
        given = [str(folder / PYTHON), *command]
        subprocess.run(given, cwd=folder, env={**os.environ, **ours}, check=True)
