"""The people of site.toml, and who of them a document names.

Only they have pages: 10,000 releases hold 10,000 names, and namesakes are many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from sitegen import calendar, text
from sitegen.config.settings import Config, Officer, Person
from sitegen.model import Item, Named, outline


def directory(config: Config) -> Mapping[str, tuple[Person, ...]]:
    """The people by folded name and alias, in the order of site.toml."""
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for person in config.people:
        for name in dict.fromkeys(_key(name) for name in (person.name, *person.aliases)):
            found[name].append(person)
    return MappingProxyType({name: tuple(people) for name, people in found.items()})


def match(directory: Mapping[str, tuple[Person, ...]], name: str, *, municipality: str) -> Person | None:
    """The person of a name as a document of `municipality` writes it, or None.

    Of namesakes the municipality's own is meant; between several nobody is, for a
    wrong link is worse than none.
    """
    people = directory.get(_key(name), ()) if directory else ()
    own = tuple(person for person in people if person.municipality == municipality)
    choice = own or people
    return choice[0] if len(choice) == 1 else None


def office(
    named: Named, person: Person | None, day: date | None, *, serving: Callable[[date], Iterable[Officer]]
) -> tuple[str, str]:
    """Office and institution to print beside a name: the document's words, else those held on its day.

    `serving` tells who served in the administration of a day; it is asked for names that are
    no person of site.toml, or one without an office then.
    """
    if named.office or day is None:
        return named.office, named.institution
    held = calendar.office_on(person, day) if person else None
    if held is not None:
        return held.office, named.institution or held.institution
    name = _key(named.name)
    found = next((one.office for one in serving(day) if _key(one.name) == name), "")
    return found, named.institution


def named_in(directory: Mapping[str, tuple[Person, ...]], item: Item) -> tuple[str, ...]:
    """The ids of those of site.toml whom a document names or who signed it, each once, in its order."""
    if not directory:
        return ()
    front = outline(item).front
    names = (*front.people, *front.signatories)
    found = (match(directory, named.name, municipality=item.municipality) for named in names)
    return tuple(dict.fromkeys(person.id for person in found if person is not None))


@lru_cache(maxsize=1 << 15)
def _key(name: str) -> str:
    return text.fold(text.collapse(name))
