"""The page about the house names every law, decision and promise that comments cite, and every room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.code import FLOORS

ROOT = Path(__file__).parents[2]
PAGES = {"en": ROOT / "docs/en/house.md", "es": ROOT / "docs/es/casa.md"}
WRITTEN = ("*.py", "*.ts", "*.css", "*.html")
CITED = re.compile(r"\b(law|decision|promise)s? (\d+)(?: and (\d+)| to (\d+))?")
HEADINGS = {
    "law": ("Laws", "Leyes"),
    "decision": ("Decisions", "Decisiones"),
    "promise": ("Promises", "Promesas"),
}


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("kind", HEADINGS)
def test_every_number_that_the_code_cites_is_on_the_page_about_the_house(language: str, kind: str) -> None:
    there = _numbers(_section(language, HEADINGS[kind][language == "es"]))
    cited = {number: place for its, number, place in _citations() if its == kind}

    assert cited
    assert not {number: place for number, place in cited.items() if number not in there}


def test_both_languages_number_alike() -> None:
    told = {
        language: [_numbers(_section(language, pair[language == "es"])) for pair in HEADINGS.values()]
        for language in PAGES
    }

    assert told["es"] == told["en"]


@pytest.mark.parametrize("language", PAGES)
def test_the_floors_on_the_page_are_those_that_are_enforced(language: str) -> None:
    rows = re.findall(r"^\| (\d) \w+ \| (.*?) \|", _section(language, "Floors", "Pisos"), re.MULTILINE)

    assert {int(floor): set(re.findall(r"`(\w+)`", rooms)) for floor, rooms in rows} == {
        floor: set(rooms) for floor, rooms in enumerate(FLOORS)
    }


def _section(language: str, *headings: str) -> str:
    """The part of the page under one of the headings, up to the next."""
    text = PAGES[language].read_text(encoding="utf-8")
    parts: dict[str, str] = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE))
    return next(parts[heading] for heading in headings if heading in parts)


def _numbers(section: str) -> set[int]:
    return {int(number) for number in re.findall(r"^(?:\| )?(\d+)(?:\.| \|)", section, re.MULTILINE)}


def _citations() -> Iterator[tuple[str, int, str]]:
    """(law, decision or promise; its number; the file) of every comment that cites one."""
    folders = (ROOT / name for name in ("sitegen", "tests", "themes", "frontend/src"))
    for path in (one for folder in folders for kind in WRITTEN for one in folder.rglob(kind)):
        for found in CITED.finditer(path.read_text(encoding="utf-8")):
            kind, *numbers = found.groups()
            yield from ((kind, int(one), str(path.relative_to(ROOT))) for one in numbers if one)
