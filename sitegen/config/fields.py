"""The room of fields: every key of site.toml with its Spanish name, its parser and what it becomes."""

from __future__ import annotations

from typing import Literal

import msgspec

from sitegen.config import settings
from sitegen.config.addresses import email, host, language, link, media_url, repository, site_url, zone_name
from sitegen.config.choices import Gravity, checks, setting, urls
from sitegen.config.particulars import color, folio_template, inegi, logo, module, portrait, theme_name
from sitegen.config.tables import Field, Table, one_or_more, pairs, rows, tables, texts
from sitegen.config.values import (
    Local,
    choice,
    closing,
    day,
    ident,
    name,
    number,
    opening,
    phrase,
    text,
    year,
)

EARLIER: dict[Literal["keep", "hide"], str] = {"keep": "conservar", "hide": "ocultar"}
MODES: dict[settings.BlackoutMode, str] = {"warn": "avisar", "hide": "ocultar", "suspend": "suspender"}
VISIBILITIES: dict[settings.Visibility, str] = {"public": "publico", "private": "privado"}
APPROVALS: dict[Literal["none", "required"], str] = {"none": "ninguno", "required": "obligatorio"}
RESTARTS: dict[Literal["year", "never"], str] = {"year": "año", "never": "nunca"}


class SiteTable(msgspec.Struct, frozen=True):
    """`[site]` as written, perhaps in part: one `language`, or `languages`."""

    title: str = ""
    url: str = ""
    timezone: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    theme: str = "plaza"
    description: str = ""
    country: str = "México"
    cname: str = ""
    contact: str = ""
    data_license: str = ""
    headline_cards: int = 20
    media_url: str = ""
    media_until: int = 0
    module: settings.Module = settings.Module()


class Window(msgspec.Struct, frozen=True):
    """`[[blackout]]` as written, perhaps in part: on a wall clock whose zone is not known yet."""

    name: str = ""
    start: Local | None = None
    end: Local | None = None
    mode: settings.BlackoutMode = "hide"
    earlier: Literal["keep", "hide"] = "keep"
    state: str = ""
    municipality: str = ""
    source: str = ""


class Whole(msgspec.Struct, frozen=True):
    """The whole of site.toml as written; None stands for a table that cannot be used."""

    site: SiteTable = SiteTable()
    municipality: tuple[settings.Municipality | None, ...] = ()
    topic: tuple[settings.Topic | None, ...] = ()
    person: tuple[settings.Person | None, ...] = ()
    legend: tuple[settings.Legend | None, ...] = ()
    blackout: tuple[Window | None, ...] = ()
    urls: settings.Urls = settings.Urls()
    checks: tuple[tuple[str, Gravity], ...] = ()
    theme: tuple[tuple[str, str], ...] = ()
    repository: settings.Repository = settings.Repository()


SITE = Table(
    SiteTable,
    (
        Field("title", ("titulo",), name, required=True),
        Field("url", ("direccion",), site_url, required=True),
        Field("language", ("idioma",), language),
        Field("languages", ("idiomas",), texts(language)),
        Field("timezone", ("zona_horaria",), zone_name, required=True),
        Field("theme", ("apariencia", "tema"), theme_name),
        Field("description", ("descripcion",), text),
        Field("country", ("pais",), name),
        Field("cname", ("dominio",), host),
        Field("contact", ("contacto",), text),
        Field("data_license", ("licencia_datos",), link),
        Field("headline_cards", ("tarjetas_con_titular",), number),
        Field("media_url", ("direccion_medios",), media_url),
        Field("media_until", ("medios_hasta",), year),
        Field("module", ("modulo",), module),
    ),
    partial=True,
)

OFFICER = Table(
    settings.Officer,
    (
        Field("name", ("nombre",), name, required=True),
        Field("office", ("cargo",), name, required=True),
        Field("from", ("desde",), day, attribute="start"),
        Field("to", ("hasta",), day, attribute="end"),
    ),
)

ADMINISTRATION = Table(
    settings.Administration,
    (
        Field("from", ("desde",), day, required=True, attribute="start"),
        Field("name", ("nombre",), name, required=True),
        Field("to", ("hasta",), day, attribute="end"),
        Field("head", ("titular",), one_or_more(OFFICER), attribute="heads"),
        Field("officials", ("funcionarios",), tables(OFFICER)),
        Field("color", ("color",), color),
        Field("logo", ("logo", "escudo"), logo),
        Field("logo_dark", ("logo_oscuro",), logo),
        Field("slogan", ("lema",), phrase),
        Field("source", ("fuente",), phrase),
    ),
)

FOLIO = Table(
    settings.FolioPattern,
    (
        Field("pattern", ("patron",), folio_template, required=True),
        Field("office", ("oficina",), phrase),
        Field("restart", ("reinicia",), choice(RESTARTS)),
    ),
)

AREA = Table(
    settings.Area,
    (
        Field("id", ("clave",), ident, required=True),
        Field("name", ("nombre",), name, required=True),
        Field("phone", ("telefono",), phrase),
        Field("email", ("correo",), email),
        Field("folio", ("folio",), FOLIO.read),
    ),
)

MUNICIPALITY = Table(
    settings.Municipality,
    (
        Field("id", ("clave",), ident, required=True),
        Field("name", ("nombre",), name, required=True),
        Field("label", ("etiqueta",), name),
        Field("state", ("estado",), phrase),
        Field("inegi", ("clave_inegi",), inegi),
        Field("timezone", ("zona_horaria",), zone_name),
        Field("office", ("oficina",), phrase),
        Field("address", ("domicilio",), phrase),
        Field("phone", ("telefono",), phrase),
        Field("on_call", ("guardia",), phrase),
        Field("email", ("correo",), email),
        Field("whatsapp", ("whatsapp",), phrase),
        Field("hours", ("horario",), phrase),
        Field("website", ("sitio_web",), link),
        Field("slogan", ("lema",), phrase),
        Field("boilerplate", ("texto_institucional",), text),
        Field("color", ("color",), color),
        Field("logo", ("logo", "escudo"), logo),
        Field("logo_dark", ("logo_oscuro",), logo),
        Field("approval", ("visto_bueno",), choice(APPROVALS)),
        Field("approval_from", ("visto_bueno_desde",), day),
        Field("release_word", ("palabra_comunicado",), phrase),
        Field("social", ("redes",), pairs(link)),
        Field("folio", ("folio",), FOLIO.read),
        Field("administration", ("administracion",), tables(ADMINISTRATION), attribute="administrations"),
        Field("area", ("area",), tables(AREA), attribute="areas"),
    ),
)

TOPIC = Table(
    settings.Topic,
    (
        Field("id", ("clave",), ident, required=True),
        Field("name", ("nombre",), name, required=True),
        Field("description", ("descripcion",), phrase),
    ),
)

OFFICE = Table(
    settings.Office,
    (
        Field("office", ("cargo",), name, required=True),
        Field("from", ("desde",), day, attribute="start"),
        Field("to", ("hasta",), day, attribute="end"),
        Field("institution", ("institucion",), phrase),
    ),
)

PERSON = Table(
    settings.Person,
    (
        Field("id", ("clave",), ident, required=True),
        Field("name", ("nombre",), name, required=True),
        Field("municipality", ("municipio",), phrase),
        Field("aliases", ("alias", "otros_nombres"), texts(name)),
        Field("offices", ("cargos",), tables(OFFICE)),
        Field("biography", ("biografia",), text),
        Field("portrait", ("retrato",), portrait),
        Field("portrait_credit", ("credito_retrato",), phrase),
    ),
)

LEGEND = Table(
    settings.Legend,
    (
        Field("text", ("texto",), name, required=True),
        Field("from", ("desde",), day, required=True, attribute="start"),
        Field("to", ("hasta",), day, required=True, attribute="end"),
        Field("state", ("estado",), phrase),
        Field("municipality", ("municipio",), phrase),
        Field("source", ("fuente",), phrase),
    ),
)

BLACKOUT = Table(
    Window,
    (
        Field("name", ("nombre",), name, required=True),
        Field("from", ("desde",), opening, required=True, attribute="start"),
        Field("to", ("hasta",), closing, required=True, attribute="end"),
        Field("mode", ("modo",), choice(MODES), required=True),
        Field("earlier", ("anteriores",), choice(EARLIER), required=True),
        Field("state", ("estado",), phrase),
        Field("municipality", ("municipio",), phrase),
        Field("source", ("fuente",), phrase),
    ),
    partial=True,
)

REPOSITORY = Table(
    settings.Repository,
    (
        Field("name", ("nombre",), repository),
        Field("visibility", ("visibilidad",), choice(VISIBILITIES)),
        Field("output", ("salida",), repository),
    ),
)

WHOLE = Table(
    Whole,
    (
        Field("site", ("sitio",), SITE.read),
        Field("municipality", ("municipio",), rows(MUNICIPALITY)),
        Field("topic", ("tema",), rows(TOPIC)),
        Field("person", ("persona",), rows(PERSON)),
        Field("legend", ("leyenda",), rows(LEGEND)),
        Field("blackout", ("veda",), rows(BLACKOUT)),
        Field("urls", ("direcciones",), urls),
        Field("checks", ("revisiones",), checks),
        Field("theme", ("apariencia",), pairs(setting)),
        Field("repository", ("repositorio",), REPOSITORY.read),
    ),
)

# Every table by the name that it goes by in site.toml, for the guide and the tests.
TABLES: dict[str, tuple[Field, ...]] = {
    "": WHOLE.fields,
    "site": SITE.fields,
    "municipality": MUNICIPALITY.fields,
    "municipality.folio": FOLIO.fields,
    "municipality.administration": ADMINISTRATION.fields,
    "municipality.administration.head": OFFICER.fields,
    "municipality.administration.officials": OFFICER.fields,
    "municipality.area": AREA.fields,
    "municipality.area.folio": FOLIO.fields,
    "topic": TOPIC.fields,
    "person": PERSON.fields,
    "person.offices": OFFICE.fields,
    "legend": LEGEND.fields,
    "blackout": BLACKOUT.fields,
    "repository": REPOSITORY.fields,
}
