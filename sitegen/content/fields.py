"""The table of front matter: every key, its Spanish name, who may use it, how it is read.

This is the one place that says what a document may say of itself; `matter` reads by it.
"""

from __future__ import annotations

import msgspec

from sitegen.content import groups, scalars
from sitegen.content.keys import Key
from sitegen.content.scalars import choice, end, flag, several, start, text
from sitegen.content.shelf import SPANISH_KINDS
from sitegen.model import KINDS, Kind, Subtype

LEVELS = {"emergency": "emergencia", "important": "importante", "information": "informacion"}
STATUSES = {"on": "en_pie", "postponed": "pospuesto", "cancelled": "cancelado"}
SUBTYPES = {"letter": "oficio", "agreement": "acuerdo", "call": "convocatoria"}

_DATED: tuple[Kind, ...] = ("release", "notice", "event", "document")
_GIVEN: tuple[Kind, ...] = ("release", "document")  # at a place, on a day: they have a dateline
_WHERE: tuple[Kind, ...] = ("notice", "event")


class Field(msgspec.Struct, frozen=True):
    """A key, the kinds that may use it, and of documents the subtypes (none: all)."""

    key: Key[object]
    kinds: tuple[Kind, ...] = KINDS
    subtypes: tuple[Subtype, ...] = ()


# Where a document says otherwise than its folder and file name. Not part of FrontMatter.
PLACE_KEYS = ("municipality", "kind", "slug", "language", "approval")

FIELDS: tuple[Field, ...] = (
    Field(Key("title", "titulo", text)),
    Field(Key("date", "fecha", start)),
    Field(Key("municipality", "municipio", scalars.one_of(scalars.municipality_ids, "municipality-unknown"))),
    Field(Key("kind", "tipo", choice({kind: SPANISH_KINDS[kind] for kind in KINDS}))),
    Field(Key("place", "lugar", text), kinds=_GIVEN),
    Field(Key("folio", "folio", text), kinds=_DATED),
    Field(Key("deck", "sumarios", several(text)), kinds=_DATED),
    Field(Key("short_title", "titulo_corto", text)),
    Field(Key("area", "area", scalars.one_of(scalars.area_ids, "area-unknown"))),
    Field(Key("summary", "resumen", text)),
    Field(Key("topics", "temas", several(scalars.one_of(scalars.topic_ids, "topic-unknown")))),
    Field(Key("people", "personas", several(groups.named))),
    Field(Key("image", "imagen", groups.image)),
    Field(Key("gallery", "galeria", groups.gallery)),
    Field(Key("credit", "credito", text)),
    Field(Key("caption", "pie", text)),
    Field(Key("media_kit", "paquete_de_prensa", flag), kinds=_DATED),
    Field(Key("videos", "videos", several(groups.recording))),
    Field(Key("audios", "audios", several(groups.recording))),
    Field(Key("attachments", "adjuntos", several(groups.attachment))),
    Field(Key("thread", "seguimiento", groups.pointer), kinds=_DATED),
    Field(Key("related", "relacionados", several(groups.pointer))),
    Field(Key("featured", "destacado", scalars.flag_or_end), kinds=_DATED),
    Field(Key("approval", "visto_bueno", groups.approval)),
    Field(Key("draft", "borrador", flag)),
    Field(Key("publish_at", "publicar_el", start)),
    Field(Key("expires", "caduca", end)),
    Field(Key("updated", "actualizado", several(groups.update))),
    Field(Key("corrections", "correcciones", several(groups.correction))),
    Field(Key("withdrawn", "retirado", groups.withdrawal)),
    Field(Key("replaced_by", "sustituido_por", groups.pointer)),
    Field(Key("blackout", "veda", groups.exemption)),
    Field(Key("aliases", "alias", several(text))),
    Field(Key("slug", "direccion", scalars.address)),
    Field(Key("language", "idioma", scalars.language)),
    Field(Key("translation_of", "traduccion_de", groups.pointer)),
    # notices and events
    Field(Key("level", "nivel", choice(LEVELS)), kinds=("notice",)),
    Field(Key("starts", "inicia", start), kinds=_WHERE),
    Field(Key("ends", "termina", end), kinds=_WHERE),
    Field(Key("venue", "sede", text), kinds=_WHERE),
    Field(Key("address", "domicilio", text), kinds=_WHERE),
    Field(Key("neighbourhoods", "colonias", several(text)), kinds=("notice",)),
    Field(Key("resolved", "resuelto", groups.resolution), kinds=("notice",)),
    Field(Key("status", "estado", choice(STATUSES)), kinds=("event",)),
    Field(Key("accreditation", "acreditacion", text), kinds=("event",)),
    Field(Key("attendees", "asistentes", several(groups.named)), kinds=("event",)),
    Field(Key("contact", "contacto", text), kinds=("release", "event")),
    # documents
    Field(Key("subtype", "subtipo", choice(SUBTYPES)), kinds=("document",)),
    Field(Key("number", "numero", text), kinds=("document",)),
    Field(Key("subject", "asunto", text), kinds=("document",)),
    Field(Key("addressees", "destinatarios", several(groups.named)), kinds=("document",)),
    Field(Key("salutation", "vocativo", text), kinds=("document",)),
    Field(Key("signatories", "firmantes", several(groups.named)), kinds=("document",)),
    Field(Key("copies", "copias", several(groups.named)), kinds=("document",)),
    Field(Key("deadline", "plazo", end), kinds=("document",), subtypes=("call",)),
    Field(Key("requirements", "requisitos", several(text)), kinds=("document",), subtypes=("call",)),
    Field(Key("result", "resultado", text), kinds=("document",), subtypes=("call",)),
    # pages
    Field(Key("menu", "menu", scalars.number), kinds=("page",)),
)
BY_NAME = {field.key.name: field for field in FIELDS}


def fields_of(kind: Kind | None) -> tuple[Field, ...]:
    """The fields that documents of a kind may have; all of them where the kind is not known."""
    return FIELDS if kind is None else tuple(field for field in FIELDS if kind in field.kinds)
