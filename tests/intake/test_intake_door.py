"""The door: files and folders in, documents and a report out; nothing that exists is touched."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from sitegen.intake import workshop
from sitegen.intake.workshop import Task, work
from tests.intake.desk import SETTINGS, docx, paragraph, photo, settings

RELEASE = (
    "Termina la obra\n\nTijuana, B.C., a 5 de marzo de 2021.- "
    "El Ayuntamiento de Tijuana informó que la obra terminó.\n"
)
PATH = "content/tijuana/comunicados/2021/2021-03-05-termina-la-obra.md"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "site.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "escritorio").mkdir()
    return tmp_path


def run(desk: Path, *arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(main, [*arguments, "--site", str(desk)])
    assert found.exception is None or isinstance(found.exception, SystemExit)
    return found.exit_code, found.output


def put(desk: Path, name: str, content: str | bytes = RELEASE) -> str:
    path = desk / "escritorio" / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_a_file_becomes_a_document_in_the_right_folder(desk: Path) -> None:
    code, told = run(desk, "importar", put(desk, "obra.txt"))

    assert code == 0
    assert (
        (desk / PATH)
        .read_text(encoding="utf-8")
        .startswith("---\ntitulo: 'Termina la obra'\nfecha: 2021-03-05\nborrador: sí\n")
    )
    assert "Termina la obra" in told


def test_what_is_imported_is_a_draft_unless_it_is_to_be_published(desk: Path) -> None:
    _, told = run(desk, "import", put(desk, "obra.txt"))
    _, public = run(desk, "import", put(desk, "otra.txt", RELEASE.replace("Termina", "Inicia")), "--publish")

    assert "borrador: sí" in (desk / PATH).read_text(encoding="utf-8")
    assert "borrador: sí" in told.strip().splitlines()[-1]
    assert "borrador" not in (desk / PATH.replace("termina", "inicia")).read_text(encoding="utf-8")
    assert "borrador" not in public


def test_an_import_and_a_new_document_say_draft_in_the_same_words(desk: Path) -> None:
    (desk / "site.toml").write_text(SETTINGS.replace("es-MX", "en"), encoding="utf-8")

    run(desk, "import", put(desk, "obra.txt"))
    run(desk, "new", "release", "Water")

    texts = [path.read_text(encoding="utf-8") for path in (desk / "content").rglob("*.md")]
    assert [text.count("\ndraft: yes\n") for text in texts] == [1, 1]


def test_a_dry_run_writes_nothing(desk: Path) -> None:
    before = sorted(desk.rglob("*"))
    source = put(desk, "obra.txt")
    code, _ = run(desk, "import", source, "--dry-run")

    assert code == 0
    assert sorted(desk.rglob("*")) == sorted([*before, Path(source)])


def test_what_exists_is_never_written_over(desk: Path) -> None:
    (desk / PATH).parent.mkdir(parents=True)
    (desk / PATH).write_text("mío", encoding="utf-8")
    run(desk, "import", put(desk, "obra.txt"))

    assert (desk / PATH).read_text(encoding="utf-8") == "mío"


def test_two_texts_with_one_title_have_addresses_of_their_own(desk: Path) -> None:
    put(desk, "a.txt")
    put(desk, "b.txt", RELEASE.replace("5 de marzo", "9 de abril"))
    run(desk, "import", str(desk / "escritorio"))

    assert sorted(one.name for one in (desk / PATH).parent.iterdir()) == [
        "2021-03-05-termina-la-obra.md",
        "2021-04-09-termina-la-obra-2.md",
    ]


def test_a_second_run_adds_only_what_is_new(desk: Path) -> None:
    put(desk, "a.txt")
    run(desk, "import", str(desk / "escritorio"))
    put(desk, "b.txt", RELEASE.replace("Termina", "Empieza"))
    _, told = run(desk, "import", str(desk / "escritorio"), "--json")

    assert [one["new"] for one in json.loads(told)["documents"]] == [True]
    assert json.loads(told)["skipped"] == 1


def test_the_same_folder_gives_the_same_files(desk: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        put(desk, name, RELEASE.replace("terminó", f"terminó {name}"))
    run(desk, "import", str(desk / "escritorio"), "--workers", "1")
    first = {one.name: one.read_bytes() for one in (desk / PATH).parent.iterdir()}
    for one in (desk / PATH).parent.iterdir():
        one.unlink()
    run(desk, "import", str(desk / "escritorio"), "--workers", "3")

    assert {one.name: one.read_bytes() for one in (desk / PATH).parent.iterdir()} == first


def test_one_bad_file_stops_nothing(desk: Path) -> None:
    put(desk, "a.docx", b"PK\x03\x04 no")
    put(desk, "b.txt")
    code, told = run(desk, "import", str(desk / "escritorio"))

    assert code == 1
    assert (desk / PATH).exists()
    assert "a.docx" in told


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("named", ["escritorio/obra p\udcfablica.txt", "escritorio"])
def test_a_file_comes_in_whose_name_is_no_unicode(desk: Path, named: str) -> None:
    put(desk, "obra p\udcfablica.txt")

    code, told = run(desk, "import", str(desk / named))

    assert (code, (desk / PATH).is_file()) == (0, True), told


def test_what_lacks_its_date_waits_among_the_drafts(desk: Path) -> None:
    _, told = run(
        desk,
        "import",
        put(desk, "a.txt", "Termina la obra\n\nEl alcalde de Tijuana, Luis Soto Ruiz, dijo que terminó.\n"),
    )

    assert (desk / "borradores/tijuana/comunicados/termina-la-obra.md").exists()
    assert not (desk / "content").exists()
    assert "Falta la fecha" in told


def test_a_municipality_and_a_folder_may_be_given(desk: Path) -> None:
    text = "Termina la obra\n\n5 de marzo de 2021\n\nLa autoridad informó que la obra de la calle terminó.\n"
    run(desk, "import", put(desk, "a.txt", text), "--municipality", "juarez", "--draft")
    run(
        desk,
        "import",
        put(desk, "b.txt", text + "\nOtra línea.\n"),
        "--to",
        "content/izcalli/comunicados/viejos",
    )

    assert "borrador: sí" in (
        desk / "content/juarez/comunicados/2021/2021-03-05-termina-la-obra.md"
    ).read_text(encoding="utf-8")
    assert (desk / "content/izcalli/comunicados/viejos/2021-03-05-termina-la-obra.md").exists()


@pytest.mark.parametrize("arguments", [["--municipality", "marte"], ["--to", "../fuera"], ["--to", "/etc"]])
def test_what_the_site_cannot_do_is_refused(desk: Path, arguments: list[str]) -> None:
    code, _ = run(desk, "import", put(desk, "a.txt"), *arguments)

    assert code == 1
    assert not (desk / "content").exists()


def test_new_from_a_file_begins_with_it(desk: Path) -> None:
    data = docx(
        paragraph("Tijuana, B.C., a 5 de marzo de 2021")
        + paragraph("El Ayuntamiento de Tijuana informó que la obra terminó.")
    )
    code, _ = run(desk, "nuevo", "aviso", "Otra cosa", "--from", put(desk, "a.docx", data))

    assert code == 0
    assert (desk / "content/tijuana/avisos/2021/2021-03-05-otra-cosa.md").exists()


def test_photos_has_its_spanish_name(desk: Path) -> None:
    run(desk, "import", put(desk, "obra.txt"))
    put(desk, "IMG_1.jpg", photo())
    code, _ = run(desk, "fotos", str(desk / PATH), str(desk / "escritorio"))

    assert code == 0
    assert (desk / PATH).with_suffix("").joinpath("termina-la-obra-1.jpg").exists()


def test_the_report_as_json_holds_every_fact_with_its_words(desk: Path) -> None:
    _, told = run(desk, "import", put(desk, "obra.txt"), "--json")
    (document,) = json.loads(told)["documents"]
    facts = {one["field"]: one for one in document["report"]["taken"]}

    assert facts["date"]["value"] == "2021-03-05"
    assert facts["date"]["words"] == "5 de marzo de 2021"
    assert facts["date"]["sure"] > 0.9


def test_the_report_shows_each_doubt_with_its_confidence_and_the_words_it_came_from(desk: Path) -> None:
    text = "Termina la obra\n\nTijuana, B.C.\n\nLa señora Ana Luna Cota dijo: el 5 de marzo de 2021.\n"
    _, told = run(desk, "import", put(desk, "a.txt", text), "--dry-run")
    flat = " ".join(told.split())

    assert "fecha: 2021-03-05 (40 %), de «5 de marzo de 2021»" in flat
    assert "fuera de la lista: Ana Luna Cota (90 %), de «La señora Ana Luna Cota dijo" in flat


def test_the_report_on_a_folder_goes_by_folder_and_says_what_is_open_of_each_document(desk: Path) -> None:
    for number in range(4):
        put(desk, f"{number}.txt", RELEASE.replace("terminó", f"terminó {number}"))
    put(
        desk,
        "z.txt",
        "Termina la obra\n\nEl alcalde de Tijuana, Luis Soto Ruiz, dijo que terminó.\n",
    )
    _, told = run(desk, "import", str(desk / "escritorio"))
    lines = told.splitlines()

    assert lines.count("content/tijuana/comunicados/2021/") == 1
    assert "  2021-03-05-termina-la-obra.md (0 pendientes)" in lines
    assert lines[lines.index("    de z.txt") + 1].startswith("      · Falta la fecha.")


def test_a_process_that_dies_is_the_fault_of_its_file(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "_at_the_bench", _dies)
    tasks = [Task(put(desk, "a.txt"), "a.txt"), Task(put(desk, "b.txt"), "b.txt")]

    assert [one.fault for one in work(tasks, settings(), workers=2)] == ["intake-died", "intake-died"]


def test_a_process_that_takes_too_long_is_stopped(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "_at_the_bench", _sleeps)

    assert [
        one.fault for one in work([Task(put(desk, "a.txt"), "a.txt")], settings(), workers=1, seconds=0.2)
    ] == ["intake-time"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_does_not_hang(desk: Path) -> None:
    os.mkfifo(desk / "escritorio" / "a.txt")

    assert run(desk, "import", str(desk / "escritorio" / "a.txt"))[0] == 1


def _dies(*_: object) -> None:
    os._exit(3)


def _sleeps(*_: object) -> None:
    import time  # noqa: PLC0415

    time.sleep(60)


def test_a_date_may_be_given_for_texts_that_do_not_say_theirs(desk: Path) -> None:
    text = (
        "Termina la obra\n\nEl Ayuntamiento de Tijuana informó que la obra de la calle principal terminó.\n"
    )
    run(desk, "import", put(desk, "a.txt", text), "--date", "2021-03-05")

    assert (desk / PATH).exists()


def test_without_its_libraries_the_door_says_how_to_install_them(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [one for one in sys.modules if one.startswith("sitegen.intake")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    code, told = run(desk, "import", put(desk, "a.txt"))

    assert code == 1
    assert 'pip install "sitegen-newsroom[intake]"' in told
