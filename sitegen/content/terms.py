"""Search terms: the `press` analysis, which frontend/src/search/press.ts repeats in the browser.

Both sides take their letters and stop words from `press.json`, and one list of
words with their terms is tested against both.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TypeAlias

import msgspec

from sitegen.content.stemmers import stemmers


class _Press(msgspec.Struct, frozen=True):
    """`press.json`: `letters` is the inside of a character class, understood by Python and JavaScript.

    The stop words of a language stand under its code.
    """

    letters: str
    longest: int
    es: tuple[str, ...]
    en: tuple[str, ...]


_PRESS = msgspec.json.decode(Path(__file__).with_name("press.json").read_bytes(), type=_Press)
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\ua78b\ua78c`\u00b4]")
# A word; words that a slash, dot, at sign or apostrophe ties together; a time with its colon.
_WORD = re.compile(
    f"[{_PRESS.letters}]+(?:(?:[/.@']|(?<=[0-9]):(?=[0-9]))[{_PRESS.letters}]+)*",
)
_EDGES = '.,;:()¿?¡!«»"“”…'  # in no word that ends with them
_COMMA = re.compile(",(?<=[0-9],)(?=[0-9])")  # of thousands: nobody types it
_TIES = re.compile(r"[/.@]")
_WHOLE = re.compile(r"[^\W\d_]{4,24}")  # what somebody may begin to type
# What a hurried reader leaves out; a space comes of taking an accent apart that stands alone.
_UNTYPED = re.compile("[\u0300-\u036f' ]")

_MOST = 1 << 15  # pieces between white space that are known in a language: with what they give some 7 MiB

_STEMS = stemmers()

# Of a piece of text its terms, and those of its words that are worth completing.
Found: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


def analyse(text: str, language: str) -> list[str]:
    """The search terms of a text in the order of its words, repeats included.

    `language` is a BCP 47 tag; a language without stemmer gets words as they are.
    Each word gives stem(word) and stem(word without accents), once when they are
    equal; words tied together (`CGCS/130126/009`) give the whole and its parts.
    """
    return [term for terms, _ in _known(text, language) for term in terms]


def counts(text: str, language: str) -> dict[str, int]:
    """The terms of a text in the order in which they first occur, each with how often it does."""
    return Counter(analyse(text, language))


def read(text: str, language: str) -> tuple[dict[str, int], tuple[str, ...]]:
    """The terms as `counts` gives them, and the words as `completing`; of a text gone through once."""
    known = _known(text, language)
    return (
        Counter(chain.from_iterable([terms for terms, _ in known])),
        tuple(dict.fromkeys(chain.from_iterable([words for _, words in known]))),
    )


def completing(text: str, language: str) -> set[str]:
    """Those of the words of a text that are worth completing."""
    return {word for _, words in _known(text, language) for word in words}


def words(text: str) -> list[str]:
    """The words of a text in lower case, accents kept, without the punctuation around them."""
    return list(chain.from_iterable(map(_words_between, text.split())))


def _known(text: str, language: str) -> list[Found]:
    return list(map(_FOUND[_code(language)].__getitem__, text.split()))


class _Pieces(dict[str, Found]):
    """What pieces of texts give, in a language.

    White space is in no word, ties none together, and no letter becomes another because of
    what is beyond it: so a text is taken apart piece by piece, as it is written, and most pieces
    have been seen before. When it knows `_MOST` of them it begins anew.
    """

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def __missing__(self, piece: str) -> Found:
        core = piece.strip(_EDGES)
        simple = core.lower() if core.isascii() else core
        # Known mostly, where it is not as it was, from elsewhere in a sentence.
        found = _found(piece, self._code) if simple == piece else self[simple]
        if len(self) >= _MOST:
            self.clear()
        self[piece] = found
        return found


def _found(piece: str, code: str) -> Found:
    words = (piece,) if piece.isascii() and piece.isalnum() else _words_between(piece)
    return (
        tuple([term for word in words for term in _terms(word, code)]),
        tuple(filter(_WHOLE.fullmatch, words)),
    )


def _words_between(piece: str) -> tuple[str, ...]:
    core = piece.strip(_EDGES)
    if core.isascii() and core.isalnum():
        return (core.lower(),)  # as most are
    lower = unicodedata.normalize("NFC", piece).lower()
    return tuple(_WORD.findall(_COMMA.sub("", _APOSTROPHES.sub("'", lower))))


def bare(word: str) -> str:
    """A word in lower case as it is typed in a hurry: without accents and apostrophes."""
    if word.isascii() and word.isalnum():
        return word
    return _UNTYPED.sub("", unicodedata.normalize("NFKD", word))


def forget() -> None:
    """Lets go of the words that are held to be quick."""
    for held in _FOUND.values():
        held.clear()


@cache
def _code(language: str) -> str:
    code = language.partition("-")[0].lower()
    return code if code in _STEMS else ""


def _stop_words(code: str) -> frozenset[str]:
    stop = {"es": _PRESS.es, "en": _PRESS.en}[code]
    return frozenset(stop) | frozenset(map(bare, stop))


_STOP = {code: _stop_words(code) for code in _STEMS} | {"": frozenset[str]()}


def _terms(word: str, code: str) -> tuple[str, ...]:
    if word.isalnum():
        return () if word in _STOP[code] else _stems(word, code)
    tied = _TIES.split(word)
    forms = (word, *tied) if len(tied) > 1 else (word,)
    return tuple([term for form in forms if form not in _STOP[code] for term in _stems(form, code)])


def _stems(form: str, code: str) -> tuple[str, ...]:
    plain = bare(form)
    exact = _stem(form[: _PRESS.longest], code)
    if plain in ("", form):
        return (exact,)
    folded = _stem(plain[: _PRESS.longest], code)
    return (exact,) if exact == folded else (exact, folded)


def _stem(form: str, code: str) -> str:
    return _STEMS[code](form) if code else form


_FOUND = {code: _Pieces(code) for code in _STOP}
