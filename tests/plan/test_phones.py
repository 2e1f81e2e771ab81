"""Telephone numbers: dialled as they stand, or not at all."""

from __future__ import annotations

import pytest

from sitegen.plan.phones import MEXICO, tel, whatsapp


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("55 5864 2500", "tel:+525558642500"),
        ("(55) 5864-2500", "tel:+525558642500"),
        ("+52 55 5864 2500", "tel:+525558642500"),
        ("+52 1 55 5864 2500", "tel:+525558642500"),
        ("52 55 5864 2500", "tel:+525558642500"),
        ("01 55 5864 2500", "tel:+525558642500"),
        ("044 55 5864 2500", "tel:+525558642500"),
        ("55 5864 2500 ext. 204", "tel:+525558642500;ext=204"),
        ("55 5864 2500, 55 5864 2501", "tel:+525558642500"),
        ("55 5864 2500 y 55 5864 2501", "tel:+525558642500"),
        ("911", "tel:911"),
        ("+1 415 555 2671", "tel:+14155552671"),
    ],
)
def test_a_number_that_can_be_dialled_gets_a_link(printed: str, expected: str) -> None:
    assert tel(printed, MEXICO) == expected


@pytest.mark.parametrize(
    "printed", ["5864 2500", "", "lunes a viernes", "55 5864 250", "+52", "55 5864 2500 2501"]
)
def test_a_number_that_cannot_be_dialled_as_it_stands_gets_no_link(printed: str) -> None:
    assert tel(printed, MEXICO) == ""


def test_ten_digits_are_mexican_only_in_mexico() -> None:
    assert tel("415 555 2671", "Estados Unidos") == ""


def test_whatsapp_takes_the_international_form_without_its_sign() -> None:
    assert whatsapp("55 1234 5678 ext. 3", MEXICO) == "https://wa.me/525512345678"
    assert whatsapp("911", MEXICO) == ""
