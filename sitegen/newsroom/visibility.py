"""What may be public at a moment: decided here, and nowhere else (law 6)."""

from __future__ import annotations

from functools import partial

import msgspec

from sitegen import calendar
from sitegen.config.settings import Blackout, Config
from sitegen.model import Item, Moment
from sitegen.newsroom import approvals
from sitegen.newsroom.desk import Why


class Showing(msgspec.Struct, frozen=True):
    """What the preview shows although it may not be public: nothing, unless a person asks for it.

    `drafts` and `future` are documents, `blackout` what an electoral blackout leaves
    out, `unapproved` what waits for approval. A build never shows any of it.
    """

    drafts: bool = False
    future: bool = False
    blackout: bool = False
    unapproved: bool = False


PUBLIC = Showing()


def hidden(
    item: Item, config: Config, now: Moment, *, showing: Showing = PUBLIC
) -> tuple[Why, Moment | None] | None:
    """Why a document may not be public at `now`, and until when; None where it may.

    `until` is None where no time will change it. A date without time is visible
    from local midnight on; what expires is gone from that very second on (a day
    given without time lasts to its end). A notice that has ended stays: its page
    says when it did. What is withdrawn, and hidden by nothing else, leaves a
    notice at its address. Reasons of `showing` count for nothing.
    """
    if item.front.draft and not showing.drafts:
        return "draft", None
    if approvals.is_missing(item, config) and not (showing.unapproved or showing.drafts):
        return "unapproved", None
    early = None if showing.future else _early(item, now)
    return (
        early
        or _late(item, now)
        or (None if showing.blackout else _silenced(item, config, now=now))
        or _taken_back(item, now)
    )


def first_after(end: Moment) -> int:
    """The first instant (seconds since 1970, UTC) after an end: itself, or the second after a whole day."""
    return end.instant if end.timed else end.instant + 1


def appearance(item: Item) -> Moment | None:
    """The moment from which a document may be seen: the later of its date and its publication."""
    waits = [moment for moment in (item.front.publish_at, _release_date(item)) if moment is not None]
    return max(waits, default=None)


def _early(item: Item, now: Moment) -> tuple[Why, Moment] | None:
    appears = appearance(item)
    return ("future", appears) if appears is not None and appears.instant > now.instant else None


def _release_date(item: Item) -> Moment | None:
    """The date before which nothing is said.

    The file of an event is often named by the day of the event itself; unless the
    front matter gives it, that day does not keep the invitation back.
    """
    date, starts = item.front.date, item.front.starts
    if item.kind != "event" or not date or not starts or date.day != starts.day:
        return date
    return date if any(key == "date" for key, _ in item.lines) else None


def _late(item: Item, now: Moment) -> tuple[Why, None] | None:
    expires = item.front.expires
    return ("expired", None) if expires and first_after(expires) <= now.instant else None


def _taken_back(item: Item, now: Moment) -> tuple[Why, None] | None:
    withdrawal = item.front.withdrawn
    return ("withdrawn", None) if withdrawal and withdrawal.date.instant <= now.instant else None


def _silenced(item: Item, config: Config, *, now: Moment) -> tuple[Why, Moment] | None:
    """Until when electoral blackouts hide the document, one after the other; None where none does.

    A document of the whole site speaks for all its municipalities: it is hidden for as long as
    it would be as a document of each of them.
    """
    if item.front.blackout is not None or not config.blackouts:
        return None
    ends = [
        calendar.quiet_until(
            config, owner, now, holds=partial(silences, item=item, owner=owner, config=config)
        )
        for owner in owners_of(item, config)
    ]
    silent = [one for one in ends if one is not None]
    return ("blackout", min(silent)) if silent and len(silent) == len(ends) else None


def owners_of(item: Item, config: Config) -> tuple[str, ...]:
    """The municipalities that a document speaks for: its own, or all."""
    return (item.municipality,) if item.municipality else tuple(one.id for one in config.municipalities)


def silences(blackout: Blackout, *, item: Item, owner: str, config: Config) -> bool:
    """Whether a blackout in force for a municipality leaves the document out, if nothing excepts it.

    `suspend` leaves out everything, `hide` what is dated in the window and, with
    `earlier = "hide"`, what is dated before it. Standing pages have no date and stay.
    """
    return blackout.mode != "warn" and falls_under(blackout, item, owner, config=config)


def falls_under(blackout: Blackout, item: Item, owner: str, *, config: Config) -> bool:
    """Whether a blackout is about the document; one that only warns is about what `hide` would leave out."""
    date = item.front.moment
    if blackout.mode == "suspend":
        return True
    if date is None:
        return item.kind != "page"  # of any other nobody can tell that it is from before
    if blackout.earlier == "hide":
        return True
    start = calendar.window(config, blackout, owner)[0]
    return date.instant >= start.instant if date.timed else date.day >= start.day
