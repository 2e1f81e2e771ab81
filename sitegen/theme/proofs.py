"""Proofs: pages before they are printed, packed: that is what they are known by, and how they travel.

Who prints a page in the process that made it is given the view itself. Most of a shell is the same on all
pages of a municipality: that part is packed once and opened once, and whoever prints gets the very same
objects for each page that has it, so that what was printed of them is found without a comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from operator import attrgetter, itemgetter
from types import GenericAlias
from typing import Any, TypeAlias, cast, get_type_hints

import msgspec

from sitegen.memory.recall import Alike
from sitegen.plan.pages import VIEWS
from sitegen.plan.routes import Route
from sitegen.plan.views import RedirectView, Shell, View

SHARED = (
    "language",
    "site_title",
    "home",
    "brand",
    "contact",
    "nav",
    "footer",
    "municipalities",
    "notices_json",
    "search",
    "search_base",
    "feeds",
    "media",
    "blackouts",
)
OWN = tuple(name for name in Shell.__struct_fields__ if name not in SHARED)
MOST = 2048  # shells whose shared part is held: one a municipality and entry of its menu
SHELL = "shell"


class Proof(msgspec.Struct, frozen=True):
    """A page before it is printed: its route, what its shell shares with others, and all else of its view.

    `view` is what was packed, in the process that did it: it does not travel.
    """

    route: Route
    shared: bytes
    own: bytes
    view: View | None = None

    def __reduce__(self) -> tuple[type[Proof], tuple[Route, bytes, bytes]]:
        """Without the view: who gets it opens what is packed."""
        return Proof, (self.route, self.shared, self.own)


Fields: TypeAlias = Callable[[View], tuple[object, ...]]
Read: TypeAlias = Callable[[bytes], tuple[tuple[object, ...], ...]]

_PACK = msgspec.msgpack.Encoder().encode
_shared = attrgetter(*SHARED)
_own = attrgetter(*OWN)
_shell: Callable[..., Shell] = Shell
_in_order = itemgetter(*map((*OWN, *SHARED).index, Shell.__struct_fields__))
_shells: Alike[bytes] = Alike(MOST)


def proof(route: Route, view: View) -> Proof:
    """The page of a route, ready to be printed here or elsewhere. Equal views give equal bytes."""
    if isinstance(view, RedirectView):
        return Proof(route, b"", _PACK(view), view)
    shared = _shared(view.shell)
    packed = _shells.find(shared) or _shells.keep(shared, _PACK(shared))
    return Proof(route, packed, _PACK((_own(view.shell), _rest(type(view))(view))), view)


def opened(page: Proof) -> View:
    """The view of a page."""
    if page.view is not None:
        return page.view
    if not page.shared:
        return msgspec.msgpack.decode(page.own, type=RedirectView)
    make, at, read = _reader(page.route.template)
    own, rest = read(page.own)
    return make(*rest[:at], _shell(*_in_order((*own, *_opened(page.shared)))), *rest[at:])


@lru_cache(MOST)
def _opened(shared: bytes) -> tuple[object, ...]:
    hints = get_type_hints(Shell)
    read: Callable[[bytes], tuple[object, ...]] = _reads(_tuple_of(map(hints.__getitem__, SHARED)))
    return read(shared)


@cache
def _rest(kind: type[View]) -> Fields:
    """The fields of a view without its shell."""
    names = _names(kind)
    fields = attrgetter(*names)
    return fields if len(names) > 1 else lambda view: (fields(view),)


def _names(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name != SHELL)


@cache
def _reader(template: str) -> tuple[Callable[..., View], int, Read]:
    """What makes the view of a template; the place of its shell; what reads its own parts."""
    kind: type[msgspec.Struct] = get_type_hints(VIEWS[template])["return"]
    of_shell, of_view = get_type_hints(Shell), get_type_hints(kind)
    own, rest = map(of_shell.__getitem__, OWN), map(of_view.__getitem__, _names(kind))
    parts = _tuple_of((_tuple_of(own), _tuple_of(rest)))
    return cast("Callable[..., View]", kind), kind.__struct_fields__.index(SHELL), _reads(parts)


def _reads(kind: object) -> Callable[[bytes], Any]:
    return msgspec.msgpack.Decoder(kind).decode


def _tuple_of(kinds: Iterable[object]) -> GenericAlias:
    return GenericAlias(tuple, tuple(kinds))
