"""The room of repair: settings with errors, made whole enough to find what is wrong with the content.

Everything is told in one run; a municipality without name must not make every document
of its folder a stranger.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sitegen.config.fields import WHOLE, Whole
from sitegen.config.settings import Config, Municipality, Topic, Urls
from sitegen.text import fold, slug

_URL = "https://site.invalid/"  # RFC 2606: nothing can be there
_LANGUAGE = "es-MX"
_ZONE = "America/Mexico_City"


def repaired(config: Config, whole: Whole, table: Mapping[str, object]) -> Config:
    """The settings with stand-ins for what is missing or wrong; `table` is site.toml as written.

    `Config.whole` is false where a row cannot even be told by its id.
    """
    site = config.site
    languages = tuple(dict.fromkeys(tag for tag in site.languages if tag)) or (_LANGUAGE,)
    towns = {one.id: one for one in config.municipalities}
    topics = {one.id: one for one in config.topics}
    known = {fold(name) for field in WHOLE.fields for name in field.names}
    unnamed = sum(fold(name) not in known for name in table)  # a misspelt table holds rows too
    if None in whole.municipality or not towns:
        found = _ids(table, "municipality", "municipio")
        towns = {one: towns.get(one, Municipality(one, one)) for one in (*towns, *found)}
        unnamed += len(towns) < len(whole.municipality) or not towns
    if None in whole.topic or ("topic" in table) != bool(whole.topic):
        found = _ids(table, "topic", "tema")
        topics = {one: topics.get(one, Topic(one, one)) for one in (*topics, *found)}
        unnamed += len(topics) < len(whole.topic)
    return msgspec.structs.replace(
        config,
        site=msgspec.structs.replace(
            site, url=site.url or _URL, languages=languages, timezone=site.timezone or _ZONE, cname=""
        ),
        municipalities=tuple(towns.values()),
        topics=tuple(topics.values()),
        urls=Urls(config.urls.municipality or len(towns) > 1, config.urls.words if site.languages[0] else ()),
        whole=not unnamed,
    )


def _ids(table: Mapping[str, object], *names: str) -> list[str]:
    rows = [row for name in names for row in _rows(table.get(name))]
    ids = [str(row.get("id") or row.get("clave") or "") for row in rows]
    return [one for one in ids if one and slug(one) == one]


def _rows(value: object) -> list[Mapping[str, object]]:
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, dict)]
