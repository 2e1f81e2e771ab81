"""The doctor: what usually goes wrong around a site is found, and what is well is left alone."""

from __future__ import annotations

import io
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from sitegen import doctor
from sitegen.blackout.forms import COLUMNS
from sitegen.doctor import hosting
from sitegen.doctor.visit import EXAMS, PUSH, Visit, diagnosis
from sitegen.founding import Place, Wishes, found

NOON = datetime(2026, 1, 13, 12)  # noqa: DTZ001 (the wall clock of the site)
PUBLIC, PRIVATE = Visit("public"), Visit("private")
DRAFT = "---\ntitulo: Secreto\nborrador: sí\n---\n\nTodavía no.\n"
FOLDER = "content/leon/comunicados/2026"


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new newsroom in a repository with its hook turned on, everything in the index."""
    found(tmp_path, Wishes((Place("León", "Guanajuato"),), "es", "leon/prensa"), today=NOON.date())
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "config", "core.hooksPath", ".githooks")
    git(tmp_path, "add", "--all")
    return tmp_path


def codes(root: Path, visit: Visit = PUBLIC) -> list[str]:
    return [problem.code for problem in diagnosis(root, visit, now=NOON)]


def written(root: Path, path: str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    git(root, "add", "--all")
    return file


def replaced(root: Path, before: str, after: str) -> None:
    text = (root / "site.toml").read_text(encoding="utf-8")
    assert before in text
    written(root, "site.toml", text.replace(before, after))


@pytest.mark.parametrize("visit", [PUBLIC, PRIVATE, Visit(), Visit(pages_url="http://leon.github.io/prensa")])
def test_a_new_newsroom_is_well(root: Path, visit: Visit) -> None:
    assert codes(root, visit) == []


def test_a_draft_in_a_public_repository_is_refused_and_never_named_by_its_title(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(root, f"{FOLDER}/2026-01-10-a.md", DRAFT)

    assert doctor.examine(root, Visit("public", push=True), now=NOON) == 1
    told = capsys.readouterr()
    assert f"{FOLDER}/2026-01-10-a.md: error: este documento no debe verse todavía" in told.err
    assert "El envío se detuvo" in told.out
    assert "Secreto" not in told.out + told.err


@pytest.mark.parametrize(
    "text",
    [
        DRAFT,
        DRAFT.replace("borrador: sí", "publicar_el: 2026-01-14T06:00"),
        DRAFT.replace("borrador: sí\n", "fecha: 2026-02-01\n"),
    ],
)
def test_drafts_and_embargoes_may_stand_in_a_private_repository_alone(root: Path, text: str) -> None:
    written(root, f"{FOLDER}/2026-01-10-a.md", text)

    assert codes(root, PUBLIC) == ["doctor-hidden-public"]
    assert codes(root, PRIVATE) == []


def test_what_site_toml_does_not_say_counts_as_public_on_github(root: Path) -> None:
    written(root, f"{FOLDER}/2026-01-10-a.md", DRAFT)
    replaced(root, 'visibilidad = "publico"', "")

    assert codes(root, Visit()) == []
    git(root, "remote", "add", "origin", "https://github.com/leon/prensa.git")
    assert codes(root, Visit()) == ["doctor-hidden-public"]


def test_a_draft_that_git_does_not_keep_is_nobodys_business(root: Path) -> None:
    written(root, f"{FOLDER}/borradores/2026-01-10-a.md", DRAFT)

    assert codes(root, PUBLIC) == []


def test_a_document_that_cannot_be_read_stops_a_push(root: Path) -> None:
    written(root, f"{FOLDER}/2026-01-10-a.md", DRAFT.replace("borrador", "borador"))

    assert doctor.examine(root, Visit("public", push=True), now=NOON) == 1
    assert doctor.examine(root, PUBLIC, now=NOON) == 0


def test_the_hook_stops_the_push_of_a_draft(root: Path) -> None:
    written(root, f"{FOLDER}/2026-01-10-a.md", DRAFT)

    assert "exec sitegen doctor --push" in (root / ".githooks/pre-push").read_text(encoding="utf-8")
    assert codes(root, Visit("public", push=True)) == ["doctor-hidden-public"]


def test_a_photo_that_says_where_it_was_taken_is_refused_in_public(root: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (19.0, 26.0, 0.0)
    data = io.BytesIO()
    Image.new("RGB", (900, 600)).save(data, "JPEG", exif=exif)
    written(
        root,
        f"{FOLDER}/2026-01-10-a/index.md",
        "---\ntitulo: Foto\nimagen: {archivo: a.jpg, alt: Plaza}\n---\n\nTexto.\n",
    )
    (root / f"{FOLDER}/2026-01-10-a/a.jpg").write_bytes(data.getvalue())
    git(root, "add", "--all")

    assert codes(root, PUBLIC) == ["doctor-place-public"]
    assert codes(root, PRIVATE) == []


def test_a_public_repository_without_its_hook_is_told(root: Path) -> None:
    git(root, "config", "--unset", "core.hooksPath")

    assert codes(root, PUBLIC) == ["doctor-hook"]
    assert codes(root, PRIVATE) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("leon.github.io/prensa/", "leon.github.io/"),
        ("leon.github.io/prensa/", "leon.github.io/otra/"),
        ("leon.github.io/prensa/", "alcaldia.github.io/prensa/"),
    ],
)
def test_an_address_that_pages_does_not_publish_at_is_found(root: Path, before: str, after: str) -> None:
    replaced(root, before, after)

    assert codes(root) == ["doctor-address"]
    assert codes(root, Visit("public", f"https://{after}")) == []


def test_a_domain_of_ones_own_that_a_publication_would_lose_is_found(root: Path) -> None:
    replaced(root, "https://leon.github.io/prensa/", "https://prensa.leon.gob.mx/")
    pages = Visit("public", "https://prensa.leon.gob.mx/")

    assert codes(root, pages) == ["doctor-domain"]
    replaced(root, "[sitio]", '[sitio]\ndominio = "prensa.leon.gob.mx"')
    assert codes(root, pages) == []


def test_names_that_differ_in_capitals_alone_are_found_outside_content_too(root: Path) -> None:
    written(root, "marca/Logo.svg", "<svg/>")
    written(root, "marca/logo.svg", "<svg/>")

    assert codes(root) == ["doctor-twins"]


def test_a_link_between_files_is_found(root: Path) -> None:
    (root / "AVISO.md").symlink_to("LEAME.md")
    git(root, "add", "--all")

    assert codes(root) == ["doctor-symlink"]


def test_what_a_build_writes_is_not_for_git(root: Path) -> None:
    (root / "output").mkdir()
    (root / "output" / "index.html").write_text("x", encoding="utf-8")
    git(root, "add", "--force", "output/index.html")

    assert codes(root) == ["doctor-kept"]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        (".sitegen/units.json", "x", "doctor-memory"),
        (".output.sitegen/index.html", "x", "doctor-memory"),
        ("otra/.salida.sitegen/a.webp", "x", "doctor-memory"),
        ("vobo-agua.html", "x", "doctor-sheet-public"),
        ("hoja.csv", ",".join(COLUMNS), "doctor-sheet-public"),
        ("papeles/hoja.html", "<p>Huella de esta hoja: 0123</p>", "doctor-sheet-public"),
    ],
)
def test_memory_and_sheets_stop_a_push_to_a_public_repository(
    root: Path, path: str, text: str, code: str
) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    git(root, "add", "--force", path)

    assert codes(root, PUBLIC) == [code]
    assert doctor.examine(root, Visit("public", push=True), now=NOON) == 1
    assert doctor.examine(root, Visit("private", push=True), now=NOON) == 0


def test_a_file_that_github_refuses_and_a_site_that_pages_refuses_are_found(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosting, "LARGEST_FILE", 2_000)
    monkeypatch.setattr(hosting, "ROOM", 1_000)
    (root / "output").mkdir()
    (root / "output" / "index.html").write_text("x" * 1_500, encoding="utf-8")
    written(root, "plano.pdf", "x" * 90_000)

    assert {"doctor-file-large", "doctor-site-large"} <= set(codes(root))


def test_a_missing_schedule_and_a_missing_workflow_are_told_apart(root: Path) -> None:
    workflow = root / ".github/workflows/publicar.yml"
    workflow.write_text(workflow.read_text(encoding="utf-8").replace("schedule:", "x:"), encoding="utf-8")
    assert codes(root) == ["doctor-schedule"]

    for path in workflow.parent.iterdir():
        path.unlink()
    assert codes(root) == ["doctor-workflow"]


@pytest.mark.parametrize(
    ("zone", "found_"),
    [
        ("America/Tijuana", ["doctor-zone"]),
        ("America/Monterrey", []),  # the same clock as the centre's under another name
        ("America/Mexico_City", []),
    ],
)
def test_a_zone_of_another_state_is_told(root: Path, zone: str, found_: list[str]) -> None:
    replaced(root, "America/Mexico_City", zone)

    assert codes(root) == found_


@pytest.mark.parametrize(
    "line", ["sitegen-newsroom==0.0.1", "file:./programa/sitegen_newsroom-0.0.1-py3-none-any.whl#sha256=0"]
)
def test_another_version_than_the_one_that_publishes_is_told(root: Path, line: str) -> None:
    written(root, "requirements.txt", f"{line}\n")

    assert codes(root) == ["doctor-version"]


def test_without_a_repository_nothing_of_git_is_asked(tmp_path: Path) -> None:
    found(tmp_path / "sala", Wishes((Place("León", "Guanajuato"),)), today=NOON.date())
    written_ = tmp_path / "sala" / FOLDER / "2026-01-10-a.md"
    written_.parent.mkdir(parents=True, exist_ok=True)
    written_.write_text(DRAFT, encoding="utf-8")

    assert codes(tmp_path / "sala", PUBLIC) == []


def test_a_push_asks_only_what_may_not_be_seen() -> None:
    assert EXAMS[: len(PUSH)] == PUSH
