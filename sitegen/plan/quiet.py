"""Quiet: what pages say while an electoral blackout holds, and what they leave out besides.

The settings come in neutral dress already (`newsroom.silence`); here is the rest.
"""

from __future__ import annotations

from collections import defaultdict

from sitegen.newsroom.desk import Silence
from sitegen.plan.layout import Layout
from sitegen.plan.views import BlackoutNotice


def is_quiet(layout: Layout, owner: str) -> bool:
    """Whether pages of a municipality are in neutral dress; those of the site while any member's are."""
    return any(not owner or one.municipality == owner for one in layout.newsroom.silences)


def notices(layout: Layout, owner: str) -> tuple[BlackoutNotice, ...]:
    """What pages of a municipality (or of the site) say of blackouts; alike ones are one."""
    groups: defaultdict[tuple[int, tuple[str, ...], bool], list[Silence]] = defaultdict(list)
    for one in layout.newsroom.silences:
        if not owner or one.municipality == owner:
            groups[one.until.instant, one.elections, one.suspended].append(one)
    return tuple(
        BlackoutNotice(
            names=() if owner else tuple(layout.issuers[one.municipality].name for one in same),
            elections=elections,
            until=same[0].until,
            suspended=suspended,
        )
        for (_, elections, suspended), same in groups.items()
    )
