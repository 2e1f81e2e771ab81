"""Stemmers of Snowball's second generation, the one that lunr-languages speaks in the browser.

PyStemmer is the same algorithms in C, some forty times as fast; where it is not to
be had, or is of a later generation (which stems "educacion" differently),
snowballstemmer's own Python gives the same stems.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

try:
    from Stemmer import Stemmer as Fast  # type: ignore[import-not-found, unused-ignore]
    from Stemmer import version
except ImportError:
    Fast = None

Stem: TypeAlias = Callable[[str], str]

GENERATION = "2."
NAMES = {"es": "spanish", "en": "english"}


def stemmers() -> dict[str, Stem]:
    """The stemmer of each language that has one, by its primary subtag; words in lower case go in."""
    if Fast is None or not version().startswith(GENERATION):
        return plain()
    return {code: Fast(name, 0).stemWord for code, name in NAMES.items()}


def plain() -> dict[str, Stem]:
    """The same of Python's own making, which comes with thirty languages: imported where it is needed."""
    from snowballstemmer.english_stemmer import EnglishStemmer  # type: ignore[import-untyped]
    from snowballstemmer.spanish_stemmer import SpanishStemmer  # type: ignore[import-untyped]

    return {"es": SpanishStemmer().stemWord, "en": EnglishStemmer().stemWord}
