"""Where a build's time goes: `python -m benchmarks.profile --releases 2000 --edit body`.

Builds the generated corpus once, makes the edit, and builds again in this process under
cProfile, with one worker, so that all of it is seen. CPU seconds of the functions that
took most, and of each stage. A profile costs about as much as the work: its shares are true,
its seconds are not.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from time import process_time

from benchmarks import corpus
from benchmarks.build import measure
from benchmarks.edits import EDITS
from sitegen import pool
from sitegen.again import build_again


def main() -> None:
    """The command line."""
    options = _options()
    site = Path(tempfile.mkdtemp(prefix="sitegen-profile-")).resolve()
    try:
        corpus.write(site, options.releases)
        if options.edit != "cold":
            measure(site, "cold")
            measure(site, "again")
            EDITS[options.edit](site)
        os.chdir(site)
        profiled(site, top=options.top, order=options.order)
    finally:
        shutil.rmtree(site)


def profiled(site: Path, *, top: int, order: str) -> None:
    """Builds the site under the profiler and prints the functions that took most."""
    pool.MOST_WORKERS = 1
    profile = cProfile.Profile(process_time)
    profile.enable()
    build_again(site, site / "output", now=datetime.fromisoformat(corpus.NOW), strict=False)
    profile.disable()
    pstats.Stats(profile).strip_dirs().sort_stats(order).print_stats(top)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile", description=__doc__)
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument("--edit", choices=("cold", *EDITS), default="body")
    parser.add_argument("--top", type=int, default=40)
    parser.add_argument("--order", choices=("cumtime", "tottime"), default="tottime")
    return parser.parse_args()


if __name__ == "__main__":
    main()
