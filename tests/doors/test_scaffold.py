"""The door `new`: a valid draft in the right folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from sitegen import config, content
from sitegen.doors.scaffold import start

SITE = """
[site]
title = "Sala de prensa"
url = "https://example.org/"
language = "{language}"
timezone = "America/Mexico_City"

[[municipality]]
id = "izcalli"
name = "Cuautitlán Izcalli"
state = "Estado de México"

[[municipality]]
id = "juarez"
name = "Benito Juárez"

[[legend]]
text = "2026. Año del Humanismo Mexicano en el Estado de México."
state = "Estado de México"
from = 2026-01-01
to = 2026-12-31
"""
DAY = datetime(2026, 1, 13)  # noqa: DTZ001 (a day, as the command line gives it)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "site.toml").write_text(SITE.format(language="es-MX"), encoding="utf-8")
    return tmp_path


def new(root: Path, kind: str, title: str, municipality: str | None = None, *, folder: bool = False) -> int:
    return start(root, kind, title, municipality=municipality, day=DAY, folder=folder)


def test_of_two_releases_begun_on_one_day_the_later_one_is_newer(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title, second in (("Zona nueva", 1795278600), ("Agua", 1795271400)):
        monkeypatch.setattr("sitegen.doors.scaffold.time.time", lambda second=second: second)
        start(root, "release", title, municipality=None, day=None, folder=False)

    settings, _ = config.load(root)
    sources, found = content.discover(root, settings)
    readings = content.read_all(root, sources, settings)
    dates = {one.front.title: one.front.date.instant for one in readings.items if one.front.date}
    assert (found, readings.problems) == ((), ())
    assert dates == {"Zona nueva": 1795278600, "Agua": 1795271400}


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("release", "content/izcalli/comunicados/2026/2026-01-13-obra-publica-en-2026.md"),
        ("comunicado", "content/izcalli/comunicados/2026/2026-01-13-obra-publica-en-2026.md"),
        ("aviso", "content/izcalli/avisos/2026/2026-01-13-obra-publica-en-2026.md"),
        ("evento", "content/izcalli/eventos/2026/2026-01-13-obra-publica-en-2026.md"),
        ("boletín", "content/izcalli/comunicados/2026/2026-01-13-obra-publica-en-2026.md"),
        ("Convocatoria", "content/izcalli/documentos/2026/2026-01-13-obra-publica-en-2026.md"),
        ("documento", "content/izcalli/documentos/2026/2026-01-13-obra-publica-en-2026.md"),
        ("página", "content/paginas/obra-publica-en-2026.md"),
    ],
)
def test_a_document_is_written_where_it_belongs_and_reads_without_a_problem(
    root: Path, kind: str, path: str
) -> None:
    assert new(root, kind, 'Obra pública en "2026"') == 0

    settings, _ = config.load(root)
    sources, found = content.discover(root, settings)
    readings = content.read_all(root, sources, settings)
    assert [source.path for source in sources] == [path]
    assert (found, readings.problems) == ((), ())
    assert readings.items[0].front.title == 'Obra pública en "2026"'
    assert readings.items[0].front.draft is True


def test_the_legend_of_the_day_is_shown(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(root, "release", "Obra")

    assert "2026. Año del Humanismo Mexicano" in capsys.readouterr().out


def test_a_folder_has_room_for_photos(root: Path) -> None:
    new(root, "release", "Obra", "juarez", folder=True)

    assert (root / "content/juarez/comunicados/2026/2026-01-13-obra/index.md").is_file()


def test_a_draft_of_a_public_repository_begins_where_git_does_not_keep_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    public = f'{SITE.format(language="es-MX")}\n[repository]\nvisibility = "public"\n'
    (root / "site.toml").write_text(public, encoding="utf-8")

    assert new(root, "release", "Obra") == 0
    assert (root / "content/izcalli/comunicados/2026/borradores/2026-01-13-obra.md").is_file()
    assert "muévalo a content/izcalli/comunicados/2026" in capsys.readouterr().out


def test_a_kind_that_there_is_not_is_answered_in_the_language_of_the_site(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new(root, "xyz", "Obra")

    told = capsys.readouterr().err
    assert "comunicado, aviso, evento, documento, pagina" in told
    assert "release" not in told
    assert "impide publicar" not in told


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("aviso", ["nivel:", "termina:", "#   excepcion: proteccion_civil"]),
        ("evento", ["inicia: 2026-01-13T10:00", "sede:", "imagen:"]),
        ("documento", ["subtipo: ", "destinatarios:", "firmantes:"]),
        ("acuerdo", ["subtipo: acuerdo", "firmantes:"]),
        ("circular", ["subtipo: oficio"]),
    ],
)
def test_a_new_document_has_the_keys_that_its_kind_lives_on(root: Path, kind: str, keys: list[str]) -> None:
    new(root, kind, "Obra", folder="imagen:" in keys)

    (written,) = (root / "content").rglob("*.md")
    lines = written.read_text(encoding="utf-8").splitlines()
    assert [key for key in keys if not any(line.startswith(key) for line in lines)] == []


def test_an_exception_to_the_blackout_is_read_once_its_signs_are_gone(root: Path) -> None:
    new(root, "aviso", "Fuga")

    (written,) = (root / "content").rglob("*.md")
    text = written.read_text(encoding="utf-8").replace("# veda", "veda").replace("#   ", "  ")
    written.write_text(text, encoding="utf-8")
    settings, _ = config.load(root)
    sources, _ = content.discover(root, settings)
    (item,) = content.read_all(root, sources, settings).items
    assert item.front.blackout is not None
    assert item.front.blackout.exception == "civil_protection"


def test_an_english_site_gets_english_folders_and_keys(root: Path) -> None:
    (root / "site.toml").write_text(SITE.format(language="en"), encoding="utf-8")

    new(root, "release", "Water")

    written = (root / "content/izcalli/releases/2026/2026-01-13-water.md").read_text(encoding="utf-8")
    assert written.splitlines()[1] == 'title: "Water"'


def test_nothing_that_exists_is_written_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(root, "release", "Obra")
    place = root / "content/izcalli/comunicados/2026/2026-01-13-obra.md"
    place.write_text("mine")

    assert new(root, "release", "Obra") == 1
    assert place.read_text() == "mine"
    assert "ya existe" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "title", "municipality", "told"),
    [
        ("comunicao", "Obra", None, "comunicado"),
        ("release", "Obra", "iscalli", "izcalli"),
        ("release", "¡!", None, "no tiene letras ni números"),
    ],
)
def test_what_cannot_be_is_told_in_words_with_a_guess(
    root: Path, kind: str, title: str, municipality: str | None, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(root, kind, title, municipality) == 1
    assert told in capsys.readouterr().err
    assert not (root / "content").exists()
