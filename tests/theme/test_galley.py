"""Printing: what the galley leaves out of Jinja changes nothing of what a template prints."""

from __future__ import annotations

import pytest
from babel.support import NullTranslations
from jinja2 import DictLoader, Environment, UndefinedError
from markupsafe import Markup

from sitegen.theme.folding import Folding
from sitegen.theme.undefined import Lacking

PARTS = """\
{% macro named(one, rank=2, last="z") %}<h{{ rank }}>{{ one }}</h{{ rank }}>{{ last }}{% endmacro %}
{% macro around(title) %}<p>{{ title }}{{ caller() }}</p>{% endmacro %}
{% macro many() %}{{ varargs|join("+") }}{{ kwargs["a"] }}{% endmacro %}
"""
PAGE = """\
{% from "parts" import named, around, many %}
{{ named("<&'\\">") }}{{ named("a", last="b") }}{{ named("a", 3, "c") }}
{% call around(title) %}{% for one in many_of %}{{ named(one, rank=loop.index) }}{% endfor %}{% endcall %}
{{ many(1, 2, a="<") }}{{ none }}{{ 2.5 }}{{ marked }}{{ (title ~ marked) }}{{ "x" if false }}
{{ _("%(n)s of %(m)s, & %(n)s", n=title, m=marked) }}{{ _("100 %% %(n)s", n=1) }}{{ _("%(n)s", n="&") ~ "&" }}
{{ named("&lt;") }}{{ named("&lt;"|safe) }}{{ named("&lt;") }}{{ named(1) }}{{ named(true) }}{{ named(1.0) }}
{% macro own(one) %}{{ title }}{{ one }}{% endmacro %}{{ own("&lt;") }}{{ named(_("&lt;")) }}
{% block outer %}{{ title }}{% block inner %}{{ named(title) }}{% endblock %}{{ self.inner() }}{% endblock %}
"""


def _printed(kind: type[Environment], page: str = PAGE, *, is_direct: bool = True) -> str:
    sources = DictLoader({"parts": PARTS, "page": page})
    environment = kind(loader=sources, autoescape=True, undefined=Lacking, extensions=["jinja2.ext.i18n"])
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined] # by the extension
    if isinstance(environment, Folding):
        environment.words, environment.is_direct = NullTranslations(), is_direct
    return environment.get_template("page").render(
        title="<T>", many_of=["<1>", Markup("<b>")], marked=Markup("<i>")
    )


def test_the_galley_prints_what_jinja_prints() -> None:
    assert _printed(Folding) == _printed(Environment)


@pytest.mark.parametrize("call", ["named()", "named(1, nothing=2)", "named(1, 2, 3, 4)", "around(1)"])
def test_a_macro_called_wrongly_is_refused_as_jinja_does(call: str) -> None:
    page = "{% from 'parts' import named, around %}{{ " + call + " }}"

    told = []
    for kind in (Folding, Environment):
        with pytest.raises((TypeError, UndefinedError)) as refused:
            _printed(kind, page, is_direct=False)
        told.append(str(refused.value))
    assert told[0] == told[1]
