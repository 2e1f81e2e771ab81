"""The sheet: every document that an electoral blackout is about, shown or hidden, and on whose word.

Pure: from documents, settings and a moment. Drafts and what is not public for another
reason are only counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

from sitegen import calendar, text
from sitegen.config.settings import Blackout, Config
from sitegen.model import Item, Moment
from sitegen.newsroom import urls
from sitegen.newsroom.exceptions import about
from sitegen.newsroom.order import newest_first
from sitegen.newsroom.visibility import hidden, owners_of

# Why a document stands where it does: hidden by a blackout; or shown, because it is excepted,
# because it is from before and those are kept, because it is a standing page, because it is
# of the whole site and not all its municipalities would hide it, because the blackout only warns.
Why: TypeAlias = Literal["hidden", "exception", "earlier", "standing", "common", "warned"]
State: TypeAlias = Literal["holds", "over", "ahead"]


class Window(msgspec.Struct, frozen=True):
    """A blackout as it holds somewhere. `where` is its line in site.toml."""

    blackout: Blackout
    place: str
    start: Moment
    end: Moment
    state: State
    where: str


class Line(msgspec.Struct, frozen=True):
    """A document on the sheet; `until` is when a hidden one comes back, `blackouts` what is about it."""

    item: Item
    url: str
    municipality: str
    why: Why
    blackouts: tuple[str, ...]
    until: Moment | None


class Sheet(msgspec.Struct, frozen=True):
    """All of it. `others` counts documents that are not public for another reason, by reason.

    `beyond` are addresses of the municipalities elsewhere, which sitegen cannot reach; `media` is
    the site of earlier years' photos, or "": it is built on its own.
    """

    site: str
    moment: Moment
    windows: tuple[Window, ...]
    shown: tuple[Line, ...]
    hidden: tuple[Line, ...]
    others: tuple[tuple[str, int], ...]
    beyond: tuple[tuple[str, str], ...]
    media: str
    unread: int


def sheet(items: Iterable[Item], config: Config, now: Moment, *, unread: int = 0) -> Sheet:
    """The sheet of a moment. `unread` counts the documents that could not be read."""
    lines: list[Line] = []
    others: Counter[str] = Counter()
    for item in sorted(items, key=newest_first):
        reason = hidden(item, config, now)
        if reason is not None and reason[0] != "blackout":
            others[reason[0]] += 1
        elif _is_held(item, config, now):
            lines.append(_line(item, config, now, until=reason[1] if reason else None))
    return Sheet(
        site=config.site.title,
        moment=now,
        windows=tuple(_windows(config, now)),
        shown=tuple(one for one in lines if one.why != "hidden"),
        hidden=tuple(one for one in lines if one.why == "hidden"),
        others=tuple(sorted(others.items())),
        beyond=tuple(_beyond(config, now)),
        media=config.site.media_url,
        unread=unread,
    )


def _is_held(item: Item, config: Config, now: Moment) -> bool:
    return any(calendar.blackouts(config, owner, now) for owner in owners_of(item, config))


def _line(item: Item, config: Config, now: Moment, *, until: Moment | None) -> Line:
    held = [one for owner in owners_of(item, config) for one in about(item, owner, config, now=now)]
    return Line(
        item=item,
        url=urls.absolute(config, urls.item(config, item)),
        municipality=config.municipality(item.municipality).name if item.municipality else "",
        why=_why(item, held, is_hidden=until is not None),
        blackouts=tuple(dict.fromkeys(one.name for one in held)),
        until=until,
    )


def _why(item: Item, held: list[Blackout], *, is_hidden: bool) -> Why:
    if is_hidden:
        return "hidden"
    if item.front.blackout is not None:
        return "exception"
    if held:
        return "common" if any(one.mode != "warn" for one in held) else "warned"
    return "standing" if item.front.date is None else "earlier"


def _windows(config: Config, now: Moment) -> Iterable[Window]:
    """Every blackout of site.toml, in its order, on the clocks of the first place that it holds for."""
    owners = [one.id for one in config.municipalities]
    verdicts = {owner: calendar.explain_blackouts(config, owner, now) for owner in owners}
    for number, blackout in enumerate(config.blackouts):
        line = config.line(f"blackout[{number}]")
        for owner in owners:
            ruling = verdicts[owner]
            found = next((one for one in (*ruling.won, *ruling.lost) if one.rule.value is blackout), None)
            if found is not None:
                start, end = calendar.window(config, blackout, owner)
                state: State = (
                    "over" if found.reason == "over" else "ahead" if found.reason == "ahead" else "holds"
                )
                place = _place(config, blackout)
                yield Window(blackout, place, start, end, state, f"site.toml:{line}" if line else "")
                break


def _place(config: Config, blackout: Blackout) -> str:
    if blackout.municipality:
        return config.municipality(blackout.municipality).name
    return blackout.state or config.site.country


def _beyond(config: Config, now: Moment) -> Iterable[tuple[str, str]]:
    """The accounts and sites elsewhere of those who are under a blackout: name and address."""
    for one in config.municipalities:
        if calendar.blackouts(config, one.id, now):
            yield from ((f"{one.name}, {text.collapse(name)}", url) for name, url in one.social)
            yield from [(one.name, one.website)] * bool(one.website)
            yield from [(f"{one.name}, WhatsApp", one.whatsapp)] * bool(one.whatsapp)
