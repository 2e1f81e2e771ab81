"""Every fault that a reader may raise has its sentence and what to do, in every language."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

import pytest

from sitegen.cli import main
from sitegen.intake.words import SHOWN, Todo, Why
from sitegen.messages import explain, languages, say
from sitegen.problems import error

DOCS = Path(__file__).parents[2] / "docs"
OTHER = {
    "es/llegar-de-word.md": "es/llegar-de-wordpress.md",
    "en/moving-in-from-word.md": "en/moving-in-from-wordpress.md",
}
INTAKE = Path(__file__).parents[2] / "sitegen" / "intake"


def faults() -> set[str]:
    found = set()
    for path in INTAKE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value.startswith("intake-")
            ):
                found.add(node.value)
    return found


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", sorted(code for code in faults() if not code.endswith("-")))
def test_a_code_has_its_words(code: str, language: str) -> None:
    told, problem = say(code, language), explain(error(code), language)

    assert told != code or (problem.what != code and problem.hint)


@pytest.mark.parametrize("language", languages())
def test_the_words_of_the_report_are_there(language: str) -> None:
    keys = [
        *(f"intake-field-{one}" for one in SHOWN),
        *(f"intake-why-{one}" for one in get_args(Why)),
        *(f"intake-{one}" for one in get_args(Todo)),
    ]

    assert [key for key in keys if say(key, language) == key] == []


@pytest.mark.parametrize("guide", ["es/llegar-de-word.md", "en/moving-in-from-word.md"])
def test_the_guide_names_every_option_of_the_command(guide: str) -> None:
    told = (DOCS / guide).read_text(encoding="utf-8") + (DOCS / OTHER[guide]).read_text(encoding="utf-8")
    options = {
        option for one in main.commands["import"].params for option in one.opts if option.startswith("--")
    }

    assert {option for option in options - {"--site"} if option not in told} == set()
