"""The demonstration newsroom: our own words, sound, and honest about what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from sitegen.build import prepare
from sitegen.check import check_site
from sitegen.model import Image, Item, Picture
from sitegen.newsroom import pictures
from sitegen.newsroom.desk import Newsroom

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
NOW = datetime(2026, 3, 1, 12)  # noqa: DTZ001 - the site's own clock
RUN = 8  # words in a row that would be a sentence copied

# Names and addresses, which have no other words.
NAMES = (
    "Av. Primero de Mayo No. 100, Centro Urbano, C.P. 54700",
    "2026. Año del Humanismo Mexicano en el Estado de México",
    "Director de Cooperación Técnica, Resiliencia Comunitaria y Generación de Entornos Seguros",
    "Árbol por Árbol tu Ciudad Reverdece 2026",
    "Consejos de Paz y Justicia Cívica",
    "Secretariado Técnico Local de Gobierno Abierto",
)


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def runs(text: str) -> set[tuple[str, ...]]:
    plain = words(text)
    for name in NAMES:
        plain = plain.replace(words(name), "•")
    row = plain.split()
    return {tuple(row[first : first + RUN]) for first in range(len(row) - RUN + 1)}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the repository")
def test_no_sentence_of_the_sources_is_copied() -> None:
    sources = set[tuple[str, ...]]().union(
        *(runs(path.read_text(encoding="utf-8")) for path in SEEDS.glob("*.txt"))
    )
    ours = [ROOT / "site.toml", *sorted((ROOT / "content").rglob("*.md"))]
    copied = {path.name: runs(path.read_text(encoding="utf-8")) & sources for path in ours}

    assert {name: found for name, found in copied.items() if found} == {}


def test_the_demonstration_has_nothing_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    code = check_site(ROOT, now=NOW, strict=True)

    assert capsys.readouterr().err.strip() == ""
    assert code == 0


def test_the_demonstration_says_that_it_is_one() -> None:
    about = (ROOT / "content" / "paginas" / "acerca.md").read_text(encoding="utf-8")

    for said in ("No es un sitio oficial", "aproximadas", "ilustraciones"):
        assert said in about


def test_every_picture_is_said_to_be_an_illustration() -> None:
    room = prepare(ROOT, now=NOW, progress=lambda _stage, _done, _total: None).newsroom
    shown = [(item.path, one) for item in room.by_path.values() for one in images(room, item)]

    assert {one.path for _, one in shown} == set(room.pictures)
    assert [(path, one.path) for path, one in shown if "Ilustra" not in f"{one.caption} {one.credit}"] == []


def images(room: Newsroom, item: Item) -> Iterator[Image | Picture]:
    lead = pictures.lead(room, item)
    yield from [lead] if lead else []
    yield from pictures.gallery(room, item)
    yield from item.body.pictures
