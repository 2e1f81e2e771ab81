"""The filters of templates: pure functions of a value and the page's language."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache

from babel.core import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from markupsafe import Markup

from sitegen.content.languages import name_of
from sitegen.model import Moment
from sitegen.plan import times
from sitegen.plan.views import Html

PATTERNS = {
    "es": {
        "long_date": "EEEE d 'de' MMMM 'de' y",
        "day_date": "d 'de' MMMM 'de' y",
        "short_date": "d MMM y",
        "day_month": "d MMM",
        "weekday_date": "EEEE d 'de' MMMM",
    },
    "en": {
        "long_date": "EEEE, MMMM d, y",
        "day_date": "MMMM d, y",
        "short_date": "MMM d, y",
        "day_month": "MMM d",
        "weekday_date": "EEEE, MMMM d",
    },
}
CLOCKS = {"es": "H:mm", "en": "h:mm a"}
UNITS = ("B", "KB", "MB", "GB")
THOUSAND = 1000
_WITHIN_NUMBER = re.compile(r"(?<=\d) (?=\d)")


def filters(language: str) -> dict[str, Callable[..., object]]:
    """All filters for a language tag, by the names that templates use."""
    locale = _locale(language)
    dates = {name: _dated(pattern, locale) for name, pattern in PATTERNS[locale.language].items()}
    return {
        **dates,
        "clock": lambda moment: _clock(moment.local, CLOCKS[locale.language], locale),
        "when": lambda moment: _when(moment, dates["weekday_date"], locale),
        "iso": iso,
        "epoch": lambda moment: str(moment.instant),
        "month_name": lambda month: _day(date(2000, int(month), 1), "LLLL", locale),
        "language_name": lambda tag: _language(tag, locale),
        "number": lambda value: _number(value, locale),
        "filesize": lambda size: filesize(size, locale),
        "unbroken": unbroken,
        "html": html,
        "json_script": json_script,
        "csp_hash": csp_hash,
    }


def iso(value: Moment | date) -> str:
    """For `<time datetime>`: the day alone, or the time with its distance from UTC."""
    if isinstance(value, date):
        return value.isoformat()
    if not value.timed:
        return value.day.isoformat()
    return times.iso(value)


def filesize(size: int, locale: Locale) -> str:
    """A size in bytes for people: three figures at most, powers of 1,000."""
    amount, unit = float(size), 0
    while amount >= THOUSAND and unit < len(UNITS) - 1:
        amount, unit = amount / THOUSAND, unit + 1
    pattern = "#,##0.#" if amount < 10 and unit else "#,##0"  # noqa: PLR2004 (one figure before the point)
    return f"{format_decimal(amount, format=pattern, locale=locale)} {UNITS[unit]}"


def unbroken(text: str) -> str:
    """A text in which no number parts at the end of a line: 55 5000 0000 stays one piece."""
    return _WITHIN_NUMBER.sub("\u00a0", text)


def html(value: Html) -> Markup:
    """Sanitized HTML of a view, printed as it stands. Raises TypeError for anything else."""
    if not isinstance(value, Html):
        raise TypeError(type(value).__name__)
    return Markup(value.markup)  # noqa: S704 (it has passed the sanitizer; the type says so)


def json_script(text: str) -> Markup:
    """JSON as it stands inside `<script>`. Raises ValueError for `<`, which must come escaped."""
    if "<" in text:
        raise ValueError(text[:40])
    return Markup(text)  # noqa: S704 (without `<` nothing ends the element)


def csp_hash(text: str) -> str:
    """The source expression of an inline style or script (CSP level 3, section 2.3.1), without quotes."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _dated(pattern: str, locale: Locale) -> Callable[[Moment | date], str]:
    return lambda value: _day(value.day if isinstance(value, Moment) else value, pattern, locale)


def _when(moment: Moment, dated: Callable[[Moment | date], str], locale: Locale) -> str:
    if not moment.timed:
        return dated(moment)
    return f"{dated(moment)}, {_clock(moment.local, CLOCKS[locale.language], locale)}"


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def _language(tag: str, locale: Locale) -> str:
    """The name of a language, as `locale` says it; the tag where nobody has named it."""
    names = locale.languages
    return names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0]) or name_of(tag) or tag


@lru_cache(maxsize=20_000)
def _day(day: date, pattern: str, locale: Locale) -> str:
    return format_date(day, pattern, locale=locale)


@lru_cache(maxsize=20_000, typed=True)
def _number(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


@lru_cache(maxsize=20_000)
def _clock(local: datetime, pattern: str, locale: Locale) -> str:
    return format_time(local.time(), pattern, locale=locale)
