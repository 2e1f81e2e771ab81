"""The room of words: folding, slugs, folios and first sentences. Knows nothing of news."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

SLUG_LENGTH = 80

_YEARS = {"año": "anio", "años": "anios"}  # "ano" is another word
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
    | dict.fromkeys("'’ʼꞌ`´", "")
)
# Devices of Windows, with any extension (Microsoft, "Naming Files, Paths, and Namespaces").
RESERVED_NAMES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)

_WORD = re.compile(r"\w+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_FOLIO = re.compile(r"[\W_]+")


class _Marks(dict[int, int | None]):
    """A table for `str.translate` that drops combining marks and learns as it is asked."""

    def __missing__(self, point: int) -> int | None:
        kept = None if unicodedata.category(chr(point)).startswith("M") else point
        self[point] = kept
        return kept


_MARKS = _Marks()


def legible(name: str) -> str:
    """The name of a file as it can be printed and kept: what is no Unicode in it becomes U+FFFD.

    Linux takes any bytes for a name, and Windows any halves of surrogate pairs.
    """
    return name.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")


def nfc(text: str) -> str:
    """The text in Unicode normal form C, so that equal letters are equal code points."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text as it is compared and searched: compatibility forms, no marks (ñ is n), lower case."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).translate(_MARKS).lower()


def collapse(text: str) -> str:
    """The text with every run of white space as one space, and none at the ends."""
    if text.isprintable() and "  " not in text:  # no white space but single spaces: nearly always
        return text.strip(" ")
    return " ".join(text.split())


def slug(text: str) -> str:
    """The text as one segment of an address.

    ASCII lower-case words and numbers joined by "-", at most 80 characters, cut
    at a word; "" if nothing is left. "año" as a word is "anio". A
    name that Windows keeps for itself gets a number, since it becomes a folder.
    """
    cut = _cut_at_word(text if _SLUG.fullmatch(text) else _hyphened(text))
    return f"{cut}-1" if cut in RESERVED_NAMES else cut


def fold_folio(text: str) -> str:
    """The form in which two spellings of a folio are equal: "CGCS 130126 009" and "cgcs/130126/009"."""
    return _NOT_FOLIO.sub("/", fold(text)).strip("/")


def closest(word: str, among: Iterable[str]) -> str:
    """The one of `among` that a person may have meant by `word`, or "" if none is close."""
    by_fold = {fold(one): one for one in sorted(among, reverse=True)}
    near = difflib.get_close_matches(fold(word[:60]), by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else ""


def _hyphened(text: str) -> str:
    composed = nfc(text)
    if "ñ" in composed or "Ñ" in composed:
        composed = _WORD.sub(_year_word, composed)
    return _NOT_SLUG.sub("-", fold(composed).translate(_LETTERS)).strip("-")


def _year_word(match: re.Match[str]) -> str:
    return _YEARS.get(match[0].lower(), match[0])


def _cut_at_word(words: str) -> str:
    if len(words) <= SLUG_LENGTH:
        return words
    whole, dash, _ = words[: SLUG_LENGTH + 1].rpartition("-")
    return whole if dash else words[:SLUG_LENGTH]


# --- sentences ------------------------------------------------------------------

# Always before a name or a number; the sentence goes on.
_NEVER_LAST = frozenset(
    """
    mtro mtra mtros mtras lic lics licda ing arq dr dra drs dres prof profr profra sr sra sres srta
    d dn dña gral cap cmdte cmte cnel tte sgto alm almte pdte pbro fr sto sta ma fco gpe psic enf biól quím
    magdo magda magdos mag md dip dips reg alc insp odont
    núm núms num nums nro nros art arts pág págs fracc frac párr inc apdo tel tels cel ext cp
    av avs avda blvd calz col cda priv prol mza mz lt secc depto dpto edif esq nte ote pte
    ccp ej vs cfr aprox ee vo mr mrs ms messrs gov sen rep hon st jr
    """.split()  # noqa: SIM905 - a list literal would take a screen
)
# Before a number only: "No. 2", but also "dijo que no."
_BEFORE_NUMBER = frozenset(("no", "nos", "p", "pp", "vol", "km", "cap", "ed"))
_ORDINAL = re.compile(r"\d+(?:ra|ro|da|do|ta|to|va|vo|ma|mo|na|no|er|ras|ros|a|o|st|nd|rd|th)", re.IGNORECASE)
# May close a sentence, when a capital letter follows: "a las 11:00 a.m. Habrá…"
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
# After "S.A." or "L.A.E." a name goes on with the sentence and one of these begins the next.
_BEGINNINGS = frozenset(
    """
    el la los las lo un una unos unas en con por para se su sus este esta estos estas ese esa al a de del
    no ya y o pero si sí como cuando donde tras ante desde hasta sobre entre según también además asimismo
    hoy ayer mañana the a an this that these those in on at it he she they we with for from to and but
    """.split()  # noqa: SIM905 - a list literal would take a screen
)
_DOTTED_NEVER_LAST = frozenset(("c.c.p", "p.ej", "e.g", "i.e", "c.p", "v.gr", "p.d", "u.s"))
_ROMAN = re.compile(r"[IVXLC]+\b")
# What is looked for comes first: a look back at every letter takes ten times as long.
_STOP = re.compile(r"([.!?…](?<![.!?…][.!?…])[.!?…]*+)[»”’\"')\]]*+(?=\s|$)")
_OPENING = "¿¡«“‘\"'([—–- \t"
_LOOK_BACK = 24


def first_sentence(text: str) -> str:
    """The first sentence of a plain text whose blocks are lines, with white space collapsed.

    Knows the abbreviations of Spanish (and some English) releases: "Mtro.", "No. 2",
    "11:00 a.m.", initials, ordinals, ellipses, decimals. The end of a line ends a
    sentence. Takes time linear in the first line.
    """
    line = collapse(text.lstrip().partition("\n")[0])
    for stop in _STOP.finditer(line):
        if _ends_sentence(line, stop):
            return line[: stop.end()]
    return line


def ends_sentence(before: str, after: str) -> bool:
    """Whether the stop at the end of a text ends its sentence where `after` follows: not that of "Av."."""
    line = f"{before.rstrip()} {after}"
    last = next((stop for stop in _STOP.finditer(line) if stop.end() == len(before.rstrip())), None)
    return last is None or _ends_sentence(line, last)


def _ends_sentence(line: str, stop: re.Match[str]) -> bool:
    following = line[stop.end() : stop.end() + _LOOK_BACK].lstrip(_OPENING)
    if not following:
        return True
    if following[0].islower():
        return False
    return stop[1] != "." or not _is_abbreviation(
        line[max(0, stop.start() - _LOOK_BACK) : stop.start()], following
    )


def _is_abbreviation(before: str, following: str) -> bool:
    word = before.rpartition(" ")[2].lstrip(_OPENING).rstrip("»”’\"')]")
    lower = word.lower()
    if lower in _NEVER_LAST or lower in _DOTTED_NEVER_LAST or _ORDINAL.fullmatch(word):
        return True
    if len(word) == 1 and word.isupper():
        return True  # an initial, or "C." for ciudadano
    numbered = following[0].isdigit() or following[0] == "#" or _ROMAN.match(following) is not None
    if _DOTTED.fullmatch(word):
        begun = word != lower and following.partition(" ")[0].rstrip(",").lower() not in _BEGINNINGS
        return numbered or begun
    if lower in _BEFORE_NUMBER:
        return numbered
    return word.isdigit() and before.strip() == word  # "2026. Año del …" at the very start
