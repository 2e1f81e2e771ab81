"""Parts: twelve municipalities built one by one and joined are, byte for byte, the site built at once."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from sitegen.cli import main
from sitegen.output.manifest import MANIFEST
from tests.house.driver import RELEASE, SETTINGS, Driver

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("parts")]

NOTICE = "---\ntitle: Corte\nends: 2026-04-01\n---\n\nTexto.\n"
NOW = "2026-03-01T12:00"
TOWNS = tuple(f"municipio-{number:02}" for number in range(12))


def run(driver: Driver, command: str, *words: str) -> Result:
    result = CliRunner().invoke(main, [command, "--site", str(driver.root), *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def photo(number: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (900, 600), (number * 20, 80, 120)).save(data, "JPEG")
    return data.getvalue()


def country(root: Path) -> Driver:
    """A site of twelve municipalities in two languages, with a photo, a thread and a notice each."""
    head = SETTINGS.partition("[[municipality]]")[0]
    head = head.replace('language = "es-MX"', 'languages = ["es-MX", "en"]')
    tables = "".join(f'[[municipality]]\nid = "{one}"\nname = "{one.title()}"\n\n' for one in TOWNS)
    files: dict[str, str | bytes] = {"site.toml": head + tables + '[[topic]]\nid = "agua"\nname = "Agua"\n'}
    for number, one in enumerate(TOWNS):
        shelf = f"content/{one}/comunicados/2026"
        text = RELEASE.replace(
            "title: Agua para todos", f"title: Agua {number}\ntopics: [agua]\nimage: a.jpg"
        )
        files[f"{shelf}/2026-01-13-agua/index.md"] = text
        files[f"{shelf}/2026-01-13-agua/a.jpg"] = photo(number)
        files[f"content/{one}/avisos/2026-02-01-corte.md"] = NOTICE
    files[f"content/{TOWNS[0]}/comunicados/2026/2026-02-02-water.md"] = RELEASE.replace(
        "date: 2026-01-13", "language: en\ndate: 2026-02-02"
    )
    return Driver(root, files, now=NOW)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Driver:
    """The site, its twelve parts in parts/, and the whole build in output/ of a copy that knew no part."""
    driver = country(tmp_path_factory.mktemp("parts") / "site")
    for one in TOWNS:
        run(driver, "build", "--only", one, "--now", NOW)
    return driver


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    driver = country(tmp_path_factory.mktemp("whole") / "site")
    run(driver, "build", "--now", NOW)
    return tree(driver.output)


def joined(site: Driver, name: str) -> tuple[dict[str, bytes], int]:
    """The joined site in a folder of its own, and how many of its files had to be made."""
    parts = [str(site.root / "parts" / one) for one in TOWNS]
    told = run(site, "join", *parts, "--output", str(site.root / name), "--now", NOW).output
    made = re.search(r"(\d+) nuevos o cambiados", told)
    assert made is not None
    return tree(site.root / name), int(made[1])


def test_parts_hold_their_municipality_alone(site: Driver) -> None:
    for one in TOWNS:
        names = tree(site.root / "parts" / one / "site").keys() - {MANIFEST}
        pages = {name for name in names if name.endswith(".html")}

        assert pages
        assert all(name.removeprefix("en/").startswith(f"{one}/") for name in pages)
        assert any(name.endswith(".webp") for name in names)


def test_twelve_parts_joined_equal_the_whole_build_byte_for_byte(
    site: Driver, whole: dict[str, bytes]
) -> None:
    together, made = joined(site, "together")

    own = sum(len(tree(site.root / "parts" / one / "site")) - 1 for one in TOWNS)
    assert together == whole
    assert made == len(whole) - 1 - own  # nothing that a part held was made again


def test_a_damaged_part_costs_time_and_no_byte(site: Driver, whole: dict[str, bytes]) -> None:
    page = next((site.root / "parts" / TOWNS[3] / "site").rglob("index.html"))
    before = page.read_bytes()
    page.write_bytes(before[:-40] + b"x" * 40)

    together, _ = joined(site, "mended")

    page.write_bytes(before)
    assert together == whole


def test_what_is_no_part_or_no_folder_of_ours_is_refused(site: Driver) -> None:
    words = [
        "join",
        "--site",
        str(site.root),
        str(site.root / "content"),
        "--output",
        str(site.root / "none"),
    ]

    result = CliRunner().invoke(main, words)

    assert result.exit_code == 1
    assert "no es una parte" in result.output
    assert not (site.root / "none").exists()
    (site.root / "full").mkdir()
    (site.root / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    part = str(site.root / "parts" / TOWNS[0])
    words = ["join", "--site", str(site.root), part, "--output", str(site.root / "full")]
    assert CliRunner().invoke(main, words).exit_code == 1
    assert [path.name for path in (site.root / "full").iterdir()] == ["mine.txt"]


def test_a_municipality_that_there_is_not_has_no_part(site: Driver) -> None:
    result = CliRunner().invoke(main, ["build", "--site", str(site.root), "--only", "municipio-0"])

    assert result.exit_code == 1
    assert "¿Quiso decir municipio-" in result.output
