"""The trace: which parts of the sources were read while something was made.

Whoever opens a document's words notes it here; whoever makes something listens. What
was made holds as long as everything that was read for it is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import TypeAlias, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
Mark: TypeAlias = str  # the name of a part: what it is, and the path of its source
ABSENT = "no "
WORDS = ("face ", "text ")  # how the marks of documents' words begin
WORDED = "worded "  # and those of what is worked out from words; all others follow from outlines and files
FRESH = (*WORDS, WORDED)  # parts of which every build tells the digests

_listening: ContextVar[set[Mark] | None] = ContextVar("listening", default=None)


def note(mark: Mark) -> None:
    """Says that a part was read; to nobody, where nobody listens."""
    heard = _listening.get()
    if heard is not None:
        heard.add(mark)


def is_heard() -> bool:
    """Whether anybody listens."""
    return _listening.get() is not None


def note_all(marks: Iterable[Mark]) -> None:
    """Says that these were read, if only through a result that was remembered."""
    heard = _listening.get()
    if heard is not None:
        heard.update(marks)


def fact(mark: Mark, make: Callable[[], Value]) -> Value:
    """What `make` gives, read as one part of its own: what it reads itself is nobody's business.

    For what many ask and few change, such as which documents are the newest. Whoever opens
    a daybook has to tell the digest of the fact beside those of the other parts.
    """
    note(mark)
    return silently(make)


def silently(make: Callable[[], Value]) -> Value:
    """What `make` gives, while nobody hears what it reads: for tables whose look-ups are noted themselves."""
    before = _listening.set(None)
    try:
        return make()
    finally:
        _listening.reset(before)


def absent(mark: Mark) -> Mark:
    """The mark of those who asked for a part and were told that there is none."""
    return f"{ABSENT}{mark}"


def traced(make: Callable[[], Value]) -> tuple[Value, frozenset[Mark]]:
    """What `make` gives, and every part that was read for it; those who listen already hear it too.

    `make` has to be done when it returns: what reads later is not heard.
    """
    value, heard = overheard(lambda _: make(), None)
    return value, frozenset(heard)


def overheard(function: Callable[[Key], Value], key: Key) -> tuple[Value, set[Mark]]:
    """The same of a function of one value, for those that are asked by the ten thousand."""
    heard: set[Mark] = set()
    before = _listening.set(heard)
    try:
        value = function(key)
    finally:
        _listening.reset(before)
    if heard:
        note_all(heard)
    return value, heard
