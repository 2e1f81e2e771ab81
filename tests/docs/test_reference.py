"""The reference is what the program says of itself, and no guide types a command that there is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.write_reference import PLACES, reference
from sitegen.cli import main
from sitegen.messages import codes

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.es.md", *sorted((ROOT / "docs").rglob("*.md"))]
TYPED = re.compile(r"(?:^|`|\\)sitegen ([a-z][a-z-]+)((?: [^`\n]*)?)", re.MULTILINE)
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", [path for pages in PLACES.values() for path in pages])
def test_the_reference_is_what_the_program_says_of_itself(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == reference()[path], "run `make reference`"


@pytest.mark.parametrize("language", PLACES)
def test_every_command_with_every_option_and_every_code_is_in_the_reference(language: str) -> None:
    commands, problems = ((ROOT / path).read_text(encoding="utf-8") for path in PLACES[language])

    options = {name for command in main.commands.values() for one in command.params for name in one.opts}
    known = {*main.commands, *main.spanish_names().values(), *(one for one in options if one.startswith("-"))}
    assert [one for one in sorted(known) if f"`{one}`" not in commands] == []
    assert [code for code in sorted(codes(language)) if f"\n## {code}\n" not in problems] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_every_command_that_a_guide_types_is_there_with_its_options(page: Path) -> None:
    spanish = {name: english for english, name in main.spanish_names().items()}
    wrong = []
    code = "\n".join(CODE.findall(page.read_text(encoding="utf-8")))
    for name, rest in TYPED.findall(code):
        command = main.commands.get(spanish.get(name, name))
        if command is None:
            wrong.append(name)
            continue
        options = {option for one in command.params for option in one.opts} | {"--help"}
        typed = re.findall(r"(?<!\S)--[a-z-]+", rest.split("→")[0].split("|")[0])
        wrong += [f"{name} {option}" for option in typed if option not in options]

    assert wrong == []
