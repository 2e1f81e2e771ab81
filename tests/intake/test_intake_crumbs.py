"""What a page leaves beside a text and is no part of it: counters, sections, teasers, half a date."""

from __future__ import annotations

import pytest

from tests.intake.desk import analysed, values

TITLE = "Terminan la obra de la calle Madero"
LEAD = "El Ayuntamiento de Tijuana terminó este martes la obra de la calle Madero, en el centro.\n\n"
LAST = "Los vecinos agradecieron la obra y pidieron que se pavimenten otras calles de la zona.\n\n"


@pytest.mark.parametrize(
    "crumb",
    [
        "0",
        "Publicado el",
        "Barrios",
        "on",
        "- Comentar",
        "Por:",
        "View All Posts",
        "Desde el puerto",
        "Share Button",
        "Share on FacebookTweet about this on TwitterPin on Pinterest",
    ],
)
def test_a_crumb_between_headline_and_text_is_left_out(crumb: str) -> None:
    found = analysed(f"{TITLE}\n\n{crumb}\n\n{LEAD}{LAST}")

    assert found.value("title") == TITLE
    assert found.body[0].text.startswith("El Ayuntamiento")
    assert crumb.strip("- ") in "\n".join(one.words for one in found.left)


@pytest.mark.parametrize("signed", ["Ana Ruiz Cota", "Por Ana Ruiz Cota.", "Ana Ruiz Cota/El Faro"])
def test_a_name_between_headline_and_text_wrote_it(signed: str) -> None:
    found = analysed(f"{TITLE}\n\n{signed}\n\n{LEAD}{LAST}")

    assert values(found, "byline") == ["Ana Ruiz Cota"]
    assert found.body[0].text.startswith("El Ayuntamiento")


@pytest.mark.parametrize(
    "begin", ["El Ayuntamiento\nde Tijuana terminó", "El\nAyuntamiento de Tijuana terminó"]
)
def test_the_first_words_of_a_broken_paragraph_are_no_crumb(begin: str) -> None:
    found = analysed(f"{TITLE}\n\n{begin} este martes la obra de la calle Madero, en el centro.\n\n{LAST}")

    assert "El Ayuntamiento de Tijuana terminó" in " ".join(line.text for line in found.body)


@pytest.mark.parametrize(
    "crumb", ["Información", "admin:", "ir arriba", "The event is finished.", "No Responses"]
)
def test_a_crumb_below_the_text_is_left_out(crumb: str) -> None:
    found = analysed(f"{TITLE}\n\n{LEAD}{LAST}{crumb}\n")

    assert found.body[-1].text == LAST.strip()


@pytest.mark.parametrize(
    "end",
    [
        "¡Los esperamos!",
        "Participan:\n\nLos Halcones\n\nLas Águilas\n",
    ],
)
def test_short_lines_below_the_text_that_are_its_own_stay(end: str) -> None:
    found = analysed(f"{TITLE}\n\n{LEAD}{LAST}{end}\n")

    assert found.body[-1].text == end.strip().split("\n")[-1]


def test_the_headlines_beside_the_next_and_the_last_post_are_apart() -> None:
    turns = "Abren el parque del norte\n\nEntrada anterior\n\nReciben libros en el museo\n\nSiguiente entrada"
    found = analysed(f"{TITLE}\n\n{LEAD}{LAST}{turns}\n")

    assert found.body[-1].text == LAST.strip()
    assert "Abren el parque del norte" in "\n".join(one.words for one in found.left)


def test_teasers_of_other_news_are_apart_and_one_sentence_cut_off_is_the_text() -> None:
    teasers = (
        "El parque abre sus puertas con un nuevo horario para…\n\nLa biblioteca recibe libros de toda la…\n"
    )
    found, cut = (
        analysed(f"{TITLE}\n\n{LEAD}{LAST}{teasers}"),
        analysed(f"{TITLE}\n\n{LEAD}{LAST}{teasers[:53]}"),
    )

    assert found.body[-1].text == LAST.strip()
    assert "apart" in {one.why for one in found.left}
    assert cut.body[-1].text.endswith("para…")


@pytest.mark.parametrize(
    "dateline",
    [
        "Tijuana, B.C., 3 may (Prensa).- ",
        "Tijuana, B.C., 3 may. (Prensa).- ",
        "3 may (Prensa) .- ",
        "Tijuana, B.C., 3 de mayo de 2022., ",
        "Tijuana, B.C., 3 de mayo de 2022. (AVI). ",
        "Tijuana, B.C., 03/05/22. .- ",
        "City press release 3 May 2022\n\n",
        "5/13/2022\n\n",
    ],
)
def test_a_dateline_closed_in_an_odd_way_leaves_nothing_in_the_text(dateline: str) -> None:
    found = analysed(f"{TITLE}\n\n{dateline}{LEAD}{LAST}El plazo vence el 4 de julio de 2022.\n")

    assert found.value("date") in ("2022-05-03", "2022-05-13")
    assert found.body[0].text.startswith("El Ayuntamiento")


def test_a_headline_that_stands_twice_is_the_headline() -> None:
    title = "City Hall Closure Notice"
    text = "Due to the snow the City Hall of Tijuana will close today at noon, and the closure ends tomorrow."
    found = analysed(f"{title}\n\n{title}\n\n{text}\n\nThe event is finished.\n")

    assert found.value("title") == title
    assert [line.text for line in found.body] == [text]


def test_a_long_paragraph_right_below_an_item_is_not_of_the_item() -> None:
    lead = (
        f"{LEAD.strip()} Los trabajos duraron tres meses y costaron dos millones de pesos, según el informe."
    )
    found = analysed(
        f"{TITLE}\n\n- Los vecinos del centro tienen otra vez paso a sus casas y comercios\n{lead}\n\n{LAST}"
    )

    assert found.body[0].text == lead


@pytest.mark.parametrize("issuer", ["GADM Tijuana", "el alcalde de la provincia de Tijuana, Luis Soto,"])
def test_a_municipality_is_known_by_the_offices_of_other_countries(issuer: str) -> None:
    found = analysed(f"{TITLE}\n\nAyer {issuer} entregó la obra de la calle Madero, en el centro.\n\n{LAST}")

    assert found.value("municipality") == "tijuana"


@pytest.mark.parametrize("who", ["Ana Ruiz Cota", "Por: Redacción", "Por Ana Ruiz Cota |"])
def test_what_stands_above_the_line_that_says_who_wrote_it_is_the_deck(who: str) -> None:
    deck = "Los trabajos duraron tres meses y costaron dos millones de pesos."
    found = analysed(f"{TITLE}\n\n{deck}\n\n{who}\n\n{LEAD}{LAST}")

    assert values(found, "deck") == [deck]
    assert found.body[0].text.startswith("El Ayuntamiento")


def test_a_headline_that_is_stamped_with_a_day_and_hour_dates_the_text() -> None:
    found = analysed(f"Update on the water of Tijuana (2/19/21 @ 11:45 AM)\n\n{LEAD}{LAST}")

    assert found.value("date") == "2021-02-19"


def test_a_headlines_verb_is_no_first_name() -> None:
    found = analysed(f"{TITLE}\n\n{LEAD}*Encabeza Ana Ruiz Cota la entrega de la calle*\n\n{LAST}")

    assert values(found, "person") == ["Ana Ruiz Cota"]


def test_a_municipality_is_known_where_its_name_is_broken_by_a_return() -> None:
    lead = "La calle Madero quedó abierta este martes al paso de todos, en el centro."
    text = "La obra fue entregada ayer por el Ayuntamiento de Cuautitlán\nIzcalli, que la pagó, y unos"
    text += (
        " trabajos, que\nduraron tres meses y costaron dos millones de pesos, fueron hechos por gente de ahí."
    )
    found = analysed(f"{TITLE}\n\n{lead}\n\n{text}\n\n{LAST}")

    assert found.value("municipality") == "izcalli"


@pytest.mark.parametrize("section", ["Deportes", "Tabasco"])
def test_a_headline_below_the_name_of_a_section_is_the_next_news(section: str) -> None:
    found = analysed(f"{TITLE}\n\n{LEAD}{LAST}{section}\n\nAbren el parque del norte con juegos\n")

    assert found.body[-1].text == LAST.strip()
    assert "apart" in {one.why for one in found.left}


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement. Scroll to continue reading.",
        "You must be logged in to post a comment Login",
        "WhatsApp Image 2021-03-04 at 8.18.55 PM.jpeg",
        "obra-calle-madero",
        "El Faro © 2015",
        "¿Te ha gustado esta noticia? Si (0) No (0)",
        "Únete a nuestro canal de WhatsApp y entérate de lo que pasa en tu ciudad.",
        "Facebook · Twitter · WhatsApp",
        "Share on FacebookTweet about this on TwitterShare on LinkedIn",
        "Lee también: Abren la ruta a la playa",
        "« Abren la ruta a la playa",
        "Por Redacción EF",
        "ayer a las 13:20",
        "Cargar más comentarios (12)",
        "Compartir en tus redes sociales",
        "Lee también: El parque del norte abre sus puertas.",
        "Suscríbete · Copiar enlace · Tuitear",
        "Login · Print · Search · Subscribe",
        "Los comentarios están cerrados.",
        "Publicidad Ai Publicidad Ai",
        "(más…)",
        "12.5 °C",
    ],
)
def test_the_furniture_of_a_page_is_left_out_wherever_it_stands(line: str) -> None:
    found = analysed(f"{TITLE}\n\n{LEAD}{line}\n\n{LAST}")

    assert [one.text for one in found.body] == [LEAD.strip(), LAST.strip()]
    assert line in "\n".join(one.words for one in found.left)


@pytest.mark.parametrize(
    "line",
    [
        "Sigue la construcción del puente en la zona norte",
        "Recibe el alcalde a la ganadora de la app del agua",
        "Inicio / Fin: 3 y 4 de marzo",
        "Centro-Playas-Otay",
        "Llame al 664-123-4567",
        "La lista se publicó en Facebook, Twitter e Instagram del Ayuntamiento.",
        "Publicado en la Gaceta del municipio",
        "Inicio: 9:00 horas",
        "Comentarios de los vecinos",
        "Debes llevar acta y comprobante de domicilio; la entrada es gratuita.",
        "Guarda silencio y responde a las indicaciones de Protección Civil.",
        "Únete a la jornada de limpieza del parque; hay más en las redes sociales del DIF.",
        "Consulta además: Los requisitos son acta, CURP y comprobante de domicilio.",
        "No te pierdas: El concierto será el sábado a las 20:00 horas en la plaza.",
        "Ve también: el museo y la biblioteca",
        "y seguiremos trabajando por el puerto »",
        "Consulte la convocatoria en convocatoria.pdf",
        "Las bases están en www.tijuana.example/bases.pdf",
        "Hay 300 invitados a la fiesta del parque",
        "El tiempo en la montaña",
        "Hace 20 años",
        "Temas: agua, vialidad y seguridad",
        "12 votos",
        "Todos a leer",
        "La respuesta",
        "El anuncio",
        "Las imágenes",
        "Sala de lectura",
        "teórico-práctico",
        "(DIF)",
        "8.5",
    ],
)
def test_a_line_of_the_text_is_no_furniture(line: str) -> None:
    found = analysed(f"{TITLE}\n\n{LEAD}{line}\n\n{LAST}")

    assert line in [one.text for one in found.body]


@pytest.mark.parametrize(
    "title",
    [
        "Recibe Tijuana equipo médico para atención gratuita",
        "Activa Ayuntamiento operativo para responder a las lluvias",
        "Comparte alcaldesa opinión sobre la obra de la calle Madero",
        "Deja tormenta tres árboles caídos; responden los bomberos",
        "Recibe Policía el canal de la calle Madero limpio",
        "Publicidad irregular será retirada de las avenidas",
        "Anterior Ayuntamiento dejó deuda con los vecinos",
    ],
)
def test_a_headline_that_begins_like_a_button_is_the_headline(title: str) -> None:
    found = analysed(f"{title}\n\n{LEAD}{LAST}")

    assert found.value("title") == title


def test_a_day_in_a_page_s_list_above_the_headline_is_the_text_s() -> None:
    found = analysed(f"- 14 mayo, 2025\n- Publicado por: Gobierno de Tijuana\n\n{TITLE}\n\n{LEAD}{LAST}")

    assert found.value("date") == "2025-05-14"


def test_a_dash_behind_a_mark_begins_an_item_and_the_line_below_a_paragraph() -> None:
    lead = (
        "Con el\nobjetivo de terminar la obra de la calle Madero antes de las lluvias de este año, el\n"
        "Ayuntamiento de Tijuana contrató a cincuenta personas de la zona y de la ciudad\n"
        "vecina de Tecate, que trabajarán de lunes a sábado, también de noche, hasta que\n"
        "las calles tengan otra vez agua y luz, y los vecinos puedan pasar a sus casas\n"
        "y a los comercios de la zona norte, según dijo el alcalde Luis Soto ante ellos\n"
        "este martes."
    )
    item = (
        "La obra da trabajo a los vecinos del centro y a sus familias, que lo pidieron en las juntas que hubo"
    )
    found = analysed(f"{TITLE}\n+ -{item} este año con el alcalde de la ciudad\n{lead}\n\n{LAST}")

    assert found.body[0].text == lead.replace("\n", " ")


def test_items_that_a_colon_announces_are_the_text_s() -> None:
    found = analysed(f"{TITLE}\n\n{LEAD}La plaza tiene:\n\n- Foto y video\n- Correo\n- Cafetería\n\n{LAST}")

    assert [one.text for one in found.body][-4:] == ["Foto y video", "Correo", "Cafetería", LAST.strip()]


def test_a_call_that_a_paragraph_begins_with_behind_its_dateline_stays() -> None:
    call = "Únete a nuestro canal de WhatsApp, pidió el alcalde a los vecinos de la zona norte."
    found = analysed(f"{TITLE}\n\nTijuana, B.C., 14 de mayo de 2025.- {call}\n\n{LAST}")

    assert found.body[0].text == call


def test_a_place_below_sentences_of_the_text_begins_no_lead() -> None:
    more = "También hubo una fiesta con los vecinos de la zona norte."
    found = analysed(f"14 de mayo de 2025\n\n{TITLE}\n\n{LEAD}{LAST}Tijuana, B.C.- {more}\n")

    assert (found.value("title"), found.all("deck")) == (TITLE, ())
    assert [one.text for one in found.body] == [LEAD.strip(), LAST.strip(), more]


def test_headlines_below_the_text_of_a_page_are_other_news() -> None:
    other = "Suben a segunda división las ajedrecistas juveniles de Ensenada"
    page = analysed(f"{TITLE}\n\n{LEAD}{LAST}Compartir en Facebook\n\nDeja un comentario\n\n{other}\n")
    paste = analysed(f"{TITLE}\n\n{LEAD}{LAST}#ParqueNorte\n\nCompartir en Facebook\n\n{other}\n")

    assert [one.text for one in page.body] == [LEAD.strip(), LAST.strip()]
    assert other in [one.text for one in paste.body]


@pytest.mark.parametrize("line", ["01-10-2018", "664-123-4567"])
def test_numbers_with_hyphens_are_no_names_of_files(line: str) -> None:
    found = analysed(f"{TITLE}\n\n{line}\n\n{LEAD}{LAST}")

    assert line not in "\n".join(one.words for one in found.left if one.why == "interface")
