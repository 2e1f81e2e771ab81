"""The room of messages: what a problem is called in the reader's language, and how to mend it.

Sentences live in `catalogs/<language>/<room>.po`. They are read with Babel when first needed,
and kept as they were read. An entry without context says what is wrong, one with the context
"hint" what to do, one with "why" the reason for a check, one with "say" is a sentence of the
program itself. `{name}` stands for a fact.
"""

from __future__ import annotations

import errno
import functools
import gettext
import hashlib
import os
import re
import sys
from collections.abc import Callable, Mapping
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path

import msgspec
from babel.core import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from sitegen.memory import leaf
from sitegen.problems import Problem

FALLBACK = "es"
_CATALOGS = Path(__file__).with_name("catalogs")
OWN = "own-"  # how codes begin that a site's own module tells: they bring their sentences with them

# What the C library says of a file (strerror(3)), and the sentence that says it to a press office.
_SYSTEM = {
    errno.ENOSPC: "system-full",
    errno.EDQUOT: "system-full",
    errno.EACCES: "system-denied",
    errno.EPERM: "system-denied",
    errno.EROFS: "system-read-only",
    errno.EFBIG: "system-large",
    errno.ENOTDIR: "system-no-folder",
    errno.EISDIR: "system-folder",
    errno.ENOENT: "system-missing",
    errno.EEXIST: "system-exists",
    errno.EBUSY: "system-busy",
    errno.EIO: "system-broken",
    errno.ENAMETOOLONG: "system-long",
}
_SAYINGS = {os.strerror(number): key for number, key in _SYSTEM.items()}
_OF_THE_SYSTEM = ("why", "reason")  # facts that may be such a saying

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Message(msgspec.Struct, frozen=True):
    """What is wrong, and what to do about it; both whole sentences in one language."""

    what: str
    hint: str


class _Sentences(msgspec.Struct, frozen=True):
    """A language's sentences by (context, key), each with its plural forms."""

    forms: dict[tuple[str, str], tuple[str, ...]]
    plural: Callable[[int], int]


class _Told(msgspec.Struct, frozen=True, array_like=True):
    """The same as it is kept: the rule of plurals, and each sentence with its context and key."""

    rule: str
    forms: tuple[tuple[str, str, tuple[str, ...]], ...]


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(_Told).decode


def languages() -> tuple[str, ...]:
    """The languages that the program speaks, sorted."""
    return tuple(sorted(one.name for one in _CATALOGS.iterdir() if one.is_dir()))


def spoken(language: str) -> str:
    """The one of `languages` that a reader of the BCP 47 tag is told problems in."""
    first = language.partition("-")[0].lower()
    return first if first in _known() else FALLBACK


def explain(problem: Problem, language: str) -> Message:
    """The message of a problem. `language` is a BCP 47 tag; one that we do not speak gets Spanish.

    A sentence may speak of the problem's `{path}` and `{line}` beside its facts. Never raises,
    whatever the facts contain. A code without sentence is told by its facts `what` and `hint`, or stands
    for itself.
    """
    sentences = _sentences(spoken(language))
    told = {name: _translated(sentences, name, fact) for name, fact in problem.params}
    facts = {"path": problem.path, "line": str(problem.line), **told}
    if ("", problem.code) not in sentences.forms:
        return Message(facts.get("what", problem.code), facts.get("hint", ""))
    advice = sentences.forms.get(("hint", problem.code), ("",))[0]
    return Message(_fill(sentences.forms["", problem.code][0], facts), _fill(advice, facts))


def hint(code: str, language: str) -> str:
    """What to do about any problem of a code, its facts left open as `{name}`; "" where nothing is said."""
    return _sentences(spoken(language)).forms.get(("hint", code), ("",))[0]


def reason(code: str, language: str) -> str:
    """Why there is such a check: a law, a standard, a reader's need; "" where the message says enough."""
    return _sentences(spoken(language)).forms.get(("why", code), ("",))[0]


def say(key: str, language: str, **params: object) -> str:
    """A sentence of the program itself, with its facts; `count` (an int) also picks the plural form."""
    sentences = _of(language)
    forms = sentences.forms.get(("say", key), (key,))
    if not params:
        return forms[0]
    facts = {name: str(value) for name, value in params.items()}
    count = params.get("count")
    if not isinstance(count, int):
        return _fill(forms[0], facts)
    facts["count"] = _number(count, language)
    return _fill(forms[min(sentences.plural(count), len(forms) - 1)], facts)


def forget() -> None:
    """Reads the catalogs anew when they are next needed: the preview shows an edited sentence."""
    _of.cache_clear()
    _sentences.cache_clear()
    _known.cache_clear()


def codes(language: str) -> frozenset[str]:
    """Every code of a problem that has a sentence in the language."""
    return frozenset(key for context, key in _sentences(spoken(language)).forms if context == "")


def _translated(sentences: _Sentences, name: str, fact: str) -> str:
    """What the system says in English, in the language of the message; any other fact as it is."""
    key = _SAYINGS.get(fact, "") if name in _OF_THE_SYSTEM else ""
    return sentences.forms.get(("say", key), (fact,))[0]


def _fill(sentence: str, facts: Mapping[str, str]) -> str:
    # Not str.format: braces in what people wrote are only braces.
    return _PLACEHOLDER.sub(lambda match: facts.get(match[1], match[0]), sentence)


def _number(count: int, language: str) -> str:
    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return str(count)
    return format_decimal(count, locale=locale)


@functools.cache
def _known() -> tuple[str, ...]:
    return languages()


@functools.cache
def _of(language: str) -> _Sentences:
    return _sentences(spoken(language))


@functools.cache
def _sentences(language: str) -> _Sentences:
    files = sorted(_CATALOGS.joinpath(language).glob("*.po"), key=lambda one: one.name)
    written = [one.read_bytes() for one in files]
    told = _DECODE(_remembered(language, written))
    return _Sentences({(context, key): said for context, key, said in told.forms}, gettext.c2py(told.rule))


def _remembered(language: str, written: list[bytes]) -> bytes:
    """The catalogs of a language, a `_Told`, packed; kept as Python keeps its compiled modules.

    To read them with Babel takes 30 ms, a tenth of a command that finds nothing to do.
    """
    place = Path(cache_from_source(__file__)).with_name(f"sentences-{language}")
    key = hashlib.sha256(b"\0".join((Path(__file__).read_bytes(), *written))).digest()
    known = leaf.kept(place, key)
    if known is not None:
        return known
    made = _ENCODE(_read(language, written))
    if not sys.dont_write_bytecode:
        leaf.keep(place, key, made)
    return made


def _read(language: str, written: list[bytes]) -> _Told:
    from babel.messages.pofile import read_po  # only where a catalog has changed

    forms: dict[tuple[str, str], tuple[str, ...]] = {}
    rule = "n != 1"
    for one in written:
        catalog = read_po(BytesIO(one), locale=language, abort_invalid=True)
        rule = catalog.plural_expr
        for message in catalog:
            key = message.id if isinstance(message.id, str) else message.id[0]
            said = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
            if key and said and all(said) and not message.fuzzy:
                forms[message.context or "", key] = said
    return _Told(rule, tuple((context, key, said) for (context, key), said in forms.items()))
