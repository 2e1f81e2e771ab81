"""Node.js programs from judges/node_modules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hatch_build import npm
from judges.case import Absent

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a program of node_modules by its file, from judges/; output is text. Raises Absent."""
    script = MODULES / program
    if not script.is_file():
        message = f"{program} is not installed; `make judges` does it"
        raise Absent(message)
    command, environment = npm()
    node = command[0] if command[0].endswith(("node", "node.exe")) else "node"
    return subprocess.run(
        [node, str(script), *arguments],
        cwd=HERE,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def install() -> None:
    """Installs what package-lock.json names, without running anything of it."""
    command, environment = npm()
    subprocess.run(
        [
            *command,
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--no-update-notifier",
            "--loglevel=error",
        ],
        cwd=HERE,
        env=environment,
        check=True,
    )


if __name__ == "__main__":
    if sys.argv[1:] != ["ci"]:
        sys.exit("usage: python -m judges.node ci")
    install()
