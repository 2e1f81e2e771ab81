"""The kind of a document: release, notice, letter, page."""

from __future__ import annotations

import re

from sitegen.intake.release.sheet import Sheet
from sitegen.model import Kind
from sitegen.text import fold

_NOTICE = re.compile(
    r"\b(?:aviso|avisos|alerta|advertencia|corte|cortes|suspension|cierre|bando|desvio|contingencia|restriccion|precaucion|"
    r"interrupcion|suspendid[oa]|suspendera|reanudacion|prealerta|notice|alert|advisory|closure|outage|warning)\b"
)
_NOT_NOTICE = re.compile(
    r"\b(?:aviso de privacidad|corte de liston|corte liston|presenta|inaugura|encabeza|firma|entrega)\b"
)
_WARNING = re.compile(r"\bavisos?\b")
_RELEASE = re.compile(
    r"\b(?:comunicado|boletin|nota (?:de prensa|informativa)|tarjeta informativa|(?:press|news) release)\b"
)
# What only news says: from which day it speaks, or that somebody makes it known.
_FRESH = re.compile(
    r"\b(?:hoy|ayer|est[ea] (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|tarde|noche)|"
    r"(?:inform|anunci|exhort|convoc|invit)(?:a|o|an|aron)|se permite informar|effective immediately|"
    r"until further notice|(?:are|is) (?:asked|advised|reminded|canceled|cancelled|closed))\b"
)
_LONGEST_NOTICE = 2_500
_INVITATION = re.compile(
    r"\b(?:invitacion a (?:medios|la prensa|cubrir)|se (?:convoca|invita) a (?:los )?medios|media advisory)\b"
)


def kind_of(sheet: Sheet, *, letter: bool) -> tuple[Kind, float]:
    """The kind and how sure it is."""
    if letter:
        return "document", 0.95
    text = "\n".join(line.text for line in sheet.free("body"))
    title = fold(sheet.value("title") or text[:200])
    quoted = any(fact.field == "quote" and fact.sure > 0.6 for fact in sheet.facts)  # noqa: PLR2004 - a speaker is known
    labels = " ".join(fold(one.words) for one in sheet.left if one.why == "label")
    warned = bool(_NOTICE.search(title)) or bool(_WARNING.search(labels))
    if warned and not _NOT_NOTICE.search(title) and len(text) < _LONGEST_NOTICE and not quoted:
        return "notice", 0.85
    dated = any(fact.field in ("date", "dateline", "folio") and fact.sure >= 0.7 for fact in sheet.facts)  # noqa: PLR2004 - sheet.SURE
    people = any(fact.field == "person" for fact in sheet.facts)
    around = " ".join(one.words for one in sheet.left if one.why == "interface")  # "ayer a las 13:20"
    fresh = bool(_FRESH.search(fold(f"{text}\n{around}")))
    if not dated and not people and not quoted and not fresh and not _RELEASE.search(labels):
        return "page", 0.75
    return "release", 0.9 if dated else 0.7


def is_invitation(sheet: Sheet) -> bool:
    """Whether the text calls the press to an event, which has a time and a place of its own."""
    return bool(_INVITATION.search(fold(" ".join(line.text for line in sheet.lines[:12]))))
