"""Rendering: a template sees its view, and a mistake in it is told with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.config.settings import Config, Site, Urls
from sitegen.memory import cache
from sitegen.plan.routes import Route
from sitegen.plan.views import Html, Link, RedirectView
from sitegen.problems import Problem, SiteError
from sitegen.theme import Renderer, assets, checked, load
from sitegen.theme.chain import TEMPLATES

VIEW = RedirectView("es-MX", "/sala/nuevo/", "https://example.org/sala/nuevo/", '<b>"Agua"</b>')
ROUTE = Route("viejo/", "redirect.html", "es-MX")
SITE = Site("Sala", "https://example.org/sala/", ("es-MX", "en"), "America/Mexico_City", "plain")
CONFIG = Config(SITE, (), (), (), (), (), Urls(), (), (), "0")

Render = Callable[..., str]


@pytest.fixture
def render(tmp_path: Path) -> Render:
    def rendered(template: str, *, language: str = "es-MX", **files: str) -> str:
        folder = tmp_path / "themes" / "plain"
        for name in TEMPLATES:
            _written(folder / "templates" / name, template if name == "redirect.html" else "")
        _written(folder / "theme.toml", "")
        for name, text in files.items():
            _written(folder / name.replace("__", "/").replace("_po", ".po").replace("_css", ".css"), text)
        route = Route("viejo/", "redirect.html", language)
        return Renderer(load(tmp_path, CONFIG), CONFIG).render(route, VIEW).decode()

    return rendered


def _written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def problem(render: Render, template: str) -> Problem:
    with pytest.raises(SiteError) as raised:
        render(template)
    (told,) = raised.value.problems
    return told


def test_what_people_wrote_is_escaped(render: Render) -> None:
    assert render("{{ title }}") == "&lt;b&gt;&#34;Agua&#34;&lt;/b&gt;"


def test_a_field_that_is_an_item_of_a_mapping_is_found(render: Render) -> None:
    assert render("{% set words = {'yes': 'sí'} %}{{ words.yes }}") == "sí"


def test_a_field_that_the_view_lacks_is_told_with_template_line_and_the_fields_there_are(
    render: Render,
) -> None:
    told = problem(render, "<p>\n{{ titel }}")

    facts = dict(told.params)
    assert (told.code, told.path, told.line) == (
        "template-field-unknown",
        "themes/plain/templates/redirect.html",
        2,
    )
    assert (facts["field"], facts["guess"]) == ("titel", "title")
    assert facts["fields"] == "language, href, absolute, title"


def test_a_field_that_a_part_of_the_view_lacks_names_the_fields_of_that_part(
    tmp_path: Path, render: Render
) -> None:
    render("")
    _written(tmp_path / "themes/plain/templates/redirect.html", "{{ link.adress }}")
    renderer = Renderer(load(tmp_path, CONFIG), CONFIG)

    class Wrapped(RedirectView, frozen=True):
        link: Link

    with pytest.raises(SiteError) as raised:
        renderer.render(ROUTE, Wrapped("es", "/", "https://e.org/", "t", Link("/a/", "A")))

    assert dict(raised.value.problems[0].params)["fields"] == "href, text"


def test_a_template_that_cannot_be_parsed_is_told_with_its_line(render: Render) -> None:
    told = problem(render, "a\nb\n{% if title %}")

    assert (told.code, told.path, told.line) == ("template-syntax", "themes/plain/templates/redirect.html", 3)


def test_a_template_that_is_not_there_is_told(render: Render) -> None:
    told = problem(render, '{% include "nowhere.html" %}')

    assert (told.code, told.path, told.line) == ("template-failed", "themes/plain/templates/redirect.html", 1)


@pytest.mark.parametrize(
    "expression",
    [
        "{{ 1 / (title|length - title|length) }}",
        "{{ (10 ** (4000 + title|length * 100))|string }}",
        "{{ title() }}",
        "{{ setting.update({'a': 1}) }}",
        "{% include 'redirect.html' %}",
    ],
)
def test_whatever_an_expression_comes_to_is_told_and_ends_nothing_else(
    render: Render, expression: str
) -> None:
    assert problem(render, expression).code in ("template-failed", "template-field-unknown")


@pytest.mark.parametrize("before", ["", "{{ one([title]) }}"])
def test_too_much_for_a_macro_is_told_alike_whatever_it_has_printed(
    tmp_path: Path, render: Render, before: str
) -> None:
    _written(tmp_path / "themes/plain/templates/part.html", "{% macro one(a) %}{{ a }}{% endmacro %}")

    told = problem(render, "{% from 'part.html' import one %}" + before + "{{ one(1, 2) }}")

    assert dict(told.params)["why"] == "macro 'one' takes not more than 1 argument(s)"


def test_constants_that_cannot_be_worked_out_are_told_by_the_check(tmp_path: Path, render: Render) -> None:
    render("")
    _written(tmp_path / "themes/plain/templates/home.html", "{{ (10 ** 10000)|string }}")
    renderer = Renderer(load(tmp_path, CONFIG), CONFIG)

    with pytest.raises(SiteError) as raised:
        renderer.check()

    assert {one.code for one in raised.value.problems} == {"template-failed"}


@pytest.mark.parametrize(
    "name", ["lipsum()", "cycler('a')", "joiner()", "namespace", "dict()", "config", "now"]
)
def test_nothing_but_the_view_and_the_dress_reaches_a_template(render: Render, name: str) -> None:
    assert problem(render, "{{ " + name + " }}").code == "template-field-unknown"


@pytest.mark.parametrize(
    "asked",
    [
        "self.__init__.__globals__['__builtins__']['open']('x', 'w')",
        "title['__class__']",
        "'{0.__class__}'.format(title)",
        "([title]|map('upper')).gi_frame",
        "_('Press').__class__",
    ],
)
def test_a_theme_runs_nothing(render: Render, asked: str) -> None:
    told = problem(render, "\n{{ " + asked + " }}")

    assert (told.code, told.path, told.line) == (
        "template-barred",
        "themes/plain/templates/redirect.html",
        2,
    )


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("title['__cla' ~ 'ss__']", "template-field-unknown"),
        ("[title]|map(attribute='__class__')|list|first", "template-field-unknown"),
        ("title|attr('__class__')", "template-syntax"),
        ("range(10 ** 9)|list|length", "template-failed"),
    ],
)
def test_what_is_barred_is_not_there_by_a_name_that_is_made_up_either(
    render: Render, asked: str, code: str
) -> None:
    assert problem(render, "{{ " + asked + " }}").code == code


@pytest.mark.parametrize("name", ["random", "pprint", "default", "safe", "tojson", "xmlattr", "wordcount"])
def test_impure_and_unsafe_filters_are_taken_away(render: Render, name: str) -> None:
    assert problem(render, "{{ title|" + name + " }}").code == "template-syntax"


def test_words_come_from_the_catalog_of_the_pages_language(render: Render) -> None:
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Press"\nmsgstr "Prensa"\n'

    assert render("{{ _('Press') }}", messages__es_po=po) == "Prensa"
    assert render("{{ _('Press') }}", language="en", messages__es_po=po) == "Press"


def test_a_damaged_catalog_is_told(render: Render) -> None:
    with pytest.raises(SiteError) as raised:
        render("{{ _('Press') }}", messages__es_po='msgid "Press\nmsgstr')

    assert raised.value.problems[0].code == "theme-catalog"


def test_an_asset_is_named_by_its_digest_under_the_base_path(render: Render) -> None:
    one = render("{{ asset('site.css') }}", static__site_css="a{}")
    other = render("{{ asset('site.css') }}", static__site_css="b{}")

    assert one.startswith("/sala/assets/site-")
    assert one.endswith(".css")
    assert one != other


def test_an_asset_that_is_not_there_is_told(render: Render) -> None:
    assert problem(render, "{{ asset('nothing.css') }}").code == "template-failed"


def test_only_sanitized_html_is_printed_as_it_stands(tmp_path: Path, render: Render) -> None:
    render("")
    _written(tmp_path / "themes/plain/templates/redirect.html", "{{ body|html }}")

    class Bodied(RedirectView, frozen=True):
        body: Html

    page = Renderer(load(tmp_path, CONFIG), CONFIG).render(
        ROUTE, Bodied("es", "/", "/", "t", Html("<b>a</b>"))
    )

    assert page == b"<b>a</b>"
    assert problem(render, "{{ title|html }}").code == "template-failed"


def test_check_compiles_every_template_and_tells_all_mistakes(tmp_path: Path, render: Render) -> None:
    render("")
    _written(tmp_path / "themes/plain/templates/page.html", '{% include "b.html" if 0 else "c.html" %}')
    for name in ("home.html", "list.html", "b.html", "c.html"):
        _written(tmp_path / "themes/plain/templates" / name, "{% if %}")

    with pytest.raises(SiteError) as raised:
        Renderer(load(tmp_path, CONFIG), CONFIG).check()

    assert [told.path for told in raised.value.problems] == [
        "themes/plain/templates/b.html",
        "themes/plain/templates/c.html",
        "themes/plain/templates/home.html",
        "themes/plain/templates/list.html",
    ]


def test_scripts_that_were_never_bundled_are_told_though_the_templates_are_remembered(
    tmp_path: Path, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    render("")
    theme = load(tmp_path, CONFIG)
    with cache.opened(tmp_path / "memory") as (memory,):
        checked(theme, CONFIG, memory=memory)
        monkeypatch.setattr(assets, "BUNDLE", tmp_path / "nowhere")
        assets.scripts.cache_clear()

        with pytest.raises(SiteError) as raised:
            checked(theme, CONFIG, memory=memory)

    assets.scripts.cache_clear()
    assert [told.code for told in raised.value.problems] == ["bundle-missing"]
