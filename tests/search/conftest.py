"""The browser's side of the search, answering in Node: the very modules that search.js is bundled from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.node import FRONTEND, Ask, asking, is_ready
from sitegen.newsroom.desk import Newsroom
from sitegen.search import index_files

__all__ = ["FRONTEND", "Ask", "Browse", "ask", "browse", "scripts", "written"]

Browse = Callable[..., list[dict[str, object]]]


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the bundle of what answers goes."""
    return tmp_path_factory.mktemp("frontend")


@pytest.fixture(scope="session")
def ask(scripts: Path) -> Ask:
    """`ask(do="analyse", language="es", texts=[…])` answers as frontend/test/ask.ts says."""
    if not is_ready():
        pytest.skip("frontend/node_modules is not there: npm ci in frontend/ (make bundle does it)")
    return asking(scripts)


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
