"""Words folded into templates: what gettext would answer is known when a template is compiled.

An environment speaks one language, so `_("Press")` is a constant of its compiled
template. This leaves of 150 look-ups a page only those with values in them.
"""

from __future__ import annotations

from typing import Any, Protocol

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

NAMES = ("_", "gettext")


class Words(Protocol):
    """What speaks: gettext translations."""

    def gettext(self, message: str) -> str:
        """The words of a message."""


class Folding(jinja2.Environment):
    """An environment whose templates carry their words. `words` is set before the first template."""

    words: Words

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 (Jinja's own)
        super().__init__(**options)
        self.pieces: dict[tuple[object, ...], str] = {}

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 (Jinja's signature)
    ) -> str:
        folded = _Folder(self.words).visit(source)
        return super()._generate(folded, name, filename, defer_init)


class _Folder(NodeTransformer):
    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (Jinja's name)
        self.generic_visit(node)
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(node.args) == 1
        if not (plain and isinstance(node.node, nodes.Name) and node.node.name in NAMES):
            return node
        message = node.args[0]
        if not isinstance(message, nodes.Const) or not isinstance(message.value, str):
            return node
        said = Markup(self._words.gettext(message.value)) % {}  # noqa: S704 (as newstyle gettext does)
        return nodes.MarkSafe(nodes.Const(str(said), lineno=node.lineno), lineno=node.lineno)
