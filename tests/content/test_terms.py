"""The `press` analysis of the search, on Python's side."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content import terms
from sitegen.content.stemmers import plain, stemmers

PLAIN = plain()
SPANISH = "abcdefghijklmnopqrstuvwxyzáéíóúüñ"


def test_a_word_gives_its_stem_with_and_without_accents() -> None:
    assert terms.analyse("educación", "es-MX") == ["educ", "educacion"]


def test_a_word_whose_stems_agree_gives_one_term() -> None:
    assert terms.analyse("agua", "es-MX") == ["agu"]


def test_capitals_and_punctuation_do_not_matter() -> None:
    assert terms.analyse("¡AGUA!, «Agua» (agua)… agua:", "es") == ["agu"] * 4


def test_a_folio_is_one_term_and_its_parts() -> None:
    assert terms.analyse("CGCS/130126/009", "es") == ["cgcs/130126/009", "cgcs", "130126", "009"]


def test_hyphens_and_dashes_part_words() -> None:
    assert terms.analyse("físico-químico—norte", "es") == terms.analyse("físico químico norte", "es")


@pytest.mark.parametrize("text", ["más", "mas", "según", "segun", "qué", "que", "la", "DE"])
def test_stop_words_give_nothing_with_or_without_their_accents(text: str) -> None:
    assert terms.analyse(text, "es") == []


def test_letters_of_spanish_at_the_ends_of_words_stay() -> None:
    assert terms.analyse("juárez ñandú kilómetro zócalo", "es")[0].startswith("juar")
    assert all(len(term) > 3 for term in terms.analyse("juárez ñandú kilómetro zócalo", "es"))


def test_a_number_is_one_term_whether_its_thousands_have_a_comma_or_not() -> None:
    assert terms.analyse("6,276 personas", "es")[0] == "6276"
    assert terms.analyse("6276 personas", "es")[0] == "6276"
    assert terms.analyse("6, 276", "es") == ["6", "276"]


def test_an_apostrophe_may_be_curly_or_left_out() -> None:
    assert terms.analyse("O’Higgins", "es") == ["o'higgins", "ohiggins"]


def test_english_has_its_own_stems_and_stop_words() -> None:
    assert terms.analyse("the mayor's schools are running", "en-US") == ["mayor", "school", "run"]


def test_a_language_without_stemmer_keeps_its_words() -> None:
    assert terms.analyse("in altepetl tlàtohqueh", "nah") == ["in", "altepetl", "tlàtohqueh", "tlatohqueh"]


def test_letters_and_marks_apart_are_one_letter() -> None:
    apart = unicodedata.normalize("NFD", "educación de niños")

    assert terms.analyse(apart, "es") == terms.analyse("educación de niños", "es")


def test_a_word_without_end_is_cut() -> None:
    assert {len(term) for term in terms.analyse("x" * 10_000, "es")} == {64}


def test_a_text_gives_its_terms_with_their_counts_and_the_words_worth_completing_each_once() -> None:
    found, words = terms.read("Zona de AGUA, educación de 2026 y agua: sol.", "es")

    assert found == {"zon": 1, "agu": 2, "educ": 1, "educacion": 1, "2026": 1, "sol": 1}
    assert words == ("zona", "agua", "educación")


@given(st.text())
def test_terms_are_never_empty_and_hold_no_space(text: str) -> None:
    found = terms.analyse(text, "es")

    assert all(term and not any(letter.isspace() for letter in term) for term in found)


@given(st.text(st.sampled_from("aeÁñÑΣσİK 1,.:/@'’´´\u0301\u00a0\u2003\n«»…ª-_"), max_size=16))
def test_words_are_those_of_the_whole_text_in_lower_case(text: str) -> None:
    lower = unicodedata.normalize("NFC", text).lower()

    assert terms.words(text) == terms.words(lower)
    assert terms.words(text) == terms.words(lower.replace("\u00a0", " ").replace("\n", " "))


@given(st.text(SPANISH, min_size=1, max_size=24))
def test_a_word_is_found_when_it_is_typed_without_accents(word: str) -> None:
    typed = terms.analyse(terms.bare(word), "es")

    assert set(typed) <= set(terms.analyse(word, "es"))


@given(st.text(alphabet=SPANISH, max_size=20), st.sampled_from(sorted(PLAIN)))
def test_the_fast_stemmer_gives_the_stems_of_the_plain_one(word: str, code: str) -> None:
    assert stemmers()[code](word) == PLAIN[code](word)
