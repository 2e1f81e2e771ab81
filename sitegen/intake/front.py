"""The front matter of a draft, in the language of the site, from what is sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from sitegen.content.amend import quoted
from sitegen.content.fields import BY_NAME

# A text, a text that needs no quotes (dates, yes), or lists and groups of texts.
Bare: TypeAlias = tuple[str]
Group: TypeAlias = Mapping[str, str]
Given: TypeAlias = str | Bare | Sequence[str] | Group | Sequence[Group]

_INNER = {
    "name": "nombre",
    "office": "cargo",
    "institution": "institucion",
    "src": "archivo",
    "alt": "alt",
    "caption": "pie",
    "credit": "credito",
    "minors": "menores",
    "consent": "consentimiento",
}


def front_matter(given: Mapping[str, Given], *, spanish: bool) -> str:
    """The YAML between fences. Keys are the English names of `content.fields`; empty values are left out."""
    rows = ["---"]
    for name, field in BY_NAME.items():
        value = given.get(name)
        if value:
            rows.extend(rows_of(field.key.spanish if spanish else name, value, spanish=spanish))
    return "\n".join([*rows, "---", ""])


def rows_of(key: str, value: Given, *, spanish: bool) -> list[str]:
    """The lines of YAML of one key."""
    if isinstance(value, str):
        return [f"{key}: {quoted(value)}"]
    if isinstance(value, Mapping):
        return [f"{key}:", *_group(value, "  ", spanish=spanish)]
    if isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], str):
        return [f"{key}: {value[0]}"]
    rows = [f"{key}:"]
    for one in value:
        if isinstance(one, str):
            rows.append(f"  - {quoted(one)}")
        else:
            first, *rest = _group(one, "    ", spanish=spanish)
            rows.extend([f"  - {first.strip()}", *rest])
    return rows


def _group(value: Group, indent: str, *, spanish: bool) -> list[str]:
    return [
        f"{indent}{_INNER[name] if spanish else name}: {quoted(text)}"
        for name, text in value.items()
        if text or name == "alt"  # to be written: the key stands ready
    ]
