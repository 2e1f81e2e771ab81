"""Exceptions to electoral blackouts: on whose word a document stays, and what a warning would hide.

The law excepts information of electoral authorities, education, health and civil
protection (Constitution art. 41, base III, section C; LGIPE art. 209); procedures and
services stay where they promote nobody. Whether a document is one of them is decided
by people; here is only noted who did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen import calendar
from sitegen.config.settings import Blackout, Config
from sitegen.model import Exemption, Item, Moment
from sitegen.newsroom.visibility import falls_under, owners_of
from sitegen.problems import Problem, warning


def problems(items: Iterable[Item], config: Config, now: Moment) -> Iterator[Problem]:
    """Documents that a blackout in force leaves only because nobody looked closely.

    Those excepted without basis or authorization, and those that a blackout which only
    warns would hide. `items` are public at `now`.
    """
    if not any(calendar.blackouts(config, one.id, now) for one in config.municipalities):
        return
    for item in items:
        by_owner = [about(item, owner, config, now=now) for owner in owners_of(item, config)]
        if not by_owner or not all(by_owner):
            continue  # of the whole site, and not everybody's: it stays anyway
        held = by_owner[0]
        exemption = item.front.blackout
        if exemption is None:
            if held[0].mode == "warn":  # of any other what is left was kept, or has no date
                yield warning(
                    "blackout-would-hide", path=item.path, line=item.line("date"), name=held[0].name
                )
        elif lacking := unauthorized(exemption):
            yield warning(
                "blackout-unauthorized", path=item.path, line=item.line("blackout"), missing=lacking
            )


def about(item: Item, owner: str, config: Config, *, now: Moment) -> tuple[Blackout, ...]:
    """The blackouts in force for a municipality that are about the document, excepted or not."""
    return tuple(
        one for one in calendar.blackouts(config, owner, now) if falls_under(one, item, owner, config=config)
    )


def unauthorized(exemption: Exemption) -> str:
    """The keys that say on whose word a document is excepted and are missing, "" where none is."""
    given = {"fundamento (basis)": exemption.basis, "autoriza (authorized_by)": exemption.authorized_by}
    return ", ".join(key for key, said in given.items() if not said)
