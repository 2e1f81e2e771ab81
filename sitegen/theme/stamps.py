"""Stamps: the macros of templates, which print the same for the same values.

A macro of a part remembers what it printed for values that are known at a glance.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType, NoneType

from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

from sitegen.plan.views import COMMON

MOST = 4096  # pieces of one macro that are kept; then it begins anew
_SIMPLE = frozenset((str, Markup, int, bool, NoneType, type(missing), *COMMON))


class Stamp(Macro):
    """A macro. Its own caller is the template's code, so that nothing has to be found out of a call.

    What it prints is a plain text, escaped: who does more with it than print it has to mark it.
    `said` is what it printed for values that stand in the template itself, by them.
    """

    said: Mapping[str, str] = MappingProxyType({})

    def say(self, values: str, *args: object) -> str:
        """What the macro prints for such values."""
        piece = self.ink(*args)
        if isinstance(self.said, dict):
            self.said[values] = piece
        return piece

    def ink(self, *args: object) -> str:
        """What the macro prints, for arguments without those that Jinja adds."""
        if self.caller or self.catch_kwargs or self.catch_varargs or len(args) > len(self.arguments):
            return self(*args)
        return self._func(*args, *[missing] * (len(self.arguments) - len(args)))

    def pressed(self, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
        """The same for arguments of which some have names."""
        wanted = self.arguments
        if self.caller or self.catch_kwargs or self.catch_varargs or len(args) > len(wanted):
            return self(*args, **kwargs)
        args += tuple([kwargs.pop(name, missing) for name in wanted[len(args) :]])
        return self(*args, **kwargs) if kwargs else self.ink(*args)

    def keep(self) -> None:
        """Remembers from now on what it prints for values that are known at a glance.

        For a macro of a part, a module, which has no view: it prints the same for the same. Who gives it too
        much gets Python's own TypeError.
        """
        if self.caller or self.catch_kwargs or self.catch_varargs:
            return
        print_anew = self._func
        print_anew.__defaults__ = (missing,) * len(self.arguments)  # it is the template's own function
        known: dict[tuple[type, ...], dict[tuple[object, ...], str]] = {}  # by kinds, as 1 equals True

        def ink(*args: object) -> str:
            pieces = known.get(tuple(map(type, args)))
            if pieces is None:
                return ink_first(*args)
            piece: str | None = pieces.get(args)
            if piece is None:
                if len(pieces) >= MOST:
                    pieces.clear()
                piece = pieces[args] = print_anew(*args)
            return piece

        def ink_first(*args: object) -> str:
            if _SIMPLE.issuperset(map(type, args)):
                known[tuple(map(type, args))] = {}
            else:
                self.ink = print_anew  # type: ignore[method-assign] # it is not given such values alone
            return print_anew(*args)

        self.ink = ink  # type: ignore[method-assign] # the same, by a shorter way
        self.said = {}
