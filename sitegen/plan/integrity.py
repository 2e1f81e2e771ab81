"""Integrity: the seals of every document, a file a year: they tell a real bulletin from a forged one.

`lines` and `also` are seals of 16 hexadecimal digits in a row: the lines of the document,
and others that are true of it (dateline, legend, summary, who issued it). `sha256` is that
of all its lines; how a line is brought to its plain form says `content.seals`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import TypeVar

import msgspec

from sitegen import calendar
from sitegen.content.seals import WHOLE, line_seal, plain
from sitegen.model import Item, Moment, outline
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Tombstone
from sitegen.plan.cards import summary
from sitegen.plan.datelines import dateline, issuer
from sitegen.plan.jsonld import changed
from sitegen.plan.later import Later
from sitegen.plan.layout import Layout
from sitegen.plan.pieces import Pieces, Told

Dated = TypeVar("Dated", Item, Tombstone)

_ENCODE = msgspec.json.Encoder().encode
_TOLD = msgspec.msgpack.Decoder(Told).decode
UNDATED = "0000"  # the year of pages without date


class Sealed(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document as it can be verified; of a withdrawn one only where it was, and when it was taken back."""

    url: str
    title: str
    folio: str = ""
    date: str = ""
    changed: str = ""  # the day of its last correction or update
    withdrawn: str = ""  # the day on which it was taken back
    sha256: str = ""
    lines: str = ""
    also: str = ""


class _OfYear(msgspec.Struct, frozen=True):
    documents: tuple[Sealed, ...]


class Years(msgspec.Struct, frozen=True):
    """The years that there are files of, newest first, with their addresses."""

    years: tuple[tuple[str, str], ...]


def integrity_files(layout: Layout, records: Pieces) -> Iterator[Later]:
    """A file for each year of an edition, and the list of them; `records` are `Told` of each document."""
    items, stones = _by_year(layout.edition.items), _by_year(layout.edition.tombstones)
    years = sorted({*items, *stones}, reverse=True)
    for year in years:
        some, gone = tuple(items.get(year, ())), sealed(layout, stones.get(year, ()))
        make = partial(_of_year, records, some, gone, year=year)
        yield Later(_file(layout, year), make, partial(records.digest, some, _ENCODE(gone)))
    listed = Years(tuple((year, layout.href(_file(layout, year))) for year in years))
    yield Later(urls.integrity(layout.config, layout.language), partial(_ENCODE, listed))


def _by_year(those: Iterable[Dated]) -> Mapping[str, list[Dated]]:
    found: defaultdict[str, list[Dated]] = defaultdict(list)
    for one in those:
        found[_year(one)].append(one)
    return found


def sealed(layout: Layout, items: Iterable[Item | Tombstone]) -> tuple[Sealed, ...]:
    """Documents as they can be verified."""
    return tuple(
        _withdrawn(layout, one) if isinstance(one, Tombstone) else _item(layout, one) for one in items
    )


def year_file(layout: Layout, item: Item) -> str:
    """The path of the file that has the seals of a document."""
    return _file(layout, _year(item))


def seals_in(data: bytes) -> tuple[Sealed, ...]:
    """The documents of a file of a year. Raises msgspec.DecodeError for what is none."""
    return msgspec.json.decode(data, type=_OfYear).documents


def seals(layout: Layout, item: Item) -> bytes:
    """A document as it can be verified, in JSON."""
    return _ENCODE(_item(layout, item))


def _of_year(records: Pieces, items: tuple[Item, ...], gone: tuple[Sealed, ...], *, year: str) -> bytes:
    documents = [msgspec.Raw(told.seals) for told in map(_TOLD, records.of(items))]
    return _ENCODE({"year": year, "documents": [*documents, *gone]})


def _item(layout: Layout, item: Item) -> Sealed:
    front = item.front
    moved = changed(item) if front.corrections or front.updated else None
    return Sealed(
        url=layout.href(layout.url(item)),
        title=front.title,
        folio=front.folio,
        date=_day(front.date),
        changed=_day(moved),
        sha256=item.seal[:WHOLE].hex(),
        lines=item.seal[WHOLE:].hex(),
        also="".join(dict.fromkeys(_line(one) for one in _true_of(layout, item) if one)),
    )


def _withdrawn(layout: Layout, stone: Tombstone) -> Sealed:
    return Sealed(
        url=layout.href(stone.url), title=stone.folio, folio=stone.folio, withdrawn=_day(stone.date)
    )


def _true_of(layout: Layout, item: Item) -> Iterator[str]:
    """What stands beside the words of a document when it is passed on."""
    owner = issuer(layout, item)
    yield from (summary(item), item.front.short_title, item.front.folio, dateline(layout, item))
    yield from (owner.name, owner.office, owner.slogan, owner.address, owner.boilerplate)
    yield layout.config.site.title
    if item.front.date is not None and item.municipality:
        legend = calendar.legend(layout.config, item.municipality, item.front.date.day)
        yield legend.text if legend else ""


@lru_cache(maxsize=1 << 14)
def _line(text: str) -> str:
    return line_seal(plain(text)).hex()


def _year(one: Item | Tombstone) -> str:
    moment = one.date if isinstance(one, Tombstone) else outline(one).front.date
    return f"{moment.day.year:04}" if moment else UNDATED


def _day(moment: Moment | None) -> str:
    return moment.day.isoformat() if moment else ""


def _file(layout: Layout, year: str) -> str:
    return urls.integrity(layout.config, layout.language, year=year)
