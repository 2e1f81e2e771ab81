"""The formats in which problems are told to programs: JSON, SARIF 2.1.0, annotations of GitHub Actions.

Each takes the problems and gives a text that ends in a line break; paths are as git
in the folder `place` knows them. People read `Terminal.problems`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias
from urllib.parse import quote

import msgspec

from sitegen import __version__
from sitegen.messages import explain, hint, reason, spoken
from sitegen.problems import Problem

GUIDE = {"es": "docs/es/problemas.md", "en": "docs/en/problems.md"}  # has an anchor for each code
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_FACT = re.compile(r"\{\w+\}")  # a fact of one case, which a rule leaves open

Thing: TypeAlias = dict[str, object]


class Edition(msgspec.Struct, frozen=True):
    """How problems are told: in which language, and where the site's folder is from the repository's top.

    `place` is "" or ends in `/`.
    """

    language: str
    place: str = ""


Format: TypeAlias = Callable[[Sequence[Problem], Edition], str]


def as_json(problems: Sequence[Problem], edition: Edition) -> str:
    """A list of objects, one a problem, in their order; what is not known is left out."""
    return _text([_object(one, edition) for one in problems])


def as_sarif(problems: Sequence[Problem], edition: Edition) -> str:
    """One run of the Static Analysis Results Interchange Format (OASIS, SARIF 2.1.0).

    A problem of the whole site has no location; one without a line has no region.
    """
    codes = sorted({one.code for one in problems})
    driver = {
        "name": "sitegen",
        "version": __version__,
        "semanticVersion": __version__,
        "language": spoken(edition.language),
        "rules": [_rule(code, edition) for code in codes],
    }
    results = [_result(one, codes.index(one.code), edition) for one in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def as_github(problems: Sequence[Problem], edition: Edition) -> str:
    """Workflow commands, one a problem: GitHub shows each beside its line in the changes."""
    return "".join(f"{_command(one, edition)}\n" for one in problems)


FORMATS: dict[str, Format] = {"json": as_json, "sarif": as_sarif, "github": as_github}


def _object(problem: Problem, edition: Edition) -> Thing:
    message = explain(problem, edition.language)
    known: Thing = {
        "code": problem.code,
        "severity": problem.severity,
        "path": _path(problem, edition),
        "line": problem.line,
        "message": message.what,
        "hint": message.hint,
        "reason": reason(problem.code, edition.language),
        "guide": _guide(problem.code, edition),
        "facts": dict(problem.params),
    }
    return {name: value for name, value in known.items() if value}


# --- SARIF ------------------------------------------------------------------------


def _rule(code: str, edition: Edition) -> Thing:
    why, what_to_do = reason(code, edition.language), hint(code, edition.language)
    what = _FACT.sub("…", explain(Problem("", 0, code, "warning"), edition.language).what)
    return {
        "id": code,
        "shortDescription": {"text": what},
        **({"fullDescription": {"text": why}} if why else {}),
        "help": {"text": _FACT.sub("…", what_to_do) or what},
    }


def _result(problem: Problem, index: int, edition: Edition) -> Thing:
    message = explain(problem, edition.language)
    text = ". ".join(part for part in (message.what.rstrip("."), message.hint) if part)
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": problem.severity,
        "message": {"text": text},
        **({"locations": [_location(problem, edition)]} if problem.path else {}),
    }


def _location(problem: Problem, edition: Edition) -> Thing:
    place: Thing = {"artifactLocation": {"uri": quote(_path(problem, edition)), "uriBaseId": "%SRCROOT%"}}
    if problem.line:
        place["region"] = {"startLine": problem.line}
    return {"physicalLocation": place}


# --- GitHub -----------------------------------------------------------------------


def _command(problem: Problem, edition: Edition) -> str:
    message = explain(problem, edition.language)
    said = {
        "file": _path(problem, edition),
        "line": str(problem.line or ""),
        "title": f"sitegen: {problem.code}",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in said.items() if value)
    text = "\n".join(part for part in (message.what, message.hint) if part)
    return f"::{problem.severity} {properties}::{_data(text)}"


def _data(text: str) -> str:
    """A text as the runner reads it: one line (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


# --- of all -----------------------------------------------------------------------


def _path(problem: Problem, edition: Edition) -> str:
    return f"{edition.place}{problem.path}" if problem.path else ""


def _guide(code: str, edition: Edition) -> str:
    return f"{GUIDE[spoken(edition.language)]}#{code}"


def _text(thing: object) -> str:
    return msgspec.json.format(msgspec.json.encode(thing), indent=2).decode() + "\n"
