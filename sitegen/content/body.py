"""The body of a document: from Markdown to parts, plain text, headings and links."""

from __future__ import annotations

from sitegen.content.drawing import draw
from sitegen.content.lost import line_of, lost_words
from sitegen.content.markdown import parse
from sitegen.content.proof import Proof
from sitegen.content.references import ContentDestinations, Destinations
from sitegen.content.sanitize import clean, cut
from sitegen.content.sheet import Sheet
from sitegen.content.signs import signs_in
from sitegen.content.terms import read
from sitegen.model import Body, Prose
from sitegen.text import first_sentence

MOST_BRACKETS = 20_000  # each costs up to 0.2 ms where they are nested and never closed

_NOTHING = Body.of(Prose((), "", {}, ()))


def read_body(text: str, first_line: int, *, proof: Proof, language: str) -> Body:
    """The body of a document whose text begins at `first_line` of the file; its problems are in the proof.

    `language` is the BCP 47 tag whose search terms are counted.
    """
    return set_body(text, first_line, proof=proof, language=language, destinations=ContentDestinations(proof))


def set_body(text: str, first_line: int, *, proof: Proof, language: str, destinations: Destinations) -> Body:
    """The body with links and pictures that lead where `destinations` says."""
    if text.count("[") > MOST_BRACKETS:
        proof.error("brackets-many", first_line, limit=f"{MOST_BRACKETS:,}")
        return _NOTHING
    sheet = Sheet(proof, destinations, first_line, signs_in(text))
    before = len(proof.problems)
    try:
        draw(sheet, parse(text))
    except RecursionError:
        proof.error("nesting", first_line)
        return _NOTHING
    html = clean("".join(sheet.html))
    _check_anchors(sheet)
    if not any(problem.code == "nesting" for problem in proof.problems[before:]):
        _check_words(sheet, text, html)
    plain = "\n".join(sheet.lines)
    return Body.of(
        Prose(cut(html, sheet.later) if html else (), plain, *read(plain, language)),
        lead=sheet.lead or first_sentence(sheet.lines[0] if sheet.lines else ""),
        headings=tuple(sheet.headings),
        anchors=tuple(sheet.anchors),
        outlinks=tuple(sheet.outlinks),
    )


def _check_anchors(sheet: Sheet) -> None:
    for fragment, line in sheet.fragments:
        if fragment and fragment not in sheet.anchors:
            guess = sheet.proof.guess(fragment, sheet.anchors) or ", ".join(sheet.anchors)[:200]
            code = "anchor-missing" if guess else "anchor-none"
            sheet.proof.error(code, line, anchor=fragment[:60], guess=guess)


def _check_words(sheet: Sheet, text: str, html: str) -> None:
    missing = lost_words(text, html, sheet.seen)
    if missing:
        number, word = line_of(text, missing)
        sheet.proof.error("text-lost", sheet.first_line + number, word=word[:60])
