"""Seals: what makes another text of a text, and what does not."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.content.seals import LINE, WHOLE, line_seal, plain, sealed


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("*Cabildo aprueba* el _presupuesto_", "Cabildo aprueba el presupuesto"),
        ("“Es un logro”, dijo", '"Es un logro", dijo'),
        ("«Agua» – para   todos", '"Agua" - para todos'),
        ("• Traer identificación", "- Traer identificación"),
        ("El agua\u200b llega\u00a0hoy", "El agua llega hoy"),
        ("Ma\u006e\u0303ana", "Mañana"),
        ("ﬁn de obra…", "fin de obra..."),
    ],
)
def test_marks_quotes_and_spaces_make_no_other_text(written: str, same: str) -> None:
    assert plain(written) == plain(same)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("El pago es de $1,500", "El pago es de $15,00"),
        ("No, habrá clases", "No habrá clases"),
        ("3 de marzo", "13 de marzo"),
    ],
)
def test_a_changed_word_makes_another_text(written: str, other: str) -> None:
    assert sealed([written]) != sealed([other])


def test_a_seal_has_the_whole_and_each_line_that_says_anything() -> None:
    found = sealed(["Agua", "", "  ", "Hoy llega."])

    assert found[:WHOLE] == sha256(b"Agua Hoy llega.").digest()
    assert found[WHOLE:] == line_seal("Agua") + line_seal("Hoy llega.")
    assert len(found) == WHOLE + 2 * LINE


@given(st.text())
def test_the_plain_form_of_a_plain_form_is_itself(line: str) -> None:
    once = plain(line)

    assert plain(once) == once
