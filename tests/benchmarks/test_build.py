from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks import build, corpus


def test_a_build_of_the_corpus_is_measured(tmp_path: Path) -> None:
    corpus.write(tmp_path, 6)
    run = build.measure(tmp_path, "cold")
    size = build.size_of(tmp_path / "output")

    assert run.wall > 0
    assert run.cpu > 0
    assert run.peak > 10  # MiB: Python alone takes more
    assert size.pages > 6
    assert size.bytes > size.files > size.pages


def test_the_figures_can_be_kept_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "figures.json"
    monkeypatch.setattr(sys, "argv", ["bench", "--releases", "3", "--repeat", "0", "--json", str(kept)])
    build.main()
    told = json.loads(kept.read_text(encoding="utf-8"))

    assert told["releases"] == 3
    assert [run["what"] for run in told["runs"]] == ["cold", "body", "title", "new"]
