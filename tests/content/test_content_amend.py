"""Amending a front matter: what is asked for is set, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.amend import amended, entries_of, quoted, written
from sitegen.content.proof import Proof
from sitegen.content.values import Entry, Listing, Record, Scalar, Value
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


def test_the_remark_on_its_line_stays_and_a_sign_within_the_value_is_none() -> None:
    text = "---\ntitulo: 'A # b'  # de Ana\nfolio: x#1\n---\n"

    assert amend(text, title=["titulo: Luz"], folio=["folio: y"]) == (
        "---\ntitulo: Luz  # de Ana\nfolio: y\n---\n"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines_and_the_mark_stay_as_they_are(end: str) -> None:
    text = "\ufeff" + TEXT.replace("\n", end)

    found = amend(text, title=["titulo: Luz"], folio=["folio: x"])

    assert found == "\ufeff" + amend(TEXT, title=["titulo: Luz"], folio=["folio: x"]).replace("\n", end)


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\u2028\u2029\ufffe\uffff")
)
_VALUES = st.recursive(
    st.builds(lambda text: Scalar(text, 0, quoted=True), _WORDS | st.just("a\nb\n")),
    lambda inner: (
        st.builds(lambda items: Listing(tuple(items), 0), st.lists(inner, min_size=1, max_size=3))
        | st.builds(
            lambda values: Record(tuple(Entry(Scalar(f"k{n}", 0), one) for n, one in enumerate(values)), 0),
            st.lists(inner, min_size=1, max_size=3),
        )
    ),
    max_leaves=6,
)


@given(_VALUES)
def test_what_is_written_is_what_was_read(value: Value) -> None:
    text = amend(TEXT, gallery=written(Scalar("galeria", 0), value))

    assert bare(entries_of(text, proof())["gallery"].value) == bare(value)


def bare(value: Value) -> object:
    """A value without its lines."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Listing):
        return [bare(one) for one in value.items]
    return {one.key.text: bare(one.value) for one in value.entries}


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
