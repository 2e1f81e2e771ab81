"""The numbers of Word's lists: what stood before an item, counted as Word counts."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import msgspec

from sitegen.intake.archive import attribute, local

_LETTERS = 26
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MOST = 3_999


class _Level(msgspec.Struct, frozen=True):
    form: str = "bullet"
    pattern: str = ""
    start: int = 1


class Numbering:
    """The lists of a document; remembers how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        abstract: dict[str, dict[str, _Level]] = {}
        self._levels: dict[str, dict[str, _Level]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        for one in root if root is not None else ():
            if local(one.tag) == "abstractNum":
                abstract[attribute(one, "abstractNumId")] = _levels(one)
        for one in root if root is not None else ():
            if local(one.tag) == "num":
                named = next((attribute(two, "val") for two in one if local(two.tag) == "abstractNumId"), "")
                self._levels[attribute(one, "numId")] = abstract.get(named, {})

    def marker(self, list_id: str, level_id: str) -> str:
        """What stands before the next item of a list: "•", "1.", "B)"; "" where there is no such list."""
        if list_id in ("", "0"):
            return ""
        level = self._levels.get(list_id, {}).get(level_id, _Level())
        if level.form == "none":
            return ""
        if level.form == "bullet":
            return "•"
        depth = int(level_id) if level_id.isdigit() else 0
        key = (list_id, depth)
        self._counts[key] = self._counts.get(key, level.start - 1) + 1
        for deeper in [one for one in self._counts if one[0] == list_id and one[1] > depth]:
            del self._counts[deeper]
        closer = re.search(r"%[0-9]\s*([.)\]-]*)", level.pattern)
        return f"{_numeral(self._counts[key], level.form)}{(closer[1] if closer else '') or '.'}"


def _levels(abstract: Element) -> dict[str, _Level]:
    found = {}
    for one in abstract:
        if local(one.tag) == "lvl":
            told = {local(inner.tag): attribute(inner, "val") for inner in one}
            start = told.get("start", "1")
            found[attribute(one, "ilvl")] = _Level(
                told.get("numFmt", "bullet"),
                told.get("lvlText", ""),
                int(start) if start.isdigit() and len(start) < 5 else 1,  # noqa: PLR2004 - longer is no count
            )
    return found


def _numeral(number: int, form: str) -> str:
    if form in ("upperLetter", "lowerLetter") and number >= 1:
        letter = chr(ord("A") + (number - 1) % _LETTERS)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman") and 1 <= number <= _MOST:
        roman, rest = "", number
        for value, sign in (*_ROMAN, *_ROMAN_SMALL):
            roman += sign * (rest // value)
            rest %= value
        return roman if form == "upperRoman" else roman.lower()
    return str(number)
