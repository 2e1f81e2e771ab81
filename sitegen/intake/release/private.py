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
    r"\b(?:[Ss]eñor[ae]s|[Ss]eñoritas|(?:[Aa]lumn|[Nn]iñ|[Vv]ecin|[Bb]eneficiari|[Dd]amnificad|[Ll]ocatari|"
    r"(?<!representantes )[Cc]iudadan|[Aa]fectad)[oa]s|[Hh]abitantes|"
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
_AGED = re.compile(
    r"\s*,?\s*(?:\(\s*a\s*\)\s*|alias\s|de\s+\d{1,2}(?:\s+años|\s*[,;.y])|\(?\d{1,2}\s+años\b)"
)
_INITIAL = re.compile(r"\s+[“\"'‘]?[A-ZÑ][”\"'’]?\.?(?:\s+[A-ZÑ]\.)?(?=[\s,.;]|$)")
_MINOR = re.compile(
    r"\bmenor(?:es)?(?= de edad)|\b(?:(?:el|la|los|las|un|una|dos|tres) )menor(?:es)?\b(?! \w)"
)
_CHILDREN = re.compile(
    r"\b(?:infantil(?:es)?|infancia|kinder|preescolar(?:es)?|primarias?|secundarias?|bachillerato|preparatoria|"
    r"escolar(?:es)?|alumn[oa]s?|estudiant\w+|ninos?|ninas?|ninez|juvenil(?:es)?|adolescentes?)\b"
)
_PRIZE = re.compile(
    r"\b(?:(?:primer|segundo|tercer|cuarto|quinto|1er\.?|2do\.?|3er\.?)[oa]? (?:lugar|sitio|puesto|premio)|"
    r"mencion honorifica|ganador\w*|triunfador\w*|finalistas?|gan(?:o|aron)|campeon\w*|"
    r"medallas? de (?:oro|plata|bronce)|premiad[oa]s?)\b"
)
# A council of children, who is mayor for a day.
_PLAYED = re.compile(
    r"\b(?:cabildo|ayuntamiento|parlamento|congreso|gabinete|alcald(?:e|esa)|president[ea]|sindic[oa]|"
    r"regidor(?:a|es)?|diputad[oa]s?|rein[ao]|embajador(?:a|es)?)(?: \w+){0,2} "
    r"(?:infantil(?:es)?|de (?:los )?ninos|por un dia)\b(?P<row>[^.]{0,80}:)?"
)
_PUPIL = re.compile(
    r"(?:alumn[oa]|nin[oa]|pequen[oa]|infante|escolapi[oa]|"
    r"estudiante(?! de (?:la |el )?(?:universi|licencia|ingenier|maestr|facultad|derecho|medicina)))s?\b"
)
_TEACHES = re.compile(r"\b(?:direct|maestr|profes|docent|supervis|jef|coordin)")
_OF_A_SCHOOL = re.compile(
    r"\s*[,(]?\s*(?:del? )?(?:(?:el|la) )?"
    r"(?:(?:(?:primer|segundo|tercer|cuarto|quinto|sexto)|[1-6](?:°|º|o|er|do|to)?\.?) "
    r"(?:grado|ano|de (?:primaria|secundaria|preescolar))|"
    r"esc(?:uela|\.)|primaria|secundaria|jardin de ninos|kinder|preescolar)\b"
    r"|[^.;()]{0,60}\(esc(?:uela|\.)?\s"
)
_HONOUR = re.compile(
    r"\b(?:reconocimiento|homenaje|galardon|medalla|presea|trayectoria|ciudadan[oa]s? (?:disting|ejempl)|"
    r"concejal|candidatura|toma de posesion|corporacion municipal)"
)
_YOUNG, _NEAR = 500, 40  # letters before a name that tell of a contest, and right before it
_BEFORE, _AFTER = (140, 16), (140, 14)  # letters and words


def is_private(title: str, office: str, behind: str, *, lead: str, after: str) -> bool:
    """Whether a person is of no office: a neighbour, whoever was given something, "la señora Ana López".

    Whom the town honours in public is named on purpose: `lead` tells of the honour.
    """
    last = re.search(r"[^\W\d_]+\s*$", lead)
    word = fold(last[0]) if last else ""
    if behind and not _PRIVATE.match(behind):
        return False
    if re.match(rf"\s*,\s*(?:(?:el|la|una?)\s+)?{_PRIVATE.pattern}", after, re.IGNORECASE):
        return True
    if office:
        return bool(_PRIVATE.match(office))
    if _SEVERAL.search(re.split(r"[.;](?=\s)", f"{lead}{title}")[-1]):
        return True
    if is_courtesy(title):
        return not _HONOUR.search(fold(lead))
    return bool(re.match(r"(?:vecin|beneficiari)[ao]\b", word))


def is_pupil(office: str, behind: str, lead: str) -> bool:
    """Whether what is said beside a name is that it is a pupil's, a child's."""
    last = re.search(r"[^\W\d_]+\s*$", lead)
    return any(_PUPIL.match(fold(one)) for one in (office, behind, last[0] if last else ""))


def is_young(text: str, start: int, end: int, *, office: str) -> bool:
    """Whether a name may be a child's, in a text that is about children or pupils.

    Who wins, who plays the mayor for a day, and of whom only the school is said.
    """
    before, after = fold(text[max(0, start - _YOUNG) : start]), fold(text[end : end + _BEFORE[0]])
    played = list(_PLAYED.finditer(before))
    near = played and (played[-1]["row"] or played[-1].end() >= len(before) - _NEAR)
    if near or (_OF_A_SCHOOL.match(after) and not _TEACHES.search(fold(office))):
        return True
    sentence = re.split(r"(?<=[a-z)]{3})\.\s", before)[-1]
    return not office and _PRIZE.search(f"{sentence} {re.split(r'[.;]', after)[0]}") is not None


def tells_of_children(text: str) -> bool:
    """Whether a text is about children or pupils, too."""
    return _CHILDREN.search(fold(text)) is not None


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
