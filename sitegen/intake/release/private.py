"""Who is named in the news and may not be listed: the private, the detained, the hurt, minors.

Private is who holds no office: a neighbour, a beneficiary, who is only "la señora".
"""

from __future__ import annotations

import re

from sitegen.intake.release.names import lexicon
from sitegen.text import fold

_OF_NO_OFFICE = (
    r"vecin|beneficiari|ciudadan|comerciant|habitant|afectad|damnificad|colon[oa]s?\b|locatari|poblador|"
    r"derechohabient|abuelit|madre|padre|mam[aá]\b|pap[aá]\b|ama de casa"
)
_PRIVATE = re.compile(rf"(?:{_OF_NO_OFFICE})", re.IGNORECASE)
_COURTESY = frozenset(["senor", "senora", "senorita", "don", "dona"])
_WORD = r"[A-ZÁÉÍÓÚÑ][^\W\d_]*\.?"
_SMALL = r"(?:de|del|la|las|los|y|e|do[nñ]a|don|señor|señora|así como|o)"
# "las señoras Ana López y …", "beneficiarias como Ana López, Rosa Pérez y …": all of them.
_SEVERAL = re.compile(
    rf"\b(?:[Ss]eñor[ae]s|[Ss]eñoritas|(?:[Vv]ecin|[Bb]eneficiari|[Dd]amnificad|[Ll]ocatari|[Cc]iudadan|[Aa]fectad)[oa]s|[Hh]abitantes|"
    rf"[Pp]obladores|[Cc]omerciantes|[Cc]olonos)\b(?:\s+(?:de|del|como)(?:\s+[^\s,;:]+){{0,5}}?)?\s*[,:]?\s+"
    rf"(?:(?:{_WORD}|{_SMALL})[,\s]+)*$"
)
# What stands before it is told of others: "detuvieron a dos, informó el director Juan Pérez".
_REPORTED = re.compile(
    r"\b(?:inform|afirm|asegur|senal|indic|destac|expres|explic|mencion|coment|agreg|anad|subray|puntualiz|precis|"
    r"detall|reiter|recalc|manifest|declar|apunt|abund|advirti|anunci|agradeci|exhort|invit|enfatiz|extern|resalt|"
    r"remarc|asever|reconoci|refiri|pidi|lament|confirm|coment|repor)(?:o|aron|ieron)\b|"
    r"\b(?:dijo|expuso|sostuvo)\b(?! (?:llamarse|ser|tener|contar)\b)|\bdi(?:o|eron) a conocer\b"
)
_SAID_TO_BE = re.compile(
    r"(?:dijo|dijeron)\s+(?:llamarse|ser)\b|identificad[oa]s?\s+como|respond\w+ al nombre"
)
_AGED = re.compile(r"\s*,?\s*(?:\(\s*a\s*\)\s*|alias\s|de\s+\d{1,2}(?:\s+años|\s*[,;.y]))")
_INITIAL = re.compile(r"\s+[“\"'‘]?[A-ZÑ][”\"'’]?\.?(?:\s+[A-ZÑ]\.)?(?=[\s,.;]|$)")
_MINOR = re.compile(
    r"\bmenor(?:es)?(?= de edad)|\b(?:(?:el|la|los|las|un|una|dos|tres) )menor(?:es)?\b(?! \w)"
)
_CHILDREN = re.compile(r"\b(?:infantil|kinder|preescolar|primaria|ninos? y ninas?|ninas? y ninos?)\b")
_PRIZE = re.compile(r"\b(?:(?:primer|segundo|tercer|cuarto|quinto) lugar|mencion honorifica|ganador\w*)\b")
_HONOUR = re.compile(
    r"\b(?:reconocimiento|homenaje|galardon|medalla|presea|trayectoria|ciudadan[oa]s? (?:disting|ejempl))"
)
_BEFORE, _AFTER = (140, 16), (140, 14)  # letters and words


def is_private(title: str, office: str, behind: str, *, lead: str, after: str) -> bool:
    """Whether a person is of no office: a neighbour, whoever was given something, "la señora Ana López".

    Whom the town honours in public is named on purpose: `lead` tells of the honour.
    """
    if behind and not _PRIVATE.match(behind):
        return False
    if re.match(rf"\s*,\s*(?:(?:el|la|una?)\s+)?{_PRIVATE.pattern}", after, re.IGNORECASE):
        return True
    if office:
        return bool(_PRIVATE.match(office))
    if _SEVERAL.search(re.split(r"[.;](?=\s)", f"{lead}{title}")[-1]):
        return True
    last = re.search(r"[^\W\d_]+\s*$", lead)
    if is_courtesy(title):
        return not _HONOUR.search(fold(lead))
    return bool(last and re.match(r"(?:vecin|beneficiari)[ao]\b", fold(last[0])))


def is_courtesy(title: str) -> bool:
    """Whether a title says nothing but that a person is a grown one: "Sra.", "doña"."""
    return _plain(title) in _COURTESY


def is_barred(text: str, start: int, end: int) -> bool:
    """Whether the sentence says that the person was detained, accused, hurt or is a minor.

    What somebody reports is said of others: of "detuvieron a dos, informó el director Juan
    Pérez" and "Juan Pérez informó que detuvieron a dos" only the side of the person counts.
    """
    begin = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    stop = re.search(r"[.;](?:\s|$)", text[end:])
    before = fold(text[max(begin, start - _BEFORE[0]) : start])
    after = fold(text[end : end + min(stop.start() if stop else _AFTER[0], _AFTER[0])])
    if _AGED.match(text[end : end + 60]) or _INITIAL.match(text[end : end + 8]):
        return True
    around = f"{before} {after}"
    if _CHILDREN.search(around) and _PRIZE.search(around):
        return True
    if _SAID_TO_BE.search(before[-80:]):
        return True
    reports = list(_REPORTED.finditer(before))
    said = _REPORTED.search(after)
    near = " ".join(before[reports[-1].end() if reports else 0 :].split()[-_BEFORE[1] :])
    then = " ".join(after[: said.start() if said else len(after)].split()[: _AFTER[1]])
    return is_of_nobody(near) or is_of_nobody(then)


def is_of_nobody(text: str) -> bool:
    """Whether words are of those whom no list may name: detained, hurt, missing, a minor."""
    folded = fold(text)
    words = set(re.findall(r"[^\W\d_]+", folded))
    return bool(words & (lexicon()["never"] - {"menor", "menores"})) or bool(_MINOR.search(folded))


def _plain(title: str) -> str:
    short = {"sr": "senor", "sra": "senora", "srta": "senorita", "da": "dona", "dna": "dona"}
    folded = fold(title).strip(" .")
    return short.get(folded, folded)
