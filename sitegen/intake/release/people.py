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
from sitegen.intake.release.private import (
    is_barred,
    is_courtesy,
    is_of_nobody,
    is_private,
    is_pupil,
    is_young,
    tells_of_children,
)
from sitegen.intake.release.sheet import SURE, Fact, Line, Sheet, is_capitals
from sitegen.intake.release.spans import SAINTS, names_within
from sitegen.intake.release.things import is_place, is_thing, verb_near
from sitegen.text import collapse, fold

_LONGEST_SIGNER = 80  # letters of a name with its office
_FEW = 5  # who sign without being a list
_UNSURE = 0.6
_LEAST, _BESIDE = 0.5, 0.75  # of a name among those of people
_BEFORE, _AFTER = 170, 280
_SENTENCE = 400  # letters that tell what a list of names is


class Candidate(msgspec.Struct, frozen=True):
    """A name at a place of the text, what speaks for it, and the office said beside it."""

    name: str
    sure: float
    words: str
    office: str = ""
    barred: bool = False  # said to be what nobody may be listed as
    listed: bool = False  # one of many who signed
    titled: bool = False
    young: bool = False  # perhaps a child, unless an office or a title is said of them


def take_people(sheet: Sheet, config: Config, signed: int | None) -> None:
    """Notes the people of the text with their offices; their words stay where they are.

    `signed` is the number of the line with which a signature begins.
    """
    own = {fold(one.name) for one in config.municipalities}
    found: list[Candidate] = []
    paragraphs = list(_paragraphs(sheet))
    young = tells_of_children("\n".join(paragraphs))
    for paragraph in paragraphs:
        found.extend(_candidates(paragraph, own, young=young))
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
        if fact.field in ("caption", "deck") or (fact.field == "title" and _is_sentence(fact.value)):
            yield fact.value


def _is_sentence(title: str) -> bool:
    """Whether a headline is written as a sentence, so that its capitals tell of names."""
    words: list[str] = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 3]  # noqa: PLR2004 - particles
    return 2 * sum(word[0].islower() for word in words) >= len(words)


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


def _candidates(text: str, own: set[str], *, young: bool) -> Iterator[Candidate]:
    """The names of a paragraph, in its order; `young` says that the text tells of children."""
    row: list[tuple[int, int, Candidate]] = []
    for found in NAME.finditer(text):
        for bounds in names_within(text, found.start("name"), found.end("name")):
            start, end = _without_towns(text, *bounds, own)
            one = _weighed(text, start, end, own)
            if one is None:
                continue
            if young and not one.barred and not one.titled:
                one = msgspec.structs.replace(one, young=is_young(text, start, end, office=one.office))
            row.append((start, end, one))
    for at, (start, end, one) in enumerate(row):
        before = text[row[at - 1][1] : start] if at and row[at - 1][2].sure >= SURE else ""
        after = text[end : row[at + 1][0]] if at + 1 < len(row) and row[at + 1][2].sure >= SURE else ""
        listed = _JOINS.fullmatch(before) or _JOINS.fullmatch(after)
        if listed and _LEAST <= one.sure < SURE and _may_be_full(one.name):
            yield msgspec.structs.replace(one, sure=_BESIDE)
        else:
            yield one


def _may_be_full(name: str) -> bool:
    """Whether a name has a word that is no given name, and is not one that streets have."""
    known = lexicon()["given"]
    return not is_namesake(name) and not all(
        fold(word) in known for word in name.split() if word[0].isupper()
    )


def _without_towns(text: str, start: int, end: int, own: set[str]) -> tuple[int, int]:
    """The bounds of a name without the town of an office before it or the town behind it.

    "la alcaldesa de Tijuana Ana López", "los alcaldes Ana López de Naucalpan y …".
    """
    name = text[start:end]
    town = next((one for one in own if fold(name).startswith(f"{one} ") and len(fold(name)) == len(name)), "")
    if town and len(name[len(town) :].split()) > 1:
        start += len(town) + 1
    first, _, rest = text[start:end].partition(" ")
    begun = (
        _TOWN_BEGUN.search(text[max(0, start - _BEFORE) : start]) and fold(first) not in lexicon()["given"]
    )
    if begun and " " in rest and strength(rest) >= 1:
        start = end - len(rest)  # "el alcalde de Ciudad Valles Ana López"
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
    verb = verb_near(before, after)
    named = bool(title or office or behind)
    if is_thing(text, start - len(title), end, titled=bool(title), known=named or verb) or (
        is_place(lead) and not (office and (title or (verb and strong >= 1)))
    ):
        return None
    known = is_namesake(name)
    if known and fold(name) in lexicon()["namesakes"] and not (title or direct or behind):
        return None
    sure = _sure(
        strong,
        title=bool(title),
        office=bool(office or behind),
        direct=direct,
        verb=verb,
    )
    if (known and not (direct or behind)) or _OF_MEMORY.search(fold(before)):
        sure = min(sure, _UNSURE)
    if sure < 0.4:  # noqa: PLR2004 - not even worth telling
        return None
    shown = collapse(text[max(0, start - 60) : end + 60])
    private = is_private(
        title, office, behind, lead=text[max(0, start - _SENTENCE) : start - len(title)], after=after
    )
    return Candidate(
        name,
        sure,
        shown,
        office or behind,
        barred=private or is_pupil(office, behind, lead) or is_barred(text, start, end),
        titled=bool(title) and not is_courtesy(title),
    )


def _sure(strong: float, *, title: bool, office: bool, direct: bool, verb: bool) -> float:
    """How sure a name is one of a person, from what speaks for it."""
    if strong >= 1:  # a given name and a surname that are known
        return 0.9 if title or office or verb else 0.8
    if strong >= 0.5:  # noqa: PLR2004 - one of the two
        return 0.88 if title or direct else 0.8 if office or verb else 0.6
    return 0.85 if title else 0.75 if direct else 0.5 if office and verb else 0.3


# Between the names of a list: ", ", "; ", " y "; "; El Fuerte, " where each has a town
_JOINS = re.compile(r"\s*(?:[,;]|[,;]?\s(?:y|e|así como))\s+(?:[^,;.]{3,30},\s+)?")
_TOWN_BEGUN = re.compile(r"\bde\s+(?:Ciudad|Cd\.|Villa|Puerto|Valle|Nuev[oa]|Gran)\s+$")
_MAYORS = re.compile(r"\b(?:alcald(?:es|esas)|president[ea]s municipales|ediles|intendent[ea]s)\b[^.]*$")
# Of whom a statue or a day reminds: no person of the news.
_OF_MEMORY = re.compile(
    r"\b(?:estatua|busto|monumento|efigie|natalicio|luctuoso|mausoleo|restos|tumba)s?\b[^.;]{0,60}$"
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


def _is_of_surnames(name: str) -> bool:
    """Whether a name is two surnames, "Ruiz Cota": whom it names in full the text does not say."""
    words = [fold(word) for word in name.split()]
    known = lexicon()
    return len(words) == 2 and all(one in known["surnames"] - known["given"] for one in words)  # noqa: PLR2004


def _one(group: Sequence[Candidate]) -> Candidate:
    best = max(group, key=lambda one: one.sure)
    if all(_is_of_surnames(one.name) for one in group):
        best = msgspec.structs.replace(best, sure=min(best.sure, _UNSURE))
    named = max(group, key=lambda one: (len(one.name.split()), one.sure))
    office = next((one.office for one in (named, *group) if one.office), "")
    sure = min(0.97, best.sure + 0.03 * (len(group) - 1)) if best.sure >= SURE else best.sure
    if any(one.listed for one in group) and not office and len(group) <= 2:  # noqa: PLR2004 - as a name and as a line
        sure = _UNSURE
    young = any(one.young for one in group) and not any(
        one.titled or (one.office and not one.young) for one in group
    )
    barred = young or any(one.barred for one in group)
    return Candidate(named.name, round(sure, 2), named.words, office, barred=barred)
