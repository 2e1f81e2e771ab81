"""The reception: what passes between who takes documents in (`intake`) and who shows them (`preview`).

Only types: neither knows the other, and the command line brings them together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

import msgspec

from sitegen.problems import Problem

# How a box of a form is filled in: one line, a text, a line for each of several, a day, a moment,
# yes or no, one of the options, some of them.
Shape: TypeAlias = Literal["line", "text", "lines", "day", "moment", "flag", "one", "some"]


class Box(msgspec.Struct, frozen=True):
    """A box of the form of a document.

    `name` goes back to `fill`; `label` is the key as the file has it; `hint` a sentence, or "";
    `options` are pairs of value and words; `picture` is the photograph that it is about, as a data URL.
    """

    name: str
    label: str
    shape: Shape
    values: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    needed: bool = False
    more: bool = False  # seldom filled in
    hint: str = ""
    picture: str = ""


class Slip(msgspec.Struct, frozen=True):
    """A document that came in, and what is left to do on it. All sentences are in the site's language.

    `path` is its file from the site's root; `ready` says that it stands in `content/`;
    `seen` is the digest of the file that the boxes were made from.
    """

    number: int
    path: str
    source: str
    title: str
    ready: bool
    seen: str
    boxes: tuple[Box, ...]
    taken: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    todo: tuple[str, ...] = ()


class Received(msgspec.Struct, frozen=True):
    """What became of a delivery: the numbers of its slips, and what could not be taken in."""

    slips: tuple[int, ...]
    problems: tuple[Problem, ...]


class Filled(msgspec.Struct, frozen=True):
    """What became of a form: where the document is now, or why nothing was changed."""

    path: str
    problems: tuple[Problem, ...] = ()


class Reception(Protocol):
    """Who takes documents in. One thread at a time."""

    def receive(self, files: Sequence[tuple[str, Path]]) -> Received:
        """Takes in files (name, and where the bytes lie): documents, and photographs of one of them."""

    def slip(self, number: int) -> Slip | None:
        """The slip of a number as its file is now; None where there is none."""

    def fill(self, number: int, given: Mapping[str, Sequence[str]], *, seen: str) -> Filled:
        """Writes what was filled in into the document, unless its file is not `seen` any more."""
