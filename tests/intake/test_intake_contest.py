"""Which line is the headline, and whose the text is, in the layouts of pages that were copied whole."""

from __future__ import annotations

import pytest

from sitegen.intake.release.contest import TITLE_SURE
from tests.intake.desk import analysed, values

NEWS = "Aplican desde hoy la nueva ley de tránsito en la ciudad"
LEAD = (
    "Tijuana, B.C., a 5 de marzo de 2021.- "
    "El Ayuntamiento de Tijuana aplicó desde este viernes la nueva ley de tránsito en toda la ciudad.\n"
)
TEXT = "El alcalde de Tijuana informó que la nueva ley de tránsito se aplica desde hoy en toda la ciudad.\n"


def _sure(found: object) -> list[bool]:
    return [fact.sure >= TITLE_SURE for fact in found.all("title")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "above",
    [
        "Jalisco",
        "Contenido principal",
        "Alcaldías",
        "Edición del Día",
        "0\n432",
        "- 5 marzo, 2021\n- Publicado por: Gobierno Municipal\n- Categoría: Noticias\nNo hay comentarios",
        "Inicio > Prensa > Boletines",
        "SEGURIDAD PÚBLICA",
        "Gobierno que cumple",
        "A los representantes de los medios de comunicación:\nSe agradece su difusión",
        "Clima 24 grados, sábado 3 de mayo",
        "Ana López Ruiz | El Diario de la Frontera",
        "$plantilla.escape($Titulo.getData())",
        "Conecta con nosotros",
        "Publicado hace 6 meses",
        "Por: Ana López / Rosa Pérez",
        "BANDO\n\nEL ALCALDE – PRESIDENTE DEL AYUNTAMIENTO DE TIJUANA\n\nHACE SABER",
        "Fiesta de la ciudad y de sus barrios - 14 enero, 2022",
        "EXTRA DE LA TARDE",
    ],
)
def test_what_a_page_has_above_a_headline_is_no_headline(above: str) -> None:
    found = analysed(f"{above}\n\n{NEWS}\n\n{LEAD}")

    assert found.value("title") == NEWS


def test_a_headline_that_passed_over_another_line_is_doubtful() -> None:
    found = analysed(f"Una ciudad de todas y todos\n\n{NEWS}\n\n{LEAD}")

    assert (found.value("title"), _sure(found)) == (NEWS, [False])
    assert [fact.value for fact in found.facts if fact.field == "title"][1:] == [
        "Una ciudad de todas y todos"
    ]


@pytest.mark.parametrize("label", ["Boletín 123: ", "COMUNICADO 045 | ", "Nota informativa – "])
def test_a_label_before_a_headline_is_none_of_it(label: str) -> None:
    found = analysed(f"{label}{NEWS}\n\n{LEAD}")

    assert found.value("title") == NEWS
    assert found.value("folio") in ("123", "045", "")


def test_a_few_words_above_a_line_that_may_be_the_headline_are_doubtful() -> None:
    found = analysed(f"Leyes para vivir mejor\n\nNueva ley de tránsito\n\n{LEAD}")

    assert _sure(found) == [False]


def test_a_first_sentence_alone_above_longer_paragraphs_is_a_doubtful_headline() -> None:
    said = "Los agentes aplican desde hoy la nueva ley de tránsito."
    found = analysed(f"{said}\n\n{TEXT.strip()} Habrá multas para quien no la respete en las calles.\n")

    assert (found.value("title"), _sure(found)) == (said.rstrip("."), [False])


@pytest.mark.parametrize("second", ["DE GOBIERNO EL 7 DE DICIEMBRE", "EL DESFILE DEL 20 DE NOVIEMBRE"])
def test_a_day_in_a_headline_is_no_dateline(second: str) -> None:
    found = analysed(f"PRESENTAN LAS AUTORIDADES DE TRÁNSITO\n{second}\n\n{TEXT}")

    assert second.rsplit(maxsplit=1)[-1].lower() in found.value("title")


def test_a_headline_without_a_verb_stands_before_a_starred_sumario() -> None:
    found = analysed(
        f"Tránsito en calma tras la nueva ley\n\n*Así lo informó el alcalde a los medios\n\n{LEAD}"
    )

    assert found.value("title") == "Tránsito en calma tras la nueva ley"
    assert values(found, "deck") == ["Así lo informó el alcalde a los medios"]


@pytest.mark.parametrize("line", ["Trazos noticias", "Te hago tu sitio"])
def test_a_few_words_that_the_text_does_not_say_are_told_of_and_no_headline(line: str) -> None:
    text = (
        "El alcalde entregó ayer la calle Madero, que fue pavimentada en cuatro meses.\n\nHubo una fiesta.\n"
    )
    found = analysed(f"{line}\n\n{text}")

    assert found.value("title") == ""
    assert [fact.value for fact in found.all("title", least=0)] == [line]
    assert found.body[0].text.startswith("El alcalde")


def test_stars_before_the_text_are_its_sumario() -> None:
    lead = "Cerca de 150 toneladas de desechos se recolectaron en dos colonias de Tijuana este domingo."
    found = analysed(f"***La segunda jornada superó todas las expectativas del alcalde.\n{lead}\n\n{lead}\n")

    assert found.body[0].text == lead
    assert found.value("deck").startswith("La segunda jornada")


def test_a_sumario_above_a_text_without_a_headline_is_not_made_one() -> None:
    found = analysed(f"*Se autoriza la nueva ley de tránsito para la ciudad\n\n{LEAD}")

    assert values(found, "title") == []
    assert values(found, "deck") == ["Se autoriza la nueva ley de tránsito para la ciudad"]


def test_a_headline_in_capitals_after_a_section_in_capitals_is_a_line_of_its_own() -> None:
    found = analysed(f"EXTRA DE LA TARDE\n\nPOR CONCLUIR LA NUEVA LEY DE TRÁNSITO EN TIJUANA\n\n{LEAD}")

    assert found.value("title") == "Por concluir la nueva ley de tránsito en Tijuana"


def test_a_starred_line_in_capitals_is_a_headline() -> None:
    found = analysed(f"*APLICAN LA NUEVA LEY DE TRÁNSITO EN LA CIUDAD\n\n{LEAD}")

    assert found.value("title") == "Aplican la nueva ley de tránsito en la ciudad"


def test_a_paragraph_that_a_margin_broke_is_no_headline_that_is_sure() -> None:
    broken = (
        "Crece el número de calles en las que rige la\n"
        "nueva ley de tránsito del municipio, dijo hoy la alcaldesa\n"
        "Ana López Ruiz, esta vez le toca a las colonias\ndel sur de la ciudad y a quienes las visitan.\n"
    )
    found = analysed(f"{broken}\n{TEXT}")

    assert True not in _sure(found)


def test_a_paragraphs_last_words_are_no_slogan() -> None:
    broken = "La fiesta se llevó a cabo en la comunidad de Santa\nIsabel Ixtapa."
    found = analysed(f"{NEWS}\n\n{LEAD}\n{broken}\nNo hay comentarios:\n")

    assert found.body[-1].text.endswith("Isabel Ixtapa.")


def test_capitals_below_a_text_that_speak_of_something_else_are_no_headline() -> None:
    found = analysed(f"{LEAD}\n{TEXT}\nCONMEMORAN EL ANIVERSARIO DEL MUSEO CON UN ALTAR\n")

    assert values(found, "title") == []


def test_a_name_alone_above_a_text_is_who_wrote_it() -> None:
    found = analysed(f"5 DE MARZO DE 2021\nANA LÓPEZ RUIZ\n\n{TEXT}")

    assert (values(found, "title"), values(found, "byline")) == ([], ["ANA LÓPEZ RUIZ"])


def test_a_long_quotation_above_a_text_is_no_headline_that_is_sure() -> None:
    said = "«Con la ley de tránsito, que rige desde hoy en toda la ciudad, habrá orden y respeto para todos»."
    found = analysed(f"{said}\n{LEAD}")

    assert values(found, "title") == []
    assert found.value("date") == "2021-03-05"


def test_a_headline_with_a_full_stop_is_doubtful() -> None:
    found = analysed(f"Trabajamos por la ciudad.\n\n{LEAD}")

    assert (found.value("title"), _sure(found)) == ("Trabajamos por la ciudad", [False])


def test_a_summary_that_the_text_says_again_word_by_word_is_no_headline() -> None:
    said = "El alcalde aplicó desde este viernes la nueva ley de tránsito en toda la ciudad."
    found = analysed(
        f"{said}\n\nNueva ley de tránsito\n\nTijuana, B.C., a 5 de marzo de 2021.- {said} Habrá multas.\n"
    )

    assert found.value("title") == "Nueva ley de tránsito"


def test_lines_that_a_page_broke_apart_are_one_paragraph_and_no_headline() -> None:
    lines = "El alcalde de Tijuana informó que la nueva ley se aplica en toda la ciudad desde\n\n"
    found = analysed(f"{lines}este viernes, con multas para quien no la respete en las calles.\n\n{TEXT}")

    assert values(found, "title") == []
    assert found.body[0].text.endswith(
        "desde este viernes, con multas para quien no la respete en las calles."
    )


def test_a_credit_beside_the_repeated_headline_is_none_of_its_words() -> None:
    found = analysed(
        f"{NEWS}\n\n5 de marzo de 2021 10:15 Escrito por Redacción\n{NEWS} Fotografía: Prensa\n\n{TEXT}"
    )

    assert (found.value("title"), found.value("date")[:10]) == (NEWS, "2021-03-05")


@pytest.mark.parametrize(
    "below",
    [
        "También te podría gustar...",
        "No hay comentarios:\n\nPublicar un comentario",
        "Deja una respuesta\n\nTu dirección de correo electrónico no será publicada.",
        "Por admin",
        "LEAVE A REPLY\n\nPlease enter your comment!",
        "Usamos cookies para que el navegador recuerde sus preferencias en este sitio web.",
        '[lector voice="uno" text="Escuchar"]',
        "Te puede interesar\n\nOtra noticia de la ciudad\n\n3 marzo 2026",
    ],
)  # fmt: skip
def test_what_a_page_has_below_its_text_is_left_out(below: str) -> None:
    found = analysed(f"{NEWS}\n\n{LEAD}\n{TEXT}\n{below}\n")

    assert [line.text for line in found.body][-1] == TEXT.strip()
    assert found.value("date") == "2021-03-05"


# --- dates ------------------------------------------------------------------------


def test_the_day_of_the_page_is_doubtful_where_the_text_speaks_of_another_year() -> None:
    text = "La ley rige del 3 de enero de 2021 en adelante, dijo el alcalde."
    found = analysed(f"sábado, 18 de octubre de 2025\n\n{NEWS}\n\n{text}\n")

    assert values(found, "date") == []


@pytest.mark.parametrize(
    "above", ["menú\n\ndomingo 24 de agosto de 2025", "agosto 24, 2025\n\nConecta con nosotros"]
)
@pytest.mark.parametrize("opening", ["", "Tijuana, B.C.- "])
def test_the_day_of_a_pages_head_is_doubtful(above: str, opening: str) -> None:
    found = analysed(f"{above}\n\n{NEWS}\n\n{opening}Los vecinos agradecieron al alcalde la obra nueva.\n")

    assert found.value("date") == ""
    assert [fact.value for fact in found.all("date", least=0)] == ["2025-08-24"]


def test_a_day_that_a_page_glued_to_its_section_is_the_date() -> None:
    found = analysed(f"{NEWS}\n\nNoticias05 de marzo de 2021\n\n{TEXT}")

    assert (found.value("date"), values(found, "place")) == ("2021-03-05", [])


@pytest.mark.parametrize("said", ["La ley rige en este 2021", "Mañana miércoles 14 de octubre rige la ley"])
def test_a_day_that_the_text_contradicts_is_doubtful(said: str) -> None:
    found = analysed(f"Viernes 15/11/2024\n\n{NEWS}\n\n{said}, dijo el alcalde a los vecinos de la zona.\n")

    assert values(found, "date") == []


@pytest.mark.parametrize(
    "line",
    [
        "vie, 5 mar 2021 11:00:00",
        "por Prensa | Mar 5, 2021 | Portada, Ciudad",
        "• 2021-03-05 11:23:39\n    Ciudad",
    ],
)
def test_a_day_in_a_pages_own_line_is_the_date(line: str) -> None:
    found = analysed(f"{line}\n\n{NEWS}\n\n{TEXT}")

    assert (found.value("date")[:10], found.value("title")) == ("2021-03-05", NEWS)


@pytest.mark.parametrize(
    "line", ["18:12:43 / 05/03/2021", "5 marzo, 2021 • Tijuana, B.C.", "5 de marzo de 2021 por Redacción"]
)
def test_what_stands_beside_a_day_is_no_part_of_the_headline_above_it(line: str) -> None:
    found = analysed(f"{NEWS}\n{line}\n\n{TEXT}")

    assert (found.value("title"), found.value("date")[:10]) == (NEWS, "2021-03-05")


# --- places -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "opening",
    [
        "Tijuana, Baja California. ",
        "Tijuana, B.C., ",
        "Tijuana, B.C. ",
        "Tijuana. B.C.- ",
        "Tijuana, 9 de septiembre. ",
        "Tijuana-Frontera. ",
        "Tijuana, B.C., marzo de 2021.- ",
        "En Tijuana, B.C.(Marzo 5 de 2021).- ",
        "Tijuana, B.C., 5 de marzo de 2021, ",
        "Tijuana, B.C._ 5 de marzo de 2021._ ",
        "5 de marzo de 2021. Tijuana, B.C.- ",
        "Tijuana, Baja California, México. 5 de marzo de 2021. ",
    ],
)
def test_a_place_before_the_first_sentence_is_its_dateline(opening: str) -> None:
    text = "La nueva ley de tránsito se aplica desde hoy en toda la ciudad, con multas y cursos."
    found = analysed(f"{NEWS}\n\n{opening}{text}\n")

    assert (found.value("municipality"), found.value("place")) == ("tijuana", "Tijuana")
    assert [line.text for line in found.body] == [text]


def test_a_place_that_nobody_knows_is_a_dateline_only_where_the_text_begins() -> None:
    list_of = "Requisitos.- Una copia de la licencia y otra del pago del año en curso."
    found = analysed(f"{NEWS}\n\nTecate.- {TEXT}\n{list_of}\n")

    assert values(found, "place") == ["Tecate"]
    assert found.body[-1].text == list_of


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Tijuana: aplican la nueva ley de tránsito", "El alcalde informó que la ley rige desde hoy."),
        (NEWS, "La Municipalidad Provincial de Tijuana informó que la ley rige desde hoy en las calles."),
        (NEWS, "El Presidente Municipal informó que la ley rige desde hoy en las colonias de Tijuana."),
    ],
)
def test_whose_a_text_is_without_a_dateline(title: str, text: str) -> None:
    found = analysed(f"{title}\n\n{text}\n")

    assert found.value("municipality") == "tijuana"


@pytest.mark.parametrize(
    "told", ["limpian los canales de Tijuana", "llevan agua a colonias del norte de Tijuana"]
)
@pytest.mark.parametrize(
    "by", ["Por instrucciones del alcalde, las cuadrillas", "La oficina intermunicipal informó que"]
)
def test_whose_ground_a_text_speaks_of_gives_it_out(told: str, by: str) -> None:
    found = analysed(f"{NEWS}\n\n{by} {told} desde hoy.\n")

    assert found.value("municipality") == "tijuana"


def test_a_town_that_is_only_mentioned_is_only_told_of() -> None:
    found = analysed(f"{NEWS}\n\nLos agentes fueron a Tijuana y volvieron de Tijuana, dijo el alcalde.\n")

    assert values(found, "municipality") == []


# --- people and kind --------------------------------------------------------------


@pytest.mark.parametrize(
    "places",
    [
        "Los bulevares atendidos son Las Flores, periférico Luis Pérez, Ana López Ruiz y Morelos.",
        "Entre las colonias donde se reparte se encuentran La Pila (etapas 1 y 2), David Pérez Soto.",
        "Las comunidades recorridas fueron: Peña Alta, parte del Polvorín; La Angostura, Eusebio Pérez.",
    ],
)  # fmt: skip
def test_streets_and_neighbourhoods_in_a_list_are_no_people(places: str) -> None:
    found = analysed(f"{NEWS}\n\n{LEAD}\n{places}\n")

    assert values(found, "person") == []


@pytest.mark.parametrize(
    "said",
    [
        "la alcaldesa de Tijuana Rosa Zapata Zapata",
        "las alcaldesas Rosa Zapata Zapata de Naucalpan y otras",
        "los alcaldes Rosa Zapata Zapata de San Isidro y otros",
        "Rosa Zapata Zapata y vecinos del Municipio de Salvador Escalante",
        "Rosa Zapata Zapata y los niños; en dibujo infantil obtuvo el primer lugar Ana López Ruiz",
    ],
)
def test_neither_a_town_nor_a_child_with_a_prize_is_listed(said: str) -> None:
    found = analysed(
        f"{NEWS}\n\nTijuana, B.C., a 5 de marzo de 2021.- Asistieron {said}, informó la oficina.\n"
    )

    assert values(found, "person") == ["Rosa Zapata Zapata"]


def test_a_short_text_that_speaks_from_its_day_is_news() -> None:
    found = analysed(
        "Reparan fuga de agua\n\nLas cuadrillas repararon esta tarde una fuga de agua en la calle.\n"
    )

    assert found.kind == "release"
