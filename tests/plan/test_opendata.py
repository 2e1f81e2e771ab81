"""Open data: CSV that Excel opens, JSON with the same rows, a catalogue of both."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Correction, Item, Named
from sitegen.newsroom.desk import Newsroom
from sitegen.plan.opendata import FORMULA, cell
from sitegen.plan.views import DataView
from tests.newsroom.made import at
from tests.plan.town import ALONE, doc, files, room, text, town, view


def rows(made: Newsroom, path: str) -> list[dict[str, str]]:
    data = files(made)[path]
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def told(made: Newsroom, path: str) -> Any:  # noqa: ANN401 (JSON)
    return msgspec.json.decode(files(made)[path])


RELEASE = doc(
    title="Agua",
    folio="CGCS/130126/009",
    summary="Llega, «mañana».",
    topics=("agua", "salud"),
    people=(Named("Ana Ruiz"), Named("Luis Paz")),
    corrections=(Correction(at("2026-01-15T09:00"), "dos", "tres"),),
    body=text("<p>Hoy.</p>", words="Hoy   llega\nel agua."),
)


def test_a_release_is_a_row_with_a_stable_id_and_dates_with_their_zone() -> None:
    row = rows(room(RELEASE), "datos/comunicados.csv")[0]

    assert row["id"] == "izcalli/comunicados/2026/encuentro/"
    assert row["url"] == "https://prensa.example.org/sala/izcalli/comunicados/2026/encuentro/"
    assert (row["inegi"], row["folio"], row["municipality_name"]) == (
        "15121",
        "CGCS/130126/009",
        "Cuautitlán Izcalli",
    )
    assert (row["date"], row["modified"]) == ("2026-01-13T00:00:00-06:00", "2026-01-15T09:00:00-06:00")
    assert (row["topics"], row["people"]) == ("agua; salud", "Ana Ruiz; Luis Paz")
    assert row["corrections"] == "dos → tres"
    assert row["summary"] == "Llega, «mañana»."


def test_the_digest_is_that_of_the_words_of_title_and_text() -> None:
    row = rows(room(RELEASE), "datos/comunicados.csv")[0]

    assert row["sha256"] == hashlib.sha256(b"Agua Hoy llega el agua.").hexdigest()


def test_json_holds_the_same_rows_as_csv() -> None:
    made = town()

    for name in ("comunicados", "avisos", "documentos", "agenda"):
        plain = [row["id"] for row in rows(made, f"datos/{name}.csv")]
        whole = told(made, f"datos/{name}.json")
        assert [row["id"] for row in whole["rows"]] == plain
        assert whole["count"] == len(plain) > 0


def test_a_municipality_has_files_of_its_own() -> None:
    made = town()

    own, whole = rows(made, "datos/izcalli/avisos.csv"), rows(made, "datos/avisos.csv")

    assert {row["municipality"] for row in own} == {"izcalli"}
    assert {row["municipality"] for row in whole} == {"izcalli", ""}


def test_municipalities_and_topics_are_listed() -> None:
    made = town()

    assert [(row["id"], row["inegi"]) for row in rows(made, "datos/municipios.csv")] == [
        ("izcalli", "15121"),
        ("juarez", ""),
    ]
    assert [row["id"] for row in rows(made, "datos/temas.csv")] == ["agua", "salud"]


@pytest.mark.parametrize("evil", ["=1+1", "+52", "-1", "@SUM(A1)", "\tx", "＝1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(evil: str) -> None:
    row = rows(room(doc(title=evil)), "datos/comunicados.csv")[0]

    assert row["title"] == f"'{evil}"
    assert told(room(doc(title=evil)), "datos/comunicados.json")["rows"][0]["title"] == evil


@given(st.text() | st.lists(st.text()).map(tuple))
def test_no_cell_begins_as_a_formula(value: str | tuple[str, ...]) -> None:
    assert not cell(value).startswith(tuple(FORMULA))


def test_lines_and_quotes_in_a_title_stay_in_their_cell() -> None:
    title = 'Dice: "hola",\ny sigue'

    assert [row["title"] for row in rows(room(doc(title=title)), "datos/comunicados.csv")] == [title]


def test_lines_end_as_rfc_4180_says() -> None:
    data = files(room(doc()))["datos/comunicados.csv"]

    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_the_catalogue_names_every_file_by_its_whole_address() -> None:
    made = town()
    found = files(made)

    catalogue = msgspec.json.decode(found["datos/catalogo.jsonld"])

    listed = {
        one["dcat:downloadURL"]["@id"] for of in catalogue["dcat:dataset"] for one in of["dcat:distribution"]
    }
    published = {
        f"https://prensa.example.org/sala/{path}"
        for path in found
        if path.startswith("datos/") and "." in path and "sha256" not in path
    }
    assert listed == published - {catalogue["@id"]}
    assert catalogue["@type"] == "dcat:Catalog"
    assert catalogue["dct:modified"]["@value"] == "2026-02-28T00:00:00-06:00"


def test_an_empty_newsroom_has_no_tables_of_documents() -> None:
    found = files(room())

    assert [path for path in found if path.endswith(".csv")] == [
        "datos/municipios.csv",
        "en/data/municipalities.csv",
    ]


def test_the_data_page_counts_the_rows() -> None:
    found = view(room(RELEASE, doc("otro")), "datos/", DataView)

    assert [(one.name, one.municipality, one.rows) for one in found.files] == [
        ("releases", "", 2),
        ("releases", "Cuautitlán Izcalli", 2),
        ("municipalities", "", 2),
        ("topics", "", 2),
    ]
    assert found.catalogue == "/sala/datos/catalogo.jsonld"
    assert {feed.form for feed in found.feeds} == {"atom", "rss", "json"}


def test_a_site_of_one_municipality_has_each_table_once() -> None:
    items: tuple[Item, ...] = (RELEASE,)

    found = [path for path in files(room(*items, config=ALONE)) if path.endswith("comunicados.csv")]

    assert found == ["datos/comunicados.csv", "temas/agua/comunicados.csv", "temas/salud/comunicados.csv"]
