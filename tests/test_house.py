"""The house rules, each shown able to fail on a planted violation."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from sitegen.cli import main
from sitegen.cli.group import Commands
from tests.house import code, tree, words

ROOT = tree.ROOT
PACKAGE = sorted((ROOT / "sitegen").rglob("*.py"))
HEAVY = (
    "PIL",
    "babel",
    "feedgenerator",
    "frontmatter",
    "jinja2",
    "lunr",
    "markdown_it",
    "nh3",
    "rich",
    "starlette",
    "uvicorn",
    "watchdog",
    "yaml",
)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE}


@pytest.fixture(scope="module")
def catalogs() -> dict[str, dict[words.Key, tuple[str, ...]]]:
    return words.read_catalogs(ROOT / "sitegen" / "catalogs")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    names = [name for name in tree.files() if Path(name).suffix in tree.TEXT_SUFFIXES]
    if not names:
        pytest.skip("not a git checkout: which files belong to the repository is not known")
    return {name: (ROOT / name).read_text(encoding="utf-8", errors="replace") for name in names}


# --- code ---------------------------------------------------------------------------


@pytest.mark.parametrize("rule", code.RULES, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule_that(rule: code.Rule, trees: dict[str, ast.Module]) -> None:
    broken = [sentence for path, parsed in trees.items() for sentence in rule(path, parsed)]

    assert broken == []


PLANTED = [
    (code.imports_go_down, "sitegen/text.py", "from sitegen.model import Item\n", "may not import model"),
    (code.imports_go_down, "sitegen/model.py", "from sitegen import plan\n", "may not import plan"),
    (code.imports_go_down, "sitegen/plan/feeds.py", "import sitegen.search.index\n", "may not import search"),
    (
        code.imports_go_down,
        "sitegen/check/links.py",
        "from sitegen.doors.scaffold import start\n",
        "may not import scaffold",
    ),
    (
        code.imports_go_down,
        "sitegen/doors/due.py",
        "from sitegen.doors import dossier\n",
        "may not import dossier",
    ),
    (code.imports_go_down, "sitegen/garage.py", "import json\n", "stands on no floor"),
    (
        code.imports_go_down,
        "sitegen/plan/feeds.py",
        "from sitegen.garage import car\n",
        "may not import garage",
    ),
    (code.imports_are_absolute, "sitegen/plan/feeds.py", "from . import lists\n", "relative"),
    (
        code.imports_stand_at_the_top,
        "sitegen/text.py",
        "def fold():\n    import re\n",
        "import inside fold()",
    ),
    (
        code.nothing_is_imported_for_types_alone,
        "sitegen/text.py",
        "from typing import TYPE_CHECKING\n",
        "TYPE_CHECKING",
    ),
    (code.functions_are_short, "sitegen/text.py", "def fold():\n" + "    x = 1\n" * 50, "has 51 lines"),
    (code.files_are_named_for_a_subject, "sitegen/plan/utils.py", "", "names no subject"),
    (code.files_are_named_for_a_subject, "sitegen/helpers/dates.py", "", "names no subject"),
    (code.modules_say_what_room_they_are, "sitegen/text.py", "x = 1\n", "no docstring"),
    (code.public_functions_have_a_contract, "sitegen/text.py", "def fold(): ...\n", "fold has no docstring"),
    (
        code.public_functions_have_a_contract,
        "sitegen/text.py",
        'class Word:\n    """A word."""\n    def fold(self): ...\n',
        "Word.fold has no docstring",
    ),
    (code.signatures_are_strict, "sitegen/text.py", "def fold(s: dict[str, Any]): ...\n", "Any"),
    (code.signatures_are_strict, "sitegen/text.py", "def fold(a, b, c, d): ...\n", "by position"),
    (code.attributes_are_not_guessed, "sitegen/text.py", "hasattr(text, 'fold')\n", "hasattr"),
    (code.values_are_structs, "sitegen/text.py", "from dataclasses import dataclass\n", "a dataclass"),
]


@pytest.mark.parametrize(("rule", "path", "source", "sentence"), PLANTED)
def test_a_planted_violation_is_found(rule: code.Rule, path: str, source: str, sentence: str) -> None:
    found = rule(path, ast.parse(source))

    assert len(found) == 1
    assert sentence in found[0]


def test_every_rule_about_code_has_a_planted_violation() -> None:
    assert {rule for rule, _, _, _ in PLANTED} == set(code.RULES)


def test_an_import_downwards_or_in_the_same_room_is_no_violation() -> None:
    source = "from sitegen import __version__, text\nfrom sitegen.plan import lists\nimport sitegen.model\n"

    assert code.imports_go_down("sitegen/plan/feeds.py", ast.parse(source)) == []


def test_no_circle_of_imports_is_hidden_in_a_function(trees: dict[str, ast.Module]) -> None:
    late = ast.parse("def make():\n    from sitegen.plan import sheets\n")
    back = ast.parse("import sitegen.plan.lists")
    planted = {"sitegen/plan/lists.py": late, "sitegen/plan/sheets.py": back}

    assert code.hidden_circles(planted) == [
        "sitegen/plan/lists.py: sitegen/plan/sheets.py, imported inside a function, comes back to it"
    ]
    assert code.hidden_circles(trees) == []


def test_files_of_the_package_are_short() -> None:
    long = [one for path in PACKAGE for one in code.too_long(_name(path), path.read_text(encoding="utf-8"))]

    assert long == []


def test_a_planted_long_file_is_found() -> None:
    assert code.too_long("sitegen/text.py", "x = 1\n" * 301) == ["sitegen/text.py: 301 lines"]


def test_the_version_is_told_without_loading_what_is_heavy() -> None:
    asked = _modules_after("import runpy, sys; sys.argv = ['sitegen', '--version']")

    assert asked & set(HEAVY) == set()


def test_a_heavy_import_would_be_noticed() -> None:
    assert "yaml" in _modules_after("import runpy, sys, yaml; sys.argv = ['sitegen', '--version']")


def _modules_after(start: str) -> set[str]:
    program = (
        f"{start}\n"
        "try:\n    runpy.run_module('sitegen', run_name='__main__')\n"
        "except SystemExit as stop:\n    assert not stop.code, stop.code\n"
        "print('modules:', *sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(answer.stdout.rpartition("modules: ")[2].split())


# --- words --------------------------------------------------------------------------


def test_every_code_has_its_sentence_and_hint_in_every_language(
    trees: dict[str, ast.Module], catalogs: dict[str, words.Sentences]
) -> None:
    assert words.codes_without_words(trees, catalogs) == []


def test_every_sentence_is_used(trees: dict[str, ast.Module], catalogs: dict[str, words.Sentences]) -> None:
    assert words.words_without_code(trees, catalogs) == []


def test_every_code_can_be_read_in_the_code(trees: dict[str, ast.Module]) -> None:
    assert words.codes_that_cannot_be_read(trees) == []


def test_every_fact_of_a_message_is_given(
    trees: dict[str, ast.Module], catalogs: dict[str, words.Sentences]
) -> None:
    assert words.facts_that_no_call_gives(trees, catalogs) == []


def test_the_languages_of_the_program_agree(catalogs: dict[str, words.Sentences]) -> None:
    assert set(catalogs) >= {"es", "en"}
    assert words.languages_that_disagree(catalogs) == []


def test_no_sentence_of_the_program_has_a_stray_percent(catalogs: dict[str, words.Sentences]) -> None:
    stray = [one for said in catalogs.values() for one in words.stray_percents(said, braces=True)]

    assert stray == []


@pytest.mark.parametrize("path", sorted((ROOT / "themes").glob("*/messages/*.po")), ids=_name)
def test_no_message_of_a_theme_has_a_stray_percent(path: Path) -> None:
    assert words.stray_percents(words.read_one(path), braces=False) == []


def _trees(source: str) -> dict[str, ast.Module]:
    return {"sitegen/planted.py": ast.parse(source)}


def test_a_code_without_sentence_is_found() -> None:
    catalogs = {"es": {("", "late"): ("tarde",)}}

    found = words.codes_without_words(_trees("error('late')\nsay('hello', 'es')"), catalogs)

    assert found == ["es: no sentence for 'late' (hint)", "es: no sentence for 'hello' (say)"]


def test_a_code_given_to_a_function_of_the_room_is_seen() -> None:
    source = "def _tell(self, path, code): ...\ndef read(self):\n    self._tell('a.md', 'late')\n"

    assert words.used_codes(_trees(source)) == {"late"}


def test_a_sentence_without_use_is_found() -> None:
    found = words.words_without_code(
        _trees("error('late')"), {"es": {("", "late"): ("x",), ("", "early"): ("y",)}}
    )

    assert found == ["es: nothing uses 'early' (what)"]


def test_a_code_put_together_at_run_time_is_found() -> None:
    assert len(words.codes_that_cannot_be_read(_trees("error(f'{kind}-late')"))) == 1


def test_a_made_key_excuses_no_other_of_its_file() -> None:
    path = "sitegen/calendar/asked.py"
    known, unknown = (ast.parse(f"error(f'{stem}-{{kind}}')") for stem in ("now", "late"))

    assert words.codes_that_cannot_be_read({path: known}) == []
    assert len(words.codes_that_cannot_be_read({path: unknown})) == 1


def test_a_fact_that_no_call_gives_is_found() -> None:
    catalogs = {"es": {("", "late"): ("{title} llegó tarde",), ("hint", "late"): ("Use {now}.",)}}

    found = words.facts_that_no_call_gives(_trees("error('late', path='a.md', title='A')"), catalogs)

    assert found == ["sitegen/planted.py:1: es 'late' wants {now}"]


def test_languages_that_disagree_are_found() -> None:
    catalogs = {"es": {("", "a"): ("{x}",), ("", "b"): ("b",)}, "en": {("", "a"): ("{y}",)}}

    assert len(words.languages_that_disagree(catalogs)) == 2


@pytest.mark.parametrize(
    ("text", "braces"),
    [("%(title)s falta", True), ("%s falta", True), ("50 % de agua", False), ("%d", False)],
)
def test_a_stray_percent_is_found(text: str, *, braces: bool) -> None:
    assert len(words.stray_percents({("", "code"): (text,)}, braces=braces)) == 1


# --- the command line ---------------------------------------------------------------


def test_every_command_has_a_spanish_name_and_everything_in_its_help_has_words(
    catalogs: dict[str, dict[words.Key, tuple[str, ...]]],
) -> None:
    assert words.unspoken_help(main, catalogs) == []


def test_a_planted_command_without_words_is_found(
    catalogs: dict[str, dict[words.Key, tuple[str, ...]]],
) -> None:
    group = Commands("sitegen", help="cli-sitegen")
    group.command("dig", help="Digs.")(click.option("--deep", help="cli-strict")(lambda deep: deep))

    found = words.unspoken_help(group, {"es": catalogs["es"]})

    assert found == ["dig: no Spanish name", "es: no sentence for 'Digs.' (dig)"]


# --- files --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rule", [tree.unwanted_words, tree.foreign_files, tree.locked_addresses], ids=lambda rule: rule.__name__
)
def test_the_repository_has_no(rule: Callable[[str, str], list[str]], texts: dict[str, str]) -> None:
    assert [sentence for name, text in texts.items() for sentence in rule(name, text)] == []


def test_the_linter_looks_at_every_file(texts: dict[str, str]) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--show-files"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    seen = {_name(Path(line)) for line in answer.stdout.splitlines()}

    assert {name for name in texts if name.endswith(".py")} - seen == set()


def test_the_repository_has_no_file_with_a_name_of_others() -> None:
    assert [sentence for name in tree.files() for sentence in tree.foreign_files(name, "")] == []


@pytest.mark.parametrize(
    "text",
    ["see /" + "root/x", "https://registry" + ".npmjs.org/lunr", "by an agent" + " B", "issue 3" + " of 8"],
)
def test_a_planted_unwanted_word_is_found(text: str) -> None:
    assert len(tree.unwanted_words("docs/a.md", text)) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("frontend/vendor/x.js", ""),
        ("themes/plaza/static/lunr.js", ""),
        ("sitegen/text.py", "# Copyright (c" + ") X"),
    ],
)
def test_a_planted_foreign_file_is_found(path: str, text: str) -> None:
    assert len(tree.foreign_files(path, text)) == 1


def test_a_planted_address_in_a_lock_is_found() -> None:
    assert (
        len(tree.locked_addresses("frontend/package-lock.json", '"resolved": "https://example.org/x.tgz"'))
        == 1
    )


def test_every_library_is_declared_and_every_declared_one_is_used(trees: dict[str, ast.Module]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    extras = [one for group in project.get("optional-dependencies", {}).values() for one in group]

    assert tree.undeclared_libraries(trees, [*project["dependencies"], *extras]) == []


def test_a_planted_library_is_found() -> None:
    found = tree.undeclared_libraries(_trees("import yaml\nimport json\nimport lunr\n"), ["lunr>=0.7", "nh3"])

    assert found == ["yaml is imported and not declared", "nh3 is declared and not imported"]
