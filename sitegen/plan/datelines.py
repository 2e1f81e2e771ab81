"""Datelines: who issues a document, and the place, state and day that stand over its text."""

from __future__ import annotations

from sitegen import calendar
from sitegen.config.settings import Municipality
from sitegen.model import Item
from sitegen.plan.layout import Layout

OFFICIAL = ("release", "document")  # the kinds that carry dateline and legend
EMPTY = Municipality("", "")


def issuer(layout: Layout, item: Item) -> Municipality:
    """The municipality that publishes a document; one without a name for documents of the whole site."""
    return layout.issuers.get(item.municipality, EMPTY)


def dateline(layout: Layout, item: Item) -> str:
    """Place, state and date in words for releases and documents, "" for other kinds."""
    if item.kind not in OFFICIAL or item.front.date is None:
        return ""
    owner = issuer(layout, item)
    place = item.front.place or owner.name
    letter = item.front.subtype == "letter"
    day = item.front.date.day
    state = "" if "," in place else owner.state
    return calendar.dateline(place, state, day, language=item.language, letter=letter)
