"""Brand colours: readable on light and dark paper, and no further from the brand than they must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.plan import colors

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_wcag() -> None:
    assert colors.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colors.contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@given(COLORS)
def test_ink_is_readable_on_every_light_paper(color: str) -> None:
    ink = colors.ink(color)

    assert colors.contrast(ink, colors.LIGHT_PAPER) >= 4.5
    assert colors.contrast(ink, "#fffdf8") >= 4.5


@given(COLORS)
def test_ink_is_readable_on_every_dark_paper(color: str) -> None:
    ink = colors.ink_dark(color)

    assert colors.contrast(ink, colors.DARK_PAPER) >= 4.5
    assert colors.contrast(ink, "#16130f") >= 4.5


@given(COLORS)
def test_text_upon_the_colour_is_readable(color: str) -> None:
    assert colors.contrast(colors.on_color(color), color) >= 4.5


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert colors.ink("#7B1E3A") == "#7b1e3a"
    assert colors.ink_dark("#ffd7a0") == "#ffd7a0"


def test_a_yellow_becomes_a_dark_yellow_and_no_grey() -> None:
    red, green, blue = (int(colors.ink("#ffdd00")[place : place + 2], 16) for place in (1, 3, 5))

    assert red > green > blue == 0
