"""People with their offices; who is none, and who may never be listed."""

from __future__ import annotations

import pytest

from tests.intake.desk import analysed, values


def people(sentence: str) -> list[tuple[str, str]]:
    found = analysed(f"Informe del municipio\n\nTijuana, B.C., a 5 de marzo de 2021.- {sentence}\n")
    return [(fact.value, fact.detail) for fact in found.all("person")]


@pytest.mark.parametrize(
    ("sentence", "name", "office"),
    [
        (
            "La alcaldesa Ana Karen Ruiz Soto encabezó la entrega de apoyos.",
            "Ana Karen Ruiz Soto",
            "alcaldesa",
        ),
        (
            "El secretario de Obras Públicas y Servicios, Ing. Pedro Cantú Ríos, dijo que la obra va bien.",
            "Pedro Cantú Ríos",
            "secretario de Obras Públicas y Servicios",
        ),
        (
            "Asistió Elena Ríos Cota, Directora General de Catastro; el evento terminó tarde.",
            "Elena Ríos Cota",
            "Directora General de Catastro",
        ),
        (
            "Así lo dio a conocer la dirección, que dirige Felicito Cruz Jiménez, ayer.",
            "Felicito Cruz Jiménez",
            "",
        ),
        (
            "La Presidenta del Comité, la MD. Graciela Torres Garma, abrió la sesión.",
            "Graciela Torres Garma",
            "Presidenta del Comité",
        ),
        (
            "El alcalde de Ciudad Xilpa Ana Karen Ruiz Soto saludó a los vecinos.",
            "Ana Karen Ruiz Soto",
            "",
        ),
        (
            "Renuncian los concejales y sigue el orden de la candidatura de Don Hugo Ríos Paz.",
            "Hugo Ríos Paz",
            "",
        ),
        ("Acudió el comisario de Caucel, don Eleuterio May.", "Eleuterio May", "comisario de Caucel"),
        (
            "Estuvo la directora de Cultura, Karla Berrón Cámara.",
            "Karla Berrón Cámara",
            "directora de Cultura",
        ),
        (
            "Saludó el presidente de la Comisión, Dip. Rolando Alcántar Rojas.",
            "Rolando Alcántar Rojas",
            "presidente de la Comisión",
        ),
        ("El alcalde José Luis “Pepe” Rivas Soto saludó a todos.", "José Luis “Pepe” Rivas Soto", "alcalde"),
        ("María del Carmen de la O Pérez indicó que habrá más.", "María del Carmen de la O Pérez", ""),
        (
            "La jefa de la Jurisdicción No. 2, Luz María Cota Ríos, agradeció.",
            "Luz María Cota Ríos",
            "jefa de la Jurisdicción No. 2",
        ),
    ],
)
def test_a_person_is_taken_with_the_office(sentence: str, name: str, office: str) -> None:
    assert (name, office) in people(sentence)


def test_two_persons_joined_by_y_are_two() -> None:
    found = people("Asistieron los diputados Hugo Alday Nieto y Renán Sánchez Tajonar a la sesión.")

    assert [name for name, _ in found] == ["Hugo Alday Nieto", "Renán Sánchez Tajonar"]


def test_shorter_names_of_a_person_are_the_same_person() -> None:
    found = people(
        "La regidora Edna Mireya Pérez Corona habló. La regidora Pérez Corona agradeció. Edna Pérez salió."
    )

    assert [name for name, _ in found] == ["Edna Mireya Pérez Corona"]


@pytest.mark.parametrize(
    "sentence",
    [
        "El festejo fue en la primaria “Manuel Altamirano Prieto” de la colonia Las Torres.",
        "Visitó la escuela Heliodoro Silva Palacios, por la calle Ernesto Robles Montaño.",
        "El esquema está en la avenida María Montessori y el periférico Carlos Rivera Aceves.",
        "Rehabilitan la unidad deportiva Mario Vázquez Raña y el parque Benito Juárez.",
        "Inauguran la Casa de la Cultura José Emilio Pacheco y el jardín de niños Rosaura Zapata.",
        "El Gobierno de Cuautitlán Izcalli trabaja con la alcaldía Benito Juárez.",
        "Presentan un Programa Estratégico Regional y la Cruz Roja Mexicana informó del Desarrollo Humano.",
        "Atenderán los bulevares Adolfo López Mateos y Juan Alonso de Torres.",
        "Habrá obra en las colonias Portales, Narvarte y Del Valle.",
        "El evento fue en San José del Cabo y en Santa María Tulpetlac.",
        'La secundaria técnica 1 "Profesor José Santos Valdés" recibió computadoras.',
        "La cita fue en la sala de sesiones “Elías Luna Cota”, a las diez.",
        "El tramo va de la calle Morelos hasta Ramón Ríos Cota, en el centro.",
        "Retiran lodo en el cruce de Ramón Ríos y la carretera a Tecate.",
        "Cierra el paso desde la Ramón Ríos a la Elías Luna.",
        "Hay obra en jr. Tacna, av. Elías Luna Cota y los pasajes Norte y Sur.",
        "Visitó las instituciones educativas Elías Luna y Colegio Norte.",
        "Abrieron la puerta del pasaje Elías Luna en el barrio Sur.",
        "Ruiz Cota mencionó que habrá más.",
    ],
)
def test_schools_streets_towns_and_institutions_are_no_people(sentence: str) -> None:
    assert people(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Elementos detuvieron a Juan Carlos Martínez López, de 34 años, por el presunto robo.",
        "El detenido dijo llamarse Luis Alberto Gómez Ruiz y fue remitido al Ministerio Público.",
        "Fue identificado como Mario Alberto Cota Ruiz, alias “El Flaco”.",
        "La víctima, Teresa Mendoza Juárez, fue trasladada al hospital.",
        "Buscan al menor desaparecido Iván Torres Luna en la zona.",
        "Leyó el acta Elisa Luna Cota, alumna de la secundaria 4.",
        "Del concurso infantil, el primer lugar fue de Elisa Luna Cota y el segundo de Hugo Ríos Paz.",
        "El Cabildo Infantil, integrado por: Elisa Luna Cota como síndica (Esc. Norte) y Hugo Ríos Paz.",
        "Los alumnos pintaron: Elisa Luna Cota, de la primaria Norte, hizo un mural.",
    ],
)
def test_whoever_is_detained_hurt_or_missing_is_never_listed(sentence: str) -> None:
    assert people(sentence) == []


def test_whoever_gives_prizes_to_children_is_listed() -> None:
    found = people(
        "El alcalde Hugo Ríos Paz premió a los niños. Hugo Ríos Paz saludó a los ganadores, entre ellos "
        "Elisa Luna Cota, de quinto grado. Estuvo la maestra Ana Ruiz Soto, del jurado."
    )

    assert [name for name, _ in found] == ["Hugo Ríos Paz", "Ana Ruiz Soto"]


def test_a_rare_name_among_those_of_people_is_one() -> None:
    found = people("Asistieron los regidores Ana Ruiz Soto; Xilda Borgnak Cota; Hugo Ríos Paz y Zenk Ölvers.")

    assert [name for name, _ in found] == ["Ana Ruiz Soto", "Xilda Borgnak Cota", "Hugo Ríos Paz"]


def test_an_official_in_a_text_about_arrests_is_listed() -> None:
    found = people(
        "Detuvieron a Juan Pérez López. El comisario Roberto Alarcón Estrada explicó los hechos ocurridos."
    )

    assert [name for name, _ in found] == ["Roberto Alarcón Estrada"]


def test_a_list_of_names_with_stacked_titles_is_a_list_of_people() -> None:
    names = [
        "Dra. Leticia Delgado Carrillo",
        "Mtro. Carlos Vázquez Ramos",
        "Ing. José Romero Coello",
        "L.A.E. Ana Escobosa Galindo",
    ]
    text = (
        "Instalan consejo\n\nTijuana, B.C., a 5 de marzo de 2021.- "
        "El Ayuntamiento instaló hoy el consejo de salud del municipio.\n\nLo integran:\n\n"
    )
    found = analysed(text + "\n".join(f"- {name}" for name in names))

    assert len(values(found, "person")) == 4


def test_a_quote_has_its_speaker() -> None:
    text = (
        "Entregan apoyos\n\nTijuana, B.C., a 5 de marzo de 2021.- "
        "La alcaldesa Ana Karen Ruiz Soto entregó apoyos a las familias.\n\n"
        "“Seguiremos trabajando por todas las familias de la ciudad”, afirmó la alcaldesa.\n"
    )
    (quote,) = analysed(text).all("quote")

    assert quote.detail == "Ana Karen Ruiz Soto"


def test_private_persons_are_not_listed_and_take_nobodys_office() -> None:
    analysis = analysed(
        "Entregan estufas en la colonia\n\nTijuana, B.C., a 5 de marzo de 2021.- Asistieron el secretario de "
        "Bienestar, Juan Pérez López, y de la señora María Xicale, beneficiaria, quien agradeció el apoyo. "
        "El vecino José Tecuapetla Romero pidió más alumbrado en su calle.\n"
    )

    people = [(one.value, one.detail) for one in analysis.all("person")]
    assert people == [("Juan Pérez López", "secretario de Bienestar")]
    assert set(values(analysis, "unlisted")) == {"María Xicale", "José Tecuapetla Romero"}


@pytest.mark.parametrize(
    ("sentence", "listed"),
    [
        (
            "Arrestaron a 50 personas, informó el titular de la corporación, David Soto Ruiz.",
            ["David Soto Ruiz"],
        ),
        ("El director de Seguridad, Juan Soto Ruiz, informó que detuvieron a dos.", ["Juan Soto Ruiz"]),
        ("Es la ciudad con menor rezago, destacó el alcalde Juan Soto Ruiz.", ["Juan Soto Ruiz"]),
        ("Los policías detuvieron al regidor Juan Soto Ruiz.", []),
        ("Agradecieron la Sra. Ana Soto Ruiz y las señoras Rosa Luna Cota y Eva Cano Ríos.", []),
        ("Beneficiarias como Doña Carmela Luna Cota y Rosa Cano Ríos dieron las gracias.", []),
        ("Las ciudadanas Maricela Roblero Luna y Adela Morales Ríos agradecieron.", []),
        ("En nombre de todos, Don Fidel Pluma Cota agradeció la obra.", []),
        ("Se entregaron apoyos a Juan Manuel, Wilma, María del Socorro y Romualdo.", []),
        ("El Gobierno de San Pedro Tlaquepaque y San Andrés Cholula firmaron.", []),
        ("El informe será en el Salón Ramón Ayala, informó la dirección.", []),
        ("Recordaron al Dr. Belisario Domínguez Palencia, cuyo natalicio es hoy.", []),
        ("Hubo guardia ante la estatua de su fundador, Antonio Luna Cota.", []),
        ("El presidente municipal José Soto Alcalde dijo que sí.", ["José Soto Alcalde"]),
        ("La secretaria de Bienestar, Ing. Ma. de Jesús Luna Cota, dijo.", ["Ma. de Jesús Luna Cota"]),
        ("Acudió el Contralmirante Félix Luna Cota.", ["Félix Luna Cota"]),
        ("Acudió el comandante, General de Brigada Félix Luna Cota.", ["Félix Luna Cota"]),
    ],
)
def test_who_speaks_is_listed_and_who_is_only_spoken_of_is_not(sentence: str, listed: list[str]) -> None:
    assert [name for name, _ in people(sentence)] == listed


def test_a_list_of_the_detained_is_no_list_of_people() -> None:
    text = "Informe\n\nTijuana, B.C., a 5 de marzo de 2021.- La policía dio su informe.\n\nDetenidos:\n\n"

    assert analysed(f"{text}- Juan Soto Ruiz\n- Luis Luna Cota\n").all("person") == ()


def test_nobody_gets_the_office_of_another() -> None:
    found = people(
        "Estuvo el tesorero, Pablo Soto Ruiz, y los directores de Obras, Eva Luna Cota, "
        "y de Agua, Ana Cano Ríos. "
        "La alcaldesa Rosa Vega Lara llegó acompañada de la Sra. Inés Mora Paz, presidenta del DIF. "
        "Firmaron el Ing. José Ríos Cota (presidente del Colegio) y la C. Alma Sosa Luna."
    )

    assert dict(found) == {
        "Pablo Soto Ruiz": "tesorero",
        "Eva Luna Cota": "",
        "Ana Cano Ríos": "",
        "Rosa Vega Lara": "alcaldesa",
        "Inés Mora Paz": "presidenta del DIF",
        "José Ríos Cota": "presidente del Colegio",
        "Alma Sosa Luna": "",
    }


def test_the_next_person_of_a_list_is_nobodys_office() -> None:
    found = analysed(
        "Tijuana, B.C., a 5 de marzo de 2021.- Reciben la presea la astrónoma María Elena Sifuentes, "
        "la ingeniera agrónoma Ana Karen Muro Reveles y el director Juan Pérez López, informó el alcalde.\n"
    )
    people = {fact.value: fact.detail for fact in found.all("person")}

    assert "Ana Karen Muro" not in people["María Elena Sifuentes"]
    assert {"Ana Karen Muro Reveles", "Juan Pérez López"} <= set(people)


def test_names_that_look_like_a_verb_or_a_building_are_whole() -> None:
    found = analysed(
        "Tijuana, B.C., a 5 de marzo de 2021.- El presidente municipal, Cristhian Martínez Robledo, informó "
        "que la obra terminó. Asisten Juan Pérez López y su equipo, dijo el director Israel Salas Puentes.\n"
    )

    assert {"Cristhian Martínez Robledo", "Israel Salas Puentes"} <= set(values(found, "person"))
    assert not any("Asisten" in name for name in values(found, "person"))
