"""The lead: with which line the text proper begins, and who wrote it by the lines above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.intake.release.crumbs import signer
from sitegen.intake.release.deck import LONGEST_DECK, is_starred
from sitegen.intake.release.names import split_name
from sitegen.intake.release.opening import Dateline
from sitegen.intake.release.sheet import Fact, Line, Sheet, is_prose

_DECKS = 2
_NEAR = 8  # lines from the head where it says who wrote the text
_BY = re.compile(
    r"\W*(?:(?:por|autora?|texto|redacci[oó]n|(?:escrito\s+)?por|by)\s*:|redacci[oó]n\s*[/|–-])\s*(?P<who>[^.:]{3,60})\.?\s*",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\W*(?:[Pp]or\s+)?(?P<who>[Rr]edacci[oó]n(?:\s+(?:[A-ZÁÉÍÓÚÑ]\S*|del?|la|el)){1,5})"
)  # "Redacción El Faro"


def take_authors(sheet: Sheet, head: Sequence[Line]) -> None:
    """Takes the lines of the head that say who wrote the text: "Por Ana Ruiz", "Redacción El Faro"."""
    for line in head:
        by = _BY.fullmatch(line.text) or _DESK.fullmatch(line.text)
        who = by["who"].strip() if by else signer(line.text)
        if who:
            sheet.take(Fact("byline", who, 0.85, line.text), [line])


def find_lead(sheet: Sheet, dateline: Dateline | None) -> int | None:
    """The number of the line with which the text proper begins, or None if nothing reads like a text."""
    body = sheet.free("body")
    if dateline is not None and dateline.line.part in ("body", "box"):
        begun = dateline.lead >= 0
        at = dateline.lead if begun else dateline.line.number
        above = [line for line in body if line.number < at]
        after = [line for line in body if line.number >= at]
        if above and after and (begun or not dateline.alone):
            return after[0].number
        if above and after and _may_be_decks([line for line in above if is_prose(line)]):
            return _first_prose(after)
    return _first_prose(_below_byline(body))


def _may_be_decks(sentences: Sequence[Line]) -> bool:
    """Whether sentences above a text are no more and no longer than its decks."""
    return len(sentences) <= _DECKS and all(len(one.text) < LONGEST_DECK for one in sentences)


def _below_byline(body: Sequence[Line]) -> Sequence[Line]:
    """What stands below the line that says who wrote it: a sentence or two above that are the deck."""
    for at, line in enumerate(body[:_NEAR]):
        sentences = [one for one in body[:at] if is_prose(one)]
        deck = bool(sentences) and _may_be_decks(sentences)
        who = signer(line.text) or _BY.fullmatch(line.text) or split_name(line.text)
        told = body[at - 1].text.rstrip().endswith(":") or any(
            split_name(one.text) for one in body[at + 1 : at + 2]
        )
        if at > 1 and deck and who and not told and not is_prose(body[0]) and any(map(is_prose, body[at:])):
            return body[at:]
    return body


def _first_prose(lines: Sequence[Line]) -> int | None:
    for at, line in enumerate(lines):
        if is_starred(line.text) and any(is_prose(one) for one in lines[at + 1 : at + 3]):
            continue
        if is_prose(line) and not (line.style == "quote" and any(is_prose(one) for one in lines[at + 1 :])):
            return line.number
    return None
