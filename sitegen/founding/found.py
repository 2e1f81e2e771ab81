"""Founding: asks what is to be known, writes the newsroom whole or not at all, says what comes next."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from sitegen import DISTRIBUTION, calendar
from sitegen.founding.planting import planted
from sitegen.founding.wishes import NAMES, OWNER, Wishes, facts_of, named, wrong_in
from sitegen.problems import Problem, SiteError, error
from sitegen.states import CENTRE, state_of
from sitegen.terminal import Terminal

Ask = Callable[[str, str], str]  # question, default -> answer


def found(folder: Path, wishes: Wishes, *, ask: Ask | None = None, today: date | None = None) -> int:
    """Writes a new newsroom into `folder` and says what comes next. The exit code.

    With `ask` the person is asked for what the wishes leave open; without, defaults
    are taken. Nothing that exists is written over. `today` is the clock's unless told.
    """
    terminal = Terminal(wishes.language)
    try:
        told = _asked(wishes, ask, terminal) if ask else wishes
        facts = facts_of(told, today or _today(told))
        files = planted(facts, told.language, wheel=told.wheel)
        _written(folder, files)
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.say("init-done", folder=folder, count=len(files))
    for key in ("init-next-install", "init-next-serve", "init-next-fill", "init-next-publish"):
        terminal.say(key, folder=folder, url=facts["url"], repository=facts["repository"])
    terminal.say("init-carried" if told.wheel else "init-no-wheel", package=DISTRIBUTION)
    if not told.private and not told.output:
        terminal.say("init-public")
    if told.private and not told.output:
        terminal.say("init-private-paid")
    return 0


def _asked(wishes: Wishes, ask: Ask, terminal: Terminal) -> Wishes:
    """The wishes with what the person answers; who gave all that is needed is asked nothing."""
    if wishes.municipality and wishes.state and wishes.repository:
        return wishes
    language = wishes.language

    def answer(question: str, default: str, meant: Callable[[str], Wishes]) -> str:
        """An answer that can be, asked again until there is one."""
        while True:
            told = ask(question, default)
            wrong = wrong_in(meant(told))
            if not wrong:
                return told
            terminal.problems(tuple(wrong), sums=False)

    name = wishes.municipality or answer(
        terminal.word("init-ask-municipality"), NAMES[language], lambda told: Wishes(municipality=told)
    )
    state = wishes.state or answer(terminal.word("init-ask-state"), "", lambda told: Wishes(state=told))
    repository = named(
        wishes.repository or answer(terminal.word("init-ask-repository"), OWNER[language], _kept_in)
    )
    private, output = wishes.private, wishes.output
    if not private and not output:
        private = ask(terminal.word("init-ask-private"), "1").strip() == "2"
        usual = f"{repository}-publico"
        output = answer(terminal.word("init-ask-output"), usual, _kept_in) if private else ""
    return replace(
        wishes, municipality=name, state=state, repository=repository, output=output, private=private
    )


def _kept_in(repository: str) -> Wishes:
    return Wishes(repository=repository)


def _today(wishes: Wishes) -> date:
    state = state_of(wishes.state)
    return calendar.moment_at(int(time.time()), state.zone if state else CENTRE).day


def _written(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes every file, or none: what is there is told before anything is written."""
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        raise SiteError([_taken(folder, taken)])
    try:
        for name, data in files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as file:
                file.write(data)
        hook = folder / ".githooks" / "pre-push"
        hook.chmod(0o755)
    except OSError as wrong:
        raise SiteError(
            [error("output-refused", path=str(folder), why=wrong.strerror or str(wrong))]
        ) from wrong


def _taken(folder: Path, names: list[str]) -> Problem:
    return error("init-exists", path=str(folder), names=", ".join(sorted(names)[:5]), count=len(names))
