from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from benchmarks import bench, build, corpus, pagefind
from benchmarks.node import is_ready


@pytest.mark.long
def test_a_build_of_the_corpus_is_measured(tmp_path: Path) -> None:
    corpus.write(tmp_path, 6)
    run = build.measure(tmp_path, "cold")
    size = build.size_of(tmp_path / "output")

    assert run.wall > 0
    assert run.cpu > 0
    assert run.peak > 10  # MiB: Python alone takes more
    assert size.pages > 6
    assert size.bytes > size.files > size.pages


@pytest.mark.long
def test_builds_and_the_search_are_measured_and_kept_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not is_ready():
        pytest.skip("frontend/node_modules is not there: npm ci in frontend/ (make bundle does it)")
    kept = tmp_path / "figures.json"
    options = ["--releases", "12", "--questions", "8", "--repeat", "0", "--json", str(kept)]
    monkeypatch.setattr(pagefind, "is_installed", lambda: False)
    monkeypatch.setattr(sys, "argv", ["bench", *options])
    bench.main()
    told = json.loads(kept.read_text(encoding="utf-8"))

    assert told["releases"] == 12
    assert [run["what"] for run in told["runs"]] == ["cold", "body", "title", "new"]
    (ours,) = told["searches"]
    assert ours["ranks"]["folio"] == ours["plain"]["folio"] == 1
    assert ours["loads"][""][0] > 13_000  # bytes of a first question: the script alone
    assert 0 < ours["making"]["rewritten"] < 1
    assert re.search(r"first question: folio\s+\d+\.\d KB", capsys.readouterr().out)
