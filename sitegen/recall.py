"""Recall: what a pure function said of the values that it saw last.

Between two looks at a newsroom of ten thousand documents nearly every value is the
very same object. What follows from one of them alone is kept with it here, by
identity, so that nothing is hashed or compared that has not changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

MOST = 1 << 18  # values kept by one function; a newsroom of 100,000 documents has room


class Recall(Generic[Key, Value]):
    """A pure function of one immutable value, which remembers its results by the value's identity.

    When it knows too many it begins anew.
    """

    def __init__(self, function: Callable[[Key], Value], *, most: int = MOST) -> None:
        self._function = function
        self._most = most
        self._known: dict[int, tuple[Key, Value]] = {}

    def __call__(self, key: Key) -> Value:
        """What the function says of `key`. Raises what it raises, and remembers none of that."""
        known = self._known.get(id(key))
        if known is not None and known[0] is key:  # kept alive here, so no other object can have its id
            return known[1]
        value = self._function(key)
        if len(self._known) >= self._most:
            self._known.clear()
        self._known[id(key)] = (key, value)
        return value


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
