"""Words folded into templates: what gettext would answer is known when a template is compiled.

An environment speaks one language, so `_("Press")` is a constant of its compiled
template, and of `_("Page %(n)s", n=n)` only the number is asked for when it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableMapping
from typing import Any, Protocol

import jinja2
from jinja2 import nodes
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from sitegen.theme.barred import expect_none, is_barred
from sitegen.theme.galley import Galley, Lines, Marked, Typesetter, escaped, shown
from sitegen.theme.remembered import pieces
from sitegen.theme.stamps import Stamp

NAMES = ("_", "gettext")
_VALUE = re.compile(r"%\((\w+)\)s")


class Words(Protocol):
    """What speaks: gettext translations."""

    def gettext(self, message: str) -> str:
        """The words of a message."""


class Folding(jinja2.Environment):
    """An environment whose templates carry their words. `words` is set before the first template.

    `is_direct`: fields are taken for attributes, as nearly all are, and macros for called rightly: what is
    otherwise raises AttributeError or TypeError.
    """

    words: Words
    is_direct = False
    code_generator_class = Typesetter
    context_class = Lines
    template_class = Galley
    shown = staticmethod(shown)
    escaped = staticmethod(escaped)
    stamp = Stamp

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 (Jinja's own)
        super().__init__(**options)
        self.pieces = pieces()
        self.marked = Marked()
        self._imported: dict[tuple[str | jinja2.Template, tuple[str, ...]], tuple[object, ...]] = {}
        self._ready: dict[str, jinja2.Template] = {}

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        """The names that every template knows, in one table: it is gone through for each page."""
        return {**self.globals, **(d or {})}

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

    def imported(
        self, name: str | jinja2.Template, wanted: tuple[str, ...], *, parent: str, place: str
    ) -> tuple[object, ...]:
        """What a part exports by these names; who uses one that it does not export is told the place."""
        known = self._imported.get((name, wanted))
        if known is not None:
            return known
        part = self.get_template(name, parent)
        module = part._get_default_module()  # noqa: SLF001 (as a compiled template does)
        found = tuple(getattr(module, one, missing) for one in wanted)
        if missing not in found and isinstance(name, str):
            self._imported[name, wanted] = found
        return tuple(
            self.undefined(
                f"the template {part.name!r} (imported on {place})"
                f" does not export the requested name {one!r}",
                name=one,
            )
            if has is missing
            else has
            for one, has in zip(wanted, found, strict=True)
        )

    def getitem(self, obj: object, argument: object) -> object:
        """An item by a name that is known only now; what is barred is not there."""
        if is_barred(argument):
            return self.undefined(obj=obj, name=str(argument))
        return super().getitem(obj, argument)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 (Jinja's signature)
    ) -> str:
        expect_none(source, name, filename)
        folded = _Folder(self.words).visit(source)
        return super()._generate(folded, name, filename, defer_init)


class _Folder(NodeTransformer):
    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (Jinja's name)
        self.generic_visit(node)
        message = _message(node)
        if message is None or node.kwargs:
            return node
        said = Markup(self._words.gettext(message)) % {}  # noqa: S704 (as newstyle gettext does)
        return nodes.MarkSafe(nodes.Const(str(said), lineno=node.lineno), lineno=node.lineno)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 (Jinja's name)
        """What is printed: a message with values falls into its words and what stands between them."""
        self.generic_visit(node)
        node.nodes = [piece for one in node.nodes for piece in self._pieces(one)]
        return node

    def _pieces(self, one: nodes.Expr) -> Iterable[nodes.Expr]:
        if isinstance(one, nodes.CondExpr) and one.expr2 is None:
            one.expr2 = nodes.Const("", lineno=one.lineno)  # nothing is printed
        message = _message(one) if isinstance(one, nodes.Call) else None
        if message is None or not isinstance(one, nodes.Call):
            return (one,)
        values = {named.key: named.value for named in one.kwargs}
        said = _VALUE.split(self._words.gettext(message))
        if any("%" in words for words in said[::2]) or not values.keys() >= set(said[1::2]):
            return (one,)
        return (
            values[piece] if at % 2 else nodes.TemplateData(piece, lineno=one.lineno)
            for at, piece in enumerate(said)
        )


def _message(node: nodes.Call) -> str | None:
    """The message that is asked for in a call of gettext; None where it is none that is told here."""
    if node.dyn_args or node.dyn_kwargs or len(node.args) != 1:
        return None
    message, called = node.args[0], node.node
    is_ours = isinstance(called, nodes.Name) and called.name in NAMES
    return (
        message.value
        if is_ours and isinstance(message, nodes.Const) and isinstance(message.value, str)
        else None
    )
