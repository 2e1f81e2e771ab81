"""Brand colours made readable: the ink of a municipality on light and on dark paper.

Contrast and luminance are those of WCAG 2.2 (relative luminance, contrast
ratio). The hue and the saturation of the brand stay; only the lightness moves,
and no further than it must.
"""

from __future__ import annotations

import colorsys
from functools import lru_cache
from typing import TypeAlias

Rgb: TypeAlias = tuple[int, int, int]

TEXT_RATIO = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
LIGHT_PAPER = "#f3ede1"  # the darkest surface of the light dress that carries brand-coloured text
DARK_PAPER = "#2a251e"  # the lightest surface of the dark dress that does
WHITE = "#ffffff"
BLACK = "#000000"

_STEPS = 400  # of lightness: finer than the 256 steps of a channel
_LINEAR_LIMIT = 0.04045  # sRGB (IEC 61966-2-1): below it the curve is a straight line


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """The relative luminance of a `#rrggbb` colour, from 0 to 1."""
    red, green, blue = (_linear(channel / 255) for channel in _rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=4096)
def ink(color: str) -> str:
    """The colour itself where it is readable on light paper, else darkened until it is."""
    return _moved(color, paper=LIGHT_PAPER, step=-1)


@lru_cache(maxsize=4096)
def ink_dark(color: str) -> str:
    """The colour itself where it is readable on dark paper, else lightened until it is."""
    return _moved(color, paper=DARK_PAPER, step=1)


@lru_cache(maxsize=4096)
def on_color(color: str) -> str:
    """White where white is readable upon the colour, else black (one of both always is)."""
    return WHITE if contrast(color, WHITE) >= TEXT_RATIO else BLACK


def _moved(color: str, *, paper: str, step: int) -> str:
    """Lightness moves by steps of 1/400 until the ratio is reached; black or white ends the way."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _rgb(color)))
    tried, place = color.lower(), round(lightness * _STEPS)
    while contrast(tried, paper) < TEXT_RATIO and 0 < place < _STEPS:
        place += step
        tried = _hex(colorsys.hls_to_rgb(hue, place / _STEPS, saturation))
    return tried if contrast(tried, paper) >= TEXT_RATIO else (BLACK if step < 0 else WHITE)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_LIMIT else float(((channel + 0.055) / 1.055) ** 2.4)


def _rgb(color: str) -> Rgb:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
