"""Completion: every shell gets a script, and Tab finishes commands of both languages and options."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from sitegen.cli.completion import VARIABLE

SHELLS = ("bash", "zsh", "fish", "powershell")


def completed(shell: str, words: str, typed: str) -> str:
    environment = {
        VARIABLE: f"{shell}_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - (typed != "")) if shell != "fish" else typed,
        "COMP_WORD": typed,
        "LANG": "es_MX.UTF-8",
        "LC_ALL": "",
    }
    return CliRunner(env=environment).invoke(main, [], prog_name="sitegen", complete_var=VARIABLE).output


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_its_script(shell: str) -> None:
    told = CliRunner().invoke(main, ["completion", shell]).output

    assert f"{shell}_complete" in told
    assert VARIABLE in told
    assert "%(" not in told


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("typed", "found"), [("constr", "construir"), ("bui", "build")])
def test_a_command_is_completed_in_both_languages(shell: str, typed: str, found: str) -> None:
    told = completed(shell, f"sitegen {typed}", typed)

    assert found in told
    assert "import" not in told


@pytest.mark.parametrize("shell", SHELLS)
def test_an_option_of_a_command_is_completed_with_what_it_does(shell: str) -> None:
    told = completed(shell, "sitegen build --str", "--str")

    assert "--strict" in told
    assert "--output" not in told


def test_powershell_completes_what_has_not_been_begun() -> None:
    assert "--site" in completed("powershell", "sitegen build --", "--")
    assert "construir\tConstruye" in completed("powershell", "sitegen ", "")


def test_a_word_that_is_no_text_stops_no_completion() -> None:
    assert "--municipality" in completed("bash", "sitegen new comunicado A\udcf1o --mun", "--mun")
