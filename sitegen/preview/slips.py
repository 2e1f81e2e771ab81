"""Slips: the sheet of a document that came in by the window, with its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from sitegen.preview import sheets
from sitegen.preview.news import Told
from sitegen.preview.words import slip_words
from sitegen.problems import Problem
from sitegen.reception import Box, Slip

POLICY = sheets.POLICY.replace("form-action 'none'", "form-action 'self'")


class Shown(msgspec.Struct, frozen=True):
    """A slip, and what is wrong with what was handed in or filled in."""

    slip: Slip
    problems: tuple[Problem, ...]


def slip_sheet(slip: Slip, problems: tuple[Told, ...], *, language: str, place: str, address: str) -> bytes:
    """What was understood of a document, what is doubtful or left to do, and the form for the rest.

    `address` is where the preview shows the document, "" where it does not.
    """
    return sheets.printed(
        "slip.html",
        language,
        place,
        slip=slip,
        problems=problems,
        address=address,
        usual=[box for box in slip.boxes if not box.more],
        seldom=[box for box in slip.boxes if box.more],
        slip_words=slip_words(language),
    )


def filled_again(slip: Slip, given: Mapping[str, Sequence[str]]) -> Slip:
    """The slip with what a person has filled in: nobody types twice."""
    return msgspec.structs.replace(slip, boxes=tuple(_filled(box, given) for box in slip.boxes))


def _filled(box: Box, given: Mapping[str, Sequence[str]]) -> Box:
    values = [text for text in given.get(box.name, ()) if text]
    if box.shape == "lines":
        values = [line for text in values for line in text.splitlines()]
    return msgspec.structs.replace(box, values=tuple(values))
