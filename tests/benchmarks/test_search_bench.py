from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks import corpus, pagefind, search
from benchmarks.figures import lines, weights
from benchmarks.line import HOST, Line, opened, reading
from benchmarks.loads import Load, in_turn
from benchmarks.node import is_ready


@pytest.mark.long
def test_what_questions_load_can_be_had_alone(tmp_path: Path) -> None:
    if not is_ready():
        pytest.skip("frontend/node_modules is not there: npm ci in frontend/ (make bundle does it)")
    corpus.write(tmp_path, 6)
    told = list(lines([search.weighed(tmp_path, questions=4)]))

    assert any(re.search(r"first question: folio\s+\d+\.\d KB", line) for line in told)
    assert not any("CPU" in line or "rank" in line for line in told)


def test_loads_are_told_by_kind_and_together() -> None:
    one = Load("folio", (("a", 10), ("b", 20)), (("b", 1),), (("c", 5),))
    means = weights([one, one._replace(kind="title, 2 words", first=(("a", 50),)), *_of_the_others()])

    assert (means["folio"].first, means["folio"].first_requests, means["folio"].filters) == (30, 2, 5)
    assert means[""].first == 20


def test_what_is_loaded_later_is_told_of_the_question_that_loads_it() -> None:
    one, other = Load("folio", (), (("b", 1),), ()), Load("title, 2 words", (), (("c", 2),), ())

    assert [load.later for load in in_turn([one, other])] == [(("c", 2),), (("b", 1),)]


def _of_the_others() -> list[Load]:
    return [Load("summary, 3 words", (), (), ()), Load("text, 4 words", (), (), ())]


def test_a_page_for_the_peer_is_marked_without_its_menus(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<article class="document"><p>Agua</p><div class="onward">Otros</div></article>')
    pagefind.prepare(tmp_path / "site", {"a/b": page}, {"a/b": {"kind": ("release",)}})

    assert (tmp_path / "site/a/b/index.html").read_text() == (
        '<article data-pagefind-body class="document"><p>Agua</p><div data-pagefind-ignore class="onward">'
        'Otros</div><span hidden data-pagefind-filter="kind:release"></span></article>'
    )


@pytest.mark.long
def test_a_line_counts_what_it_carries(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("<!doctype html><title>-</title>")
    (tmp_path / "a.idx").write_bytes(b"12345")
    line = Line(tmp_path, latency=0.01, rate=1000)

    async def ask() -> list[tuple[str, int]]:
        async with reading() as browser, opened(browser, line) as page:
            await page.goto(f"{HOST}/empty.html")
            line.flushed()
            await page.evaluate("() => Promise.all([fetch('/a.idx'), fetch('/b.idx')])")
            return line.flushed()

    with ThreadPoolExecutor(1) as aside:  # a browser of other tests may run a loop in this thread
        assert aside.submit(asyncio.run, ask()).result() == [("a.idx", 5)]
