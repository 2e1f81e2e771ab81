"""Words folded into templates: what gettext would answer is known when a template is compiled.

An environment speaks one language, so `_("Press")` is a constant of its compiled
template. This leaves of 150 look-ups a page only those with values in them.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any, Protocol

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from sitegen.theme.galley import Galley, Lines, Stamp, Typesetter, shown

NAMES = ("_", "gettext")


class Words(Protocol):
    """What speaks: gettext translations."""

    def gettext(self, message: str) -> str:
        """The words of a message."""


class Folding(jinja2.Environment):
    """An environment whose templates carry their words. `words` is set before the first template.

    `is_direct`: fields are taken for attributes, as nearly all are; one that is none raises AttributeError.
    """

    words: Words
    is_direct = False
    code_generator_class = Typesetter
    context_class = Lines
    template_class = Galley
    shown = staticmethod(shown)
    stamp = Stamp

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 (Jinja's own)
        super().__init__(**options)
        self.pieces: dict[tuple[object, ...], str] = {}
        self._ready: dict[str, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, object] | None = None,  # noqa: A002 (Jinja's signature)
    ) -> jinja2.Template:
        """A template by its name: found once, since the chain of a theme never changes."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        known = self._ready.get(name)
        if known is None:
            known = self._ready[name] = super().get_template(name, parent)
        return known

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
