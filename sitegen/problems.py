"""Problems as values: what is wrong, where, and how grave it is.

The sentence that a person reads is made at the door by `sitegen.messages`,
in the language asked for; here are only codes and facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

Severity: TypeAlias = Literal["error", "warning"]


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing that a person has to look at.

    `path` is relative to the site's root, with `/`, or empty for the whole
    site; `line` counts from 1 and is 0 where no line can be named; `params`
    are the facts that the message of `code` names.
    """

    path: str
    line: int
    code: str
    severity: Severity
    params: tuple[tuple[str, str], ...] = ()


class SiteError(Exception):
    """The work cannot go on; carries every problem found until then."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(", ".join(sorted({problem.code for problem in self.problems})))


def error(code: str, *, path: str = "", line: int = 0, **params: object) -> Problem:
    """A problem that stops publication."""
    return _problem("error", code, path=path, line=line, params=params)


def warning(code: str, *, path: str = "", line: int = 0, **params: object) -> Problem:
    """A problem that a person should look at, and that stops nothing."""
    return _problem("warning", code, path=path, line=line, params=params)


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only the problems that stop publication, in their order."""
    return tuple(problem for problem in problems if problem.severity == "error")


def _problem(severity: Severity, code: str, *, path: str, line: int, params: dict[str, object]) -> Problem:
    facts = tuple(sorted((name, str(value)) for name, value in params.items()))
    return Problem(path, line, code, severity, facts)
