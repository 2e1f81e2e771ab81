"""Draw the guide's pictures of publishing from a phone: `python docs/draw_phone.py`.

Three phones on one sheet, in each language: the bookmarks, the form for a new file, the button that
publishes. All of it is drawn here; no other program's screen is copied.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from sitegen.shipped import BUNDLE

ROOT = Path(__file__).parents[1]
SHEET, PAPER, INK, GREY, GREEN, LINE = "#e9e4da", "#ffffff", "#1c1917", "#57534e", "#1a7f37", "#d6d3d1"
WIDTH, HEIGHT, PHONE, EDGE = 1320, 760, 380, 45


@dataclass(frozen=True, slots=True)
class Screen:
    """What one phone shows: its heading, lines (those that begin with `=` stand in a field), and a button."""

    heading: str
    lines: tuple[str, ...]
    button: str = ""


SCREENS = {
    "es": (
        Screen("1. Elija el marcador", ("=Nuevo aviso", "=Aviso de emergencia", "=Nuevo comunicado")),
        Screen(
            "2. Escriba",
            (
                "nombre del archivo",
                "=avisos/2026-02-10-fuga.md",
                "texto",
                "=titulo: Fuga en La Aurora",
                "=nivel: importante",
                "=termina: 2026-02-10T18:00",
                "=Sin agua de 9 a 18 horas…",
            ),
        ),
        Screen(
            "3. Publique",
            ("Commit directly to main", "La página se construye sola;", "en unos minutos está en línea."),
            "Commit changes",
        ),
    ),
    "en": (
        Screen("1. Choose the bookmark", ("=New notice", "=Emergency notice", "=New release")),
        Screen(
            "2. Write",
            (
                "file name",
                "=notices/2026-02-10-leak.md",
                "text",
                "=title: Leak in La Aurora",
                "=level: important",
                "=ends: 2026-02-10T18:00",
                "=No water from 9 to 18…",
            ),
        ),
        Screen(
            "3. Publish",
            ("Commit directly to main", "The page builds itself;", "in minutes it is online."),
            "Commit changes",
        ),
    ),
}


def font(size: int, *, heavy: bool = False) -> ImageFont.FreeTypeFont:
    """The letters that cards are drawn with."""
    return ImageFont.truetype(BUNDLE / ("headline.ttf" if heavy else "words.ttf"), size)


def phone(pen: ImageDraw.ImageDraw, left: int, screen: Screen) -> None:
    """One phone with what it shows."""
    pen.rounded_rectangle((left, EDGE, left + PHONE, HEIGHT - EDGE), 44, INK)
    pen.rounded_rectangle((left + 12, EDGE + 12, left + PHONE - 12, HEIGHT - EDGE - 12), 34, PAPER)
    pen.text((left + 36, EDGE + 48), screen.heading, INK, font(30, heavy=True))
    top = EDGE + 120
    for line in screen.lines:
        if line.startswith("="):
            pen.rounded_rectangle((left + 32, top, left + PHONE - 32, top + 58), 12, PAPER, LINE, 2)
            pen.text((left + 48, top + 16), line[1:], INK, font(22))
            top += 72
        else:
            pen.text((left + 36, top + 4), line, GREY, font(22))
            top += 44
    if screen.button:
        pen.rounded_rectangle((left + 32, HEIGHT - 190, left + PHONE - 32, HEIGHT - 122), 14, GREEN)
        pen.text((left + PHONE / 2, HEIGHT - 156), screen.button, PAPER, font(26, heavy=True), anchor="mm")


def main() -> None:
    """Write the sheet of each language."""
    for language, screens in SCREENS.items():
        sheet = Image.new("RGB", (WIDTH, HEIGHT), SHEET)
        pen = ImageDraw.Draw(sheet)
        for number, screen in enumerate(screens):
            phone(pen, EDGE + number * (PHONE + EDGE), screen)
        sheet.save(ROOT / "docs" / "pictures" / f"phone-{language}.webp", quality=82, method=6)


if __name__ == "__main__":
    main()
