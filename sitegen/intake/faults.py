"""What is wrong with a file that comes in: a code with its facts, raised by readers, told at the door."""

from __future__ import annotations

from sitegen.problems import Problem, error


class Fault(Exception):  # noqa: N818 (what happened, not whose fault)
    """The file cannot be taken in; `code` has its sentence in the catalogs."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(code)

    def problem(self, path: str) -> Problem:
        """The problem that a person reads, with the file's name."""
        facts: dict[str, object] = {**self.facts}
        return error(self.code, path=path, line=0, **facts)
