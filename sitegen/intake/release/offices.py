"""Offices: what a text says of a person right before the name or after it."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from sitegen.intake.release.names import NAME, lexicon, strength
from sitegen.intake.release.spans import names_within
from sitegen.text import collapse, fold

_LONGEST_OFFICE = 220


def office_before(before: str) -> tuple[bool, str]:
    """Whether an office stands right before a name ("alcalde"), and the office with all that it holds.

    `before` is the text up to the name, without the name's title.
    """
    clause = _ARTICLE.sub(", ", re.split(r"[;:.!?](?=\s|$)|[“”\"]|\n", _joined(before))[-1])
    words = list(re.finditer(r"[^\W\d_]+", clause))
    offices = [one for one in words if fold(one[0]) in lexicon()["offices"]]
    if _PLURAL_LIST.search(clause) and any(fold(one[0]) in _plurals() for one in words):
        return True, ""
    if not offices:
        return bool(re.search(r"que\s+(?:dirige|encabeza|preside|lidera|coordina)\s+$", clause)), ""
    first = _first_of_office(clause, offices)
    first += _past_names(clause[first:])
    held = clause[first:].strip()
    if not held or held.count(")") > held.count("("):
        return False, ""  # "Ana López (presidenta del Colegio), Juan Pérez": hers
    direct = offices[-1].end() >= len(clause.rstrip()) or (
        fold(words[-1][0]) in _OFFICE_ENDS and not held.endswith(",")
    )
    if _OPEN.search(held) or (_OF_ANOTHER.search(clause[:first]) and not direct):
        # "del secretario, Juan Pérez, y de la señora Ana López": his
        return False, ""  # "Ana López, directora de Obras, Juan Pérez": hers
    if not direct and not held.endswith(",") and not _LAST.search(fold(held)):
        return False, ""
    return direct, _told(held, offices[-1][0] if direct else "")


def _told(held: str, short: str) -> str:
    """An office as it is listed: all that was said of it, or only its name where much more follows."""
    held = held.strip(" ,").replace("\u2024", ".")
    if re.search(r",\s*(?:quien|que|el|la|los|las|donde|en|con|a|por)\s", held):
        return short
    return held if len(held) <= _LONGEST_OFFICE and fold(held) not in _RELATIVE else ""


def _past_names(held: str) -> int:
    """Where the office begins, behind the last person who is named before it with an office of their own.

    Of "tesorero, Pabel Pazos Rincón, y el director de Obras" it is "director de Obras". All of the
    text is another's where no office follows the name.
    """
    at = 0
    for found in NAME.finditer(held):
        for start, end in names_within(held, found.start("name"), found.end("name")):
            before = re.findall(r"[^\W\d_]+", held[:start])
            of_place = bool(before) and fold(before[-1]) in lexicon()["places"] | lexicon()["institutions"]
            if strength(held[start:end]) >= 1 and not (of_place and start == found.start("name")):
                at = end
    if not at:
        return 0
    offices = [one for one in re.finditer(r"[^\W\d_]+", held[at:]) if fold(one[0]) in lexicon()["offices"]]
    return at + offices[0].start() if offices else len(held)


@functools.cache
def _plurals() -> frozenset[str]:
    """Offices of several: "los diputados Ana López y Juan Pérez"."""
    return frozenset(f"{one}{'s' if one[-1] in 'aeo' else 'es'}" for one in lexicon()["offices"])


_RELATIVE = frozenset(("homologo", "homologa"))  # of another's office
_NAMED = r"(?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+(?:\s+(?:de|del|la|los))*\s*){2,5}"
_PLURAL_LIST = re.compile(
    rf"\b[a-z]+(?:es|[aeo]s)(?:\s+(?:municipales|locales|federales))?\s*,?\s+(?:{_NAMED}(?:,|y|e)\s+)*$"
)
_ARTICLE = re.compile(r"\s*,?\s+(?:la|el|las|los)\s*$")
_OF_ANOTHER = re.compile(r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+\s+[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+\s*,\s*$")
_LAST = re.compile(
    r"(?:municipal|estatal|federal|local|general|constitucional|social|nacional|regional|interin[oa])$"
)
_OPEN = re.compile(r",(?:[^,]*,)?\s*(?:y|e|o|con|junto)(?:\s+(?:de|del|a|al|con))?\s*,?$")
_OFFICE_ENDS = frozenset(
    (
        "municipal",
        "estatal",
        "federal",
        "local",
        "constitucional",
        "honoraria",
        "interino",
        "interina",
        "electo",
        "electa",
        "general",
    )
)


def _joined(text: str) -> str:
    """Stops of abbreviations end no clause: "No. 2", "Lic.", "H."."""
    return re.sub(
        r"\b(No|Núm|Lic|Mtr[oa]|Ing|Dra?|Arq|Profr?a?|H|C|A|P|Gral|Sr|Sra)\.(?=\s)", r"\1․", text
    ).replace("․", "\u2024")


def _first_of_office(clause: str, offices: Sequence[re.Match[str]]) -> int:
    """Where the office begins that is meant: the last one, or one before it that it belongs to."""
    at = offices[-1].start()
    for one in reversed(offices[:-1]):
        between = clause[one.end() : at]
        if not _BINDS.fullmatch(between) or _names_someone(between):
            break
        at = one.start()
    return at


_BINDS = re.compile(
    r"\s+(?:municipal\s+|general\s+)?|\s*-\s*|[^,]{0,60}\s(?:de|del|para)\s[^,]{0,40}|\s+(?:municipal\s+)?y\s+"
)


def _names_someone(text: str) -> bool:
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper()]
    known = lexicon()
    return any(one in known["given"] and two in known["surnames"] for one, two in pairwise(words))


def office_after(after: str) -> str:
    """The office that follows a name after a comma: ", Secretario General de Gobierno;"."""
    found = re.match(
        r"\s*[,(]\s*(?:(?:el|la|los|actual|nuev[oa]|entonces|en su calidad de|como)\s+)*"
        r"(?P<office>[^,;.()\n“”\"]{4,200}(?:,\s+[^,;.()\n]{3,50}\s+y\s+[^,;.()\n]{3,160})?)",
        after,
    )
    if found is None:
        return ""
    office = _shortened(found["office"])
    if "," in office and _names_someone(office.partition(",")[2]):
        office = office.partition(",")[0]
    rest = NAME.match(after[found.start("office") + len(office) :].lstrip(" ,"))
    known = rest is not None and strength(rest["name"]) > 0.7  # noqa: PLR2004 - a given name at least
    if (known or _ends_in_a_name(office)) and re.match(r"\s*,\s*(?:el|la|los|las)\s", after):
        return ""  # ", el diputado local, Juan Pérez": his
    first = re.match(r"[^\W\d_]+", office)
    if first is None or fold(first[0]) not in lexicon()["offices"] | _ORDINALS:
        return ""
    return collapse(office)


def _ends_in_a_name(office: str) -> bool:
    """Whether an office runs into who holds it: "ingeniera agrónoma Ana López", no "escuela Ana López"."""
    last = next((one for one in reversed(list(NAME.finditer(office)))), None)
    if (
        last is None
        or last.end("name") < len(office.rstrip())
        or fold(last["name"].split()[0]) not in lexicon()["given"]
    ):
        return False
    before = [fold(word) for word in re.findall(r"[^\W\d_]+", office[: last.start("name")])]
    named_after = lexicon()["places"] | lexicon()["institutions"] | {"de", "del"}
    return bool(before) and before[-1] not in named_after


_ORDINALS = frozenset(
    """
    primer primera segundo segunda tercer tercera cuarto quinto sexto septimo octavo noveno decimo
    decima
    """.split()  # noqa: SIM905 - a list literal would take a screen
)


def _shortened(office: str) -> str:
    """The office without the next person and without what the person said or did."""
    words = list(re.finditer(r"[^\W\d_]+", office))
    known = lexicon()
    for at, word in enumerate(words):
        folded = fold(word[0])
        after = [fold(one[0]) for one in words[at + 1 : at + 3]]
        new = folded in ("y", "e") and after and (after[0] in known["given"] or after[0] in ("el", "la"))
        if new or (at and folded in ("quien", "quienes", "que", "junto", "asi")) or folded in known["verbs"]:
            return office[: word.start()].strip(" ,")
    return re.split(r"\s+en representación\s", office)[0]
