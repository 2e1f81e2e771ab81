"""Pieces that are printed once: never another's, whatever they depend on."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes
from markupsafe import Markup

from sitegen.shipped import themes
from sitegen.theme.remembered import Remembered, pieces


def environment(**templates: str) -> jinja2.Environment:
    made = jinja2.Environment(
        extensions=["jinja2.ext.i18n", Remembered],
        loader=jinja2.DictLoader(templates),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
    )
    made.pieces = pieces()  # type: ignore[attr-defined]
    return made


class Counted:
    """A value that says how often it was printed."""

    def __init__(self) -> None:
        self.times = 0

    def __str__(self) -> str:
        self.times += 1
        return "x"


def test_a_piece_is_printed_once_for_the_same_values() -> None:
    counted = Counted()
    page = environment(a="{% remembered %}{{ value }}{% endremembered %}").get_template("a")

    assert [page.render(value=counted) for _ in range(3)] == ["x", "x", "x"]
    assert counted.times == 1


@given(st.lists(st.tuples(st.sampled_from("abc<"), st.booleans(), st.integers(0, 2)), max_size=12))
def test_a_remembered_piece_equals_one_that_is_not(pages: list[tuple[str, bool, int]]) -> None:
    body = "{% if shown %}{{ name }}{% for n in range(count) %}{{ n }}{{ name }}{% endfor %}{% endif %}"
    both = environment(plain=body, once="{% remembered %}" + body + "{% endremembered %}")

    for name, shown, count in pages:
        values = {"name": name, "shown": shown, "count": count}
        assert both.get_template("once").render(values) == both.get_template("plain").render(values)


CYCLE = "{% for x in 'abc' %}<>{{ loop.cycle('p', 'q') }}</>{% endfor %}"
FRAME = "{% macro m() %}<>{{ caller() }}</>{% endmacro %}"
CALLER = FRAME + "{% for x in a %}{% call m() %}{{ x }}{% endcall %}{% endfor %}"
OTHERS = {"inc": "{{ a }}", "mac": "{% macro m() %}{{ a }}{% endmacro %}"}


@pytest.mark.parametrize(
    "body",
    [
        "<>[{{ a }}]</><>({{ a }})</>",
        "<>{% include 'inc' %}</>",
        "<>{% from 'mac' import m with context %}{{ m() }}</>",
        "<>{% for a in a %}{{ a }}{% endfor %}</>",
        "<>{{ a }}{% set a = 5 %}</>",
        "<>{% macro m(x) %}{{ x }}{% endmacro %}{{ m(a) }}</>",
        "<>{% if a == 'x' %}{{ nothing.field }}{% endif %}</>",
        "{% block b %}{{ a }}{% endblock %}<>{{ self.b() }}</>",
        "{% set many = [a] %}<>{{ many|join }}</>",
        CYCLE,
        CALLER,
    ],
)
def test_a_piece_never_stands_for_one_that_says_something_else(body: str) -> None:
    tag = body.replace("</>", "{% endremembered %}").replace("<>", "{% remembered %}")
    both = environment(page=tag, plain=body.replace("</>", "").replace("<>", ""), **OTHERS)

    for value in (1, True, "1", "<", Markup("<"), "ab", "ba"):
        given = {"a": value if "in a" not in body else str(value), "nothing": None}
        assert both.get_template("page").render(given) == both.get_template("plain").render(given)


def test_a_block_inside_a_piece_is_that_of_each_template() -> None:
    page = "{% remembered %}{% block b %}{{ a }}{% endblock %}{% endremembered %}"
    child = "{% extends 'page' %}{% block b %}of {{ other }}{% endblock %}"
    made = environment(page=page, child=child)

    printed = [made.get_template(name).render(a=1, other=x) for x in (1, 2) for name in ("page", "child")]

    assert printed == ["1", "of 1", "1", "of 2"]


def test_every_piece_of_the_themes_that_come_with_the_program_is_remembered() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(themes().rglob("*.html"))]

    parsed = [environment().parse(text) for text in texts if "{% remembered %}" in text]

    assert parsed
    assert [one for each in parsed for one in each.find_all(nodes.Scope)] == []


def test_only_the_fields_that_a_piece_reads_count() -> None:
    counted = Counted()
    page = environment(a="{% remembered %}{{ shell.brand }}{% endremembered %}").get_template("a")

    for number in range(3):
        page.render({"shell": {"brand": counted, "page": number}, "other": number})

    assert counted.times == 1


def test_a_piece_inside_a_macro_depends_on_its_arguments() -> None:
    text = "{% macro m(a, b=1) %}{% remembered %}{{ a }}{{ b }}{% endremembered %}{% endmacro %}"

    page = environment(t=text + "{{ m(1) }} {{ m(1, 2) }} {{ m(1) }}").get_template("t")

    assert page.render() == "11 12 11"


def test_what_is_remembered_stays_escaped() -> None:
    page = environment(a="{% remembered %}{{ value }}{% endremembered %}").get_template("a")

    assert [page.render(value="<b>"), page.render(value="<b>")] == ["&lt;b&gt;", "&lt;b&gt;"]


def test_a_field_that_is_not_there_is_still_an_error() -> None:
    page = environment(a="{% remembered %}{{ nothing }}{% endremembered %}").get_template("a")

    with pytest.raises(jinja2.UndefinedError):
        page.render()
