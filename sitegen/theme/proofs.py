"""Proofs: pages before they are printed, packed so that they can be printed in another process.

Most of a shell is the same on all pages of a municipality, and a card stands in ten lists. Such a part is
packed once and opened once, and whoever prints gets the very same objects for each page that has it: what
was printed of them is found again without a comparison of what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from operator import attrgetter, itemgetter
from types import GenericAlias
from typing import Any, TypeAlias, cast, get_args, get_origin, get_type_hints

import msgspec

from sitegen.memory.recall import Alike
from sitegen.plan.pages import VIEWS
from sitegen.plan.routes import Route
from sitegen.plan.views import COMMON, Article, RedirectView, Shell, View

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
MANY = 4096  # common parts that are held: those of the lists that are made one after the other
SHELL = "shell"


class Proof(msgspec.Struct, frozen=True):
    """A page before it is printed: its route, what its shell shares with others, and all else of its view.

    In the latter, what is COMMON stands as bytes that were packed by themselves.
    """

    route: Route
    shared: bytes
    own: bytes


class _Way(msgspec.Struct, frozen=True):
    """How a field is packed: as what, and how it becomes that and is made of it."""

    packed: object
    apart: Callable[[Any], object]
    together: Callable[[Any], object]


class _Form:
    """How values of a kind are taken apart and put together; `but` is a field that is left out."""

    def __init__(self, kind: type[msgspec.Struct], but: str = "") -> None:
        hints = get_type_hints(kind)
        names = [name for name in kind.__struct_fields__ if name != but]
        ways = [_way(hints[name]) for name in names]
        self._get = attrgetter(*names, names[0])  # two at least, so that it gives a tuple
        self._odd = [(at, way) for at, way in enumerate(ways) if way]
        each = zip(names, ways, strict=True)
        self.packed = _tuple_of(way.packed if way else hints[name] for name, way in each)

    def apart(self, one: msgspec.Struct) -> list[object]:
        """The fields of a value, ready to be packed."""
        *fields, _ = self._get(one)
        for at, way in self._odd:
            fields[at] = way.apart(fields[at])
        return fields

    def together(self, fields: Iterable[object]) -> list[object]:
        """The fields of the value, from those that were unpacked."""
        found = list(fields)
        for at, way in self._odd:
            found[at] = way.together(found[at])
        return found


Read: TypeAlias = Callable[[bytes], tuple[tuple[object, ...], ...]]

_PACK = msgspec.msgpack.Encoder().encode
_shared = attrgetter(*SHARED)
_own = attrgetter(*OWN)
_shell: Callable[..., Shell] = Shell
_in_order = itemgetter(*map((*OWN, *SHARED).index, Shell.__struct_fields__))
_shells: Alike[bytes] = Alike(MOST)
_part = lru_cache(MANY)(_PACK)


def proof(route: Route, view: View) -> Proof:
    """The page of a route, ready to be printed here or elsewhere. Equal views give equal bytes."""
    if isinstance(view, RedirectView):
        return Proof(route, b"", _PACK(view))
    shared = _shared(view.shell)
    packed = _shells.find(shared) or _shells.keep(shared, _PACK(shared))
    return Proof(route, packed, _PACK((_own(view.shell), _form(type(view)).apart(view))))


def opened(page: Proof) -> View:
    """The view of a page."""
    if not page.shared:
        return msgspec.msgpack.decode(page.own, type=RedirectView)
    make, form, at, read = _reader(page.route.template)
    own, rest = read(page.own)
    fields = form.together(rest)
    fields.insert(at, _shell(*_in_order((*own, *_opened(page.shared)))))
    return make(*fields)


@lru_cache(MOST)
def _opened(shared: bytes) -> tuple[object, ...]:
    hints = get_type_hints(Shell)
    read: Callable[[bytes], tuple[object, ...]] = _reads(_tuple_of(map(hints.__getitem__, SHARED)))
    return read(shared)


@cache
def _reads(kind: object) -> Callable[[bytes], Any]:
    return msgspec.msgpack.Decoder(kind).decode


@cache
def _reader(template: str) -> tuple[Callable[..., View], _Form, int, Read]:
    """What makes the view of a template, and of what; the place of its shell; what reads its own parts."""
    kind: type[msgspec.Struct] = get_type_hints(VIEWS[template])["return"]
    hints, form = get_type_hints(Shell), _form(kind)
    parts = _tuple_of((_tuple_of(map(hints.__getitem__, OWN)), form.packed))
    return cast("Callable[..., View]", kind), form, kind.__struct_fields__.index(SHELL), _reads(parts)


@cache
def _form(kind: type[msgspec.Struct]) -> _Form:
    return _Form(kind, SHELL)


def _way(hint: Any) -> _Way | None:  # noqa: ANN401 (a type as Python tells it)
    """How a field of a kind is packed; None as it is."""
    if hint is Article:
        form, make = _Form(Article), cast("Callable[..., Article]", Article)
        return _Way(form.packed, form.apart, lambda fields: make(*form.together(fields)))
    kind = next((one for one in (hint, *get_args(hint)) if one in COMMON), None)
    if kind is None:
        return None
    read = lru_cache(MANY)(_reads(kind))
    if hint is kind:
        return _Way(bytes, _part, read)
    if get_origin(hint) is tuple:
        several: object = tuple[bytes, ...]
        return _Way(several, lambda many: list(map(_part, many)), lambda many: tuple(map(read, many)))
    return _Way(bytes | None, lambda one: one and _part(one), lambda one: one and read(one))


def _tuple_of(kinds: Iterable[object]) -> GenericAlias:
    return GenericAlias(tuple, tuple(kinds))
