"""Pieces that are printed once: never another's, whatever they depend on."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.memory.recall import Alike
from sitegen.theme.remembered import Remembered


def environment(**templates: str) -> jinja2.Environment:
    made = jinja2.Environment(
        extensions=[Remembered],
        loader=jinja2.DictLoader(templates),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
    )
    made.pieces = Alike(8)  # type: ignore[attr-defined]
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


def test_two_pieces_of_one_template_are_told_apart() -> None:
    text = "{% remembered %}[{{ a }}]{% endremembered %}\n{% remembered %}({{ a }}){% endremembered %}"

    assert environment(t=text).get_template("t").render(a=1) == "[1]\n(1)"


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
