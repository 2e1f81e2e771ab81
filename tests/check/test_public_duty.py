"""What each check of public duty catches, and what it leaves alone, as releases are really written."""

from __future__ import annotations

import io
from datetime import date, timedelta

import msgspec
import pytest
from PIL import Image

from sitegen.check.space import space
from sitegen.content.memory import reading_settings
from sitegen.content.personal import is_card, is_clabe, is_curp, is_rfc
from sitegen.content.pictures import read_picture
from sitegen.content.read import read_document
from sitegen.copydesk.documents import alternative_texts, heading_order, lengths
from sitegen.copydesk.headlines import Month, months, named, officials_in_headlines
from sitegen.files import digest
from sitegen.model import Image as Shown
from sitegen.model import Source
from sitegen.report import forecast
from tests.newsroom.made import CONFIG, at, blackout, item, room, said
from tests.plan.town import CONFIG as TOWN

PATH = "content/izcalli/comunicados/2026-01-13-agua.md"


def codes(body: str, *, head: str = "", title: str = "Agua para todos") -> list[tuple[str, int]]:
    text = f"---\ntitle: {title}\n{head}---\n{body}\n"
    data = text.encode()
    _, problems = read_document(
        Source(PATH, "document", digest(data), len(data)), data, reading_settings(TOWN)
    )
    return [(one.code, one.line) for one in problems]


# --- personal data ------------------------------------------------------------------

CAUGHT = [
    ("La beneficiaria, con CURP HEGG560427MVZRRL04, recibió su apoyo.", "personal-curp"),
    ("curp: hegg560427mvzrrl04", "personal-curp"),
    ("El pago se hizo a nombre de GODE561231GR8.", "personal-rfc"),
    ("Deposite a la CLABE 032180000118359719 de la señora.", "personal-clabe"),
    ("Cuenta CLABE: 032 180 00011835971 9", "personal-clabe"),
    ("Su tarjeta 4111 1111 1111 1111 fue clonada.", "personal-card"),
    ("Mayores informes al cel. 55 1234 9876 con la señora Pérez.", "personal-phone"),
    ("Su teléfono particular es el 044 55 1234 9876.", "personal-phone"),
    ("Comuníquese con la promotora: laura.perez82@hotmail.com", "personal-mail"),
]
LEFT_ALONE = [
    "Presente copia de la CURP (18 caracteres) y su RFC.",
    "La CURP de ejemplo XEXX010101HNEXXXA8 no lleva dígito válido.",
    "La clave HEGG\u0665\u0666\u0660\u0664\u0662\u0667MVZRRL04 se escribe con otras cifras.",
    "La constructora Obras del Valle, RFC ODV150312AB1, ganó la licitación.",
    "Folio 130126009130126009 del expediente 2026/000123456789012345.",
    "Tarjeta de ejemplo 4111 1111 1111 1112.",
    "Llame al 5864 2500 o 5864 2510, o al 911 y al 089.",
    "Número gratuito 800 123 4567; conmutador 55 5864 2500 ext. 1234.",
    "Reportes por WhatsApp al 55 1234 5678, las 24 horas.",
    "El cel. 55 5864 2500 es el de la oficina.",
    "Escriba a prensa@izcalli.example o a transparencia@izcalli.gob.mx.",
    "Se invirtieron $4,111,111,111,111,111.00 en 12 años.",
    "Consulte https://example.org/archivo/4111111111111111/acta.pdf en línea.",
]


@pytest.mark.parametrize(("sentence", "code"), CAUGHT)
def test_personal_data_is_found_with_its_line(sentence: str, code: str) -> None:
    assert (code, 6) in codes(f"Primer párrafo.\n\n{sentence}")


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_what_only_looks_like_personal_data_is_left_alone(sentence: str) -> None:
    assert codes(f"Primer párrafo.\n\n{sentence}") == []


def test_the_contact_for_the_press_may_have_any_telephone_and_mail() -> None:
    head = 'contact: "Laura, cel. 55 9999 8888, prensa.izcalli@gmail.com"\n'

    assert codes("Informes: cel. 55 9999 8888, prensa.izcalli@gmail.com", head=head) == []


def test_a_message_never_repeats_what_was_found() -> None:
    data = f"---\ntitle: Agua\n---\n{CAUGHT[0][0]}\n".encode()

    _, problems = read_document(Source(PATH, "document", digest(data), len(data)), data, TOWN)

    assert not [one for one in problems if "HEGG5604" in str(one)]


def test_check_digits_of_published_examples() -> None:
    assert is_curp("HEGG560427MVZRRL04")
    assert not is_curp("HEGG560427MVZRRL05")
    assert is_rfc("GODE561231GR8")
    assert not is_rfc("GODE561331GR8")
    assert is_clabe("032180000118359719")
    assert is_card("3782 822463 10005")
    assert not is_card("1111 1111 1111 1117")


# --- promotion ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("El alcalde asistió al mitin de Movimiento Ciudadano.", "party-words"),
        ("Acompañada de la dirigente de Morena, entregó despensas.", "party-words"),
        ("Militantes del PRI y del PAN acudieron.", "party-words"),
        ("Este domingo vota por nuestra gente.", "call-to-vote"),
        ("Necesitamos tu voto para seguir.", "call-to-vote"),
        ("Nuestra candidata recorrió la colonia.", "call-to-vote"),
    ],
)
def test_propaganda_is_pointed_at(sentence: str, code: str) -> None:
    assert (code, 4) in codes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "El Cabildo votó por unanimidad y vota por mayoría el reglamento.",
        "Vota por el proyecto de tu colonia en el presupuesto participativo.",
        "Vota por tu mascota favorita.",
        "Ana Morena López ganó el maratón de la Sierra Morena.",
        "FERIA DEL PAN DE MUERTO EN LA PLAZA",
        "El pan de muerto y el PRODET se presentan en la feria.",
        "El Partido entre Izcalli y Toluca será a las 12:00.",
        "La sociedad civil, el sector privado y el movimiento ciudadano vecinal participaron.",
    ],
)
def test_ordinary_words_are_no_propaganda(sentence: str) -> None:
    assert codes(sentence) == []


# --- minors ---------------------------------------------------------------------------


def test_a_picture_of_children_without_a_word_of_consent_is_pointed_at() -> None:
    head = 'image:\n  src: foto.jpg\n  alt: "Niñas y niños de la primaria Benito Juárez"\n'

    assert ("minors-unsaid", 4) in codes("Hoy.", head=head)
    assert ("minors-unsaid", 4) in codes("![Niños reciben útiles](foto.jpg)")


@pytest.mark.parametrize(
    "said", ["minors: no", 'minors: yes\n  consent: "Expediente 12"', 'alt: "Calle Niños Héroes"']
)
def test_a_picture_that_says_of_minors_is_left_alone(said: str) -> None:
    alt = "" if said.startswith("alt") else '  alt: "Niños en el parque"\n'

    assert codes("Hoy.", head=f"image:\n  src: foto.jpg\n{alt}  {said}\n") == []


def test_a_picture_in_the_text_says_of_minors_too() -> None:
    assert codes("![Niños](foto.jpg){menores=no}") == []
    assert ("minors-consent", 4) in codes("![Niños](foto.jpg){menores=sí}")
    assert codes('![Niños](foto.jpg){menores=sí consentimiento="Exp. 12"}') == []


# --- what is lost in silence ------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Según el acuerdo[^1], sí.", "footnote-undefined"),
        ("El ** Cabildo ** aprobó.", "bold-unread"),
        ("• Traer identificación\n• Traer comprobante", "bullet-signs"),
        ("Consulte [aquí](https://example.org/a).", "link-text-vague"),
        ("[Haz clic aquí](https://example.org/a).", "link-text-vague"),
        ("El archivo \u202efdp.exe\u202c adjunto.", "text-turned"),
    ],
)
def test_what_would_be_lost_in_silence_is_told(body: str, code: str) -> None:
    assert (code, 4) in codes(body)


@pytest.mark.parametrize(
    "body",
    [
        "Según el acuerdo[^1], sí.\n\n[^1]: Gaceta 12.",
        "El **Cabildo** aprobó; la clave es `a ** b` y \\*\\* no es nada.",
        "- Traer identificación\n- Traer comprobante",
        "Consulte [la convocatoria aquí](https://example.org/a).",
        "La temperatura subió 5 • 10 grados.",
    ],
)
def test_what_is_written_well_is_left_alone(body: str) -> None:
    assert codes(body) == []


def test_a_field_of_spaces_or_of_invisible_signs_is_told() -> None:
    assert ("text-blank", 3) in codes("Hoy.", head='summary: "   "\n')
    assert ("text-invisible", 2) in codes("Hoy.", title='"\u200b\u200b"')


# --- pictures, lengths, headlines, room -----------------------------------------------------


def _jpeg(*, place: bool) -> bytes:
    picture, exif, out = Image.new("RGB", (30, 20)), Image.Exif(), io.BytesIO()
    exif[0x010F] = "Telefono"
    if place:
        exif.get_ifd(0x8825)[2] = (19.0, 38.0, 50.0)
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize(("place", "told"), [(True, ["picture-gps"]), (False, [])])
def test_a_picture_that_says_where_it_was_taken_is_told(place: bool, told: list[str]) -> None:  # noqa: FBT001
    data = _jpeg(place=place)

    facts, problems = read_picture(Source("content/a/f.jpg", "picture", digest(data), len(data)), data)

    assert facts is not None
    assert [one.code for one in problems] == told


def test_a_headline_and_a_summary_have_room_enough() -> None:
    long = item(title="a" * 151, summary="b" * 321)
    short = item("b", title="c" * 151, short_title="a", summary="b" * 320)

    found = [(one.code, one.path) for one in said(lengths, room(long, short))]

    assert found == [("title-long", long.path), ("summary-long", long.path)]


def test_an_official_in_a_headline_is_counted_and_told_only_in_a_blackout() -> None:
    naming = item(title="Inaugura Ana Ruiz parque", date=at("2026-02-10"))
    other = item("b", title="Ana Ruizesperza gana maratón", date=at("2026-02-11"))
    quiet, silent = (
        room(naming, other),
        room(naming, other, config=msgspec.structs.replace(CONFIG, blackouts=(blackout("warn"),))),
    )

    assert months(quiet) == (Month(2026, 2, named=1, all=2),)
    assert named(CONFIG, naming) == "Ana Ruiz"
    assert said(officials_in_headlines, quiet) == []
    assert [one.path for one in said(officials_in_headlines, silent)] == [naming.path]


@pytest.mark.parametrize(
    ("size", "codes"), [(799_000_000, []), (900_000_000, ["space-near"]), (1_000_000_001, ["space-over"])]
)
def test_the_room_of_github_pages_is_watched(size: int, codes: list[str]) -> None:
    assert [one.code for one in space(size)] == codes


def test_the_build_says_when_the_room_is_used_up() -> None:
    days = tuple(date(2026, 1, 1) + timedelta(days=number) for number in range(20))
    older = tuple(date(2024, 1, 1) for _ in range(20))

    assert forecast(500_000_000, (*days, *older), date(2026, 2, 1)) == (250_000_000, "2028-02")
    assert forecast(500_000_000, older, date(2026, 2, 1)) == (0, "")
    assert forecast(1_000_000, (*days, *older), date(2026, 2, 1)) == (500_000, "")


def test_pictures_of_a_folder_need_alternative_texts_too() -> None:
    folder = "content/izcalli/comunicados/feria"
    told = item(path=f"{folder}/index.md", image=Shown(f"{folder}/a.jpg", alt="La feria"))
    made = room(told, pictures=(f"{folder}/a.jpg", f"{folder}/b.jpg"))

    found = [(one.code, dict(one.params)["picture"]) for one in said(alternative_texts, made)]

    assert found == [("alt-missing", "b.jpg")]


@pytest.mark.parametrize(("body", "told"), [("## A\n\n### B\n\n## C", 0), ("## A\n\n#### B", 1)])
def test_a_heading_that_skips_a_level_is_told(body: str, told: int) -> None:
    data = f"---\ntitle: Agua\n---\n{body}\n\nTexto.\n".encode()
    read, _ = read_document(Source(PATH, "document", digest(data), len(data)), data, TOWN)
    assert read is not None

    assert len(said(heading_order, room(read))) == told
