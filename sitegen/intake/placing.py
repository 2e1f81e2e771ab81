"""Where a draft goes: the folder of its municipality and kind, named by date and title."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath

import msgspec

from sitegen.config.settings import Config
from sitegen.content.shelf import KIND_NAMES
from sitegen.intake.blocks import Paper
from sitegen.intake.release.read import Analysis
from sitegen.model import Kind
from sitegen.text import slug

_LENGTH = 64  # letters of a name after the date
_ASIDE = {"es": "borradores", "en": "drafts"}
_NOBODY = {"es": "sin-municipio", "en": "no-municipality"}


class Place(msgspec.Struct, frozen=True):
    """Where a document belongs; `aside` is where it waits while it is not `complete`."""

    path: str
    aside: str
    municipality: str
    complete: bool


def placed(analysis: Analysis, paper: Paper, config: Config, *, folder: str, pictured: bool) -> Place:
    """The place of a document. `folder` is one that a person named, "" for the usual."""
    owner = analysis.value("municipality")
    day, title = analysis.value("date")[:10], analysis.value("title")
    usual = home(analysis.kind, config, owner=owner, day=day, name=_name(paper, title), pictured=pictured)
    leaf = usual[len(usual.removesuffix("/index.md").rpartition("/")[0]) + 1 :]
    path = f"{folder.strip('/')}/{leaf}" if folder else usual
    language = config.site.speech
    aside = "/".join([_ASIDE[language], owner or _NOBODY[language], _shelf(analysis.kind, config), leaf])
    complete = bool(title) and (analysis.kind == "page" or (_day(day) and bool(owner)))
    return Place(path, aside, owner, complete)


def home(kind: Kind, config: Config, *, owner: str, day: str, name: str, pictured: bool) -> str:
    """The usual place of a document: by municipality, kind and year, named by day and `name`."""
    dated = kind != "page" and _day(day)
    leaf = f"{day}-{name}" if dated else name
    leaf = f"{leaf}/index.md" if pictured else f"{leaf}.md"
    shelf = [part for part in (owner, _shelf(kind, config)) if part]
    return "/".join(["content", *shelf, *([day[:4]] if dated else []), leaf])


def is_aside(path: str) -> bool:
    """Whether a document waits where no build looks."""
    return path.split("/", maxsplit=1)[0] in _ASIDE.values()


def short_name(title: str) -> str:
    """A title as the name of a file, at most so long; "" for one without letters."""
    made = slug(title)
    return made[: _LENGTH + 1].rpartition("-")[0] if len(made) > _LENGTH else made


def _shelf(kind: Kind, config: Config) -> str:
    return KIND_NAMES[kind][0 if config.site.speech == "en" else 1]


def _name(paper: Paper, title: str) -> str:
    own = slug(paper.hints.slug) if paper.hints.slug else ""
    if own:
        return own
    made = short_name(title)
    stem = re.sub(r"^(?:19|20)\d\d[-_]?\d\d[-_]?\d\d[-_ ]*", "", PurePosixPath(paper.name).stem)
    made = made or slug(stem) or "documento"
    return f"{made}-1" if made == "index" else made


def _day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
