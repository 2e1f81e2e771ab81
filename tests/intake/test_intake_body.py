"""Bodies: what a person typed is what the page says, whatever Markdown would make of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content import read_document
from sitegen.files import digest
from sitegen.intake.blocks import Block, Run, words
from sitegen.intake.body import body_of
from sitegen.intake.front import front_matter
from sitegen.intake.release.sheet import Sheet
from sitegen.model import Item, Source
from sitegen.problems import errors_of
from sitegen.text import nfc
from tests.intake.desk import settings

PATH = "content/tijuana/comunicados/2021/2021-03-05-a.md"


def page(markdown: str, head: str = "---\ntitulo: Uno\n---\n") -> Item:
    data = f"{head}\n{markdown}\n".encode()
    item, problems = read_document(Source(PATH, "document", digest(data), len(data)), data, settings())
    assert errors_of(problems) == ()
    assert item is not None
    return item


def body(*blocks: Block) -> str:
    sheet = Sheet(blocks)
    return body_of(sheet.free(), sheet.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "2026. Año del humanismo", "1) Primero", "- guion", "+ más", "# no es título", "> no es cita",
        "*no es énfasis*",
        "_tampoco_", "`ni código`", "[ni enlace](http://x.example)", "<b>ni etiqueta</b>",
        "::: aviso", "~~~ ni bloque",
        "| ni | tabla |", "&amp; ni entidad", "--- ---", "===", ": ni definición",
        "[[CGCS/130126/009]]", "[^1] ni nota",
        "C:\\carpeta\\archivo", "a_b_c y 3*4*5", "![ni foto](x.jpg)",
    ],
)  # fmt: skip
def test_a_text_that_looks_like_markdown_stays_as_it_is(text: str) -> None:
    assert page(body(Block((Run(text),)))).body.opened().text == text


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40).filter(
    lambda one: one.strip()
)


@given(st.lists(LINES, min_size=1, max_size=4))
def test_any_words_are_on_the_page(lines: list[str]) -> None:
    blocks = [Block((Run(line, bold=at % 2 == 1),)) for at, line in enumerate(lines)]
    found = page(body(*blocks)).body.opened().text

    assert words(found) == words("\n".join(lines))


def test_items_tables_quotes_and_notes_are_drawn() -> None:
    cell = ((Run("a | b"),), (Run("c"),))
    drawn = body(
        Block((Run("Uno", note=""), Run("", note="7")), marker="•", style="item"),
        Block((Run("Dos"),), marker="3.", style="item"),
        Block(style="table", rows=(cell, cell)),
        Block((Run("dicho"),), style="quote"),
    )

    assert drawn == "- Uno[^7]\n3. Dos\n\n| a \\| b | c |\n| --- | --- |\n| a \\| b | c |\n\n> dicho"


def test_lettered_items_are_one_lettered_list() -> None:
    blocks = [Block((Run(f"{letter}. Que {letter}"),), style="item", marker="•") for letter in "ABC"]

    assert body(*blocks) == "A. Que A\nB. Que B\nC. Que C"


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///etc/passwd", "foto.html"]
)
def test_a_link_that_may_not_be_keeps_only_its_words(href: str) -> None:
    assert body(Block((Run("palabra", href=href),))) == "palabra"


def test_a_good_link_is_kept() -> None:
    assert body(Block((Run("ver", href="https://example.org/a b"),))) == "[ver](<https://example.org/a%20b>)"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60))
def test_any_title_is_read_as_it_was_written(title: str) -> None:
    head = front_matter({"title": f"x {title}", "date": ("2021-03-05",)}, spanish=True)

    assert re.sub(r"\s+", " ", page("Texto", head).front.title) == " ".join(nfc(f"x {title}").split())


def test_a_list_within_the_next_item_counts_from_one_again() -> None:
    rows = [("1.", 0, "uno"), ("1.", 1, "dos"), ("2.", 0, "tres"), ("1.", 1, "cuatro")]
    blocks = [Block((Run(text),), "item", level=level, marker=mark) for mark, level, text in rows]

    assert body(*blocks) == "1. uno\n    1. dos\n2. tres\n    1. cuatro"
