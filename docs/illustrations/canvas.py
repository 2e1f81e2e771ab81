"""The paper and the pens: flat shapes on a picture of 1600 by 1067 points.

Everything is drawn twice as large and reduced at the end, so that edges are
smooth. Points are (x, y) from the upper left corner; colours are `#rrggbb`,
or a tuple of four numbers where something shines through.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from PIL import Image, ImageDraw

Point: TypeAlias = tuple[float, float]
Colour: TypeAlias = "str | tuple[int, int, int, int]"

WIDTH, HEIGHT = 1600, 1067
_SCALE = 2


def mix(one: str, other: str, share: float) -> str:
    """`one` with a share (0 to 1) of `other`."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def clear(colour: str, opacity: float) -> tuple[int, int, int, int]:
    """A colour through which something shines; `opacity` from 0 to 1."""
    red, green, blue = _channels(colour)
    return red, green, blue, round(255 * opacity)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


class Canvas:
    """A picture that is being drawn, from the sky forward."""

    def __init__(self, top: str, bottom: str) -> None:
        self.image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE))
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        for row in range(HEIGHT * _SCALE):
            colour = mix(top, bottom, row / (HEIGHT * _SCALE))
            self.pen.line([(0, row), (WIDTH * _SCALE, row)], fill=colour)

    def area(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled polygon."""
        self.pen.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=colour)

    def box(self, x: float, y: float, size: Point, colour: Colour, *, radius: float = 0) -> None:
        """A rectangle by its upper left corner and (width, height), with rounded corners if wanted."""
        corners = [x * _SCALE, y * _SCALE, (x + size[0]) * _SCALE - 1, (y + size[1]) * _SCALE - 1]
        self.pen.rounded_rectangle(corners, radius * _SCALE, fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A filled circle by its centre."""
        self.oval(x, y, (radius, radius), colour)

    def oval(self, x: float, y: float, radii: Point, colour: Colour) -> None:
        """A filled ellipse by its centre and two radii."""
        across, down = radii
        corners = [(x - across), (y - down), (x + across), (y + down)]
        self.pen.ellipse([corner * _SCALE for corner in corners], fill=colour)

    def ring(self, x: float, y: float, radius: float, colour: Colour, *, width: float) -> None:
        """A circle's line."""
        corners = [x - radius, y - radius, x + radius, y + radius]
        self.pen.ellipse([one * _SCALE for one in corners], outline=colour, width=round(width * _SCALE))

    def stroke(self, points: Sequence[Point], colour: Colour, *, width: float) -> None:
        """A line through points with round ends and joints."""
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self.pen.line(scaled, fill=colour, width=round(width * _SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)

    def hill(self, height: float, swell: float, colour: Colour, *, waves: float, shift: float) -> None:
        """Everything below a soft line; `height` is its mean y, `swell` its rise and fall."""
        line = [(float(x), height + swell * _wave(x / WIDTH * waves + shift)) for x in range(0, WIDTH + 8, 8)]
        self.area([(0.0, HEIGHT), *line, (WIDTH, HEIGHT)], colour)

    def save(self, path: Path) -> int:
        """Write the picture as a JPEG; gives its bytes."""
        path.parent.mkdir(parents=True, exist_ok=True)
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.save(path, "JPEG", quality=86, subsampling=0, optimize=True, progressive=True)
        return path.stat().st_size


def _wave(turn: float) -> float:
    """A soft line that does not repeat at once."""
    return 0.7 * math.sin(2 * math.pi * turn) + 0.3 * math.sin(2 * math.pi * turn * 2.3 + 1.1)


def curve(points: Sequence[Point], *, steps: int = 16) -> list[Point]:
    """A smooth line through points (Catmull and Rom, 1974)."""
    first, last = points[0], points[-1]
    line = [first, *points, last]
    return [
        _between(line[n], line[n + 1], (line[n + 2], line[n + 3]), step / steps)
        for n in range(len(line) - 3)
        for step in range(steps)
    ] + [last]


def _between(a: Point, b: Point, ahead: tuple[Point, Point], t: float) -> Point:
    c, d = ahead
    x, y = (
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )
    return x, y
