"""The date of a document: its dateline's, or the day its first sentences speak from; never any date."""

from __future__ import annotations

import re
from datetime import date

from sitegen.intake.blocks import Hints
from sitegen.intake.release.dates import Found, all_dates, dates_in, day_from_name, flat
from sitegen.intake.release.furniture import is_furniture
from sitegen.intake.release.opening import Dateline
from sitegen.intake.release.sheet import SURE, Fact, Sheet, bare

_FUTURE = re.compile(
    r"(?:a partir|hasta|proxim[oa]s?|desde|vigencia|plazo|antes|limite|ejercicio|decreto|gaceta|suplemento|"
    r"publicad[oa]|fundad[oa]|naci\w+|sera|seran|realizara|llevara|tendra|celebrara|efectuara|convoca\w*|entre|"
    r"periodo|ciclo|aprobad[oa]|celebrad[oa]|firmad[oa]|fechad[oa]|conmemor\w+|aniversario)\b[^.;]{0,40}$"
)
_TODAY = re.compile(r"(?:\bhoy\b|dia de hoy|\beste\b|\besta\b|\btoday\b)[^.;]{0,25}$")
_BEGINS = re.compile(
    r"(?:^|[.:!?]\s)\W*(?:el|on|ayer|durante el|la (?:manana|tarde|noche) del?)?\s*(?:pasado\s+)?(?:dia\s+)?$"
)
_PAST = re.compile(
    r"\W*(?:[^.;]{0,40}?)\b(?:se |tuvo|fue|fueron|dio|dieron|hubo|rindio|held|was|were|"
    r"\w{3,}(?:o|aron|ieron)\b)"
)
_STAMP = re.compile(r"\s*[,@]?\s*\d{1,2}:\d\d\b")
_MONTHS = 150  # days
_LEAD = 2  # paragraphs that may say from which day the text speaks


def take_date(sheet: Sheet, dateline: Dateline | None, hints: Hints, *, name: str) -> None:
    """Notes the date as ISO 8601 (with the time of day if it is said), or what is doubtful about it."""
    texts = [line.text for line in sheet.free("body")]
    context = _year_around(sheet, texts, hints, name)
    if hints.status and hints.published:  # a system published it on that day: that is its date
        sheet.note(Fact("date", hints.published, 0.97, hints.published))
        return
    if dateline is not None and dateline.date is not None:
        _from_dateline(
            sheet,
            dateline.date,
            context,
            far=_is_clock(sheet, dateline) or (not dateline.place and _is_far(dateline.date, texts)),
        )
    if not sheet.value("date") and hints.published:
        sheet.note(Fact("date", hints.published, 0.95, hints.published))
    if not sheet.value("date"):
        _from_lead(sheet, texts, context)
    if not sheet.value("date"):
        _from_stamp(sheet)
    if not sheet.value("date"):
        _from_outside(sheet, texts, hints, name)


def _is_far(found: Found, texts: list[str]) -> bool:
    """Whether every day that the text names lies in years far from a date's: rather the page's own day."""
    told = all_dates(texts)
    years = {one.year for one in told if one.year}
    years |= {int(year) for text in texts for year in re.findall(r"\beste (?:año )?(20\d\d)\b", text)}
    if found.year and any(_on_another_weekday(one, found.year) for one in told):
        return True
    return bool(found.year and years) and all(abs(found.year - year) > 1 for year in years)


def _is_clock(sheet: Sheet, dateline: Dateline) -> bool:
    """Whether a day alone among what a page has above its headline is rather the reader's.

    With its weekday wherever a page's furniture stands above the headline; without, above furniture.
    """
    line, found = dateline.line, dateline.date
    title = next((fact.words for fact in sheet.facts if fact.field == "title"), "")
    headed = (one.number for one in sheet.lines if bare(one.text) and bare(one.text) in bare(title))
    at = next((number for number in headed if number > line.number), 0)
    if found is None or line.style == "item" or bare(found.words) != bare(line.text):
        return False
    above = sheet.lines[0 if found.weekday >= 0 else line.number : at]
    return any(is_furniture(one.text) for one in above)


def _on_another_weekday(one: Found, year: int) -> bool:
    """Whether a day that the text names with its weekday and no year has another one in this year."""
    days = [one.on(other) for other in (year, year + 1)]
    return not one.year and one.weekday >= 0 and all(day and day.weekday() != one.weekday for day in days)


def _from_dateline(sheet: Sheet, found: Found, context: int, *, far: bool) -> None:
    year = found.year or context
    day = found.on(year) if year else None
    if day is None:
        sheet.note(Fact("date", "", 0.3, found.words, detail=found.wrong or "year"))
        return
    value = f"{day.isoformat()}T{found.clock}" if found.clock else day.isoformat()
    if found.wrong == "weekday" or (found.weekday >= 0 and not found.year and day.weekday() != found.weekday):
        sure = 0.8 if found.year else 0.5
        sheet.note(Fact("date", value, sure, found.words, detail="weekday"))
        return
    sure = 0.95 if found.year and not found.wrong else 0.88 if found.year else 0.75
    sure = 0.5 if far or (not found.year and _is_lone(sheet, day)) else sure
    sheet.note(Fact("date", value, sure, found.words, detail="" if found.year else "year"))


def _is_lone(sheet: Sheet, day: date) -> bool:
    """Whether a day in a year that only other days of the text tell is months away from all of them."""
    told = (one.on() for one in all_dates([line.text for line in sheet.free("body")]) if one.year)
    distances = [abs((one - day).days) for one in told if one is not None]
    return bool(distances) and min(distances) > _MONTHS


def _from_lead(sheet: Sheet, texts: list[str], context: int) -> None:
    """A day in the first paragraphs from which the text speaks: "hoy 11/02/2026", "El lunes 20 se llevó"."""
    for text in texts[:_LEAD]:
        for found in dates_in(text):
            before, after = (
                flat(text[max(0, found.start - 70) : found.start]),
                flat(text[found.end : found.end + 60]),
            )
            day = found.on(found.year or context) if found.year or context else None
            if day is None or _FUTURE.search(before) or re.match(r"\s*(?:al|hasta|y)\b", after):
                continue
            if _is_wrong_day(found, day):
                sheet.note(Fact("date", day.isoformat(), 0.5, found.words, detail="weekday"))
                continue
            today = bool(_TODAY.search(before))
            begins = bool(_BEGINS.search(before)) and bool(_PAST.match(after))
            if today or begins:
                sure = (
                    0.85
                    if found.year and today
                    else 0.8
                    if found.year
                    else SURE
                    if found.weekday >= 0
                    else 0.5
                )
                sheet.note(
                    Fact("date", day.isoformat(), sure, text[max(0, found.start - 40) : found.end + 20])
                )
                return
            sheet.note(Fact("date", day.isoformat(), 0.4, found.words))


def _from_stamp(sheet: Sheet) -> None:
    """A day with its time of day in brackets within the title: "Update on the water (2/19/21 @ 11:45 AM)"."""
    title = next((fact.words for fact in sheet.facts if fact.field == "title"), "")
    for found in dates_in(title):
        day = found.on() if found.year and _STAMP.match(title[found.end :]) else None
        if day is not None and title[: found.start].rstrip().endswith(("(", "[")):
            sheet.note(Fact("date", day.isoformat(), 0.75, found.words))
            return


def _is_wrong_day(found: Found, day: date) -> bool:
    return found.weekday >= 0 and day.weekday() != found.weekday


def _from_outside(sheet: Sheet, texts: list[str], hints: Hints, name: str) -> None:
    """What the file's name says; when the file was made is only told of."""
    named = day_from_name(name)
    if named:
        sheet.note(Fact("date", named, 0.8, name))
        return
    if hints.made[:10]:
        sheet.note(Fact("date", hints.made[:10], 0.3, hints.made, detail="made"))
    for found in all_dates(texts)[:3]:
        day = found.on()
        if day is not None:
            sheet.note(Fact("date", day.isoformat(), 0.3, found.words))


def _year_around(sheet: Sheet, texts: list[str], hints: Hints, name: str) -> int:
    """The year that a date without one must mean: what everything else says that has a year, else 0."""
    for day in (hints.published, day_from_name(name)):
        if day[:4].isdigit():
            return int(day[:4])
    for field in ("legend", "folio"):
        told = re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", sheet.value(field))
        if told:
            return int(told[1])
    years = {found.year for found in all_dates(texts) if found.year}
    return years.pop() if len(years) == 1 else 0
