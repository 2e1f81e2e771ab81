"""What a judge gets: a built site in a folder, and where it will stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Case:
    """A built site. `base` is the path it is served under, `samples` URL paths from there.

    The samples are pages of every template, for judges that take long over a page.
    """

    folder: Path
    base: str
    samples: tuple[str, ...]

    def pages(self) -> list[Path]:
        """Every HTML file, sorted."""
        return sorted(self.folder.rglob("*.html"))

    def name(self, path: Path) -> str:
        """A file's path from the folder, with `/`."""
        return path.relative_to(self.folder).as_posix()


Judge: TypeAlias = Callable[[Case], list[str]]  # one sentence for each fault


class Absent(Exception):  # noqa: N818 nothing is wrong; a tool is not on this machine
    """The judge cannot be asked on this machine, and why."""
