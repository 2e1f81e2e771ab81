"""Crumbs: what a page leaves between the headline and its text, and below it, and is of neither.

A counter, the name of a section, half of "Published on", who took a share button for a word:
short, no sentence, and nobody's headline.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from sitegen.intake.release.folio import is_label, is_section
from sitegen.intake.release.furniture import is_furniture
from sitegen.intake.release.names import split_name
from sitegen.intake.release.others import STOPPED
from sitegen.intake.release.sheet import Fact, Line, Sheet, bare, is_prose, stems

_WORDS = 3  # of a crumb; a subtitle has more
_LONGEST = 28  # words of another news' headline or first words
_SHARED = 0.35  # of its longer words that are the text's
_ROWS = 4  # more short lines below a text are a list of its own
_SIGNED = re.compile(
    r"\W*(?:(?:por|by|redacci[oó]n|texto)\b\s*[:./]?\s*)?"
    r"(?P<who>[^\d:.,;]{5,50}?)(?:\s*[/|]\s*[\w .]{3,30})?\s*[.|]?",
    re.IGNORECASE,
)


def leave_crumbs(sheet: Sheet, lead: int | None, names: Collection[str]) -> None:
    """Leaves out the crumbs above the text's first line `lead`; a name that stands there wrote it.

    In the text's own paragraph only the name of a section or one of `names`: it may be half a sentence.
    """
    if lead is None:
        return
    above = [line for line in sheet.free("body") if line.number < lead]
    titled, places = bool(sheet.value("title")), {bare(name) for name in names}
    sheet.leave("label", [line for line in above if _is_of_crumbs(line.text, places)])
    above = [line for line in above if sheet.is_free(line.number)]
    for line in above:
        found = _SIGNED.fullmatch(line.text.strip("*_ "))
        within = line.block == sheet.lines[lead].block
        told = (
            is_section(line.text)
            or is_label(line.text)
            or bare(line.text).strip(" .-") in places
            or (titled and _is_author(line, above))
        )
        if within and not told:
            continue
        if titled and found and split_name(found["who"]) is not None and line.style == "text":
            sheet.take(Fact("byline", found["who"].strip(), 0.75, line.text), [line])
        elif (is_label(line.text) or _is_crumb(line, _WORDS if titled else 1)) and not _is_listed(
            line, above
        ):
            sheet.leave("label", [line])


def _is_of_crumbs(text: str, places: Collection[str]) -> bool:
    """Whether every part of a line is of the page: "Actualidad, Portada | 0 comentarios", "Local/Tecate"."""
    parts = [part.strip(" .:*_") for part in re.split(r"[,|/·•>»]|\s[-–—]\s", text)]
    kinds = [
        is_section(part) or is_furniture(part) or is_label(part) or bare(part) in places
        for part in parts
        if part
    ]
    return len(kinds) > 1 and all(kinds)


def _is_author(line: Line, above: Sequence[Line]) -> bool:
    """Whether a line is a name and nothing else between others that begin anew."""
    at = above.index(line)
    begun = all(one.text[:1].isupper() or not one.text[:1].isalpha() for one in above[at : at + 2])
    before = above[at - 1].text.split()[-1:] if at else []
    return begun and split_name(line.text) is not None and not (before and before[0].islower())


def signer(text: str) -> str:
    """Who a line says wrote the text ("Por Ana Ruiz", "Ana Ruiz/El Faro"), or ""; a name alone does not."""
    found = _SIGNED.fullmatch(text.strip("*_ "))
    if found is None or found["who"] == text.strip("*_ .|") or split_name(found["who"]) is None:
        return ""
    return found["who"].strip()


def leave_foot(sheet: Sheet, lead: int, signed: int | None) -> None:
    """Leaves out the crumbs below the text's last paragraph, where nobody signs there."""
    body = sheet.free("body")
    last = next((at for at in reversed(range(len(body))) if is_prose(body[at])), None)
    if last is None or signed is not None or body[last].number < lead:
        return
    ended = STOPPED.search(body[last].text.strip())
    below = [line for line in body[last + 1 :] if ended or line.block != body[last].block]
    short = [line for line in below if _is_crumb(line, _WORDS) and not _is_listed(line, body)]
    if len(short) > _ROWS or _is_signed(below):
        return
    for line in short:
        sheet.leave("label", [line])
    if ended:
        _leave_headlines(sheet, lead, [line for line in below if sheet.is_free(line.number)])


def _leave_headlines(sheet: Sheet, lead: int, below: Sequence[Line]) -> None:
    """Leaves out the headlines of other news that stand alone below the text of a page.

    Its own text's last words, where nobody set a stop, share more with the text.
    """
    if not sheet.is_page() or not all(_may_head_news(line) for line in below):
        return
    above = [line.text for line in sheet.free("body") if below and lead <= line.number < below[0].number]
    known = stems(" ".join([sheet.value("title"), *above]))
    for line in below:
        own = stems(line.text)
        if len(own & known) < _SHARED * len(own):
            sheet.leave("apart", [line])


def _may_head_news(line: Line) -> bool:
    text = line.text.strip("*_ ")
    return (
        line.style in ("text", "heading")
        and _WORDS < len(text.split()) <= _LONGEST
        and not STOPPED.search(text)
        and re.match(r"[\"“«¡¿]?[^\W\d_a-záéíóúñ]", text) is not None
        and not re.search(r"://|www\.|@|#|\d{2,}[ -]\d{2,}", text)
    )


def _is_listed(line: Line, among: Sequence[Line]) -> bool:
    """Whether a line is of a list: an item beside it, its head, or a row of lines that a colon announces."""
    at = among.index(line)
    before = at > 0 and line.style == "item" and among[at - 1].style == "item"
    if before or any(one.style == "item" for one in among[at + 1 : at + 2]):
        return True
    for one in reversed(among[:at]):
        if one.text.rstrip().endswith(":"):
            return True
        if STOPPED.search(one.text.strip()):
            break
    return line.text.rstrip().endswith(":") and at + 1 < len(among)


def _is_signed(lines: Sequence[Line]) -> bool:
    return any(split_name(line.text.strip("*_ ,.")) is not None for line in lines)


def _is_crumb(line: Line, most: int) -> bool:
    text = line.text.strip("*_ ")
    if line.style not in ("text", "item") or line.bold or len(text.split()) > most:
        return False
    if re.search(r"://|www\.|@|\w\.\w", text):
        return False  # where something is to be found
    return not STOPPED.search(text) or re.fullmatch(r"\w+\s?:", text) is not None
