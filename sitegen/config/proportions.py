"""Proportions of marks: how wide a logo is for its height, from the first bytes of its file.

Pages give a logo its place before it is loaded, so that nothing moves. Nothing is decoded
here, and no library is opened for it: settings are read at every start.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

SQUARE = 1.0
MOST = 400_000  # bytes that are looked at: sizes stand at the beginning of a file
EXTREME = 20  # a mark is never so many times wider than high, nor higher than wide

_VIEW_BOX = re.compile(rb"""viewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)""")
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))  # JPEG: baseline, extended, progressive (ITU T.81, table B.1)


def proportion(path: Path) -> float:
    """Width divided by height of a picture file; 1.0 where the file does not tell."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST)
    except OSError:
        return SQUARE
    size = next((told for read in READERS if (told := read(data))), None)
    if size is None or min(size) <= 0 or not 1 / EXTREME <= size[0] / size[1] <= EXTREME:
        return SQUARE
    return size[0] / size[1]


def _png(data: bytes) -> tuple[float, float] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg(data: bytes) -> tuple[float, float] | None:
    place = 2 if data.startswith(b"\xff\xd8") else len(data)
    while place + 9 < len(data) and data[place] == 0xFF:  # noqa: PLR2004 (every marker begins so)
        if data[place + 1] in _FRAMES:
            height, width = data[place + 5 : place + 7], data[place + 7 : place + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return None


def _webp(data: bytes) -> tuple[float, float] | None:
    """The three forms of RFC 9649: lossy, lossless, extended."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:  # noqa: PLR2004 (the longest header)
        return None
    form = data[12:16]
    if form == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if form == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF


def _svg(data: bytes) -> tuple[float, float] | None:
    box = _VIEW_BOX.search(data)
    if box:
        return _number(box[1]), _number(box[2])
    head = re.search(rb"<svg\b[^>]*>", data)
    width = re.search(rb"""\swidth\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']""", head[0]) if head else None
    height = re.search(rb"""\sheight\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']""", head[0]) if head else None
    return (_number(width[1]), _number(height[1])) if width and height else None


def _number(told: bytes) -> float:
    try:
        return float(told)
    except ValueError:
        return 0


READERS: tuple[Callable[[bytes], tuple[float, float] | None], ...] = (_png, _jpeg, _webp, _svg)
