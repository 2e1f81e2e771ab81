"""Real documents: the three that the project started from, and releases of many layouts.

Nothing of their text is in the repository; without the folders beside it, these tests are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.intake import SAMPLES, Scores, read_expected, score
from sitegen.intake.account import Report
from sitegen.intake.blocks import words
from sitegen.intake.draft import Draft, Wishes
from sitegen.intake.workshop import Task, work
from tests.house.driver import Sites
from tests.intake.desk import SETTINGS, settings

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
OFFICE = SAMPLES.parent / "office"
BESIDE = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the repository")


@pytest.fixture(scope="module")
def seeds() -> list[Draft]:
    tasks = [Task(str(path), path.name, Wishes(public=True)) for path in sorted(SEEDS.glob("*.txt"))]
    return [draft for done in work(tasks, settings(), workers=1) for draft in done.drafts]


def told(report: Report, field: str) -> list[str]:
    return [fact.value for fact in report.taken if fact.field == field]


@BESIDE
def test_the_bulletin_is_understood(seeds: list[Draft]) -> None:
    report = seeds[0].report

    assert (report.kind, report.ready) == ("comunicado", True)
    assert told(report, "title")[0].startswith("Daniel Serrano fortalece")
    assert told(report, "date") == ["2026-01-13"]
    assert told(report, "place") == ["Cuautitlán Izcalli"]
    assert told(report, "municipality") == ["izcalli"]
    assert told(report, "state") == ["Estado de México"]
    assert told(report, "folio") == ["CGCS/130126/009"]
    assert told(report, "legend")[0].startswith("2026. Año del Humanismo")
    assert told(report, "caption")[0].startswith("Daniel Serrano acude")
    assert told(report, "contact")[0].endswith("5864 2500")
    assert len(told(report, "person")) == 6


@BESIDE
def test_the_letter_is_understood(seeds: list[Draft]) -> None:
    report, text = seeds[1].report, seeds[1].text

    assert (report.kind, report.ready) == ("documento", True)
    assert (told(report, "municipality"), told(report, "place")) == (["izcalli"], ["Huixquilucan"])
    assert told(report, "date") == ["2022-05-24"]
    assert told(report, "recitals") == ["A–H"]
    assert [line[:2] for line in text.splitlines() if line[1:6] == ". Que"] == [
        f"{letter}." for letter in "ABCDEFGH"
    ]
    assert len(told(report, "signatory")) == 2
    assert len(told(report, "addressee")) == 1
    assert told(report, "salutation") == ["Presentes"]


@BESIDE
def test_the_news_page_is_understood_and_its_lists_are_apart(seeds: list[Draft]) -> None:
    report = seeds[2].report

    assert (told(report, "date"), told(report, "municipality")) == (["2026-01-20"], ["juarez"])
    assert told(report, "state") == ["Ciudad de México"]
    assert [(fact.value, fact.detail) for fact in report.taken if fact.field == "apart"] == [
        ("Avisos", "0"),
        ("Noticias", "8"),
    ]
    assert told(report, "person") == ["Teresa Jiménez", "Luis Mendoza"]


@BESIDE
def test_no_word_of_the_seeds_is_lost(seeds: list[Draft]) -> None:
    for draft in seeds:
        source = words((SEEDS / draft.report.source).read_text(encoding="utf-8"))
        facts = [f"{fact.value} {fact.words}" for fact in draft.report.taken]
        kept = set(words(" ".join([draft.text, *facts, *(one.words for one in draft.report.left)])))

        assert set(source) <= kept
        assert not [one for one in draft.report.left if one.why == "unplaced"]


@BESIDE
def test_the_seeds_are_built_without_an_edit(seeds: list[Draft], site: Sites) -> None:
    driver = site({"site.toml": SETTINGS, **{draft.path: draft.text for draft in seeds}})
    driver.build()

    assert "Daniel Serrano fortalece" in driver.read("izcalli/")
    assert driver.codes() == []


@pytest.fixture(scope="module")
def scores() -> Scores:
    if not SAMPLES.is_dir():
        pytest.skip("the samples are not beside the repository")
    return score(SAMPLES, [read_expected(path) for path in sorted(SAMPLES.glob("*.json"))])


@pytest.mark.parametrize("name", ["title", "date", "municipality"])
def test_of_real_releases_nineteen_in_twenty_are_read_rightly(scores: Scores, name: str) -> None:
    assert scores.right[name] >= 0.95 * scores.asked, scores.misses


@pytest.mark.parametrize("name", ["first sentence", "last sentence", "words"])
def test_of_real_releases_no_word_of_the_body_is_lost(scores: Scores, name: str) -> None:
    assert scores.right[name] == scores.asked, scores.misses


def test_of_real_releases_people_are_found_and_nobody_else(scores: Scores) -> None:
    assert scores.found >= 0.9 * scores.taken, scores.misses
    assert scores.found >= 0.8 * scores.wanted, scores.misses


@pytest.mark.skipif(not OFFICE.is_dir(), reason="the samples are not beside the repository")
def test_every_real_office_file_ends_in_a_document_or_a_message() -> None:
    tasks = [
        Task(str(path), path.name, Wishes(municipality="tijuana"))
        for path in sorted(OFFICE.rglob("*"))
        if path.is_file()
    ]
    found = {done.source: done for done in work(tasks, settings(), workers=2)}

    assert {name: done.fault for name, done in found.items() if done.fault} == {
        "empty.docx": "intake-empty",
        "zapopan-carta-intencion-SCAN.pdf": "intake-scan",
    }
    for done in found.values():
        assert not [one for draft in done.drafts for one in draft.report.left if one.why == "unplaced"]
