"""`make bench`: the generated corpus built, edited and searched, `python -m benchmarks --releases 1000`.

After the first build: nothing changed, a text edited, a title edited, a release added. Then
the search (`benchmarks.search`), beside Pagefind where that is installed, and the peers,
where a folder of them is set up (`benchmarks.peers`).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks import corpus, peers, search
from benchmarks.build import Run, Size, measure, size_of
from benchmarks.edits import EDITS
from benchmarks.figures import Figures
from benchmarks.node import is_ready
from sitegen import __version__


def main() -> None:
    """The command line."""
    options = _options()
    folder = Path(options.folder or tempfile.mkdtemp(prefix="sitegen-bench-")).resolve()
    try:
        corpus.write(
            folder,
            options.releases,
            seed=options.seed,
            pictures=options.pictures,
            towns=options.municipalities,
        )
        runs = [measure(folder, what) for what in ("cold", *["again"] * options.repeat)]
        for what, edit in () if options.no_edits else EDITS.items():
            edit(folder)
            runs.append(measure(folder, what))
        size = size_of(folder / "output")
        _tell(options.releases, runs, size)
        searches = _searched(folder, options.releases, options.questions)
        if peers.is_set_up(options.peers):
            peers.compare(options.peers, options.releases, names=options.beside)
        else:
            print(f"No peers are set up in {options.peers}: only ourselves were measured (--peers FOLDER).")
        if options.json:
            record = {
                "releases": options.releases,
                "size": asdict(size),
                "runs": [asdict(run) for run in runs],
            }
            _save(options.json, record | {"searches": [asdict(one) for one in searches]})
    finally:
        if not options.folder:
            shutil.rmtree(folder)


def _searched(folder: Path, releases: int, questions: int) -> list[Figures]:
    if not questions or not is_ready():
        print("The search was not measured (--questions N, where make bundle has set up frontend/).")
        return []
    return search.told(folder, releases=releases, questions=questions)


def _tell(releases: int, runs: list[Run], size: Size) -> None:
    print(f"{releases:,} releases: {size.pages:,} pages, {size.files:,} files, {size.bytes / 1e6:,.1f} MB")
    print(f"{'build':<8}{'wall s':>9}{'CPU s':>9}{'of cold':>9}{'peak MiB':>10}")
    for run in runs:
        share = run.cpu / runs[0].cpu
        print(f"{run.what:<8}{run.wall:>9.2f}{run.cpu:>9.2f}{share:>9.3f}{run.peak:>10.0f}  {run.memory}")


def _save(path: Path, record: dict[str, object]) -> None:
    machine = {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}
    told = {"sitegen": __version__, "machine": machine, **record}
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument(
        "--pictures", type=int, default=0, metavar="N", help="a photograph for every Nth release"
    )
    parser.add_argument("--municipalities", type=int, default=corpus.TOWNS, metavar="N")
    parser.add_argument("--no-edits", action="store_true", help="nothing is edited after the first build")
    parser.add_argument(
        "--repeat", type=int, default=1, metavar="N", help="builds of the same site after the first"
    )
    parser.add_argument(
        "--questions", type=int, default=600, metavar="N", help="asked of the search; 0 leaves it out"
    )
    parser.add_argument("--peers", type=Path, default=Path("../shared/peers"), help="a folder of peers")
    parser.add_argument("--beside", default="hugo", help="which of them: the first is the base of ratios")
    parser.add_argument("--seed", default="sitegen")
    parser.add_argument("--folder", help="keep the site here; default: a folder that is removed at the end")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to a file")
    return parser.parse_args()
