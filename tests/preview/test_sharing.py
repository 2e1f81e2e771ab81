"""What a document is sent with: texts by network, and where each cuts the headline."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from sitegen.cli import main
from sitegen.model import Correction
from sitegen.plan.handout import cut, handout, weight
from tests.house.driver import RELEASE, Driver, Sites
from tests.newsroom.made import at, body, item, room
from tests.preview.pixels import jpeg

NOTE = "content/izcalli/comunicados/nota/index.md"
LONG = "Anuncia el gobierno municipal la rehabilitación de doce pozos de agua " * 6


def share(driver: Driver, *words: str, command: str = "share") -> Result:
    return CliRunner().invoke(main, [command, "--site", str(driver.root), *words], catch_exceptions=False)


@pytest.mark.parametrize("command", ["share", "difundir"])
def test_the_command_gives_a_text_for_every_network(site: Sites, command: str) -> None:
    driver = site({NOTE: RELEASE})

    result = share(driver, NOTE, command=command)

    assert result.exit_code == 0
    for words in ("WhatsApp", "Facebook", "— X —", "Correo", "Asunto: Agua para todos", "*Agua para todos*"):
        assert words in result.output
    assert result.output.count("https://prensa.example.org/izcalli/comunicados/2026/nota/") == 4


def test_a_draft_can_be_made_ready_too(site: Sites) -> None:
    driver = site({NOTE: RELEASE.replace("date:", "draft: true\ndate:")})

    assert share(driver, NOTE).exit_code == 0


def test_the_pictures_are_written_clean_and_at_the_sizes_to_send(site: Sites, tmp_path: Path) -> None:
    driver = site({NOTE: RELEASE, "content/izcalli/comunicados/nota/foto.jpg": jpeg(3000, 2000)})

    result = share(driver, NOTE, "--pictures", str(tmp_path / "fotos"))

    sizes = set()
    for file in (tmp_path / "fotos").iterdir():
        with Image.open(file) as opened:
            sizes.add(opened.size)
    assert result.exit_code == 0
    assert (1200, 630) in sizes
    assert max(width for width, _ in sizes) <= 2048


def test_a_file_that_is_no_document_is_told_with_what_was_meant(site: Sites) -> None:
    driver = site({NOTE: RELEASE})

    result = share(driver, "content/izcalli/comunicados/notas/index.md")

    assert result.exit_code == 1
    assert NOTE in result.output


def test_a_file_outside_the_site_is_refused(site: Sites, tmp_path: Path) -> None:
    outside = tmp_path / "otro.md"
    outside.write_text(RELEASE, encoding="utf-8")

    result = share(site({NOTE: RELEASE}), str(outside))

    assert result.exit_code == 1
    assert "carpeta del sitio" in result.output


def test_a_post_fits_into_what_x_allows() -> None:
    one = item(title=LONG.strip())

    post = next(message for message in handout(room(one), one).messages if message.network == "x").text
    title, address = post.split("\n")

    assert weight(title) + 1 + 23 <= 280
    assert title.endswith("…")
    assert address.startswith("https://prensa.example.org/")


def test_stars_in_a_title_do_not_end_the_bold_of_whatsapp() -> None:
    one = item(title="Cinco *estrellas* para el hotel")

    text = handout(room(one), one).messages[0].text

    assert text.startswith("*Cinco estrellas para el hotel*\n")


def test_a_corrected_release_says_so_wherever_it_is_sent() -> None:
    one = item(corrections=(Correction(at("2026-02-01"), "cuatro", "cinco"),))

    assert all("Corregido" in message.text for message in handout(room(one), one).messages)


def test_no_word_of_a_headline_is_lost_by_the_cut() -> None:
    one = item(title=LONG.strip(), content=body("<p>Hoy.</p>"))

    looks = handout(room(one), one).looks

    assert {look.place for look in looks} == {"whatsapp", "search", "phone", "paper"}
    for look in looks:
        assert f"{look.title} {look.title_rest}".split() == LONG.split()
    assert [bool(look.title_rest) for look in looks] == [True, True, True, False]


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("uno dos tres", 0, ("uno dos tres", "")),
        ("uno dos tres", 12, ("uno dos tres", "")),
        ("uno dos tres", 9, ("uno dos", "tres")),
        ("desoxirribonucleico", 5, ("desox", "irribonucleico")),
    ],
)
def test_a_text_is_cut_at_a_word(text: str, length: int, expected: tuple[str, str]) -> None:
    assert cut(text, length) == expected


def test_a_character_of_another_script_counts_two_on_x() -> None:
    assert (weight("año"), weight("你好"), weight("👍")) == (3, 4, 2)
