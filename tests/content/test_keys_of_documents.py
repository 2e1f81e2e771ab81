"""What documents say of themselves: every key, its types, who may use it."""

from __future__ import annotations

import pytest

from sitegen.content.fields import FIELDS, PLACE_KEYS
from sitegen.content.groups import EXCEPTIONS
from sitegen.model import (
    Attachment,
    Exemption,
    FrontMatter,
    Image,
    Named,
    Pointer,
    Recording,
)
from tests.content.documents import document, item, read, told

FOLDER = "content/izcalli/comunicados/2026"
NOTICE = "content/izcalli/avisos/2026-01-13-agua.md"
EVENT = "content/izcalli/eventos/2026-01-13-feria.md"
LETTER = "content/izcalli/documentos/2026-01-13-oficio.md"
PAGE = "content/paginas/acerca.md"


# --- the table ------------------------------------------------------------------


def test_every_field_of_the_model_has_a_key_and_every_key_a_field() -> None:
    keys = [field.key.name for field in FIELDS if field.key.name not in PLACE_KEYS]

    assert sorted(keys) == sorted(FrontMatter.__struct_fields__)


def test_no_name_means_two_keys() -> None:
    names = [name for field in FIELDS for name in {field.key.name, field.key.spanish}]

    assert len(names) == len(set(names))


def test_keys_are_plain_words_in_lower_case() -> None:
    names = {name for field in FIELDS for name in (field.key.name, field.key.spanish)}

    assert all(name.replace("_", "").isascii() and name == name.lower() for name in names)


# --- kinds ----------------------------------------------------------------------


def test_a_key_of_another_kind_is_an_error_that_says_which_have_it() -> None:
    _, problems = read(document("level: emergency"))

    assert [(problem.code, problem.line) for problem in problems] == [("key-of-other-kind", 3)]
    assert dict(problems[0].params)["spanish"] == "aviso"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (PAGE, "folio: CGCS/1"),
        (NOTICE, "menu: 3"),
        (NOTICE, "asunto: Agua"),
        (LETTER, "inicia: 2026-01-13"),
        (EVENT, "inicia: 2026-01-13\nnivel: emergencia"),
    ],
)
def test_keys_belong_to_their_kinds(path: str, line: str) -> None:
    assert [code for code, _ in told(line, path=path)] == ["key-of-other-kind"]


def test_the_keys_of_a_call_need_the_subtype() -> None:
    assert told("plazo: 2026-02-01", path=LETTER) == [("key-of-call", 3)]
    assert item("subtipo: convocatoria", "plazo: 2026-02-01", path=LETTER).front.subtype == "call"


def test_a_document_without_title_is_refused() -> None:
    _, problems = read("---\nfecha: 2026-01-13\n---\nTexto.\n")

    assert [(problem.code, problem.line) for problem in problems] == [("title-missing", 1)]


def test_a_release_without_a_date_is_refused() -> None:
    assert told(path="content/izcalli/comunicados/agua.md") == [("date-missing", 1)]


def test_a_page_needs_no_date() -> None:
    assert item(path=PAGE).front.date is None


def test_an_event_must_say_when_it_starts() -> None:
    assert told(path=EVENT) == [("starts-missing", 1)]


def test_everything_wrong_in_a_document_is_told_at_once() -> None:
    found = told("draft: quizá", "topics: [aguas]", "date: 2026-02-30", "image: ../../../../x.jpg", "x: y")

    assert found == [
        ("flag-unknown", 3),
        ("topic-unknown", 4),
        ("date-impossible", 5),
        ("path-refused", 6),
        ("key-unknown", 7),
    ]


# --- values ---------------------------------------------------------------------


@pytest.mark.parametrize("word", ["true", "sí", "si", "Sí", "yes", "TRUE"])
def test_yes_has_many_forms(word: str) -> None:
    assert item(f"draft: {word}").front.draft is True


@pytest.mark.parametrize("word", ["quizá", "1", "0", "on", "y", "[sí]", "verdadero"])
def test_a_draft_that_is_neither_yes_nor_no_is_an_error(word: str) -> None:
    assert told(f"draft: {word}")[0][0] in ("flag-unknown", "expects-flag")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("summary: [a, b]", "expects-text"),
        ("summary: {a: b}", "expects-text"),
        ("date: [2026-01-13]", "expects-date"),
        ("blackout: salud", "expects-group"),
        ("corrections: 2026-01-13", "expects-group"),
        ("withdrawn: sí", "expects-group"),
        ("blackout: {excepcion: fiesta}", "choice-unknown"),
        ("language: klingonés antiguo", "language-unknown"),
        ("area: difs", "area-unknown"),
        ("municipality: izcali", "municipality-unknown"),
        ("slug: ../fuera", "slug-form"),
        ("slug: Con Espacios", "slug-form"),
        ("slug: con", "slug-form"),
        ("people: [{nombre: Ana, puesto: Jefa}]", "key-unknown"),
        ("people: [{cargo: Jefa}]", "key-missing-within"),
        ("corrections: [{fecha: 2026-01-14, dice: a}]", "key-missing-within"),
        ("image: https://otro.example/foto.jpg", "path-remote"),
        ("image: /fotos/foto.jpg", "path-refused"),
        ("image: fotos\\foto.jpg", "path-refused"),
        ("image: C:/fotos/foto.jpg", "path-refused"),
        ("image: ../../../../../etc/foto.jpg", "path-refused"),
        ("image: '%2e%2e/foto.jpg'", "path-refused"),
        ("image: con.jpg", "path-refused"),
        ("image: foto.svg", "picture-type"),
        ("attachments: [nota.html]", "attachment-type"),
        ("attachments: [foto.jpg]", "attachment-type"),
        ("image: {archivo: a.jpg, menores: sí}", "minors-consent"),
        ("image: {archivo: a.jpg, menores: tal vez}", "flag-unknown"),
        ("videos: [{titulo: Sesión}]", "recording-source"),
        ("videos: [{titulo: Sesión, enlace: youtu.be/x}]", "address-form"),
        ("videos: [{titulo: Sesión, enlace: 'javascript:alert(1)'}]", "address-form"),
        ("related: [../../../../x.md]", "path-refused"),
    ],
)
def test_a_wrong_value_is_one_message_at_its_line(line: str, code: str) -> None:
    assert told(line) == [(code, 3)]


def test_a_number_of_five_thousand_figures_is_a_problem() -> None:
    assert told("menu: " + "9" * 5_000, path=PAGE) == [("expects-number", 3)]


def test_an_unknown_topic_is_answered_with_the_nearest_also_by_name() -> None:
    _, problems = read(document("topics: [segurida, Agua potable]"))

    assert [dict(problem.params)["guess"] for problem in problems] == ["agua", "seguridad"]


def test_topics_may_be_one_text_or_a_list() -> None:
    assert item("temas: agua").front.topics == ("agua",)
    assert item("temas: [agua, seguridad]").front.topics == ("agua", "seguridad")


def test_people_are_names_or_names_with_their_office() -> None:
    front = item(
        "personas:", "  - Ana Ruiz", "  - {nombre: Luis Paz, cargo: Director, institucion: DIF}"
    ).front

    assert front.people == (Named("Ana Ruiz"), Named("Luis Paz", "Director", "DIF"))


def test_a_picture_is_a_path_or_a_group() -> None:
    assert item("imagen: foto.jpg").front.image == Image(f"{FOLDER}/foto.jpg", line=3)
    assert item(
        "imagen:", "  archivo: ../foto.JPG", "  alt: Reunión", "  pie: Pie", "  credito: Ana"
    ).front.image == Image("content/izcalli/comunicados/foto.JPG", "Reunión", "Pie", "Ana", line=4)


def test_a_gallery_may_be_a_list_or_none() -> None:
    assert item().front.gallery is None
    assert item("galeria: no").front.gallery == ()
    assert item("galeria: [a.jpg, {src: b.png, alt: B}]").front.gallery == (
        Image(f"{FOLDER}/a.jpg", line=3),
        Image(f"{FOLDER}/b.png", "B", line=3),
    )


def test_minors_with_consent_may_be_shown() -> None:
    image = item("imagen: {src: a.jpg, minors: yes, consent: 'Madres y padres, 2026-01-10'}").front.image

    assert image is not None
    assert (image.minors, image.consent) == (True, "Madres y padres, 2026-01-10")


def test_attachments_have_a_title_or_the_name_of_their_file() -> None:
    front = item("adjuntos:", "  - bases.pdf", "  - {archivo: anexo 1.docx, titulo: Anexo}").front

    assert front.attachments == (
        Attachment(f"{FOLDER}/bases.pdf", "bases", 4),
        Attachment(f"{FOLDER}/anexo 1.docx", "Anexo", 5),
    )


def test_a_recording_without_transcript_is_a_warning() -> None:
    line = "videos: [{titulo: Sesión, enlace: 'https://video.example/1'}]"
    found, problems = read(document(line))

    assert [(problem.code, problem.severity) for problem in problems] == [("transcript-missing", "warning")]
    assert found is not None
    assert found.front.videos == (Recording("Sesión", url="https://video.example/1", line=3),)


def test_references_are_paths_or_folios() -> None:
    front = item(
        "seguimiento: CGCS/130126/009", "relacionados: [../2025/2025-12-01-obra.md, ./carpeta/]"
    ).front

    assert front.thread == Pointer("CGCS/130126/009", 3)
    assert front.related == (
        Pointer("content/izcalli/comunicados/2025/2025-12-01-obra.md", 4),
        Pointer(f"{FOLDER}/carpeta/index.md", 4),
    )


def test_updates_corrections_and_withdrawal_are_read() -> None:
    front = item(
        "actualizado: 2026-01-14",
        "correcciones:",
        "  - {fecha: 2026-01-15, dice: 10 mil, debe_decir: 12 mil}",
        "retirado: {fecha: 2026-01-16, motivo: Datos personales}",
        "sustituido_por: CGCS/2",
    ).front

    assert [(one.date.day.day, one.note) for one in front.updated] == [(14, "")]
    assert [(one.says, one.should_say) for one in front.corrections] == [("10 mil", "12 mil")]
    assert front.withdrawn is not None
    assert front.withdrawn.reason == "Datos personales"


@pytest.mark.parametrize(("english", "spanish"), EXCEPTIONS.items())
def test_exceptions_of_a_blackout_have_names_in_both_languages(english: str, spanish: str) -> None:
    words = (english, spanish, spanish.replace("_", " "))

    assert {item(f"veda: {{excepcion: {word}}}").front.blackout for word in words} == {Exemption(english)}


def test_approval_is_checked_and_never_kept() -> None:
    assert item("visto_bueno: {por: Ana Ruiz, codigo: AB12}").front == item().front
    assert told("visto_bueno: {codigo: AB12}") == [("key-missing-within", 3)]


def test_the_fields_of_a_notice_are_read() -> None:
    front = item(
        "nivel: emergencia",
        "inicia: 2026-01-13T08:00",
        "termina: 2026-01-14",
        "sede: Pozo 3",
        "colonias: [Centro, La Luz]",
        "resuelto: {cuando: 2026-01-13T20:00, nota: Hay agua}",
        path=NOTICE,
    ).front

    assert (front.level, front.venue, front.neighbourhoods) == ("emergency", "Pozo 3", ("Centro", "La Luz"))
    assert front.resolved is not None
    assert front.resolved.note == "Hay agua"


def test_the_fields_of_a_letter_are_read() -> None:
    front = item(
        "subtipo: oficio",
        "numero: PM/12/2026",
        "asunto: Gobierno abierto",
        "destinatarios: [{nombre: Integrantes del Secretariado, institucion: Infoem}]",
        "vocativo: Presentes",
        "firmantes: [{nombre: Ana Ruiz, cargo: Presidenta}]",
        "copias: [Archivo]",
        path=LETTER,
    ).front

    assert (front.subtype, front.number, front.subject) == ("letter", "PM/12/2026", "Gobierno abierto")
    assert front.signatories == (Named("Ana Ruiz", "Presidenta"),)
    assert front.copies == (Named("Archivo"),)


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("náhuatl", "nah"),
        ("Otomí", "oto"),
        ("maya", "yua"),
        ("inglés", "en"),
        ("ES-mx", "es-MX"),
        ("en", "en"),
    ],
)
def test_a_language_is_a_name_or_a_tag(written: str, tag: str) -> None:
    assert item(f"idioma: {written}").language == tag


def test_a_document_has_the_language_of_its_site_unless_it_says_otherwise() -> None:
    assert item().language == "es-MX"


def test_text_is_one_line_with_single_spaces() -> None:
    assert (
        item("summary: >", "  Una", "  línea  larga", "", "  y otra.").front.summary
        == "Una línea larga y otra."
    )
