from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import corpus, preview


@pytest.mark.long
def test_edits_of_a_text_and_of_a_title_are_measured(tmp_path: Path) -> None:
    corpus.write(tmp_path, 6)

    edits, peak = preview.measure(tmp_path, 1)

    assert [edit.what for edit in edits] == ["text", "title"]
    assert len(edits[0].seen) == 2
    assert {"/", "/feed.xml", "search"} <= edits[1].seen.keys()
    assert peak >= 0
