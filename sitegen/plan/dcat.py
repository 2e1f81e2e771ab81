"""The catalogue of open data: DCAT 3 (W3C) as JSON-LD, one dataset a table, each as CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TypeAlias

import msgspec

from sitegen.messages import say
from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.plan.jsonld import changed
from sitegen.plan.later import Later, Making
from sitegen.plan.layout import Layout
from sitegen.plan.opendata import Table, tables
from sitegen.plan.owners import brand, front_of
from sitegen.plan.times import iso

Thing: TypeAlias = Mapping[str, object]

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def catalogue_files(given: Making) -> Iterator[Later]:
    """The catalogue of each edition."""
    for layout in given.editions:
        yield Later(urls.catalogue(layout.config, layout.language), partial(_catalogue, layout))


def _catalogue(layout: Layout) -> bytes:
    return msgspec.json.encode(catalogue(layout)) + b"\n"


def catalogue(layout: Layout) -> Thing:
    """A dcat:Catalog with its datasets. Its date is that of the newest change among them, not the clock's."""
    known = list(tables(layout))
    page = layout.absolute(urls.section(layout.config, layout.language, name="data"))
    return {
        "@context": CONTEXT,
        "@id": layout.absolute(urls.catalogue(layout.config, layout.language)),
        "@type": "dcat:Catalog",
        "dct:title": f"{say('plan-data', layout.language)} · {layout.config.site.title}",
        "dct:description": say("plan-data-description", layout.language, name=layout.config.site.title),
        "dct:language": _language(layout),
        "dct:publisher": _publisher(layout, ""),
        "foaf:homepage": {"@id": page},
        **_license(layout),
        **_modified(layout.edition.items),
        "dcat:dataset": [_dataset(layout, table) for table in known],
    }


def _dataset(layout: Layout, table: Table) -> Thing:
    name = brand(layout, layout.owner(table.municipality)).name
    owner = layout.config.municipality(table.municipality) if table.municipality else None
    return {
        "@id": layout.absolute(table.csv).removesuffix(".csv"),
        "@type": "dcat:Dataset",
        "dct:identifier": table.csv.removesuffix(".csv"),
        "dct:title": f"{say(f'plan-{table.name}', layout.language)} · {name}",
        "dct:description": say(_about(table), layout.language, count=table.size, name=name),
        "dct:language": _language(layout),
        "dct:publisher": _publisher(layout, table.municipality),
        **({"dct:spatial": f"{owner.name}, {owner.state}"} if owner and owner.state else {}),
        **_modified(table.items),
        "dcat:distribution": [
            _distribution(layout, table.csv, "text/csv"),
            _distribution(layout, table.json, "application/json"),
        ],
    }


def _language(layout: Layout) -> Thing:
    """The language as the Library of Congress names it, which DCAT 3 asks for where it can."""
    primary = layout.language.partition("-")[0]
    two_letters = len(primary) == 2  # noqa: PLR2004 - ISO 639-1
    return {"@id": f"http://id.loc.gov/vocabulary/iso639-{1 if two_letters else 2}/{primary}"}


def _license(layout: Layout) -> Thing:
    """The terms on which the data may be used, where site.toml gives them."""
    given = layout.config.site.data_license
    return {"dct:license": {"@id": given}} if given else {}


def _about(table: Table) -> str:
    return "plan-dataset-description" if table.items else "plan-directory-description"


def _distribution(layout: Layout, file: str, media_type: str) -> Thing:
    url = layout.absolute(file)
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": MEDIA_TYPES + media_type},
        **_license(layout),
    }


def _publisher(layout: Layout, municipality: str) -> Thing:
    owner = layout.owner(municipality)
    return {
        "@type": "foaf:Agent",
        "foaf:name": brand(layout, owner).name,
        "foaf:homepage": {"@id": layout.absolute(front_of(layout, owner))},
    }


def _modified(items: tuple[Item, ...]) -> Thing:
    """The newest date at which a reader was told of a change; nothing where there is none."""
    dates = [moment for item in items if item.kind != "event" and (moment := changed(item))]
    last = max(dates, default=None, key=lambda moment: moment.instant)
    return {"dct:modified": {"@type": "xsd:dateTime", "@value": iso(last)}} if last else {}
