"""The galley: how the pieces of a page are put together, which are many and small.

Jinja is made for templates that share as little as they like. Here every template has the
same globals, and a page is a hundred fields and forty calls of macros: what Jinja asks at each
of them, and the answer to which never changes, is not asked.
"""

from __future__ import annotations

from collections.abc import Callable
from keyword import iskeyword
from types import FunctionType, MethodType, NoneType
from typing import Any

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

try:  # the function in C that `escape` ends in
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:
    _escaped = escape

_PLAIN = (FunctionType, MethodType)
_ASKED = frozenset(("setting", "self"))  # names in templates whose fields are no attributes
_SIMPLE = frozenset((str, Markup, int, bool, NoneType))
MOST = 4096  # pieces of one macro that are kept; then it begins anew


def shown(value: object) -> str:
    """A value as it is printed: as `markupsafe.escape`, whose mark no page needs."""
    kind = type(value)
    if kind is str:
        return _escaped(value)  # type: ignore[arg-type] # is a str
    return value if kind is Markup else escape(value)  # type: ignore[return-value] # is a str


class Typesetter(CodeGenerator):
    """Writes templates as Python that prints by `shown`."""

    def write_commons(self) -> None:
        """The names that every function begins with."""
        super().write_commons()
        self.writeline("shown = environment.shown")
        self.writeline("Macro = environment.stamp")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 (Jinja's own)
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("shown(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """A field is an attribute. Where there is none the page is printed again by who asks (`Renderer`)."""
        asked = isinstance(node.node, nodes.Name) and node.node.name in _ASKED
        if asked or not self.environment.is_direct or iskeyword(node.attr):  # type: ignore[attr-defined]
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class Stamp(Macro):
    """A macro. Its own caller is the template's code, so that nothing has to be found out of a call.

    One of a part (a module, which has no view) prints the same for the same words and figures: `known`.
    """

    known: dict[tuple[object, ...], str] | None = None

    def pressed(self, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
        """What the macro prints, for arguments without those that Jinja adds."""
        known = self.known
        if known is None or kwargs or not _SIMPLE.issuperset(kinds := tuple(map(type, args))):
            return self._pressed(args, kwargs)
        piece = known.get((args, kinds))
        if piece is None:
            if len(known) >= MOST:
                known.clear()
            piece = known[args, kinds] = self._pressed(args, kwargs)
        return piece

    def _pressed(self, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
        wanted = self.arguments
        if self.caller or self.catch_kwargs or self.catch_varargs or len(args) > len(wanted):
            return self(*args, **kwargs)
        if len(args) < len(wanted):
            args += tuple([kwargs.pop(name, missing) for name in wanted[len(args) :]])
        if kwargs:
            return self(*args, **kwargs)
        return str.__new__(Markup, self._func(*args))


class Lines(Context):
    """A context that calls what asks for nothing but its arguments without looking for wishes."""

    def call(__self, __obj: Callable[..., object], *args: object, **kwargs: object) -> object:  # noqa: N805, PYI063 (Jinja's signature)
        """What a callable gives."""
        kind = type(__obj)
        if isinstance(__obj, Stamp):
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return __obj.pressed(args, kwargs)
        if kind in _PLAIN and getattr(__obj, "jinja_pass_arg", None) is None:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return __obj(*args, **kwargs)
        return super().call(__obj, *args, **kwargs)


class Galley(Template):
    """A template whose macros are set up once: its globals are those of every other."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx
        is_new = self._module is None
        module = super()._get_default_module()
        if is_new:
            for one in vars(module).values():
                if isinstance(one, Stamp):
                    one.known = {}
        return module
