"""Source pictures lose their metadata and not a pixel; one that must go is gone everywhere."""

from __future__ import annotations

import io

import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageChops

from sitegen.cli import main
from sitegen.content.metadata import UncleanError, without_metadata
from tests.house.driver import RELEASE, SETTINGS, Driver, Sites

FOLDER = "content/izcalli/comunicados/2026-01-13-feria"


def picture(form: str, *, side: int = 6, gps: bool = True) -> bytes:
    made, exif, out = (
        Image.effect_mandelbrot((60, 40), (-2, -1, 1, 1), 20).convert("RGB"),
        Image.Exif(),
        io.BytesIO(),
    )
    exif[0x0112] = side
    exif[0x010F] = "TELEFONO SECRETO"
    if gps:
        exif.get_ifd(0x8825)[2] = (19.0, 38.0, 50.0)
    made.save(out, form, exif=exif, **({"comment": b"TELEFONO SECRETO"} if form == "JPEG" else {}))
    return out.getvalue() + (b"TELEFONO SECRETO" if form == "JPEG" else b"")


def run(driver: Driver, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--site", str(driver.root)], catch_exceptions=False)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("side", [1, 6])
def test_metadata_goes_and_every_pixel_and_the_upright_side_stay(form: str, side: int) -> None:
    before = picture(form, side=side)

    after = without_metadata(before)

    assert b"SECRETO" not in after
    with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(after)) as new:
        assert ImageChops.difference(old.convert("RGB"), new.convert("RGB")).getbbox() is None
        assert new.getexif().get(0x0112, 1) == side
        assert not new.getexif().get_ifd(0x8825)
    assert without_metadata(after) == after


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\xff\xd8\xff", picture("JPEG")[:200], picture("PNG")[:90]]
)
def test_what_is_damaged_or_of_another_format_is_refused(data: bytes) -> None:
    with pytest.raises(UncleanError):
        without_metadata(data)


def test_clean_photos_leaves_nothing_to_be_told(site: Sites) -> None:
    driver = site({f"{FOLDER}/index.md": RELEASE, f"{FOLDER}/foto.jpg": picture("JPEG")})

    assert driver.codes() == ["picture-gps"]
    assert run(driver, "limpiar-fotos").exit_code == 0
    assert driver.codes() == []


SHOWING = """\
---
title: Feria
date: 2026-01-13
image:
  src: foto.jpg
  alt: La feria
gallery:
  - src: otra.jpg
    alt: Otra
  - foto.jpg
folio: A/1
---

Antes.

![La feria](foto.jpg "Pie"){credito="Ana"}

Después de ![](foto.jpg) todo.
"""


def _media(driver: Driver) -> set[str]:
    return {path for path in driver.tree() if path.startswith("media/") and "/foto-" in path}


def test_a_retired_picture_is_in_no_document_and_no_output(site: Sites) -> None:
    small = picture("JPEG", gps=False)
    driver = site(
        {
            f"{FOLDER}/index.md": SHOWING,
            f"{FOLDER}/foto.jpg": small,
            f"{FOLDER}/otra.jpg": small[:-1],
            "content/izcalli/comunicados/2026-01-14-otro.md": RELEASE + "\n![](2026-01-13-feria/foto.jpg)\n",
        }
    )
    driver.build()
    before = _media(driver)

    done = run(driver, "retirar-foto", f"{FOLDER}/foto.jpg")

    text = (driver.root / FOLDER / "index.md").read_text(encoding="utf-8")
    assert done.exit_code == 0, done.output
    assert "foto.jpg" not in text
    assert "folio: A/1" in text
    assert "- src: otra.jpg" in text
    assert "Antes.\n\n\nDespués de  todo." in text
    driver.build()
    assert (bool(before), _media(driver)) == (True, set())


@pytest.mark.parametrize(
    ("named", "left"),
    [
        ("imagen: {src: foto.jpg, alt: x}", ""),
        ("imagen: foto.jpg  # la de Ana", ""),
        ("galeria: [foto.jpg, otra.jpg]  # dos", "galeria:  # dos\n  - otra.jpg\n"),
        ("galeria:\n- {archivo: 'foto.jpg', alt: x}", "galeria: no\n"),  # else the folder's would be shown
        (
            "videos: [{title: V, url: 'https://v.example/x', portada: foto.jpg, transcript: Agua.}]",
            'videos:\n  - title: V\n    url: "https://v.example/x"\n    transcript: Agua.\n',
        ),
    ],
)
def test_however_a_document_names_a_picture_it_is_taken_out(site: Sites, named: str, left: str) -> None:
    small = picture("JPEG", gps=False)
    text = RELEASE.replace("date:", f"{named}\ndate:").replace("\n", "\r\n")
    driver = site({f"{FOLDER}/index.md": text, f"{FOLDER}/foto.jpg": small, f"{FOLDER}/otra.jpg": small[:-1]})

    done = run(driver, "retire-photo", f"{FOLDER}/foto.jpg")

    found = (driver.root / FOLDER / "index.md").read_bytes().decode()
    assert done.exit_code == 0, done.output
    assert found == RELEASE.replace("date:", f"{left}date:").replace("\n", "\r\n")
    assert driver.codes() == []


@pytest.mark.parametrize(
    "named", ["[La foto](2026-01-13-feria/foto.jpg)", "![a][b]\n\n[b]: 2026-01-13-feria/foto.jpg"]
)
def test_nothing_is_deleted_or_written_while_one_document_cannot_be_rewritten(
    site: Sites, named: str
) -> None:
    other = "content/izcalli/comunicados/2026-01-14-otro.md"
    driver = site(
        {
            f"{FOLDER}/index.md": RELEASE.replace("date:", "image: foto.jpg\ndate:"),
            f"{FOLDER}/foto.jpg": picture("JPEG", gps=False),
            other: f"{RELEASE}\n{named}\n",
        }
    )
    before = (driver.root / FOLDER / "index.md").read_bytes()

    done = run(driver, "retire-photo", f"{FOLDER}/foto.jpg")

    assert done.exit_code == 1
    assert f"{other}:" in done.output
    assert (driver.root / FOLDER / "foto.jpg").exists()
    assert (driver.root / FOLDER / "index.md").read_bytes() == before


def test_retiring_touches_nothing_that_people_keep_beside_the_memories(site: Sites) -> None:
    driver = site({f"{FOLDER}/index.md": SHOWING, f"{FOLDER}/foto.jpg": picture("JPEG", gps=False)})
    driver.edit({f"{FOLDER}/otra.jpg": picture("JPEG", gps=False)[:-1]})
    assert run(driver, "build", "--now", driver.now).exit_code == 0
    theirs = {".sitegen/sheets/agua.html": b"hoja", ".sitegen/intake.jsonl": b"{}\n"}
    driver.edit({**theirs, ".sitegen/intake-media/foto.jpg": b"bajada"})
    made = [data for path, data in driver.tree().items() if path in _media(driver)]

    assert run(driver, "retire-photo", f"{FOLDER}/foto.jpg").exit_code == 0

    kept = {path: path.read_bytes() for path in (driver.root / ".sitegen").rglob("*") if path.is_file()}
    assert {name: kept[driver.root / name] for name in theirs} == theirs
    assert kept[driver.root / ".sitegen/intake-media/foto.jpg"] == b"bajada"
    assert made
    assert not any(data[100:400] in one for data in made for one in kept.values())


def test_a_picture_that_the_settings_name_stays_and_the_line_is_told(site: Sites) -> None:
    portrait = "content/izcalli/alcaldesa.jpg"
    settings = SETTINGS + f'[[person]]\nid = "ana"\nname = "Ana Paz"\nportrait = "{portrait}"\n'
    driver = site({"site.toml": settings, portrait: picture("JPEG"), f"{FOLDER}/index.md": RELEASE})
    line = settings.splitlines().index(f'portrait = "{portrait}"') + 1

    refused = run(driver, "retire-photo", str(driver.root / portrait))

    assert refused.exit_code == 1
    assert f"site.toml:{line}" in refused.output
    assert (driver.root / portrait).is_file()


def test_a_picture_that_there_is_not_is_told(site: Sites) -> None:
    driver = site({f"{FOLDER}/index.md": RELEASE})

    assert run(driver, "retire-photo", f"{FOLDER}/nada.jpg").exit_code == 1
