"""`{% remembered %} … {% endremembered %}`: a piece of a page that many pages share is printed once.

What the piece depends on is read off the template itself: every name that it takes from
outside, and every field of such a name. The same values give the same piece, so that
a footer is printed once a municipality. A piece that takes more than names (a block, which another
template may fill; a template that is included; its place in a loop) is printed every time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.meta import TrackingCodeGenerator
from jinja2.parser import Parser

from sitegen.memory.recall import Alike

MOST = 4096  # pieces kept; then it begins anew
PIECE = "_piece"
_OPEN = (nodes.Block, nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)
_ABOVE = frozenset(("self", "super"))  # what is printed by them no value tells
_AROUND = frozenset(("caller", "kwargs", "loop", "varargs"))  # these neither, unless they are of the piece


class Remembered(Extension):
    """The tag. Its memory lives as long as the environment: one theme, one language."""

    tags = {"remembered"}  # noqa: RUF012 (as Jinja declares it)

    def parse(self, parser: Parser) -> nodes.Node:
        """A call that is given the place in the template and all that the piece depends on."""
        line, number = next(parser.stream).lineno, parser.free_identifier().name
        body = parser.parse_statements(("name:endremembered",), drop_needle=True)
        piece = nodes.Template(body)
        piece.set_environment(self.environment)
        depends = _depends_on(piece)
        if depends is None:
            return nodes.Scope(body).set_lineno(line)
        place = nodes.Const(f"{parser.name}:{number}")
        call = self.call_method(PIECE, [nodes.Tuple([place, *depends], "load")])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _piece(self, key: tuple[object, ...], caller: Callable[[], str]) -> str:
        pieces: Alike[str] = self.environment.pieces  # type: ignore[attr-defined]
        known = pieces.find(key)
        return pieces.keep(key, caller()) if known is None else known


def pieces() -> Alike[str]:
    """A memory of pieces. What depends on a value that is missing is printed again, and says so or not."""
    return Alike(MOST, unlike=(TypeError, jinja2.UndefinedError))


def key_of(node: nodes.CallBlock) -> nodes.Expr | None:
    """The place of a piece and all that it depends on, as a tuple; None for the call of a macro."""
    called = node.call.node
    is_ours = isinstance(called, nodes.ExtensionAttribute) and called.identifier == Remembered.identifier
    return node.call.args[0] if is_ours else None


def _depends_on(piece: nodes.Template) -> tuple[nodes.Expr, ...] | None:
    """The names and fields of names that a piece takes from outside, in a fixed order; None if more."""
    names = {name.name for name in piece.find_all(nodes.Name) if name.ctx == "load"}
    own = {name.name for name in piece.find_all(nodes.Name) if name.ctx != "load"}
    taken = None if any(piece.find_all(_OPEN)) or names & _ABOVE else _taken(piece)
    if taken is None or taken & _AROUND:
        return None
    return tuple(_parts(piece, taken, own))


def _parts(piece: nodes.Template, taken: set[str], own: set[str]) -> Iterator[nodes.Expr]:
    """Names that are taken: only the fields that are asked for, where that is all that is done with them."""
    fields = [one for one in piece.find_all(nodes.Getattr) if isinstance(one.node, nodes.Name)]
    held = {id(one.node) for one in fields}
    whole = {one.name for one in piece.find_all(nodes.Name) if id(one) not in held} | own
    asked = {(one.node.name, one.attr) for one in fields if isinstance(one.node, nodes.Name)}
    yield from (nodes.Name(name, "load") for name in sorted(taken & whole))
    for name, field in sorted(asked):
        if name in taken and name not in whole:
            yield nodes.Getattr(nodes.Name(name, "load"), field, "load")


class _Outward(TrackingCodeGenerator):
    """Finds out which names a template takes from outside, those of its environment too."""

    def enter_frame(self, frame: Frame) -> None:
        """As Jinja's own, which leaves the latter out."""
        CodeGenerator.enter_frame(self, frame)
        found = (name for action, name in frame.symbols.loads.values() if action == "resolve")
        self.undeclared_identifiers.update(name for name in found if name)


def _taken(piece: nodes.Template) -> set[str] | None:
    """The names that a piece takes from outside; None where it cannot be compiled, which is told later."""
    if piece.environment is None:
        return None
    seeker = _Outward(piece.environment)
    try:
        seeker.visit(piece)
    except jinja2.TemplateError:
        return None
    return seeker.undeclared_identifiers
