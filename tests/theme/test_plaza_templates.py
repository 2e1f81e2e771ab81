"""The templates of plaza against the views: no field that is not there, none hidden, nothing inline."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from pathlib import Path

import jinja2
import msgspec
import pytest
from jinja2 import meta, nodes

from sitegen.plan.pages import VIEWS
from sitegen.plan.views import Article
from sitegen.theme.chain import TEMPLATES
from sitegen.theme.filters import filters
from sitegen.theme.remembered import Remembered

FOLDER = Path(__file__).parents[2] / "themes" / "plaza" / "templates"
SOURCES = {
    path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(FOLDER.rglob("*.html"))
}
# What the renderer puts beside the view.
BESIDE = {"_", "gettext", "ngettext", "pgettext", "npgettext", "asset", "setting", "super", "caller"}
FORBIDDEN_TESTS = {"defined", "undefined"}
FORBIDDEN_FILTERS = {"default", "d", "safe", "random"}

ENVIRONMENT = jinja2.Environment(  # noqa: S701 (nothing is rendered)
    extensions=["jinja2.ext.i18n", Remembered], loader=jinja2.DictLoader(SOURCES)
)
ENVIRONMENT.filters |= filters("es-MX")


def fields(view: type[msgspec.Struct]) -> dict[str, object]:
    return typing.get_type_hints(view)


def view_of(template: str) -> type[msgspec.Struct]:
    made: type[msgspec.Struct] = typing.get_type_hints(VIEWS[template])["return"]
    return made


def struct_in(hint: object) -> type[msgspec.Struct] | None:
    """The view that a hint is, or may be (`Brand | None`); None for plain values and for many."""
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    found = [one for one in options if isinstance(one, type) and issubclass(one, msgspec.Struct)]
    return found[0] if len(found) == 1 else None


def chains(tree: nodes.Template) -> Iterator[tuple[str, ...]]:
    """Every `name.field.field` of a template; `a` is the article by the custom of this theme."""
    for node in tree.find_all(nodes.Getattr):
        steps: list[str] = []
        at: nodes.Node = node
        while isinstance(at, nodes.Getattr):
            steps.insert(0, at.attr)
            at = at.node
        if isinstance(at, nodes.Name):
            yield (at.name, *steps)


def wrong(chain: tuple[str, ...], known: dict[str, object]) -> str:
    """The first step of a chain that its view does not have, or ""."""
    if chain[0] not in known:
        return ""
    hint = known[chain[0]]
    for step in chain[1:]:
        owner = struct_in(hint)
        if owner is None:
            return ""
        if step not in {*fields(owner), "day"}:
            return f"{owner.__name__}.{step}"
        hint = fields(owner).get(step)
    return ""


def asked(tree: nodes.Template) -> set[str]:
    """Names that a template uses and neither imports, sets nor finds beside the view."""
    made = {one.target.name for one in tree.find_all(nodes.Assign) if isinstance(one.target, nodes.Name)}
    made |= {
        one.target.name for one in tree.find_all(nodes.AssignBlock) if isinstance(one.target, nodes.Name)
    }
    return meta.find_undeclared_variables(tree) - made - imported(tree) - BESIDE


def imported(tree: nodes.Template) -> set[str]:
    pairs = [one for node in tree.find_all(nodes.FromImport) for one in node.names]
    return {one if isinstance(one, str) else one[1] for one in pairs}


def test_there_is_a_template_for_every_view() -> None:
    assert set(TEMPLATES) == set(VIEWS)
    assert set(TEMPLATES) <= set(SOURCES)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_asks_only_for_fields_of_its_view(template: str) -> None:
    tree = ENVIRONMENT.parse(SOURCES[template])

    assert asked(tree) <= set(fields(view_of(template)))


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_asks_only_for_fields_of_the_parts_of_its_view(template: str) -> None:
    known = fields(view_of(template)) | {"a": Article}
    found = [wrong(chain, known) for chain in chains(ENVIRONMENT.parse(SOURCES[template]))]

    assert [one for one in found if one] == []


def test_the_page_around_main_asks_only_for_the_shell() -> None:
    tree = ENVIRONMENT.parse(SOURCES["base.html"])
    known = fields(view_of("home.html"))

    assert asked(tree) == {"shell"}
    assert [one for chain in chains(tree) if (one := wrong(chain, known))] == []


@pytest.mark.parametrize("part", sorted(name for name in SOURCES if name.startswith("parts/")))
def test_a_part_knows_only_what_it_is_given(part: str) -> None:
    tree = ENVIRONMENT.parse(SOURCES[part])

    assert asked(tree) == set()


def test_the_parts_of_an_article_ask_only_for_its_fields() -> None:
    tree = ENVIRONMENT.parse(SOURCES["parts/article.html"])

    assert [one for chain in chains(tree) if (one := wrong(chain, {"a": Article}))] == []


def test_a_planted_field_is_found() -> None:
    known = fields(view_of("release.html"))

    assert wrong(("shell", "brand", "colour"), known) == "Brand.colour"
    assert wrong(("article", "contact", "fax"), known) == "Contact.fax"
    assert wrong(("shell", "brand", "color"), known) == ""


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_imported_name_hides_a_field(template: str) -> None:
    names = imported(ENVIRONMENT.parse(SOURCES["base.html"])) | imported(ENVIRONMENT.parse(SOURCES[template]))

    assert names & set(fields(view_of(template))) == set()


@pytest.mark.parametrize("name", SOURCES)
def test_no_template_asks_whether_a_field_is_there(name: str) -> None:
    tree = ENVIRONMENT.parse(SOURCES[name])

    assert {one.name for one in tree.find_all(nodes.Test)} & FORBIDDEN_TESTS == set()
    assert {one.name for one in tree.find_all(nodes.Filter)} & FORBIDDEN_FILTERS == set()


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_inline_but_the_tokens_and_data(name: str) -> None:
    source = SOURCES[name]
    inline = re.findall(r"<script(?![^>]*(?:src=|ld\+json))", source)
    styles = re.findall(r'<style>(.*?)</style>|\sstyle="', source)

    assert inline == []
    assert styles == (["{{ tokens }}"] if name == "base.html" else [])
    assert not re.search(r'\son\w+="', source)


@pytest.mark.parametrize("name", SOURCES)
def test_ids_cannot_be_those_of_headings(name: str) -> None:
    ids = re.findall(r'\sid="([^"{]*)', SOURCES[name])

    assert [one for one in ids if one and not one.startswith("go_")] == []


def test_every_block_of_the_page_is_documented() -> None:
    head, _, body = SOURCES["base.html"].partition("#}")
    told = set(re.findall(r"^  (\w+)  ", head, re.MULTILINE))

    assert told == {block.name for block in ENVIRONMENT.parse(body).find_all(nodes.Block)}
