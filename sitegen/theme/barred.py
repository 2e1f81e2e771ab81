"""Barred: what a template may not ask of a value, so that a theme draws pages and runs nothing else.

Python's own attributes lead from any value to all of the program and of the machine.
"""

from __future__ import annotations

import jinja2
from jinja2 import nodes
from jinja2.sandbox import (
    UNSAFE_ASYNC_GENERATOR_ATTRIBUTES,
    UNSAFE_COROUTINE_ATTRIBUTES,
    UNSAFE_GENERATOR_ATTRIBUTES,
)

_NAMES = frozenset(
    (
        *UNSAFE_ASYNC_GENERATOR_ATTRIBUTES,
        *UNSAFE_COROUTINE_ATTRIBUTES,
        *UNSAFE_GENERATOR_ATTRIBUTES,
        "format",  # of texts: it looks up attributes that are named in them
        "format_map",
        "mro",
    )
)


class Barred(jinja2.TemplateSyntaxError):
    """A template asks for what none may have; `message` is its name."""


def is_barred(name: object) -> bool:
    """Whether a template may not ask a value for an attribute or item of this name."""
    return isinstance(name, str) and (name.startswith("_") or name in _NAMES)


def expect_none(source: nodes.Template, name: str | None, filename: str | None) -> None:
    """Raises Barred for the first name that may not be asked for; those made as it is printed are none."""
    for node in source.find_all((nodes.Getattr, nodes.Getitem)):
        asked = node.attr if isinstance(node, nodes.Getattr) else _constant(node)
        if is_barred(asked):
            raise Barred(str(asked), node.lineno, name, filename)


def _constant(node: nodes.Expr) -> object:
    arg = node.arg if isinstance(node, nodes.Getitem) else None
    return arg.value if isinstance(arg, nodes.Const) else None
