"""Drawn cards and media kits: what networks ask, and the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from sitegen.newsroom.pictures import CARD, Kit, Placard, Rendition
from sitegen.theme import drawing, packing

MOST = 300_000  # bytes: WhatsApp shows no larger one
LONG = (
    "Presidente municipal encabeza la entrega de 1,250 apoyos alimentarios y arranca el programa de bacheo "
    "nocturno en las 14 colonias con mayor rezago de la zona oriente"
)
HEADLINES = (
    "Agua",
    "¿CÓMO PEDIR AGUA? Ñandú “así”, año 2026",
    LONG,
    f"{LONG} " * 4,
    "Parangaricutirimícuaro" * 9,
)


def placard(headline: str, *, color: str = "#7b1e3a", on_color: str = "#ffffff") -> Placard:
    office = "Comunicación Social · Estado de México"
    return Placard(
        "a.jpg", "Comunicado", headline, "Cuautitlán Izcalli", office, "CI", color, color, on_color
    )


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_card_is_a_small_jpeg_of_the_size_that_networks_ask(headline: str) -> None:
    data = drawing.draw(placard(headline))

    assert (opened(data).format, opened(data).size) == ("JPEG", CARD)
    assert len(data) < MOST


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_stays_within_the_edges(headline: str) -> None:
    picture = opened(drawing.draw(placard(headline))).convert("L")
    left = picture.crop((0, 0, drawing.EDGE - 8, 480))
    right = picture.crop((CARD[0] - drawing.EDGE + 8, 0, CARD[0], 480))

    assert [edge.histogram()[90:] for edge in (left, right)] == [[0] * 166] * 2  # only the dark colour


def test_accents_are_drawn() -> None:
    assert drawing.draw(placard("Cuautitlan")) != drawing.draw(placard("Cuautitlán"))
    assert drawing.draw(placard("Ano nuevo")) != drawing.draw(placard("Año nuevo"))


def test_what_the_fonts_lack_leaves_no_empty_box() -> None:
    assert drawing.draw(placard("Agua 🚰 para todos")) == drawing.draw(placard("Agua para todos"))


def test_a_card_has_the_colours_of_its_municipality() -> None:
    picture = opened(drawing.draw(placard("Agua", color="#0b4f8a"))).convert("RGB")

    red, green, blue = picture.getpixel((20, 20))  # type: ignore[misc]
    assert (abs(red - 0x0B), abs(green - 0x4F), abs(blue - 0x8A)) < (4, 4, 4)


def test_the_same_card_has_the_same_bytes() -> None:
    assert drawing.draw(placard(LONG)) == drawing.draw(placard(LONG))


def test_a_kit_holds_texts_and_clean_photos_and_is_the_same_twice(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    exif = Image.Exif()
    exif[0x010E] = "19.6469N 99.2142W"
    Image.new("RGB", (90, 60), "red").save(tmp_path / "content" / "calle.jpg", "JPEG", exif=exif)
    photo = Rendition("media/calle-90.jpg", "content/calle.jpg", 90, 60, "jpeg", crop=False)
    kit = Kit("agua.zip", (("agua.txt", "Agua\npara todos"),), (("calle-90.jpg", photo),))

    data = packing.pack(tmp_path, kit)

    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.namelist() == ["agua.txt", "calle-90.jpg"]
    assert archive.read("agua.txt").decode() == "Agua\r\npara todos"
    assert b"19.6469N" not in data
    assert data == packing.pack(tmp_path, kit)
