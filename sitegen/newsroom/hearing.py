"""Hearing: whoever asks a newsroom for something is heard (`sitegen.memory.trace`), as finely as it is asked.

A page that looks up one document was made of that document; one that walks through
all of them, of all. What each mark stands for `newsroom.marks` tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from sitegen.memory.trace import absent, is_heard, note

Value = TypeVar("Value")
Field = TypeVar("Field")


class Heard(Generic[Field]):
    """A field of an edition: its mark is the edition's language and the field's name."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, one: object | None, owner: type) -> Field:
        if one is None:
            raise AttributeError(self._name)  # so a dataclass knows that there is no default
        fields = vars(one)
        if is_heard():
            note(f"{fields['language']} {self._name}")
        value: Field = fields[self._name]
        return value

    def __set__(self, one: object, value: Field) -> None:
        vars(one)[self._name] = value


class Told(Mapping[str, Value]):
    """A table of a newsroom of which each look-up is noted by the mark `name key`.

    `among` are the keys that have such a mark: those of the table itself unless others
    are given. Who walks through the table, or counts it, notes `all name`.
    """

    __slots__ = ("_among", "_name", "_table")

    def __init__(
        self, name: str, table: Mapping[str, Value], *, among: Mapping[str, object] | None = None
    ) -> None:
        self._name = name
        self._table = table
        self._among: Mapping[str, object] = table if among is None else among

    def __getitem__(self, key: str) -> Value:
        if is_heard():
            self._note(key)
        return self._table[key]

    def get(self, key: str, default: Value | None = None, /) -> Value | None:  # type: ignore[override]
        """As any mapping's, in one step."""
        if is_heard():
            self._note(key)
        return self._table.get(key, default)

    def __contains__(self, key: object) -> bool:
        if is_heard():
            self._note(str(key))
        return key in self._table

    def __iter__(self) -> Iterator[str]:
        note(f"all {self._name}")
        return iter(self._table)

    def __len__(self) -> int:
        note(f"all {self._name}")
        return len(self._table)

    def _note(self, key: str) -> None:
        mark = f"{self._name} {key}"
        note(mark if key in self._among else absent(mark))
