"""Placards: what a shared link shows where there is no photo, drawn in the municipality's colours.

The newest documents without a photo get one with their own headline, as many as
`[site] headline_cards` says; the others share that of their municipality and kind
(decision 36). Their names come from what stands on them, so that pages know
them before anything is drawn; `theme.drawing` draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from sitegen import files
from sitegen.memory.recall import Recall
from sitegen.memory.trace import WORDED, Mark, absent, note, silently
from sitegen.messages import say
from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.newsroom.pictures import Placard
from sitegen.plan.cards import short_title
from sitegen.plan.layout import Layout
from sitegen.plan.owners import brand
from sitegen.plan.photos import card, has_card
from sitegen.plan.sections import KINDS

RECIPE = "1"  # goes up when the drawing changes: names then change with the bytes


def placard(layout: Layout, item: Item) -> Placard:
    """What stands for a document: its own headline while it is new, else its municipality and kind."""
    owner = layout.owner(item.municipality)
    kind = _kind(layout, item, owner)
    if _is_headlined(layout, item.path):
        folio = item.front.folio
        return _placard(layout, owner, " · ".join(filter(None, (kind, folio))), short_title(item))
    return _general(layout, owner, kind)


def front_placard(layout: Layout, owner: str) -> Placard:
    """What stands for the other pages of a municipality, or of the site."""
    return _general(layout, layout.owner(owner), "")


def front_placards(layout: Layout) -> Iterator[Placard]:
    """The placards of the front pages of an edition; some more than once."""
    for owner in ("", *(one.id for one in layout.municipalities)):
        yield front_placard(layout, owner)


def own_placard(layout: Layout, item: Item) -> Placard | None:
    """The placard that the page of a document mentions; None where it has a photo."""
    return placard(layout, item) if card(layout, item) is None else None


def _newest(layout: Layout) -> frozenset[str]:
    """The paths of the documents whose placard has their own headline: the newest without a photo."""
    kinds = {kind for _, kind in KINDS}
    bare = (one.path for one in layout.edition.items if one.kind in kinds and not has_card(layout, one))
    return frozenset(islice(bare, layout.config.site.headline_cards))


_headlined = Recall(_newest, most=4)


def _is_headlined(layout: Layout, path: str) -> bool:
    found = path in silently(lambda: _headlined(layout))
    mark = _headlined_mark(layout, path)
    note(mark if found else absent(mark))
    return found


def _headlined_mark(layout: Layout, path: str) -> Mark:
    return f"{WORDED}headlined {layout.language} {path}"


def worded(layout: Layout) -> Iterator[tuple[Mark, bytes]]:
    """Which documents have their own headline, as the page of every document without a photo asks.

    That follows from words: a picture of its folder that a text shows is not at its head.
    """
    for path in _headlined(layout):
        yield _headlined_mark(layout, path), b"1"


def _general(layout: Layout, owner: str, kicker: str) -> Placard:
    return layout.placards.of(
        (owner, kicker), lambda: _placard(layout, owner, kicker, brand(layout, owner).name)
    )


def _placard(layout: Layout, owner: str, kicker: str, headline: str) -> Placard:
    mark = brand(layout, owner)
    name = layout.config.site.title if headline == mark.name else mark.name
    drawn = (
        kicker,
        headline,
        "" if name == headline else name,
        " · ".join(part for part in (mark.office, mark.state) if part),
        mark.monogram,
        mark.color,
        mark.ink,
        mark.on_color,
    )
    version = files.digest("\n".join((RECIPE, *drawn)).encode())
    return Placard(urls.card(version), *drawn)


def _kind(layout: Layout, item: Item, owner: str) -> str:
    """The word over the headline: "Comunicado", or what the municipality calls its releases."""
    own = layout.issuers[owner].release_word if item.kind == "release" and owner in layout.issuers else ""
    return own or say(f"plan-kind-{item.front.subtype or item.kind}", layout.language)
