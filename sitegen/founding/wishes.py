"""What a new newsroom is to be: what was asked for, and every fact that the templates name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sitegen.problems import Problem, SiteError, error
from sitegen.states import State, nearest, state_of
from sitegen.text import slug

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_ADDRESS = re.compile(r"^(?:https?://(?:www\.)?github\.com/|git@github\.com:)")
_NOTICE = timedelta(days=30)  # how long the first notice runs

NAMES = {"es": "Mi municipio", "en": "My municipality"}
TITLES = {"es": "Sala de prensa de {name}", "en": "Newsroom of {name}"}
OPENING = {"es": "{name} abre su sala de prensa", "en": "{name} opens its newsroom"}
LABELS = {"es": ("Municipio", "Alcaldía"), "en": ("Municipality", "Borough")}
OWNER = {"es": "ayuntamiento/sala-de-prensa", "en": "cityhall/newsroom"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for; "" where nothing was. `language` is `es` or `en`."""

    municipality: str = ""
    state: str = ""
    language: str = "es"
    repository: str = ""
    output: str = ""
    private: bool = False
    many: bool = False  # a job for each municipality
    wheel: Path | None = None  # what the newsroom installs sitegen from


def facts_of(wishes: Wishes, today: date) -> dict[str, str]:
    """Every fact that a template may name. Raises SiteError with all that cannot be."""
    wrong = wrong_in(wishes)
    if wrong:
        raise SiteError(wrong)
    state = state_of(wishes.state) or State("", "", "")
    name = " ".join(wishes.municipality.split()) or NAMES[wishes.language]
    repository, output = named(wishes.repository) or OWNER[wishes.language], named(wishes.output)
    visibility = "private" if wishes.private or wishes.output else "public"
    label = LABELS[wishes.language][state.code == "09"]
    return {
        "id": slug(name),
        "name": name,
        "label": label,
        "state": state.name,
        "state_code": state.code or "00",
        "timezone": state.zone,
        "title": TITLES[wishes.language].format(name=name),
        "headline": OPENING[wishes.language].format(name=name),
        "url": _url(output or repository),
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


def named(repository: str) -> str:
    """`owner/name` of a repository, also where its address on GitHub was pasted."""
    return _ADDRESS.sub("", repository.strip()).removesuffix("/").removesuffix(".git")


def wrong_in(wishes: Wishes) -> list[Problem]:
    """All that cannot be among the wishes."""
    found = []
    if wishes.municipality and not slug(wishes.municipality):
        found.append(error("init-municipality", name=wishes.municipality))
    if wishes.state and state_of(wishes.state) is None:
        found.append(error("init-state", state=wishes.state, guess=nearest(wishes.state) or "Jalisco"))
    told = (named(wishes.repository), named(wishes.output))
    return found + [
        error("init-repository", name=one) for one in told if one and not _REPOSITORY.fullmatch(one)
    ]


def _url(repository: str) -> str:
    """Where GitHub Pages publishes a repository: `owner.github.io` is the owner's own site."""
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
