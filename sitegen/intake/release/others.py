"""Other news around a text: teasers, rows of headlines with their days, the page's next and last news."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from sitegen.intake.release.dates import dates_in
from sitegen.intake.release.folio import is_section
from sitegen.intake.release.names import split_name, tells
from sitegen.intake.release.places import is_place_like, state_of
from sitegen.intake.release.sheet import (
    CUT_OFF,
    Line,
    Sheet,
    bare,
    is_capitals,
    is_cut_off,
    is_prose,
    said,
    stems,
)
from sitegen.text import fold

STOPPED = re.compile(r"[.!?;:…][»”\"')*_]*$")
_WORDS = 3  # of a crumb; a headline has more
_HEAD = 20  # lines in which a page shows an excerpt of the text below
_LEAST = 9  # words of an excerpt
_MOST = 24  # words of a headline
_SHARED = 0.5  # of a headline's words that come again, where it is of the text itself
_TEASERS = 2  # one sentence that is cut off may be the text's last
_TURN = re.compile(
    r"\W*(?:(?:siguiente|pr[oó]xima|anterior|previous|next)\s+(?:entrada|noticia|nota|art[ií]culo|post|article)"
    r"|(?:entrada|noticia|nota|art[ií]culo)\s+(?:anterior|siguiente))\W*",
    re.IGNORECASE,
)
_TICKERS = 3
_AGO = re.compile(
    r"\W*(?:hace\s+\w+\s+\w+|(?:ayer|hoy|anoche|el\s+\w+\s+pasado|\w+\s+ago)(?:\s+a\s+las?\s+\d{1,2}:\d\d)?)\W*"
)
_CLOSES = re.compile(r"\W*a\s*t\s*e\s*n\s*t\s*a\s*m\s*e\s*n\s*t\s*e\b", re.IGNORECASE)
_FOUND = re.compile(r"\d{4}|://|www\.|@")  # an address, a telephone
_DASHED = re.compile(r"\s*[-–—|/•·]\s")


def leave_teasers(sheet: Sheet) -> None:
    """Leaves out the other news below a text: two or more that are cut off, with their headlines."""
    _leave_tickers(sheet)
    _leave_excerpts(sheet)
    _leave_turns(sheet)
    below: list[Line] = []
    for line in reversed(sheet.free("body")):
        if not is_cut_off(line.text) and STOPPED.search(line.text.strip()):
            break
        below.insert(0, line)
    cut = [at for at, line in enumerate(below) if is_cut_off(line.text)]
    if len(cut) < _TEASERS or not any(is_prose(line) for line in sheet.free("body")[: -len(below)]):
        return
    sheet.leave("apart", below[max(cut[0] - 1, 0) :])


def _leave_tickers(sheet: Sheet) -> None:
    """Leaves out rows of other news, each with its day: three or more of one form above or below a text."""
    body = sheet.free("body")
    prose = [line.number for line in body if is_prose(line) and not _is_ticker(line)]
    for ticks, rows in itertools.groupby(body, key=_is_ticker):
        run = list(rows)
        outside = prose and (run[-1].number < prose[0] or run[0].number > prose[-1])
        at = body.index(run[0])
        announced = at > 0 and body[at - 1].text.rstrip().endswith(":")
        if ticks and outside and not announced and len(run) >= _TICKERS:
            sheet.leave("apart", run)


def _leave_excerpts(sheet: Sheet) -> None:
    """Leaves out what the page took of the text, cut off, and set above it: its words stand again below."""
    body = sheet.free("body")
    for at, line in enumerate(body[:_HEAD]):
        words = bare(CUT_OFF.sub("", line.text)).split() if is_cut_off(line.text) else []
        half = " ".join(words[: len(words) // 2])
        if len(words) > _LEAST and any(half in bare(one.text) for one in body[at + 1 :]):
            sheet.leave("repeat", [line])


def _is_ticker(line: Line) -> bool:
    """Whether a line is a headline with its day, or only the day: "Abren… - 3 mayo, 2022"."""
    text = line.text.strip("*_ ")
    if _AGO.fullmatch(fold(text)):
        return True
    days = [one for one in dates_in(text) if one.year]
    if not days or is_prose(line):
        return False
    first, last = days[0], days[-1]
    before, after = text[: first.start], text[max(last.end, last.clock_end) :]
    return not re.search(r"\w", after) or (not re.search(r"\w", before) and bool(_DASHED.match(after)))


def _leave_turns(sheet: Sheet) -> None:
    """Leaves out the headlines beside "Entrada anterior" and "Siguiente entrada" below a text."""
    body = sheet.free("body")
    last = max((line.number for line in body if is_prose(line)), default=len(sheet.lines))
    turns = [line.number for line in sheet.lines if line.number > last and _TURN.fullmatch(line.text.strip())]
    if turns:
        near = [line for line in body if last < line.number <= turns[-1] + 1]
        sheet.leave("apart", [line for line in near if not STOPPED.search(line.text.strip())])


def leave_next_news(sheet: Sheet, lead: int, names: Collection[str]) -> None:
    """Leaves out headlines below the text that begins at line `lead`, which are other news.

    Below the name of a section, of a state or of one of `names`; or two and more that tell of other things.
    """
    body = sheet.free("body")
    last = next((at for at in reversed(range(len(body))) if is_prose(body[at])), None)
    if last is None or body[last].number < lead or any(_CLOSES.match(line.text) for line in body[last:]):
        return
    ended = STOPPED.search(body[last].text.strip())
    below = [line for line in body[last + 1 :] if ended or line.block != body[last].block]
    places = {bare(name) for name in names}
    for at, line in enumerate(below):
        kicker = is_section(line.text) or state_of(line.text) or bare(line.text).strip(" .:") in places
        news = list(itertools.takewhile(lambda one: not STOPPED.search(one.text.strip()), below[at:]))
        if kicker and len(news) > 1 and len(news[1].text.split()) > _WORDS:
            sheet.leave("apart", news)
    rest = [line for line in below if sheet.is_free(line.number)]
    if _are_headlines(rest, sheet):
        sheet.leave("apart", rest)


def _are_headlines(lines: Sequence[Line], sheet: Sheet) -> bool:
    """Whether the last lines are headlines of other things: two or more, or each below a place's name."""
    long = [line for line in lines if len(line.text.split()) > _WORDS]
    short = [line for line in lines if line not in long]
    closed = any(
        STOPPED.search(line.text.strip())
        or line.style == "item"
        or _FOUND.search(line.text)
        or split_name(line.text)
        for line in lines
    )
    if not long or closed or not all(is_place_like(line.text) for line in short):
        return False
    told = stems(said(line for line in sheet.free("body") if line not in lines))
    placed = all(above in short for above, line in itertools.pairwise([None, *lines]) if line in long)
    return all(_is_other(line, told) for line in long) and (
        (placed and (len(short) > 1 or any(tells(word) for word in long[0].text.split())))
        or (len(long) >= _TEASERS and all(map(_tells_news, long)))
    )


def _is_other(line: Line, told: set[str]) -> bool:
    own = stems(line.text)
    return len(line.text.split()) <= _MOST and len(own & told) <= _SHARED * len(own)


def _tells_news(line: Line) -> bool:
    words = re.findall(r"[^\W\d_]+", line.text)
    named = is_capitals(line.text) or any(word[0].isupper() for word in words[1:])
    return named and any(map(tells, words))
