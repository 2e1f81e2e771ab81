"""How wide a mark is for its height, read from the file as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from sitegen.config.proportions import proportion


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize(
    "options", [{}, {"lossless": True}, {"exif": b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"}]
)
def test_a_picture_tells_its_proportions(tmp_path: Path, form: str, options: dict[str, object]) -> None:
    path = tmp_path / "marca"
    Image.new("RGB", (300, 120), "red").save(path, form, **options)

    assert proportion(path) == 2.5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 120"></svg>', 2.5),
        ('<svg viewBox="-10,-10,50,100"></svg>', 0.5),
        ('<svg width="60px" height="30"></svg>', 2.0),
        ('<svg width="100%"></svg>', 1.0),
        ('<svg viewBox="0 0 0 120"></svg>', 1.0),
        ('<svg viewBox="0 0 99999 1"></svg>', 1.0),
        ('<svg viewBox="0 0 1.2.3 4"></svg>', 1.0),
        ("", 1.0),
    ],
)
def test_a_drawing_tells_its_proportions_or_is_square(tmp_path: Path, text: str, told: float) -> None:
    path = tmp_path / "marca.svg"
    path.write_text(text, encoding="utf-8")

    assert proportion(path) == told


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0\0", b"RIFF\0\0\0\0WEBPVP8X", b"\xff\xd8"]
)
def test_a_broken_file_is_square(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "marca"
    path.write_bytes(data)

    assert proportion(path) == 1.0


def test_a_file_that_is_not_there_is_square(tmp_path: Path) -> None:
    assert proportion(tmp_path / "nada.png") == 1.0
