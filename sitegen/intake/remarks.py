"""What is left for a person to do or to look at, as codes with facts; the door says them in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from sitegen import calendar
from sitegen.config.settings import Config, Municipality
from sitegen.intake.release.contest import TITLE_SURE
from sitegen.intake.release.read import Analysis
from sitegen.intake.release.sheet import SURE, Fact, bare
from sitegen.intake.telling import is_known_contact
from sitegen.intake.words import Todo
from sitegen.messages import explain, say
from sitegen.problems import error


class Remark(msgspec.Struct, frozen=True):
    """Something to do: `code` has its sentence in the catalogs, `facts` are what it names."""

    code: Todo
    facts: dict[str, str] = {}


def in_words(remark: Remark, language: str) -> str:
    """The remark as a person reads it."""
    facts: dict[str, object] = {**remark.facts}
    if remark.code == "todo-problem":
        facts["code"] = explain(error(str(remark.facts["code"]), **_others(remark.facts)), language).what
    return say(f"intake-{remark.code}", language, **facts)


def _others(facts: dict[str, str]) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if name not in ("code", "path", "line")}


def remarks_on(
    analysis: Analysis, config: Config, *, municipality: Municipality | None, missing: bool
) -> list[Remark]:
    """What a person should look at in an analysis. `missing` if a build could not take the document."""
    found = [_missing(analysis, name) for name in _lacking(analysis)]
    found += [one for fact in analysis.facts for one in _on_fact(fact)]
    found += _on_legend(analysis, config, municipality)
    contact = analysis.value("contact")
    if contact and not is_known_contact(contact, municipality):
        found.append(Remark("todo-contact", {"value": contact}))
    if missing:
        found.append(Remark("todo-aside"))
    unlisted = [fact for fact in analysis.facts if fact.field == "unlisted"]
    if unlisted:
        found.append(Remark("todo-unlisted", {"count": str(len(unlisted))}))
    return found


def _lacking(analysis: Analysis) -> list[str]:
    needed = ["title"] if analysis.kind == "page" else ["title", "date", "municipality"]
    return [name for name in needed if not analysis.value(name)]


def _missing(analysis: Analysis, name: str) -> Remark:
    guess = next((fact.value for fact in analysis.facts if fact.field == name and fact.value), "")
    lacking, doubtful = _NEEDED[name]
    return Remark(doubtful, {"value": guess}) if guess else Remark(lacking)


def _on_fact(fact: Fact) -> list[Remark]:
    code = _CODES.get((fact.field, fact.detail if fact.field == "date" else ""))
    if fact.field == "kind" and fact.value == "event":
        code = "todo-event"
    if fact.field == "title" and SURE <= fact.sure < TITLE_SURE:
        code = "todo-title"
    if code == "todo-year" and fact.sure < SURE:
        return []
    return [Remark(code, {"words": fact.words, "value": fact.value})] if code else []


_NEEDED: dict[str, tuple[Todo, Todo]] = {
    "title": ("todo-no-title", "todo-maybe-title"),
    "date": ("todo-no-date", "todo-maybe-date"),
    "municipality": ("todo-no-municipality", "todo-maybe-municipality"),
}
_CODES: dict[tuple[str, str], Todo] = {
    ("date", "weekday"): "todo-weekday",
    ("date", "year"): "todo-year",
    ("date", "impossible"): "todo-impossible",
    ("accent", ""): "todo-accent",
}


def _on_legend(analysis: Analysis, config: Config, municipality: Municipality | None) -> list[Remark]:
    """The legend stands in site.toml, not in the body; a text that has another says so."""
    told, day = analysis.value("legend"), analysis.value("date")[:10]
    if not told or not day or municipality is None:
        return []
    known = calendar.legend(config, municipality.id, date.fromisoformat(day))
    if known is None:
        return [Remark("todo-legend", {"value": told, "year": day[:4]})]
    return (
        []
        if bare(known.text).strip(' ."') == bare(told).strip(' ."')
        else [Remark("todo-legend-other", {"value": told, "known": known.text})]
    )
