"""JSON Schemas of site.toml and of front matter, for editors: made from the tables that the reader uses.

Draft 7 (json-schema.org), which every editor's extension understands. Each key stands
under its English and its Spanish names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, TypeVar

import msgspec

from sitegen.config import choices as own
from sitegen.config import fields as settings
from sitegen.config import tables, values
from sitegen.config.addresses import email, link, media_url, site_url
from sitegen.config.particulars import color, inegi
from sitegen.config.values import boolean, closing, day, ident, opening, year
from sitegen.content import fields as matter
from sitegen.content import groups, scalars
from sitegen.content.keys import Group, Key
from sitegen.content.scalars import flag, flag_or_end, number

Schema: TypeAlias = dict[str, object]
Fixed = TypeVar("Fixed", bound=str)

DRAFT = "http://json-schema.org/draft-07/schema#"
SITE, MATTER = "site.schema.json", "document.schema.json"

_TEXT: Schema = {"type": "string"}
_YES_OR_NO: Schema = {"enum": [True, False, "sí", "si", "no", "yes"]}

# What a parser of one value takes; any other takes text.
_SIMPLE: Mapping[Callable[..., object], Schema] = {
    boolean: {"type": "boolean"},
    color: {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
    email: {"type": "string", "format": "email"},
    ident: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    inegi: {"type": "string", "pattern": "^[0-9]{5}$"},
    link: {"type": "string", "format": "uri"},
    site_url: {"type": "string", "format": "uri"},
    media_url: {"type": "string", "format": "uri", "pattern": "^https://"},
    values.number: {"type": "integer", "minimum": 0},
    year: {"type": "integer", "minimum": 1900, "maximum": 2099},
    day: {},  # dates and moments of TOML are no JSON: what an editor makes of them differs
    opening: {},
    closing: {},
    flag: _YES_OR_NO,
    flag_or_end: {"type": ["boolean", "string"]},
    number: {"type": ["integer", "string"]},
    own.setting: {"type": ["string", "number", "boolean"]},
}


def schemas() -> dict[str, bytes]:
    """Each schema by its file's name, as JSON; always the same bytes."""
    made = {SITE: _site(), MATTER: _matter()}
    return {
        name: msgspec.json.format(msgspec.json.encode(one), indent=2) + b"\n" for name, one in made.items()
    }


def _site() -> Schema:
    whole = _table(settings.WHOLE.fields)
    return {"$schema": DRAFT, "title": "site.toml", **whole}


def _matter() -> Schema:
    keys = [field.key for field in matter.FIELDS]
    return {"$schema": DRAFT, "title": "sitegen: front matter", **_group(keys)}


def _table(fields: Iterable[tables.Field]) -> Schema:
    listed = list(fields)
    properties = {name: _setting(one.parse) for one in listed for name in one.names}
    return _object(properties, [one.names for one in listed if one.required])


def _setting(parse: Callable[..., object]) -> Schema:
    """The schema of what a parser of site.toml takes."""
    match parse:
        case tables.Rows():
            return {"type": "array", "items": _table(parse.of.fields)}
        case tables.OneOrMore():
            return _or_several(_table(parse.of.fields))
        case tables.Texts():
            return _or_several(_setting(parse.each))
        case tables.Pairs():
            return {"type": "object", "additionalProperties": _setting(parse.each)}
        case values.Choice():
            return _one_of(parse.words)
    return _named(parse)


def _named(parse: Callable[..., object]) -> Schema:
    """The schema of a parser that is known by itself: a table, an own room, one value."""
    inside = {
        table.read: table for table in (settings.SITE, settings.OFFICER, settings.FOLIO, settings.REPOSITORY)
    }
    if parse in inside:
        return _table(inside[parse].fields)
    named = {own.urls: _urls, own.checks: _checks}
    return named[parse]() if parse in named else _SIMPLE.get(parse, _TEXT)


def _or_several(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _urls() -> Schema:
    words: Schema = {
        name: _TEXT for english, spanish in own.PATH_WORDS.items() for name in (english, *spanish)
    }
    inner = _object(words, [])
    segment = {"municipality": {"type": "boolean"}, "municipio": {"type": "boolean"}}
    return {"type": "object", "properties": {**words, **segment}, "additionalProperties": inner}


def _checks() -> Schema:
    return {"type": "object", "additionalProperties": _one_of(own.GRAVITIES)}


def _group(keys: Iterable[Key[object]]) -> Schema:
    listed = list(keys)
    properties = {name: _value(one.parse) for one in listed for name in (one.name, one.spanish)}
    return _object(properties, [(one.name, one.spanish) for one in listed if one.required])


def _value(parse: Callable[..., object]) -> Schema:
    """The schema of what a parser of front matter takes."""
    shape = groups.SHAPES.get(parse, parse)
    match shape:
        case scalars.Several():
            return _or_several(_value(shape.each))
        case scalars.Choice():
            return _one_of(shape.options)
        case groups.Made():
            return _alone(shape.group)
        case Group():
            return _alone(shape)
    return _SIMPLE.get(parse, _TEXT)


def _alone(group: Group) -> Schema:
    """A group; where one text may stand for it, that text too."""
    whole = _group(group.keys)
    return {"anyOf": [_TEXT, whole]} if group.short else whole


def _one_of(words: Mapping[Fixed, str]) -> Schema:
    return {"enum": sorted({name for pair in words.items() for name in pair})}


def _object(properties: Mapping[str, object], required: list[tuple[str, ...]]) -> Schema:
    """Known keys only; each required one under any of its names."""
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        made["allOf"] = [{"anyOf": [{"required": [name]} for name in names]} for names in required]
    return made
