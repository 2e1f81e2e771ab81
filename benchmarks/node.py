"""The browser's side of the search, answering in Node: the very modules that search.js is bundled from."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import hatch_build

FRONTEND = Path(hatch_build.__file__).parent / "frontend"

Ask: TypeAlias = Callable[..., object]


def is_ready() -> bool:
    """Whether npm has installed what bundles them."""
    return (FRONTEND / "node_modules" / "esbuild").is_dir()


def asking(folder: Path) -> Ask:
    """`ask(do="analyse", language="es", texts=[…])` answers as frontend/test/ask.ts says.

    The bundle goes into `folder`. Raises CalledProcessError where it cannot be made, and
    RuntimeError, with what Node said, where a question fails.
    """
    _, environment = hatch_build.npm()
    subprocess.run(["node", str(FRONTEND / "build.mjs"), "test", str(folder)], env=environment, check=True)

    def ask(**request: object) -> object:
        done = subprocess.run(
            ["node", str(folder / "ask.mjs")],
            input=json.dumps(request).encode(),
            env=environment,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode())
        return json.loads(done.stdout)

    return ask
