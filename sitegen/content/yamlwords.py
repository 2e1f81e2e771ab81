"""What a YAML parser complains of, re-told for people who write releases.

libyaml says "mapping values are not allowed in this context"; a press officer is
told that the title has a colon and how to put it in quotes.
"""

from __future__ import annotations

import re
from typing import NoReturn

import yaml

_KEY = re.compile(r"\s*(?:- +)?([^\s:#'\"\[{-][^:]*|-[^\s:][^:]*):(?:\s+(.*))?$")
_WORD_KEY = re.compile(r"(?:- +)?[A-Za-zÀ-ÿ_]{2,30}:|- ")
_GLUED = re.compile(r"\s*(?:- +)?([A-Za-zÀ-ÿ_]{2,30}):[^\s/:]")
_QUOTED_TAIL = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|'[^']*')\s*\S")
CUT = 80  # signs of a line that is shown
_SIGNS = "@`%*&!|>[]{},?-#"


class Complaint(Exception):  # noqa: N818 - what is wrong with a text is not an error of the program
    """The first thing that is wrong with a front matter: a code, its line in the file, its facts."""

    def __init__(self, code: str, line: int, **params: object) -> None:
        self.code = code
        self.line = line
        self.params = params
        super().__init__(code)


def refuse(code: str, line: int, **params: object) -> NoReturn:
    """Ends the reading of a front matter. Raises Complaint."""
    raise Complaint(code, line, **params)


def glued(line: str) -> str:
    """The line as it should be, if it has no space after the colon of its key, else ""."""
    return _after_colon(line) if _GLUED.match(line) else ""


def retell(failure: Exception, matter: str, first_line: int) -> Complaint:
    """A parser's error as a complaint; `first_line` is the line of the file on which `matter` begins."""
    lines = matter.split("\n")
    if not isinstance(failure, yaml.MarkedYAMLError) or failure.problem_mark is None:
        return _unmarked(failure, matter, first_line)
    number = min(failure.problem_mark.line, len(lines) - 1)
    for near in range(max(number - 1, 0), number + 1):
        fixed = glued(lines[near])
        if fixed:
            return Complaint("yaml-space", first_line + near, fixed=fixed)
    return _told(failure, lines, number, first_line)


def _unmarked(failure: Exception, matter: str, first_line: int) -> Complaint:
    position = getattr(failure, "position", 0)
    before = matter[:position] if isinstance(position, int) else ""
    return Complaint("yaml-character", first_line + before.count("\n"))


def _told(failure: yaml.MarkedYAMLError, lines: list[str], number: int, first_line: int) -> Complaint:
    problem, context = failure.problem or "", failure.context or ""
    began = failure.context_mark.line if failure.context_mark else number
    column = failure.problem_mark.column if failure.problem_mark else 0
    line = lines[number]
    if "\t" in line[: column + 1] or "\t" in line[: len(line) - len(line.lstrip())]:
        return Complaint("yaml-tab", first_line + number)
    if "quoted scalar" in context:
        code = "yaml-quote-open" if "end of stream" in problem or "document" in problem else "yaml-escape"
        return Complaint(code, first_line + began, text=lines[began].strip()[:60])
    if "flow" in context:
        return Complaint("yaml-bracket", first_line + began, text=lines[began].strip()[:60])
    for prose in (began, number):
        if _is_prose(lines, prose):
            return Complaint("front-matter-open", first_line + prose)
    return _of_line(problem, lines, number, column=column, first_line=first_line, began=began)


def _of_line(
    problem: str, lines: list[str], number: int, *, column: int, first_line: int, began: int
) -> Complaint:
    line = lines[number]
    key, value = _key_and_value(line)
    if "could not find expected ':'" in problem:
        return Complaint("yaml-key", first_line + began, text=lines[began].strip()[:60])
    if value and value[0] in "\"'" and _QUOTED_TAIL.match(value):
        return Complaint("yaml-quote-after", first_line + number, fixed=_fixed(key, value))
    if key and value and value[0] in _SIGNS:
        return Complaint("yaml-sign", first_line + number, sign=value[0], fixed=_fixed(key, value))
    if "mapping values" in problem and ":" in line[:column]:
        return Complaint("yaml-colon", first_line + number, fixed=_fixed(key, value))
    if "<document start>" in problem:
        return Complaint("yaml-document", first_line + max(number - 1, 0))
    return Complaint("yaml-indent", first_line + number, text=line.strip()[:60])


def _is_prose(lines: list[str], number: int) -> bool:
    """Whether the line comes after an empty one: a body, since nobody closed the front matter."""
    line = lines[number].strip()
    return bool(line) and not _WORD_KEY.match(line) and any(not one.strip() for one in lines[1:number])


def _after_colon(line: str) -> str:
    before, _, after = line.strip().partition(":")
    return f"{before}: {after}"[:CUT]


def _key_and_value(line: str) -> tuple[str, str]:
    found = _KEY.match(line)
    if found is None:
        return "", line.strip()
    head, _, tail = line.strip().removeprefix("- ").partition(":")
    return head.strip(), tail.strip()


def _fixed(key: str, value: str) -> str:
    """The line as it should be written, with its value in quotes."""
    plain = value[1:-1] if value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1 else value
    quoted = f'"{plain}"' if '"' not in plain and "\\" not in plain else "'" + plain.replace("'", "''") + "'"
    return f"{key}: {quoted}" if key else quoted
