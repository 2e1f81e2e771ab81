"""What reading knows of a picture, and pictures that are none."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sitegen.content import read_picture
from sitegen.model import PictureFacts, Source

FORMS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")


def picture(form: str, *, orientation: int = 0) -> bytes:
    image = Image.linear_gradient("L").resize((60, 40)).convert("RGB")
    out = io.BytesIO()
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    image.save(out, form, exif=exif) if orientation else image.save(out, form)
    return out.getvalue()


def facts(data: bytes) -> PictureFacts | None:
    found, problems = read_picture(Source("content/x/foto.jpg", "picture", "abc", len(data)), data)
    assert (found is None) == bool(problems)
    assert all(problem.severity == "error" for problem in problems)
    return found


def code(data: bytes) -> str:
    _, problems = read_picture(Source("content/x/foto.jpg", "picture", "abc", len(data)), data)
    return problems[0].code if problems else ""


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_has_its_size_and_its_source(form: str) -> None:
    assert facts(picture(form)) == PictureFacts("content/x/foto.jpg", "abc", 60, 40)


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))]
)
def test_a_turned_picture_has_the_size_that_people_see(orientation: int, size: tuple[int, int]) -> None:
    found = facts(picture("JPEG", orientation=orientation))

    assert found is not None
    assert (found.width, found.height) == size


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_cut_short_is_a_problem(form: str) -> None:
    data = picture(form)

    assert code(data[: len(data) // 2]) == "picture-damaged"


@pytest.mark.parametrize(
    "data", [b"", b"no es una imagen", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", b"<svg/>"]
)
def test_what_is_no_picture_is_a_problem(data: bytes) -> None:
    assert code(data) == "picture-damaged"


def test_a_small_file_of_many_pixels_is_refused_before_it_is_decoded() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )

    assert code(bomb) == "picture-pixels"


@given(st.sampled_from(FORMS), st.integers(0, 2_000), st.integers(0, 255))
def test_a_changed_byte_is_a_picture_or_a_problem_and_no_crash(form: str, at: int, value: int) -> None:
    data = bytearray(picture(form))
    data[at % len(data)] = value

    facts(bytes(data))
