"""Silence: which municipalities an electoral blackout holds, and the settings in neutral dress.

While a blackout hides anything of a municipality, its pages bear nothing that promotes a
government: no colour (often a party's), logo or slogan, no officials in lists. That is
decided here, at the door of the newsroom, so that no page can forget it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial

from msgspec.structs import replace

from sitegen import calendar
from sitegen.config.settings import Administration, Blackout, Config, Municipality
from sitegen.memory.recall import Recall
from sitegen.model import FrontMatter, Item, Moment, reworded
from sitegen.newsroom.desk import Silence

NEUTRAL = "#4d4d4d"  # a grey of no party


def silences(config: Config, now: Moment) -> tuple[Silence, ...]:
    """The municipalities under a blackout that hides, in the order of site.toml."""
    if not config.blackouts:
        return ()
    found = (_silence(config, one.id, now) for one in config.municipalities)
    return tuple(one for one in found if one is not None)


def neutral(config: Config, quiet: tuple[Silence, ...]) -> Config:
    """The settings in neutral dress for the municipalities that are quiet; the same for the others."""
    return _dressed(config)(tuple(one.municipality for one in quiet)) if quiet else config


def unnamed(items: Iterable[Item], quiet: tuple[Silence, ...]) -> tuple[Item, ...]:
    """The documents without their lists of people, where they speak for a municipality that is quiet.

    What a text says, who signs a letter and whom it is for are left as they were authorized.
    """
    silent = {one.municipality for one in quiet}
    return tuple(
        _unnamed_item(item) if silent and (not item.municipality or item.municipality in silent) else item
        for item in items
    )


def _without_people(item: Item) -> Item:
    return reworded(item, _unnamed_front)


def _unnamed_front(front: FrontMatter) -> FrontMatter:
    return replace(front, people=(), attendees=()) if front.people or front.attendees else front


_unnamed_item = Recall(_without_people)


def _silence(config: Config, owner: str, now: Moment) -> Silence | None:
    until = calendar.quiet_until(config, owner, now, holds=_hides)
    if until is None:
        return None
    held = [one for one in calendar.blackouts(config, owner, now) if _hides(one)]
    last = calendar.moment_at(until.instant - 1, until.zone)
    names = tuple(dict.fromkeys(one.name for one in held))
    return Silence(owner, last, names, suspended=any(one.mode == "suspend" for one in held))


def _hides(blackout: Blackout) -> bool:
    return blackout.mode != "warn"


def _in_neutral(config: Config, quiet: tuple[str, ...]) -> Config:
    people = (one for one in config.people if one.municipality and one.municipality not in quiet)
    return replace(
        config,
        municipalities=tuple(_plain(one) if one.id in quiet else one for one in config.municipalities),
        people=tuple(people),
        digest=f"{config.digest} quiet {' '.join(quiet)}",  # what is remembered of other days is not taken
    )


_dressed: Recall[Config, Callable[[tuple[str, ...]], Config]] = Recall(
    lambda config: cache(partial(_in_neutral, config)), most=4
)


def _plain(one: Municipality) -> Municipality:
    return replace(
        one,
        color=NEUTRAL,
        logo="",
        logo_dark="",
        slogan="",
        boilerplate="",
        administrations=tuple(_unnamed(term) for term in one.administrations),
    )


def _unnamed(term: Administration) -> Administration:
    return replace(term, heads=(), officials=(), color="", logo="", logo_dark="", slogan="")
