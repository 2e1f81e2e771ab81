"""Records: what open data and the seals tell of a document, made at one look at its words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from sitegen.model import Item, at_hand
from sitegen.plan.integrity import integrity_files, seals
from sitegen.plan.later import Later, Making
from sitegen.plan.layout import Layout
from sitegen.plan.opendata import line, table_files
from sitegen.plan.pieces import Pieces, Told, piece
from sitegen.plan.rows import COLUMNS, row

_PACK = msgspec.msgpack.Encoder().encode


def record_files(given: Making) -> Iterator[Later]:
    """The tables of every edition, and its seals."""
    for layout in given.editions:
        records = Pieces(f"record {layout.language}", partial(_packed, layout), given.each)
        yield from table_files(layout, records)
        yield from integrity_files(layout, records)


def _packed(layout: Layout, known: Item) -> bytes:
    item = at_hand(known)
    columns = COLUMNS.get(item.kind)  # a page stands in no table
    told = line(row(layout, item), columns) if columns else (b"", b"")
    return piece(_PACK(Told(*told, seals(layout, item))))
