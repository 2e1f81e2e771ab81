"""The galley: how the pieces of a page are put together, which are many and small.

Jinja is made for templates that share as little as they like. Here every template has the
same globals, and a page is a hundred fields and forty calls of macros: what Jinja asks at each
of them, and the answer to which never changes, is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from keyword import iskeyword
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from sitegen.theme.remembered import key_of
from sitegen.theme.stamps import Stamp

try:  # for a text alone: the function in C that `escape` ends in
    from markupsafe import _speedups

    escaped = _speedups._escape_inner  # noqa: SLF001
except (ImportError, AttributeError):
    escaped = escape

_PLAIN = (FunctionType, MethodType)
_ASKED = frozenset(("setting", "self"))  # names in templates whose fields are no attributes


def shown(value: object) -> str:
    """A value as it is printed: as `markupsafe.escape`, whose mark no page needs."""
    kind = type(value)
    if kind is str:
        return escaped(value)  # type: ignore[arg-type] # is a str
    return value if kind is Markup else escape(value)  # type: ignore[return-value] # is a str


class Typesetter(CodeGenerator):
    """Writes templates as Python that prints by `shown`, and calls macros without a detour."""

    _called: nodes.Node | None = None  # the call that is printed as it comes
    _shown = ""  # the name of the value that is being printed

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 (Jinja's name)
        """A whole template; names that are the same for all its functions are looked up once, at its end."""
        super().visit_Template(node, frame)
        for name in ("undefined", "concat", "shown", "escaped", "marked", "pieces"):
            self.writeline(f"{name} = environment.{name}")
        self.writeline("Macro = environment.stamp")
        self.writeline("cond_expr_undefined = Undefined")

    def write_commons(self) -> None:
        """The names that every function begins with."""
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("if 0: yield None")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Statements; those of a block are put together and handed on as one piece."""
        if not frame.block_frame or frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 (Jinja's own)
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif _is_plain_call(node):
            self._called = node
            self.write("(")
        else:
            self._shown = self.temporary_identifier()
            self.write(f"(escaped({self._shown}) if ({self._shown} := (")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 (Jinja's own)
        if self._shown:
            self.write(f")).__class__ is str else shown({self._shown})")
            self._shown = ""
        super()._output_child_post(node, frame, finalize)

    def visit_MarkSafe(self, node: nodes.MarkSafe, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """What needs no escaping; of words that stand in the template there is one for all pages."""
        if isinstance(node.expr, nodes.Const):
            self.write(f"marked[{node.expr.value!r}]")
        else:
            super().visit_MarkSafe(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 (Jinja's)
        """A call; where it is printed and is that of a macro, its text comes from the macro itself."""
        if node is not self._called:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self._called = None
        name, said = self.temporary_identifier(), _said(node)
        if said is not None:
            self.write(f"{name}.said.get({said!r}) or ")
            self._arguments(f"{name}.say({said!r}, ", node, frame)
        else:
            self._arguments(f"{name}.pressed(" if node.kwargs else f"{name}.ink(", node, frame)
        self.write(f" if ({name} := ")
        self.visit(node.node, frame)
        self.write(").__class__ is Macro else shown(")
        super().visit_Call(node, frame)
        self.write(")")

    def _arguments(self, call: str, node: nodes.Call, frame: Frame) -> None:
        self.write(f"{call}(" if node.kwargs else call)
        for one in node.args:
            self.visit(one, frame)
            self.write(", ")
        if node.kwargs:
            self.write("), {")
            for named in node.kwargs:
                self.write(f"{named.key!r}: ")
                self.visit(named.value, frame)
                self.write(", ")
            self.write("}")
        self.write(")")

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """A piece that is remembered is looked up, and set only where it is not known."""
        key = key_of(node)
        if key is None:
            super().visit_CallBlock(node, frame)
            return
        depends, piece = self.temporary_identifier(), self.temporary_identifier()
        self.writeline(f"{depends} = ", node)
        self.visit(key, frame)
        self.writeline(f"{piece} = pieces.find({depends})")
        self.writeline(f"if {piece} is None:")
        self.indent()
        self.macro_body(node, frame)
        self.writeline(f"{piece} = pieces.keep({depends}, macro())")
        self.outdent()
        self.start_write(frame, node)
        self.write(piece)
        self.end_write(frame)

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """What a part exports never changes: it is asked once (`Folding.imported`)."""
        if node.with_context or not frame.toplevel:
            super().visit_FromImport(node, frame)
            return
        names = [one if isinstance(one, tuple) else (one, one) for one in node.names]
        self.writeline("".join(f"{frame.symbols.ref(alias)}, " for _, alias in names) + "= ", node)
        self.write("environment.imported(")
        self.visit(node.template, frame)
        asked, aliases = tuple(name for name, _ in names), tuple(alias for _, alias in names)
        self.write(f", {asked!r}, parent={self.name!r}, place={self.position(node)!r})")
        known = ", ".join(f"{alias!r}: {frame.symbols.ref(alias)}" for alias in aliases)
        self.writeline(f"context.vars.update({{{known}}})")
        self.writeline(f"context.exported_vars.difference_update({aliases!r})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """A field is an attribute. Where there is none the page is printed again by who asks (`Renderer`)."""
        asked = isinstance(node.node, nodes.Name) and node.node.name in _ASKED
        if asked or not self.environment.is_direct or iskeyword(node.attr):  # type: ignore[attr-defined]
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


def _is_plain_call(node: nodes.Expr) -> bool:
    """Whether it is a call by name with all that it is given in sight."""
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.dyn_args is None
        and node.dyn_kwargs is None
    )


def _said(node: nodes.Call) -> str | None:
    """What a call is given, in one text, where all of it stands in the template; None where it does not."""
    values = [one.expr if isinstance(one, nodes.MarkSafe) else one for one in node.args]
    is_same = not node.kwargs and all(isinstance(one, nodes.Const) for one in values)
    return repr(node.args) if is_same else None


class Marked(dict[str, Markup]):
    """Words that stand in templates, marked as what needs no escaping, by themselves."""

    def __missing__(self, words: str) -> Markup:
        """One that is asked for first."""
        found = self[words] = Markup(words)  # noqa: S704 (as the template says)
        return found


class _Names(dict[str, object]):
    def __missing__(self, name: str) -> object:
        return missing


class Lines(Context):
    """A context that calls what asks for nothing but its arguments without looking for wishes.

    All names lie in one table, those of the view and those that templates set.
    """

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 (Jinja's own)
        super().__init__(*given, **named)
        self.parent = self.vars = names = _Names(self.parent)
        self.resolve_or_missing = names.__getitem__  # type: ignore[assignment] # the same, by a shorter way

    def call(__self, __obj: Callable[..., object], *args: object, **kwargs: object) -> object:  # noqa: N805, PYI063 (Jinja's signature)
        """What a callable gives."""
        kind = type(__obj)
        if isinstance(__obj, Stamp):
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return str.__new__(Markup, __obj.pressed(args, kwargs))
        if kind in _PLAIN and getattr(__obj, "jinja_pass_arg", None) is None:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return __obj(*args, **kwargs)
        return super().call(__obj, *args, **kwargs)


class Galley(Template):
    """A template whose macros are set up once: its globals are those of every other.

    They remember what they print, but for who prints a page again to ask what is wrong with it.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx
        is_new = self._module is None
        module = super()._get_default_module()
        if is_new and self.environment.is_direct:  # type: ignore[attr-defined]
            for one in vars(module).values():
                if isinstance(one, Stamp):
                    one.keep()
        return module
