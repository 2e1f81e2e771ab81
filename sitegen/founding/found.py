"""Founding: asks what is to be known, writes the newsroom whole or not at all, says what comes next."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from sitegen import DISTRIBUTION, calendar
from sitegen.founding.photographs import photo_files
from sitegen.founding.planting import planted
from sitegen.founding.wishes import NAMES, OWNER, Place, Wishes, facts_of, named, wrong_in
from sitegen.problems import Problem, SiteError, error
from sitegen.states import CENTRE, state_of
from sitegen.terminal import Terminal

Ask = Callable[[str, str], str]  # question, default -> answer
Answer = Callable[[str, str, Callable[[str], Wishes]], str]  # key, default, what it would mean -> answer


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
        terminal.say(key, folder=folder, quoted=_quoted(folder), url=facts.site["url"])
    terminal.say("init-carried" if told.wheel else "init-no-wheel", package=DISTRIBUTION)
    if not told.private and not told.output:
        terminal.say("init-public")
    if told.private and not told.output:
        terminal.say("init-private-paid")
    return 0


def found_photos(folder: Path, newsroom: str, wishes: Wishes, *, today: date | None = None) -> int:
    """Writes into `folder` the repository that builds the photos of a newsroom. The exit code.

    `newsroom` is `owner/name` on GitHub; of the wishes count language, repository, and whether it is private.
    """
    terminal = Terminal(wishes.language)
    private, day = wishes.private, today or _today(wishes)
    try:
        files = photo_files(newsroom, wishes.repository, wishes.language, private=private, today=day)
        _written(folder, files)
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.say("init-photos-done", folder=folder)
    return 0


def _asked(wishes: Wishes, ask: Ask, terminal: Terminal) -> Wishes:
    """The wishes with what the person answers; who gave all that is needed is asked nothing."""
    if wishes.places and all(one.name and one.state for one in wishes.places) and wishes.repository:
        return wishes

    def answer(key: str, default: str, meant: Callable[[str], Wishes]) -> str:
        """An answer that can be, asked again until there is one."""
        while True:
            told = ask(terminal.word(key), default)
            wrong = wrong_in(meant(told))
            if not wrong:
                return told
            terminal.problems(tuple(wrong), sums=False)

    places = _places(wishes, answer)
    repository = named(wishes.repository or answer("init-ask-repository", OWNER[wishes.language], _kept_in))
    private, output = wishes.private, wishes.output
    if not private and not output:
        private = ask(terminal.word("init-ask-private"), "1").strip() == "2"
        usual = f"{repository}-publico"
        output = answer("init-ask-output", usual, _kept_in) if private else ""
    return replace(wishes, places=places, repository=repository, output=output, private=private)


def _places(wishes: Wishes, answer: Answer) -> tuple[Place, ...]:
    """The municipalities with their states; where none was named, one after the other is asked for."""
    found: tuple[Place, ...] = ()

    def stated(name: str, state: str) -> None:
        nonlocal found
        before = found[-1].state if found else ""
        found += (Place(name, state or answer("init-ask-state", before, _lying_in)),)

    if any(place.name for place in wishes.places):
        for place in wishes.places:
            stated(place.name, place.state)
        return found
    told = wishes.places[0].state if wishes.places else ""
    stated(answer("init-ask-municipality", NAMES[wishes.language], _named), told)
    while name := answer("init-ask-another", "", lambda one: Wishes((*found, Place(one)) if one else ())):
        stated(name, told)
    return found


def _named(name: str) -> Wishes:
    return Wishes((Place(name),))


def _lying_in(state: str) -> Wishes:
    return Wishes((Place(state=state),))


def _kept_in(repository: str) -> Wishes:
    return Wishes(repository=repository)


def _today(wishes: Wishes) -> date:
    state = state_of(wishes.places[0].state) if wishes.places else None
    return calendar.moment_at(int(time.time()), state.zone if state else CENTRE).day


def _quoted(folder: Path) -> str:
    """The folder as it is typed in a command."""
    return f'"{folder}"' if " " in str(folder) else str(folder)


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
        for name in files:
            if name.startswith(".githooks/"):
                (folder / name).chmod(0o755)
    except OSError as wrong:
        raise SiteError(
            [error("output-refused", path=str(folder), why=wrong.strerror or str(wrong))]
        ) from wrong


def _taken(folder: Path, names: list[str]) -> Problem:
    return error("init-exists", path=str(folder), names=", ".join(sorted(names)[:5]), count=len(names))
