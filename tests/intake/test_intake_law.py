"""The law of the intake: whatever text goes in, every word comes out in the file or in the report."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from sitegen.config.settings import Config
from sitegen.intake.blocks import tidy_lines, words
from sitegen.intake.draft import Draft, Wishes
from sitegen.intake.workshop import drafts_of
from tests.intake.desk import docx, paragraph, settings

BROKEN = re.compile(r"([^\W_]+)[-\u2010][ \t]*\n[ \t]*([^\W_]+)")
PIECES = st.sampled_from(
    [
        "Tijuana, B.C., a 5 de marzo de 2021.- ",
        "Boletín No. 45",
        "ASUNTO: Se informa",
        "PRESENTE",
        "ATENTAMENTE",
        "Lic. Ana López Ruiz",
        "Directora de Obras Públicas",
        "• Un sumario de varias palabras",
        "- Inicio",
        "1. Primero",
        "3) Tercero",
        "A. Que uno",
        "B. Que dos",
        "2026. Año de la prueba",
        "# Título",
        "> Cita de alguien que habla.",
        "**Todo en negritas**",
        "| a | b |",
        "--- | ---",
        "::: aviso",
        "[enlace](javascript:alert(1))",
        "[otro](https://example.org/a_b?c=d)",
        "![foto](foto.jpg)",
        "https://example.org/uno_dos",
        "Tel. 664 123 4567",
        "Foto: Juan Pérez",
        "Noticias",
        "Cerrar",
        "COMUNICACIÓN SOCIAL",
        "comu-",
        "nicación",
        "C.c.p. Archivo.- Para su conocimiento",
        "El alcalde dijo que “hoy es un buen día para todos nosotros” en la plaza.",
        "<b>negritas</b> & &amp; &nbsp; *x* _y_ ~~z~~ `w`",
        "[[CGCS/130126/009]] [^1] \\* {x=y}",
        "",
        "   ",
        "\t",
    ]
)
TEXTS = st.lists(
    st.one_of(
        PIECES, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
    ),
    max_size=25,
).map("\n".join)


def missing(text: str, drafts: tuple[Draft, ...]) -> Counter[str]:
    """The words of the text that are nowhere in the drafts; one broken at a line's end may be whole there."""
    told = told_by(drafts)
    for halves in BROKEN.findall(tidy_lines(text).casefold()):
        if told["".join(halves)] > 0:
            told.subtract(["".join(halves)])
            told.update(halves)
    return Counter(words(text)) - told


def told_by(drafts: tuple[Draft, ...]) -> Counter[str]:
    """Every word of the files and of their reports."""
    parts = [
        part
        for draft in drafts
        for part in (draft.text, *_facts(draft), *(one.words for one in draft.report.left), *_todo(draft))
    ]
    return Counter(words("\n".join(parts)))


def _facts(draft: Draft) -> list[str]:
    return [
        f"{one.value}\n{one.words}\n{one.detail}" for one in (*draft.report.taken, *draft.report.doubtful)
    ]


def _todo(draft: Draft) -> list[str]:
    return [value for one in draft.report.todo for value in one.facts.values()]


def imported(name: str, text: str, config: Config) -> tuple[Draft, ...]:
    return drafts_of(name, text.encode(), config, wishes=Wishes()).drafts


@given(TEXTS)
def test_every_word_of_a_text_comes_out(text: str) -> None:
    drafts = imported("texto.txt", text, settings())

    assert not drafts or not missing(text, drafts)


@given(TEXTS)
def test_every_word_of_a_text_is_there_although_only_the_file_and_what_was_left_out_are_read(
    text: str,
) -> None:
    drafts = imported("texto.txt", text, settings())
    unplaced = [one.words for draft in drafts for one in draft.report.left if one.why == "unplaced"]

    assert unplaced == []


@given(TEXTS)
def test_a_draft_that_is_ready_has_no_error(text: str) -> None:
    for draft in imported("texto.txt", text, settings()):
        assert draft.report.ready == draft.path.startswith("content/")


@given(TEXTS)
def test_the_same_text_gives_the_same_draft(text: str) -> None:
    assert imported("texto.txt", text, settings()) == imported("texto.txt", text, settings())


@given(TEXTS)
def test_every_word_of_a_web_page_comes_out(text: str) -> None:
    lines = tidy_lines(text).split("\n")
    page = "<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in lines) + "</body></html>"
    drafts = imported("pagina.html", page, settings())

    assert not drafts or not Counter(words(" \n ".join(lines))) - told_by(drafts)


@given(TEXTS)
def test_every_word_of_a_word_document_comes_out(text: str) -> None:
    lines = tidy_lines(text).split("\n")
    data = docx("".join(paragraph(escape(line), bold=len(line) % 2 == 0) for line in lines))
    drafts = drafts_of("carta.docx", data, settings(), wishes=Wishes()).drafts

    assert not drafts or not Counter(words(" \n ".join(lines))) - told_by(drafts)
