"""Drawing: the card that a shared link shows where there is no photo, in type and the municipality's colours.

The fonts come with the program (`sitegen/bundle/`), so that every machine draws the same.
"""

from __future__ import annotations

import io
import unicodedata
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from sitegen.files import digest
from sitegen.newsroom.pictures import CARD, Placard
from sitegen.problems import SiteError, error
from sitegen.shipped import BUNDLE, FONTS

WIDTH, HEIGHT = CARD
EDGE = 72  # pixels left free at the sides
FOOT = 138  # of paper, with whose card it is
SIZES = (84, 76, 68, 62, 56, 50, 46, 42)  # of the headline: the largest that fits
LEADING = 1.16
PAPER, QUIET, LINE = "#fffefb", "#5a564d", "#dbd6ca"
QUALITY = 80
NO_GLYPH = frozenset(("So", "Cn", "Co", "Cs", "Cf"))  # emoji and the like, which the fonts do not have


def draw(placard: Placard) -> bytes:
    """The card as JPEG, 1200 by 630. Raises SiteError where the program's fonts are missing."""
    picture = Image.new("RGB", CARD, placard.color)
    pen = ImageDraw.Draw(picture)
    _head(pen, placard)
    _foot(pen, placard)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, subsampling=0)
    return out.getvalue()


@cache
def fonts_digest() -> str:
    """What the fonts are, for the memory of what was drawn with them."""
    return digest(b"".join(_font_file(name) for name in FONTS))


def _head(pen: ImageDraw.ImageDraw, placard: Placard) -> None:
    """Kicker and headline, in the middle of what the foot leaves."""
    above = 58 if placard.kicker else 0
    room = HEIGHT - FOOT - 2 * 52 - above
    font, lines = _fitted(_shown(placard.headline), WIDTH - 2 * EDGE, room)
    step = round(font.size * LEADING)
    top = (HEIGHT - FOOT - above - step * len(lines)) // 2
    if placard.kicker:
        kicker = _cut(_shown(placard.kicker), _font("words.ttf", 32), WIDTH - 2 * EDGE)
        pen.text((EDGE, top), kicker, font=_font("words.ttf", 32), fill=placard.on_color, anchor="la")
    for number, line in enumerate(lines):
        place = (EDGE, top + above + step * number)
        pen.text(place, line, font=font, fill=placard.on_color, anchor="la")


def _foot(pen: ImageDraw.ImageDraw, placard: Placard) -> None:
    """Mark, name and office on paper."""
    top, middle = HEIGHT - FOOT, HEIGHT - FOOT // 2
    pen.rectangle((0, top, WIDTH, HEIGHT), fill=PAPER)
    left = EDGE
    if placard.mark:
        pen.ellipse((left, middle - 36, left + 72, middle + 36), outline=placard.ink, width=3)
        pen.text(
            (left + 36, middle), placard.mark, font=_font("headline.ttf", 30), fill=placard.ink, anchor="mm"
        )
        left += 100
    said = [one for one in (placard.name, placard.office) if one]
    if len(said) == 1:
        _line(pen, (left, middle), said[0], name="headline.ttf", size=36)
    elif said:
        _line(pen, (left, middle - 22), said[0], name="headline.ttf", size=36)
        _line(pen, (left, middle + 24), said[1], name="words.ttf", size=26)


def _line(pen: ImageDraw.ImageDraw, place: tuple[int, int], text: str, *, name: str, size: int) -> None:
    font = _font(name, size)
    color = "#1c1b18" if name == "headline.ttf" else QUIET
    pen.text(place, _cut(_shown(text), font, WIDTH - EDGE - place[0]), font=font, fill=color, anchor="lm")


def _fitted(text: str, width: int, height: int) -> tuple[FreeTypeFont, tuple[str, ...]]:
    """The largest font in which the text fits, and its lines; the smallest cuts what does not fit."""
    for size in SIZES:
        font = _font("headline.ttf", size)
        lines = _lines(text, font, width)
        most = int(height // (size * LEADING))
        if len(lines) <= most and all(_length(line, font) <= width for line in lines):
            return font, _balanced(text, font, width)
    shown = (*lines[: most - 1], " ".join(lines[most - 1 :]))
    return font, tuple(_cut(line, font, width) for line in shown)


def _lines(text: str, font: FreeTypeFont, width: float) -> tuple[str, ...]:
    """As many words a line as fit."""
    lines: list[str] = []
    for word in text.split():
        if lines and _length(f"{lines[-1]} {word}", font) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _balanced(text: str, font: FreeTypeFont, width: int) -> tuple[str, ...]:
    """The same number of lines, as even as they can be (as `text-wrap: balance` does)."""
    least = _lines(text, font, width)
    narrow, wide = 0, width
    while wide - narrow > 4:  # noqa: PLR2004 (pixels: nobody sees them)
        middle = (narrow + wide) // 2
        tried = _lines(text, font, middle)
        if len(tried) == len(least) and all(_length(line, font) <= middle for line in tried):
            wide = middle
        else:
            narrow = middle
    return _lines(text, font, wide)


def _cut(text: str, font: FreeTypeFont, width: float) -> str:
    """The text, or as much of it as fits, with an ellipsis."""
    if _length(text, font) <= width:
        return text
    room = width - _length("…", font)
    shown = next((text[:end] for end in range(len(text), 0, -1) if _length(text[:end], font) <= room), "")
    return f"{shown.rpartition(' ')[0] or shown}…"


@lru_cache(maxsize=1024)
def _length(text: str, font: FreeTypeFont) -> float:
    """How wide a text is: trying widths and sizes asks for the same beginnings of lines again and again."""
    return font.getlength(text)


def _shown(text: str) -> str:
    """What the fonts can show of a text, in one line."""
    return " ".join("".join(one for one in text if unicodedata.category(one) not in NO_GLYPH).split())


@cache
def _font(name: str, size: int) -> FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(_font_file(name)), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _font_file(name: str) -> bytes:
    try:
        return (BUNDLE / name).read_bytes()
    except OSError:
        raise SiteError([error("bundle-missing", files=name)]) from None
