"""The pictures of the alcaldía Benito Juárez: blue, green squares, a city of flats."""

from __future__ import annotations

import math

from canvas import HEIGHT, WIDTH, Canvas, clear, curve, mix
from motifs import (
    LEAF,
    NIGHT,
    PAPER,
    SKINS,
    SUN,
    WHITE,
    Ink,
    building,
    car,
    chair_athlete,
    cloud,
    cross,
    crowd,
    ground,
    house,
    lamp,
    person,
    pine,
    runner,
    skyline,
    sun,
    tree,
    wheel,
)

INK = Ink(brand="#0b4f8a", second="#c8553d", accent="#e0a33b")
SKY = "#dfeaf1"


def two_cities() -> Canvas:
    """Two skylines, one on each side of a valley, and a bridge between them."""
    paper = Canvas("#cfe0ec", "#f7efe2")
    sun(paper, (800, 330), 96)
    paper.hill(700, 40, INK.tint(0.72), waves=1.0, shift=0.75)
    paper.box(0, 860, (WIDTH, 210), mix(INK.brand, SKY, 0.55))
    for x, y in ((640, 900), (780, 930), (880, 892), (720, 970)):
        paper.box(x, y, (90, 6), clear(WHITE, 0.5), radius=3)
    left = curve([(0, 560), (240, 545), (430, 600), (560, 760), (640, 1067)])
    right = curve([(960, 1067), (1040, 770), (1190, 600), (1380, 540), (1600, 560)])
    _towers(paper, ((30, 300, 90), (130, 190, 70), (215, 380, 86), (315, 250, 80)), INK.brand)
    _towers(paper, ((1230, 220, 80), (1320, 330, 84), (1415, 180, 70), (1495, 270, 90)), INK.second)
    paper.area([*left, (0, HEIGHT)], INK.deep(0.15))
    paper.area([*right, (WIDTH, HEIGHT)], mix(INK.second, NIGHT, 0.3))
    arch = curve([(470, 640), (620, 520), (800, 478), (980, 520), (1130, 640)])
    paper.stroke(arch, WHITE, width=16)
    paper.stroke([(380, 640), (1220, 640)], WHITE, width=20)
    for at, top in arch[6:-6:7]:
        paper.stroke([(at, top), (at, 636)], WHITE, width=5)
    person(paper, 770, 634, 128, clothes=INK.brand, skin=SKINS[1])
    person(paper, 834, 634, 122, clothes=INK.second, skin=SKINS[3])
    for x, size in ((90, 130), (260, 110), (1330, 120), (1500, 140)):
        tree(paper, x, 640, size)
    paper.hill(980, 22, mix(INK.deep(0.4), LEAF, 0.3), waves=1.3, shift=0.2)
    return paper


def _towers(paper: Canvas, towers: tuple[tuple[float, float, float], ...], colour: str) -> None:
    for number, (x, height, width) in enumerate(towers):
        building(
            paper,
            x,
            640,
            (width, height),
            wall=mix(colour, WHITE, 0.12 + 0.14 * (number % 3)),
            pane=mix(SUN, WHITE, 0.4),
        )


def laurel() -> Canvas:
    """A park with three bands of colour in the sky, like a rainbow of wellbeing, and neighbours under it."""
    paper = Canvas("#d9e7ef", "#f9f2e6")
    for radius, colour in ((520, INK.brand), (450, LEAF), (380, INK.accent)):
        paper.disc(800, 700, radius, mix(colour, WHITE, 0.12))
        paper.disc(800, 700, radius - 58, mix(SKY, WHITE, 0.45))
    skyline(paper, 700, INK.brand, seed=5, tall=210)
    paper.hill(720, 22, mix(LEAF, WHITE, 0.25), waves=1.0, shift=0.1)
    for x, size in ((110, 300), (290, 240), (1310, 250), (1490, 310)):
        tree(paper, x, 800, size)
    paper.hill(800, 18, LEAF, waves=0.8, shift=0.6)
    crowd(paper, (430, 1170), 890, ink=INK, group=(250, 9, 21))
    paper.hill(1000, 16, mix(LEAF, NIGHT, 0.25), waves=1.1, shift=0.2)
    return paper


def drill() -> Canvas:
    """Two blocks and the people who have left them, round a green meeting point."""
    paper = Canvas("#dbe8f0", "#faf1e3")
    cloud(paper, (640, 150), 120)
    cloud(paper, (1060, 250), 90)
    skyline(paper, 640, INK.tint(0.45), seed=14, tall=200)
    building(paper, 90, 760, (330, 560), wall=INK.tint(0.22), pane=PAPER)
    building(paper, 1180, 760, (330, 500), wall=mix(INK.second, WHITE, 0.25), pane=PAPER)
    building(paper, 450, 760, (170, 330), wall=INK.tint(0.5), pane=WHITE)
    ground(paper, 756, mix(PAPER, NIGHT, 0.1))
    paper.oval(800, 930, (560, 110), clear(LEAF, 0.35))
    _meeting_point(paper, 800, 470, 210)
    crowd(paper, (240, 720), 850, ink=INK, group=(215, 8, 2))
    crowd(paper, (880, 1360), 850, ink=INK, group=(215, 8, 3))
    for number, x in enumerate((520, 1080)):
        person(paper, x, 1010, 290, clothes="#e2783c", skin=SKINS[number * 2])
        paper.box(x - 42, 872, (84, 14), SUN)
        paper.oval(x, 746, (33, 20), WHITE)
    return paper


def _meeting_point(paper: Canvas, x: float, y: float, size: float) -> None:
    paper.box(x - 9, y, (18, 440), mix(NIGHT, PAPER, 0.25))
    green = "#2f7d4f"
    paper.box(x - size / 2, y - size / 2, (size, size), green, radius=18)
    paper.box(x - size / 2 + 10, y - size / 2 + 10, (size - 20, size - 20), WHITE, radius=11)
    paper.box(x - size / 2 + 16, y - size / 2 + 16, (size - 32, size - 32), green, radius=8)
    for turn in range(4):
        angle = math.pi / 4 + turn * math.pi / 2
        _arrow(paper, (x, y), angle, size)
    paper.disc(x, y, size * 0.075, WHITE)


def _arrow(paper: Canvas, centre: tuple[float, float], angle: float, size: float) -> None:
    def at(along: float, aside: float) -> tuple[float, float]:
        return (
            centre[0] + size * (along * math.cos(angle) - aside * math.sin(angle)),
            centre[1] + size * (along * math.sin(angle) + aside * math.cos(angle)),
        )

    paper.area([at(0.13, 0), at(0.27, 0.13), at(0.27, -0.13)], WHITE)
    paper.area([at(0.25, 0.05), at(0.42, 0.05), at(0.42, -0.05), at(0.25, -0.05)], WHITE)


def equipment() -> Canvas:
    """A civil protection van with its ladder, and what it carries, laid out."""
    paper = Canvas("#d5e3ec", "#f6ede0")
    skyline(paper, 640, INK.tint(0.55), seed=31, tall=240)
    ground(paper, 700, mix(PAPER, NIGHT, 0.12))
    paper.box(330, 380, (640, 400), "#e2783c", radius=26)
    front = [(966, 450), (1100, 450), (1200, 600), (1230, 620), (1230, 780), (966, 780)]
    paper.area(front, "#e2783c")
    paper.area([(1000, 484), (1084, 484), (1160, 600), (1000, 600)], mix(SKY, INK.brand, 0.15))
    paper.box(330, 600, (900, 36), WHITE)
    paper.box(330, 646, (900, 16), INK.brand)
    cross(paper, 650, 500, 130, WHITE)
    paper.box(1010, 420, (90, 32), INK.brand, radius=8)
    paper.box(380, 336, (560, 14), mix(NIGHT, PAPER, 0.4))
    paper.box(380, 362, (560, 14), mix(NIGHT, PAPER, 0.4))
    for x in range(400, 940, 56):
        paper.box(x, 338, (10, 36), mix(NIGHT, PAPER, 0.4))
    for x in (500, 1090):
        wheel(paper, x, 850, 84)
    paper.box(0, 850, (WIDTH, 217), mix(PAPER, NIGHT, 0.22))
    _kit(paper)
    return paper


def _kit(paper: Canvas) -> None:
    for number, x in enumerate((250, 370, 490)):
        paper.oval(x, 960, (50, 38), (SUN, WHITE, SUN)[number])
        paper.box(x - 60, 958, (120, 14), mix((SUN, WHITE, SUN)[number], NIGHT, 0.12), radius=7)
    paper.box(640, 900, (150, 92), INK.second, radius=10)
    cross(paper, 715, 946, 56, WHITE)
    paper.box(690, 886, (50, 16), mix(INK.second, NIGHT, 0.3), radius=4)
    paper.ring(930, 945, 48, INK.brand, width=18)
    paper.ring(930, 945, 22, INK.tint(0.3), width=14)
    paper.box(1080, 880, (52, 116), "#b3382c", radius=20)
    paper.box(1094, 860, (24, 24), NIGHT)
    paper.box(1220, 940, (180, 52), mix(NIGHT, PAPER, 0.35), radius=8)
    paper.area([(1400, 930), (1450, 906), (1450, 1022), (1400, 1000)], mix(NIGHT, PAPER, 0.35))


def street_back() -> Canvas:
    """A street with trees: an old car leaves on a tow truck, a child rides a bicycle."""
    paper = Canvas("#dceaf0", "#fbf2e2")
    sun(paper, (1370, 190), 70)
    tall = (
        (0, 430, 210, 0.25),
        (220, 350, 180, 0.5),
        (410, 480, 220, 0.1),
        (900, 400, 200, 0.38),
        (1110, 330, 190, 0.2),
        (1310, 450, 290, 0.48),
    )
    for x, height, width, share in tall:
        building(paper, x, 740, (width, height), wall=INK.tint(share), pane=PAPER)
    building(paper, 640, 740, (250, 370), wall=mix(INK.second, WHITE, 0.35), pane=WHITE)
    for x in (130, 600, 1060, 1500):
        tree(paper, x, 790, 330)
    paper.box(0, 740, (WIDTH, 90), mix(PAPER, NIGHT, 0.1))
    paper.box(0, 826, (WIDTH, 241), mix(NIGHT, PAPER, 0.3))
    for x in range(-30, 1600, 220):
        paper.box(x, 1024, (120, 10), clear(WHITE, 0.6))
    _tow_truck(paper)
    person(paper, 130, 836, 190, clothes=INK.accent, skin=SKINS[0])
    person(paper, 210, 838, 122, clothes=INK.second, skin=SKINS[0])
    lamp(paper, 320, 836, 380, glow=False, colour=INK.deep(0.3))
    return paper


def _tow_truck(paper: Canvas) -> None:
    bed, base = INK.deep(0.25), 960
    paper.area([(420, base - 66), (1080, base - 66), (1080, base - 30), (400, base - 30)], bed)
    car(paper, 520, base - 62, 430, mix("#8d8f83", PAPER, 0.15))
    for x, y in ((590, base - 148), (800, base - 170)):
        paper.disc(x, y, 16, clear("#8a5a3c", 0.65))
    paper.area(
        [
            (1070, base - 30),
            (1070, base - 240),
            (1220, base - 240),
            (1290, base - 140),
            (1320, base - 130),
            (1320, base - 30),
        ],
        INK.accent,
    )
    paper.area(
        [(1110, base - 212), (1206, base - 212), (1256, base - 140), (1110, base - 140)],
        mix(SKY, INK.brand, 0.15),
    )
    paper.box(1100, base - 262, (80, 24), "#e2783c", radius=8)
    for x in (520, 640, 1200):
        wheel(paper, x, base + 26, 58)
    paper.stroke([(1080, base - 200), (960, base - 120)], NIGHT, width=6)


def market() -> Canvas:
    """Stalls with striped awnings, their keepers and their customers."""
    paper = Canvas("#e3ecf0", "#fbf1df")
    skyline(paper, 560, INK.tint(0.5), seed=18, tall=240)
    for x in (60, 800, 1540):
        tree(paper, x, 760, 420)
    ground(paper, 740, mix(PAPER, NIGHT, 0.08))
    stalls = ((110, INK.brand), (600, INK.second), (1090, mix(LEAF, NIGHT, 0.1)))
    for number, (x, colour) in enumerate(stalls):
        person(paper, x + 200, 800, 250, clothes=INK.clothes(number + 2), skin=SKINS[number])
        _stall(paper, x, colour, number=number)
    crowd(paper, (150, 560), 980, ink=INK, group=(300, 3, 13))
    crowd(paper, (900, 1460), 990, ink=INK, group=(300, 4, 6))
    _garlands(paper)
    return paper


def _stall(paper: Canvas, x: float, colour: str, *, number: int) -> None:
    for post in (0, 388):
        paper.box(x + post, 480, (12, 380), mix("#8a5a3c", NIGHT, 0.2))
    for stripe in range(8):
        tone = colour if stripe % 2 == 0 else WHITE
        left = x - 14 + stripe * 53.5
        paper.area([(left + 12, 440), (left + 65, 440), (left + 54, 530), (left, 530)], tone)
        paper.disc(left + 27, 530, 27, tone)
    paper.box(x - 8, 740, (416, 130), mix("#b98558", PAPER, 0.15))
    paper.box(x - 16, 726, (432, 22), "#8a5a3c")
    goods = ((SUN, 24), ("#c8553d", 22), ("#6d9a5b", 26))
    for fruit in range(11):
        tone, size = goods[(fruit + number) % 3]
        paper.disc(x + 26 + fruit * 35, 716, size, tone)


def _garlands(paper: Canvas) -> None:
    for start, tones in ((40, (INK.second, SUN, INK.brand)), (120, (SUN, LEAF, INK.second))):
        line = curve(
            [(0, start), (400, start + 80), (800, start + 20), (1200, start + 90), (1600, start + 10)]
        )
        paper.stroke(line, clear(NIGHT, 0.5), width=3)
        for number, (x, y) in enumerate(line[3::5]):
            paper.area([(x - 22, y), (x + 22, y), (x, y + 46)], tones[number % 3])


def vaccines() -> Canvas:
    """A white tent with a cross, a nurse, families who wait in the shade of the trees."""
    paper = Canvas("#d6e8ec", "#f8f3e6")
    sun(paper, (1340, 220), 84)
    skyline(paper, 620, INK.tint(0.6), seed=41, tall=210)
    paper.hill(690, 16, mix(LEAF, WHITE, 0.35), waves=1.0, shift=0.3)
    tree(paper, 110, 790, 380)
    tree(paper, 1500, 800, 360)
    ground(paper, 780, mix(LEAF, PAPER, 0.45))
    _tent(paper)
    person(paper, 520, 890, 300, clothes=WHITE, skin=SKINS[1])
    paper.box(600, 790, (220, 16), "#8a5a3c")
    for leg in (614, 796):
        paper.box(leg, 800, (10, 100), "#8a5a3c")
    paper.box(640, 742, (86, 50), WHITE, radius=6)
    cross(paper, 683, 767, 34, INK.second)
    for number, (x, size) in enumerate(
        ((920, 290), (985, 180), (1120, 280), (1230, 290), (1300, 170), (1410, 270))
    ):
        person(paper, x, 920 + number % 2 * 26, size, clothes=INK.clothes(number), skin=SKINS[number % 5])
    return paper


def _tent(paper: Canvas) -> None:
    paper.area([(240, 500), (560, 330), (880, 500)], WHITE)
    paper.area([(560, 330), (880, 500), (720, 500)], mix(WHITE, INK.brand, 0.1))
    for number in range(8):
        paper.disc(280 + number * 80, 500, 40, WHITE if number % 2 == 0 else INK.tint(0.2))
    paper.box(240, 480, (640, 22), WHITE)
    for x in (244, 864):
        paper.box(x, 500, (14, 390), mix(NIGHT, PAPER, 0.45))
    cross(paper, 560, 430, 76, INK.second)


def three_pillars() -> Canvas:
    """A hospital, a school and a shop on three steps that rise to the right."""
    paper = Canvas("#d7e5ee", "#fbf3e4")
    sun(paper, (260, 240), 88)
    cloud(paper, (840, 170), 120)
    skyline(paper, 660, INK.tint(0.62), seed=52, tall=230)
    steps = ((60, 820, INK.tint(0.3)), (570, 710, INK.tint(0.1)), (1080, 600, INK.deep(0.12)))
    for x, top, colour in steps:
        paper.box(x, top, (460, HEIGHT - top), colour)
    building(paper, 150, 820, (280, 300), wall=WHITE, pane=INK.tint(0.55))
    paper.box(240, 540, (100, 90), WHITE)
    cross(paper, 290, 582, 66, INK.second)
    _school(paper)
    house(paper, 1190, 600, 240, wall=PAPER, roof=INK.second)
    _shop_front(paper)
    for x, y, size in (
        (490, 820, 150),
        (590, 710, 140),
        (1012, 710, 150),
        (1106, 600, 140),
        (1500, 600, 160),
    ):
        tree(paper, x, y, size)
    for x, top, _ in steps:
        for riser in range(1, 5):
            paper.box(x, top + riser * 62, (460, 3), clear(WHITE, 0.35))
    for number, (x, y) in enumerate(
        ((90, 820), (450, 820), (615, 710), (985, 710), (1150, 600), (1452, 600))
    ):
        person(paper, x, y, 112, clothes=(INK.accent, INK.second, LEAF)[number % 3], skin=SKINS[number % 5])
    return paper


def _school(paper: Canvas) -> None:
    paper.box(660, 520, (290, 190), mix(SUN, WHITE, 0.25))
    paper.area([(640, 520), (805, 420), (970, 520)], INK.second)
    paper.disc(805, 482, 22, WHITE)
    for x in (685, 745, 845, 905):
        paper.box(x, 560, (34, 50), WHITE)
    paper.box(782, 620, (46, 90), "#8a5a3c")
    paper.box(802, 340, (6, 84), NIGHT)
    paper.area([(808, 342), (868, 358), (808, 376)], LEAF)


def _shop_front(paper: Canvas) -> None:
    paper.box(1200, 480, (220, 120), WHITE)
    for stripe in range(6):
        paper.box(1194 + stripe * 39, 456, (39, 40), INK.accent if stripe % 2 == 0 else WHITE, radius=6)
    paper.box(1216, 512, (110, 60), mix(SKY, INK.brand, 0.12))
    paper.box(1350, 512, (50, 88), "#8a5a3c")


def track() -> Canvas:
    """A running track in a park, with three runners."""
    paper = Canvas("#d3e6ee", "#f9f1df")
    sun(paper, (300, 220), 80)
    skyline(paper, 560, INK.tint(0.6), seed=61, tall=220)
    for x in range(40, 1600, 150):
        tree(paper, x, 640, 190 + (x // 150 % 3) * 40)
    ground(paper, 630, mix(LEAF, PAPER, 0.2))
    clay = mix(INK.second, PAPER, 0.12)
    paper.area([(0, 760), (1600, 700), (1600, 1067), (0, 1067)], clay)
    for lane in range(5):
        left, right = 780 + lane * 74 + lane * lane * 7, 722 + lane * 82 + lane * lane * 6
        paper.stroke([(-10, left), (1610, right)], clear(WHITE, 0.85), width=5 + lane)
    runner(paper, 420, 900, 330, clothes=INK.brand, skin=SKINS[0])
    runner(paper, 830, 930, 370, clothes=SUN, skin=SKINS[3])
    runner(paper, 1260, 960, 410, clothes=mix(LEAF, NIGHT, 0.2), skin=SKINS[2])
    return paper


def court() -> Canvas:
    """A basketball court: two people in sports wheelchairs and the ball in the air."""
    paper = Canvas("#26405c", "#3f6384")
    for beam in range(5):
        paper.area(
            [(beam * 400 - 60, 0), (beam * 400 + 40, 0), (beam * 400 + 200, 640), (beam * 400 - 220, 640)],
            clear(WHITE, 0.05),
        )
    paper.box(0, 560, (WIDTH, 80), INK.deep(0.45))
    for seat in range(0, 1600, 64):
        paper.disc(seat + 20, 560, 22, clear(mix(INK.clothes(seat // 64), NIGHT, 0.3), 0.9))
    ground(paper, 636, "#c98d55")
    for plank in range(660, 1067, 46):
        paper.box(0, plank, (WIDTH, 2), clear(NIGHT, 0.12))
    paper.stroke(curve([(560, 1067), (700, 880), (1040, 780), (1600, 760)]), WHITE, width=9)
    paper.box(1420, 240, (16, 560), mix(NIGHT, PAPER, 0.3))
    paper.box(1290, 180, (150, 210), WHITE, radius=4)
    paper.box(1310, 290, (70, 66), INK.second)
    paper.box(1317, 297, (56, 52), WHITE)
    paper.stroke([(1200, 380), (1330, 380)], "#e2783c", width=12)
    for strand in range(5):
        paper.stroke([(1206 + strand * 29, 386), (1222 + strand * 21, 476)], clear(WHITE, 0.85), width=4)
    chair_athlete(paper, 380, 960, 420, clothes=INK.accent, skin=SKINS[2])
    chair_athlete(paper, 880, 1000, 460, clothes=INK.second, skin=SKINS[3])
    paper.disc(1120, 330, 44, "#e2783c")
    paper.stroke([(1078, 330), (1162, 330)], NIGHT, width=4)
    paper.stroke([(1120, 288), (1120, 372)], NIGHT, width=4)
    return paper


def pool() -> Canvas:
    """A swimming pool from above with its lanes and four swimmers."""
    water = mix(INK.brand, "#7fc4d6", 0.75)
    paper = Canvas(mix(water, WHITE, 0.12), water)
    for row in range(50, 1067, 92):
        for x in range(-40 + row % 3 * 60, 1640, 230):
            paper.stroke(
                curve([(x, row), (x + 34, row - 9), (x + 68, row), (x + 102, row - 9)]),
                clear(WHITE, 0.28),
                width=5,
            )
    for lane in (213, 427, 640, 854):
        for number, x in enumerate(range(0, 1600, 40)):
            paper.box(x, lane - 9, (34, 18), INK.second if number % 4 < 2 else WHITE, radius=9)
    for number, (x, lane) in enumerate(((1010, 106), (620, 320), (1180, 533), (820, 747), (420, 960))):
        _swimmer(paper, x, lane, number)
    paper.box(0, 0, (70, HEIGHT), mix(PAPER, NIGHT, 0.06))
    for lane in (106, 320, 533, 747, 960):
        paper.box(16, lane - 46, (72, 92), INK.deep(0.2), radius=8)
        paper.box(30, lane - 30, (40, 60), WHITE, radius=4)
    return paper


def _swimmer(paper: Canvas, x: float, y: float, number: int) -> None:
    skin, suit = SKINS[number % 5], (INK.brand, INK.second, NIGHT, SUN, INK.deep())[number]
    for trail in range(3):
        paper.oval(
            x - 190 - trail * 44, y, (34 - trail * 8, 22 - trail * 5), clear(WHITE, 0.55 - trail * 0.14)
        )
    paper.stroke([(x - 160, y - 12), (x - 60, y - 14)], skin, width=24)
    paper.stroke([(x - 160, y + 16), (x - 60, y + 14)], skin, width=24)
    paper.stroke([(x + 30, y - 30), (x + 90, y - 58), (x + 160, y - 40)], skin, width=20)
    paper.stroke([(x + 20, y + 32), (x - 30, y + 62)], skin, width=20)
    paper.box(x - 76, y - 38, (130, 76), skin, radius=34)
    paper.box(x - 86, y - 34, (78, 68), suit, radius=22)
    paper.disc(x + 84, y, 34, mix(suit, WHITE, 0.25))


def pines() -> Canvas:
    """Pines of many sizes in a park, and chips of wood round young plants."""
    paper = Canvas("#dbe9ea", "#f8f2e2")
    sun(paper, (1240, 230), 88)
    skyline(paper, 600, INK.tint(0.55), seed=73, tall=220)
    paper.hill(660, 26, mix(LEAF, WHITE, 0.5), waves=1.2, shift=0.1)
    far = (
        (60, 230),
        (200, 290),
        (330, 240),
        (470, 320),
        (640, 250),
        (770, 300),
        (930, 240),
        (1070, 310),
        (1230, 260),
        (1390, 320),
        (1540, 270),
    )
    for number, (x, size) in enumerate(far):
        pine(paper, x, 760, size, mix(LEAF, WHITE, 0.15 + 0.1 * (number % 2)))
    paper.hill(790, 20, mix(LEAF, PAPER, 0.25), waves=0.9, shift=0.5)
    for x, size in ((120, 460), (420, 520), (1180, 500), (1500, 450)):
        pine(paper, x, 930, size, mix(LEAF, NIGHT, 0.12))
    paper.hill(950, 16, mix(LEAF, NIGHT, 0.22), waves=1.0, shift=0.8)
    person(paper, 690, 960, 250, clothes=INK.accent, skin=SKINS[0])
    person(paper, 900, 968, 260, clothes=INK.brand, skin=SKINS[3])
    for x in (600, 795, 1010):
        paper.oval(x, 978, (78, 22), "#9a6b46")
        for chip in range(-60, 61, 15):
            paper.box(x + chip, 968 + chip * chip % 17, (11, 5), "#c79a6c")
        pine(paper, x, 976, 120, mix(LEAF, SUN, 0.25))
    return paper


def figures() -> Canvas:
    """Four bars that are buildings, each taller than the last, with what was counted standing on them."""
    paper = Canvas("#d9e6ee", "#fbf3e3")
    sun(paper, (300, 250), 84)
    skyline(paper, 660, INK.tint(0.68), seed=97, tall=190)
    ground(paper, 860, mix(PAPER, NIGHT, 0.1))
    bars = (
        (130, 170, INK.accent),
        (480, 300, INK.second),
        (830, 430, mix(LEAF, NIGHT, 0.05)),
        (1180, 560, INK.brand),
    )
    for x, height, colour in bars:
        building(paper, x, 900, (270, height), wall=colour, pane=mix(colour, WHITE, 0.72))
    car(paper, 165, 718, 200, mix("#8d8f83", PAPER, 0.15))
    for number, x in enumerate((545, 615, 685)):
        house(paper, x - 40, 588, 58, wall=WHITE, roof=INK.clothes(number))
    for x, size in ((890, 120), (965, 160), (1040, 120)):
        pine(paper, x, 460, size)
    for number, x in enumerate((1225, 1280, 1335, 1390)):
        person(paper, x, 330, 130, clothes=INK.clothes(number + 1), skin=SKINS[number % 5])
    for x, size in ((60, 210), (1530, 230)):
        tree(paper, x, 910, size)
    paper.hill(960, 14, INK.deep(0.3), waves=0.9, shift=0.4)
    return paper


def park() -> Canvas:
    """The alcaldía's rooftops and trees in the morning, for pages."""
    paper = Canvas("#d5e4ee", "#fbf2e1")
    sun(paper, (420, 330), 104)
    skyline(paper, 640, INK.brand, seed=83, tall=300)
    paper.hill(700, 26, INK.tint(0.5), waves=1.1, shift=0.2)
    for x in range(30, 1600, 170):
        tree(paper, x, 830, 230 + x // 170 % 4 * 30)
    paper.hill(820, 20, mix(LEAF, NIGHT, 0.1), waves=0.8, shift=0.4)
    crowd(paper, (300, 1300), 900, ink=INK, group=(170, 7, 33))
    paper.hill(960, 20, mix(LEAF, NIGHT, 0.35), waves=1.2, shift=0.9)
    return paper
