"""The doors `blackout`, `explain` and `next`: what is seen when, and why."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import main
from tests.house.driver import SETTINGS, Driver, Sites

VEDA = """
[[blackout]]
name = "Proceso electoral 2027"
state = "Estado de México"
from = 2027-04-04T00:00:00
to = 2027-06-06T23:59:59
mode = "hide"
earlier = "keep"
source = "Acuerdo 12"
"""
SITE = SETTINGS.replace(
    'state = "Estado de México"\n',
    'state = "Estado de México"\nsocial = { facebook = "https://facebook.example/izcalli" }\n',
    1,
)
FOLDER = "content/izcalli/comunicados/2027"
FILES: dict[str, str | bytes] = {
    "site.toml": SITE + VEDA,
    f"{FOLDER}/2027-03-01-obra.md": "---\ntitle: Obra <terminada>\n---\n\nTexto.\n",
    f"{FOLDER}/2027-05-01-feria.md": "---\ntitle: =Feria\nalias: /feria/\n---\n\nTexto.\n",
    f"{FOLDER}/2027-05-02-vacunas.md": (
        "---\ntitle: Vacunas\nveda: {excepcion: salud, fundamento: Art. 41, oficio: DJ/7, "
        "autoriza: Dirección Jurídica, fecha: 2027-04-30}\n---\n\nTexto.\n"
    ),
    f"{FOLDER}/2027-05-03-clases.md": "---\ntitle: Clases\nveda: {excepcion: educacion}\n---\n\nTexto.\n",
    f"{FOLDER}/2027-05-04-borrador.md": "---\ntitle: Secreto\nborrador: sí\n---\n\nTexto.\n",
    f"{FOLDER}/2027-05-20-futuro.md": "---\ntitle: Futuro\n---\n\nTexto.\n",
    "content/izcalli/paginas/historia.md": "---\ntitle: Historia\n---\n\nTexto.\n",
    "content/paginas/acerca.md": "---\ntitle: Acerca\nfecha: 2027-05-01\n---\n\nTexto.\n",
    "content/juarez/comunicados/2027/2027-05-01-otro.md": "---\ntitle: De otra entidad\n---\n\nTexto.\n",
}
DURING = "2027-05-10T12:00"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Driver:
    return Driver(tmp_path_factory.mktemp("veda"), FILES, now=DURING)


def run(driver: Driver, command: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, [command, "--site", str(driver.root), *arguments], catch_exceptions=False)


def sheet(driver: Driver, now: str = DURING) -> dict[str, dict[str, str]]:
    told = run(driver, "veda", "--now", now, "--format", "csv").stdout_bytes.decode("utf-8-sig")
    return {row["title"]: row for row in csv.DictReader(io.StringIO(told, newline=""))}


# --- the sheet ------------------------------------------------------------------------


def test_the_sheet_lists_what_is_shown_and_hidden_with_its_reason(town: Driver) -> None:
    rows = sheet(town)

    assert {title: (row["shown"], row["why"]) for title, row in rows.items()} == {
        "Vacunas": ("yes", "exception"),
        "Clases": ("yes", "exception"),
        "Obra <terminada>": ("yes", "earlier"),
        "Historia": ("yes", "standing"),
        "Acerca": ("yes", "common"),
        "'=Feria": ("no", "hidden"),
    }
    assert rows["'=Feria"]["until"] == "2027-06-07T00:00:00-06:00"
    noted = [
        rows["Vacunas"][key] for key in ("exception", "basis", "letter", "authorized_by", "authorized_on")
    ]
    assert noted == ["health", "Art. 41", "DJ/7", "Dirección Jurídica", "2027-04-30T00:00:00-06:00"]


@pytest.mark.parametrize("now", ["2027-04-03T23:59:59", "2027-06-07T00:00:00"])
def test_outside_the_window_the_sheet_has_no_document(town: Driver, now: str) -> None:
    assert sheet(town, now) == {}


def test_the_text_says_what_is_missing_and_what_cannot_be_reached(town: Driver) -> None:
    told = run(town, "blackout", "--now", DURING).stdout

    assert "FALTA fundamento o quién autoriza" in told
    assert "https://facebook.example/izcalli" in told
    assert "Acuerdo 12" in told
    assert "1 borrador" in told
    assert "Secreto" not in told
    assert "Futuro" not in told
    assert "no es asesoría jurídica" in told


def test_the_page_to_sign_is_whole_escaped_and_asks_for_nothing(town: Driver, tmp_path: Path) -> None:
    file = tmp_path / "hoja.html"

    result = run(town, "veda", "--now", DURING, "--format", "html", "--output", str(file))

    page = file.read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert "Obra &lt;terminada&gt;" in page
    assert not re.search(r"<(?:script|img|link|iframe)\b|src=|@import|url\(", page)
    assert "Revisó y autoriza" in page
    assert _unclosed(page) == []


def test_the_same_documents_and_moment_give_the_same_mark_and_others_another(town: Driver) -> None:
    marks = [
        re.search(r"Huella de esta hoja: (\w+)", run(town, "veda", "--now", now).stdout)
        for now in (DURING, DURING, "2027-05-21")
    ]

    first, again, other = [found[1] if found else "" for found in marks]
    assert first == again != other


def test_the_sheet_names_the_site_of_photos_that_is_built_on_its_own(site: Sites) -> None:
    media = 'media_url = "https://fotos.example.org/izcalli/"\nmedia_until = 2024\n'
    town = site({"site.toml": SITE.replace("[site]\n", f"[site]\n{media}", 1) + VEDA}, now=DURING)

    assert "https://fotos.example.org/izcalli/" in run(town, "veda", "--now", DURING).stdout


def test_what_the_sheet_says_is_what_a_build_shows(town: Driver) -> None:
    town.build()

    tree = town.tree()
    for row in sheet(town).values():
        path = row["url"].removeprefix("https://prensa.example.org/")
        assert (f"{path}index.html" in tree) is (row["shown"] == "yes"), row["title"]


def _unclosed(page: str) -> list[str]:
    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []

        def handle_starttag(self, tag: str, attrs: object) -> None:
            del attrs
            if tag != "meta":
                self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    reader = Reader()
    reader.feed(page)
    return reader.open


# --- a document -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "now", "told"),
    [
        ("05-01-feria", DURING, "lo oculta la veda electoral. Hasta el 7 de junio de 2027, 00:00:00"),
        ("05-01-feria", "2027-06-07", "Se ve."),
        ("05-01-feria", DURING, "Dirección anterior que lleva a ella: https://prensa.example.org/feria/"),
        ("05-02-vacunas", DURING, "Exceptuado de la veda: salud; autoriza: Dirección Jurídica."),
        ("05-03-clases", DURING, "Le falta anotar: fundamento (basis), autoriza (authorized_by)."),
        ("03-01-obra", DURING, "Veda en vigor que no lo alcanza: Proceso electoral 2027"),
        ("03-01-obra", "2027-03-02", "Veda que no ha empezado"),
        ("05-04-borrador", DURING, "es un borrador"),
        ("05-20-futuro", DURING, "espera su fecha. Hasta el 20 de mayo de 2027, 00:00:00"),
        ("05-02-vacunas", DURING, "Leyenda: «Año de las pruebas» (la única que vale entonces) [site.toml:"),
        ("05-02-vacunas", DURING, "Gobernaba: site.toml no lo dice."),
    ],
)
def test_a_document_is_explained(town: Driver, name: str, now: str, told: str) -> None:
    result = run(town, "explicar", f"{FOLDER}/2027-{name}.md", "--now", now)

    assert result.exit_code == 0
    assert told in result.stdout


def test_a_file_that_is_no_document_is_told(town: Driver) -> None:
    result = run(town, "explain", "site.toml")

    assert result.exit_code == 1
    assert "no es un documento" in result.stderr


# --- what is next -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2027-02-28T23:59:59", "2027-03-01T00:00:00-06:00"),
        ("2027-03-01T00:00:00", "2027-04-04T00:00:00-06:00"),
        ("2027-04-04T00:00:00", "2027-05-01T00:00:00-06:00"),
        ("2027-05-20T00:00:00", "2027-06-07T00:00:00-06:00"),
    ],
)
def test_the_next_moment_is_alone_on_its_line(town: Driver, now: str, due: str) -> None:
    result = run(town, "next", "--now", now)

    assert (result.exit_code, result.stdout) == (0, f"{due}\n")


@pytest.mark.parametrize(
    ("now", "why"),
    [
        ("2027-03-01T00:00:00", "Empieza o termina una veda electoral."),
        ("2027-04-04T00:00:00", "Llega la fecha de 3 documentos."),
    ],
)
def test_why_says_what_changes_and_never_which(town: Driver, now: str, why: str) -> None:
    result = run(town, "proximo", "--motivo", "--now", now)

    assert result.stdout.splitlines()[1:] == [why]


@pytest.mark.parametrize("now", ["2027-02-28T23:59:59", "2027-03-01T00:00:00", "2027-05-20T00:00:00"])
def test_a_build_names_the_same_next_change(town: Driver, now: str) -> None:
    due = run(town, "next", "--now", now).stdout
    days = {"03": "1 de marzo", "04": "4 de abril", "06": "7 de junio"}

    built = run(town, "build", "--output", str(town.output), "--now", now)

    assert f"El próximo cambio es el {days[due[5:7]]} de 2027, {due[11:16]}" in built.output


def test_nothing_is_printed_where_nothing_is_due(town: Driver) -> None:
    assert run(town, "proximo", "--now", "2027-06-07T00:00:00").stdout == ""


def test_an_hour_that_no_clock_shows_is_told_without_a_traceback(site: Sites) -> None:
    driver = site({**FILES, "site.toml": SITE.replace("America/Mexico_City", "America/Tijuana")})

    for command in ("build", "check", "veda", "next"):
        result = run(driver, command, "--now", "2027-03-14T02:30:00")
        assert result.exit_code == 1
        assert "no existió en America/Tijuana" in result.stderr
