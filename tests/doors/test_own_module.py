"""The site's own module: it adds to the lists of the program, and its mistakes are told with their lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen import config
from sitegen.cli import main
from sitegen.content import reading_settings
from sitegen.extension import load
from tests.house.driver import RELEASE, SETTINGS, Driver, Sites

AGUA = "content/izcalli/comunicados/2026-01-13-agua.md"
NAMED = SETTINGS.replace('title = "Sala de prensa"\n', 'title = "Sala de prensa"\nmodulo = "sala.py"\n')
MODULE = '''\
"""What this newsroom adds."""

import json

from sitegen.intake.blocks import Block, Brought, Paper, Run
from sitegen.intake.importers import Importer
from sitegen.plan.later import Later
from sitegen.problems import warning


def hush(newsroom, item):
    """Headlines do not shout."""
    if "Agua" in item.front.title:
        yield warning("own-shout", path=item.path, line=item.line("title"), what="Grita", hint="Baje la voz")


def titles(making):
    """All headlines."""
    found = [item.front.title for item in making.newsroom.by_path.values()]
    yield Later("datos/titulares.json", lambda: json.dumps(found).encode())


def plain(layout, channel, posts, *, address):
    """A feed as text."""
    return "\\n".join([address, *(one.title for one in posts)]).encode()


def read(name, data):
    """A file of the old system."""
    head, _, rest = data.decode().partition("|")
    return Brought((Paper(name, (Block((Run(head),), style="heading", level=1), Block((Run(rest),)))),))


CHECKS = (hush,)
FILES = (titles,)
FEEDS = (("feed.txt", plain),)
IMPORTERS = (Importer("viejo", (".vjo",), read),)
'''
NOWHERE = """
def nowhere(newsroom, item):
    return [warning("own-nowhere", path=None)]

CHECKS = (hush, lambda room, item: item.nothing, nowhere)
"""


def run(driver: Driver, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--site", str(driver.root)], catch_exceptions=False)


@pytest.fixture
def town(site: Sites) -> Driver:
    return site({"site.toml": NAMED, "sala.py": MODULE, AGUA: RELEASE})


def test_the_modules_checks_speak_in_its_own_words(town: Driver) -> None:
    found = run(town, "check")
    town.edit({"site.toml": f'{NAMED}\n[revisiones]\nown-shout = "error"\n'})

    assert found.exit_code == 0
    assert f"{AGUA}:2: aviso: Grita\n    Baje la voz" in found.stderr
    assert run(town, "check").exit_code == 1


def test_its_files_and_feeds_are_published_and_follow_every_edit(town: Driver) -> None:
    assert run(town, "build").exit_code == 0
    before = town.tree()
    town.edit({AGUA: RELEASE.replace("para todos", "sin pausa")})

    assert run(town, "build").exit_code == 0
    assert before["datos/titulares.json"] == b'["Agua para todos"]'
    assert before["izcalli/feed.txt"] == b"https://prensa.example.org/izcalli/feed.txt\nAgua para todos"
    assert town.tree()["datos/titulares.json"] == b'["Agua sin pausa"]'
    assert town.tree()["izcalli/feed.txt"].endswith(b"Agua sin pausa")


def test_an_edited_module_leaves_nothing_as_it_was_remembered(town: Driver) -> None:
    assert run(town, "build").exit_code == 0
    before = reading_settings(config.load(town.root)[0])
    town.edit({"sala.py": MODULE.replace("json.dumps(found)", "json.dumps(found[::-1] + [1])")})

    assert run(town, "build").exit_code == 0
    assert town.tree()["datos/titulares.json"] == b'["Agua para todos", 1]'
    assert reading_settings(config.load(town.root)[0]) != before


def test_a_file_of_a_kind_that_only_the_module_knows_comes_in(town: Driver, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "carta.vjo").write_bytes(b"Abre el parque|El parque abre el 13 de enero de 2026.")
    (old / "rota.vjo").write_bytes(b"\xff\xfe")

    found = run(town, "import", str(old), "--municipality", "izcalli")

    (draft,) = (path for path in (town.root / "content").rglob("*.md") if path.name != Path(AGUA).name)
    assert "Abre el parque" in draft.read_text(encoding="utf-8")
    assert "«sala.py», línea 30" in found.stderr
    assert "UnicodeDecodeError" in found.stderr


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("import json", "import jsson", ":3: error: el módulo del sitio falla (import): ModuleNotFound"),
        ("def hush(", "def hush(:", ":11: error: el módulo del sitio falla (import): SyntaxError"),
        ("import json", "raise SystemExit(0)", ":3: error: el módulo del sitio falla (import): SystemExit"),
        ("FILES = (titles,)", "FILES = [titles]", ": error: FILES del módulo del sitio no es una tupla"),
        ("FILES = (titles,)", "FILES = (3,)", ": error: lo que el módulo del sitio da en FILES es «int»"),
        (
            "json.dumps(found)",
            "json.dumps(1/0)",
            ":20: error: el módulo del sitio falla (FILES): ZeroDivision",
        ),
        ("datos/titulares", "../titulares", ": error: el módulo del sitio da en FILES un archivo"),
        ("datos/titulares.json", ".sitegen-manifest", ": error: el módulo del sitio da en FILES un archivo"),
    ],
)
def test_what_goes_wrong_in_it_stops_the_publication_and_names_its_line(
    old: str, new: str, told: str, town: Driver
) -> None:
    town.edit({"sala.py": MODULE.replace(old, new)})

    result = run(town, "build")

    assert result.exit_code == 1
    assert f"sala.py{told}" in result.stderr, result.stderr
    assert not town.output.exists()


def test_mistakes_of_all_its_files_are_told_in_one_run(town: Driver) -> None:
    several = 'FILES = (titles, lambda making: [Later("../b", str)], 3)'
    wrong = MODULE.replace("json.dumps(found)", "json.dumps(1/0)").replace("FILES = (titles,)", several)
    town.edit({"sala.py": wrong})

    told = run(town, "build").stderr

    assert [one in told for one in ("ZeroDivision", "«../b»", "«int»")] == [True, True, True], told


def test_a_module_that_changed_while_it_was_looked_at_is_looked_at_again(town: Driver) -> None:
    named = config.load(town.root)[0]
    town.edit({"sala.py": MODULE + "# otra\n"})
    first = load(town.root, named)
    town.edit({"sala.py": MODULE})

    assert [one.code for one in first.problems] == ["file-changed"]
    assert load(town.root, named).problems == ()


def test_a_check_that_fails_is_told_once_and_the_others_go_on(town: Driver) -> None:
    town.edit(
        {
            "sala.py": MODULE.replace("CHECKS = (hush,)", NOWHERE),
            AGUA.replace("agua", "otra"): RELEASE.replace("Agua", "Más agua"),
        }
    )

    found = run(town, "check")

    assert found.exit_code == 1
    assert found.stderr.count("AttributeError") == 1
    assert found.stderr.count("Expected `str`, got `null` - at `$[0].path`") == 1
    assert "Grita" in found.stderr


@pytest.mark.parametrize("name", ["../sala.py", "content/sala.py", "mas/sala.py", "sala.txt", "nada.py"])
def test_a_module_that_is_none_of_the_site_is_refused(name: str, town: Driver) -> None:
    town.edit(
        {
            "site.toml": NAMED.replace("sala.py", name),
            **dict.fromkeys(("content/sala.py", "mas/sala.py", "sala.txt"), MODULE),
        }
    )

    result = run(town, "check")

    assert result.exit_code == 1
    assert "site.toml:3" in result.stderr


def test_a_module_that_site_toml_does_not_name_never_runs(town: Driver) -> None:
    town.edit({"site.toml": SETTINGS, "sala.py": "open('ran', 'w').close()\nraise SystemExit"})

    assert run(town, "build").exit_code == 0
    assert "izcalli/feed.txt" not in town.tree()
