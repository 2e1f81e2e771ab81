"""Whose text it is: the municipality of site.toml that gives it out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from sitegen.config.settings import Config
from sitegen.intake.release.issuers import Issuer, issuers
from sitegen.intake.release.opening import Dateline
from sitegen.intake.release.places import named, same_state
from sitegen.intake.release.sheet import SURE, Fact, Line, Sheet

_CLEAR = 0.12  # by which the surest issuer must be ahead
_PARAGRAPH, _ROW = 200, 40  # letters
_PUBLISHER = re.compile(r"\W*publicad[oa]\s+por\b", re.IGNORECASE)
_FIRST = 40  # paragraphs that are looked at


def take_municipality(
    sheet: Sheet, dateline: Dateline | None, config: Config, *, given: str, letter: bool
) -> None:
    """Notes municipality (its id) and state; what is not clear is noted with less than SURE."""
    place = dateline.place if dateline else ""
    state = dateline.state if dateline else ""
    ranked = [one for one in issuers(_texts(sheet), config) if _agrees(one, state, config) or letter]
    fact = _chosen(ranked, place, state, config, given=given, letter=letter)
    if fact is None:
        words = place or (ranked[0].words if ranked else "")
        value = ranked[0].municipality if ranked else place
        if value:
            sheet.note(Fact("municipality", value, 0.5, words))
        return
    sheet.note(fact)
    own = config.municipality(fact.value).state
    if own and not sheet.value("state"):
        sheet.note(Fact("state", own, fact.sure, fact.words))


def _chosen(
    ranked: list[Issuer], place: str, state: str, config: Config, *, given: str, letter: bool
) -> Fact | None:
    if given:
        return Fact("municipality", given, 1.0, "--municipality")
    here = named(place, state, config) if place else ()
    top = ranked[0] if ranked else None
    ahead = top is not None and (len(ranked) == 1 or top.sure - ranked[1].sure >= _CLEAR)
    if letter and top is not None and ahead and top.sure >= SURE:
        return Fact("municipality", top.municipality, top.sure, top.words)
    if len(here) == 1:
        return Fact("municipality", here[0].id, 0.95, place)
    if top is not None and ahead and top.sure >= SURE:
        return Fact("municipality", top.municipality, top.sure, top.words)
    if len(config.municipalities) == 1:
        return Fact("municipality", config.municipalities[0].id, 0.8, config.municipalities[0].name)
    return None


def _agrees(issuer: Issuer, state: str, config: Config) -> bool:
    return same_state(state, config.municipality(issuer.municipality).state)


def _texts(sheet: Sheet) -> list[str]:
    """The title first, then the text, then what stood around it."""
    title = next((fact.words for fact in sheet.facts if fact.field == "title"), "")
    body = list(_paragraphs(sheet.free("body")))[:_FIRST]
    around = [
        fact.value
        for fact in sheet.facts
        if fact.field in ("contact", "signatory", "subject", "deck", "caption", "byline")
    ]
    offices = [fact.detail for fact in sheet.facts if fact.field == "signatory"]
    left = [
        line
        for one in sheet.left
        if one.why in ("slogan", "header", "footer", "label")
        for line in one.words.split("\n")
    ]
    left += [one.words for one in sheet.left if one.why == "interface" and _PUBLISHER.match(one.words)]
    return [title, *body, *around, *offices, *left]


def _is_broken(text: str, below: str) -> bool:
    return below[:1].islower() or (len(text) > _ROW and not re.search(r"[.:;!?]\W*$", text))


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    """The lines, and as one those of a paragraph that was broken by returns: a name may be, too."""
    for _, group in itertools.groupby(lines, key=lambda line: line.block):
        texts = [line.text for line in group]
        broken = any(_is_broken(one, two) for one, two in itertools.pairwise(texts))
        whole = " ".join(texts)
        yield from [whole] if broken and len(whole) > _PARAGRAPH else texts
