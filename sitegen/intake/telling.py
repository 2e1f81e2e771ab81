"""What a draft says of itself: the sure facts, in the keys that its kind may have."""

from __future__ import annotations

import re

from sitegen.config.settings import Config, Municipality
from sitegen.content.fields import fields_of
from sitegen.content.scalars import YES
from sitegen.intake.blocks import Paper
from sitegen.intake.front import Given
from sitegen.intake.release.contest import TITLE_SURE
from sitegen.intake.release.names import split_name
from sitegen.intake.release.read import Analysis
from sitegen.intake.release.sheet import Fact, bare
from sitegen.newsroom.urls import alias
from sitegen.text import closest, fold

_HIDDEN = ("draft", "private", "password", "pending", "future", "auto-draft")
_PHONE_DIGITS = 7


def given_of(
    analysis: Analysis, paper: Paper, config: Config, *, owner: str, hidden: bool
) -> dict[str, Given]:
    """The values of the front matter by key, only those that the document's kind may have."""
    municipality = next((one for one in config.municipalities if one.id == owner), None)
    given: dict[str, Given] = {
        "title": analysis.value("title"),
        "place": _place(analysis, municipality),
        "folio": analysis.value("folio"),
        "deck": [fact.value for fact in analysis.all("deck")],
        "summary": paper.hints.summary,
        "topics": list(topics_of(paper, config)),
        "people": [_person(fact) for fact in analysis.all("person")],
        "contact": ""
        if is_known_contact(analysis.value("contact"), municipality)
        else analysis.value("contact"),
        "aliases": list(_aliases(paper, config)),
    }
    date = analysis.value("date")
    if date:
        given["date"] = (date,)
    if hidden or paper.hints.status in _HIDDEN or _is_unsure(analysis):
        given["draft"] = (YES["es" if config.site.speech == "es" else "en"],)
    if paper.hints.status == "future" and date:
        given["publish_at"] = (date,)
    if analysis.letter:
        given |= _letter(analysis)
    mine = {field.key.name for field in fields_of(analysis.kind)}
    return {name: value for name, value in given.items() if name in mine and value}


def topics_of(paper: Paper, config: Config) -> tuple[str, ...]:
    """The topics of site.toml that the document's categories name."""
    known = {fold(one.id): one.id for one in config.topics} | {
        fold(one.name): one.id for one in config.topics
    }
    return tuple(dict.fromkeys(known[fold(one)] for one in paper.hints.categories if fold(one) in known))


def unknown_topics(paper: Paper, config: Config) -> tuple[tuple[str, str], ...]:
    """The categories that site.toml does not have, each with the topic that may be meant."""
    names = [one.name for one in config.topics]
    known = {fold(one.id) for one in config.topics} | {fold(name) for name in names}
    return tuple(
        (one, closest(one, names)) for one in dict.fromkeys(paper.hints.categories) if fold(one) not in known
    )


def is_known_contact(contact: str, municipality: Municipality | None) -> bool:
    """Whether site.toml holds the telephone or address already: pages show it from there."""
    if not contact or municipality is None:
        return False
    digits = re.sub(r"\D", "", contact)
    phones = [
        re.sub(r"\D", "", phone)
        for phone in (municipality.phone, municipality.on_call, municipality.whatsapp)
    ]
    if any(len(phone) >= _PHONE_DIGITS and phone[-_PHONE_DIGITS:] in digits for phone in phones):
        return True
    street = bare(municipality.address).split(",")[0]
    return bool(street) and street in bare(contact)


def _place(analysis: Analysis, municipality: Municipality | None) -> str:
    place = analysis.value("place")
    return (
        ""
        if municipality is not None and fold(place) == fold(municipality.name)
        else place.title()
        if place.isupper()
        else place
    )


def _is_unsure(analysis: Analysis) -> bool:
    """A title that was only found in want of a better one waits for a person's eye."""
    sure = max((fact.sure for fact in analysis.facts if fact.field == "title"), default=0.0)
    return 0 < sure < TITLE_SURE


def _person(fact: Fact) -> dict[str, str]:
    return {"name": fact.value, "office": fact.detail}


def _letter(analysis: Analysis) -> dict[str, Given]:
    return {
        "subtype": ("oficio",),
        "number": analysis.value("folio"),
        "folio": "",
        "subject": analysis.value("subject"),
        "addressees": [_person(fact) for fact in analysis.all("addressee")],
        "salutation": analysis.value("salutation"),
        "signatories": [_person(fact) for fact in analysis.all("signatory")],
        "copies": [_person(fact) for fact in analysis.all("copy")],
        "people": [
            _person(fact)
            for fact in analysis.all("person")
            if not any(_same(fact.value, one.value) for one in analysis.all("signatory"))
        ],
    }


def _same(one: str, other: str) -> bool:
    split = split_name(other)
    return fold(one) == fold(split[1] if split else other)


def _aliases(paper: Paper, config: Config) -> tuple[str, ...]:
    """The document's old address, if a static host can lead on from it."""
    old = re.sub(r"^https?://[^/]+", "", paper.hints.address)
    return (old,) if old and "?" not in old and alias(config, old) else ()
