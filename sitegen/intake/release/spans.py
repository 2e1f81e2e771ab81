"""Runs of capitals: which parts of them may be names, between titles, offices and institutions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.intake.release.names import lexicon
from sitegen.text import fold

_NUMERAL = re.compile(r"[IVXLC]+$")
_DOES = re.compile(r"(?:ó|aron|ieron|[ae]n)$")  # "Asistió Ana López"
_JOINTS = frozenset(["de", "del", "la", "las", "los", "y", "e", "san", "santa"])
SAINTS = frozenset(["san", "santa", "santo", "sor", "fray"])


def names_within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a run of capitals that may be names: without titles, offices and institutions."""
    words = [(start + match.start(), start + match.end()) for match in re.finditer(r"\S+", text[start:end])]
    if fold(text[words[0][0] : words[0][1]]) in SAINTS:
        return  # a town or a school
    current: list[tuple[int, int]] = []
    saint = False  # "Gobierno de San Pedro Tlaquepaque": what follows is a place up to the next bar
    for at, (begin, stop) in enumerate(words):
        if saint and text[begin:stop] in ("y", "e"):
            saint = False  # "San Francisco y Jaime Luna"
            continue
        saint = not current and (saint or fold(text[begin:stop]) in SAINTS)
        last = at == len(words) - 1 and len(current) > 1 and _is_given(text[slice(*current[0])])
        named = last and _ends_name(text, begin, stop)
        if not named and _is_bar(text[begin:stop], first=not current, opens=_opens(text[:begin])):
            yield from _bounds(text, current)
            current, saint = [], saint and fold(text[begin:stop]) in SAINTS
        elif not saint:
            current.append((begin, stop))
    yield from _bounds(text, current)


def _ends_name(text: str, begin: int, stop: int) -> bool:
    """Whether a word of an institution or office is a surname: "Karla Berrón Cámara", "José Díaz Alcalde"."""
    folded, known = fold(text[begin:stop]), lexicon()
    if folded.endswith("s") and {folded.removesuffix("s"), folded.removesuffix("es")} & known["institutions"]:
        return True  # "Israel Salas Puentes"
    return folded in known["institutions"] or (
        folded in known["offices"] and not re.match(r"\s+(?:de|del|municipal|general|estatal)\b", text[stop:])
    )


def _is_given(word: str) -> bool:
    return fold(word) in lexicon()["given"]


def _opens(before: str) -> bool:
    """Whether a sentence begins behind `before`: where a verb has a capital."""
    if not re.search(r"(?:^|[.!?:…\"“”«¿¡—–*]\s*|\n\s*|-\s*)$", before):
        return False
    last = re.findall(r"[^\W\d_]+", before)[-1:]
    return not (before.rstrip().endswith(".") and last and fold(last[0]) in lexicon()["titles"])


def _is_bar(word: str, *, first: bool, opens: bool) -> bool:
    """Whether a word ends a name: an institution's, an office, a title; where a sentence `opens`, a verb."""
    folded = fold(word).strip(".")
    known = lexicon()
    if folded in known["given"] or folded in known["surnames"]:
        return False
    if folded in _JOINTS:
        return first
    if first and ((opens and (_DOES.search(word) or folded in known["news"])) or folded in known["places"]):
        return True
    several = {folded.removesuffix("s"), folded.removesuffix("es")}  # "Consejos de Paz"
    return (
        folded in known["institutions"]
        or (folded.endswith("s") and bool(several & known["institutions"]))
        or bool(({folded} | several) & known["offices"])
        or (folded in known["titles"] and len(folded) > 1)
        or bool(_NUMERAL.match(word))
    )


def _bounds(text: str, words: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    kept = list(words)
    small = ("de", "del", "la", "las", "los", "y", "e")
    while kept and fold(text[kept[-1][0] : kept[-1][1]]) in small:
        kept.pop()
    while kept and fold(text[kept[0][0] : kept[0][1]]) in small:
        kept.pop(0)
    if len(kept) == 3 and text[slice(*kept[1])] in ("y", "e") and not _is_given(text[slice(*kept[0])]):  # noqa: PLR2004
        return  # "Pelayo y Melchor": two surnames
    joints = [at for at, (begin, stop) in enumerate(kept) if text[begin:stop] in ("y", "e")]
    for at in joints:
        # "Ana López y Juan Pérez" are two, "José Ortega y Gasset" is one.
        after = [fold(text[begin:stop]) for begin, stop in kept[at + 1 :]]
        alone = len(after) == 1 and at > 1 and after[0] not in lexicon()["surnames"]
        given = bool(after) and after[0] in lexicon()["given"]
        if (given and (alone or len(after) > 1)) or (at > 1 and len(after) > 1):
            yield from _bounds(text, kept[:at])
            yield from _bounds(text, kept[at + 1 :])
            return
    if kept:
        yield kept[0][0], kept[-1][1]
