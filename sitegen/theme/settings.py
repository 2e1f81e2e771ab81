"""The settings that a theme takes: declared in `theme.toml`, made in `[theme]` of site.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from sitegen.config.settings import Config
from sitegen.config.syntax import NAME
from sitegen.problems import Problem, SiteError, error
from sitegen.text import closest

_NUMBER = re.compile(r"-?[0-9]{1,9}")

TYPES: Mapping[type, str] = {str: "text", int: "number", bool: "bool"}


class Declared(msgspec.Struct, frozen=True):
    """A setting: its name, its type (`text`, `number` or `bool`), its default, and what it does."""

    name: str
    kind: str
    default: str | int | bool
    description: str


def declared(table: Mapping[str, object], path: str) -> tuple[Declared, ...]:
    """The `[settings.<name>]` tables of a theme.toml: type, default, description. Raises SiteError."""
    told = table.get("settings", {})
    if not isinstance(told, dict):
        raise SiteError([error("theme-setting-declaration", path=path, setting="settings")])
    return tuple(_declared(name, value, path) for name, value in told.items())


def settings(
    config: Config, known: tuple[Declared, ...]
) -> tuple[dict[str, str | int | bool], list[Problem]]:
    """The value of every setting of the chain, nearest default first, with what the site got wrong."""
    values: dict[str, str | int | bool] = {}
    for one in known:
        values.setdefault(one.name, one.default)
    problems: list[Problem] = []
    for name, text in config.theme:
        line = config.line(f"theme.{name}")
        if name not in values:
            guess = closest(name, values) or ", ".join(sorted(values))
            problems.append(error("theme-setting-unknown", path=NAME, line=line, setting=name, known=guess))
            continue
        value = _typed(text, values[name])
        if value is None:
            wanted = TYPES[type(values[name])]
            problems.append(
                error(
                    "theme-setting-value",
                    path=NAME,
                    line=line,
                    setting=name,
                    value=text,
                    wanted=wanted,
                )
            )
            continue
        values[name] = value
    return values, problems


def _declared(name: str, value: object, path: str) -> Declared:
    told = value if isinstance(value, dict) else {}
    default, kind = told.get("default"), told.get("type")
    if not isinstance(default, str | int | bool) or kind != TYPES[type(default)]:
        raise SiteError([error("theme-setting-declaration", path=path, setting=name)])
    return Declared(name, kind, default, str(told.get("description", "")))


def _typed(text: str, default: object) -> str | int | bool | None:
    if isinstance(default, bool):
        return {"true": True, "false": False}.get(text.lower())
    if isinstance(default, int):
        return int(text) if _NUMBER.fullmatch(text) else None
    return text
