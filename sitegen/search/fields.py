"""What is searched of a document: its fields, and the terms of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from sitegen.config.settings import Config
from sitegen.content import terms
from sitegen.model import Item, Named, Prose
from sitegen.newsroom.languages import primary

Counts: TypeAlias = Mapping[str, int]  # terms, each with how often it occurs

# The fields with their weight in the rank, in the order of the index files (the most frequent first).
# Who knows a document knows words of its title, and with less weight meets others first that repeat them
# (benchmarks/search.py).
BOOSTS: tuple[tuple[str, int], ...] = (
    ("body", 1),
    ("title", 80),
    ("folio", 80),
    ("people", 5),
    ("summary", 4),
    ("municipality", 3),
    ("topics", 3),
)


def fields_of(item: Item, prose: Prose, *, config: Config, language: str) -> Mapping[str, Counts]:
    """The terms of every field of `BOOSTS`, analysed in the edition's `language`, in which readers ask.

    `prose` is that of the item's body, unpacked.
    """
    front = item.front
    own_words = {
        "title": (front.title, front.short_title),
        "folio": (front.folio, front.number),
        "people": _people(item),
        "summary": (front.summary or item.body.lead, *front.deck, front.subject),
    }
    shared = {"municipality": _places(item, config), "topics": _subjects(item, config)}
    small = {name: terms.counts("\n".join(many), language) for name, many in own_words.items()}
    small |= {name: _known("\n".join(many), language) for name, many in shared.items()}
    # The text's terms are as reading counted them, or anew for an edition of another language.
    own = primary(item.language) == primary(language)
    return {"body": prose.terms if own else terms.counts(prose.text, language), **small}


def surface_words(item: Item, prose: Prose, *, language: str) -> set[str]:
    """The words as they are written, in lower case, for completion."""
    front = item.front
    many = (front.title, front.summary, *front.deck, *_people(item), front.venue)
    return terms.completing("\n".join(many), language).union(prose.words)


def _people(item: Item) -> tuple[str, ...]:
    front = item.front
    groups: Iterable[tuple[Named, ...]] = (
        front.people,
        front.signatories,
        front.addressees,
        front.copies,
        front.attendees,
    )
    return tuple(f"{one.name}\n{one.office}\n{one.institution}" for group in groups for one in group)


def _places(item: Item, config: Config) -> tuple[str, ...]:
    front = item.front
    name = config.municipality(item.municipality).name if item.municipality else ""
    place = front.place if front.place != name else ""
    return (name, place, front.venue, front.address, *front.neighbourhoods)


def _subjects(item: Item, config: Config) -> tuple[str, ...]:
    names = {one.id: one.name for one in config.topics}
    areas = config.municipality(item.municipality).areas if item.municipality else ()
    area = next((one.name for one in areas if one.id == item.front.area), "")
    return (*(names.get(ident, ident) for ident in item.front.topics), area)


_known = lru_cache(maxsize=1 << 12)(terms.counts)  # for what many documents have in common
