"""Places: the states of Mexico, and which municipality of site.toml a text comes from.

A mere mention is no sign: the Senate is mentioned in a town's release too. What counts is
the dateline, and the issuer's own words ("Ayuntamiento de …", "Presidenta Municipal de …").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

import msgspec

from sitegen.config.settings import Config, Municipality
from sitegen.text import collapse, fold

# INEGI's 32 states, with the short forms that newsrooms use.
_STATES = {
    "Aguascalientes": "ags",
    "Baja California": "b c, bc",
    "Baja California Sur": "b c s, bcs",
    "Campeche": "camp",
    "Chiapas": "chis",
    "Chihuahua": "chih",
    "Ciudad de México": "cdmx, c d m x, df, d f, distrito federal",
    "Coahuila": "coah, coahuila de zaragoza",
    "Colima": "col",
    "Durango": "dgo",
    "Estado de México": "edo mex, edomex, edo de mexico, edo de mex, mex, mexico",
    "Guanajuato": "gto",
    "Guerrero": "gro",
    "Hidalgo": "hgo",
    "Jalisco": "jal",
    "Michoacán": "mich, michoacan de ocampo",
    "Morelos": "mor",
    "Nayarit": "nay",
    "Nuevo León": "n l, nl",
    "Oaxaca": "oax",
    "Puebla": "pue",
    "Querétaro": "qro",
    "Quintana Roo": "q roo, qroo, q r",
    "San Luis Potosí": "s l p, slp",
    "Sinaloa": "sin",
    "Sonora": "son",
    "Tabasco": "tab",
    "Tamaulipas": "tamps",
    "Tlaxcala": "tlax",
    "Veracruz": "ver, veracruz de ignacio de la llave",
    "Yucatán": "yuc",
    "Zacatecas": "zac",
}
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


# Official suffixes of municipalities' names: who they are called after.
_HEROES = frozenset(
    """
    constitucion cordova dominguez independencia libertad navarro padilla reforma
    allende alvarez arista arteaga bravo carranza comonfort corregidora degollado diaz escobedo galeana
    gonzalez guerrero hidalgo iturbide juarez lerdo los madero matamoros mier mina morelos obregon ocampo
    ortega quiroga ramirez rayon rosales ruiz salazar serdan soto trujano vicario victoria zapata
    zaragoza
    """.split()  # noqa: SIM905 - a list literal would take a screen
)
_GENERIC = frozenset(["boca", "ciudad", "heroica", "isla", "playas", "pueblo", "puerto", "valle", "villa"])
_WHOLE = {"cd": "Ciudad", "h": "", "hca": "", "sta": "Santa", "sto": "Santo", "sn": "San", "gral": "General"}
_ABBREVIATED = re.compile(r"\b(cd|hca|sta|sto|sn|gral|h)\.(?=\s)", re.IGNORECASE)


_SAINT = re.compile(r"(?:san|santa|santo)(?: [a-z]+){1,2} ")  # "San Juan Bautista Tuxtepec"


class Issuer(msgspec.Struct, frozen=True):
    """A municipality that a text may come from, how sure, and the words that say so."""

    municipality: str
    sure: float
    words: str


@functools.cache
def _state_forms() -> dict[str, str]:
    forms = {fold(name): name for name in _STATES}
    for name, short in _STATES.items():
        forms |= {one.strip(): name for one in short.split(",")}
    return forms


def state_names() -> tuple[str, ...]:
    """The states' names of one word, which are nothing else wherever they stand."""
    return tuple(name for name in _STATES if " " not in name)


def state_of(text: str) -> str:
    """The state that a text names and nothing else ("B.C.", "Edo. Méx.", "TABASCO"), or ""."""
    words = collapse(re.sub(r"[^\w ]+", " ", fold(text)))
    return _state_forms().get(words, "") or _state_forms().get(words.replace(" ", ""), "")


def same_state(one: str, other: str) -> bool:
    """Whether two ways of writing name one state; an empty one agrees with any."""
    if not one or not other:
        return True
    return (state_of(one) or fold(one)) == (state_of(other) or fold(other))


def named(place: str, state: str, config: Config) -> tuple[Municipality, ...]:
    """The municipalities of site.toml of this name, in this state if one is said.

    Of exactly this name; else the one that is called so for short ("Ecatepec"), or whose
    seat has the longer name ("San Francisco de Campeche").
    """
    wanted = _plain(_ABBREVIATED.sub(lambda found: _WHOLE[fold(found[1])], place))
    here = [one for one in config.municipalities if same_state(state, one.state)]
    exact = tuple(one for one in here if _plain(one.name) == wanted)
    if exact:
        return exact
    for part in place.split(", ") if ", " in place and not state else ():  # with a region of another country
        alike = tuple(one for one in here if _plain(one.name) == _plain(part))
        if len(alike) == 1:
            return alike
    called = tuple(
        one
        for one in here
        if wanted in _forms(one, here)
        or wanted.endswith(f" de {_plain(one.name)}")
        or is_with_saint(wanted, _plain(one.name))
    )
    if not called and state and wanted and wanted.split()[0] not in _GENERIC:  # "Nochistlán, Zac."
        called = tuple(one for one in here if _plain(one.name).startswith(f"{wanted} de "))
    return called if len(called) == 1 else ()


def is_with_saint(place: str, name: str) -> bool:
    """Whether a folded place is a name with its saint before it: "san pedro tlaquepaque"."""
    return place.endswith(f" {name}") and bool(_SAINT.fullmatch(place[: -len(name)]))


def _forms(one: Municipality, among: Iterable[Municipality]) -> tuple[str, ...]:
    """How a municipality is called: by its name, and without the hero's name that it was given.

    "Ecatepec de Morelos" is Ecatepec, "Valle de Bravo" is not Valle; nor where another is called so.
    """
    name = _plain(one.name)
    short, _, hero = name.rpartition(" de ")
    if not short or hero.removeprefix("la ").split()[0] not in _HEROES or short.split()[0] in _GENERIC:
        return (name,)
    if any(short in _plain(two.name) for two in among if two.id != one.id) or state_of(short):
        return (name,)
    return name, short


def issuers(texts: Sequence[str], config: Config) -> tuple[Issuer, ...]:
    """The municipalities that a text's own words name as its issuer, surest first.

    `texts` are paragraphs in order, the title first.
    """
    scores: dict[str, float] = {}
    shown: dict[str, str] = {}
    told: set[str] = set()  # by more than mentions
    local = any(_TOWN_HALL.search(_plain(text)) for text in texts)
    for number, text in enumerate(texts):
        folded = _plain(text)
        for one in config.municipalities:
            for weight, words in _links(folded, one, config.municipalities):
                if weight < _WEAK and not local:
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
_OF_THE_TOWN, _MENTIONED = 0.8, 0.2  # several of them make an issuer, where the text speaks of its town hall
_MENTIONS_SURE = 0.6  # who is only mentioned is only told of
_PEOPLE_OF = (
    r"(?:colonias|comunidades|calles|ciudad(?:anos)?|pueblo|poblacion|familias|cabecera(?: municipal)?|"
    r"centro(?: historico)?) de|todo|visit[eoa]|bienvenid[oa]s a"
)
_TOWN_HALL = re.compile(
    r"\b(?:alcald\w+|president[ae] municipal|ayuntamiento|cabildo|edil|municip(?:al|alidad|io)|intendent[ea]|"
    r"regidor\w*|concejal\w*)\b"
)
_SLOGAN = 40  # letters of what a brand says behind its name


def _links(folded: str, one: Municipality, among: Iterable[Municipality]) -> Iterable[tuple[float, str]]:
    """Each place where a paragraph ties itself to a municipality, with its weight and words."""
    every = tuple(among)
    name = _plain(one.name)
    longer = [_plain(two.name) for two in every if name in _plain(two.name) and two.id != one.id]
    forms = "|".join(re.escape(form) for form in _forms(one, every))
    for found in re.finditer(rf"\b(?:{forms})\b", folded):
        before = _saintless(folded[max(0, found.start() - 110) : found.start()])
        around = folded[max(0, found.start() - 30) : found.end() + 40]
        if any(re.search(rf"\b{re.escape(two)}\b", around) and two != name for two in longer):
            continue
        if _STATE_ONLY.search(before):
            continue
        words = folded[max(0, found.start() - 40) : found.end()]
        if re.search(
            rf"(?:{_OF_MUNICIPALITY})(?:{_KIND})?(?: (?:[a-z]+ ){{0,2}}?)?(?:del? |la |el |los |en )*$",
            before,
        ):
            yield 1.0, words
        elif re.search(rf"\b(?:{_OFFICE})\b[^.;:]{{0,90}}(?:del? |en )(?:la |el )?$", before) or re.search(
            r"\b(?:sistema )?(?:dif|smdif)(?: municipal)? $", before
        ):
            yield 0.8, words
        elif found.start() == 0 and (len(folded) < len(found[0]) + _SLOGAN or folded[found.end()] in ":;"):
            yield 1.0, words
        elif re.search(rf"\b(?:{_PEOPLE_OF}) $", before):
            yield _OF_THE_TOWN, words
        else:
            yield _MENTIONED, words


def _saintless(before: str) -> str:
    """The words before a name without the saint or the honours that belong to it."""
    before = re.sub(r"(?:la )?heroica (?:e historica )?ciudad de $", "", before)
    return re.sub(rf"(?<=\bde ){_SAINT.pattern}$", "", before)


@functools.cache
def _plain_cached(text: str) -> str:
    return collapse(re.sub(r"[^\w.;:]+", " ", fold(text)).replace("_", " "))


def _plain(text: str) -> str:
    return _plain_cached(text)


def is_place_like(text: str) -> bool:
    """Whether a text could be the name of a place: one to six words, capitals or particles, no figures."""
    words = text.split()
    if not 1 <= len(words) <= _LONGEST_PLACE or any(one.isdigit() for one in text):
        return False
    if not words[0][:1].isupper() or fold(words[0]) in _NEVER_FIRST:
        return False
    return all(word[:1].isupper() or fold(word) in _PARTICLES for word in words)


def split_place(text: str) -> tuple[str, str] | None:
    """A place and its state as a dateline writes them, or None if the text is no place.

    "Tijuana, Baja California", "Tijuana B.C.", "CUAUTITLÁN IZCALLI, Edo. Méx.", "Tijuana".
    """
    parts = [part.strip(" .") if not _DOTTED.search(part) else part.strip() for part in _CUT.split(text)]
    parts = [part for part in parts if part]
    if len(parts) > 2 and fold(parts[-1]) == "mexico" and state_of(parts[-2]):  # noqa: PLR2004 - place, state, country
        parts.pop()
    if not parts or len(parts) > 3 or not all(is_place_like(part) for part in parts):  # noqa: PLR2004 - place, municipality, state
        return None
    if len(parts) > 1:
        state = state_of(parts[-1])
        return (", ".join(parts[:-1]), state) if state else (", ".join(parts), "")
    words = parts[0].split()
    for cut in range(1, len(words)):
        state = state_of(" ".join(words[cut:]))
        if state and (state != "Estado de México" or len(words) - cut > 1):
            return " ".join(words[:cut]), state
    return parts[0], ""


_LONGEST_PLACE = 7
_NEVER_FIRST = frozenset(["de", "del", "y", "e", "en", "por", "para", "con", "a", "of"])
_PARTICLES = frozenset(["de", "del", "e", "la", "las", "los", "el", "y", "of", "the"])
_CUT = re.compile(r"\s*[,;|/()]\s*|\s+[-–—]\s+|(?<=[a-záéíóúñ]{3})\.\s+")
_DOTTED = re.compile(r"\b\w{1,4}\.\s?\w*\.?$")
