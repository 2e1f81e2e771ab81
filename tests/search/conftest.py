"""The browser's side of the search, answering in Node: the very modules that search.js is bundled from."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import hatch_build
from sitegen.newsroom.desk import Newsroom
from sitegen.search import index_files

FRONTEND = Path(hatch_build.__file__).parent / "frontend"

Ask = Callable[..., object]
Browse = Callable[..., list[dict[str, object]]]


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """`ask(do="analyse", language="es", texts=[…])` answers as frontend/test/ask.ts says."""
    if not (FRONTEND / "node_modules" / "esbuild").is_dir():
        pytest.skip("frontend/node_modules is not there: npm ci in frontend/ (make bundle does it)")
    _, environment = hatch_build.npm()
    folder = tmp_path_factory.mktemp("frontend")
    build = ["node", str(FRONTEND / "build.mjs"), "test", str(folder)]
    subprocess.run(build, env=environment, check=True)

    def answer(**request: object) -> object:
        done = subprocess.run(
            ["node", str(folder / "ask.mjs")],
            input=json.dumps(request).encode(),
            env=environment,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return answer


@pytest.fixture
def browse(ask: Ask, tmp_path: Path) -> Browse:
    """`browse(newsroom, "?q=agua", …)`: what the search page of a newsroom finds for its addresses."""

    def answers(newsroom: Newsroom, *addresses: str) -> list[dict[str, object]]:
        folder = written(newsroom, tmp_path)
        found = ask(do="search", folder=str(folder), addresses=addresses)
        assert isinstance(found, list)
        return found

    return answers


def written(newsroom: Newsroom, root: Path) -> Path:
    """Writes the search files of a newsroom; the folder of its first edition."""
    manifests = []
    for file in index_files(newsroom):
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
        if path.name == "search.json":
            manifests.append(path.parent)
    return manifests[0]
