"""From a value of front matter to a type: the parsers of single values.

A parser takes the proof, the key as the document writes it, and a value that is not
absent. It gives the typed value, or None after noting in the proof what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Generic, TypeAlias, TypeVar

import msgspec

from sitegen.config.settings import Config
from sitegen.content import moments
from sitegen.content.languages import names, tag_of
from sitegen.content.proof import Proof
from sitegen.content.values import Scalar, Value, items_of
from sitegen.memory.recall import Recall
from sitegen.model import Moment
from sitegen.text import collapse, fold, slug

T = TypeVar("T")
Parser: TypeAlias = Callable[[Proof, str, Value], T | None]

YES = {"es": "sí", "en": "yes"}  # as sitegen itself writes it, by the language of the site
_YES = frozenset(("true", "si", "yes"))
_NO = frozenset(("false", "no"))
_VISIBLE = re.compile(
    "[^\\s\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff]"
)
_NUMBER = re.compile(r"[+-]?[0-9]{1,6}")


def scalar_of(proof: Proof, key: str, value: Value, *, code: str = "expects-text") -> Scalar | None:
    """The value if it is a single text; a list or a group of keys is a problem with that code."""
    if isinstance(value, Scalar):
        return value
    proof.error(code, value.line, key=key)
    return None


def text(proof: Proof, key: str, value: Value) -> str | None:
    """Text on one line, white space collapsed."""
    scalar = scalar_of(proof, key, value)
    if scalar is None:
        return None
    words = collapse(scalar.text)
    if not words.isascii() and not _VISIBLE.search(words):
        proof.error("text-invisible", scalar.line, key=key)
        return None
    return words


def flag(proof: Proof, key: str, value: Value) -> bool | None:
    """`true`, `false`, `sí`, `si`, `no`, `yes`. Anything else is an error, never a guess."""
    scalar = scalar_of(proof, key, value, code="expects-flag")
    if scalar is None:
        return None
    word = fold(scalar.text.strip())
    if word in _YES or word in _NO:
        return word in _YES
    proof.error("flag-unknown", scalar.line, key=key, value=scalar.text.strip()[:40])
    return None


def number(proof: Proof, key: str, value: Value) -> int | None:
    """A whole number of at most six digits."""
    scalar = scalar_of(proof, key, value)
    if scalar is None:
        return None
    if _NUMBER.fullmatch(scalar.text.strip()):
        return int(scalar.text)
    proof.error("expects-number", scalar.line, key=key, value=scalar.text.strip()[:40])
    return None


def start(proof: Proof, key: str, value: Value) -> Moment | None:
    """A moment; a day alone is its first second."""
    scalar = scalar_of(proof, key, value, code="expects-date")
    return moments.read_start(proof, key, scalar) if scalar else None


def end(proof: Proof, key: str, value: Value) -> Moment | None:
    """A moment at which something ends; a day alone is its last second."""
    scalar = scalar_of(proof, key, value, code="expects-date")
    return moments.read_end(proof, key, scalar) if scalar else None


def flag_or_end(proof: Proof, key: str, value: Value) -> bool | Moment | None:
    """Yes or no, or the moment until which it is yes."""
    if isinstance(value, Scalar) and not value.text.strip()[:1].isdigit():
        return flag(proof, key, value)
    return end(proof, key, value)


# Parsers made of others are types, so that the schemas can see what they hold.


class Choice(msgspec.Struct, frozen=True, eq=False):
    """A parser of one of the fixed values `options`: English (the one that is kept) → Spanish."""

    options: Mapping[str, str]
    _known: Mapping[str, str]

    def __call__(self, proof: Proof, key: str, value: Value) -> str | None:
        """Read the value; None where it tells what is wrong."""
        scalar = scalar_of(proof, key, value)
        if scalar is None:
            return None
        word = re.sub(r"[\s-]+", "_", fold(scalar.text.strip()))
        if word in self._known:
            return self._known[word]
        facts = {"english": ", ".join(self.options), "spanish": ", ".join(self.options.values())}
        proof.error("choice-unknown", scalar.line, key=key, value=scalar.text.strip()[:40], **facts)
        return None


class Several(msgspec.Struct, Generic[T], frozen=True, eq=False):
    """A parser of a list, or of one value that stands for a list of one."""

    each: Parser[T]

    def __call__(self, proof: Proof, key: str, value: Value) -> tuple[T, ...]:
        """Read the value; None where it tells what is wrong."""
        found = [self.each(proof, key, one) for one in items_of(value)]
        return tuple([one for one in found if one is not None])


class OneOf(msgspec.Struct, frozen=True, eq=False):
    """A parser of an id of site.toml; `ids` gives id → name, `code` is the problem of an unknown one."""

    ids: Callable[[Proof], Mapping[str, str]]
    code: str

    def __call__(self, proof: Proof, key: str, value: Value) -> str | None:
        """Read the value; None where it tells what is wrong."""
        scalar = scalar_of(proof, key, value)
        if scalar is None:
            return None
        word, known = scalar.text.strip(), self.ids(proof)
        if word in known:
            return word
        by_name = {fold(name): ident for ident, name in known.items()}
        guess = by_name.get(fold(word)) or proof.guess(word, known) or ", ".join(known)[:200] or "—"
        proof.error(self.code, scalar.line, key=key, value=word[:60], guess=guess)
        return None


def choice(options: Mapping[str, str]) -> Choice:
    """A parser of one of the fixed values `options`: English (the one that is kept) → Spanish."""
    known = {fold(name): english for english, spanish in options.items() for name in (english, spanish)}
    return Choice(options, known)


def several(parser: Parser[T]) -> Several[T]:
    """A parser of a list, or of one value that stands for a list of one."""
    return Several(parser)


def one_of(ids: Callable[[Proof], Mapping[str, str]], code: str) -> OneOf:
    """A parser of an id of site.toml, as `OneOf` says."""
    return OneOf(ids, code)


def language(proof: Proof, key: str, value: Value) -> str | None:
    """A BCP 47 tag, or a language's name (`náhuatl`)."""
    scalar = scalar_of(proof, key, value)
    if scalar is None:
        return None
    tag = tag_of(scalar.text)
    if not tag:
        word = scalar.text.strip()[:40]
        proof.error(
            "language-unknown", scalar.line, value=word, guess=proof.guess(word, names()) or "náhuatl"
        )
    return tag or None


def address(proof: Proof, key: str, value: Value) -> str | None:
    """The last part of a document's URL, in the form that URLs have (`text.slug`)."""
    scalar = scalar_of(proof, key, value)
    if scalar is None:
        return None
    written = scalar.text.strip()
    proper = slug(written)
    if written == proper:
        return written
    proof.error("slug-form", scalar.line, key=key, value=written[:80], proper=proper)
    return None


def topic_ids(proof: Proof) -> dict[str, str]:
    """The topics of the site: id → name."""
    return _topics(proof.config)


def municipality_ids(proof: Proof) -> dict[str, str]:
    """The municipalities of the site: id → name."""
    return _municipalities(proof.config)


def area_ids(proof: Proof) -> dict[str, str]:
    """The areas of the document's municipality, or of all for the whole site: id → name."""
    mine = [one for one in proof.config.municipalities if proof.municipality in ("", one.id)]
    return {area.id: area.name for one in mine for area in one.areas}


def _topics_of(config: Config) -> dict[str, str]:
    return {one.id: one.name for one in config.topics}


def _municipalities_of(config: Config) -> dict[str, str]:
    return {one.id: one.name for one in config.municipalities}


_SETTINGS = 8  # whose tables are known
_topics = Recall(_topics_of, most=_SETTINGS)
_municipalities = Recall(_municipalities_of, most=_SETTINGS)
