"""Outlines: documents without their words.

What decides about place and company of a document: which list it stands in, beside
whom, under which address, and until when.
"""

from __future__ import annotations

import msgspec

from sitegen.memory.recall import Recall
from sitegen.model.body import Body
from sitegen.model.front import FrontMatter
from sitegen.model.item import Item, Shelved

# A field that is not here may not be asked for in `assemble`, nor where `plan` works out its routes and
# lists: tests/newsroom/test_outlines.py tries it. One that is here is read from the outline.
KEPT = (
    "date",
    "folio",
    "area",
    "topics",
    "people",
    "thread",
    "featured",
    "draft",
    "publish_at",
    "expires",
    "updated",
    "corrections",
    "withdrawn",
    "replaced_by",
    "blackout",
    "aliases",
    "translation_of",
    "level",
    "starts",
    "ends",
    "resolved",
    "signatories",
    "deadline",
    "menu",
    "image",
    "gallery",
    "videos",
)
NOTHING = Body("", (), (), (), (), (), b"")


# The others, as an outline has them: all but the title have a default.
_BARE = {
    name: default
    for name, default in zip(FrontMatter.__struct_fields__[1:], FrontMatter.__struct_defaults__, strict=True)
    if name not in KEPT
}


def bare_front(item: Item) -> FrontMatter:
    """The front matter of an outline: what `KEPT` names, and the title where documents are sorted by it."""
    front = item.front
    named = item.kind == "page" or front.withdrawn is not None
    return msgspec.structs.replace(front, title=front.title if named else "", **_BARE)


def _outline(item: Item) -> Item:
    return msgspec.structs.replace(item, digest="", body=NOTHING, seal=b"", front=bare_front(item))


_outlined = Recall(_outline)


def outline(item: Item) -> Item:
    """A document without its words and digest. Of the front matter it has what `KEPT` names."""
    if isinstance(item, Shelved):
        return item.outline
    return item if item.body is NOTHING else _outlined(item)
