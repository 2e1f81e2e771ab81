"""Recall: what a pure function said of the values that it saw last.

Between two looks at a newsroom of ten thousand documents nearly every value is the
very same object. What follows from one of them alone is kept with it here, by
identity, so that nothing is hashed or compared that has not changed. What was read
for a result counts as read whenever it is asked for again (`sitegen.memory.trace`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from sys import intern
from typing import Generic, TypeVar

from sitegen.memory.trace import Mark, note_all, overheard, traced

Key = TypeVar("Key")
Value = TypeVar("Value")
Name = TypeVar("Name", bound=Hashable)

MOST = 1 << 18  # values kept by one function; a newsroom of 100,000 documents has room


class Recall(Generic[Key, Value]):
    """A pure function of one immutable value, which remembers its results by the value's identity.

    When it knows too many it begins anew.
    """

    def __init__(self, function: Callable[[Key], Value], *, most: int = MOST) -> None:
        self._function = function
        self._most = most
        self._known: dict[int, tuple[Key, Value, tuple[Mark, ...]]] = {}

    def __call__(self, key: Key) -> Value:
        """What the function says of `key`. Raises what it raises, and remembers none of that."""
        known = self._known.get(id(key))
        if known is not None and known[0] is key:  # kept alive here, so no other object can have its id
            if known[2]:
                note_all(known[2])
            return known[1]
        value, marks = overheard(self._function, key)
        if len(self._known) >= self._most:
            self._known.clear()
        self._known[id(key)] = (key, value, _held(marks) if marks else ())
        return value


class Memo(Generic[Name, Value]):
    """What was made under a name, once: for tables that live as long as what they are made from."""

    def __init__(self) -> None:
        self._known: dict[Name, tuple[Value, tuple[Mark, ...]]] = {}

    def of(self, name: Name, make: Callable[[], Value]) -> Value:
        """What is known by the name, made where it is not. Raises whatever `make` raises."""
        known = self._known.get(name)
        if known is None:
            value, marks = traced(make)
            self._known[name] = (value, _held(marks))
            return value
        if known[1]:
            note_all(known[1])
        return known[0]


class Alike(Generic[Value]):
    """What was made from some values: found by the very same ones without a look at them, else by equal ones.

    For values that weigh much and mostly are the same objects. Equal ones of other types (1 and True) are
    not alike; one that raises one of `unlike` when it is asked for its hash is like none, and what was made
    from it is not remembered. When it knows too many it begins anew.
    """

    def __init__(self, most: int, *, unlike: tuple[type[Exception], ...] = (TypeError,)) -> None:
        self._most = most
        self._unlike = unlike
        self._same: dict[tuple[int, ...], tuple[tuple[object, ...], Value]] = {}
        self._equal: dict[tuple[object, ...], Value] = {}

    def find(self, values: tuple[object, ...]) -> Value | None:
        """What was made from these values."""
        known = self._same.get(tuple(map(id, values)))
        if known is not None:  # its values are kept alive here, so no other objects can have their ids
            return known[1]
        try:
            found = self._equal.get((values, *map(type, values)))
        except self._unlike:
            return None
        if found is not None:
            self.keep(values, found)
        return found

    def keep(self, values: tuple[object, ...], made: Value) -> Value:
        """Remembers what was made from these values, and gives it back."""
        if len(self._same) >= self._most:
            self._same.clear()
            self._equal.clear()
        try:
            first = self._equal.setdefault((values, *map(type, values)), made)
        except self._unlike:
            return made
        self._same[tuple(map(id, values))] = (values, first)
        return first


def _held(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks as they are kept with a result, each text once; a set of them weighs five times as much."""
    return tuple(map(intern, marks))


class Last(Generic[Key, Value]):
    """A pure function of one value, which remembers its last result: equal values get the same object.

    Comparing large tuples is cheap where their members are the same objects as before.
    """

    def __init__(self, function: Callable[[Key], Value]) -> None:
        self._function = function
        self._last: tuple[Key, Value] | None = None

    def __call__(self, key: Key) -> Value:
        """What the function says of `key`."""
        last = self._last
        if last is not None and last[0] == key:
            return last[1]
        value = self._function(key)
        self._last = (key, value)
        return value
