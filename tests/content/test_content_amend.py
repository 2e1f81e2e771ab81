"""Amending a front matter: what is asked for is set, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.amend import amended, entries_of, quoted
from sitegen.content.proof import Proof
from sitegen.content.values import Scalar
from sitegen.problems import SiteError
from sitegen.text import collapse
from tests.content.documents import CONFIG

TEXT = """\
---
# lo de siempre
titulo: 'Agua'   
personas:
  - nombre: Ana
    cargo: Directora

  # y nadie más
# al final
fecha: 2026-01-13
---

El agua. titulo: no
"""  # noqa: W291 - white space of a person's own


def proof() -> Proof:
    return Proof("content/a.md", CONFIG, "UTC")


def amend(text: str, **rows: list[str]) -> str:
    return amended(text, rows, proof())


def test_nothing_asked_for_changes_nothing() -> None:
    assert amend(TEXT) == TEXT


def test_a_key_is_set_in_its_place_under_either_name() -> None:
    assert amend(TEXT, title=["titulo: Luz"]) == TEXT.replace("titulo: 'Agua'   ", "titulo: Luz")


def test_a_key_that_is_not_there_comes_last() -> None:
    assert amend(TEXT, folio=["folio: 'X/1'"]) == TEXT.replace("-13\n---", "-13\nfolio: 'X/1'\n---")


def test_a_list_goes_whole_and_the_remark_after_it_stays() -> None:
    found = amend(TEXT, people=["personas: [Luis]"])

    assert "Ana" not in found
    assert "personas: [Luis]\n# al final\nfecha" in found


def test_a_key_is_taken_away() -> None:
    assert "fecha" not in amend(TEXT, date=[])


@pytest.mark.parametrize(
    "text", ["---\n{titulo: Agua, fecha: 2026-01-13}\n---\n", "---\n  titulo: Agua\n---\n", "sin ficha\n"]
)
def test_what_cannot_be_amended_safely_is_refused(text: str) -> None:
    with pytest.raises(SiteError):
        amend(text, folio=["folio: x"])


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufffe\uffff")))
def test_any_text_can_be_a_value(text: str) -> None:
    found = entries_of(amend(TEXT, folio=[f"folio: {quoted(text)}"]), proof())["folio"].value

    assert isinstance(found, Scalar)
    assert found.text == collapse(text)
