"""Pictures for tests."""

from __future__ import annotations

import io

from PIL import Image
from PIL.PngImagePlugin import PngInfo


def jpeg(width: int = 1300, height: int = 900) -> bytes:
    """A JPEG of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#336699").save(out, "JPEG")
    return out.getvalue()


def told_png(words: str) -> bytes:
    """A PNG with words in its metadata."""
    out, told = io.BytesIO(), PngInfo()
    told.add_text("Author", words)
    Image.new("RGB", (60, 40), "#336699").save(out, "PNG", pnginfo=told)
    return out.getvalue()
