"""Dates as people write them, in Spanish and English: found in a text, never guessed into being.

Numbers are day first (08/04/24 is 8 April), as in Mexico and Spain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from sitegen.text import fold

_SPANISH = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS: dict[str, int] = {}
for _names in (_SPANISH, _ENGLISH):
    for _number, _name in enumerate(_names, start=1):
        _MONTHS |= {_name: _number, _name[:3]: _number}
_MONTHS |= {"setiembre": 9, "set": 9, "sept": 9}
_DAYS = {
    "lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6,
    "lun": 0, "mar": 1, "mie": 2, "jue": 3, "vie": 4, "sab": 5, "dom": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_YEARS = range(1900, 2100)

_ONES = ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_TEENS = (
    "diez", "once", "doce", "trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho",
    "diecinueve",
)  # fmt: skip
_TWENTIES = ("veinte", *(f"veinti{one}" for one in _ONES))
_NUMBERS = {word: number for number, word in enumerate((*_ONES, *_TEENS, *_TWENTIES), start=1)}
_NUMBERS |= {"primero": 1, "un": 1, "veintiun": 21, "treinta y un": 31, "treinta": 30}
_NUMBERS |= {f"treinta y {one}": number for number, one in enumerate(_ONES, start=31)}
_DAY_WORDS = sorted((word for word, number in _NUMBERS.items() if number <= 31), key=len, reverse=True)  # noqa: PLR2004 - of a month
_YEAR_WORDS = {f"dos mil {word}": 2000 + number for word, number in sorted(_NUMBERS.items(), reverse=True)}
_YEAR_WORDS = dict(sorted(_YEAR_WORDS.items(), key=lambda pair: -len(pair[0])))
_MONTH = rf"(?P<month>{'|'.join(sorted((re.escape(one) for one in _MONTHS), key=len, reverse=True))})\b\.?"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_DAYS)})\b\.?\s*,?\s*(?:(?:el|dia|the)\s+)*)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_ORDINAL = r"(?:[ºª°]|[oa]\b|ro\.?|er\.?|st|nd|rd|th)?"
_CLOCK = re.compile(
    r"(?:\s*(?:,|-|–|\||a las|at|las)?\s*)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?\s*(?:h(?:o?ra?)?s?\b\.?)?"
)
_FORMS = (
    # a veinte de enero de dos mil veinticinco; veinte de enero de 2025; 20 de enero del dos mil veinticinco
    (
        rf"{_WEEKDAY}\b(?P<day>\d{{1,2}}|{'|'.join(_DAY_WORDS)})\s*(?:\([^()]{{1,20}}\)\s*)?de\s+{_MONTH}\s*,?\s+"
        rf"del?\s+(?:ano\s+)?(?:{_YEAR}|(?P<said>{'|'.join(_YEAR_WORDS)})\b)"
    ),
    # 4/jun/25
    rf"(?<![\w/.,-])(?P<day>\d{{1,2}})(?P<sep>[-/.]){_MONTH}(?P=sep)(?P<year>\d\d)(?!\d)",
    # 13 de enero de 2026, 24 de mayo - 2018, 16 ago., 1º de mayo de 2020, primero de enero
    (
        rf"{_WEEKDAY}(?:\b|(?<=[a-z]))(?P<day>\d{{1,2}}|primero){_ORDINAL}\s*(?:de\s+|of\s+|-|/|\.(?!\s))?\s*{_MONTH}"
        rf"(?:\s*(?:de(?:l)?(?:\s+ano)?\s+|,|-|–|/|\.)?\s*{_YEAR})?"
    ),
    # a los cinco días del mes de diciembre de dos mil veinticinco; 5 días del mes de mayo de 2024
    (
        rf"\b(?P<day>\d{{1,2}}|{'|'.join(_DAY_WORDS)})\s*(?:\([^()]{{1,20}}\)\s*)?dias?\s+del\s+mes\s+de\s+{_MONTH}"
        rf"(?:\s*,?\s*(?:de(?:l)?\s+)?(?:ano\s+)?(?:de\s+)?(?:{_YEAR}|(?P<said>{'|'.join(_YEAR_WORDS)})\b))?"
    ),
    # Ene 20, 2026; January 13th, 2026
    rf"{_WEEKDAY}\b{_MONTH}\s*(?P<day>\d{{1,2}}){_ORDINAL}\b(?!\s*(?:del?\b(?!\s+(?:ano\s+)?(?:19|20)\d\d)|:|\d))(?:\s*(?:,|de(?:l)?\b|\()?\s*(?:ano\s+)?{_YEAR})?",
    # 2026-01-13, 2026/01/13
    rf"(?<![\w/-]){_YEAR}(?P<sep>[-/])(?P<month>0\d|1[0-2])(?P=sep)(?P<day>[0-3]\d)(?!\d)",
    # 13/01/2026, 18-01-2016, 12.5.14
    r"(?<![\w/.,-])(?P<day>[0-3]?\d)(?P<sep>[/.-])(?P<month>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?:(?![\w/]|[.,-]\d)|(?=\d{1,2}\s?min\b)|(?<=[/.-](?:19|20)\d\d)(?=[^\W\d_]{2}))",
)
_ONE_OF_MANY = re.compile(
    rf"\b(?:{'|'.join(_DAYS)})\s*(?:,|y|and|,\s*and)\s+$"
)  # "martes y miércoles 21 y 22"
_PATTERNS = tuple(re.compile(form) for form in _FORMS)


class Found(msgspec.Struct, frozen=True):
    """A date in a text, from `start` to `end`.

    `year` is 0 where none was written; `wrong` says what does not fit: "impossible",
    "weekday", "century" (two figures), or "".
    """

    start: int
    end: int
    words: str
    year: int
    month: int
    day: int
    weekday: int = -1
    wrong: str = ""
    clock: str = ""
    clock_end: int = 0

    def on(self, year: int = 0) -> date | None:
        """The day, in its own year or the one given; None where there is no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def flat(text: str) -> str:
    """The text folded letter by letter, so that places in it stay the same."""
    return "".join(_flat(one) for one in text)


def dates_in(text: str) -> tuple[Found, ...]:
    """Every date of a text in order, none within another."""
    folded = flat(text)
    found: list[Found] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            one = _read(match, text)
            if one is not None and not any(one.start < two.end and two.start < one.end for two in found):
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def day_from_name(name: str) -> str:
    """The day with which a file's name begins or ends, as ISO 8601, or ""."""
    for pattern in (
        r"(?P<y>(?:19|20)\d\d)[-_.]?(?P<m>0\d|1[0-2])[-_.]?(?P<d>[0-3]\d)(?!\d)",
        r"(?<!\d)(?P<d>[0-3]\d)[-_.](?P<m>0\d|1[0-2])[-_.](?P<y>(?:19|20)\d\d)(?!\d)",
    ):
        found = re.search(pattern, name)
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
            except ValueError:
                continue
    return ""


def _flat(one: str) -> str:
    folded = fold(one)
    return folded if len(folded) == 1 else one.lower()[:1] or one


def _read(match: re.Match[str], text: str) -> Found | None:
    told = match.groupdict()
    month = int(told["month"]) if told["month"].isdigit() else _MONTHS[told["month"]]
    day = _NUMBERS.get(told["day"]) or int(told["day"])
    year, wrong = (_YEAR_WORDS[told["said"]], "") if told.get("said") else _year(told["year"])
    if told["month"].isdigit() and match[0].count("/") == 2 and day <= 12 < month <= 31:  # noqa: PLR2004 - "2/19/21", as in the United States
        day, month = month, day
    numeric = told["month"].isdigit() and not match[0][:4].isdigit()
    if (numeric and not 1 <= month <= 12) or (numeric and day == 0):  # noqa: PLR2004 - months
        return None
    closed = re.match(
        r"\.?\s*(?:\([^()]{2,30}\)\s*)?[.,]?\s?[-–—]{1,2}\s", text[match.end() :]
    )  # "3 may (Prensa).- El"
    if told["month"] in ("set", "may", "mar", "dec", "sat") and not year and not closed:
        return None  # "a 5 may", "10 set": words of other things
    several = told.get("weekday") and _ONE_OF_MANY.search(flat(text[: match.start()]))
    weekday = _DAYS[told["weekday"]] if told.get("weekday") and not several else -1
    clock, end = _clock(match, text)
    found = Found(
        match.start(),
        match.end(),
        text[match.start() : match.end()],
        year,
        month,
        day,
        weekday,
        wrong,
        clock,
        end,
    )
    real = found.on(year or 2024)
    if real is None:
        return msgspec.structs.replace(found, wrong="impossible")
    if weekday >= 0 and year and real.weekday() != weekday:
        return msgspec.structs.replace(found, wrong="weekday")
    return found


def _year(told: str | None) -> tuple[int, str]:
    if not told:
        return 0, ""
    year = int(told)
    if year < 100:  # noqa: PLR2004 - two figures
        return (2000 + year if year < 70 else 1900 + year), "century"  # noqa: PLR2004 - as C's strptime
    return (year, "") if year in _YEARS else (0, "")


def _clock(match: re.Match[str], text: str) -> tuple[str, int]:
    """The time of day that follows a date, as "HH:MM", and where it ends."""
    found = _CLOCK.match(flat(text[match.end() : match.end() + 40]))
    if found is None:
        return "", match.end()
    hour = int(found["hour"])
    half = (found["half"] or "")[:1]
    if half == "p" and hour < 12:  # noqa: PLR2004 - noon
        hour += 12
    if half == "a" and hour == 12:  # noqa: PLR2004 - midnight
        hour = 0
    return f"{hour:02}:{found['minute']}", match.end() + found.end()


def all_dates(texts: Iterator[str] | list[str]) -> list[Found]:
    """Every date of several texts, in order."""
    return [one for text in texts for one in dates_in(text)]
