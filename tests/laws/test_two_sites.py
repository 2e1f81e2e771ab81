"""A site and its site of photos, as they are published: the same bytes as one site would have."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from sitegen.check import check_site
from sitegen.cli import main
from sitegen.preview.memory import Memory
from tests.house.driver import RELEASE, SETTINGS, Driver

THERE = "https://prensa.example.org/fotos/"
MOVED = f'timezone = "America/Mexico_City"\nmedia_url = "{THERE}"\nmedia_until = 2025\n'
NOW = "2026-03-01T12:00"
DRAFT = "content/izcalli/comunicados/2025/2025-05-05-secreto"


def photo(shade: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (900, 600), (shade, 80, 120)).save(data, "JPEG")
    return data.getvalue()


def made(root: Path) -> Driver:
    """Two years with a photo each, and a draft of the earlier one."""
    files: dict[str, str | bytes] = {}
    for year in (2025, 2026):
        folder = f"content/izcalli/comunicados/{year}/{year}-01-13-agua"
        head = f"title: Agua {year}\nimage: {{src: a.jpg, alt: Una obra}}\ndate: {year}-01-13"
        files[f"{folder}/index.md"] = RELEASE.replace("title: Agua para todos\ndate: 2026-01-13", head)
        files[f"{folder}/a.jpg"] = photo(year - 1950)
    files[f"{DRAFT}/index.md"] = (
        "---\ntitle: Secreto\ndate: 2025-05-05\ndraft: true\nimage: zafiro.jpg\n---\n\nNo.\n"
    )
    files[f"{DRAFT}/zafiro.jpg"] = photo(200)
    return Driver(root, files, now=NOW)


def run(driver: Driver, *words: str) -> Result:
    return CliRunner().invoke(
        main, ["build", "--site", str(driver.root), "--now", NOW, *words], catch_exceptions=False
    )


def photos(folder: Path) -> dict[str, bytes]:
    """The pictures of a published folder but drawn cards, by path."""
    found = (one for one in folder.rglob("media/**/*") if one.is_file() and "tarjeta" not in one.name)
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    driver = made(tmp_path_factory.mktemp("one") / "site")
    driver.build()
    return photos(driver.output)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Driver:
    """The same newsroom with its photos in fotos/, built twice, and its pages in output/."""
    driver = made(tmp_path_factory.mktemp("two") / "site")
    driver.edit({"site.toml": SETTINGS.replace('timezone = "America/Mexico_City"\n', MOVED)})
    for words in (("--media", str(driver.root / "fotos")), (), ("--media", str(driver.root / "fotos"))):
        assert run(driver, *words).exit_code == 0
    return driver


def test_moved_photos_have_the_bytes_of_those_that_stay(site: Driver, alone: dict[str, bytes]) -> None:
    here, there = photos(site.output), photos(site.root / "fotos")

    assert here | there == alone
    assert {path.split("/")[1] for path in here} == {"2026"}
    assert {path.split("/")[1] for path in there} == {"2025"}


def test_the_site_of_photos_holds_nothing_else(site: Driver) -> None:
    names = {one.name for one in (site.root / "fotos").iterdir()}

    assert names == {"media", ".nojekyll", ".sitegen-manifest"}
    assert not list((site.root / "fotos").rglob("*zafiro*"))


def test_a_page_shows_the_photo_from_the_other_site_and_may(site: Driver) -> None:
    page = site.read("izcalli/comunicados/2025/agua/")

    assert f'src="{THERE}media/2025/' in page
    assert f"img-src 'self' data: {THERE};" in page
    assert '"/media/2025/' not in page


def test_no_link_is_dead_and_the_preview_shows_photos_itself(
    site: Driver, capsys: pytest.CaptureFixture[str]
) -> None:
    code = check_site(site.root, now=site._moment(""), strict=False)  # noqa: SLF001
    seen = Memory(site.root)
    seen.look()

    assert code == 0, capsys.readouterr().err
    assert seen.works().load(site.root)[0].site.media_url == ""


def test_without_an_address_for_them_no_photo_is_built(tmp_path: Path) -> None:
    driver = made(tmp_path / "site")

    result = run(driver, "--media", str(tmp_path / "fotos"))

    assert result.exit_code == 1
    assert "direccion_medios" in result.output
    assert not (tmp_path / "fotos").exists()
    assert not (driver.root / ".sitegen").exists()
