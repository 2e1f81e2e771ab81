"""The templates that templates name, and those that nobody names."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest

from sitegen.config.settings import Config, Site, Urls
from sitegen.memory import cache
from sitegen.problems import Problem
from sitegen.theme import load, mentions, unused
from sitegen.theme.chain import TEMPLATES

SITE = Site("Sala", "https://example.org/sala/", ("es-MX",), "America/Mexico_City", "plain")
CONFIG = Config(SITE, (), (), (), (), (), Urls(), (), (), "0")


def told(root: Path, home: str, *, memory: cache.Cache = cache.NOTHING) -> tuple[Problem, ...]:
    """What is unused of a theme with two parts, by the text of its front page."""
    folder = root / "themes/plain"
    (folder / "templates/parts").mkdir(parents=True, exist_ok=True)
    (folder / "theme.toml").write_text("")
    for name in (*TEMPLATES, "parts/a.html", "parts/b.html"):
        (folder / "templates" / name).write_text(home if name == "home.html" else "")
    return unused(load(root, CONFIG), memory=memory)


@pytest.mark.parametrize(
    ("template", "named"),
    [
        ('{% include "a.html" if x == "c" else "b.html" %}', ("a.html", "b.html")),
        ("{%- from\n\"a.html\" import b with context +%}{%import'c.html'as d%}", ("a.html", "c.html")),
        ('{% extends ["a.html", "b.html"] %}', ("a.html", "b.html")),
        ('{% include ("a.html" if x) ignore missing %}', ("a.html",)),
        ('{# {% include "a.html" %} #}{% raw %}{% include "a.html" %}{% endraw %}{{ "{% include %}" }}', ()),
        ('{% include "parts/" ~ x %}{% unknown %}{% include "a.html" %}', (None, "a.html")),
        ("{% include %}", (None,)),
    ],
)
def test_what_a_template_names_is_what_jinja_reads(template: str, named: tuple[str | None, ...]) -> None:
    assert mentions.mentioned_in(template) == named


@pytest.mark.parametrize(
    ("home", "left"),
    [
        ('{% include "parts/a.html" if shell else "parts/b.html" %}', []),
        ('{% include "parts/a.html" %}{# {% include "parts/b.html" %} #}', ["parts/b.html"]),
        ('{% include "parts/a.html" %}{% include shell.name %}', []),
    ],
)
def test_a_template_that_no_other_may_ask_for_is_told(tmp_path: Path, home: str, left: list[str]) -> None:
    found = [(one.code, one.path.partition("templates/")[2]) for one in told(tmp_path, home)]

    assert found == [("theme-template-unused", name) for name in left]


def test_of_a_theme_that_is_as_it_was_no_template_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cache.opened(tmp_path / "memory") as (memory,):
        before = told(tmp_path, "", memory=memory)
        monkeypatch.setattr(mentions, "mentioned_in", Mock(side_effect=AssertionError))

        assert told(tmp_path, "", memory=memory) == before != ()
