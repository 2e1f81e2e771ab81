"""Settings: site.toml becomes a Config, or every problem of it at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from sitegen import config
from sitegen.config.choices import NEVER_BELOW_ERROR, PATH_WORDS
from sitegen.config.fields import TABLES
from sitegen.config.settings import Config
from sitegen.messages import codes, explain
from sitegen.newsroom.pathwords import WORDS
from sitegen.problems import Problem, SiteError, error

SITE = """\
[site]
title = "Sala de prensa"
url = "https://ejemplo.github.io/sala-de-prensa"
language = "es-MX"
timezone = "America/Mexico_City"
"""
IZCALLI = """\
[[municipality]]
id = "izcalli"
name = "Cuautitlán Izcalli"
state = "Estado de México"
"""
JUAREZ = """\
[[municipality]]
id = "juarez"
name = "Benito Juárez"
state = "Ciudad de México"
timezone = "America/Tijuana"
"""
LEGEND = """\
[[legend]]
text = "L"
from = 2026-01-01
to = 2026-12-31
"""
BLACKOUT = """\
[[blackout]]
name = "Proceso electoral"
mode = "hide"
earlier = "keep"
"""

FULL = """\
[site]
title = "Sala de prensa"
url = "https://Ejemplo.github.io/sala-de-prensa"
languages = ["es-mx", "en"]
timezone = "America/Mexico_City"
theme = "plaza"
description = "Noticias del ayuntamiento"
country = "México"
contact = "prensa@ejemplo.mx"

[[municipality]]
id = "izcalli"
name = "Cuautitlán  Izcalli"
label = "Municipio"
state = "Estado de México"
inegi = "15121"
office = "Comunicación Social"
address = "Av. Primera 100"
phone = "55 5864 2500"
on_call = "55 1111 2222"
email = "prensa@ejemplo.gob.mx"
whatsapp = "5211111111"
hours = "9 a 18"
website = "https://ejemplo.gob.mx"
slogan = "Juntos"
boilerplate = "Uno.\\n\\nDos."
color = "#7B1E3A"
logo = "marca/logo.svg"
logo_dark = "marca/logo.svg"
release_word = "Boletín"
social = { facebook = "https://facebook.com/x", x = "https://x.com/x" }
folio = { pattern = "{office}/{date:%d%m%y}/{number:03}", office = "CGCS", restart = "never" }
administration = [
  { from = 2025-01-01, name = "2025-2027", head = { name = "Ana Ruiz", office = "Presidenta" } },
  { from = 2022-01-01, name = "2022-2024" },
]
area = [{ id = "agua", name = "Agua", phone = "1", email = "agua@ejemplo.mx" }]

[[topic]]
id = "salud"
name = "Salud"
description = "De salud"

[[person]]
id = "ana-ruiz"
name = "Ana Ruiz"
municipality = "izcalli"
aliases = ["A. Ruiz"]
offices = [{ office = "Presidenta", from = 2025-01-01, to = 2027-12-31, institution = "Ayuntamiento" }]
biography = "Vive aquí."

[[legend]]
text = "Año del ejemplo"
from = 2026-01-01
to = 2026-12-31
state = "Estado de México"
source = "Gaceta"

[[legend]]
text = "Otro"
from = 2026-01-21
to = 2026-12-31
municipality = "izcalli"

[[blackout]]
name = "Proceso"
from = 2027-04-04T00:00:00
to = 2027-06-06
mode = "warn"
earlier = "hide"
state = "Estado de México"
municipality = "izcalli"
source = "Acuerdo"

[urls]
municipality = true
releases = "boletines"
[urls.en]
releases = "news"

[checks]
text-lost-letters = "off"
file-missing = "error"

[theme]
columns = 2
hero = true
tint = "warm"
"""

# What stands inside braces, and fixed values, in Spanish.
INNER = {
    "{ pattern =": "{ patron =",
    ', office = "CGCS", restart = "never"': ', oficina = "CGCS", reinicia = "nunca"',
    '{ from = 2025-01-01, name = "2025-2027", head = { name = "Ana Ruiz", office =': (
        '{ desde = 2025-01-01, nombre = "2025-2027", titular = { nombre = "Ana Ruiz", cargo ='
    ),
    '{ id = "agua", name = "Agua", phone = "1", email =': (
        '{ clave = "agua", nombre = "Agua", telefono = "1", correo ='
    ),
    '{ office = "Presidenta", from = 2025-01-01, to = 2027-12-31, institution =': (
        '{ cargo = "Presidenta", desde = 2025-01-01, hasta = 2027-12-31, institucion ='
    ),
    "{ from = 2022-01-01, name =": "{ desde = 2022-01-01, nombre =",
    '"warn"': '"avisar"',
    '"hide"': '"ocultar"',
    '"off"': '"apagado"',
}


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Config]:
    """Reads a site.toml of the text given, beside a logo and a secret file outside."""
    (tmp_path / "secreto.svg").write_text("<svg/>", encoding="utf-8")
    root = tmp_path / "sitio"
    (root / "marca").mkdir(parents=True)
    (root / "marca" / "logo.svg").write_text("<svg/>", encoding="utf-8")

    def load(text: str) -> Config:
        (root / "site.toml").write_text(text, encoding="utf-8")
        return config.load(root)[0]

    return load


@pytest.fixture
def told(read: Callable[[str], Config]) -> Callable[[str], list[Problem]]:
    """The problems of a site.toml of the text given, which must have some; their messages lack no fact."""

    def problems(text: str) -> list[Problem]:
        with pytest.raises(SiteError) as caught:
            read(text)
        assert [one for one in caught.value.problems if _unsaid(one)] == []
        return list(caught.value.problems)

    return problems


# --- what is good -------------------------------------------------------------------


def test_every_setting_arrives(read: Callable[[str], Config]) -> None:
    settings = read(FULL)

    site, (izcalli,), (ana,) = settings.site, settings.municipalities, settings.people
    assert (site.url, site.languages) == ("https://ejemplo.github.io/sala-de-prensa/", ("es-MX", "en"))
    assert (izcalli.name, izcalli.color, izcalli.logo) == ("Cuautitlán Izcalli", "#7b1e3a", "marca/logo.svg")
    assert izcalli.boilerplate == "Uno.\n\nDos."
    assert izcalli.social == (("facebook", "https://facebook.com/x"), ("x", "https://x.com/x"))
    assert [one.start.year for one in izcalli.administrations] == [2025, 2022]
    assert izcalli.folio is not None
    assert izcalli.folio.restart == "never"
    assert ana.offices[0].end == date(2027, 12, 31)
    assert settings.urls.words == (("en", "releases", "news"), ("es-MX", "releases", "boletines"))
    assert settings.severities == (("file-missing", "error"), ("text-lost-letters", "off"))
    assert settings.theme == (("columns", "2"), ("hero", "true"), ("tint", "warm"))


def test_a_blackout_is_two_moments_and_a_day_is_whole(read: Callable[[str], Config]) -> None:
    (blackout,) = read(FULL).blackouts

    assert (blackout.start.local, blackout.start.timed) == (
        datetime.fromisoformat("2027-04-04T00:00:00"),
        True,
    )
    assert (blackout.end.local, blackout.end.timed) == (datetime.fromisoformat("2027-06-06T23:59:59"), False)
    assert blackout.start.zone == "America/Mexico_City"


def test_a_blackout_of_a_municipality_is_in_its_zone(read: Callable[[str], Config]) -> None:
    rule = BLACKOUT + "from = 2027-04-04\nto = 2027-04-05T00:00:00-06:00\nmunicipality = 'juarez'\n"

    (blackout,) = read(SITE + JUAREZ + rule).blackouts

    assert blackout.start.zone == "America/Tijuana"
    assert blackout.end.local == datetime.fromisoformat("2027-04-04T23:00:00")


def test_every_line_is_known_by_its_canonical_key(read: Callable[[str], Config]) -> None:
    settings = read("[sitio]\ntitulo='S'\n" + SITE.partition("\n")[2].partition("\n")[2] + IZCALLI)

    assert settings.line("site.title") == 2
    assert settings.line("municipality[0].state") == 9
    assert settings.line("no.such") == 0


def test_settings_in_spanish_are_the_same_settings(read: Callable[[str], Config]) -> None:
    assert all(one not in _translated(FULL) for one in ("[site", "title =", "name =", "from =", "office ="))
    assert _plain(read(_translated(FULL))) == _plain(read(FULL))


def test_accents_and_capitals_of_keys_do_not_matter(read: Callable[[str], Config]) -> None:
    settings = read(SITE.replace("title", '"Título"').replace("timezone", "Zona_Horaria") + IZCALLI)

    assert settings.site.title == "Sala de prensa"


def test_a_byte_order_mark_is_forgiven(read: Callable[[str], Config]) -> None:
    assert read("\ufeff" + SITE + IZCALLI).site.title == "Sala de prensa"


def test_text_is_nfc(read: Callable[[str], Config]) -> None:
    assert read(SITE.replace("Sala", "Año").replace("ñ", "n\u0303") + IZCALLI).site.title == "Año de prensa"


def test_the_same_bytes_give_the_same_settings(read: Callable[[str], Config]) -> None:
    assert msgspec.json.encode(read(FULL)) == msgspec.json.encode(read(FULL))
    assert read(FULL).digest != read(FULL + "\n").digest


# --- names --------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_every_key_has_a_spanish_name_of_its_own(table: str) -> None:
    names = [one for field in TABLES[table] for one in {field.key, *field.spanish}]

    assert all(field.spanish and all(field.spanish) for field in TABLES[table])
    assert len(names) == len(set(names))


def test_every_path_word_can_be_set_under_two_names() -> None:
    assert set(PATH_WORDS) == set(WORDS["es"])
    assert len({one for names in PATH_WORDS.values() for one in names}) == sum(map(len, PATH_WORDS.values()))


def test_what_guards_against_leaks_are_checks_that_there_are() -> None:
    assert sorted(NEVER_BELOW_ERROR - codes("es")) == []


# --- what is wrong ------------------------------------------------------------------

WRONG_SITE = [
    ('titel = "x"', "config-key-misspelt"),
    ("zzzzzz = 1", "config-key-unknown"),
    ('titulo = "x"', "config-key-twice"),
    ("country = 5", "config-not-text"),
    ('country = ""', "config-blank"),
    ('description = "a\\u0007"', "config-control"),
    ('theme = "../plaza"', "config-theme-name"),
    ('languages = ["en"]', "config-languages-both"),
    ('cname = "https://x.mx"', "config-host"),
    ('media_url = "http://fotos.example.org/"\nmedia_until = 2024', "config-media-https"),
    ('media_url = "fotos"\nmedia_until = 2024', "config-url"),
    ('media_url = "https://fotos.example.org/"', "config-media-alone"),
    ("medios_hasta = 2024", "config-media-alone"),
    ('media_url = "https://Ejemplo.github.io/sala-de-prensa/"\nmedia_until = 2024', "config-media-own"),
    ('media_until = "2024"\nmedia_url = "https://fotos.example.org/"', "config-not-year"),
    ('media_until = 24\nmedia_url = "https://fotos.example.org/"', "config-not-year"),
]


@pytest.mark.parametrize(("line", "code"), WRONG_SITE, ids=str)
def test_a_wrong_line_of_the_site_is_told_with_its_number(
    told: Callable[[str], list[Problem]], line: str, *, code: str
) -> None:
    (problem,) = told(f"{SITE}{line}\n{IZCALLI}")

    assert (problem.code, problem.path, problem.line) == (code, "site.toml", 6)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("title", '""', "config-blank"),
        ("title", "2026", "config-not-text"),
        ("title", "true", "config-not-text"),
        ("url", '"ejemplo.mx"', "config-url"),
        ("url", '"ftp://ejemplo.mx/"', "config-url"),
        ("url", '"https://ejemplo.mx/?a=1"', "config-url"),
        ("url", '"https://ejemplo.mx/#a"', "config-url"),
        ("url", '"https://ejemplo.mx/a/../b/"', "config-url"),
        ("url", '"https://ejemplo.mx//a/"', "config-url"),
        ("url", '"https://user:pw@ejemplo.mx/"', "config-url"),
        ("url", '"https://[::1/"', "config-url"),
        ("url", '"https:///a"', "config-url"),
        ("url", '"https://ejemplo.mx:99999/"', "config-url"),
        ("url", '"https://ejemplo.mx/año/"', "config-url"),
        ("url", '"javascript:alert(1)"', "config-url"),
        ("language", '"fr"', "config-language-unspoken"),
        ("language", '"es_MX"', "config-language"),
        ("language", '"español"', "config-language"),
        ("language", '""', "config-blank"),
        ("timezone", '"Mexico City"', "config-zone"),
        ("timezone", '"../../etc/passwd"', "config-zone"),
        ("timezone", '"GMT-6"', "config-zone"),
    ],
)
def test_a_wrong_value_of_the_site_is_told(
    told: Callable[[str], list[Problem]], key: str, *, value: str, code: str
) -> None:
    lines = [f"{key} = {value}" if line.startswith(f"{key} ") else line for line in SITE.split("\n")]

    (problem,) = told("\n".join(lines) + IZCALLI)

    assert problem.code == code
    assert SITE.split("\n")[problem.line - 1].startswith(f"{key} ")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('inegi = "1512"', "config-inegi"),
        ("inegi = 15121", "config-inegi"),
        ('color = "red"', "config-color"),
        ('color = "#7b1"', "config-color"),
        ('email = "prensa"', "config-email"),
        ('email = "prensa@ejemplo..mx"', "config-email"),
        ('website = "www.ejemplo.mx"', "config-link"),
        ('website = "https://ejemplo.mx/<script>"', "config-link"),
        ('social = { x = "javascript:alert(1)" }', "config-link"),
        ('social = "https://x.com"', "config-not-table"),
        ('timezone = "Marte"', "config-zone"),
        ('logo = "../secreto.svg"', "config-path"),
        ('logo = "/etc/passwd"', "config-path"),
        ('logo = "."', "config-path"),
        ('logo = "marca\\\\logo.svg"', "config-path"),
        ('logo = "marca/otro.svg"', "config-logo-missing"),
        ('logo = "marca"', "config-logo-form"),
        ('logo = "site.toml"', "config-logo-form"),
        ('folio = { office = "A" }', "config-key-missing"),
        ('folio = { pattern = "{office}/{number}" }', "config-folio-office"),
        ('folio = { pattern = "A/{date:%d}" }', "config-folio-number"),
        ('folio = { pattern = "{number}{number}" }', "config-folio-number"),
        ('folio = { pattern = "{numero}" }', "config-folio-placeholder"),
        ('folio = { pattern = "{number.__class__}" }', "config-folio-placeholder"),
        ('folio = { pattern = "{number!r}" }', "config-folio-placeholder"),
        ('folio = { pattern = "{number:9999999999}" }', "config-folio-placeholder"),
        ('folio = { pattern = "{date}/{number}" }', "config-folio-placeholder"),
        ('folio = { pattern = "{date:%H}/{number}" }', "config-folio-placeholder"),
        ('folio = { pattern = "{number" }', "config-folio-braces"),
        ('folio = { pattern = "{number}", restart = "mes" }', "config-choice"),
        ('administration = [{ from = "2025-01-01", name = "A" }]', "config-not-day"),
        ('administration = [{ from = 2025-01-01T00:00:00, name = "A" }]', "config-not-day"),
        ('administration = { from = 2025-01-01, name = "A" }', "config-not-tables"),
        ('administration = [{ from = 2025-01-01, name = "A", head = "Ana" }]', "config-not-table"),
        (
            'administration = [{ from = 2025-01-01, to = 2024-01-01, name = "A" }]',
            "config-span",
        ),
        (
            'administration=[{from=2025-01-01,name="A",head={name="B",office="C",from=2025-02-01,to=2025-01-01}}]',
            "config-span",
        ),
        ('administration = [{ desde = 2025-01-01, from = 2025-01-01, name = "A" }]', "config-key-twice"),
        (
            'administration = [{ from = 2025-01-01, name = "A" }, { from = 2025-01-01, name = "B" }]',
            "config-administrations-alike",
        ),
        ('area = [{ id = "a", name = "A" }, { id = "a", name = "B" }]', "config-id-twice"),
        ('area = [{ id = "Agua", name = "A" }]', "config-id"),
        ("nombre = 'x'", "config-key-twice"),
    ],
)
def test_a_wrong_line_of_a_municipality_is_told_with_its_number(
    told: Callable[[str], list[Problem]], line: str, *, code: str
) -> None:
    (problem,) = told(f"{SITE}{IZCALLI}{line}\n")

    assert (problem.code, problem.line) == (code, 10)


@pytest.mark.parametrize(
    ("tables", "codes_told"),
    [
        ('[[topic]]\nid = "a"\n', ["config-key-missing"]),
        ('[topic]\nid = "a"\nname = "A"\n', ["config-not-tables"]),
        ('[[topic]]\nid = "con"\nname = "A"\n', ["config-id"]),
        ("topics = 1\n", ["config-key-misspelt"]),
        ('[[person]]\nid = "a"\nname = "A"\nmunicipality = "atlantis"\n', ["config-municipality-unknown"]),
        (
            '[[person]]\nid="a"\nname="A"\noffices=[{ office = "X", from = 2026-01-02, to = 2026-01-01 }]\n',
            ["config-span"],
        ),
        ('[[legend]]\ntext = "L"\nfrom = 2026-12-31\nto = 2026-01-01\n', ["config-span"]),
        ('[[legend]]\ntext = "L"\nfrom = 2026-01-01\n', ["config-key-missing"]),
        (
            f'{LEGEND}state = "Jalisco"\n',
            ["config-state-unknown"],
        ),
        (
            f'{LEGEND}state = "Estado de México"\nmunicipality = "juarez"\n',
            ["config-state-other"],
        ),
        (f"{BLACKOUT}from = 2027-01-02\nto = 2027-01-01\n", ["config-span"]),
        (f'{BLACKOUT}from = "2027-01-02"\nto = 2027-01-03\n', ["config-not-moment"]),
        (
            f'{BLACKOUT}from = 2027-01-02\nto = 2027-01-03\nmunicipality = "x"\n',
            ["config-municipality-unknown"],
        ),
        (
            f"{BLACKOUT}from = 2027-01-02\nto = 2027-01-03\n".replace('earlier = "keep"\n', ""),
            ["config-key-missing"],
        ),
        (f"{BLACKOUT}from = 2027-01-02\nto = 2027-01-03\n".replace("hide", "borrar"), ["config-choice"]),
        (
            f'{BLACKOUT}from = 2027-03-14T02:30:00\nto = 2027-11-07T01:30:00\nmunicipality = "juarez"\n',
            ["config-moment-gap", "config-moment-fold"],
        ),
        ('[urls]\nreleases = "Boletines"\n', ["config-urls-word"]),
        ('[urls]\nreleases = "x"\nnotices = "x"\n', ["config-urls-twice"]),
        ('[urls]\nreleases = "x"\n[urls.es]\nnotices = "x"\n', ["config-urls-twice"]),
        ('[urls.en]\nreleases = "news"\n', ["config-urls-language"]),
        ("[urls]\nmunicipality = false\n", ["config-urls-segment"]),
        ('[urls]\nmunicipality = "no"\n', ["config-not-boolean"]),
        ('[urls]\nboletines = "x"\n', ["config-key-misspelt"]),
        ('[checks]\ntext-lost-leters = "off"\n', ["config-check-misspelt"]),
        ('[checks]\nqqq = "off"\n', ["config-check-unknown"]),
        ('[checks]\nfile-outside = "warning"\n', ["config-check-leak"]),
        ('[checks]\nfile-outside = "off"\n', ["config-check-leak"]),
        ("[checks]\nfile-missing = true\n", ["config-not-text"]),
        ("[theme]\nhero = [1]\n", ["config-theme-setting"]),
        ("[theme.hero]\na = 1\n", ["config-theme-setting"]),
    ],
)
def test_tables_that_are_wrong_or_do_not_agree_are_told(
    told: Callable[[str], list[Problem]], tables: str, *, codes_told: list[str]
) -> None:
    problems = told(
        f"{SITE}{IZCALLI}{JUAREZ}{tables}" if "topics" not in tables else f"{tables}{SITE}{IZCALLI}"
    )

    assert [problem.code for problem in problems] == codes_told
    assert all(problem.line for problem in problems)


def test_two_municipalities_of_one_id_are_told_with_both_lines(told: Callable[[str], list[Problem]]) -> None:
    (problem,) = told(SITE + IZCALLI + IZCALLI)

    assert (problem.code, problem.line) == ("config-id-twice", 11)
    assert ("before", "7") in problem.params


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        (("2026-01-01", "2026-06-30", ""), ("2026-06-30", "2026-12-31", ""), True),
        (("2026-01-01", "2026-06-30", ""), ("2026-07-01", "2026-12-31", ""), False),
        (("2026-07-01", "2026-12-31", ""), ("2026-01-01", "2026-07-01", ""), True),
        (("2026-01-01", "2026-12-31", 'state = "Estado de México"'), ("2026-01-21", "2026-12-31", ""), False),
        (
            ("2026-01-01", "2026-12-31", 'state = "Estado de México"'),
            ("2026-01-21", "2026-12-31", 'state = "estado de mexico"'),
            True,
        ),
        (
            ("2026-01-01", "2026-12-31", 'state = "Estado de México"'),
            ("2026-01-21", "2026-12-31", 'municipality = "izcalli"'),
            False,
        ),
    ],
)
def test_legends_of_one_scope_may_not_overlap(
    read: Callable[[str], Config], first: tuple[str, str, str], second: tuple[str, str, str], *, wrong: bool
) -> None:
    rows = "".join(
        f'[[legend]]\ntext = "L"\nfrom = {start}\nto = {end}\n{scope}\n'
        for start, end, scope in (first, second)
    )
    found: list[str] = []
    try:
        read(SITE + IZCALLI + rows)
    except SiteError as failure:
        found = [problem.code for problem in failure.problems]

    assert found == (["config-legends-overlap"] if wrong else [])


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", ["[site]", "[[municipality]]"]),
        (IZCALLI, ["[site]"]),
        (SITE, ["[[municipality]]"]),
    ],
)
def test_tables_that_must_be_there_are_asked_for(
    told: Callable[[str], list[Problem]], text: str, *, missing: list[str]
) -> None:
    tables = [
        dict(problem.params)["table"] for problem in told(text) if problem.code == "config-table-missing"
    ]

    assert sorted(tables) == sorted(missing)


def test_all_problems_are_told_at_once_in_the_order_of_their_lines(
    told: Callable[[str], list[Problem]],
) -> None:
    problems = told(
        "[sitio]\n"
        'titel = "x"\n'
        'direccion = "ejemplo"\n'
        "[[municipio]]\n"
        'clave = "Izcalli"\n'
        "[[veda]]\n"
        'desde = "hoy"\n'
        "[cheks]\n"
    )

    assert [(problem.line, problem.code) for problem in problems] == [
        (1, "config-key-missing"),
        (1, "config-key-missing"),
        (1, "config-languages-missing"),
        (2, "config-key-misspelt"),
        (3, "config-url"),
        (4, "config-key-missing"),
        (5, "config-id"),
        (6, "config-key-missing"),
        (6, "config-key-missing"),
        (6, "config-key-missing"),
        (6, "config-key-missing"),
        (7, "config-not-moment"),
        (8, "config-key-misspelt"),
    ]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("marca/ana.jpg", "config-portrait-place"),
        ("content/ana.jpg", "config-portrait-place"),
        ("content/retratos/ana.svg", "config-portrait-form"),
        ("content/retratos/ana.jpg", "config-logo-missing"),
        ("../ana.jpg", "config-path"),
    ],
)
def test_a_portrait_is_a_photograph_of_a_folder_of_content(tmp_path: Path, path: str, code: str) -> None:
    person = f'[[person]]\nid = "ana"\nname = "Ana"\nportrait = "{path}"\n'
    (tmp_path / "site.toml").write_text(f"{SITE}{IZCALLI}{person}", encoding="utf-8")

    _, problems = config.survey(tmp_path)

    assert [(one.code, one.line) for one in problems] == [(code, 13)]


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")
def test_a_logo_that_is_a_link_to_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secreto.svg").write_text("<svg/>", encoding="utf-8")
    root = tmp_path / "sitio"
    root.mkdir()
    (root / "logo.svg").symlink_to("../secreto.svg")
    (root / "site.toml").write_text(f'{SITE}{IZCALLI}logo = "logo.svg"\n', encoding="utf-8")

    with pytest.raises(SiteError, match="config-logo-missing"):
        config.load(root)


@pytest.mark.parametrize(
    "active",
    [
        b"<svg><script>1</script></svg>",
        b"<svg:svg><svg:script/></svg:svg>",
        b"<svg onload='x()'/>",
        b"<svg><rect/onclick=x() /></svg>",
        b'<svg><a href="java&#115;cript:x()"/></svg>',
        b"<svg><foreignObject/></svg>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
        "<svg><script/></svg>".encode("utf-16"),
        "<svg><script/></svg>".encode("utf-16-be"),
        b"<a.b:svg><a.b:script/></a.b:svg>",
        b'<svg><a href="java&#10;script:x()"/></svg>',
        b"<?xml version='1.0' encoding='ISO-2022-JP'?><svg><scr\x1b(Bipt/></svg>",
    ],
)
def test_a_logo_that_a_browser_would_run_is_refused(tmp_path: Path, active: bytes) -> None:
    (tmp_path / "logo.svg").write_bytes(active)
    (tmp_path / "site.toml").write_text(f'{SITE}{IZCALLI}logo = "logo.svg"\n', encoding="utf-8")

    with pytest.raises(SiteError, match="config-logo-active"):
        config.load(tmp_path)


def test_a_logo_as_programs_export_it_is_taken(tmp_path: Path) -> None:
    plain = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "">\n'
        '<svg xmlns="http://www.w3.org/2000/svg"><style>.a{fill:#fff}</style><path class="a" d="M0 0"/></svg>'
    )
    (tmp_path / "logo.svg").write_text(plain, encoding="utf-8")
    (tmp_path / "site.toml").write_text(f'{SITE}{IZCALLI}logo = "logo.svg"\n', encoding="utf-8")

    assert config.load(tmp_path)[0].municipalities[0].logo == "logo.svg"


def test_a_domain_that_is_not_that_of_the_address_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text(f'{SITE}cname = "prensa.mx"\n{IZCALLI}', encoding="utf-8")

    settings, (problem,) = config.load(tmp_path)

    assert settings.site.cname == "prensa.mx"
    assert (problem.code, problem.severity, problem.line) == ("config-host-other", "warning", 6)


def test_two_tags_of_one_language_are_refused(told: Callable[[str], list[Problem]]) -> None:
    (problem,) = told(SITE.replace('language = "es-MX"', 'languages = ["es-MX", "en", "es-ES"]') + IZCALLI)

    assert (problem.code, problem.line) == ("config-languages-alike", 4)


def _unsaid(problem: Problem) -> set[str]:
    """The facts that the sentences of a problem name, in any language, and that it does not carry."""
    bare = [explain(error(problem.code), language) for language in ("es", "en")]
    named = re.findall(r"\{(\w+)\}", " ".join(f"{one.what} {one.hint}" for one in bare))
    return set(named) - {name for name, _ in problem.params}


def _plain(settings: Config) -> Config:
    return msgspec.structs.replace(settings, digest="", lines=())


def _translated(text: str) -> str:
    """The settings with the first Spanish name of every key and fixed value of the tables' own lines."""
    names = {table: {field.key: field.spanish[0] for field in fields} for table, fields in TABLES.items()}
    names["urls"] = {key: spanish[0] for key, spanish in PATH_WORDS.items()} | {"municipality": "municipio"}
    lines, table = [], ""
    for line in text.split("\n"):
        if line.startswith("["):
            table = line.strip("[]").partition(".")[0]
            lines.append(line.replace(table, names[""][table], 1))
        else:
            key, sign, rest = line.partition(" = ")
            lines.append(names.get(table, {}).get(key, key) + sign + rest)
    said = "\n".join(lines)
    for english, spanish in INNER.items():
        said = said.replace(english, spanish)
    return said


def test_hours_instead_of_a_zone_are_answered_with_a_place(told: Callable[[str], list[Problem]]) -> None:
    """`Etc/GMT-6` would be at the other side of the world."""
    (problem,) = told(SITE.replace("America/Mexico_City", "GMT-6") + IZCALLI)

    assert dict(problem.params)["guess"] == "America/Mexico_City"
