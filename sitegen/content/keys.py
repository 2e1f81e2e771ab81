"""Which keys a group may have: English names with Spanish aliases, and what to say of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

import msgspec

from sitegen.content.proof import Proof
from sitegen.content.scalars import Parser
from sitegen.content.values import Entry, Record, Scalar, Value, is_absent
from sitegen.text import fold

T = TypeVar("T")

_LISTED = 8  # names in a message


class Key(msgspec.Struct, Generic[T], frozen=True):
    """A key of a group: its English name, its Spanish one, how its value is read.

    `target` is the field of the type that the group becomes, "" where it is the English name.
    `default` is for a type whose field has none.
    """

    name: str
    spanish: str
    parse: Parser[T]
    required: bool = False
    target: str = ""
    default: T | None = None


@lru_cache(maxsize=1 << 12)
def same_name(written: str) -> str:
    """The form in which two spellings of a key are equal: `Título corto` is `titulo_corto`."""
    return re.sub(r"[\s-]+", "_", fold(written.strip()))


def index(keys: Iterable[Key[object]]) -> dict[str, str]:
    """Every spelling of the keys → the English name."""
    return {name: key.name for key in keys for name in (key.name, key.spanish)}


def _spoken(proof: Proof, names: Mapping[str, str]) -> list[str]:
    """The names of `index` in the language of the site: English, or else Spanish, which comes second."""
    spanish = {english: spelling for spelling, english in names.items()}
    return list(spanish if proof.config.site.speech == "en" else spanish.values())


def sort_out(proof: Proof, record: Record, names: Mapping[str, str], *, within: str = "") -> dict[str, Entry]:
    """The entries of a group by English name, absent ones left out.

    Notes unknown keys, with the nearest known one, and keys that are given twice
    (also once in English and once in Spanish). `within` is the key of the group.
    """
    found: dict[str, Entry] = {}
    for entry in record.entries:
        written = entry.key.text.strip()
        name = names.get(same_name(written))
        if name is None:
            guess = proof.guess(written, names) or ", ".join(_spoken(proof, names)[:_LISTED])
            shown = f"{within}.{written}" if within else written
            proof.error("key-unknown", entry.key.line, key=shown[:60], guess=guess)
        elif name in found:
            first = found[name].key
            proof.error("key-twice", entry.key.line, key=written, other=first.text, first=first.line)
        else:
            found[name] = entry
    for entry in found.values():
        if isinstance(entry.value, Scalar) and entry.value.text.isspace():
            proof.warning("text-blank", entry.key.line, key=entry.key.text.strip())
    return {name: entry for name, entry in found.items() if not is_absent(entry.value)}


class Group:
    """A parser of a group of keys; `short` is the key that a single text stands for, None if none may."""

    def __init__(self, *keys: Key[object], short: str = "") -> None:
        self.keys = keys
        self._names = index(keys)
        self._defaults = {one.target or one.name: one.default for one in keys if one.default is not None}
        self.short = next((one for one in keys if one.name == short), None)

    def read(self, proof: Proof, key: str, value: Value) -> dict[str, object] | None:
        """The typed values by field, or None, with problems noted, if one is missing or wrong."""
        before = len(proof.problems)
        if isinstance(value, Scalar) and self.short is not None:
            entries = {self.short.name: Entry(Scalar(_shorthand(self.short, proof), value.line), value)}
        elif isinstance(value, Record):
            entries = sort_out(proof, value, self._names, within=key)
        else:
            fields = ", ".join(one.spanish for one in self.keys)
            english = ", ".join(one.name for one in self.keys)
            proof.error("expects-group", value.line, key=key, spanish=fields, english=english)
            return None
        read = self._defaults | {
            one.target or one.name: one.parse(proof, _shown(key, entries[one.name]), entries[one.name].value)
            for one in self.keys
            if one.name in entries
        }
        self._miss(proof, key, value, entries)
        return None if len(proof.problems) > before else read

    def _miss(self, proof: Proof, key: str, value: Value, entries: Mapping[str, Entry]) -> None:
        for one in self.keys:
            if one.required and one.name not in entries:
                names = {"spanish": one.spanish, "english": one.name}
                proof.error("key-missing-within", value.line, key=key, **names)


def _shorthand(short: Key[object], proof: Proof) -> str:
    """The name of the key that a single text stands for, as who writes knows it: `imagen.archivo`."""
    return short.name if proof.config.site.speech == "en" else short.spanish


def _shown(key: str, entry: Entry) -> str:
    return f"{key}.{entry.key.text.strip()}" if key else entry.key.text.strip()
