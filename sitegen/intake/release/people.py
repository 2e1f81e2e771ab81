"""People of a text, with their offices: found by what is said of them, never by two capitals alone.

Left out on purpose: schools and streets with a person's name, and anyone said to be
detained, accused, hurt or missing, or a minor, who must never be listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from sitegen.config.settings import Config
from sitegen.intake.release.names import (
    NAME,
    NICK,
    is_namesake,
    is_same,
    lexicon,
    split_name,
    strength,
    title_before,
)
from sitegen.intake.release.offices import office_after, office_before
from sitegen.intake.release.private import is_barred, is_courtesy, is_of_nobody, is_private
from sitegen.intake.release.sheet import SURE, Fact, Line, Sheet, is_capitals
from sitegen.intake.release.spans import SAINTS, names_within
from sitegen.text import collapse, fold

_LONGEST_SIGNER = 80  # letters of a name with its office
_FEW = 5  # who sign without being a list
_UNSURE = 0.6
_BEFORE, _AFTER = 170, 280
_LIST = 900  # letters that a list of streets may fill
_SENTENCE = 400  # letters that tell what a list of names is


class Candidate(msgspec.Struct, frozen=True):
    """A name at a place of the text, what speaks for it, and the office said beside it."""

    name: str
    sure: float
    words: str
    office: str = ""
    barred: bool = False  # said to be what nobody may be listed as
    listed: bool = False  # one of many who signed


def take_people(sheet: Sheet, config: Config, signed: int | None) -> None:
    """Notes the people of the text with their offices; their words stay where they are.

    `signed` is the number of the line with which a signature begins.
    """
    own = {fold(one.name) for one in config.municipalities}
    found: list[Candidate] = []
    for paragraph in _paragraphs(sheet):
        found.extend(_candidates(paragraph, own))
    found.extend(_signers(sheet, signed))
    for person in _merged(found):
        if person.barred:
            sheet.note(Fact("unlisted", person.name, person.sure, person.words))
        else:
            sheet.note(Fact("person", person.name, person.sure, person.words, detail=person.office))


def _paragraphs(sheet: Sheet) -> Iterator[str]:
    """The text's paragraphs, and captions; capitals say nothing about names and are passed over."""
    blocks: dict[int, list[Line]] = {}
    for line in sheet.free("body"):
        blocks.setdefault(line.block, []).append(line)
    for lines in blocks.values():
        text = "\n".join(line.text for line in lines)
        if not is_capitals(text):
            yield text
    for fact in sheet.facts:
        if fact.field in ("caption", "deck"):
            yield fact.value


def _signers(sheet: Sheet, signed: int | None) -> Iterator[Candidate]:
    """Lists of names with stacked titles, one on a line.

    A long list below "Atentamente" is a signature, not the people of the news: it is only told of.
    """
    lines = [line for line in sheet.free("body") if len(line.text) <= _LONGEST_SIGNER]
    split = [(line, split_name(line.text.partition(",")[0])) for line in lines]
    found = [
        (line, one)
        for line, one in split
        if one and (one[0] or (line.style == "item" and strength(one[1]) >= 1))
    ]
    below = [
        line for line, _ in found if signed is not None and line.number > signed and line.style == "item"
    ]
    for line, one in found:
        office = line.text.partition(",")[2].strip(" .;")
        listed = line in below and len(below) > _FEW and not office
        barred = is_of_nobody(f"{_intro(sheet, line)} {office}") or (is_courtesy(one[0]) and not office)
        yield Candidate(one[1], _UNSURE if listed else 0.85, line.text, office, barred=barred, listed=listed)


def _intro(sheet: Sheet, line: Line) -> str:
    """The last words before a list, which say what all its names are."""
    above = [one for one in sheet.lines[: line.number] if one.style != "item"]
    return above[-1].text[-_AFTER:] if above and line.style == "item" else ""


# --- candidates -------------------------------------------------------------------


def _candidates(text: str, own: set[str]) -> Iterator[Candidate]:
    for found in NAME.finditer(text):
        for start, end in names_within(text, found.start("name"), found.end("name")):
            one = _weighed(text, *_without_towns(text, start, end, own), own)
            if one is not None:
                yield one


def _without_towns(text: str, start: int, end: int, own: set[str]) -> tuple[int, int]:
    """The bounds of a name without the town of an office before it or the town behind it.

    "la alcaldesa de Tijuana Ana López", "los alcaldes Ana López de Naucalpan y …".
    """
    name = text[start:end]
    town = next((one for one in own if fold(name).startswith(f"{one} ") and len(fold(name)) == len(name)), "")
    if town and len(name[len(town) :].split()) > 1:
        start += len(town) + 1
    whole, of, last = text[start:end].rpartition(" de ")
    saint = fold(last.split(" ")[0]) in SAINTS
    of_towns = _MAYORS.search(fold(text[max(0, start - _BEFORE) : start])) is not None
    known = " " in last or (fold(last) in lexicon()["surnames"] and not of_towns)
    if of and " " in whole and (saint or not known) and (of_towns or strength(whole) >= 1):
        end = start + len(whole)
    return start, end


def _weighed(text: str, start: int, end: int, own: set[str]) -> Candidate | None:
    name = collapse(text[start:end])
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    title, strong = title_before(before), strength(name)
    words = len(re.findall(r"[^\W\d_]{2,}", re.sub(NICK, "", name)))
    saint = fold(name).split()[0] in SAINTS or fold(before).split()[-1:] == ["en"]
    if saint and not title:
        return None
    if words < 2 or (any(fold(name) in one for one in own) and not title):  # noqa: PLR2004 - a given name and a surname
        return None
    lead = before[: len(before) - len(title)] if title else before
    direct, office = office_before(lead)
    behind = office_after(after)
    listed = not (title or office or behind) and _LIST_OF_PLACES.search(
        _small(text[max(0, start - _LIST) : start])
    )
    if listed or (_is_place(lead) and not (title and office)):
        return None
    known = is_namesake(name)
    if known and fold(name) in lexicon()["namesakes"] and not (title or direct or behind):
        return None
    sure = _sure(
        strong,
        title=bool(title),
        office=bool(office or behind),
        direct=direct,
        verb=_verb_near(before, after),
    )
    if (known and not (direct or behind)) or _OF_MEMORY.search(fold(before)):
        sure = min(sure, _UNSURE)
    if sure < 0.4:  # noqa: PLR2004 - not even worth telling
        return None
    shown = collapse(text[max(0, start - 60) : end + 60])
    private = is_private(
        title, office, behind, lead=text[max(0, start - _SENTENCE) : start - len(title)], after=after
    )
    return Candidate(name, sure, shown, office or behind, barred=private or is_barred(text, start, end))


def _sure(strong: float, *, title: bool, office: bool, direct: bool, verb: bool) -> float:
    """How sure a name is one of a person, from what speaks for it."""
    if strong >= 1:  # a given name and a surname that are known
        return 0.9 if title or office or verb else 0.8
    if strong >= 0.5:  # noqa: PLR2004 - one of the two
        return 0.88 if title or direct else 0.8 if office or verb else 0.6
    return 0.85 if title else 0.75 if direct else 0.5 if office and verb else 0.3


# --- what stands around -----------------------------------------------------------


def _verb_near(before: str, after: str) -> bool:
    """Whether a verb of saying or doing stands right beside the name."""
    verbs = lexicon()["verbs"]
    following = [fold(word) for word in re.findall(r"[^\W\d_]+", after[:40])[:2]]
    preceding = [fold(word) for word in re.findall(r"[^\W\d_]+", before[-40:])[-2:]]
    return any(word in verbs for word in (*following, *preceding))


def _is_place(before: str) -> bool:
    """Whether a school, street or town takes its name from whoever is named."""
    if _PLACES_NAMED.search(_small(re.split(r"[;:!?]|\.(?=\s+[A-Z])", before)[-1])):
        return True
    if _TOWN_OF.search(fold(before)):
        return True
    clause = re.split(r"[;:.!?,)](?=\s|$)", before)[-1]
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", clause)][-6:]
    found = [at for at, word in enumerate(words) if word in lexicon()["places"]]
    if not found:
        return False
    between = words[found[-1] + 1 :]
    return all(word in _OF_A_PLACE or word in lexicon()["places"] for word in between)


def _small(text: str) -> str:
    """The text without accents, its capitals as they are."""
    return "".join(fold(one) if one.islower() else one for one in text)


_MAYORS = re.compile(r"\b(?:alcald(?:es|esas)|president[ea]s municipales|ediles|intendent[ea]s)\b[^.]*$")
_TOWN_OF = re.compile(
    r"\b(?:ayuntamiento|(?:gobierno|administracion) municipal|municipio|municipalidad|alcaldia)"
    r"(?: constitucional| provincial| distrital)? de $"
)
# Of whom a statue or a day reminds: no person of the news.
_OF_MEMORY = re.compile(
    r"\b(?:estatua|busto|monumento|efigie|natalicio|luctuoso|mausoleo|restos|tumba)s?\b[^.;]{0,60}$"
)
# "los bulevares Adolfo López Mateos y …", "las colonias Portales, Narvarte y …"
_PLACES_NAMED = re.compile(
    r"\b(?:calles|avenidas|bulevares|boulevares|calzadas|colonias|escuelas|parques|plazas|barrios|"
    r"fraccionamientos|unidades habitacionales|comunidades|delegaciones|alcaldias|municipios|primarias|"
    r"secundarias|hospitales)\s+"
    r"(?:(?:[A-Z][^\s,]*|de|del|la|las|los|el|y|e)[,\s]+)+$"
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


# --- one person, several mentions -------------------------------------------------


def _merged(found: Iterable[Candidate]) -> list[Candidate]:
    """Each person once, by the longest of their names; whoever is barred once is barred."""
    people: list[list[Candidate]] = []
    for one in sorted(found, key=lambda one: -len(one.name.split())):
        group = next((some for some in people if is_same(some[0].name, one.name)), None)
        if group is None:
            people.append([one])
        else:
            group.append(one)
    order = {id(one): number for number, one in enumerate(found)} if isinstance(found, list) else {}
    people.sort(key=lambda group: min(order.get(id(one), 0) for one in group))
    return [_one(group) for group in people]


def _one(group: Sequence[Candidate]) -> Candidate:
    best = max(group, key=lambda one: one.sure)
    named = max(group, key=lambda one: (len(one.name.split()), one.sure))
    office = next((one.office for one in (named, *group) if one.office), "")
    sure = min(0.97, best.sure + 0.03 * (len(group) - 1)) if best.sure >= SURE else best.sure
    if any(one.listed for one in group) and not office and len(group) <= 2:  # noqa: PLR2004 - as a name and as a line
        sure = _UNSURE
    return Candidate(named.name, round(sure, 2), named.words, office, barred=any(one.barred for one in group))
