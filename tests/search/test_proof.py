"""The shards rank as lunr.js does that has the whole index: each document of each question, with score."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.search.builder import PressBuilder
from sitegen.search.fields import BOOSTS
from tests.search import proof
from tests.search.conftest import Ask, written


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> proof.Case:
    """A thousand releases and more than four hundred questions."""
    return proof.case(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def folder(case: proof.Case, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The search files of the case."""
    return str(written(case.newsroom, tmp_path_factory.mktemp("index")))


def test_every_score_from_the_shards_is_that_of_lunr_with_the_whole_index(
    case: proof.Case, folder: str, ask: Ask
) -> None:
    verdict = ask(do="prove", folder=folder, documents=case.documents, questions=case.questions)

    assert isinstance(verdict, dict)
    assert len(case.documents) >= 1_000
    assert len(case.questions) >= 400
    assert verdict["answered"] >= 380
    assert verdict["pairs"] >= 50_000
    assert verdict["differing"] == []
    assert verdict["worst"] <= 1e-9


def test_a_document_that_is_counted_otherwise_is_noticed(case: proof.Case, folder: str, ask: Ask) -> None:
    number = next(number for number, fields in enumerate(case.documents) if fields["folio"])
    other = [*case.documents]
    other[number] = other[number] | {"folio": other[number]["folio"] * 2}
    asked = [[{"term": other[number]["folio"][0][0]}]]

    verdict = ask(do="prove", folder=folder, documents=other, questions=asked)

    assert isinstance(verdict, dict)
    assert verdict["worst"] > 1e-3


def test_lunr_in_python_scores_alike_but_for_the_third_decimal(
    case: proof.Case, folder: str, ask: Ask
) -> None:
    documents = case.documents[:300]
    builder = PressBuilder()
    for number, fields in enumerate(documents):
        builder.add_counts(str(number), fields)
    asked = [[str(clause["term"]) for clause in question] for question in case.questions[1::11]]

    answers = ask(
        do="compare",
        folder=folder,
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


def test_the_index_has_a_folder_for_each_segment(folder: str) -> None:
    assert len([path for path in Path(folder).iterdir() if path.is_dir()]) == 3
