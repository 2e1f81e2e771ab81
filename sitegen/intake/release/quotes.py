"""Quotes with who said them, as far as the text says it. The text itself stays as it is."""

from __future__ import annotations

import re

from sitegen.intake.release.sheet import Fact, Sheet
from sitegen.text import collapse, fold

_QUOTE = re.compile(r"[“\"«](?P<said>[^“”\"«»]{30,1200})[”\"»]")
_LEAST = 6  # words; fewer are a title or an irony
_SAID = re.compile(
    r"\b(?:dijo|afirm\w+|asegur\w+|señal\w+|indic\w+|destac\w+|expres\w+|explic\w+|mencion\w+|coment\w+|inform\w+|agreg\w+|"
    r"añad\w+|subray\w+|puntualiz\w+|precis\w+|detall\w+|reiter\w+|recalc\w+|manifest\w+|declar\w+|sostuvo|apunt\w+|refiri\w+|"
    r"abund\w+|advirti\w+|anunci\w+|agradeci\w+|exhort\w+|invit\w+|enfatiz\w+|extern\w+|expuso|resalt\w+|conclu\w+|acot\w+|"
    r"remarc\w+|asever\w+|said|stated|explained|added|noted|according)\b"
)


def take_quotes(sheet: Sheet) -> None:
    """Notes each quote with its speaker: a person named beside it, or the office that is said there."""
    people = [fact for fact in sheet.facts if fact.field == "person"]
    last = ""
    for line in sheet.free("body"):
        for found in _QUOTE.finditer(line.text):
            if len(found["said"].split()) < _LEAST:
                continue
            outside = f"{line.text[: found.start()]} {line.text[found.end() :]}"
            verb = _SAID.search(fold(outside))
            speaker = _speaker(outside, people) or (last if verb is None else "")
            if verb is None and not speaker:
                continue
            last = speaker or last
            sure = 0.85 if speaker and verb else 0.5
            sheet.note(Fact("quote", collapse(found["said"]), sure, line.text, detail=speaker))


def _speaker(outside: str, people: list[Fact]) -> str:
    """The person named in what stands around a quote, by full name, surname, or office; or ""."""
    folded = fold(outside)
    for fact in people:
        if fold(fact.value) in folded:
            return fact.value
    for fact in people:
        surnames = fold(fact.value).split()[1:]
        if any(len(word) > 3 and re.search(rf"\b{re.escape(word)}\b", folded) for word in surnames):  # noqa: PLR2004 - no particle
            return fact.value
    for fact in people:
        office = fold(fact.detail).split()
        if office and re.search(rf"\b(?:el|la) {re.escape(office[0])}\b", folded):
            return fact.value
    return ""
