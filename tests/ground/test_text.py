"""Words: folding, slugs, folios, near names and first sentences."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitegen import text

ANY = st.text(st.characters(), max_size=200)

# Titles that have broken programs: written for this test.
NAUGHTY = [
    "",
    " \t\n ",
    "undefined",
    "NULL",
    "-1.0e+999",
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "CON",
    "aux.txt",
    "LPT1",
    "%2e%2e%2f",
    "<script>alert('hola')</script>",
    '" onmouseover="x',
    "{{ 7 * 7 }}",
    "{% raw %}",
    "${jndi:ldap://x}",
    "'; DROP TABLE comunicados; --",
    "\x00\x07\x1b[31m",
    "\ufeffBOM delante",
    "\u200bancho cero\u200d",
    "\u202eal revés",
    "ꞌsaltillo náhuatl",
    "ＡＮＣＨＯ ｃｏｍｐｌｅｔｏ",
    "𝕬ñ𝖔",
    "مدينة",
    "新闻",
    "Ｉ̇stanbul İ ı",
    "ß ẞ æ Œ ø Ł đ",
    "👩‍👩‍👧 familia 🏳️‍🌈",
    "Z͑ͫ̓a̴͕l̷g͝o",
    "\ud800 suelto",
    "a" * 500,
    "a-" * 500,
]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Encuentro con vecinos", "encuentro-con-vecinos"),
        ("¡Señor Muñoz & Cía.!", "senor-munoz-cia"),
        ("Año nuevo, años idos", "anio-nuevo-anios-idos"),
        ("AÑO 2026", "anio-2026"),
        ("Baño y engaño", "bano-y-engano"),
        ("Cuautitlán  Izcalli", "cuautitlan-izcalli"),
        ("Mayor's Office", "mayors-office"),
        ("Straße nach Łódź", "strasse-nach-lodz"),
        ("3.5 % más", "3-5-mas"),
        ("¡¿…?!", ""),
    ],
)
def test_a_slug_is_of_plain_words(said: str, expected: str) -> None:
    assert text.slug(said) == expected


@pytest.mark.parametrize("said", NAUGHTY)
def test_a_naughty_title_gives_a_slug_that_is_safe(said: str) -> None:
    slug = text.slug(said)

    assert slug == "" or slug.replace("-", "").isalnum()
    assert slug.isascii()
    assert slug not in text.RESERVED_NAMES


@given(ANY)
@example("\ud800")
@example("con")
def test_a_slug_of_any_text_is_ascii_without_dashes_at_its_ends(said: str) -> None:
    slug = text.slug(said)

    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug.strip("-") == slug
    assert "--" not in slug
    assert len(slug) <= text.SLUG_LENGTH + len("-1")


@given(ANY)
@example("con")
@example("a" * 500)
def test_a_slug_of_a_slug_is_itself(said: str) -> None:
    slug = text.slug(said)

    assert text.slug(slug) == slug


@given(ANY)
@example("an\u0303o")
def test_composed_and_decomposed_spellings_have_one_slug_and_one_fold(said: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", said), unicodedata.normalize("NFD", said)

    assert text.slug(composed) == text.slug(decomposed)
    assert text.fold(composed) == text.fold(decomposed)


def test_a_long_slug_is_cut_at_a_word() -> None:
    slug = text.slug("palabra " * 20)

    assert slug == "-".join(["palabra"] * 10)


def test_the_fold_of_every_character_is_stable() -> None:
    every = [chr(point) for point in range(0x20000)]

    assert [one for one in every if text.fold(text.fold(one)) != text.fold(one)] == []


def test_fold_forgets_accents_and_capitals() -> None:
    assert text.fold("CUAUTITLÁN Ñandú Ünico ﬁn") == "cuautitlan nandu unico fin"


@pytest.mark.parametrize(
    "spelling", ["CGCS 130126 009", "cgcs/130126/009", "CGCS-130126-009 ", "CGCS/130126//009."]
)
def test_a_folio_is_the_same_in_every_spelling(spelling: str) -> None:
    assert text.fold_folio(spelling) == text.fold_folio("CGCS/130126/009")


def test_folios_that_differ_in_a_digit_stay_apart() -> None:
    assert text.fold_folio("CGCS/130126/009") != text.fold_folio("CGCS/130126/010")
    assert text.fold_folio("CGCS/1301/26009") != text.fold_folio("CGCS/130126/009")


def test_collapse_leaves_single_spaces() -> None:
    assert text.collapse("  a\u00a0 b\n\tc ") == "a b c"


@pytest.mark.parametrize(
    ("word", "among", "meant"),
    [
        ("titel", ["title", "date"], "title"),
        ("resúmen", ["resumen", "titulo"], "resumen"),
        ("Cuautitlan", ["cuautitlan-izcalli", "benito-juarez", "cuautitlan"], "cuautitlan"),
        ("zzz", ["title", "date"], ""),
        ("", ["title"], ""),
        ("title", [], ""),
        ("x" * 100_000, ["title"], ""),
    ],
)
def test_the_closest_name_is_the_one_that_was_meant(word: str, among: list[str], meant: str) -> None:
    assert text.closest(word, among) == meant


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=8))
def test_the_closest_name_does_not_depend_on_the_order(word: str, among: list[str]) -> None:
    assert text.closest(word, among) == text.closest(word, reversed(among))


@pytest.mark.parametrize(
    "sentence",
    [
        "El Mtro. Daniel Serrano y la Mtra. Ana Ruiz inauguraron la obra.",
        "El Lic. Pérez, el Ing. Gómez y la Dra. Luna asistieron.",
        "La cita es en Av. Primero de Mayo No. 100, Col. Centro, C.P. 54700.",
        "El oficio núm. 12 cita el art. 115.",
        "El C. Juan Pérez firmó con J. Luis Mora.",
        "Abre a las 11:00 a.m. en la explanada.",
        "El monto fue de 3.5 millones y 1,200.50 pesos.",
        "La empresa Obras, S.A. de C.V. terminó la calle.",
        "Vive en la 1ra. Sección del fraccionamiento.",
        "Viajó a EE.UU. en mayo.",
        "Asistió el L.A.E. Juan Pérez con la Magda. Ruiz.",
        "Hubo agua... y luego no.",
        "Hubo agua… y luego no.",
        "«¿Hay agua?», preguntó un vecino.",
        "2026. Año del ejemplo para todos.",
        "Se puede ver en www.ejemplo.gob.mx desde hoy.",
        "El programa (Fase 2.1) sigue, p. ej. En Centro, con 3 obras.",
        "Firmó D. José con el Gral. Ruiz y el Tte. Coronel Mora.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(sentence: str) -> None:
    assert text.first_sentence(f"{sentence} Mañana sigue otra.") == sentence


@pytest.mark.parametrize(
    ("passage", "first"),
    [
        ("Llueve. Truena.", "Llueve."),
        ("¿Llueve? Sí.", "¿Llueve?"),
        ("¡Llueve! Y truena.", "¡Llueve!"),
        ("Abre a las 11:00 a.m. Habrá agua.", "Abre a las 11:00 a.m."),
        ("Dijo que no. Después firmó.", "Dijo que no."),
        ("«Vamos bien.» Luego se fue.", "«Vamos bien.»"),
        ('Dijo: "vamos bien". Luego se fue.', 'Dijo: "vamos bien".'),
        ("Fue en 2026. El año pasado no.", "Fue en 2026."),
        ("Lo hizo Obras, S.A. El monto no se dijo.", "Lo hizo Obras, S.A."),
        ("Se acabó... Nadie dijo nada.", "Se acabó..."),
        ("Un renglón\nOtro. Más.", "Un renglón"),
        ("  Sin punto final ", "Sin punto final"),
        ("\n\n  Dos   espacios. Fin.", "Dos espacios."),
        ("Ganó. ¿Quién? Nadie.", "Ganó."),
        ("Firma el Lic.", "Firma el Lic."),
        ("", ""),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(passage: str, first: str) -> None:
    assert text.first_sentence(passage) == first


@given(ANY)
def test_the_first_sentence_of_any_text_begins_its_first_line(passage: str) -> None:
    first = text.first_sentence(passage)

    assert text.collapse(passage).startswith(first)
    assert bool(first) == bool(passage.strip())


@pytest.mark.parametrize("pattern", [". " * 100_000, "." * 200_000 + "x", "a.b" * 100_000, "C. " * 100_000])
def test_a_passage_made_to_be_slow_is_answered(pattern: str) -> None:
    assert text.first_sentence(pattern)
