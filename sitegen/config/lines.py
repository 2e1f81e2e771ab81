"""The room of lines: on which line of a TOML text each key stands (no TOML library tells)."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def lines_of(text: str) -> dict[KeyPath, int]:
    """The line, from 1, of every key, table and list entry of a valid TOML 1.0 text.

    A path holds names and, below a list, positions: `("person", 0, "offices", 1, "from")`.
    Where a table is opened twice (dotted keys), its first line counts.
    """
    return _Scanner(text).scan()


class _Scanner:
    """One walk over a text that tomllib has accepted already, so nothing is checked again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._lists: dict[KeyPath, int] = {}  # tables in double brackets: how many so far
        self._found: dict[KeyPath, int] = {}

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._found

    def _header(self) -> KeyPath:
        line = self._line()
        double = self._text.startswith("[[", self._at)
        self._at += 2 if double else 1
        names = self._key()
        self._at += 2 if double else 1
        path: KeyPath = ()
        for name in names[:-1]:
            self._found.setdefault((*path, name), line)
            path = self._latest((*path, name))
        path = (*path, names[-1])
        if not double:
            path = self._latest(path)
        self._found.setdefault(path, line)
        if double:
            path = self._next(path)
            self._found.setdefault(path, line)
        return path

    def _latest(self, path: KeyPath) -> KeyPath:
        """The table that a header's name means: of a list, its last entry so far."""
        return (*path, self._lists[path] - 1) if path in self._lists else path

    def _next(self, path: KeyPath) -> KeyPath:
        number = self._lists.get(path, 0)
        self._lists[path] = number + 1
        return (*path, number)

    def _pair(self, table: KeyPath) -> None:
        line = self._line()
        path = table
        for name in self._key():
            path = (*path, name)
            self._found.setdefault(path, line)
        self._at += 1  # the sign =
        self._skip(_SPACE)
        self._value(path)

    def _key(self) -> list[str]:
        names = []
        while True:
            self._skip(_SPACE)
            quoted = self._text[self._at] in "\"'"
            word = self._take(_STRING if quoted else _BARE_KEY)
            names.append(_unquoted(word) if quoted else word)
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return names
            self._at += 1

    def _value(self, path: KeyPath) -> None:
        first = self._text[self._at]
        if first == "[":
            self._list(path)
        elif first == "{":
            self._inline_table(path)
        else:
            self._take(_STRING if first in "\"'" else _BARE_VALUE)

    def _list(self, path: KeyPath) -> None:
        self._at += 1
        number = 0
        while self._another("]"):
            entry = (*path, number)
            self._found.setdefault(entry, self._line())
            self._value(entry)
            number += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        while self._another("}"):
            self._pair(path)

    def _another(self, close: str) -> bool:
        """Steps over commas and blanks, and over `close` where it comes."""
        self._skip(_BLANK)
        if self._text[self._at] == ",":
            self._at += 1
            self._skip(_BLANK)
        if self._text[self._at] != close:
            return True
        self._at += 1
        return False

    def _line(self) -> int:
        return bisect_right(self._ends, self._at - 1) + 1

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._take(pattern)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise AssertionError(self._at)  # tomllib accepts no such text
        self._at = found.end()
        return found[0]


def _unquoted(word: str) -> str:
    if word[0] == "'":
        return word[1:-1]
    return _ESCAPE.sub(_character, word[1:-1])


def _character(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code[1:], 16)) if len(code) > 1 else _ESCAPED.get(code, code)
