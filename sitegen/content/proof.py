"""The proof: the sheet on which reading notes what is wrong with one document."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

import msgspec

from sitegen.config.settings import Config
from sitegen.model import Kind
from sitegen.problems import Problem, error, warning
from sitegen.text import closest

_MANY = 50


class Proof(msgspec.Struct, frozen=True):
    """A document being read: where it stands, the settings, and its problems so far.

    `municipality` is an id or "" for the whole site; `zone` an IANA name; `kind` is
    None where the folder does not tell. Only the list of problems grows.
    """

    path: str
    config: Config
    zone: str
    municipality: str = ""
    kind: Kind | None = None
    problems: list[Problem] = msgspec.field(default_factory=list)

    @property
    def folder(self) -> str:
        """The folder of the document, from the site's root."""
        return PurePosixPath(self.path).parent.as_posix()

    def guess(self, word: str, among: Iterable[str]) -> str:
        """The one of `among` that may have been meant; "" if none is near, or after many problems."""
        return closest(word, among) if len(self.problems) < _MANY else ""

    def error(self, code: str, line: int, **params: object) -> None:
        """Notes a problem that stops publication, at a line of the file."""
        self.problems.append(error(code, path=self.path, line=line, **params))

    def warning(self, code: str, line: int, **params: object) -> None:
        """Notes a problem that stops nothing, at a line of the file."""
        self.problems.append(warning(code, path=self.path, line=line, **params))
