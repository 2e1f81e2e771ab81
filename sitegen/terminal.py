"""What a person sees in the terminal: progress, problems, and the words of the program."""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.text import Text

from sitegen.messages import explain, say
from sitegen.problems import Problem, errors_of

MOST = 200  # problems printed in full; more would hide the first


class Terminal:
    """One person's terminal, in one language. Plain text where it is no terminal."""

    def __init__(self, language: str) -> None:
        self.language = language
        _keep_going(sys.stdout)  # standard error does so by itself
        self._out = Console(highlight=False, soft_wrap=True)
        self._err = Console(stderr=True, highlight=False, soft_wrap=True)

    def say(self, key: str, **facts: object) -> None:
        """Prints a sentence of the catalogs."""
        self._out.print(Text(self.word(key, **facts)))

    def show(self, text: str) -> None:
        """Prints a text as it stands, with an empty line after it."""
        self._out.print(Text(f"{text}\n"))

    def raw(self, text: str) -> None:
        """Writes a text for another program to standard output, byte for byte in UTF-8."""
        sys.stdout.flush()
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            sys.stdout.write(text)
            return
        stream.write(text.encode())
        stream.flush()

    def put(self, text: str) -> None:
        """Prints a text alone on its lines: what another program may read."""
        self._out.print(Text(text))

    def word(self, key: str, **facts: object) -> str:
        """A sentence of the catalogs, in this terminal's language."""
        return say(key, self.language, **facts)

    def problems(self, problems: tuple[Problem, ...], *, sums: bool = True) -> None:
        """Every problem with file, line, what and how to mend it, on standard error; errors last.

        Without `sums` nothing is said of what they mean for publishing.
        """
        ordered = sorted(problems, key=lambda one: (one.severity == "error", one.path, one.line, one.code))
        for problem in ordered[-MOST:]:
            self._problem(problem)
        wrong = len(errors_of(problems))
        self._err.print()
        if len(ordered) > MOST:
            self._err.print(Text(self.word("problems-more", count=len(ordered) - MOST)))
        if wrong and sums:
            self._err.print(Text(self.word("errors", count=wrong), style="bold red"))
        if len(problems) > wrong and sums:
            self._err.print(Text(self.word("warnings", count=len(problems) - wrong), style="yellow"))

    def told(self, problem: Problem) -> str:
        """A problem in one line: where, and what is wrong."""
        where = ":".join(part for part in (problem.path, str(problem.line or "")) if part)
        return f"{where}: {explain(problem, self.language).what}"

    @contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None]]:
        """Shows how far the work is while the block runs; nothing where it is no terminal."""
        if not sys.stderr.isatty():
            yield lambda _stage, _done, _total: None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self._err, transient=True) as shown:
            task = shown.add_task("", total=None)

            def told(stage: str, done: int, total: int) -> None:
                shown.update(
                    task, description=self.word(f"stage-{stage}"), completed=done, total=total or None
                )

            yield told

    def _problem(self, problem: Problem) -> None:
        message = explain(problem, self.language)
        where = ":".join(part for part in (problem.path, str(problem.line or "")) if part)
        style = "bold red" if problem.severity == "error" else "yellow"
        head = Text(f"{where}: " if where else "", style="bold")
        head.append(f"{self.word(problem.severity)}: ", style=style)
        head.append(message.what)
        self._err.print(head)
        for line in message.hint.splitlines():
            self._err.print(Text(f"    {line}"))


def _keep_going(stream: object) -> None:
    """A letter that the terminal has no sign for becomes "?": an old code page must not end the command."""
    if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
        stream.reconfigure(errors="replace")


def language_of(root: Path) -> str:
    """The language for messages: that of site.toml, Spanish where it cannot be told."""
    try:
        table = tomllib.loads((root / "site.toml").read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):  # what is wrong with it is told when it is read
        return "es"
    site = table.get("site") or table.get("sitio")
    if not isinstance(site, dict):
        return "es"
    told = site.get("language") or site.get("idioma") or site.get("languages") or site.get("idiomas")
    first = told[0] if isinstance(told, list) and told else told
    return first if isinstance(first, str) else "es"
