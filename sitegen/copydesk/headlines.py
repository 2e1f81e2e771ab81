"""Names of officials in headlines: a count for every month, and a problem only inside an electoral blackout.

Constitution art. 134, paragraph 8: publicity of public bodies may not promote any official.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from sitegen import calendar
from sitegen.config.settings import Config
from sitegen.memory.recall import Recall
from sitegen.model import Item
from sitegen.newsroom.desk import Newsroom
from sitegen.problems import Problem, warning
from sitegen.text import fold

MONTHS = 3  # that the count goes back


class Month(msgspec.Struct, frozen=True):
    """How many headlines of a month name an official, of how many."""

    year: int
    month: int
    named: int
    all: int


def officials_in_headlines(newsroom: Newsroom, item: Item) -> Iterator[Problem]:
    """A headline dated within an electoral blackout that names who governs."""
    config, at = newsroom.settings, item.front.date
    if item.kind != "release" or at is None or not calendar.blackouts(config, item.municipality, at):
        return
    name = named(config, item)
    if name:
        yield warning("official-in-headline", path=item.path, line=item.line("title"), name=name)


def months(newsroom: Newsroom) -> tuple[Month, ...]:
    """The count of the last months that have releases, newest first."""
    every: Counter[tuple[int, int]] = Counter()
    with_name: Counter[tuple[int, int]] = Counter()
    for item in _releases(newsroom):
        if item.front.date is not None:
            month = (item.front.date.day.year, item.front.date.day.month)
            every[month] += 1
            with_name[month] += bool(named(newsroom.settings, item))
    return tuple(Month(*month, with_name[month], every[month]) for month in sorted(every)[: -MONTHS - 1 : -1])


def named(config: Config, item: Item) -> str:
    """The official of its day that a headline names, or ""."""
    if item.front.date is None:
        return ""
    title = f" {_words(' '.join((item.front.title, item.front.short_title, *item.front.deck)))} "
    known = _officials((config, item.municipality, item.front.date.day))
    return next((name for name in known if f" {_words(name)} " in title), "")


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _names(given: tuple[Config, str, date]) -> tuple[str, ...]:
    """Who governs or holds an office in a municipality on a day."""
    config, municipality, day = given
    serving = calendar.officials_on(config, municipality, day) if municipality else ()
    found = dict.fromkeys(one.name for one in serving)
    for person in config.people:
        if person.municipality in ("", municipality) and calendar.office_on(person, day):
            found |= dict.fromkeys((person.name, *person.aliases))
    return tuple(found)


_officials: Recall[tuple[Config, str, date], tuple[str, ...]] = Recall(_names, most=512)


def _releases(newsroom: Newsroom) -> Iterator[Item]:
    for edition in newsroom.editions:
        yield from edition.releases
