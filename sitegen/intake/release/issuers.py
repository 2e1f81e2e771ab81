"""Issuers: which municipality of site.toml a text comes from, by its own words.

A mere mention is no sign: the Senate is mentioned in a town's release too. What counts is
the dateline, and the issuer's own words ("Ayuntamiento de …", "Presidenta Municipal de …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from sitegen.config.settings import Config, Municipality
from sitegen.intake.release.names import lexicon
from sitegen.intake.release.places import SAINT, cased, forms_of, plain
from sitegen.intake.release.sheet import is_capitals

_OF_MUNICIPALITY = (
    r"ayuntamiento(?: constitucional)?|gobierno(?: municipal)?|administracion municipal|municipio|alcaldia|"
    r"alcalde(?:sa)?|president[ea](?:s)?(?: municipal(?:es)?)?(?: constitucional)?|edil|mandatari[oa]|"
    r"cabildo|presidencia municipal|"
    r"comunicacion social|sindic[oa]|tesoreria municipal|titular|habitantes|vecinos|"
    r"delegacion|regidor(?:a)?|demarcacion|municipalidad(?: provincial| distrital)?|intendencia|intendente|"
    r"gad[mp]?(?: municipal)?(?: del canton)?|concejo|concejal(?:ia)?|corporacion municipal|"
    r"jefatura delegacional"
)
_OFFICE = (
    r"instituto|direccion|unidad|coordinacion|secretaria|sistema|dif|comision|policia|transito|organismo|"
    r"proteccion civil|archivo|consejo|contraloria|junta|patronato|casa de (?:la )?cultura"
)
_KIND = " (?:de la|del) (?:provincia|distrito|canton|ciudad|comuna|localidad|partido|departamento)"
# Of a state, not of the municipality that has its name.
_STATE_ONLY = re.compile(
    r"(?:gobernador(?:a)?|gobierno del estado|estado|congreso|universidad(?: \w+){0,3}|poder judicial|"
    r"tribunal[^.]*|fiscalia[^.]*|secretari[ao] de gobierno) "
    r"(?:del? )?(?:estado )?(?:libre y soberano )?(?:de )?$"
)


class Issuer(msgspec.Struct, frozen=True):
    """A municipality that a text may come from, how sure, and the words that say so."""

    municipality: str
    sure: float
    words: str


def issuers(texts: Sequence[str], config: Config) -> tuple[Issuer, ...]:
    """The municipalities that a text's own words name as its issuer, surest first.

    `texts` are paragraphs in order, the title first.
    """
    scores: dict[str, float] = {}
    shown: dict[str, str] = {}
    told: set[str] = set()  # by more than mentions
    local = any(_TOWN_HALL.search(plain(text)) for text in texts)
    for number, text in enumerate(texts):
        for one in config.municipalities:
            for weight, words in _links(text, one, config.municipalities, titled=number == 0):
                if weight <= _OF_THE_TOWN and not local:
                    continue
                scores[one.id] = scores.get(one.id, 0.0) + weight * (1.5 if number == 0 else 1.0)
                shown.setdefault(one.id, words)
                told |= {one.id} if weight >= _WEAK else set()
    total = sum(scores.values())
    ranked = sorted(scores, key=lambda ident: (-scores[ident], ident))
    sure = {one: _sureness(scores[one], total) if one in told else _MENTIONS_SURE for one in ranked}
    return tuple(Issuer(ident, round(sure[ident], 2), shown[ident]) for ident in ranked)


def _sureness(score: float, total: float) -> float:
    """How sure an issuer is: its share of all links; a single weak one is just enough."""
    if score < _WEAK:
        return 0.5
    return min(0.9 if score > 1 else 0.72, 0.4 + 0.5 * score / total)


_WEAK = 0.8
_OFFICES, _OF_THE_TOWN, _MENTIONED = (
    0.85,
    0.8,
    0.2,
)  # several of them make an issuer, where the text speaks of its town hall
_MENTIONS_SURE = 0.6  # who is only mentioned is only told of
_PEOPLE_OF = (
    r"(?:colonias|comunidades|comisarias|calles|ciudad(?:anos)?|pueblo|poblacion|puerto|familias|ninez|juventud|"
    r"jovenes|mujeres|gente|canales|fiestas(?: de \w+)?|carnaval|mercado|malecon|vialidades|norte|"
    r"sur|oriente|poniente|futuro|desarrollo|bienestar|cabecera(?: municipal)?|centro(?: historico)?) de|"
    r"(?:transformar|gobernar) a|"
    r"todo|visit[eoa]|bienvenid[oa]s a|(?:un |una )(?:mejor|nuev[oa]|gran)|"
    r"nuestr[oa]|querid[oa]|bell[oa]|hermos[oa]"
)
_SUBJECT = (
    r" (?:es|son|somos|sera|tiene|tendra|cuenta|avanza|crece|merece|vive|celebra|recibe|sigue|se \w+)\b"
)
_TOWN_HALL = re.compile(
    r"\b(?:alcald\w+|president[ae] municipal|ayuntamiento|cabildo|edil|(?:inter)?municip(?:al|alidad|io)|"
    r"intendent[ea]|regidor\w*|concejal\w*)\b"
)
_GOVERNS = re.compile(
    rf"(?:{_OF_MUNICIPALITY})(?:{_KIND})?(?: (?:[a-z]+ ){{0,2}}?)?(?:del? |la |el |los |en )*$"
    r"|\b(?:mayor|city|town|village|council|county) of (?:the (?:city|town|village) of )?$"
)
_OFFICE_OF = re.compile(rf"\b(?:{_OFFICE})\b[^.;:]{{0,90}}(?:del? |en )(?:la |el )?$")
_FAMILY_OF = re.compile(r"\b(?:sistema )?(?:dif|smdif)(?: municipal)? $")
_PEOPLE = re.compile(rf"\b(?:{_PEOPLE_OF}) $")
_PLACED = re.compile(r"\b(?:en|para|de|por) $")
_SLOGAN = 40  # letters of what a brand says behind its name


def _links(
    text: str, one: Municipality, among: Iterable[Municipality], *, titled: bool
) -> Iterable[tuple[float, str]]:
    """Each place where a paragraph ties itself to a municipality, with its weight and words."""
    every, written = tuple(among), cased(text)
    folded = written.lower()
    name = plain(one.name)
    longer = [plain(two.name) for two in every if name in plain(two.name) and two.id != one.id]
    forms = "|".join(re.escape(form) for form in forms_of(one, every))
    for found in re.finditer(rf"\b(?:{forms})\b", folded):
        around = folded[max(0, found.start() - 30) : found.end() + 40]
        if any(re.search(rf"\b{re.escape(two)}\b", around) and two != name for two in longer):
            continue
        before = _saintless(folded[max(0, found.start() - 110) : found.start()])
        if _STATE_ONLY.search(before) or not _is_written_as_name(written, found.start(), found.end()):
            continue
        words = folded[max(0, found.start() - 40) : found.end()]
        alone = len(folded) < len(found[0]) + _SLOGAN or folded[found.end() : found.end() + 1] in (":", ";")
        yield _weight(before, folded[found.end() :], titled=titled, alone=alone), words


def _weight(before: str, after: str, *, titled: bool, alone: bool) -> float:
    """How much a name ties a text to its municipality, by the words around it."""
    if _GOVERNS.search(before) or (not before and alone):
        return 1.0
    if _OFFICE_OF.search(before) or _FAMILY_OF.search(before):
        return _OFFICES
    subject = not before.strip() and re.match(_SUBJECT, after)
    if subject or _PEOPLE.search(before) or (titled and _PLACED.search(before)):
        return _OF_THE_TOWN
    return _MENTIONED


def _is_written_as_name(text: str, start: int, end: int) -> bool:
    """Whether words have a name's capital, and are no part of another: "Luis Victoria", "Centro de Salud"."""
    if not text[start].isupper():
        return False
    known, word = lexicon(), text[start:end].lower()
    before, after = text[:start].split()[-1:], re.match(r" (de )?([A-Z]\w+)", text[end:])
    if before and before[0][0].isupper() and before[0].lower() in known["given"]:
        return False
    if after and word in known["given"] and after[2].lower() in known["surnames"]:
        return False
    return not (after and word in known["places"] | known["institutions"] and not is_capitals(text))


def _saintless(before: str) -> str:
    """The words before a name without the saint or the honours that belong to it."""
    before = re.sub(r"(?:la )?heroica (?:e historica )?ciudad de $", "", before)
    return re.sub(rf"(?<=\bde ){SAINT.pattern}$", "", before)
