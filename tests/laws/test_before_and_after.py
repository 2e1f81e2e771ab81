"""An electoral blackout passes without a trace: the same addresses and bytes before and after it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from tests.house.driver import SETTINGS, Driver
from tests.laws.test_hidden import picture

# What promotes a government, each with a word or colour of its own.
BRAND = {
    "slogan": "esloganlema",
    "about": "textoempresa",
    "head": "titularnombre",
    "official": "funcionombre",
}
COLOR = "#8b1f41"
OWN = f"""
slogan = "{BRAND["slogan"]}"
boilerplate = "{BRAND["about"]}"
color = "{COLOR}"
logo = "marca/logolema.svg"

[[municipality.administration]]
from = 2022-01-01
name = "Administración anterior"
head = {{ name = "{BRAND["head"]}", office = "Presidenta" }}
officials = [{{ name = "{BRAND["official"]}", office = "Directora" }}]

[[municipality.administration]]
from = 2025-01-01
name = "Administración de hoy"
"""
SITE = (
    SETTINGS.replace('state = "Estado de México"\n', f'state = "Estado de México"\n{OWN}', 1)
    + f"""
[[person]]
id = "titular"
name = "{BRAND["head"]}"
municipality = "izcalli"
offices = [{{ office = "Presidenta" }}]

[[blackout]]
name = "Elección"
state = "Estado de México"
from = 2027-04-04T00:00:00
to = 2027-06-06T23:59:59
mode = "{{mode}}"
earlier = "hide"
"""
)
BEFORE, DURING, AFTER = "2027-04-03T23:59:59", "2027-05-01T12:00:00", "2027-06-07T00:00:00"
FOLDER = "content/izcalli/comunicados"


def release(title: str, head: str = "", text: str = "Texto.") -> str:
    return f"---\ntitle: {title}\npeople: [{BRAND['head']}]\n{head}\n---\n\n{text}\n"


def files(mode: str) -> dict[str, str | bytes]:
    excepted = "veda: {excepcion: salud, fundamento: Art. 41, autoriza: Dirección Jurídica}"
    return {
        "site.toml": SITE.replace("{mode}", mode),
        "marca/logolema.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        f"{FOLDER}/2024/2024-02-01-obra/index.md": release("Obraoculta", "image: {src: foto.jpg, alt: Obra}"),
        f"{FOLDER}/2024/2024-02-01-obra/foto.jpg": picture(),
        f"{FOLDER}/2026/2026-02-01-vacunas.md": release(
            "Vacunas",
            f"{excepted}\nrelated: [../2024/2024-02-01-obra/]",
            "Vea [la obra](../2024/2024-02-01-obra/).",
        ),
    }


@pytest.fixture(scope="module", params=["hide", "suspend"])
def trees(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, bytes]]:
    """The trees of one site, one second before a blackout, in it, and one second after its last."""
    driver = Driver(tmp_path_factory.mktemp("veda"), files(request.param), now=BEFORE)
    found = {}
    for now in (BEFORE, DURING, AFTER):
        driver.build(now=now)
        found[now] = driver.tree()
    return found


def holding(tree: dict[str, bytes], word: str) -> list[str]:
    return [
        path
        for path, data in tree.items()
        if word in path.lower()
        or word.encode() in (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).lower()
    ]


def test_the_trees_before_and_after_are_equal(trees: dict[str, dict[str, bytes]]) -> None:
    assert trees[AFTER] == trees[BEFORE]
    assert trees[DURING] != trees[BEFORE]


def test_during_it_what_is_excepted_stays_at_its_address_and_the_rest_is_in_no_byte(
    trees: dict[str, dict[str, bytes]],
) -> None:
    kept = "izcalli/comunicados/2026/vacunas/index.html"

    assert kept in trees[BEFORE]
    assert kept in trees[DURING]
    assert holding(trees[BEFORE], "obraoculta")
    assert holding(trees[DURING], "obraoculta") == []
    assert b"Vea la obra." in trees[DURING][kept]


def test_during_it_nothing_that_promotes_a_government_is_in_any_byte(
    trees: dict[str, dict[str, bytes]],
) -> None:
    words = [*BRAND.values(), COLOR, "logolema"]

    assert [word for word in words if not holding(trees[BEFORE], word)] == [BRAND["official"]]
    assert [word for word in words if holding(trees[DURING], word)] == []


def test_during_it_every_page_says_so_and_a_lost_one_says_until_when(
    trees: dict[str, dict[str, bytes]],
) -> None:
    lost = trees[DURING]["404.html"].decode()

    assert "6 de junio de 2027" in lost
    assert "Cuautitlán Izcalli" in lost
    assert b"6 de junio de 2027" in trees[DURING]["izcalli/index.html"]
    assert b"6 de junio de 2027" not in trees[DURING]["juarez/index.html"]
    assert not holding(trees[BEFORE], "6 de junio de 2027")


def test_builds_that_remember_the_days_before_give_the_same_bytes(
    trees: dict[str, dict[str, bytes]], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    driver = Driver(tmp_path, files(request.node.callspec.params["trees"]), now=BEFORE)

    for now in (BEFORE, DURING, AFTER):
        said = CliRunner().invoke(main, ["build", "--site", str(tmp_path), "--now", now])

        assert said.exit_code == 0, said.output
        assert driver.tree() == trees[now]
