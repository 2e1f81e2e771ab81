"""Files beside the pages, each known by its path before it is made: a build makes all, the preview one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import msgspec

from sitegen.memory.daybook import Each, all_anew
from sitegen.model import File
from sitegen.newsroom.desk import Newsroom
from sitegen.plan.layout import Layout, layouts


class Later(msgspec.Struct, frozen=True):
    """A file to be made: `make` is pure and gives its bytes, the same each time.

    `made_of` gives the digest of all that it is made of besides the settings, where that is known
    without making it (`plan.pieces`); of others, where it is b"", whoever makes them hears it.
    """

    path: str
    make: Callable[[], bytes]
    made_of: Callable[[], bytes] = bytes

    def made(self) -> File:
        """The file."""
        return File(self.path, self.make())


class Making(msgspec.Struct, frozen=True):
    """What files are made from. `each` may know what was made of documents that are as they were.

    A maker that asks `each` must give its files the `made_of` of the same pieces: what was read for a piece
    that is known nobody hears, so that a file without it would stay as it was, whatever had changed.
    """

    newsroom: Newsroom
    each: Each = all_anew

    @property
    def editions(self) -> Iterable[Layout]:
        """The layouts of the newsroom, one for each language, in the order of site.toml."""
        return layouts(self.newsroom).values()


Maker: TypeAlias = Callable[[Making], Iterable[Later]]
