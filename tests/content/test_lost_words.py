"""No word of a source is lost: it is on its page, or there is an error with its line."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.lost import line_of, lost_words
from sitegen.model import Picture, Ref
from sitegen.problems import errors_of
from tests.content.documents import set_text

WORD = re.compile(r"[^\W_]+")


def printed(source: str) -> Counter[str]:
    """The words of a body as it is printed, with those of addresses and of pictures."""
    body, _ = set_text(source)
    said = []
    for part in body.opened().parts:
        if isinstance(part, Ref):
            said.append(f"{part.target} {part.fragment}")
        elif isinstance(part, Picture):
            said.append(f"{part.path} {part.alt} {part.caption} {part.credit}")
        else:
            addresses = re.findall(r'(?:href|title|class|start|value)="([^"]*)"', part)
            said += [re.sub(r"<[^>]*>", " ", part), *addresses]
    return Counter(word.casefold() for text in said for word in WORD.findall(unescape(text)))


@pytest.mark.parametrize(
    ("source", "line", "word"),
    [
        ("Texto.\n\n[^nota]: nadie la llama", 3, "nadie"),
        ("| a | b |\n|---|---|\n| 1 | 2 | sobrante |", 3, "sobrante"),
        ('Texto.\n\n[ref]: https://example.org "Un título"', 3, "example"),
        ("Texto.\n\n``` toml archivo de ejemplo\nx\n```", 3, "archivo"),
        ("[a][r] [b][r]\n\n[r]: uno.md\n[r]: dos.md", 4, "dos"),
        ("![alt](foto.jpg){% comentario oculto %}", 1, "comentario"),
        ("uno\n\n[^a]: primera\n[^a]: segunda\n\nx[^a]", 3, "primera"),
    ],
)
def test_what_markdown_drops_without_a_word_is_an_error(source: str, line: int, word: str) -> None:
    _, problems = set_text(source)
    found = [problem for problem in problems if problem.code == "text-lost"]

    assert [(problem.line, dict(problem.params)["word"]) for problem in found] == [(line, word)]


@pytest.mark.parametrize(
    "source",
    [
        "Texto con **énfa**sis y `código`, caf&eacute; &amp; t&#233;, `&eacute;`.",
        "[texto](https://example.org/una/página?x=y#z 'Título')",
        "[texto][r] y [r]\n\n[r]: https://example.org/página 'Título'",
        "[méxico](https://méxico.example/) <https://méxico.example/ñ>",
        "x[^nota] ^[otra]\n\n[^nota]: Texto",
        "```toml\nurl = 'x'\n```",
        "::: cita Ana Ruiz, Jefa\nTexto\n:::",
        "A. Uno\nB. Dos\n\n7. Siete\n8. Ocho",
        '![Alt](foto.jpg "Pie"){credito="Foto: Ana"}',
        "[[CGCS/1|el boletín]] [[CGCS/2]]",
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |",
        "Término\n: Definición",
        "Uno\\*dos\\_tres foo_bar_baz",
        "STRAẞE straße İstanbul",
    ],
)
def test_what_is_used_is_not_lost(source: str) -> None:
    assert [problem.code for problem in set_text(source)[1]] == []


def test_words_are_counted_and_not_only_known() -> None:
    assert lost_words("agua y agua", "<p>agua y</p>", ()) == Counter({"agua": 1})
    assert lost_words("agua", "<p class='agua'></p>", ()) == Counter({"agua": 1})
    assert lost_words("agua", "<p></p>", ("agua",)) == Counter()


def test_the_line_is_that_of_most_lost_words() -> None:
    assert line_of("a b b b\nc dd e\nb", Counter(["b", "c", "dd"])) == (1, "dd")


# Pieces of Markdown: ¶ is the end of a line, · a space.
WRITTEN = r"""
** * _ ` ~~ [ ](x.md) ](https://x.mx·'Título') ![ ](f.jpg) ](f.jpg·'Pie') < > ¶ ¶¶ ¶-· ¶1.· ¶3.· ¶A.· ¶B.·
¶>· ¶#· ¶|· ·|· ¶|---|---|¶ [^1] ¶¶[^1]:· ¶¶[r]:·u.md¶¶ [r] ][r] ¶:::·cita· ¶:::¶ ¶```¶ ¶```· ···· \ &amp;
&eacute; <b> [[1| ]] {credito= } ¶:· ¶---¶ ¶===¶ ^[ ] ) ( "
"""
MARKS = st.sampled_from([piece.translate(str.maketrans("¶·", "\n ")) for piece in WRITTEN.split()])
WORDS = st.sampled_from(["uno", "dos", "tres", "año", "2026", "Ñandú", "CGCS/1", "x"])


@given(st.lists(st.one_of(MARKS, WORDS, st.just(" ")), max_size=40))
def test_every_word_is_printed_or_there_is_an_error(pieces: list[str]) -> None:
    source = "".join(pieces)
    _, problems = set_text(source)
    decoded = re.sub(r"&(?:amp|eacute);", lambda entity: unescape(entity[0]), source)
    wanted = {word.casefold() for text in (source, decoded) for word in WORD.findall(text)}
    either = (
        wanted
        & {word.casefold() for word in WORD.findall(decoded)}
        & {w.casefold() for w in WORD.findall(source)}
    )

    missing = either - set(printed(source))
    used = {"credito", "cita", "r", "1", "a", "b", "c"} | {str(number) for number in range(10)}
    assert not missing - used or errors_of(problems)


@given(st.lists(WORDS, min_size=1, max_size=12), st.integers(0, 11))
def test_a_dropped_word_is_always_seen(words: list[str], drop: int) -> None:
    kept = words[: drop % len(words)] + words[drop % len(words) + 1 :]

    assert lost_words(" ".join(words), f"<p>{' '.join(kept)}</p>", ())
