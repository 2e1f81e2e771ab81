"""The demonstration newsroom: our own words, sound, and honest about what it is."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from sitegen.check import check_site

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
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
    code = check_site(ROOT, now=datetime(2026, 3, 1, 12), strict=True)  # noqa: DTZ001 - the site's own clock

    assert capsys.readouterr().err.strip() == ""
    assert code == 0


def test_the_demonstration_says_that_it_is_one() -> None:
    about = (ROOT / "content" / "paginas" / "acerca.md").read_text(encoding="utf-8")

    for said in ("No es un sitio oficial", "aproximadas", "ilustraciones"):
        assert said in about


def test_every_picture_is_said_to_be_an_illustration() -> None:
    for path in (ROOT / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        captions = re.findall(r"^ *(?:pie|caption): (.*)$", text, re.MULTILINE)

        assert [one for one in captions if "Ilustración" not in one] == []
