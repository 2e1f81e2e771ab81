"""The pictures of Cuautitlán Izcalli: wine red, sand, dry hills."""

from __future__ import annotations

from canvas import WIDTH, Canvas, clear, curve, mix
from motifs import (
    NIGHT,
    PAPER,
    SKINS,
    SUN,
    WHITE,
    Ink,
    building,
    car,
    cloud,
    cone,
    crowd,
    ground,
    house,
    lamp,
    listener,
    person,
    skyline,
    sun,
    tree,
)

INK = Ink(brand="#7b1e3a", second="#2f6f73", accent="#d08a3e")


def assembly() -> Canvas:
    """A hall full of people who listen, a lectern, the hills behind the window."""
    paper = Canvas(mix(PAPER, WHITE, 0.3), PAPER)
    paper.box(150, 90, (1300, 520), mix(PAPER, SUN, 0.22))
    _window_hills(paper)
    for bar in (150, 577, 1011, 1438):
        paper.box(bar, 90, (12, 520), WHITE)
    paper.box(150, 78, (1300, 14), WHITE)
    ground(paper, 610, mix(INK.brand, PAPER, 0.72))
    paper.box(330, 560, (940, 62), INK.tint(0.45))
    _panel(paper)
    for row, (top, size, count) in enumerate(((720, 74, 11), (838, 94, 9), (985, 118, 7))):
        _row(paper, top, size, count=count, shift=row)
    return paper


def _window_hills(paper: Canvas) -> None:
    sun(paper, (1180, 230), 62)
    far = curve([(150, 440), (420, 330), (640, 420), (900, 300), (1200, 430), (1450, 350)])
    paper.area([*far, (1450, 610), (150, 610)], INK.tint(0.66))
    near = curve([(150, 520), (380, 450), (700, 530), (1010, 440), (1300, 530), (1450, 480)])
    paper.area([*near, (1450, 610), (150, 610)], INK.tint(0.45))


def _panel(paper: Canvas) -> None:
    for number, x in enumerate((470, 590, 710, 950, 1070)):
        person(paper, x, 600, 176, clothes=INK.clothes(number + 3), skin=SKINS[number % 5])
    person(paper, 830, 590, 196, clothes=WHITE, skin=SKINS[1])
    paper.area([(786, 500), (874, 500), (862, 612), (798, 612)], INK.deep(0.2))
    paper.box(776, 490, (108, 16), INK.deep(0.5), radius=3)
    paper.box(420, 566, (330, 60), INK.deep(0.2))
    paper.box(906, 566, (250, 60), INK.deep(0.2))


def _row(paper: Canvas, top: float, size: float, *, count: int, shift: int) -> None:
    gap = WIDTH / count
    for seat in range(count + 1):
        x = seat * gap + (gap / 2 if shift % 2 == 0 else 0)
        number = (seat * 5 + shift * 3) % 6
        listener(
            paper, x, top, size, clothes=mix(INK.clothes(number), NIGHT, 0.12), skin=SKINS[(seat + shift) % 5]
        )


def works() -> Canvas:
    """A bridge that is being built, a crane, a new road between hills."""
    paper = Canvas("#f3dcc0", mix(PAPER, WHITE, 0.3))
    sun(paper, (1260, 250), 92)
    cloud(paper, (1150, 470), 110)
    cloud(paper, (160, 150), 90)
    paper.hill(560, 60, INK.tint(0.7), waves=1.3, shift=0.1)
    paper.hill(640, 46, INK.tint(0.5), waves=1.7, shift=0.55)
    _crane(paper)
    paper.hill(740, 30, INK.tint(0.24), waves=1.1, shift=0.3)
    _bridge(paper)
    paper.hill(905, 26, INK.deep(0.1), waves=0.9, shift=0.75)
    road = [*curve([(700, 1067), (790, 980), (980, 920), (1240, 890), (1600, 884)])]
    paper.area(
        [
            *road,
            (1600, 930),
            *reversed(curve([(1130, 1067), (1140, 1010), (1220, 962), (1380, 936), (1600, 930)])),
        ],
        mix(NIGHT, PAPER, 0.22),
    )
    for x, size in ((620, 74), (500, 84), (370, 96)):
        cone(paper, x, 1010, size)
    person(paper, 220, 1020, 250, clothes=INK.accent, skin=SKINS[0])
    paper.oval(220, 793, (29, 17), SUN)
    return paper


def _crane(paper: Canvas) -> None:
    steel = INK.accent
    paper.box(392, 250, (26, 560), steel)
    paper.stroke([(250, 262), (1010, 262)], steel, width=18)
    paper.stroke([(405, 180), (980, 258)], steel, width=5)
    paper.stroke([(405, 180), (262, 258)], steel, width=5)
    paper.box(394, 176, (22, 90), steel)
    paper.box(236, 262, (62, 74), INK.deep())
    paper.stroke([(850, 266), (850, 470)], NIGHT, width=4)
    paper.box(778, 470, (144, 34), INK.deep(0.15))
    for step in range(7):
        top = 300 + step * 74
        paper.stroke([(396, top), (414, top + 60)], mix(steel, NIGHT, 0.35), width=4)


def _bridge(paper: Canvas) -> None:
    deck = mix(PAPER, NIGHT, 0.16)
    for x in (120, 430, 740, 1050):
        paper.area([(x, 700), (x + 64, 700), (x + 50, 1000), (x + 14, 1000)], mix(deck, NIGHT, 0.2))
    paper.box(0, 640, (1130, 66), deck)
    paper.box(0, 628, (1130, 14), WHITE)
    for x in range(20, 1120, 60):
        paper.box(x, 606, (6, 26), WHITE)
    for stub in (648, 664, 680):
        paper.stroke([(1130, stub + 6), (1178, stub + 6)], "#8a5a3c", width=5)


def streets() -> Canvas:
    """A quiet neighbourhood in the evening, lamps lit, people on their way home."""
    paper = Canvas("#3b2238", "#c8746a")
    paper.disc(1250, 230, 58, mix(SUN, WHITE, 0.5))
    for x, y in (
        (180, 120),
        (420, 210),
        (690, 90),
        (900, 180),
        (1080, 110),
        (1470, 150),
        (560, 300),
        (1400, 330),
    ):
        paper.disc(x, y, 4, clear(WHITE, 0.8))
    paper.hill(610, 60, "#7a3a55", waves=1.2, shift=0.4)
    skyline(paper, 700, "#4b2440", seed=11, tall=210)
    paper.hill(760, 14, "#3a1c33", waves=1.0, shift=0.1)
    homes = ((40, 230), (300, 200), (530, 240), (1010, 210), (1250, 260))
    for number, (x, size) in enumerate(homes):
        wall = mix(INK.tint(0.55 if number % 2 else 0.35), NIGHT, 0.22)
        house(paper, x, 845, size, wall=wall, roof=mix(INK.deep(0.45), NIGHT, 0.2))
        for left in (0.12, 0.71):
            paper.box(x + size * left, 845 - size * 0.48, (size * 0.17, size * 0.18), SUN)
    tree(paper, 880, 850, 270, "#33473f")
    tree(paper, 1555, 850, 230, "#33473f")
    ground(paper, 842, "#2d1a2b")
    paper.box(0, 880, (WIDTH, 187), "#241522")
    for x in range(30, 1600, 190):
        paper.box(x, 970, (96, 9), clear(WHITE, 0.55))
    for x in (250, 760, 1290):
        lamp(paper, x, 880, 360, glow=True, colour="#120b12")
    _family(paper)
    car(paper, 1070, 1020, 330, INK.second)
    paper.box(1224, 868, (46, 16), "#5aa0d8", radius=4)
    return paper


def _family(paper: Canvas) -> None:
    person(paper, 400, 925, 226, clothes=INK.accent, skin=SKINS[3])
    person(paper, 478, 928, 150, clothes=WHITE, skin=SKINS[3])
    person(paper, 552, 925, 214, clothes=INK.tint(0.3), skin=SKINS[0])


def attendance() -> Canvas:
    """A long table seen from above: chairs, papers, cups."""
    paper = Canvas(INK.tint(0.62), INK.tint(0.62))
    for band in range(0, 1600, 200):
        paper.box(band, 0, (100, 1067), clear(WHITE, 0.1))
    for number, x in enumerate((330, 520, 710, 900, 1090, 1280)):
        for y, away in ((250, -1), (818, 1)):
            tone = INK.clothes(number + (away > 0) * 2)
            paper.box(x - 62, y - 62, (124, 124), mix(tone, NIGHT, 0.1), radius=40)
            paper.oval(x, y - away * 6, (52, 40), tone)
            skin = SKINS[(number + (away > 0)) % 5]
            paper.disc(x, y - away * 10, 27, mix(skin, NIGHT, 0.7))
    paper.box(190, 330, (1220, 407), "#9a6b46", radius=60)
    paper.box(206, 346, (1188, 375), "#b98558", radius=48)
    for number, x in enumerate((330, 520, 710, 900, 1090, 1280)):
        for y, away in ((395, 1), (600, -1)):
            paper.box(x - 44, y - (0 if away > 0 else 12), (70, 88), WHITE, radius=3)
            for line in range(4):
                paper.box(
                    x - 34,
                    y + 14 + line * 16 - (0 if away > 0 else 12),
                    (50 - 12 * (line == 3), 5),
                    INK.tint(0.5),
                )
            if (number + away) % 3 == 0:
                paper.disc(x + 56, y + 52, 19, WHITE)
                paper.disc(x + 56, y + 52, 13, "#5a3521")
    paper.box(700, 505, (200, 54), LEAFY, radius=27)
    for x in range(716, 900, 28):
        paper.disc(x, 532 + (x // 28 % 2) * 8 - 4, 24, mix(LEAFY, WHITE, 0.12 * (x // 28 % 3)))
    return paper


LEAFY = "#56815f"


def open_house() -> Canvas:
    """A town hall with open doors and people who go in and out, talking."""
    paper = Canvas("#eed9c9", "#fbf0e2")
    sun(paper, (300, 240), 78)
    cloud(paper, (1240, 190), 130)
    paper.hill(640, 40, INK.tint(0.68), waves=1.4, shift=0.2)
    paper.hill(720, 30, INK.tint(0.52), waves=1.1, shift=0.6)
    _town_hall(paper)
    ground(paper, 846, mix(INK.brand, PAPER, 0.62))
    paper.area([(690, 846), (910, 846), (1120, 1067), (480, 1067)], mix(PAPER, WHITE, 0.35))
    for x in (190, 1410):
        tree(paper, x, 860, 300)
    crowd(paper, (300, 660), 930, ink=INK, group=(210, 5, 4))
    crowd(paper, (930, 1330), 950, ink=INK, group=(220, 5, 8))
    _speech(paper, 470, 640, INK.second)
    _speech(paper, 1130, 650, INK.accent)
    return paper


def _town_hall(paper: Canvas) -> None:
    wall = WHITE
    paper.box(430, 430, (740, 420), wall)
    paper.area([(410, 430), (800, 280), (1190, 430)], INK.brand)
    paper.disc(800, 374, 34, PAPER)
    paper.stroke([(800, 374), (800, 352)], NIGHT, width=5)
    paper.stroke([(800, 374), (816, 380)], NIGHT, width=5)
    paper.box(410, 426, (780, 26), INK.deep(0.1))
    for x in (470, 570, 980, 1080):
        paper.box(x, 490, (52, 356), mix(PAPER, INK.brand, 0.1))
        paper.box(x - 8, 478, (68, 18), INK.tint(0.55))
    paper.box(690, 530, (220, 320), INK.deep(0.4))
    paper.box(706, 546, (188, 304), mix(SUN, WHITE, 0.45))
    paper.area([(690, 530), (632, 556), (632, 872), (690, 850)], INK.brand)
    paper.area([(910, 530), (968, 556), (968, 872), (910, 850)], INK.brand)


def _speech(paper: Canvas, x: float, y: float, colour: str) -> None:
    paper.box(x - 66, y - 42, (132, 78), colour, radius=30)
    paper.area([(x - 10, y + 30), (x + 26, y + 30), (x - 14, y + 66)], colour)
    for dot in (-28, 0, 28):
        paper.disc(x + dot, y - 3, 8, WHITE)


def town() -> Canvas:
    """The municipality's skyline at noon, with trees, for pages."""
    paper = Canvas("#f4e4cd", "#fbf2e4")
    sun(paper, (980, 300), 110)
    skyline(paper, 640, INK.brand, seed=29, tall=250)
    paper.hill(680, 40, INK.tint(0.5), waves=1.0, shift=0.35)
    building(paper, 250, 800, (150, 260), wall=INK.tint(0.3), pane=PAPER)
    building(paper, 1180, 790, (190, 330), wall=INK.tint(0.15), pane=PAPER)
    paper.hill(790, 30, INK.tint(0.18), waves=0.9, shift=0.85)
    for x, size in ((80, 220), (500, 250), (640, 200), (900, 230), (1050, 260), (1480, 280)):
        tree(paper, x, 850, size)
    paper.hill(880, 26, INK.deep(0.15), waves=1.2, shift=0.1)
    return paper
