"""`{% remembered %} … {% endremembered %}`: a piece of a page that many pages share is printed once.

What the piece depends on is read off the template itself: every name and every
field of a name that stands inside it. The same values give the same piece, so that
a footer is printed once a municipality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

from sitegen.memory.recall import Alike

MOST = 4096  # pieces kept; then it begins anew
PIECE = "_piece"


class Remembered(Extension):
    """The tag. Its memory lives as long as the environment: one theme, one language."""

    tags = {"remembered"}  # noqa: RUF012 (as Jinja declares it)

    def parse(self, parser: Parser) -> nodes.Node:
        """A call that is given the place in the template and all that the piece depends on."""
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endremembered",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{line}")
        call = self.call_method(PIECE, [nodes.Tuple([place, *_depends_on(body)], "load")])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _piece(self, key: tuple[object, ...], caller: Callable[[], str]) -> str:
        pieces: Alike[str] = self.environment.pieces  # type: ignore[attr-defined]
        known = pieces.find(key)
        return pieces.keep(key, caller()) if known is None else known


def key_of(node: nodes.CallBlock) -> nodes.Expr | None:
    """The place of a piece and all that it depends on, as a tuple; None for the call of a macro."""
    called = node.call.node
    is_ours = isinstance(called, nodes.ExtensionAttribute) and called.identifier == Remembered.identifier
    return node.call.args[0] if is_ours else None


def _depends_on(body: list[nodes.Node]) -> Iterator[nodes.Expr]:
    """The names and fields of names that a piece reads and does not set itself, in a fixed order."""
    piece = nodes.Template(body)
    own = {name.name for name in piece.find_all(nodes.Name) if name.ctx != "load"}
    fields: dict[tuple[str, str], nodes.Expr] = {}
    held = set()
    for field in piece.find_all(nodes.Getattr):
        if isinstance(field.node, nodes.Name) and field.node.name not in own:
            held.add(id(field.node))
            fields.setdefault(
                (field.node.name, field.attr),
                nodes.Getattr(nodes.Name(field.node.name, "load"), field.attr, "load"),
            )
    for name in piece.find_all(nodes.Name):
        if name.ctx == "load" and name.name not in own and id(name) not in held:
            fields.setdefault((name.name, ""), nodes.Name(name.name, "load"))
    whole = {name for name, field in fields if not field}  # who has all of it needs no part of it
    yield from (fields[one] for one in sorted(fields) if not one[1] or one[0] not in whole)
