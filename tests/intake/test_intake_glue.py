"""What is set in one line with a headline, and what a line end tore apart."""

from __future__ import annotations

import pytest

from tests.intake.desk import analysed, values

TITLE = "Terminan la obra de la calle Madero"
LEAD = "El Ayuntamiento de Tijuana terminó este martes la obra de la calle Madero, en el centro.\n\n"
LAST = "Los vecinos agradecieron la obra y pidieron que se pavimenten otras calles de la zona.\n\n"


@pytest.mark.parametrize(
    "glued",
    [
        "Inicio Noticias Municipios {}",
        "Home Noticias {}",
        "Inicio Sala de Prensa {}",
        "{} - Radio Faro TV",
        "{} – El Faro Noticias",
        "{} | El Faro de la Costa",
        "{} » Gobierno de Tijuana",
        "{} - faro.com.mx",
        "{} - Sitio Oficial",
        "Municipios///{}",
        "Tijuana | {}",
        "Seguridad Pública » {}",
        "{} on . Posted in Tijuana",
        "{} Publicado en Obras Públicas",
        "{} Compartir",
        "{} 2 min de lectura",
        "Noticias | {} | El Faro",
    ],
)
def test_a_headline_is_freed_of_what_the_page_set_in_its_line(glued: str) -> None:
    found = analysed(f"{glued.format(TITLE)}\n\n{LEAD}{LAST}")

    assert found.value("title") == TITLE


@pytest.mark.parametrize(
    "whole",
    [
        "Terminan la obra de la calle Madero - Entregan otra en Otay",
        "En Tijuana: terminan la obra de la calle Madero",
        "Anuncian obra en la calle Madero: Ayuntamiento de Tijuana",
        "Inicio de clases en la calle Madero el lunes",
        "Terminan la obra de la calle Madero - A las 8 am",
    ],
)
def test_what_belongs_to_a_headline_stays_in_it(whole: str) -> None:
    found = analysed(f"{whole}\n\n{LEAD}{LAST}")

    assert found.value("title") == whole


def test_of_a_headline_with_and_without_the_menu_the_latter_is_the_title() -> None:
    found = analysed(f"Inicio Noticias {TITLE}\n\n{TITLE}\n\n{LEAD}{LAST}")

    assert found.value("title") == TITLE
    assert [line.text for line in found.body] == [LEAD.strip(), LAST.strip()]


@pytest.mark.parametrize("stamp", ["B078 08/02/22 ", "08/02/2022 ", "8 feb 2022 ", "08.Feb.2022 15:22 "])
def test_a_number_and_a_day_before_a_headline_are_folio_and_date(stamp: str) -> None:
    found = analysed(f"{stamp}{TITLE.upper()}\n\n{LEAD}{LAST}")

    assert found.value("title").casefold() == TITLE.casefold()
    assert found.value("date")[:10] == "2022-02-08"


def test_a_text_in_one_line_is_taken_apart_at_its_capitals() -> None:
    found = analysed(
        "Tijuana, B.C., martes 8 de febrero de 2022 Número 144.14 TERMINAN LA OBRA DE LA CALLE MADERO EN EL "
        f"CENTRO. {LEAD.strip()} {LAST.strip()}\n"
    )

    assert found.value("title") == "Terminan la obra de la calle Madero en el centro"
    assert found.value("date") == "2022-02-08"
    assert found.value("folio") == "144.14"
    assert found.body[0].text.startswith("El Ayuntamiento")


@pytest.mark.parametrize(
    "opening",
    [
        "TIJUANA, BAJA CALIFORNIA, A 8 DE FEBRERO DE 2022.- El alcalde",
        "EL SISTEMA DE AGUA POTABLE Y ALCANTARILLADO DE TIJUANA informa que el alcalde",
    ],
)
def test_capitals_that_begin_a_paragraph_are_not_always_a_headline(opening: str) -> None:
    found = analysed(f"{opening} terminó la obra de la calle Madero. {LAST.strip()} {LAST.strip()} {LAST}")

    assert not found.value("title")


def test_letters_dressed_as_signs_of_mathematics_are_letters() -> None:
    found = analysed(f"𝐓𝐄𝐑𝐌𝐈𝐍𝐀𝐍 𝐋𝐀 𝐎𝐁𝐑𝐀 𝐃𝐄 𝐋𝐀 𝐂𝐀𝐋𝐋𝐄 𝐌𝐀𝐃𝐄𝐑𝐎:\n{LEAD}{LAST}")

    assert found.value("title").casefold() == TITLE.casefold()


@pytest.mark.parametrize("torn", ["el alcalde Luis\nSoto Ruiz", "la\nEscuela Benito Juárez"])
def test_a_line_end_within_a_name_is_none(torn: str) -> None:
    found = analysed(f"{TITLE}\n\nEste martes por la mañana terminó la obra {torn}, en el centro.\n{LAST}")

    assert torn.replace("\n", " ") in found.body[0].text


def test_of_two_days_the_one_above_the_headline_is_the_page_s() -> None:
    found = analysed(f"• Jue. Feb 10th, 2022\n\n{TITLE}\n\nFeb 8, 2022\n\n{LEAD}{LAST}")

    assert found.value("date") == "2022-02-08"


def test_a_day_beside_its_reading_time_is_the_date() -> None:
    found = analysed(f"{TITLE}\n2/8/20221 min read\n\n{LEAD}{LAST}")

    assert found.value("date") == "2022-08-02"


@pytest.mark.parametrize("first", ["Gobierno de Tijuana y la", "Terminan La Obra De La Calle Madero"])
def test_a_headline_goes_on_below_a_line_that_cannot_be_its_end(first: str) -> None:
    second = "Cámara firman convenio de obras" if first.endswith("la") else "Por El Centro De La Zona"
    found = analysed(f"{first}\n{second}\n\n{LEAD}{LAST}")

    assert found.value("title") == f"{first} {second}"


def test_a_headline_that_may_go_on_in_the_next_line_is_in_doubt() -> None:
    found = analysed(
        f"Ayuntamiento de Tijuana construye importante\nParque Comunal en la Madero\n\n{LEAD}{LAST}"
    )

    assert max(fact.sure for fact in found.facts if fact.field == "title") < 0.75


def test_a_headline_with_a_full_stop_may_stand_right_above_its_text() -> None:
    title = "Iniciación de los trabajos de la calle Madero en el centro."
    text = (
        f"{LEAD.strip()} Los trabajos duraron tres meses y costaron dos millones de pesos, según se informó."
    )
    found = analysed(f"{title}\n{text}\n{LAST}")

    assert found.value("title") == title.rstrip(".")


@pytest.mark.parametrize(
    "title", ["#Tijuana tiene nueva calle Madero", "Terminan La Obra De La Calle Madero 24/1/19"]
)
def test_a_tag_and_a_day_may_be_of_the_headline(title: str) -> None:
    assert analysed(f"{title}\n\n{LEAD}{LAST}").value("title") == title


def test_a_day_in_figures_above_the_headline_is_the_date() -> None:
    assert analysed(f"01-10-2018\n\n{TITLE}\n\n{LEAD}{LAST}").value("date") == "2018-10-01"


@pytest.mark.parametrize(
    "opening",
    [
        "Tijuana, Baja California a 14/05/2025Este",
        "imgTijuana, B.C., a 14 de mayo de 2025.- Este",
        "Tijuana, B.C.; miércoles* 14* de mayo del 2025.- Este",
        "Tijuana, Mayo 14 (2025).- Este",
    ],
)
def test_a_day_and_a_place_are_read_through_what_a_page_made_of_them(opening: str) -> None:
    found = analysed(f"{TITLE}\n\n{opening} martes terminó la obra de la calle Madero.\n\n{LAST}")

    assert (found.value("place"), found.value("date")) == ("Tijuana", "2025-05-14")
    assert found.body[0].text.startswith("Este martes")


@pytest.mark.parametrize("day", ["• 16\n• Noviembre\n  2025", "16\n\nNov\n\n2025", "Domingo\n16\nNov\n2025"])
def test_a_day_over_several_lines_is_one(day: str) -> None:
    found = analysed(f"{TITLE}\n\n{day}\n\n{LEAD}{LAST}")

    assert found.value("date") == "2025-11-16"
    assert found.body[0].text.startswith("El Ayuntamiento")


@pytest.mark.parametrize(
    "below",
    [
        "\nmartes, 18 de octubre de 2022",
        "\n\nspot_imgspot_img",
        "spot_img",
        "\n\nfachada vieja",
    ],
)
def test_what_a_page_sets_under_a_headline_is_no_part_of_it(below: str) -> None:
    whole = f"{TITLE} y la avenida Hidalgo de Tijuana"
    found = analysed(f"{whole}{below}\n\n{LEAD}{LAST}")

    assert found.value("title") == whole


def test_a_paragraphs_last_word_in_a_line_of_its_own_belongs_to_it() -> None:
    long = (
        "La administración municipal llevó a cabo este miércoles, como cada quince días, su jornada de\n"
        "servicios, que esta vez reunió a cuatrocientas personas de todas las edades en la plaza de Otay\n"
    )
    found = analysed(f"{long}Constituyentes.\nLos vecinos participaron en juegos y en talleres.\n\n{LAST}")

    assert found.value("title") == ""
    assert "Otay Constituyentes." in found.body[0].text


def test_a_head_above_lines_that_a_margin_broke_is_none_of_their_paragraphs() -> None:
    head = "Gacetilla de Prensa - Municipio de Tijuana\n3 de mayo de 2024\nTerminan la obra de la Madero\n"
    text = (
        "El Municipio de Tijuana terminó este martes la obra de la calle Madero, en el\n"
        "centro de la ciudad, y entregó a los vecinos la avenida Hidalgo, que tiene ya\n"
        "otra vez agua y luz.\n"
        "Los vecinos agradecieron la obra y pidieron que se pavimenten otras calles de\n"
        "la zona, donde pasan los camiones de la ruta del puerto y los de la playa, en\n"
        "los que viajan cada mañana dos mil personas de las tres colonias del norte.\n"
    )
    found = analysed(head + text)

    assert (found.value("title"), found.value("date")) == ("Terminan la obra de la Madero", "2024-05-03")
    assert [line.text.split()[0] for line in found.body] == ["El", "Los"]


def test_a_paragraph_that_a_margin_broke_behind_an_abbreviation_is_one() -> None:
    text = (
        "El Municipio de Tijuana terminó este martes la obra de la Av.\n"
        "Hidalgo y de la calle Madero en el centro de la ciudad, y entregó a los vecinos\n"
        "la avenida, que tiene ya otra vez agua y luz, lo que mucho se agradeció ahí.\n"
    )
    found = analysed(f"{TITLE}\n\n{text}\n{LAST}")

    assert found.body[0].text == text.strip().replace("\n", " ")


def test_a_paragraph_of_two_lines_is_one_behind_an_abbreviation() -> None:
    text = "La obra fue entregada ayer por la tarde a los vecinos de la zona por el Lic.\nJuan Ruiz Soto."
    found = analysed(f"{TITLE}\n\n{LEAD}{text}\n\n{LAST}")

    assert found.body[1].text == text.replace("\n", " ")


def test_a_labelled_line_below_an_abbreviation_is_a_line_of_its_own() -> None:
    text = "Informes en la Dirección de Obras Públicas del Municipio, segundo piso, ext.\nTeléfono: 5555 1234"
    found = analysed(f"{TITLE}\n\n{LEAD}{text}\n\n{LAST}")

    assert not any("ext. Teléfono" in line.text for line in found.body)


def test_a_single_word_between_lines_that_go_on_is_of_their_sentence() -> None:
    text = "La obra de la calle Madero fue recibida ayer por la tarde con gusto\npor\nlos vecinos de la zona."
    found = analysed(f"{TITLE}\n\n{LEAD}{text}\n\n{LAST}")

    assert found.body[1].text == text.replace("\n", " ")


def test_a_label_right_above_its_day_and_a_headline_is_no_part_of_it() -> None:
    title = "A las 10 30 el alcalde inaugura la calle Madero"
    text = (
        "Hoy a las 10 30 el alcalde de la ciudad de Tijuana, Luis Soto Ruiz, inaugura\n"
        "la calle Madero, en el centro, donde hasta ayer los vecinos no podían pasar ni a\nsus casas.\n"
    )
    label = "Gacetilla de Prensa – Municipalidad de Tijuana\n1 de febrero de 2016\n"

    assert analysed(f"{label}{title}\n{text}\n{LAST}").value("title") == title


@pytest.mark.parametrize("short", ["Con el\nfin", "El\nalcalde"])
def test_a_few_words_above_a_line_that_goes_on_with_them_are_no_head(short: str) -> None:
    text = (
        f"{short} de terminar la obra de la calle Madero antes de las lluvias de este año, el\n"
        "Municipio de Tijuana contrató a cincuenta personas de la zona y de la ciudad\n"
        "vecina de Tecate.\n"
    )
    found = analysed(f"{TITLE}\n\n{text}\n{LAST}")

    assert found.body[0].text.startswith(short.replace("\n", " "))


def test_a_sentence_below_a_headline_in_capitals_is_its_deck() -> None:
    deck = "con la obra terminan tres meses de trabajos y los vecinos vuelven a pasar por la calle Madero."
    found = analysed(f"{TITLE.upper()}\n{deck}\n\nTijuana, B.C.- {LEAD}{LAST}")

    assert (found.value("title"), values(found, "deck")) == (TITLE, [deck])


@pytest.mark.parametrize("trail", ["InicioNoticias", "Sala de prensa - ", "Inicio › Obras › "])
def test_a_headline_behind_the_trail_of_its_page_is_said_again(trail: str) -> None:
    found = analysed(f"{trail}{TITLE}\n\n{TITLE}\n\n{LEAD}{LAST}")

    assert (found.value("title"), values(found, "deck")) == (TITLE, [])


def test_the_name_of_a_medium_is_no_headline_that_is_sure() -> None:
    found = analysed(f"LA GACETA DE TIJUANA EN LÍNEA\n\n{LEAD}{LAST}")

    assert max((fact.sure for fact in found.facts if fact.field == "title"), default=0.0) < 0.75


def test_a_short_headline_right_below_the_town_s_name_is_no_slogan() -> None:
    found = analysed(f"TIJUANA\nTerminan la obra de Madero\n\n{LEAD}{LAST}")

    assert found.value("title") == "Terminan la obra de Madero"
