"""What the scenes are made of: sky, hills, houses, trees, people, vehicles."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from canvas import HEIGHT, WIDTH, Canvas, Point, clear, curve, mix

PAPER = "#f6e7d3"
SUN = "#f5c56b"
WHITE = "#fffaf2"
NIGHT = "#1d1b26"
LEAF = "#4f7a5b"
SKINS = ("#8a5a3c", "#b07a55", "#6f4630", "#c8946a", "#9c6a48")


@dataclass(frozen=True)
class Ink:
    """The colours of a picture: the municipality's own and those that stand beside it."""

    brand: str
    second: str
    accent: str

    def deep(self, share: float = 0.35) -> str:
        """The brand's colour, darker."""
        return mix(self.brand, NIGHT, share)

    def tint(self, share: float) -> str:
        """The brand's colour upon paper; 0 is the brand, 1 the paper."""
        return mix(self.brand, PAPER, share)

    def clothes(self, number: int) -> str:
        """A colour for the clothes of the nth person."""
        among = (
            self.brand,
            self.second,
            self.accent,
            self.tint(0.35),
            self.deep(),
            mix(self.second, WHITE, 0.4),
        )
        return among[number % len(among)]


def sun(paper: Canvas, at: Point, radius: float, colour: str = SUN) -> None:
    """A sun with a halo."""
    paper.disc(*at, radius * 1.5, clear(colour, 0.18))
    paper.disc(*at, radius * 1.22, clear(colour, 0.28))
    paper.disc(*at, radius, colour)


def cloud(paper: Canvas, at: Point, size: float, colour: str = WHITE) -> None:
    """A flat cloud; `size` is about half its width."""
    x, y = at
    shade = clear(colour, 0.75)
    paper.box(x - size, y - size * 0.16, (size * 2, size * 0.32), shade, radius=size * 0.16)
    paper.box(x - size * 0.55, y - size * 0.42, (size * 0.95, size * 0.42), shade, radius=size * 0.21)


def skyline(paper: Canvas, ground: float, colour: str, *, seed: int, tall: float) -> None:
    """A row of buildings that shine through one another."""
    dice = random.Random(seed)
    x = -20.0
    while x < WIDTH:
        width = dice.choice([42, 54, 66, 80, 96])
        height = tall * (0.35 + 0.65 * dice.random() ** 1.6)
        paper.box(x, ground - height, (width, height + 260), clear(colour, 0.55 + 0.3 * dice.random()))
        if dice.random() < 0.25:
            paper.box(x + width * 0.3, ground - height - 26, (width * 0.4, 26), clear(colour, 0.6))
        x += width * (0.7 + 0.9 * dice.random())


def building(paper: Canvas, x: float, ground: float, size: Point, *, wall: str, pane: str) -> None:
    """A house of flats with its windows."""
    width, height = size
    paper.box(x, ground - height, size, wall)
    paper.box(x - 6, ground - height - 12, (width + 12, 12), mix(wall, NIGHT, 0.25))
    across, down = max(2, round(width / 62)), max(2, round(height / 82))
    for row in range(down):
        for column in range(across):
            left = x + width * (column + 0.5) / across - 15
            top = ground - height + 28 + (height - 60) * row / down
            paper.box(left, top, (30, 42), pane, radius=2)


def house(paper: Canvas, x: float, ground: float, size: float, *, wall: str, roof: str) -> None:
    """A low house with a pitched roof; `size` is its width."""
    paper.box(x, ground - size * 0.62, (size, size * 0.62), wall)
    ridge = ground - size * 1.0
    eaves = ground - size * 0.6
    paper.area([(x - size * 0.1, eaves), (x + size / 2, ridge), (x + size * 1.1, eaves)], roof)
    paper.box(x + size * 0.4, ground - size * 0.34, (size * 0.2, size * 0.34), roof)
    paper.box(x + size * 0.12, ground - size * 0.48, (size * 0.17, size * 0.18), WHITE)
    paper.box(x + size * 0.71, ground - size * 0.48, (size * 0.17, size * 0.18), WHITE)


def tree(paper: Canvas, x: float, ground: float, size: float, colour: str = LEAF) -> None:
    """A round tree; `size` is its height."""
    paper.box(x - size * 0.035, ground - size * 0.45, (size * 0.07, size * 0.45), mix(colour, "#4a3226", 0.7))
    paper.oval(x, ground - size * 0.68, (size * 0.27, size * 0.33), colour)
    paper.oval(x - size * 0.1, ground - size * 0.76, (size * 0.14, size * 0.18), clear(WHITE, 0.13))


def pine(paper: Canvas, x: float, ground: float, size: float, colour: str = LEAF) -> None:
    """A pine of three storeys; `size` is its height."""
    paper.box(x - size * 0.04, ground - size * 0.18, (size * 0.08, size * 0.18), mix(colour, "#4a3226", 0.75))
    for storey, (base, top, half) in enumerate(((0.12, 0.56, 0.3), (0.36, 0.78, 0.24), (0.6, 1.0, 0.17))):
        shape = [
            (x - size * half, ground - size * base),
            (x, ground - size * top),
            (x + size * half, ground - size * base),
        ]
        paper.area(shape, mix(colour, WHITE, storey * 0.08))


def person(paper: Canvas, x: float, ground: float, size: float, *, clothes: str, skin: str) -> None:
    """Someone who stands; `size` is the height."""
    legs = mix(clothes, NIGHT, 0.45)
    for side in (-1, 1):
        paper.stroke(
            [(x + side * size * 0.06, ground - size * 0.45), (x + side * size * 0.075, ground - size * 0.04)],
            legs,
            width=size * 0.095,
        )
    paper.stroke(
        [(x - size * 0.135, ground - size * 0.71), (x - size * 0.17, ground - size * 0.46)],
        mix(clothes, NIGHT, 0.12),
        width=size * 0.075,
    )
    paper.stroke(
        [(x + size * 0.135, ground - size * 0.71), (x + size * 0.17, ground - size * 0.46)],
        mix(clothes, NIGHT, 0.12),
        width=size * 0.075,
    )
    paper.box(x - size * 0.145, ground - size * 0.77, (size * 0.29, size * 0.37), clothes, radius=size * 0.09)
    head(paper, x, ground - size * 0.88, size * 0.095, skin=skin)


def head(paper: Canvas, x: float, y: float, radius: float, *, skin: str) -> None:
    """A head with its hair, no face."""
    paper.disc(x, y - radius * 0.16, radius * 1.06, mix(skin, NIGHT, 0.72))
    paper.oval(x, y + radius * 0.22, (radius * 0.86, radius * 0.86), skin)


def listener(paper: Canvas, x: float, y: float, size: float, *, clothes: str, skin: str) -> None:
    """Someone seated, seen from behind: hair and shoulders."""
    paper.box(x - size * 0.62, y, (size * 1.24, size * 1.7), clothes, radius=size * 0.5)
    paper.box(x - size * 0.14, y - size * 0.2, (size * 0.28, size * 0.4), skin)
    paper.oval(x, y - size * 0.42, (size * 0.36, size * 0.42), mix(skin, NIGHT, 0.74))


def runner(paper: Canvas, x: float, ground: float, size: float, *, clothes: str, skin: str) -> None:
    """Someone who runs to the right."""
    hip, neck = (x, ground - size * 0.46), (x + size * 0.1, ground - size * 0.76)
    dark = mix(clothes, NIGHT, 0.45)
    paper.stroke(
        [hip, (x - size * 0.14, ground - size * 0.26), (x - size * 0.36, ground - size * 0.24)],
        mix(skin, NIGHT, 0.2),
        width=size * 0.085,
    )
    paper.stroke(
        [neck, (x - size * 0.06, ground - size * 0.6), (x - size * 0.18, ground - size * 0.7)],
        mix(skin, NIGHT, 0.2),
        width=size * 0.06,
    )
    paper.stroke(
        [hip, (x + size * 0.18, ground - size * 0.34), (x + size * 0.12, ground - size * 0.04)],
        skin,
        width=size * 0.09,
    )
    paper.stroke([hip, neck], clothes, width=size * 0.21)
    paper.stroke([hip, (x + size * 0.09, ground - size * 0.4)], dark, width=size * 0.17)
    paper.stroke(
        [neck, (x + size * 0.24, ground - size * 0.58), (x + size * 0.34, ground - size * 0.7)],
        skin,
        width=size * 0.065,
    )
    head(paper, x + size * 0.17, ground - size * 0.92, size * 0.1, skin=skin)


def chair_athlete(paper: Canvas, x: float, ground: float, size: float, *, clothes: str, skin: str) -> None:
    """Someone who plays in a sports wheelchair; `size` is the height."""
    wheel = size * 0.27
    paper.stroke(
        [
            (x - size * 0.02, ground - size * 0.42),
            (x + size * 0.3, ground - size * 0.36),
            (x + size * 0.34, ground - size * 0.1),
        ],
        mix(clothes, NIGHT, 0.45),
        width=size * 0.1,
    )
    paper.stroke(
        [(x - size * 0.02, ground - size * 0.42), (x + size * 0.06, ground - size * 0.74)],
        clothes,
        width=size * 0.22,
    )
    paper.stroke(
        [
            (x + size * 0.06, ground - size * 0.72),
            (x + size * 0.25, ground - size * 0.82),
            (x + size * 0.3, ground - size * 1.02),
        ],
        skin,
        width=size * 0.07,
    )
    paper.ring(x, ground - wheel, wheel, NIGHT, width=size * 0.035)
    for spoke in range(6):
        turn = math.pi * spoke / 6
        reach = (math.cos(turn) * wheel * 0.9, math.sin(turn) * wheel * 0.9)
        paper.stroke(
            [(x - reach[0], ground - wheel - reach[1]), (x + reach[0], ground - wheel + reach[1])],
            clear(NIGHT, 0.45),
            width=size * 0.008,
        )
    paper.disc(x, ground - wheel, size * 0.035, NIGHT)
    paper.disc(x + size * 0.36, ground - size * 0.06, size * 0.06, NIGHT)
    head(paper, x + size * 0.09, ground - size * 0.94, size * 0.1, skin=skin)


def crowd(
    paper: Canvas, line: tuple[float, float], ground: float, *, ink: Ink, group: tuple[float, int, int]
) -> None:
    """People standing between two x, some nearer than others; `group` is (height, number, seed)."""
    size, count, seed = group
    dice = random.Random(seed)
    left, right = line
    places = sorted(dice.uniform(0, size * 0.16) for _ in range(count))
    order = dice.sample(range(count), count)
    for number, near in enumerate(places):
        x = left + (right - left) * (order[number] + 0.5) / count + dice.uniform(-8, 8)
        tall = size * dice.choice((0.82, 0.9, 0.96, 1.0, 1.04))
        clothes, skin = ink.clothes(dice.randrange(6)), dice.choice(SKINS)
        person(paper, x, ground + near, tall, clothes=clothes, skin=skin)


def wheel(paper: Canvas, x: float, ground: float, radius: float) -> None:
    """A car's wheel."""
    paper.disc(x, ground - radius, radius, NIGHT)
    paper.disc(x, ground - radius, radius * 0.45, "#c9c2b8")


def car(paper: Canvas, x: float, ground: float, size: float, colour: str) -> None:
    """A small car that looks to the right; `size` is its length."""
    top = ground - size * 0.42
    cabin = curve(
        [
            (x + size * 0.14, ground - size * 0.24),
            (x + size * 0.27, top),
            (x + size * 0.62, top),
            (x + size * 0.78, ground - size * 0.24),
        ]
    )
    paper.area(cabin, mix(colour, NIGHT, 0.12))
    glass = [
        (x + size * 0.25, ground - size * 0.25),
        (x + size * 0.32, top + size * 0.04),
        (x + size * 0.58, top + size * 0.04),
        (x + size * 0.7, ground - size * 0.25),
    ]
    paper.area(glass, mix(colour, WHITE, 0.72))
    paper.box(x + size * 0.44, top + size * 0.02, (size * 0.03, size * 0.18), mix(colour, NIGHT, 0.12))
    paper.box(x, ground - size * 0.27, (size, size * 0.19), colour, radius=size * 0.07)
    wheel(paper, x + size * 0.22, ground, size * 0.095)
    wheel(paper, x + size * 0.78, ground, size * 0.095)


def lamp(paper: Canvas, x: float, ground: float, size: float, *, glow: bool, colour: str = NIGHT) -> None:
    """A street lamp that leans to the right."""
    top = ground - size
    if glow:
        paper.area(
            [(x + size * 0.22, top + 6), (x - size * 0.12, ground), (x + size * 0.6, ground)], clear(SUN, 0.2)
        )
    arm = curve(
        [(x, ground), (x, top + size * 0.1), (x + size * 0.05, top + size * 0.02), (x + size * 0.16, top)]
    )
    paper.stroke(arm, colour, width=size * 0.025)
    paper.box(x + size * 0.14, top - size * 0.015, (size * 0.16, size * 0.04), colour, radius=size * 0.02)
    if glow:
        paper.oval(x + size * 0.23, top + size * 0.035, (size * 0.06, size * 0.02), SUN)


def cone(paper: Canvas, x: float, ground: float, size: float) -> None:
    """A traffic cone."""
    paper.area(
        [
            (x - size * 0.3, ground),
            (x - size * 0.06, ground - size),
            (x + size * 0.06, ground - size),
            (x + size * 0.3, ground),
        ],
        "#e2783c",
    )
    paper.area(
        [
            (x - size * 0.2, ground - size * 0.36),
            (x - size * 0.14, ground - size * 0.6),
            (x + size * 0.14, ground - size * 0.6),
            (x + size * 0.2, ground - size * 0.36),
        ],
        WHITE,
    )
    paper.box(x - size * 0.42, ground - size * 0.09, (size * 0.84, size * 0.1), "#c95f2a", radius=3)


def ground(paper: Canvas, height: float, colour: str) -> None:
    """Flat ground from a height down."""
    paper.box(0, height, (WIDTH, HEIGHT - height), colour)


def cross(paper: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """A cross of equal arms, by its centre."""
    arm = size / 3
    paper.box(x - arm / 2, y - size / 2, (arm, size), colour)
    paper.box(x - size / 2, y - arm / 2, (size, arm), colour)
