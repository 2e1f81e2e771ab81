"""Messages: sentences in the reader's language, whatever the facts contain."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import messages
from sitegen.problems import error


def test_a_problem_is_told_in_the_language_asked_for() -> None:
    problem = error("file-too-large", path="content/a.md", size="3,000,000", limit="2,000,000")

    assert (
        messages.explain(problem, "es-MX").what == "el archivo pesa 3,000,000 bytes y el máximo es 2,000,000"
    )
    assert (
        messages.explain(problem, "en-US").what
        == "the file has 3,000,000 bytes and the most allowed is 2,000,000"
    )


@pytest.mark.parametrize("language", ["", "fr", "nah-MX", "../en", "e" * 1000, "ES"])
def test_a_language_that_is_not_spoken_gets_spanish(language: str) -> None:
    assert messages.explain(error("file-missing"), language).what == "el archivo no existe"


def test_a_code_without_sentence_stands_for_itself() -> None:
    assert messages.explain(error("no-such-code", path="a"), "es") == messages.Message("no-such-code", "")


def test_a_hint_may_name_the_file_of_the_problem() -> None:
    told = messages.explain(error("doctor-kept", path=".sitegen"), "es")

    assert "git rm -r --cached .sitegen" in told.hint


@given(st.text(st.characters()), st.sampled_from(sorted(messages.codes("es"))))
def test_no_fact_can_break_a_message(fact: str, code: str) -> None:
    names = ("value", "key", "guess", "written", "known", "word")
    problem = error(code, path=fact, line=1, **dict.fromkeys(names, fact))

    assert messages.explain(problem, "es").what


@pytest.mark.parametrize("fact", ["{file}", "{0}", "{", "}", "{{x}}", "{word.__class__}", "%s", "%(word)s"])
def test_braces_in_a_fact_are_only_braces(fact: str) -> None:
    problem = error("text-windows-1252", word=fact, file="SECRET")

    assert f"«{fact}»" in messages.explain(problem, "es").what


def test_a_fact_that_is_not_given_stays_visible() -> None:
    assert "{size}" in messages.explain(error("file-too-large"), "es").what


@pytest.mark.parametrize(("count", "said"), [(0, "0"), (1, "1"), (2, "2"), (6276, "6,276")])
def test_a_sentence_of_the_program_counts(count: int, said: str) -> None:
    sentence = messages.say("count-release", "es-MX", count=count)

    assert said in sentence
    assert ("comunicados" in sentence) == (count != 1)


def test_what_the_system_says_is_told_in_the_language_asked_for() -> None:
    refused = error("output-refused", path="output", why=os.strerror(errno.ENOSPC))

    assert messages.explain(refused, "es-MX").what.endswith("no queda espacio en el disco")
    assert messages.explain(refused, "en").what.endswith("No space left on device")


def test_a_sentence_that_is_not_there_is_its_key() -> None:
    assert messages.say("no-such-sentence", "en", count=3) == "no-such-sentence"


def test_every_language_has_the_same_sentences() -> None:
    sets = {messages.codes(language) for language in messages.languages()}

    assert messages.languages() == ("en", "es")
    assert len(sets) == 1


def test_every_problem_has_a_hint_in_every_language() -> None:
    for language in messages.languages():
        bare = [code for code in messages.codes(language) if not messages.explain(error(code), language).hint]

        assert bare == []


def test_catalogs_are_kept_as_they_were_read_until_one_changes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "es" / "plan.po"
    file.parent.mkdir()
    monkeypatch.setattr(messages, "_CATALOGS", tmp_path)
    monkeypatch.setattr(messages, "cache_from_source", lambda _: str(tmp_path / "kept" / "messages.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    said = []

    for word in ("Uno", "Uno", "Dos"):
        file.write_text(f'msgctxt "say"\nmsgid "sign"\nmsgstr "{word}"\n', encoding="utf-8")
        messages.forget()
        said.append((messages.say("sign", "es"), (tmp_path / "kept" / "sentences-es").stat().st_mtime_ns))
    messages.forget()

    (first, then), (again, still), (other, later) = said
    assert (first, again, other) == ("Uno", "Uno", "Dos")
    assert then == still != later
