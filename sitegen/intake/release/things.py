"""Things that are named after people: schools, streets, halls, awards; and what tells them from people."""

from __future__ import annotations

import re

from sitegen.intake.release.names import lexicon
from sitegen.text import fold

_LIST = 900  # letters that a list of streets may fill


def is_thing(text: str, start: int, end: int, *, titled: bool, known: bool) -> bool:
    """Whether a name with its title, `text[start:end]`, is that of a thing by how it stands there.

    Alone in quotes, behind an article, at a street's corner or in a list of streets. `known` tells
    that a title, an office or a verb speaks for a person.
    """
    before, after = text[max(0, start - _LIST) : start], text[end : end + 3]
    if _QUOTED.search(before) and re.match(r"\s?[”\"»’'“]", after):
        return True
    if not titled and _ARTICLE.search(before):
        return True
    if known:
        return False
    plain = _small(before)
    sentence = _sentence(plain)
    along = _ALONG.search(sentence) and _STREET.search(sentence)
    return bool(_LIST_OF_PLACES.search(plain) or _AT_A_CORNER.search(sentence) or along)


def _sentence(before: str) -> str:
    """The sentence that a text ends in."""
    return re.split(r"[;!?]\s|(?<!\bav)(?<!\bjr)(?<!\bcol)(?<!\bblvd)\.\s", before)[-1]


def is_place(before: str) -> bool:
    """Whether a school, street or town takes its name from whoever is named."""
    if _PLACES_NAMED.search(_small(re.split(r"[;:!?]|\.(?=\s+[A-Z])", before)[-1])):
        return True
    before = _SHORTENED.sub(r"\1", before)
    if _TOWN_OF.search(fold(before)):
        return True
    clause = re.split(r"[;:.!?,)](?=\s|$)", before)[-1]
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", clause)][-6:]
    found = [at for at, word in enumerate(words) if word in lexicon()["places"]]
    if not found or words[-1:] == ["y"]:  # "la presidenta de la colonia y Juan Luna"
        return False
    between = words[found[-1] + 1 :]
    return all(word in _OF_A_PLACE or word in lexicon()["places"] for word in between)


def verb_near(before: str, after: str) -> bool:
    """Whether a verb of saying or doing stands right beside the name."""
    verbs = lexicon()["verbs"]
    following = [fold(word) for word in re.findall(r"[^\W\d_]+", after[:40])[:2]]
    preceding = [fold(word) for word in re.findall(r"[^\W\d_]+", before[-40:])[-2:]]
    return any(word in verbs for word in (*following, *preceding))


def _small(text: str) -> str:
    """The text without accents, its capitals as they are."""
    return "".join(fold(one) if one.islower() else one for one in text)


_TOWN_OF = re.compile(
    r"\b(?:ayuntamiento|(?:gobierno|administracion) municipal|municipio|municipalidad|alcaldia)"
    r"(?: constitucional| provincial| distrital)? de $"
)
# "los bulevares Adolfo López Mateos y …", "las colonias Portales, Narvarte y …"
_PLACES_NAMED = re.compile(
    r"\b(?:calles|avenidas|bulevares|boulevares|calzadas|colonias|escuelas|parques|plazas|barrios|"
    r"fraccionamientos|unidades|comunidades|delegaciones|alcaldias|municipios|primarias|instituciones|planteles|"
    r"secundarias|preparatorias|hospitales|jardines|bibliotecas|auditorios|canchas|salones|glorietas)"
    r"(?:\s+(?:[Pp]rimari|[Ss]ecundari|[Ee]ducativ|[Dd]eportiv|[Pp]ublic|[Hh]abitacional)[a-z]*)?,?\s+"
    r"(?:(?:[A-Z][^\s,]*|de|del|la|las|los|el|y|e)[,\s]+)*$"
)
# "Las colonias que atienden son Portales, Narvarte (etapas 1 y 2), …": up to the end of the list.
_LIST_OF_PLACES = re.compile(
    r"\b(?:calles|avenidas|bulevares|boulevares|calzadas|vialidades|colonias|barrios|fraccionamientos|comunidades|localidades|"
    r"ejidos|rancherias|poblados|sectores|circuitos|andadores|privadas)\b"
    r"(?:[^.;:]{0,90}?(?:\bson|\bfueron|\bencuentran|\bsiguientes|\bcomo|\b[a-z]+n)\b)?:?\s+"
    r"(?:(?:[A-ZÁÉÍÓÚÑ0-9(][^\s,;)]*|de|del|la|las|los|el|y|e|a|con|hasta|parte|colonias?|calles?|avenidas?|bulevar(?:es)?|boulevard|periferico|"
    r"calzada|prolongacion|ampliacion|privada|circuito|andador|general|profesora?|etapas?|secciones|seccion)[,;)\s]+)+$"
)
_OF_A_PLACE = frozenset(
    """
    cultura salud justicia dia arte artes cultural integral comunitario social desarrollo deporte infantes
    principal central norte sur oriente poniente ninos profesor profesora profr profra lic general
    doctor de del la el los las general tecnica federal estatal municipal publica privada urbana
    rural num numero no oficial vespertina matutina turno deportiva infantil primaria secundaria
    media superior sector y estado estatal
    """.split()  # noqa: SIM905 - a list literal would take a screen
)
# "Av. Hidalgo", "jr. Pinglo": the stop ends no sentence.
_SHORTENED = re.compile(
    r"\b(av|avda|jr|psje|pje|blvd|bvd|bv|calz|carr|ctra|col|fracc|prol|priv|cda|esc|prim|sec|pza|pl|gral|prof|profr|lic|dr|ing)\.",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«‘'”]\s?$")
_ARTICLE = re.compile(r"(?:\b(?:la|los|las)|\b(?<!señor )(?:el|del))\s+$")
_STREET = re.compile(
    r"\b(?:calles?|avenidas?|av|avda|bulevar(?:es)?|boulevard|blvd|carretera|calzada|tramos?|vialidad(?:es)?|"
    r"circulacion|carril(?:es)?|camino|libramiento|periferico|jr|pasajes?|esquinas?)\b",
    re.IGNORECASE,
)
# "hasta Manuel Márquez", "el cruce de Rubén Luna y la carretera", "entre Hidalgo y Julio Cota"
_STREETS = r"(?:(?:[A-ZÑ0-9][^\s,;)]*|de|del|la|las|los|el|y|e|a|con|calle|avenida)[,\s]+){0,12}$"
_AT_A_CORNER = re.compile(
    rf"\b(?:cruce|esquina|interseccion|entronque|confluencia)(?: (?:de|con|y|formada por))*\s+{_STREETS}"
)
_ALONG = re.compile(
    rf"\b(?:hasta|entre|desde|rumbo a|hacia|sobre|tramo (?:de|entre)|a la altura de)\s+{_STREETS}"
)
