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
    language = "en" if config.site.languages[0].startswith("en") else "es"
    kind = KIND_NAMES[analysis.kind][0 if language == "en" else 1]
    owner = analysis.value("municipality")
    day, title = analysis.value("date")[:10], analysis.value("title")
    name = _name(paper, title)
    dated = analysis.kind != "page" and bool(_day(day))
    leaf = f"{day}-{name}" if dated else name
    leaf = f"{leaf}/index.md" if pictured else f"{leaf}.md"
    shelf = [part for part in (owner, kind) if part]
    year = [day[:4]] if dated else []
    usual = "/".join(["content", *shelf, *year, leaf])
    path = f"{folder.strip('/')}/{leaf}" if folder else usual
    aside = "/".join([_ASIDE[language], owner or _NOBODY[language], kind, leaf])
    complete = bool(title) and (analysis.kind == "page" or (dated and bool(owner)))
    return Place(path, aside, owner, complete)


def _name(paper: Paper, title: str) -> str:
    own = slug(paper.hints.slug) if paper.hints.slug else ""
    if own:
        return own
    made = slug(title)
    if len(made) > _LENGTH:
        made = made[: _LENGTH + 1].rpartition("-")[0]
    stem = re.sub(r"^(?:19|20)\d\d[-_]?\d\d[-_]?\d\d[-_ ]*", "", PurePosixPath(paper.name).stem)
    made = made or slug(stem) or "documento"
    return f"{made}-1" if made == "index" else made


def _day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
