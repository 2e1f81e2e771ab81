"""Portraits of those who speak for a municipality: on the press page, to download, and not in a blackout."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.house.driver import RELEASE, SETTINGS, Driver
from tests.theme import states

SILENT = "2026-05-10T12:00"
PEOPLE = """
[[person]]
id = "ana-luna"
name = "Ana Luna"
municipality = "izcalli"
biography = "Dirige la obra pública."
portrait = "content/retratos/ana-luna.jpg"
portrait_credit = "Elena Prado"
offices = [{ office = "Directora de Obras Públicas" }]

[[blackout]]
name = "Elecciones"
state = "Estado de México"
from = 2026-04-04T00:00:00
to = 2026-06-07T23:59:59
mode = "hide"
earlier = "keep"
"""


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Driver:
    driver = Driver(
        tmp_path_factory.mktemp("portraits"),
        {
            "site.toml": SETTINGS + PEOPLE,
            "content/izcalli/comunicados/2026-01-13-agua.md": RELEASE,
            "content/retratos/ana-luna.jpg": states.face(),
        },
        now="2026-03-01T12:00",
    )
    driver.build()
    return driver


@pytest.mark.parametrize("page", ["izcalli/prensa/", "prensa/", "personas/ana-luna/"])
def test_a_portrait_is_shown_with_its_credit_and_can_be_downloaded(newsroom: Driver, page: str) -> None:
    (large,) = (path for path in newsroom.tree() if path.endswith("-1600.jpg"))

    shown = newsroom.read(page)

    assert 'alt="Retrato de Ana Luna"' in shown
    assert "Foto: Elena Prado" in shown
    assert f'href="/{large}" download>' in shown
    with Image.open(newsroom.output / large) as file:
        assert file.size == (1600, 2000)


def test_a_portrait_is_no_file_without_use(newsroom: Driver) -> None:
    assert newsroom.codes() == []


def test_no_portrait_is_published_while_a_blackout_holds(newsroom: Driver) -> None:
    silent = Driver(newsroom.root, {"site.toml": SETTINGS + PEOPLE}, now=SILENT)

    silent.build()

    assert "Ana Luna" not in silent.read("izcalli/prensa/")
    assert not any("ana-luna" in path for path in silent.tree())
