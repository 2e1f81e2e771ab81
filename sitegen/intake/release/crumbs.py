"""Crumbs: what a page leaves between the headline and its text, and below it, and is of neither.

A counter, the name of a section, half of "Published on", who took a share button for a word:
short, no sentence, and nobody's headline. And teasers: other news, cut off where the box was full.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from sitegen.intake.release.boilerplate import is_prose
from sitegen.intake.release.folio import is_label, is_section
from sitegen.intake.release.names import split_name
from sitegen.intake.release.places import state_of
from sitegen.intake.release.sheet import Fact, Line, Sheet, bare

_WORDS = 3  # of a crumb; a subtitle has more
_ROWS = 4  # more short lines below a text are a list of its own
_TEASERS = 2  # one sentence that is cut off may be the text's last
_STOPPED = re.compile(r"[.!?;:…][»”\"')*_]*$")
_CUT_OFF = re.compile(
    r"[\w)\]][»”\"']?\s?(?:…|\.{3})(?:\s*\[?(?:\+|»|leer más|read more)\]?)?$", re.IGNORECASE
)
_TURN = re.compile(
    r"\W*(?:(?:siguiente|pr[oó]xima|anterior|previous|next)\s+(?:entrada|noticia|nota|art[ií]culo|post|article)"
    r"|(?:entrada|noticia|nota|art[ií]culo)\s+(?:anterior|siguiente))\W*",
    re.IGNORECASE,
)
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
    for line in above:
        found = _SIGNED.fullmatch(line.text.strip("*_ "))
        within = line.block == sheet.lines[lead].block
        if within and not (is_section(line.text) or bare(line.text).strip(" .-") in places):
            continue
        if titled and found and split_name(found["who"]) is not None and line.style == "text":
            sheet.take(Fact("byline", found["who"].strip(), 0.75, line.text), [line])
        elif (is_label(line.text) or _is_crumb(line, _WORDS if titled else 1)) and not _is_listed(
            line, above
        ):
            sheet.leave("label", [line])


def signer(text: str) -> str:
    """Who a line says wrote the text ("Por Ana Ruiz", "Ana Ruiz/El Faro"), or ""; a name alone does not."""
    found = _SIGNED.fullmatch(text.strip("*_ "))
    if found is None or found["who"] == text.strip("*_ .|") or split_name(found["who"]) is None:
        return ""
    return found["who"].strip()


def leave_teasers(sheet: Sheet) -> None:
    """Leaves out the other news below a text: two or more that are cut off, with their headlines."""
    _leave_turns(sheet)
    below: list[Line] = []
    for line in reversed(sheet.free("body")):
        if not _is_cut_off(line) and _STOPPED.search(line.text.strip()):
            break
        below.insert(0, line)
    cut = [at for at, line in enumerate(below) if _is_cut_off(line)]
    if len(cut) < _TEASERS or not any(is_prose(line) for line in sheet.free("body")[: -len(below)]):
        return
    sheet.leave("apart", below[max(cut[0] - 1, 0) :])


def _leave_turns(sheet: Sheet) -> None:
    """Leaves out the headlines beside "Entrada anterior" and "Siguiente entrada" below a text."""
    body = sheet.free("body")
    last = max((line.number for line in body if is_prose(line)), default=len(sheet.lines))
    turns = [line.number for line in sheet.lines if line.number > last and _TURN.fullmatch(line.text.strip())]
    if turns:
        near = [line for line in body if last < line.number <= turns[-1] + 1]
        sheet.leave("apart", [line for line in near if not _STOPPED.search(line.text.strip())])


def leave_foot(sheet: Sheet, lead: int, signed: int | None) -> None:
    """Leaves out the crumbs below the text's last paragraph, where nobody signs there."""
    body = sheet.free("body")
    last = next((at for at in reversed(range(len(body))) if is_prose(body[at])), None)
    if last is None or signed is not None or body[last].number < lead:
        return
    below = [line for line in body[last + 1 :] if line.block != body[last].block]
    below = _without_next_news(sheet, below)
    short = [line for line in below if _is_crumb(line, _WORDS) and not _is_listed(line, body)]
    if len(short) > _ROWS or _is_signed(below):
        return
    for line in short:
        sheet.leave("label", [line])


def _without_next_news(sheet: Sheet, below: Sequence[Line]) -> list[Line]:
    """Leaves out the headlines below the name of a section or a state, which begin the page's next news."""
    for at, line in enumerate(below):
        if is_section(line.text) or state_of(line.text):
            news = list(itertools.takewhile(lambda one: not _STOPPED.search(one.text.strip()), below[at:]))
            if len(news) > 1 and len(news[1].text.split()) > _WORDS:
                sheet.leave("apart", news)
    return [line for line in below if sheet.is_free(line.number)]


def _is_listed(line: Line, among: Sequence[Line]) -> bool:
    """Whether a line is of a list: items beside it, or a row of short lines that a colon announces."""
    at = among.index(line)
    near = [*among[max(at - 1, 0) : at], *among[at + 1 : at + 2]]
    if line.style == "item" and any(one.style == "item" for one in near):
        return True
    for one in reversed(among[:at]):
        if one.text.rstrip().endswith(":"):
            return True
        if not _is_crumb(one, _WORDS):
            break
    return line.text.rstrip().endswith(":") and at + 1 < len(among)


def _is_signed(lines: Sequence[Line]) -> bool:
    return any(split_name(line.text.strip("*_ ,.")) is not None for line in lines)


def _is_cut_off(line: Line) -> bool:
    return len(line.text.split()) > _WORDS and _CUT_OFF.search(line.text.strip()) is not None


def _is_crumb(line: Line, most: int) -> bool:
    text = line.text.strip("*_ ")
    if line.style not in ("text", "item") or line.bold or len(text.split()) > most:
        return False
    if re.search(r"://|www\.|@|\w\.\w", text):
        return False  # where something is to be found
    return not _STOPPED.search(text) or re.fullmatch(r"\w+\s?:", text) is not None
