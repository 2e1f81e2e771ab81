"""Files beside the pages, each known by its path before it is made: a build makes all, the preview one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sitegen.model import File


@dataclass(frozen=True, slots=True)
class Later:
    """A file to be made: `make` is pure and gives its bytes, the same each time."""

    path: str
    make: Callable[[], bytes]

    def made(self) -> File:
        """The file."""
        return File(self.path, self.make())
