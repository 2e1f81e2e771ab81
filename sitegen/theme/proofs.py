"""Proofs: pages before they are printed, packed so that they can be printed in another process.

Most of a shell is the same on all pages of a municipality. It is packed once and opened
once, and whoever prints gets the very same objects for each of these pages: what was
printed of them is found again without a comparison of what they say.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from operator import attrgetter
from types import GenericAlias
from typing import TypeAlias, cast, get_type_hints

import msgspec

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
    """A page before it is printed: its route, what its shell shares with others, and all else of its view."""

    route: Route
    shared: bytes
    own: bytes


Read: TypeAlias = Callable[[bytes], tuple[tuple[object, ...], ...]]

_PACK = msgspec.msgpack.Encoder().encode
_shared = attrgetter(*SHARED)
_own = attrgetter(*OWN)
_shell: Callable[..., Shell] = Shell


def proof(route: Route, view: View) -> Proof:
    """The page of a route, ready to be printed here or elsewhere. Equal views give equal bytes."""
    if isinstance(view, RedirectView):
        return Proof(route, b"", _PACK(view))
    rest = [getattr(view, name) for name in view.__struct_fields__ if name != SHELL]
    return Proof(route, _packed(_shared(view.shell)), _PACK((_own(view.shell), rest)))


def opened(page: Proof) -> View:
    """The view of a page."""
    if not page.shared:
        return msgspec.msgpack.decode(page.own, type=RedirectView)
    make, others, read = _reader(page.route.template)
    own, rest = read(page.own)
    shell = _shell(**dict(zip(OWN, own, strict=True)), **_opened(page.shared))
    return make(shell=shell, **dict(zip(others, rest, strict=True)))


@lru_cache(MOST)
def _packed(shared: tuple[object, ...]) -> bytes:
    return _PACK(shared)


@lru_cache(MOST)
def _opened(shared: bytes) -> dict[str, object]:
    read = msgspec.msgpack.Decoder(_tuple_of(Shell, SHARED)).decode
    return dict(zip(SHARED, read(shared), strict=True))


@cache
def _reader(template: str) -> tuple[Callable[..., View], tuple[str, ...], Read]:
    """What makes the view of a template, its fields beside the shell, and what reads the parts of its own."""
    kind: type[msgspec.Struct] = get_type_hints(VIEWS[template])["return"]
    others = tuple(name for name in kind.__struct_fields__ if name != SHELL)
    parts = GenericAlias(tuple, (_tuple_of(Shell, OWN), _tuple_of(kind, others)))
    return cast("Callable[..., View]", kind), others, msgspec.msgpack.Decoder(parts).decode


def _tuple_of(kind: type[msgspec.Struct], names: tuple[str, ...]) -> GenericAlias:
    hints = get_type_hints(kind)
    return GenericAlias(tuple, tuple(hints[name] for name in names))
