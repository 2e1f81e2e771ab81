"""Pictures: encoded from their pixels, upright, without a word of metadata."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from PIL import Image, PngImagePlugin

from sitegen.files import digest
from sitegen.newsroom.pictures import Rendition
from sitegen.problems import SiteError
from sitegen.theme import encode
from sitegen.theme.images import bare
from tests.house.driver import SETTINGS, Sites

SECRET = b"19.6469N 99.2142W"
ACERCA = "---\ntitle: Acerca\n---\n\nTexto.\n"


def rendition(width: int, height: int, *, form: str = "jpeg", crop: bool = False) -> Rendition:
    return Rendition(f"media/photo-{width}.{form}", "content/photo.jpg", width, height, form, crop)  # type: ignore[arg-type]


def encoded(root: Path, one: Rendition) -> Image.Image:
    (file,) = encode(root, [one])
    return Image.open(io.BytesIO(file.data))


def photo(root: Path, picture: Image.Image, **options: object) -> None:
    (root / "content").mkdir(exist_ok=True)
    picture.save(root / "content" / "photo.jpg", "JPEG", **options)


@pytest.mark.parametrize("form", ["jpeg", "webp"])
def test_a_rendition_has_its_size_and_format(tmp_path: Path, form: str) -> None:
    photo(tmp_path, Image.effect_noise((900, 600), 40).convert("RGB"))

    picture = encoded(tmp_path, rendition(300, 200, form=form))

    assert (picture.size, picture.format) == ((300, 200), form.upper())


def test_a_picture_that_changed_after_it_was_named_is_not_published_under_that_name(tmp_path: Path) -> None:
    photo(tmp_path, Image.new("RGB", (90, 60), "red"))
    named = msgspec.structs.replace(
        rendition(90, 60), digest=digest((tmp_path / "content" / "photo.jpg").read_bytes())
    )
    before = encoded(tmp_path, named).size
    photo(tmp_path, Image.new("RGB", (90, 60), "blue"))

    with pytest.raises(SiteError) as raised:
        encoded(tmp_path, named)

    assert (before, raised.value.problems[0].code) == ((90, 60), "file-changed")


@pytest.mark.parametrize("form", ["jpeg", "webp"])
def test_no_metadata_survives(tmp_path: Path, form: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()  # description
    exif.get_ifd(0x8825)[29] = "2026:01:13"  # GPS date
    xmp = b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    photo(tmp_path, Image.new("RGB", (90, 60), "red"), exif=exif, comment=SECRET, xmp=xmp)
    assert SECRET in (tmp_path / "content" / "photo.jpg").read_bytes()

    (file,) = encode(tmp_path, [rendition(90, 60, form=form)])

    picture = Image.open(io.BytesIO(file.data))
    assert SECRET not in file.data
    assert not picture.getexif()
    assert not {"comment", "exif", "xmp", "icc_profile", "photoshop"} & picture.info.keys()


@pytest.mark.parametrize(
    ("suffix", "form", "mode"), [(".png", "PNG", "RGBA"), (".WEBP", "WEBP", "RGBA"), (".jpg", "JPEG", "RGB")]
)
def test_a_mark_keeps_its_pixels_and_what_is_clear_and_nothing_else(
    tmp_path: Path, suffix: str, form: str, mode: str
) -> None:
    drawn = Image.new(mode, (40, 30), (123, 30, 58, 0)[: len(mode)])
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET.decode())
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    drawn.save(tmp_path / f"marca{suffix}", form, exif=exif, pnginfo=told, lossless=True)
    assert SECRET in (tmp_path / f"marca{suffix}").read_bytes()

    data = bare(tmp_path, f"marca{suffix}")

    picture = Image.open(io.BytesIO(data))
    assert SECRET not in data
    assert not picture.getexif()
    assert (picture.format, picture.mode, picture.size) == (form, mode, (40, 30))
    assert mode == "RGB" or picture.getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_the_mark_that_a_build_publishes_has_no_metadata(site: Sites) -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", SECRET.decode())
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG", pnginfo=told)
    settings = SETTINGS.replace('name = "Benito Juárez"', 'name = "Benito Juárez"\nlogo = "marca/logo.png"')
    driver = site(
        {"site.toml": settings, "content/paginas/acerca.md": ACERCA, "marca/logo.png": out.getvalue()}
    )

    driver.build()

    assert SECRET not in driver.tree()["assets/marca-logo.png"]


def test_a_picture_taken_sideways_is_turned_upright(tmp_path: Path) -> None:
    sideways = Image.new("RGB", (60, 90), "blue")
    sideways.paste("red", (0, 0, 60, 30))
    exif = Image.Exif()
    exif[0x0112] = 6  # rotate by 90 degrees clockwise to show
    photo(tmp_path, sideways, exif=exif)

    picture = encoded(tmp_path, rendition(90, 60)).convert("RGB")

    red, _, blue = picture.getpixel((85, 30))  # type: ignore[misc]
    assert red > 200
    assert blue < 80


def test_a_cropped_rendition_is_not_stretched(tmp_path: Path) -> None:
    wide = Image.new("RGB", (800, 200), "white")
    wide.paste("black", (0, 0, 100, 200))
    photo(tmp_path, wide)

    picture = encoded(tmp_path, rendition(150, 100, crop=True)).convert("L")

    assert picture.getpixel((1, 50)) > 200  # type: ignore[operator]  # the black edge was cut away


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    Image.new("RGBA", (60, 60), (255, 0, 0, 0)).save(tmp_path / "content" / "photo.jpg", "PNG")

    assert encoded(tmp_path, rendition(60, 60)).getpixel((30, 30)) == (255, 255, 255)


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    photo(tmp_path, Image.effect_noise((400, 300), 60).convert("RGB"))
    wanted = [rendition(200, 150), rendition(200, 150, form="webp")]

    assert list(encode(tmp_path, wanted)) == list(encode(tmp_path, wanted))


def natural(width: int, height: int) -> Image.Image:
    """Noise of every scale, weaker the finer, as photographs have it (Field 1987)."""
    picture = Image.new("L", (width, height), 128)
    for power in range(2, 11):
        noise = Image.effect_noise((max(2, width >> (11 - power)), max(2, height >> (11 - power))), 70)
        finer = noise.resize((width, height), Image.Resampling.BICUBIC)
        picture = Image.blend(picture, finer, 1 / power)
    return picture.convert("RGB")


def test_a_photo_costs_at_most_450_kb_in_all_its_sizes(tmp_path: Path) -> None:
    detailed = natural(3000, 2000)
    photo(tmp_path, detailed, quality=95)
    sizes = [(800, 533), (1600, 1067)]
    wanted = [rendition(width, height, form=form) for width, height in sizes for form in ("webp", "jpeg")]

    files = list(encode(tmp_path, [*wanted, rendition(2048, 1365)]))

    assert sum(len(file.data) for file in files) <= 450_000


def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    Image.new("1", (9000, 9000)).save(
        tmp_path / "content" / "photo.jpg", "PNG", pnginfo=PngImagePlugin.PngInfo()
    )

    with pytest.raises(SiteError) as raised:
        list(encode(tmp_path, [rendition(10, 10)]))

    assert raised.value.problems[0].code == "picture-too-large"


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\xff\xd8\xff\xe0 half"])
def test_what_is_no_picture_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "photo.jpg").write_bytes(data)

    with pytest.raises(SiteError) as raised:
        list(encode(tmp_path, [rendition(10, 10)]))

    assert raised.value.problems[0].code == "picture-unreadable"
    assert raised.value.problems[0].path == "content/photo.jpg"
