"""The guides say what the program does: every field, every setting, and examples that work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from docs.build_site import GUIDES
from docs.example_site import SHEETS
from sitegen.config.choices import PATH_WORDS
from sitegen.config.fields import EARLIER, MODES, RESTARTS, TABLES, VISIBILITIES
from sitegen.content import groups
from sitegen.content.containers import CONTAINERS
from sitegen.content.fields import FIELDS, LEVELS, STATUSES, SUBTYPES
from sitegen.content.shelf import SPANISH_KINDS
from tests.house import driver as house
from tests.house.driver import Sites

DOCS = Path(__file__).parents[2] / "docs"
WRITING = ("es/escribir.md", "en/writing.md")
SETTINGS = ("es/ajustes.md", "en/settings.md")
NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱"


def guide(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def named(text: str) -> set[str]:
    """Everything that stands between backticks on one line; of `[[x]]` and `::: x` also x."""
    inside = re.findall(r"`([^`\n]+)`", text)
    return {*inside, *(one.strip("[]: ").split(" ")[0] for one in inside)}


@pytest.mark.parametrize("name", WRITING)
def test_the_guide_names_every_field_in_both_languages(name: str) -> None:
    told = named(guide(name))
    fields = {word for field in FIELDS for word in (field.key.name, field.key.spanish)}

    assert fields - told == set()


@pytest.mark.parametrize(("name", "side"), [(WRITING[0], 0), (WRITING[1], 1)])
def test_the_guide_says_of_every_field_what_it_does_on_the_page(name: str, side: int) -> None:
    rows = [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in guide(name).splitlines()
        if line.startswith("| `")
    ]
    told = {field: row[3] for row in rows if len(row) == 4 for field in re.findall(r"`(\w+)`", row[1 - side])}

    assert {field.key.name for field in FIELDS if not told.get(field.key.name)} == set()


@pytest.mark.parametrize(("language", "name"), [("es", WRITING[0]), ("en", WRITING[1])])
def test_the_numbers_of_the_pictures_are_those_of_the_tables(language: str, name: str) -> None:
    lines = [line.split("|") for line in guide(name).splitlines() if line.startswith("| `")]
    column = 2 if language == "es" else 1
    told: dict[str, str] = {}
    for row in lines:
        for field in re.findall(r"`(\w+)`", row[column]) if len(row) == 6 else ():
            told[field] = told.get(field, "") + row[4]
    numbers = {
        field: NUMBERS[number]
        for sheet in (one for one in SHEETS if one != "containers")
        for number, (_, fields) in enumerate(SHEETS[sheet].marks)
        for field in fields
    }

    assert {field: told[field] for field, number in numbers.items() if number not in told[field]} == {}
    assert all(f"../pictures/fields-{sheet}-{language}.webp" in guide(name) for sheet in SHEETS)
    assert all((DOCS / "pictures" / f"fields-{sheet}-{language}.webp").is_file() for sheet in SHEETS)


@pytest.mark.parametrize("name", WRITING)
def test_the_guide_names_every_fixed_value(name: str) -> None:
    told = named(guide(name))
    tables = (LEVELS, STATUSES, SUBTYPES, SPANISH_KINDS, groups.EXCEPTIONS)

    assert {word for table in tables for pair in table.items() for word in pair} - told == set()


@pytest.mark.parametrize("name", WRITING)
def test_the_guide_names_every_container(name: str) -> None:
    told = named(guide(name))

    assert {word for names in CONTAINERS.values() for word in names} - told == set()


@pytest.mark.parametrize("name", SETTINGS)
def test_the_guide_names_every_setting_in_both_languages(name: str) -> None:
    told = named(guide(name))
    keys = {word for fields in TABLES.values() for field in fields for word in field.names}
    choices = {
        word for table in (MODES, EARLIER, RESTARTS, VISIBILITIES) for pair in table.items() for word in pair
    }
    words = {word for english, spanish in PATH_WORDS.items() for word in (english, *spanish)}

    assert (keys | choices | words) - told == set()


@pytest.mark.parametrize("name", ["es/veda-electoral.md", "en/electoral-blackout.md"])
def test_the_examples_of_the_blackout_guide_hold_together(name: str, site: Sites) -> None:
    text = guide(name)
    (document,) = examples(text, "markdown")
    settings = house.SETTINGS + "\n".join(examples(text, "toml"))
    hidden = document.replace("blackout:", "summary: x #").replace("veda:", "resumen: x #")
    unmarked = re.sub(r"^  .*\n", "", hidden, flags=re.MULTILINE)
    folder = "content/izcalli/comunicados/2027"
    driver = site({"site.toml": settings, f"{folder}/si.md": document, f"{folder}/no.md": unmarked})

    driver.build(now="2027-05-01")

    assert (driver.output / "izcalli/comunicados/2027/si/index.html").is_file()
    assert not (driver.output / "izcalli/comunicados/2027/no").exists()
    assert all(f"`{value}`" in text for value in _words_of(name, MODES, EARLIER, groups.EXCEPTIONS))


def _words_of(name: str, *tables: dict[Any, str]) -> list[str]:
    """The fixed values in the language of a guide."""
    return [pair[name.startswith("es/")] for table in tables for pair in table.items()]


def test_every_guide_is_there_in_both_languages_and_in_the_menu() -> None:
    files = {one: {path.stem for path in (DOCS / one).glob("*.md")} for one in ("es", "en")}

    assert files["es"] == {spanish for spanish, _ in GUIDES}
    assert files["en"] == {english for _, english in GUIDES}


def examples(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
