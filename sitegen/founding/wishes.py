"""What a new newsroom is to be: what was asked for, and every fact that the templates name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import Path

import msgspec

from sitegen.problems import Problem, SiteError, error
from sitegen.states import State, nearest, state_of
from sitegen.text import slug

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_ADDRESS = re.compile(r"^(?:https?://(?:www\.)?github\.com/|git@github\.com:)")
_NOTICE = timedelta(days=30)  # how long the first notice runs

NAMES = {"es": "Mi municipio", "en": "My municipality"}
AND = {"es": " y ", "en": " and "}
MANY = {"es": "varios municipios", "en": "several municipalities"}
TOLD = 3  # municipalities that a title names; more are `MANY`
ZONE = {"es": "zona_horaria", "en": "timezone"}
TITLES = {"es": "Sala de prensa de {name}", "en": "Newsroom of {name}"}
OPENING = {"es": "{name} abre su sala de prensa", "en": "{name} opens its newsroom"}
LABELS = {"es": ("Municipio", "Alcaldía"), "en": ("Municipality", "Borough")}
OWNER = {"es": "ayuntamiento/sala-de-prensa", "en": "cityhall/newsroom"}


class Place(msgspec.Struct, frozen=True):
    """A municipality of the newsroom, and its state by name or INEGI code; "" where nothing was said."""

    name: str = ""
    state: str = ""


class Wishes(msgspec.Struct, frozen=True):
    """What was asked for; "" where nothing was. `language` is `es` or `en`."""

    places: tuple[Place, ...] = ()
    language: str = "es"
    repository: str = ""
    output: str = ""
    private: bool = False
    many: bool = False  # a job for each municipality
    wheel: Path | None = None  # what the newsroom installs sitegen from


class Facts(msgspec.Struct, frozen=True):
    """Every fact that a template may name: those of the site, and of each municipality with the site's."""

    site: Mapping[str, str]
    towns: tuple[Mapping[str, str], ...]


def places_of(names: Iterable[str], states: Iterable[str]) -> tuple[Place, ...]:
    """Municipalities with their states, in order; a single state is that of all."""
    named, told = tuple(names), tuple(states)
    if len(told) == 1:
        return tuple(Place(name, told[0]) for name in named or ("",))
    return tuple(Place(name, state) for name, state in zip_longest(named, told, fillvalue=""))


def facts_of(wishes: Wishes, today: date) -> Facts:
    """What the templates are filled with. Raises SiteError with all that cannot be."""
    wrong = wrong_in(wishes)
    if wrong:
        raise SiteError(wrong)
    places = wishes.places or (Place(),)
    site = _site(wishes, places, today)
    ids = _ids(places, wishes.language)
    towns = (_town(place, ids[place], wishes.language) for place in places)
    zone = site["timezone"]
    return Facts(site, tuple({**site, **town, "zone": _zone(town, zone, wishes.language)} for town in towns))


def _town(place: Place, ident: str, language: str) -> dict[str, str]:
    state = state_of(place.state) or State("", "", "")
    name = _name(place, language)
    return {
        "id": ident,
        "name": name,
        "label": LABELS[language][state.code == "09"],
        "state": state.name,
        "state_code": state.code or "00",
        "timezone": state.zone,
        "headline": OPENING[language].format(name=name),
    }


def _zone(town: Mapping[str, str], zone: str, language: str) -> str:
    """The line of a municipality whose clock is not the site's; "" for the others."""
    return "" if town["timezone"] == zone else f'\n{ZONE[language]} = "{town["timezone"]}"'


def _ids(places: Iterable[Place], language: str) -> dict[Place, str]:
    """The id of each; of namesakes, with the state."""
    alone = {place: slug(_name(place, language)) for place in places}
    count = Counter(alone.values())
    return {place: one if count[one] == 1 else slug(f"{one} {_state(place)}") for place, one in alone.items()}


def _state(place: Place) -> str:
    state = state_of(place.state)
    return state.name if state else ""


def _name(place: Place, language: str) -> str:
    return " ".join(place.name.split()) or NAMES[language]


def _site(wishes: Wishes, places: tuple[Place, ...], today: date) -> dict[str, str]:
    repository, output = named(wishes.repository) or OWNER[wishes.language], named(wishes.output)
    visibility = "private" if wishes.private or wishes.output else "public"
    state = state_of(places[0].state) or State("", "", "")
    names = list(dict.fromkeys(_name(place, wishes.language) for place in places))
    told = MANY[wishes.language] if len(names) > TOLD else _listed(names, wishes.language)
    return {
        "name": told,
        "title": TITLES[wishes.language].format(name=told),
        "state": state.name,
        "timezone": state.zone,
        "url": address_of(output or repository),
        "repository": repository,
        "output": output,
        "visibility_es": {"private": "privado", "public": "publico"}[visibility],
        "visibility_en": visibility,
        "segment": "true",
        "many": "yes" if wishes.many else "",
        "day": today.isoformat(),
        "later": (today + _NOTICE).isoformat(),
        "year": f"{today:%Y}",
    }


def _listed(names: list[str], language: str) -> str:
    """`A`, `A y B`, `A, B y C`."""
    return AND[language].join(one for one in (", ".join(names[:-1]), names[-1]) if one)


def named(repository: str) -> str:
    """`owner/name` of a repository, also where its address on GitHub was pasted."""
    return _ADDRESS.sub("", repository.strip()).removesuffix("/").removesuffix(".git")


def wrong_in(wishes: Wishes) -> list[Problem]:
    """All that cannot be among the wishes."""
    found = [
        error("init-municipality", name=one.name) for one in wishes.places if one.name and not slug(one.name)
    ]
    found += [
        error("init-state", state=told, guess=nearest(told) or "Jalisco")
        for told in dict.fromkeys(one.state for one in wishes.places)
        if told and state_of(told) is None
    ]
    if len(wishes.places) > 1 and not all(one.name for one in wishes.places):
        found.append(error("init-states", count=sum(1 for one in wishes.places if one.name)))
    found += _twins(wishes)
    return found + repository_problems(wishes.repository, wishes.output)


def repository_problems(*repositories: str) -> list[Problem]:
    """Those of the repositories that cannot be one of GitHub; "" is none."""
    told = map(named, repositories)
    return [error("init-repository", name=one) for one in told if one and not _REPOSITORY.fullmatch(one)]


def _twins(wishes: Wishes) -> list[Problem]:
    """Municipalities that cannot be told apart: the same name in the same state."""
    count = Counter((slug(one.name), _state(one)) for one in wishes.places if one.name)
    return [error("init-twins", name=name, count=times) for (name, _), times in count.items() if times > 1]


def address_of(repository: str) -> str:
    """Where GitHub Pages publishes a repository: `owner.github.io` is the owner's own site."""
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
