"""Dates and datelines: every form that newsrooms write, and what only looks like one."""

from __future__ import annotations

import pytest

from sitegen.intake.plain import paper_of
from sitegen.intake.release import analyse
from sitegen.intake.release.dates import dates_in, day_from_name
from tests.intake.desk import analysed, settings, values

BODY = "\n\nEl gobierno municipal informó que los trabajos de la calle han terminado en su totalidad.\n"
INFORMED = "El gobierno informó que la obra terminó."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("a los cinco días del mes de diciembre de dos mil veinticinco", "2025-12-05"),
        ("a los 31 (treinta y un) días del mes de mayo del año 2024", "2024-05-31"),
        ("a los treinta y un días del mes de marzo de dos mil treinta", "2030-03-31"),
        ("13 de enero de 2026", "2026-01-13"),
        ("13 de enero del 2026", "2026-01-13"),
        ("13 DE ENERO DEL AÑO 2026", "2026-01-13"),
        ("1º de mayo de 2020", "2020-05-01"),
        ("primero de mayo de 2020", "2020-05-01"),
        ("a veinte de enero de dos mil veinticinco", "2025-01-20"),
        ("ENERO 15 DE 2024", "2024-01-15"),
        ("4/jun/25", "2025-06-04"),
        ("2025/06/04", "2025-06-04"),
        ("24 de mayo - 2018", "2018-05-24"),
        ("20 de agosto 2015", "2015-08-20"),
        ("Ene 20, 2026", "2026-01-20"),
        ("20 ene. 2026", "2026-01-20"),
        ("January 13th, 2026", "2026-01-13"),
        ("13 January 2026", "2026-01-13"),
        ("08/04/24", "2024-04-08"),
        ("06-02-2016", "2016-02-06"),
        ("12.5.14", "2014-05-12"),
        ("2026-01-13", "2026-01-13"),
        ("Lunes, 20 de Febrero de 2012", "2012-02-20"),
    ],
)
def test_a_date_is_read_in_the_form(text: str, day: str) -> None:
    (found,) = dates_in(f"antes {text} después")

    assert str(found.on()) == day


@pytest.mark.parametrize(
    "text",
    [
        "13/13/2026",
        "664 438 21 73",
        "1.5 kilómetros",
        "artículo 33, 34",
        "v1.2.3.4",
        "5 may",
        "36/2/1.5",
        "uno de cada diez",
    ],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert not [one for one in dates_in(text) if one.year]


def test_a_day_that_does_not_exist_is_told() -> None:
    (found,) = dates_in("30 de febrero de 2026")

    assert found.wrong == "impossible"


def test_a_weekday_that_contradicts_its_date_is_told() -> None:
    (found,) = dates_in("lunes 13 de enero de 2026")

    assert found.wrong == "weekday"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2020-11-19-aviso.md", "2020-11-19"),
        ("Boletin 19-11-2020.docx", "2020-11-19"),
        ("20201119.txt", "2020-11-19"),
        ("boletin 12.txt", ""),
    ],
)
def test_the_day_of_a_file_name(name: str, day: str) -> None:
    assert day_from_name(name) == day


@pytest.mark.parametrize(
    ("dateline", "place", "day"),
    [
        ("Tijuana, Baja California, a 5 de marzo de 2021", "Tijuana", "2021-03-05"),
        ("TIJUANA, B.C., 5 DE MARZO DE 2021", "TIJUANA", "2021-03-05"),
        ("Tijuana, B. C.; viernes 5 de marzo del 2021.-", "Tijuana", "2021-03-05"),
        ("Tijuana (05-03-2021).-", "Tijuana", "2021-03-05"),
        ("Tijuana, Baja California a 5 de marzo de 2021 –", "Tijuana", "2021-03-05"),
        ("5 de marzo de 2021. Tijuana, Baja California", "Tijuana", "2021-03-05"),
        ("Tijuana Baja California, 5 de marzo de 2021", "Tijuana", "2021-03-05"),
        ("Comunicado 12 | Tijuana, B.C., a 5 de marzo de 2021", "Tijuana", "2021-03-05"),
    ],
)
def test_a_dateline_alone_on_its_line(dateline: str, place: str, day: str) -> None:
    found = analysed(f"Termina la obra de la calle\n\n{dateline}{BODY}")

    assert (found.value("place"), found.value("date")) == (place, day)
    assert found.value("municipality") == "tijuana"
    assert found.body[0].text.startswith("El gobierno")


@pytest.mark.parametrize("closer", [".-", ".–", " –", "._", ".—", " -", ":", ".- "])
def test_a_dateline_run_into_the_text_closed_by(closer: str) -> None:
    found = analysed(f"Termina la obra\n\nTijuana, B.C., a 5 de marzo de 2021{closer} {INFORMED}\n")

    assert found.value("date") == "2021-03-05"
    assert found.body[0].text == INFORMED


def test_a_dateline_with_an_agency_and_without_a_year_takes_the_year_of_the_folio() -> None:
    found = analysed(f"Boletín 45/2016\n\nTermina la obra\n\nTijuana, B.C., 16 ago. (AGN).- {INFORMED}\n")

    assert found.value("date") == "2016-08-16"


def test_a_dateline_without_a_year_and_without_a_hint_of_it_is_no_date() -> None:
    found = analysed("Termina la obra\n\nTijuana, B.C., 16 ago.- El gobierno informó que la obra terminó.\n")

    assert found.value("date") == ""


def test_a_dateline_at_the_bottom() -> None:
    found = analysed(f"Termina la obra de la calle{BODY}\nTijuana, B.C., a 5 de marzo de 2021\n")

    assert found.value("date") == "2021-03-05"


def test_a_dateline_that_is_printed_twice_is_left_out_once() -> None:
    line = "Tijuana, B.C., a 5 de marzo de 2021"
    found = analysed(f"{line}\n\nTermina la obra de la calle\n\n{line}{BODY}")

    assert [one.why for one in found.left] == ["repeat"]
    assert values(found, "title") == ["Termina la obra de la calle"]


def test_a_place_without_a_date_is_a_dateline_too() -> None:
    found = analysed("Termina la obra\n\nTIJUANA, B.C.- El gobierno informó que la obra terminó.\n")

    assert found.value("municipality") == "tijuana"
    assert found.body[0].text.startswith("El gobierno")


@pytest.mark.parametrize(
    "lead",
    [
        "A partir del 1 de febrero de 2016 iniciarán los operativos de tránsito en la cabecera municipal.",
        "El decreto publicado el 3 de enero de 2016 obliga a todos los municipios del estado a cumplir.",
        "El plazo vence el próximo 15 de julio de 2023 en las oficinas de la tesorería municipal.",
        "Las inscripciones siguen hasta el 10 de julio de 2023 en la unidad deportiva del municipio.",
    ],
)
def test_a_date_that_is_not_the_day_of_the_text_is_not_its_date(lead: str) -> None:
    assert analysed(f"Anuncian cambios en el municipio\n\n{lead}\n").value("date") == ""


@pytest.mark.parametrize(
    "lead",
    [
        "El jueves 20 de agosto de 2015 sesionó en el salón de cabildos el consejo de planeación.",
        "A las 12:05 de hoy 20/08/2015, como consecuencia de las lluvias, se activó el plan de emergencia.",
        "La dirección informa que hoy día 20 de agosto de 2015 terminó la obra de la calle.",
    ],
)
def test_the_day_from_which_the_first_sentence_speaks_is_the_date(lead: str) -> None:
    assert analysed(f"Anuncian cambios en el municipio\n\n{lead}\n").value("date") == "2015-08-20"


def test_the_file_name_gives_the_date_where_the_text_has_none() -> None:
    found = analysed(f"Termina la obra de la calle{BODY}", name="2020-11-19-obra.txt")

    assert found.value("date") == "2020-11-19"


def test_a_day_above_the_text_and_a_place_in_it_are_one_dateline() -> None:
    found = analysed(
        "Termina la obra\n\n22 de abril de 2025\n\nTijuana, Baja California.- " + INFORMED + "\n"
    )

    assert (found.value("date"), found.value("place")) == ("2025-04-22", "Tijuana")


SITE = """\
[site]
title = "x"
url = "https://x.example/"
language = "es-MX"
timezone = "America/Mexico_City"
[[municipality]]
id = "ecatepec"
name = "Ecatepec de Morelos"
state = "Estado de México"
[[municipality]]
id = "campeche"
name = "Campeche"
state = "Campeche"
[[municipality]]
id = "valle"
name = "Valle de Bravo"
state = "Estado de México"
[[municipality]]
id = "valles"
name = "Ciudad Valles"
state = "San Luis Potosí"
[[municipality]]
id = "iguala"
name = "Iguala de la Independencia"
state = "Guerrero"
[[municipality]]
id = "nochistlan"
name = "Nochistlán de Mejía"
state = "Zacatecas"
"""


@pytest.mark.parametrize(
    ("place", "owner"),
    [
        ("Ecatepec, Edomex", "ecatepec"),
        ("San Francisco de Campeche, Campeche", "campeche"),
        ("Cd. Valles, S.L.P.", "valles"),
        ("Iguala, Gro.", "iguala"),
        ("Heroica e Histórica Ciudad de Campeche, Campeche", "campeche"),
        ("Nochistlán, Zac.", "nochistlan"),
        ("Santiago Iguala, Gro.", ""),
        ("San Pedro Valle de Bravo, Méx.", "valle"),
        ("Valle, Estado de México", ""),
        ("Ecatepec, Veracruz", ""),
    ],
)
def test_a_municipality_is_known_by_the_name_that_people_use(place: str, owner: str) -> None:
    text = f"Termina la obra\n\n{place}, a 5 de marzo de 2021.- {INFORMED}\n"
    found = analyse(paper_of("a.txt", text, marked=False), settings(SITE), name="a.txt")

    assert found.value("municipality") == owner
