"""Datelines: where and when a text was given, in words."""

from __future__ import annotations

import functools
from datetime import date

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date

from sitegen.text import fold


def dateline(place: str, state: str, day: date, *, language: str, letter: bool) -> str:
    """Where and when a text was given, in the form of its language.

    Spanish: "Cuautitlán Izcalli, Estado de México, a 13 de enero de 2026", for a letter
    "…; 13 de enero de 2026"; so too for a language that Babel lacks. The state is left
    out where the place says it already.
    """
    written = day_date(day, language)
    if not place:
        return written
    where = _where(place, state)
    if _locale(language).language != "es":
        return f"{where}, {written}"
    return f"{where}; {written}" if letter else f"{where}, a {written}"


@functools.lru_cache(maxsize=1024)
def _where(place: str, state: str) -> str:
    said = fold(place) == fold(state) or fold(place).endswith(f", {fold(state)}")
    return place if said or not state else f"{place}, {state}"


@functools.lru_cache(maxsize=8192)
def day_date(day: date, language: str) -> str:
    """The day in words: "13 de enero de 2026", "January 13, 2026".

    Spanish for a language that Babel lacks.
    """
    return format_date(day, "long", locale=_locale(language))


@functools.cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("es")
