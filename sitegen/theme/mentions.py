"""Mentions: the templates that templates import, include or extend, as Jinja itself reads their tags.

A comment or a raw block mentions nothing. Only the tags are taken apart, not all of a template: a first
build has to look at them all, and compiles most of them besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import jinja2
import msgspec
from jinja2 import nodes

from sitegen import versions
from sitegen.memory.cache import Cache, key_of
from sitegen.problems import Problem, warning
from sitegen.text import closest
from sitegen.theme.chain import TEMPLATES, Theme

MOST = 512  # templates of which it is known what they mention
_TAGS = frozenset(("extends", "from", "import", "include"))
_MENTIONS = (nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)
_JINJA = jinja2.Environment()  # noqa: S701 - prints nothing
_ENCODE = msgspec.msgpack.Encoder().encode
_PROBLEMS = msgspec.msgpack.Decoder(tuple[Problem, ...]).decode


@lru_cache(maxsize=MOST)
def mentioned_in(source: str) -> tuple[str | None, ...]:
    """The templates that a template names, in a choice too; None for a name that only printing tells.

    Of what is no template nothing is known, either.
    """
    try:
        return tuple(name for tag in _tags(source) for name in _names(tag))
    except (jinja2.TemplateError, RecursionError, ValueError):  # ValueError: a number of 5,000 digits
        return (None,)


def unused(theme: Theme, *, memory: Cache) -> tuple[Problem, ...]:
    """Templates that stand in no page, as one whose name is misspelt."""
    key = key_of("unused templates", versions.fingerprint(), theme.fingerprint)
    return _PROBLEMS(memory.remembered(key, lambda: _ENCODE(tuple(_unused(theme)))))


def _unused(theme: Theme) -> Iterator[Problem]:
    texts = [text for layer in theme.layers for text in layer.templates.values()]
    asked = {*TEMPLATES, *(name for text in texts for name in mentioned_in(text))}
    names = {name for name in asked if name is not None}
    if names != asked:
        return
    for layer in theme.layers:
        for name in sorted(layer.templates):
            if names.isdisjoint((name, f"{layer.name}/{name}")):
                known = closest(name, names) or ", ".join(TEMPLATES)
                yield warning("theme-template-unused", path=f"{layer.shown}/templates/{name}", known=known)


def _tags(source: str) -> Iterator[nodes.Expr]:
    """What each tag that names templates gives for their names."""
    tag, word = "", ""
    for _, kind, piece in _JINJA.lex(source):
        if kind == "block_begin":
            tag, word = "", ""
        elif kind == "block_end" and word in _TAGS:
            yield from _given(_JINJA.parse(f"{{%{tag}%}}"))
        elif kind != "data":
            tag, word = tag + piece, word or piece.strip()


def _given(tree: nodes.Template) -> Iterator[nodes.Expr]:
    for node in tree.find_all(_MENTIONS):
        if isinstance(node, _MENTIONS):
            yield node.template


def _names(given: nodes.Expr) -> Iterator[str | None]:
    match given:
        case nodes.Const(value=str() as name):
            yield name
        case nodes.List(items=several) | nodes.Tuple(items=several):
            yield from (name for one in several for name in _names(one))
        case nodes.CondExpr(expr1=one, expr2=other):
            yield from _names(one)
            yield from _names(other) if other else ()
        case _:
            yield None
