"""Personalised promotion and propaganda: words of parties and calls to vote, with their lines.

Constitution art. 41 base III C and art. 134. It points; people judge. A word that has
another use (Morena is a surname, PAN is bread, Cabildo votes by majority) is taken only
where its neighbours leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sitegen.content.proof import Proof


def _encoded(words: Mapping[str, Sequence[str]]) -> dict[bytes, tuple[bytes, ...]]:
    return {short.encode(): tuple(map(str.encode, longer)) for short, longer in words.items()}


_PARTIES = re.compile(
    r"\b(?:[Pp]artido (?:Acción Nacional|Revolucionario Institucional|de la Revolución Democrática"
    r"|del Trabajo|Verde(?: Ecologista(?: de México)?)?|Morena|MORENA|Nueva Alianza|Encuentro \w+)"
    r"|Movimiento (?:de )?Regeneración Nacional|Movimiento Ciudadano"
    r"|PVEM|PRD"
    r"|(?:[Ee]l|[Dd]el|[Aa]l|[Pp]or el|[Cc]on el) (?:PRI|PAN|PT)"
    r"|(?:[Mm]ilitan\w+|[Cc]andidat\w+|[Bb]ancada|[Ff]racción|[Dd]iputad\w+|[Ss]enador\w*|[Dd]irigen\w+) de"
    r" (?:Morena|MORENA|MC))\b"
)
# One of these is in every match; what each begins with is in most texts that have any. To look for that
# among bytes costs a hundredth of the pattern.
_OF_PARTIES = _encoded(
    {
        "artido ": (
            "artido Acción",
            "artido Revolucionario",
            "artido de la Rev",
            "artido del Trabajo",
            "artido Verde",
            "artido Morena",
            "artido MORENA",
            "artido Nueva",
            "artido Encuentro",
        ),
        "ovimiento ": ("ovimiento Reg", "ovimiento de Reg", "ovimiento Ciudadano"),
        "PVEM": ("PVEM",),
        "PRD": ("PRD",),
        "l P": ("l PRI", "l PAN", "l PT"),
        " de M": (" de Morena", " de MORENA", " de MC"),
    }
)
_NOT_ELECTIONS = (
    r"(?!\s*(?:unanimidad|mayor[ií]a|(?:primera|segunda) (?:vez|ocasi[oó]n)"
    r"|(?:el|la|los|las|tu|su|un|una)?\s*(?:proyectos?|propuestas?|presupuestos?|obras?|nombres?|mascotas?"
    r"|logos?|platillos?|fotograf[ií]as?|dibujos?|murales?|reinas?)))"
)
_VOTES = re.compile(
    r"\b(?:vot(?:a|e|en|emos|ad) (?:por|a favor de|este)\b" + _NOT_ELECTIONS + r"\s+\w+"
    r"|(?:danos|d[eé]nos|dale|den|necesit\w+|quer\w+|pid\w+|ped\w+) (?:tu|su) voto"
    r"|(?:tu|su) voto (?:por|a favor de)\b" + _NOT_ELECTIONS + r"\s+\w+"
    r"|nuestr[oa]s? (?:pre)?candidat[oa]s?"
    r"|vote for \w+|your vote for \w+)",
    re.IGNORECASE,
)
# The same, in lower case; "voto" and "votó" alone, as of a council, are in none. Their letters are ASCII:
# bytes have them lowered in a twentieth of the time that a text takes.
_OF_VOTES = _encoded(
    {
        "vot": ("vota ", "vote ", "voten ", "votemos ", "votad "),
        "u voto": ("u voto",),
        "candidat": ("candidat",),
    }
)
_MOST = 3  # of a kind in one document; who has read three has understood
_SHOWN = 60


def look_for_promotion(text: str, proof: Proof) -> None:
    """Notes words of parties and calls to vote in the whole text of a document."""
    data = text.encode()
    if _has_any(data, _OF_PARTIES):
        for match in _some(_PARTIES, text):
            proof.warning("party-words", _line(text, match), words=match[0][:_SHOWN])
    if _has_any(data.lower(), _OF_VOTES):
        for match in _some(_VOTES, text):
            proof.warning("call-to-vote", _line(text, match), words=match[0][:_SHOWN])


def _has_any(data: bytes, words: Mapping[bytes, tuple[bytes, ...]]) -> bool:
    for short, longer in words.items():
        at = data.find(short)
        while at >= 0:
            if data.startswith(longer, at):
                return True
            at = data.find(short, at + 1)
    return False


def _some(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found = []
    for match in pattern.finditer(text):
        if not _in_capitals(text, match):
            found.append(match)
        if len(found) == _MOST:
            break
    return found


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Whether the line is all in capitals, where an acronym cannot be told from a word."""
    begin = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    return text[begin : end if end >= 0 else len(text)].isupper() and match[0].isupper()


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1
