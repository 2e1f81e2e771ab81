"""Datelines: where and when a text was given, alone on a line or run into the first paragraph."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import msgspec

from sitegen.config.settings import Config
from sitegen.intake.release.dates import dates_in
from sitegen.intake.release.opening import WEAK, Dateline, read_dateline
from sitegen.intake.release.sheet import Fact, Leftover, Line, Sheet, is_prose
from sitegen.intake.words import Why
from sitegen.text import collapse, fold

_HEAD, _FOOT = 14, 10  # lines from either end where a dateline may stand alone
_LABEL = 4  # words


def take_datelines(sheet: Sheet, config: Config) -> Dateline | None:
    """Finds the dateline, takes it off the sheet with its repetitions, and says which it was.

    The facts place, state and byline are noted; the date is left to the room of dates.
    """
    body = sheet.free("body")
    found = [one for one in (read_dateline(line, config) for line in body) if one is not None]
    found = [one for one in found if _stands_well(one, body)]
    found += [one for one in (read_dateline(line, config) for line in _margins(sheet)) if one and one.alone]
    if not found:
        return None
    page = _clocks(found, body)
    best = max(
        found, key=lambda one: (bool(one.place and one.date), one not in page, _rank(one), -one.line.number)
    )
    for one in found:
        if one is best:
            _take(sheet, one)
        elif _repeats(one, best):
            sheet.left.append(_left("repeat", one))
            sheet.cut(one.line, one.length)
        elif best.date is None and one.date is not None and one.alone:
            best = msgspec.structs.replace(best, date=one.date)
            sheet.left.append(_left("dateline", one))
            sheet.cut(one.line, one.length)
        elif not best.place and one.place and one.date is None:  # the day above, the place in the text
            lead = -1 if one.alone or _is_below_text(one, body) else one.line.number
            best = msgspec.structs.replace(best, place=one.place, state=one.state, lead=lead)
            _take(sheet, one)
    return best


def _is_below_text(one: Dateline, body: Sequence[Line]) -> bool:
    """Whether a sentence stands above a place: that may be the text's, the place a later paragraph's."""
    return any(is_prose(line) for line in body if line.number < one.line.number)


def _clocks(found: Sequence[Dateline], body: Sequence[Line]) -> list[Dateline]:
    """The days that are rather the page's own: above the headline, where another one stands below it."""
    first = next((line.number for line in body if is_prose(line)), 0)
    days = [one for one in found if one.alone and one.date and one.date.year and one.line.number < first]
    taken = {one.line.number for one in found}
    return [
        one
        for one, after in itertools.pairwise(days)
        if not one.place
        and any(
            len(line.text.split()) > _LABEL
            for line in body
            if one.line.number < line.number < after.line.number and line.number not in taken
        )
    ]


def without_dates(text: str) -> str:
    """The words of a line that are no date."""
    for one in reversed(dates_in(text)):
        text = f"{text[: one.start]} {text[one.end :]}"
    return collapse(text).strip(" -–—|,;:")


def _rank(one: Dateline) -> float:
    return one.sure + (0.5 if one.date and one.date.year else 0.0) + (0.3 if one.place else 0.0)


def _margins(sheet: Sheet) -> Iterable[Line]:
    return [*sheet.free("header"), *sheet.free("footer"), *sheet.free("aside")]


def _stands_well(one: Dateline, body: list[Line]) -> bool:
    """Whether a dateline stands where datelines do: near the head or the foot, and with a year or a place."""
    numbers = [line.number for line in body]
    at = numbers.index(one.line.number)
    if one.alone:
        early = at < _HEAD or len(numbers) - at <= _FOOT
        weak = not one.place and one.date is not None and not one.date.year
        return early and (not weak or at <= 3)  # noqa: PLR2004 - title, deck, date
    if one.sure <= WEAK:
        first = next((line.number for line in body if is_prose(line)), None)
        return one.line.number == first
    return at < 2 * _HEAD


def _repeats(one: Dateline, best: Dateline) -> bool:
    if one.date is None:
        return bool(one.place) and fold(one.place) == fold(best.place)
    if best.date is None:
        return False
    same = (one.date.day, one.date.month) == (best.date.day, best.date.month)
    return same and (not one.place or not best.place or fold(one.place) == fold(best.place))


def _take(sheet: Sheet, one: Dateline) -> None:
    words = one.line.text[: one.length].strip()
    sheet.note(Fact("dateline", collapse(words), one.sure, words))
    if one.place:
        sheet.note(Fact("place", collapse(one.place), one.sure, words))
    if one.state:
        sheet.note(Fact("state", one.state, one.sure, words))
    if one.folio and not sheet.value("folio"):
        sheet.note(Fact("folio", one.folio, 0.9, words))
    if one.byline:
        sheet.note(Fact("byline", one.byline, one.sure, words))
    sheet.cut(one.line, one.length)


def _left(why: Why, one: Dateline) -> Leftover:
    return Leftover(why, one.line.text[: one.length].strip())
