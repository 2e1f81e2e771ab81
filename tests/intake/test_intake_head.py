"""Headlines, decks, folios, labels and letterheads."""

from __future__ import annotations

import pytest

from tests.intake.desk import analysed, values

LEAD = (
    "Tijuana, B.C., a 5 de marzo de 2021.- "
    "El Ayuntamiento de Tijuana informó que la Ley de Tránsito rige desde hoy.\n"
)


def test_a_headline_in_capitals_becomes_a_sentence_that_keeps_names() -> None:
    found = analysed(f"AYUNTAMIENTO DE TIJUANA APLICA LA LEY DE TRÁNSITO EN LA ZONA\n\n{LEAD}")

    assert found.value("title") == "Ayuntamiento de Tijuana aplica la Ley de Tránsito en la zona"


def test_a_word_in_capitals_without_its_accent_is_only_told_of() -> None:
    found = analysed(f"APLICAN LA LEY DE TRANSITO EN LA ZONA RIO\n\n{LEAD}")

    assert found.value("title") == "Aplican la Ley de Transito en la zona rio"
    assert [fact.value for fact in found.facts if fact.field == "accent"] == ["TRANSITO → tránsito"]


def test_a_headline_over_two_lines_is_one() -> None:
    found = analysed(f"APLICAN LA NUEVA LEY DE TRÁNSITO EN TODAS LAS\nCOLONIAS DE LA CIUDAD*\n\n{LEAD}")

    assert found.value("title") == "Aplican la nueva Ley de Tránsito en todas las colonias de la ciudad"


@pytest.mark.parametrize(
    "deck",
    [
        "• Habrá multas desde el lunes\n• Participan 200 agentes",
        "Habrá multas desde el lunes\nParticipan 200 agentes viales",
    ],
)
def test_sumarios_with_or_without_bullets_are_the_deck(deck: str) -> None:
    found = analysed(f"Aplican la nueva ley\n\n{deck}\n\n{LEAD}")

    assert found.value("title") == "Aplican la nueva ley"
    assert values(found, "deck")[0] == "Habrá multas desde el lunes"
    assert len(values(found, "deck")) == 2


def test_labels_and_letterheads_are_no_headlines() -> None:
    head = "H. AYUNTAMIENTO DE TIJUANA\nDIRECCIÓN DE COMUNICACIÓN SOCIAL\n\nComunicado de prensa\n\n"
    found = analysed(f"{head}Aplican la nueva ley\n\n{LEAD}")

    assert found.value("title") == "Aplican la nueva ley"


def test_a_mere_label_is_a_headline_that_nobody_is_sure_of() -> None:
    found = analysed(
        "Comunicado de Prensa 5.3.21\n\n"
        "El alcalde de Tijuana encabezó hoy los honores a la bandera en el centro.\n"
    )

    assert found.value("date") == "2021-03-05"
    assert [(one.value, one.sure < 0.75) for one in found.all("title")] == [
        ("Comunicado de Prensa 5.3.21", True)
    ]


def test_a_single_sentence_in_capitals_is_the_text_and_no_title() -> None:
    text = (
        "POR MANTENIMIENTO, EL SERVICIO DE AGUA SERÁ SUSPENDIDO EL LUNES EN LAS COLONIAS CENTRO Y EL MIRADOR."
    )
    found = analysed(text)

    assert values(found, "title") == []
    assert [line.text for line in found.body] == [text]


def test_a_menu_before_the_title_is_left_out() -> None:
    menu = "\n".join(
        f"- {word}" for word in ("Inicio", "Trámites", "Gobierno", "Transparencia", "Visión / Misión", "Mapa")
    )
    found = analysed(f"{menu}\n\nAplican la nueva ley\n\n{LEAD}")

    assert found.value("title") == "Aplican la nueva ley"
    assert {one.why for one in found.left} <= {"menu", "interface"}


def test_a_list_within_the_text_is_no_menu() -> None:
    found = analysed(
        f"Aplican la nueva ley\n\n{LEAD}\nEntre las medidas están:\n\n- Multas\n- Cursos\n- Señales\n"
    )

    assert [line.text for line in found.body][-3:] == ["Multas", "Cursos", "Señales"]


@pytest.mark.parametrize(
    ("line", "folio"),
    [
        ("CGCS/130126/009", "CGCS/130126/009"),
        ("Boletín No. 045/2021", "045/2021"),
        ("Comunicado de prensa núm. 12", "12"),
        ("Folio: AB-123-21", "AB-123-21"),
        ("Oficio No. PM/0456/2021", "PM/0456/2021"),
    ],
)
def test_a_folio_is_taken_from_its_line(line: str, folio: str) -> None:
    found = analysed(f"{line}\n\nAplican la nueva ley\n\n{LEAD}")

    assert found.value("folio") == folio
    assert found.value("title") == "Aplican la nueva ley"


def test_words_in_capitals_in_the_middle_are_places_and_no_headline() -> None:
    found = analysed(
        f"Aplican la nueva ley\n\n{LEAD}\nColonias:\n\nCENTRO, LIBERTAD, LAS TORRES, EL MIRADOR\n\n"
        "Se pide tomar precauciones a los vecinos de la zona afectada.\n"
    )

    assert "CENTRO, LIBERTAD, LAS TORRES, EL MIRADOR" in [line.text for line in found.body]


@pytest.mark.parametrize(
    "head",
    [
        "AVISO IMPORTANTE",
        "Secretaría de Seguridad y Protección Ciudadana Municipal",
        "De: Prensa <prensa@x.example>\nEnviado el: viernes, 5 de marzo de 2021 13:05\nAsunto: boletín",
    ],
)
def test_what_stands_above_a_headline_and_is_none_is_left_out(head: str) -> None:
    found = analysed(f"{head}\n\nAplican la nueva ley\n\n{LEAD}")

    assert found.value("title") == "Aplican la nueva ley"


def test_a_headline_that_begins_with_an_office_is_a_headline() -> None:
    found = analysed(f"Secretaría de Salud vacuna a niños en Tijuana\n\n{LEAD}")

    assert found.value("title") == "Secretaría de Salud vacuna a niños en Tijuana"


def test_what_a_telephone_draws_is_no_part_of_the_headline_nor_of_the_dateline() -> None:
    found = analysed(
        "*🚧 CIERRE VIAL EN EL CENTRO*\n\n📅 5 de marzo de 2021\n\nLa avenida estará cerrada por obras.\n"
    )

    assert found.value("title") == "Cierre vial en el centro"
    assert found.value("date") == "2021-03-05"


def test_what_somebody_says_is_no_slogan() -> None:
    said = '"Health has no border," said Mayor Ismael Burgueño Ruiz.'
    found = analysed(f"Clinic opens\n\n{LEAD}\n{said}\n\nContact: press@tijuana.example.mx\n")

    assert said in [line.text for line in found.body]


@pytest.mark.parametrize("label", ["COMUNICADO DE PRENSA", "Boletín informativo", "PRESS RELEASE"])
def test_a_text_that_calls_itself_a_release_is_one(label: str) -> None:
    found = analysed(f"{label}\n\nSe abre la alberca\n\nDesde hoy se puede nadar en la alberca del parque.\n")

    assert found.kind == "release"


def test_a_first_name_in_a_headline_of_capitals_keeps_its_capital_before_a_known_surname() -> None:
    analysis = analysed(
        "ENTREGA LUPITA CUAUTLE ESTUFAS\n\nTijuana, B.C., a 5 de marzo de 2021.- "
        "La alcaldesa Guadalupe Cuautle Torres entregó estufas a las familias de la zona.\n"
    )

    assert values(analysis, "title") == ["Entrega Lupita Cuautle estufas"]


@pytest.mark.parametrize(
    ("head", "folio"),
    [
        ("C.S. 061/25", "C.S. 061/25"),
        ("BOL. 187/2025", "187/2025"),
        ("Comunicado de prensa\n\n108/2025", "108/2025"),
        ("Tijuana, B.C., 5 de marzo de 2021 – Comunicado 486", "486"),
    ],
)
def test_folios_in_other_forms(head: str, folio: str) -> None:
    found = analysed(f"{head}\n\nAplican la Ley de Tránsito en la zona\n\n{LEAD}")

    assert (found.value("folio"), found.value("title")) == (folio, "Aplican la Ley de Tránsito en la zona")


@pytest.mark.parametrize(
    "above",
    [
        "“2021. Año de las Pruebas”",
        "TIJUANA\nCiudad de todos\n2019-2024",
        "📢 COMUNICADO OFICIAL",
        "Alcaldía Tijuana",
    ],
)
def test_what_stands_above_a_headline_is_none(above: str) -> None:
    found = analysed(f"{above}\n\nAplican la Ley de Tránsito en la zona\n\n{LEAD}")

    assert found.value("title") == "Aplican la Ley de Tránsito en la zona"
    assert found.body[0].text.startswith("El Ayuntamiento")


def test_sumarios_typed_with_a_dash_and_no_space_are_two() -> None:
    found = analysed(f"Aplican la Ley de Tránsito\n\n-Habrá multas\n-Participan 200 agentes\n\n{LEAD}")

    assert values(found, "deck") == ["Habrá multas", "Participan 200 agentes"]


@pytest.mark.parametrize(
    "above",
    [
        "Gobierno de la Ciudad", "R. AYUNTAMIENTO DE TIJUANA\nSÍNTESIS INFORMATIVA", "C O M U N I C A D O",
        "Oficina de Prensa\nAyuntamiento de Tijuana", "Gaceta de Comunicación", "No. 233",
        "Municipalidad de Tijuana - Dirección de Prensa", "“Juntos por la ciudad que queremos”",
    ],
)  # fmt: skip
def test_who_gives_a_text_out_is_no_headline(above: str) -> None:
    found = analysed(f"{above}\n\nAplican la Ley de Tránsito en la zona\n\n{LEAD}")

    assert found.value("title") == "Aplican la Ley de Tránsito en la zona"
    assert found.body[0].text.startswith("El Ayuntamiento")


@pytest.mark.parametrize(
    "label", ["Municipalidad Distrital de Tijuana", "Municipalidad Provincial de Tijuana"]
)
def test_a_letterhead_below_the_headline_is_no_deck(label: str) -> None:
    found = analysed(f"Aplican la Ley de Tránsito en la zona\n\n{label}\n\n{LEAD}")

    assert values(found, "deck") == []


def test_a_row_of_names_in_capitals_below_a_text_is_no_headline() -> None:
    found = analysed(f"Oficina de Prensa\n\n{LEAD}\nAYUNTAMIENTO, TIJUANA, NUEVA LEY, TRÁNSITO\n")

    assert values(found, "title") == []


def test_a_headline_below_the_text_is_better_than_a_label_above_it() -> None:
    found = analysed(f"Oficina de Prensa\n\n{LEAD}\nLISTA LA NUEVA LEY DE TRÁNSITO PARA TIJUANA: ALCALDE\n")

    assert found.value("title") == "Lista la nueva Ley de Tránsito para Tijuana: alcalde"


NEWS = "Aplican desde hoy la nueva ley de tránsito en la ciudad"


@pytest.mark.parametrize(
    "head",
    [
        "Comunicación Social\nBoletín 031\n\nPara su inmediata publicación",
        "H. XXIII AYUNTAMIENTO CONSTITUCIONAL DE TIJUANA",
        "GOBIERNO MUNICIPAL\nTIJUANA, BAJA CALIFORNIA\n2024-2027",
        "BOLETÍN: 1190\nFECHA: 5 DE MARZO DE 2021\nLUGAR: TIJUANA, BAJA CALIFORNIA",
        "AYUNTAMIENTO DE TIJUANA\nDirección de Comunicación Social\nTijuana nos une",
        "Boletín 049/2021\nAsunto: Sesión de Cabildo",
        "PRENSA MUNICIPAL",
        "SISTEMA MUNICIPAL DIF TIJUANA\nBOLETÍN DE PRENSA",
    ],
)
def test_what_stands_on_the_paper_above_a_headline_is_no_headline(head: str) -> None:
    found = analysed(f"{head}\n\n{NEWS}\n\n{LEAD}")

    assert found.value("title") == NEWS


def test_a_subject_is_the_headline_where_there_is_no_other() -> None:
    found = analysed(f"Boletín 049/2021\nAsunto: Aplican la nueva ley de tránsito\n\n{LEAD}")

    assert found.value("title") == "Aplican la nueva ley de tránsito"


def test_the_text_begins_with_its_place_where_the_day_stands_above_the_headline() -> None:
    first = "El Ayuntamiento aplica desde hoy en toda la zona la Ley de Tránsito que aprobó el Cabildo"
    more = "Los agentes explicarán la ley a quienes manejan, dijo el alcalde en el Palacio Municipal."
    found = analysed(f"viernes, 26 de mayo de 2023\n\nAplican la Ley\n\nTijuana, B.C.- {first}\n\n{more}\n")

    assert (found.value("date"), found.body[0].text) == ("2023-05-26", first)


def test_a_headline_in_capitals_stands_before_a_slogan() -> None:
    found = analysed(f"Una ciudad que florece\n\nAPLICAN LA NUEVA LEY DE TRÁNSITO\n\n{LEAD}")

    assert found.value("title") == "Aplican la nueva Ley de Tránsito"


def test_a_headline_in_capitals_knows_names_from_the_dateline_and_none_from_an_address() -> None:
    text = "TIJUANA Y MEXICALI FIRMAN ACUERDO EN CAMPECHE\n\nMexicali, B.C., a 5 de marzo de 2021.- "
    found = analysed(f"{text}El Ayuntamiento informó que rige desde hoy la ley en tijuana.gob.mx.\n")

    assert found.value("title") == "Tijuana y Mexicali firman acuerdo en Campeche"


def test_lines_that_a_telephone_marks_are_sumarios_of_their_own() -> None:
    deck = "👉 Habrá multas desde el lunes\n👉 Participan 200 agentes viales"
    found = analysed(f"📣 BOLETÍN | 5 de marzo de 2021\n\n✨ {NEWS} ✨\n\n{deck}\n\n{LEAD}")

    assert found.value("title") == NEWS
    assert values(found, "deck") == ["Habrá multas desde el lunes", "Participan 200 agentes viales"]
    assert values(found, "place") == ["Tijuana"]


@pytest.mark.parametrize("head", ["Tijuana, Baja California\n5 de marzo de 2021", "San Pedro Tijuana, B.C."])
def test_a_place_that_fills_a_line_says_whose_the_text_is(head: str) -> None:
    text = "Los agentes viales aplican desde hoy la nueva ley de tránsito en toda la ciudad."
    found = analysed(f"{head}\n\n{NEWS}\n\n{text}\n")

    assert found.value("municipality") == "tijuana"
    assert found.value("title") == NEWS


@pytest.mark.parametrize(
    ("line", "folio"),
    [
        ("Tijuana, B.C., 5 de marzo de 2021 / Boletín 0766.- ", "0766"),
        ("Boletín 0620 · 5 de marzo de 2021\n\n", "0620"),
        ("Núm. 0302 | 05 de marzo de 2021\n\n", "0302"),
    ],
)
def test_a_folio_beside_a_date_is_neither_text_nor_deck(line: str, folio: str) -> None:
    text = "El Ayuntamiento de Tijuana aplica desde hoy la nueva ley de tránsito."
    found = analysed(f"DIFUSIÓN INMEDIATA\n\n{NEWS}\n\n{line}{text}\n")

    assert found.value("folio") == folio
    assert found.value("date").startswith("2021-03-05")
    assert [one.text for one in found.body] == [text]
