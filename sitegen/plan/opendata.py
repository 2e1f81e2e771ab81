"""Open data: every list as CSV and as JSON.

CSV by RFC 4180 in UTF-8 with a byte order mark: without it Excel, which most
offices open such files with, shows `Cuautitlán` as `CuautitlÃ¡n`. A cell that
a spreadsheet would take for a formula gets an apostrophe before it. Several
values in a cell are parted by `; `. JSON has the same rows, unchanged, with
what is empty left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial
from operator import attrgetter

import msgspec

from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.plan.later import Later
from sitegen.plan.layout import Layout
from sitegen.plan.pieces import Pieces, Told
from sitegen.plan.rows import (
    COLUMNS,
    CorrectionRow,
    MunicipalityRow,
    TopicRow,
    municipality_rows,
    topic_rows,
)
from sitegen.plan.sections import KINDS, Section

BOM = "\ufeff"

_JSON = msgspec.json.Encoder().encode
_TOLD = msgspec.msgpack.Decoder(Told).decode
FORMULA = frozenset("=+-@\t\r\n＝＋－＠")  # OWASP, CSV injection


class Table(msgspec.Struct, frozen=True):
    """A table of open data and where it is published; `size` counts its rows.

    `items` are documents, `records` rows of another kind; one of both is empty.
    """

    name: str  # a section of documents, "municipalities" or "topics"
    municipality: str
    csv: str
    json: str
    columns: tuple[str, ...]
    items: tuple[Item, ...] = ()
    records: tuple[MunicipalityRow, ...] | tuple[TopicRow, ...] = ()

    @property
    def size(self) -> int:
        """The number of rows."""
        return len(self.items) or len(self.records)


def tables(layout: Layout) -> Iterator[Table]:
    """The tables that the data page lists: documents by kind and municipality, municipalities, topics."""
    kinds = dict(KINDS)
    for section in layout.lists(*kinds):
        paths = _paths(layout, section.about, section.municipality)
        yield Table(section.about, section.municipality, *paths, COLUMNS[kinds[section.about]], section.items)
    for name, records in (("municipalities", municipality_rows(layout)), ("topics", topic_rows(layout))):
        if records:
            yield Table(name, "", *_paths(layout, name, ""), records[0].__struct_fields__, records=records)


def list_tables(layout: Layout) -> Iterator[Table]:
    """The releases of each topic of the site and of each area, beside their lists."""
    config, language = layout.config, layout.language
    for section in (*layout.lists("topic", common=True), *layout.lists("area")):
        items = tuple(item for item in section.items if item.kind == "release")
        if items:
            as_text = urls.table(config, language, url=section.url, form="csv")
            as_object = urls.table(config, language, url=section.url, form="json")
            yield Table("releases", section.municipality, as_text, as_object, COLUMNS["release"], items)


def has_table(section: Section) -> bool:
    """Whether a list has a table of its own; a municipality's topic is a filter of the municipality's."""
    return section.about == "area" or (section.about == "topic" and not section.municipality)


def table_files(layout: Layout, records: Pieces) -> Iterator[Later]:
    """Every table of an edition in both forms; `records` are `Told` of each document."""
    for table in (*tables(layout), *list_tables(layout)):
        made_of = partial(records.digest, table.items) if table.items else bytes
        yield Later(table.csv, partial(_as_csv, table, records), made_of)
        yield Later(table.json, partial(_as_json, table, records), made_of)


def line(record: msgspec.Struct, columns: tuple[str, ...]) -> tuple[bytes, bytes]:
    """A record as a row of CSV and of JSON; `columns` are names of its fields, for the former."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(map(cell, attrgetter(*columns)(record)))
    return out.getvalue().encode(), _JSON(record)


def _lines(table: Table, known: Pieces) -> Iterator[tuple[bytes, bytes]]:
    if table.items:
        return ((told.csv, told.json) for told in map(_TOLD, known.of(table.items)))
    return (line(one, table.columns) for one in table.records)


def _as_csv(table: Table, known: Pieces) -> bytes:
    head = f"{BOM}{','.join(table.columns)}\r\n".encode()
    return b"".join((head, *(row for row, _ in _lines(table, known))))


def _as_json(table: Table, known: Pieces) -> bytes:
    """What the table is, how many rows it has, and the rows."""
    whole = {
        "name": table.name,
        "municipality": table.municipality,
        "count": table.size,
        "rows": [msgspec.Raw(row) for _, row in _lines(table, known)],
    }
    return _JSON(whole) + b"\n"


def cell(value: object) -> str:
    """A value as the text of a cell, harmless in a spreadsheet."""
    if isinstance(value, tuple):
        value = "; ".join(_in_cell(one) for one in value)
    plain = str(value)
    return f"'{plain}" if plain[:1] in FORMULA else plain


def _in_cell(value: object) -> str:
    return f"{value.says} → {value.should_say}" if isinstance(value, CorrectionRow) else str(value)


def _paths(layout: Layout, name: str, municipality: str) -> tuple[str, str]:
    config, language = layout.config, layout.language
    return (
        urls.data_file(config, language, name=name, form="csv", ident=municipality),
        urls.data_file(config, language, name=name, form="json", ident=municipality),
    )
