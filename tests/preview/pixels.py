"""A picture for tests."""

from __future__ import annotations

import io

from PIL import Image


def jpeg(width: int = 1300, height: int = 900) -> bytes:
    """A JPEG of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#336699").save(out, "JPEG")
    return out.getvalue()
