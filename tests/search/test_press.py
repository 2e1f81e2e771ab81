"""The `press` analysis is the same in Python and in the browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitegen.content import terms
from tests.search import generated
from tests.search.conftest import Ask

FIXTURES = json.loads(Path(__file__).with_name("press_terms.json").read_text(encoding="utf-8"))
CASES = [(language, text, found) for language, many in FIXTURES.items() for text, found in many.items()]
# Where Unicode 15 to 17 added letters: what they fold to depends on how new the Python and the browser are.
NEW_LETTERS = {0x1C89, *range(0xA7CB, 0xA800)}
ODD = [
    "",
    " \t\r\n\u00a0\u2028",
    "C.P. 54700, a.m. y/o EE.UU.",
    "prensa@izcalli.gob.mx https://izcalli.gob.mx/a/b?c=d#e",
    "11:00, 1,250.50 y 3.5 %; 24/05/2022",
    "İstanbul straße ﬁn ½ ² Ω ŉ ǅ Σίσυφος ΟΔΟΣ",
    "emoji 🚰🏳️\u200d🌈 agua🚰luz",
    "Niñ\u0303o n\u0303 ä\u0331 a\u0331ltepetl ja'a ja\ua78ca",
    "'''' //// @@@ ... -- — ‘’ “”",
    "/a/ .b. @c@ 'd' ,1, :2:",
    "1,2,3:4 5,a a,5",
    "العربية 漢字 かな हिन्दी 한국어",
    "constructor __proto__ toString hasOwnProperty",
    "x" * 200 + " " + "ñ" * 200,
]


@pytest.mark.parametrize(("language", "text", "found"), CASES)
def test_python_gives_the_terms_of_the_shared_list(language: str, text: str, found: list[str]) -> None:
    assert terms.analyse(text, language) == found


def test_the_browser_gives_the_terms_of_the_shared_list(ask: Ask) -> None:
    for language, many in FIXTURES.items():
        assert ask(do="analyse", language=language, texts=list(many)) == list(many.values())


@pytest.mark.parametrize("language", ["es", "en"])
def test_both_sides_agree_on_thousands_of_words(ask: Ask, language: str) -> None:
    texts = generated.words(language, 6_000)

    assert ask(do="analyse", language=language, texts=texts) == [
        terms.analyse(one, language) for one in texts
    ]


@pytest.mark.parametrize("language", ["es-MX", "en", "nah"])
def test_both_sides_agree_on_odd_texts(ask: Ask, language: str) -> None:
    assert ask(do="analyse", language=language, texts=ODD) == [terms.analyse(one, language) for one in ODD]


def test_both_sides_agree_on_every_letter(ask: Ask) -> None:
    points = [*range(0x20, 0xD800), *range(0xE000, 0xFFFE)]
    texts = [f"a{chr(point)}b {chr(point)}" for point in points if point not in NEW_LETTERS]
    there = ask(do="analyse", language="nah", texts=texts)
    assert isinstance(there, list)

    differ = [one for one, found in zip(texts, there, strict=True) if terms.analyse(one, "nah") != found]

    assert differ == []
