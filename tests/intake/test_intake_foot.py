"""What stands below a text: contact, legend, captions, slogans, other news; and letters."""

from __future__ import annotations

import pytest

from tests.intake.desk import analysed, docx, drafted, paragraph, photo, values

TEXT = (
    "Termina la obra de la calle\n\nTijuana, B.C., a 5 de marzo de 2021.- "
    "El alcalde Luis Soto Ruiz informó que terminó la obra de la calle principal del centro.\n\n"
    "Los vecinos agradecieron la obra y pidieron que se pavimenten otras calles de la zona.\n\n"
)


def test_the_address_block_is_the_contact() -> None:
    found = analysed(
        TEXT
        + "Av. Independencia No. 1350, Zona Río C.P.\n22010, Tijuana, Baja California\n"
        + "Teléfono: 664 973 7000\n"
    )

    assert found.value("contact") == (
        "Av. Independencia No. 1350, Zona Río C.P. 22010, Tijuana, Baja California · Teléfono: 664 973 7000"
    )


def test_a_telephone_in_a_sentence_is_news_and_no_contact() -> None:
    sentence = "Para pedir el servicio gratuito la ciudadanía puede llamar desde hoy al número 664 438 21 73."
    found = analysed(TEXT + sentence)

    assert values(found, "contact") == []
    assert found.body[-1].text == sentence


@pytest.mark.parametrize(
    "legend", ["2021, Año de la Independencia", "“2021. Año de las Pruebas”", "2021: Año de la Salud."]
)
def test_the_legend_of_the_year_is_known_and_never_a_list(legend: str) -> None:
    found = analysed(f"{TEXT}Gobierno Municipal de Tijuana\n{legend}\n")

    assert len(values(found, "legend")) == 1
    assert found.body[-1].text.startswith("Los vecinos")


@pytest.mark.parametrize(
    "slogan",
    ["Tijuana, Ciudad de Todos.", "“Porque tú cuentas”", "COMUNICACIÓN SOCIAL\nTIJUANA", "Cerca de ti"],
)
def test_a_slogan_below_the_text_is_left_out(slogan: str) -> None:
    found = analysed(TEXT + slogan)

    assert found.body[-1].text.startswith("Los vecinos")
    assert "slogan" in {one.why for one in found.left}


def test_captions_and_credits() -> None:
    found = analysed(f"{TEXT}Pie de foto: El alcalde Luis Soto en la calle.\nFoto: Ana Ruiz Cota\n")

    assert values(found, "caption") == ["El alcalde Luis Soto en la calle."]
    assert values(found, "credit") == ["Ana Ruiz Cota"]


def test_captions_that_repeat_the_title_are_left_out() -> None:
    found = analysed(TEXT + "Termina la obra de la calle\nTermina la obra de la calle”\n")

    repeated = "Termina la obra de la calle\nTermina la obra de la calle”"
    assert [(one.why, one.words) for one in found.left] == [("repeat", repeated)]
    assert [line.text[:12] for line in found.body] == ["El alcalde L", "Los vecinos "]


@pytest.mark.parametrize(
    "words",
    [
        "Cerrar",
        "Compartir en Redes Sociales",
        "Twittear",
        "Fotografías",
        "Tu navegador no soporta el elemento video.",
        "×",
        "-o0o-",
    ],
)
def test_buttons_and_marks_of_a_page_are_left_out(words: str) -> None:
    found = analysed(TEXT + words)

    assert found.body[-1].text.startswith("Los vecinos")


def test_lists_of_other_news_are_apart() -> None:
    found = analysed(
        f"{TEXT}Avisos\n\nNoticias\n\nInauguran el parque del centro\n\n"
        "El parque abrió sus puertas hoy por la mañana.\n\n"
        "Abren el centro de salud\n\nEl centro de salud atenderá a los vecinos de la zona.\n"
    )

    assert [(one.value, one.detail) for one in found.all("apart")] == [("Avisos", "0"), ("Noticias", "2")]
    assert found.body[-1].text.startswith("Los vecinos")


def test_a_text_about_notices_keeps_its_words() -> None:
    found = analysed(
        "Avisos\n\nTijuana, B.C., a 5 de marzo de 2021\n\n"
        "Mañana no habrá servicio de agua en las colonias del centro de la ciudad.\n"
    )

    assert found.body[-1].text.startswith("Mañana")


LETTER = """Of. No. SM/0456/2021
Asunto: Se solicita información

Tijuana, Baja California, a 12 de junio de 2021

LIC. MARÍA ELENA RUIZ SOTO
DIRECTORA DE CATASTRO MUNICIPAL
P R E S E N T E

Por medio del presente le solicito de la manera más atenta la información que se enlista:

A. Que se informe el número de predios.
B. Que se informe su estado.

A T E N T A M E N T E

C. JOSÉ LUIS GARZA MEDINA
SECRETARIO DEL AYUNTAMIENTO

C.c.p. Ing. Pedro Ríos Cota.- Contralor Municipal
"""


def test_a_letter_has_its_parts() -> None:
    found = analysed(LETTER)

    assert (found.kind, found.value("folio"), found.value("subject")) == (
        "document",
        "SM/0456/2021",
        "Se solicita información",
    )
    assert [(one.value, one.detail) for one in found.all("addressee")] == [
        ("Lic. María Elena Ruiz Soto", "Directora de Catastro Municipal")
    ]
    assert found.value("salutation") == "Presente"
    assert [(one.value, one.detail) for one in found.all("signatory")] == [
        ("C. José Luis Garza Medina", "Secretario del Ayuntamiento")
    ]
    assert [(one.value, one.detail) for one in found.all("copy")] == [
        ("Ing. Pedro Ríos Cota", "Contralor Municipal")
    ]
    assert found.value("recitals") == "A–B"


def test_a_letter_dated_elsewhere_is_its_issuers() -> None:
    text = LETTER.replace("Tijuana, Baja California, a 12", "Benito Juárez, Ciudad de México, a 12")
    found = analysed(
        text.replace("Por medio", "Quien suscribe, Titular del Ayuntamiento de Tijuana, por medio")
    )

    assert (found.value("place"), found.value("municipality")) == ("Benito Juárez", "tijuana")


def test_a_release_that_is_signed_stays_a_release() -> None:
    found = analysed(TEXT + "Atentamente\n\nLic. Ana Ruiz Cota\nDirectora de Comunicación Social\n")

    assert found.kind == "release"


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (
            "El Ayuntamiento de Cuautitlán Izcalli informa que mañana habrá jornada de salud en el centro.",
            "izcalli",
        ),
        (
            "El Ayuntamiento de Cuautitlán informa que mañana habrá jornada de salud en el centro.",
            "cuautitlan",
        ),
        ("La alcaldía Benito Juárez informa que mañana habrá jornada de salud en la explanada.", "juarez"),
        ("Un autobús que viajaba a Tijuana se averió ayer en la carretera federal de cuota.", ""),
        ("La escuela Benito Juárez recibió ayer pintura e impermeabilizante para sus salones.", ""),
    ],
)
def test_a_municipality_is_known_by_its_own_words_and_never_by_a_mention(text: str, owner: str) -> None:
    assert analysed(f"Jornada de salud\n\n{text}\n").value("municipality") == owner


PICTURE = '<w:p><w:r><w:drawing><a:blip xmlns:a="x" r:embed="r1"/></w:drawing></w:r></w:p>'
ITALIC = "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>{}</w:t></w:r></w:p>"
RELATION = '<Relationships><Relationship Id="r1" Type="x/image" Target="media/1.jpg"/></Relationships>'


@pytest.mark.parametrize("credit", [" Foto: Ana Ruiz", " (Fotos: Ana Ruiz)", ""])
def test_the_words_in_italics_below_a_picture_are_its_caption_and_credit(credit: str) -> None:
    body = "".join(paragraph(part) for part in TEXT.strip().split("\n\n"))
    media: dict[str, str | bytes] = {"word/media/1.jpg": photo(), "word/_rels/document.xml.rels": RELATION}
    words = ITALIC.format(f"La calle, ya abierta.{credit}")
    text = drafted(docx(body + PICTURE + words, media), name="a.docx").text

    assert "\n  pie: 'La calle, ya abierta.'\n" in text
    assert ("\n  credito: 'Ana Ruiz'\n" in text) == bool(credit)
    assert "abierta" not in text.split("\n---\n")[1]


@pytest.mark.parametrize(
    "line", ["*La calle, ya abierta. Foto: Ana Ruiz*", "La calle abierta / Foto: Ana Ruiz"]
)
def test_a_line_below_the_text_that_ends_with_who_took_the_picture_is_a_caption(line: str) -> None:
    found = analysed(f"{TEXT}{line}\n")

    assert (values(found, "credit"), len(values(found, "caption"))) == (["Ana Ruiz"], 1)
    assert found.body[-1].text.startswith("Los vecinos")


def test_hashtags_and_regards_without_a_name_are_left_out() -> None:
    found = analysed(f"{TEXT}Atentamente\nDirección de Comunicación Social\n\n#Tijuana #Obras\n")

    assert found.body[-1].text.startswith("Los vecinos")


def test_the_address_of_a_site_is_a_contact_and_that_of_a_video_is_not() -> None:
    site, video = "https://tijuana.example/", "https://v.example/watch?v=a"
    found = analysed(f"{TEXT}{video}\n\n{site}\n")

    assert found.value("contact") == site
    assert found.body[-1].text == video


def test_the_names_of_a_contact_stand_with_its_address() -> None:
    found = analysed(
        "Termina la obra del drenaje\n\nTijuana, B.C., a 5 de marzo de 2021.- La obra terminó.\n\n"
        "Contacto de prensa:\nLic. Andrea Novelo Pech\nJefa de Información\nprensa@tijuana.gob.mx\n\n—30—\n"
    )

    assert "Andrea Novelo Pech · Jefa de Información" in found.value("contact")
    assert "30" not in "".join(line.text for line in found.body)


def test_a_short_last_sentence_of_a_text_without_pictures_is_no_caption() -> None:
    last = "La obra del drenaje de la zona tardó 41 días."
    found = analysed(
        "Termina la obra del drenaje\n\nTijuana, B.C., a 5 de marzo de 2021.- El alcalde informó que "
        f"la obra del drenaje de la zona terminó.\n\n{last}\n\n-Fin del comunicado-\n"
    )

    assert [line.text for line in found.body][-1] == last


def test_of_two_lines_that_may_be_the_headline_the_one_in_larger_letters_is() -> None:
    sizes = {"Obra de la calle del centro": 22, "Terminan la obra de la calle": 36}
    sized = [
        f'<w:p><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
        for text, size in (*sizes.items(), *((part, 22) for part in TEXT.strip().split("\n\n")[1:]))
    ]
    text = drafted(docx("".join(sized)), name="a.docx").text

    assert "titulo: 'Terminan la obra de la calle'" in text
