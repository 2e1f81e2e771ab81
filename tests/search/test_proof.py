"""The shards rank as lunr.js does that has the whole index: each document of each question, with score."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from judges.street import serve
from sitegen.search import segments
from sitegen.search.builder import PressBuilder
from sitegen.search.fields import BOOSTS
from tests.newsroom import made
from tests.search import generated, proof
from tests.search.conftest import Ask, written

PROVE = """async (folders) => {
  await import("/prove.mjs");
  const { documents, questions } = await (await fetch("/case.json")).json();
  return prove(folders, documents, questions);
}"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> proof.Case:
    """A thousand releases and more than four hundred questions."""
    return proof.case(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def site(case: proof.Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search files of the case, as they are and with lists in groups, and the case beside them."""
    root = tmp_path_factory.mktemp("index")
    for name, flat in (("flat", segments.FLAT), ("grouped", 100)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(segments, "FLAT", flat)
            written(case.newsroom, root / name)
    told = {"documents": case.documents, "questions": case.questions}
    (root / "case.json").write_text(json.dumps(told), encoding="utf-8")
    (root / "empty.html").write_text("<!doctype html><title>-</title>", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def folders(site: Path) -> list[str]:
    """The folders of the index: with flat lists, and with lists in groups."""
    return [str(next((site / name).rglob("search.json")).parent) for name in ("flat", "grouped")]


def agree(verdicts: object) -> bool:
    """Whether both indexes gave the documents and scores of lunr.js, and many of them."""
    assert isinstance(verdicts, list)
    assert len(verdicts) == 2
    for one in verdicts:
        assert one["answered"] >= 380
        assert one["pairs"] >= 50_000
        assert one["differing"] == []
        assert one["worst"] <= 1e-9
    return True


def test_the_case_is_large_and_lists_are_in_groups_where_they_should_be(
    case: proof.Case, folders: list[str]
) -> None:
    flat, grouped = (list(Path(folder).glob("*/s*.idx")) for folder in folders)

    assert len(case.documents) >= 1_000
    assert len(case.questions) >= 400
    assert flat == []
    assert len(grouped) > 5


def test_every_score_from_the_shards_is_that_of_lunr_with_the_whole_index(
    case: proof.Case, folders: list[str], ask: Ask
) -> None:
    assert agree(ask(do="prove", folders=folders, documents=case.documents, questions=case.questions))


@pytest.mark.long
def test_it_is_so_in_a_browser(
    site: Path, folders: list[str], ask: Ask, scripts: Path, browser: Browser
) -> None:
    del ask  # it has bundled the script
    shutil.copy(scripts / "prove.mjs", site)
    names = [f"/{Path(folder).relative_to(site).as_posix()}/" for folder in folders]
    with serve(site, "/") as front:
        page = browser.new_page()
        page.goto(f"{front}empty.html")
        verdicts = page.evaluate(PROVE, names)
        page.close()

    assert agree(verdicts)


def test_a_document_that_is_counted_otherwise_is_noticed(ask: Ask, tmp_path: Path) -> None:
    items = [generated.document(f"d{number}", "Agua potable.", folio=f"C/{number}") for number in range(9)]
    newsroom = made.room(*items)
    documents = proof.counted(newsroom)
    documents[3] = documents[3] | {"folio": documents[3]["folio"] * 2}
    folder = str(written(newsroom, tmp_path))

    verdicts = ask(do="prove", folders=[folder], documents=documents, questions=[[{"term": "c/3"}]])

    assert isinstance(verdicts, list)
    assert verdicts[0]["worst"] > 1e-3


@pytest.mark.long
def test_lunr_in_python_scores_alike_but_for_the_third_decimal(
    case: proof.Case, folders: list[str], ask: Ask
) -> None:
    documents = case.documents[:300]
    builder = PressBuilder()
    for number, fields in enumerate(documents):
        builder.add_counts(str(number), {name: dict(pairs) for name, pairs in fields.items()})
    asked = [[str(clause["term"]) for clause in question] for question in case.questions[1::11]]

    answers = ask(
        do="compare",
        folder=folders[0],
        documents=documents,
        python=builder.build().serialize(),
        questions=asked,
    )

    assert isinstance(answers, list)
    for javascript, python in answers:
        # lunr.py rounds each component to even, lunr.js up: 0.001 each, in each of seven fields
        assert javascript == pytest.approx(python, abs=0.001 * len(BOOSTS) * 5)


def test_the_case_has_every_kind_of_document(case: proof.Case) -> None:
    kinds = {item.kind for item in proof.numbered(case.newsroom)}

    assert kinds == {"release", "notice", "document", "page"}


def test_the_index_has_a_folder_for_each_segment(folders: list[str]) -> None:
    assert len([path for path in Path(folders[0]).iterdir() if path.is_dir()]) == 3
