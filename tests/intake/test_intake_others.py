"""Other news and calls around a text, and how a text tells whose it is without a dateline."""

from __future__ import annotations

import itertools

import pytest

from tests.intake.desk import analysed, values

TITLE = "Terminan la obra de la calle Madero"
LEAD = "El Ayuntamiento terminó este martes la obra de la calle Madero, en el centro.\n\n"
LAST = "Los vecinos agradecieron la obra y pidieron que se pavimenten otras calles de la zona.\n\n"


@pytest.mark.parametrize(
    "foot",
    [
        "Únete a nuestro canal de WhatsApp y entérate de las noticias más relevantes del día.",
        "Suscríbete a nuestro boletín y recibe lo mejor de la semana",
        "Sigue nuestras redes sociales para no perderte nada.",
        "Te puede interesar: Abren el parque del norte con juegos",
        "LEE TAMBIÉN Abren el parque del norte con juegos",
        "Anterior B077 08/02/22 ABREN EL PARQUE DEL NORTE",
        "¿Te ha parecido interesante esta noticia?    Si (0)    No(0)",
        "Visited 4 times, 1 visit(s) today",
        "obra-calle-madero-2",
        "Obra de la calle Madero 1.1 (4).jpg",
        "Para que El Faro siga ofreciendo información gratuita, te necesitamos.",
        "Abren el parque - 3 mayo, 2022\nReciben libros - 2 mayo, 2022\nGana Tecate - 1 mayo, 2022",
        "Celebra Ensenada su fiesta del vino\nGanan los Toros la serie del norte",
        "Playas de Rosarito\n\nChocan dos camiones en la central\nTecate\n\nVinculado a proceso por robo",
        "Tijuana\nABREN EL PARQUE DEL NORTE CON JUEGOS",
    ],
)
def test_calls_and_other_news_below_the_text_are_left_out(foot: str) -> None:
    found = analysed(f"{TITLE}\n\n{LEAD}{LAST}{foot}\n")

    assert [line.text for line in found.body] == [LEAD.strip(), LAST.strip()]


@pytest.mark.parametrize(
    "last",
    [
        "Recibe el parque del norte nuevos juegos y bancas que pagó el Ayuntamiento",
        "Anterior a la obra, la calle Madero era de terracería.",
        "Se recomienda:\n\nRevisar los frenos antes de salir\n\nLlevar agua suficiente",
        "Sigue la obra de la calle Madero en su segunda parte, la del mercado.",
        "Fechas:\n\nTecate, 3 de mayo de 2022\nEnsenada, 4 de mayo de 2022\nRosarito, 5 de mayo de 2022",
    ],
)
def test_what_is_the_text_s_own_stays_at_its_end(last: str) -> None:
    found = analysed(f"{TITLE}\n\n{LEAD}{LAST}{last}\n")

    assert last.rpartition("\n")[2] in [line.text for line in found.body]


@pytest.mark.parametrize("head", ["Te puede interesar", "Lo más leído de la semana", "Otras noticias:"])
def test_the_text_goes_on_below_other_news_in_its_midst(head: str) -> None:
    more = (
        "La obra de la calle Madero costó dos millones de pesos y duró tres meses, según el Ayuntamiento.\n\n"
        "Los vecinos del centro ya pueden pasar por ella a sus casas y comercios.\n\n"
    )
    found = analysed(f"{TITLE}\n\n{LEAD}{head}\n\nAbren el parque del norte con juegos\n\n{more}{LAST}")

    assert "\n\n".join(line.text for line in found.body) == f"{LEAD}{more}{LAST}".strip()
    assert "Abren el parque" in "\n".join(one.words for one in found.left if one.why == "apart")


def test_other_news_below_the_text_that_stand_there_with_their_excerpts_are_left_out() -> None:
    news = (
        "Abren el parque del norte con juegos\n\n"
        "El parque del norte abrió el domingo sus puertas con nuevos juegos.\n\n"
        "Reciben libros en el museo\n\n"
        "El museo recibió libros de la universidad para su sala de lectura infantil.\n\n"
    )
    own = news.replace("parque del norte", "Ayuntamiento").replace("museo", "Ayuntamiento")
    page = f"{TITLE}\n\n{LEAD}{LAST}Compartir en Facebook\n\nDeja un comentario\n\n"
    tagged = f"{TITLE}\n\n{LEAD}{LAST}#Tijuana\n\n"
    found, kept = analysed(page + news), analysed(page + own.replace("libros", "vecinos"))

    assert found.body[-1].text == LAST.strip()
    assert kept.body[-1].text.startswith("El Ayuntamiento recibió")
    assert analysed(tagged + news).body[-1].text.startswith("El museo recibió")


def test_sections_of_a_page_s_text_whose_heads_tell_nothing_done_are_its_own() -> None:
    own = "Taller de pintura infantil\n\nEl taller de pintura infantil no tiene costo para nadie.\n\n"
    own += "Función de teatro guiñol\n\nLa función de teatro guiñol dura una hora con su intermedio.\n\n"
    found = analysed(f"{TITLE}\n\n{LEAD}{LAST}Compartir en Facebook\n\nDeja un comentario\n\n{own}")

    assert found.body[-1].text.startswith("La función")


@pytest.mark.parametrize(("sections", "kept"), [(3, 3), (12, 14)])
def test_sections_of_which_each_takes_up_the_last_are_the_text_s_and_too_many_leave_all_to_it(
    sections: int, kept: int
) -> None:
    things = "parque puente jardín mercado teatro campo kiosco rastro muelle faro túnel pozo".split()  # noqa: SIM905 - a list
    pairs = [
        f"Abren ya {new} de fe\n\nDe {old} y {old}, ya hay {new} y así es en la sed de él.\n\n"
        for old, new in itertools.pairwise(["calle", *things[:sections]])
    ]
    pairs.append("Cierran museo de cera\n\nEl museo de cera fue cerrado el lunes por las malas ventas.\n\n")
    pairs.append(
        "Ganan los Toros otra vez\n\nLos Toros ganaron otra vez al Faro de Sonora por dos goles.\n\n"
    )
    page = f"{TITLE}\n\n{LEAD}{LAST}Compartir en Facebook\n\nDeja un comentario\n\n"
    found = analysed(page + "".join(pairs))

    assert len(found.body) == 2 + 2 * kept


@pytest.mark.parametrize(
    "head",
    ["Agenda del día:", "Eventos de la semana:", "Avisos:", "Los avisos más importantes:", "Temas populares"],
)
def test_a_list_that_a_text_announces_is_its_own(head: str) -> None:
    items = "- Sábado, 10 horas: taller de pintura\n- Domingo, 12 horas: función de teatro\n"
    found = analysed(f"{TITLE}\n\n{LEAD}{LAST}{head}\n\n{items}")

    assert [line.text for line in found.body][-3:] == [head, *items.replace("- ", "").splitlines()]


def test_headlines_with_their_days_above_the_headline_are_other_news() -> None:
    news = (
        "Abren el parque del norte - 3 mayo, 2022\nReciben libros - 2 mayo, 2022\nGana Tecate - 1 mayo, 2022"
    )
    found = analysed(f"{news}\n\n{TITLE}\n\n{LEAD}{LAST}")

    assert (found.value("title"), found.value("date")) == (TITLE, "")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("En Tijuana: terminan la obra de la calle Madero", ""),
        ("Tijuana tendrá nueva calle Madero", "Trabajamos por un mejor Tijuana, dijo el alcalde."),
        (TITLE, "Tijuana es uno de los municipios donde más obra se hace."),
        (TITLE, "Lo agradecieron los vecinos del puerto de Tijuana y su alcalde."),
        (TITLE, "The Mayor of the City of Tijuana thanked the neighbors."),
    ],
)
def test_a_municipality_is_known_by_its_place_in_headline_and_text(title: str, text: str) -> None:
    found = analysed(f"{title}\n\n{LEAD}{text}\n\n{LAST}")

    assert found.value("municipality") == "tijuana"


@pytest.mark.parametrize(
    "text",
    [
        "Lo agradeció la alcaldesa Ana Tijuana Ruiz.",
        "El alcalde viajó el lunes a Tijuana para firmar el convenio.",
        "El alcalde habló del tijuana que come la gente.",
    ],
)
def test_a_name_within_another_or_a_journey_says_nothing_of_whose_a_text_is(text: str) -> None:
    found = analysed(f"{TITLE}\n\n{LEAD}{text}\n\n{LAST}")

    assert not found.value("municipality")


def test_a_dateline_behind_who_wrote_it_is_one() -> None:
    found = analysed(f"{TITLE}\n\nPor: Ana Ruiz Cota. -/ Tijuana, B.C.- {LEAD}{LAST}")

    assert (found.value("municipality"), values(found, "byline")) == ("tijuana", ["Ana Ruiz Cota"])
    assert found.body[0].text == LEAD.strip()


def test_a_short_line_goes_on_in_the_small_letters_below_it() -> None:
    found = analysed(f"Tijuana\nno tendrá cortes de agua por los trabajos de la calle Madero\n\n{LEAD}{LAST}")

    assert found.value("title") == "Tijuana no tendrá cortes de agua por los trabajos de la calle Madero"


STORY = (
    "El Ayuntamiento terminó este martes la obra de la calle Madero, que duró tres meses, tiene luz, "
    "y costó dos millones de pesos, según el informe que leyó el alcalde en el centro.\n\n"
)


@pytest.mark.parametrize("end", ["de la zona", "del mercado “Hidalgo”"])
def test_a_first_sentence_that_leaves_the_headline_to_the_next_paragraph_is_the_deck(end: str) -> None:
    deck = f"Se exhorta a vecinos y comerciantes a respetar los pasos peatonales {end}."
    found = analysed(f"{TITLE}\n\n{deck}\n\n{STORY}{LAST}")

    assert values(found, "deck") == [deck]
    assert found.body[0].text == STORY.strip()


@pytest.mark.parametrize(
    "second",
    [
        "Durante el acto, los vecinos agradecieron la obra de la calle Madero, que habían pedido por años.",
        "“Terminan años de espera con esta obra de la calle Madero”, dijo Ana Ruiz Cota, vecina del centro.",
    ],
)
def test_a_first_sentence_that_the_next_paragraph_goes_on_with_is_the_lead(second: str) -> None:
    lead = "El alcalde cortó este martes el listón ante unos cien vecinos del lugar."
    found = analysed(f"{TITLE}\n\n{lead}\n\n{second}\n\n{LAST}")

    assert found.body[0].text == lead


def test_items_above_a_text_without_a_headline_are_its_deck() -> None:
    found = analysed(
        f"- La decisión fue de todos los vecinos\n\nTijuana, B.C., 3 de mayo de 2022.- {STORY}{LAST}"
    )

    assert values(found, "deck") == ["La decisión fue de todos los vecinos"]
    assert found.body[0].text == STORY.strip()


@pytest.mark.parametrize(
    "crumb",
    [
        "Actualidad, Portada | 0 Comentarios",
        "Redacción El Faro",
        "By",
        "Barrios",
        "Ana Ruiz | Tijuana | 03/05/2022",
    ],
)
def test_a_line_of_the_page_s_parts_above_the_text_is_left_out(crumb: str) -> None:
    found = analysed(f"{TITLE}\n\n{crumb}\n{STORY}{LAST}")

    assert found.value("title") == TITLE
    assert found.body[0].text == STORY.strip()


def test_an_excerpt_that_stands_again_below_is_left_out() -> None:
    found = analysed(f"{TITLE}\n\n{STORY[:70]}...\n\n{STORY}{LAST}")

    assert [line.text for line in found.body] == [STORY.strip(), LAST.strip()]


def test_a_day_in_a_year_that_only_far_days_tell_is_in_doubt() -> None:
    late = "The treasurer takes office on February 1, 2006, with a plan for the year."
    found = analysed(f"{TITLE}\n\nTIJUANA, B.C., Dec. 27 -- {STORY}{late}\n\n{LAST}")

    assert found.value("date") == ""
    assert found.body[0].text == STORY.strip()


def test_a_paragraph_right_below_items_is_none_of_them() -> None:
    found = analysed(f"· Concretan obras\n· Revisan las calles.\nTijuana, B.C.- {STORY}{LAST}")

    assert values(found, "deck") == ["Concretan obras", "Revisan las calles."]
    assert found.body[0].text == STORY.strip()
    assert not found.body[0].marker


def test_a_month_closes_a_dateline() -> None:
    found = analysed(f"{TITLE}\n\nTijuana, B.C. Febrero del 2011. {STORY}{LAST}")

    assert found.body[0].text == STORY.strip()
