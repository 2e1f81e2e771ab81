"""A site changes one block, one token and one word by a theme of ten lines; sobria is such a theme."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from sitegen.doors.tailor import begin, is_theme
from sitegen.plan.colors import contrast
from tests.house.driver import RELEASE, SETTINGS, Sites

HERE = "content/izcalli/comunicados/2026-01-13-agua.md"
PLURALS = "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"
CATALOG = f'msgid ""\nmsgstr "{PLURALS}"'
FOOT = "{% block footer %}<p>Hasta pronto</p>{% endblock %}"
MINE = {
    "themes/mia/theme.toml": 'parent = "plaza"',
    "themes/mia/static/site.css": ":root { --measure: 33rem; }",
    "themes/mia/templates/base.html": '{% extends "plaza/base.html" %}\n' + FOOT,
    "themes/mia/messages/es.po": f'{CATALOG}\n\nmsgid "Press contact"\nmsgstr "Atención a medios"',
}
DRESSED = SETTINGS.replace('timezone = "', 'theme = "mia"\ntimezone = "', 1)
OFFICE = 'name = "Cuautitlán Izcalli"\noffice = "Comunicación Social"\nphone = "55 5864 2500"'
RELEASE_URL = "izcalli/comunicados/2026/agua/"


def settings(theme: str) -> str:
    dressed = SETTINGS.replace('timezone = "', f'theme = "{theme}"\ntimezone = "', 1)
    return dressed.replace('name = "Cuautitlán Izcalli"', OFFICE)


def test_a_theme_of_ten_lines_changes_one_token_one_block_and_one_word(site: Sites) -> None:
    lines = sum(len(text.splitlines()) for text in MINE.values())
    driver = site({"site.toml": settings("mia"), HERE: RELEASE, **MINE})

    driver.build()

    page = driver.read(RELEASE_URL)
    (sheet,) = (name for name in driver.tree() if re.fullmatch(r"assets/site-\w+\.css", name))
    assert lines <= 10
    assert "<p>Hasta pronto</p>" in page
    assert "Atención a medios" in page
    assert '<nav class="menu"' in page  # all the rest is plaza's
    assert driver.read(sheet).rindex("--measure:33rem") > driver.read(sheet).index("--measure:40rem")


def test_a_template_with_a_misspelt_name_is_told_with_the_one_that_was_meant(site: Sites) -> None:
    wrong = {"themes/mia/templates/relese.html": '{% extends "plaza/release.html" %}'}
    driver = site({"site.toml": settings("mia"), HERE: RELEASE, **MINE, **wrong})

    (problem,) = driver.problems()

    told = (
        "theme-template-unused",
        "warning",
        "themes/mia/templates/relese.html",
        (("known", "release.html"),),
    )
    assert (problem.code, problem.severity, problem.path, problem.params) == told


def test_a_block_that_a_theme_fills_anew_says_of_each_page_what_is_its_own(site: Sites) -> None:
    brand = '{% extends "plaza/base.html" %}\n{% block brand %}<b>{{ shell.canonical }}</b>{% endblock %}'
    driver = site(
        {"site.toml": settings("mia"), HERE: RELEASE, **MINE, "themes/mia/templates/base.html": brand}
    )

    driver.build()

    urls = (RELEASE_URL, "izcalli/comunicados/", "izcalli/")
    assert [f"<b>https://prensa.example.org/{url}</b>" in driver.read(url) for url in urls] == [True] * 3


def test_a_template_that_asks_for_what_its_view_lacks_is_told_with_line_and_fields(site: Sites) -> None:
    wrong = '{% extends "plaza/release.html" %}\n{% block text %}\n{{ article.titel }}\n{% endblock %}'
    driver = site(
        {"site.toml": settings("mia"), HERE: RELEASE, **MINE, "themes/mia/templates/release.html": wrong}
    )

    (problem,) = driver.problems()

    facts = dict(problem.params)
    assert (problem.code, problem.path, problem.line) == (
        "template-field-unknown",
        "themes/mia/templates/release.html",
        3,
    )
    assert facts["guess"] == "title"
    assert {"title", "dateline", "body"} <= set(facts["fields"].split(", "))


@pytest.mark.parametrize("parent", ["../plaza", "plaza/templates", "..", "/etc", "C:\\\\x"])
def test_a_parent_is_a_name_and_never_a_path(site: Sites, parent: str) -> None:
    driver = site(
        {"site.toml": settings("mia"), HERE: RELEASE, "themes/mia/theme.toml": f'parent = "{parent}"'}
    )

    assert driver.codes() == ["theme-parent-name"]


def test_a_key_that_no_theme_has_is_told_and_stops_nothing(site: Sites) -> None:
    driver = site({"site.toml": settings("mia"), HERE: RELEASE, **MINE})
    driver.edit({"themes/mia/theme.toml": 'parent = "plaza"\nparents = "sobria"'})

    (problem,) = (one for one in driver.problems() if one.code.startswith("theme"))

    assert (problem.code, problem.severity, dict(problem.params)["known"]) == (
        "theme-key-unknown",
        "warning",
        "parent",
    )


@pytest.mark.parametrize(
    "deep",
    ["x = " + "[" * 20_000, "x = " + "9" * 5_000, "[" + "a." * 5_000 + "a]\nb = 1"],
    ids=["brackets", "digits", "keys"],
)
def test_a_theme_toml_that_is_too_much_is_one_problem(site: Sites, deep: str) -> None:
    driver = site({"site.toml": settings("mia"), HERE: RELEASE, "themes/mia/theme.toml": deep})

    assert set(driver.codes()) & {"theme-toml", "theme-template-missing"}


def test_sobria_shows_no_colour_and_no_mark_of_a_government(site: Sites) -> None:
    mark = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(mark, "PNG")
    brand = 'name = "Cuautitlán Izcalli"\ncolor = "#7b1e3a"\nlogo = "marca/logo.png"'
    told = settings("sobria").replace('name = "Cuautitlán Izcalli"', brand)
    driver = site({"site.toml": told, HERE: RELEASE, "marca/logo.png": mark.getvalue()})

    driver.build()

    head, _, _ = driver.read(RELEASE_URL).partition("<main")
    assert "#7b1e3a" not in head
    assert "marca-logo" not in head.replace('rel="icon"', "")
    assert "Cuautitlán Izcalli" in head


def test_sobria_changes_tokens_and_two_blocks_and_nothing_else() -> None:
    folder = Path(__file__).parents[2] / "themes" / "sobria"
    template = (folder / "templates" / "base.html").read_text(encoding="utf-8")
    sheet = (folder / "static" / "site.css").read_text(encoding="utf-8")

    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == [
        "base.html",
        "site.css",
        "theme.toml",
    ]
    assert re.findall(r"{% block (\w+)", template) == ["tokens", "marks", "brand"]
    assert set(re.findall(r"^\s*([^\s:{}/]+):", sheet, re.MULTILINE)) <= set(re.findall(r"--[\w-]+", sheet))


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("ink", ["accent", "quiet"])
def test_sobria_can_be_read(ink: str, scheme: int) -> None:
    sheet = (Path(__file__).parents[2] / "themes/sobria/static/site.css").read_text(encoding="utf-8")
    block = sheet.split("@media")[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", block))

    for paper in ("paper", "raised"):
        assert contrast(_long(colours[ink]), _long(colours[paper])) >= 4.5


def _long(color: str) -> str:
    return color if len(color) == 7 else "#" + "".join(2 * one for one in color[1:])


@pytest.mark.parametrize("language", ["es-MX", "en"])
def test_a_theme_that_new_begins_can_be_worn(site: Sites, language: str) -> None:
    told = settings("plaza").replace("es-MX", language)
    driver = site({"site.toml": told, HERE: RELEASE})

    code = begin(driver.root, "Mi ciudad")
    driver.edit({"site.toml": told.replace('"plaza"', '"mi-ciudad"')})

    assert code == 0
    assert [one.code for one in driver.problems() if "theme" in one.code or "template" in one.code] == []
    assert begin(driver.root, "Mi ciudad") == 1  # nothing is written over
    assert begin(driver.root, "Plaza") == 1


def test_a_theme_is_asked_for_in_both_languages() -> None:
    assert is_theme("theme")
    assert is_theme("Tema")
    assert not is_theme("aviso")
