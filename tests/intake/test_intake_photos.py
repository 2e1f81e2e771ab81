"""Photographs: turned, clean, of a sensible size and name, twins dropped, words marked as to be written."""

from __future__ import annotations

import io
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from sitegen.intake.faults import Fault
from sitegen.intake.gallery import photos
from sitegen.intake.pictures import LARGEST, clean, without_twins
from tests.intake.desk import SETTINGS, photo

DOCUMENT = "---\ntitulo: Agua\nfecha: 2021-03-05\n---\n\nHay agua.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "site.toml").write_text(SETTINGS, encoding="utf-8")
    folder = tmp_path / "content/tijuana/comunicados/2021"
    folder.mkdir(parents=True)
    (folder / "2021-03-05-agua.md").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "fotos").mkdir()
    return tmp_path


def taken(desk: Path) -> Path:
    file = desk / "content/tijuana/comunicados/2021/2021-03-05-agua.md"
    assert photos(desk, file, desk / "fotos") == 0
    return file.with_suffix("")


def test_a_photograph_loses_place_camera_and_comment() -> None:
    dirty = photo()
    found = clean(dirty).data

    assert b"Camera of the office" in dirty
    assert b"secret" in dirty
    assert b"Camera" not in found
    assert b"secret" not in found
    assert not Image.open(io.BytesIO(found)).getexif()


def test_a_photograph_is_turned_upright() -> None:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (300, 200)).save(file, "JPEG", exif=exif)

    assert (clean(file.getvalue()).width, clean(file.getvalue()).height) == (200, 300)


def test_a_large_photograph_is_made_smaller() -> None:
    assert clean(photo(4000, 3000)).width == LARGEST


def test_a_photograph_of_a_telephone_in_heic_is_read() -> None:
    pillow_heif.register_heif_opener()
    found = clean(photo(400, 300, form="HEIF"))

    assert (found.suffix, found.width) == (".jpg", 400)


def test_a_clear_picture_stays_clear() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (300, 200), (0, 0, 0, 0)).save(file, "PNG")

    assert clean(file.getvalue()).suffix == ".png"


@pytest.mark.parametrize("data", [b"", b"no", photo()[:500], b"%!PS-Adobe-3.0 EPSF-3.0"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Fault):
        clean(data)


def test_of_twins_the_larger_is_kept() -> None:
    kept, dropped = without_twins(
        [("chica.jpg", clean(photo(900, 600))), ("grande.jpg", clean(photo(1800, 1200)))]
    )

    assert [name for name, _ in kept] == ["grande.jpg"]
    assert dropped == ["chica.jpg"]


def test_the_gallery_stands_beside_the_document_with_words_to_be_written(desk: Path) -> None:
    (desk / "fotos/IMG_0001.JPG").write_bytes(photo())
    (desk / "fotos/IMG_0002.jpg").write_bytes(photo(800, 1200, "#004400"))
    folder = taken(desk)

    assert sorted(one.name for one in folder.iterdir()) == ["agua-1.jpg", "agua-2.jpg", "index.md"]
    text = (folder / "index.md").read_text(encoding="utf-8")
    assert (
        "imagen:\n  archivo: 'agua-1.jpg'\n  alt: ''\n  pie: ''\ngaleria:\n  - archivo: 'agua-2.jpg'\n"
        in text
    )
    assert text.endswith("---\n\nHay agua.\n")


def test_pictures_that_the_document_names_already_are_left_to_the_person(desk: Path) -> None:
    file = desk / "content/tijuana/comunicados/2021/2021-03-05-agua.md"
    file.write_text(DOCUMENT.replace("---\n\n", "imagen: otra.jpg\n---\n\n"), encoding="utf-8")
    (desk / "fotos/a.jpg").write_bytes(photo())
    folder = taken(desk)

    assert (folder / "index.md").read_text(encoding="utf-8").count("imagen") == 1


def test_a_broken_picture_is_told_of_and_the_others_are_taken(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "fotos/a.jpg").write_bytes(photo())
    (desk / "fotos/b.jpg").write_bytes(b"no")
    file = desk / "content/tijuana/comunicados/2021/2021-03-05-agua.md"
    code = photos(desk, file, desk / "fotos")

    assert code == 1
    assert (file.with_suffix("") / "agua-1.jpg").exists()
    assert "b.jpg" in capsys.readouterr().err


def test_a_document_with_links_to_files_is_not_moved(desk: Path) -> None:
    file = desk / "content/tijuana/comunicados/2021/2021-03-05-agua.md"
    file.write_text(DOCUMENT + "[otro](../otro.md)\n", encoding="utf-8")
    (desk / "fotos/a.jpg").write_bytes(photo())

    assert photos(desk, file, desk / "fotos") == 1
    assert file.exists()
