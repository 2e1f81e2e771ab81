"""Folios: the number that an office gives a release or a letter."""

from __future__ import annotations

import re
from collections.abc import Collection

from sitegen.intake.release.dates import dates_in
from sitegen.intake.release.names import lexicon
from sitegen.intake.release.places import is_place_like, is_with_saint, state_of
from sitegen.intake.release.sheet import Fact, Line, Sheet, is_capitals
from sitegen.text import collapse, fold

_HEAD = 6  # lines in which "No. 233" is the paper's
_LONGEST = 90  # letters of a line that is nothing but a folio and its label
_IDENT = r"(?P<ident>(?=[^\s]*\d)[A-Za-zÁÉÍÓÚÑ0-9]+(?:[/.\-–_][A-Za-zÁÉÍÓÚÑ0-9]+)*)"
_KIND = (
    r"(?P<kind>of\.|bol\.|com\.|bolet[ií]n(?:\s+(?:de\s+prensa|informativo|oficial))?|comunicado(?:\s+(?:de\s+prensa|oficial))?|"
    r"nota(?:\s+(?:de\s+prensa|informativa))?|tarjeta\s+informativa|oficio|circular|folio|press\s+release|"
    r"news\s+release|release)"
)
_NUMBER = r"(?:\s*(?:n[º°o]\.?|n[uú]m(?:ero)?\.?|number|#|:|-)\s*(?:de\s+(?:oficio|folio)\s*:?\s*)?)*"
_LABELLED = re.compile(rf"\s*(?:no\.?\s+de\s+)?{_KIND}{_NUMBER}\s*{_IDENT}\s*[.:|–—-]?\s*", re.IGNORECASE)
_CODE = re.compile(
    r"\s*(?:folio|oficio|n[uú]mero|no\.)?\s*:?\s*(?P<ident>[A-ZÁÉÍÓÚÑ]{2,12}(?:\s?[/\-–]\s?[A-Z0-9ÁÉÍÓÚÑ]{1,12}){1,6})\s*\.?\s*"
)
_DOTTED = re.compile(
    r"\s*(?P<ident>(?:[A-ZÑ]\.\s?){1,6}[/\s-]?\s*\d{1,5}(?:\s?[/\-–]\s?\d{2,4})?)\s*\.?\s*"
)  # "C.S. 061/25"
_BARE = re.compile(r"\s*(?P<ident>\d{1,5}\s?[/\-–]\s?(?:20)?\d\d)\s*\.?\s*")  # "108/2025" beside a label
_NUMBERED = re.compile(
    r"\s*(?:n[uú]m(?:ero)?\.?|no\.|n[º°]\.?|#)\s*(?P<ident>\d{1,5}(?:\s?[./\-–]\s?\d{2,4}){0,3})\s*\.?\s*",
    re.IGNORECASE,
)  # "No. 233" above the text
_OPENS = re.compile(
    rf"\s*(?:{_KIND}{_NUMBER}|n[uú]m(?:ero)?\.?|no\.|n[º°]\.?|#)\s*{_IDENT}\s*(?:[|·•–—]|\.-|-\s)\s*",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:boletin|comunicado|gacetilla|nota|tarjeta|aviso|urgente|opinion publica|release)\b"
)
_BESIDE = re.compile(rf"\s*[/|·–—-]\s*{_KIND}{_NUMBER}\s*{_IDENT}(?=\s*(?:[.:]|[-–—]|$))", re.IGNORECASE)
# A label that says what the text is and no more; no headline.
_LABEL = re.compile(
    r"\s*(?:(?:bolet[ií]n|comunicado|gacetilla|nota|tarjeta)(?:\s+(?:de|informativ[oa]|oficial|prensa|urgente|conjunto))*|"
    r"(?:press|news|media)\s+release|for\s+immediate\s+release|(?:publicaci[oó]n|difusi[oó]n)\s+inmediata|"
    r"(?:favor\s+de\s+)?para\s+(?:su\s+)?(?:inmediata\s+|amable\s+)?(?:publicaci[oó]n|difusi[oó]n|distribuci[oó]n)"
    r"(?:\s+(?:inmediata|y\s+(?:publicaci[oó]n|difusi[oó]n)))?|"
    r"(?:administraci[oó]n\s+|trienio\s+)?(?:19|20)\d\d\s*[-–—/]\s*(?:19|20)\d\d|"
    r"(?:atento\s+)?avisos?(?:\s+(?:importante|urgente|oficial|de\s+prensa|al\s+p[uú]blico(?:\s+en\s+general)?|"
    r"a\s+la\s+(?:ciudadan[ií]a|poblaci[oó]n|comunidad)(?:\s+en\s+general)?))*|urgente|"
    r"comunicaci[oó]n\s+social|sala\s+de\s+prensa|(?:coordinaci[oó]n|direcci[oó]n|departamento)(?:\s+general)?\s+de\s+"
    r"comunicaci[oó]n(?:\s+social)?(?:\s+y\s+\w+(?:\s+\w+)?)?|s/f|bando(?:\s+municipal)?|hacen?\s+saber|from\s+the\s+[\w\s'’]{3,30}(?:desk|office)|"
    r"(?:se\s+(?:agradece|solicita|ruega)n?|gracias\s+por|agradecemos)\s+(?:de\s+antemano\s+)?(?:su|la)\s+(?:amable\s+)?"
    r"(?:difusi[oó]n|publicaci[oó]n|cobertura|asistencia)(?:\s+y\s+\w+)?|"
    r"a\s+(?:los|todos\s+los|las\s+y\s+los)\s+(?:representantes\s+de\s+(?:los\s+)?)?medios(?:\s+de\s+comunicaci[oó]n)?|"
    r"a\s+la\s+(?:opini[oó]n\s+p[uú]blica|prensa)(?:\s+en\s+general)?|prensa(?:\s+municipal)?|noticias?|(?:comunicados|boletines)(?:\s+de\s+prensa)?|(?:por\s+|de\s+la\s+)?redacci[oó]n)\s*[.:]?\s*",
    re.IGNORECASE,
)


def is_section(text: str) -> bool:
    """Whether a line is the name of a page's section: "Seguridad Pública", "Al momento-"."""
    return collapse(re.sub(r"[^\w ]+", " ", fold(text))) in lexicon()["sections"]


def without_label_before(text: str) -> tuple[str, str]:
    """The folio and what follows of a headline that begins with its label: "Boletín 123: Abren…"."""
    found = re.match(
        rf"\s*{_KIND}(?:{_NUMBER}\s*{_IDENT})?\s*(?:[:|·•–—-]|\.-)\s+(?=\S)", text, re.IGNORECASE
    )
    rest = text[found.end() :] if found else ""
    short = len(rest.split()) < 3  # noqa: PLR2004 - "Comunicado | Gobierno municipal" is all label
    return ("", text) if not found or short or is_label(rest) else (found["ident"] or "", rest)


def take_folio(sheet: Sheet) -> None:
    """Takes the line of the folio, or the folio at the beginning of the dateline's line."""
    for line in _near_edges(sheet):
        found = _CODE.fullmatch(line.text) or _LABELLED.fullmatch(line.text) or _DOTTED.fullmatch(line.text)
        found = found or (_BARE.fullmatch(line.text) if _beside_label(sheet, line) else None)
        found = found or (_NUMBERED.fullmatch(line.text) if line.number < _HEAD else None)
        if found is None or not re.search(r"\d", found["ident"]) or _is_date(found["ident"]):
            continue
        value = collapse(re.sub(r"\s*([/\-–])\s*", r"\1", found["ident"]))
        known = sheet.value("folio")
        if known and fold(known) != fold(value):
            sheet.note(Fact("folio", value, 0.5, line.text))
        elif known:
            sheet.leave("repeat", [line])
        else:
            sheet.take(
                Fact("folio", value, 0.95 if "/" in value or found.re is _LABELLED else 0.8, line.text),
                [line],
            )
    if not sheet.value("folio"):
        _opening(sheet)


def _beside_label(sheet: Sheet, line: Line) -> bool:
    """Whether a line that is only a number stands near one that says what the text is."""
    near = sheet.lines[max(0, line.number - 2) : line.number + 2]
    return any(is_label(one.text) for one in near)


def is_label(text: str) -> bool:
    """Whether a line only says what the text is ("Comunicado de prensa") or which office wrote it."""
    text = re.sub(r"^\W+|[*_ ]+$", "", text)
    spaced = re.fullmatch(r"(?:[^\W_]\s+){4,}[^\W_]", text)  # "C O M U N I C A D O"
    return _LABEL.fullmatch(re.sub(r"\s+", "", text) if spaced else text) is not None


def is_paper(text: str) -> bool:
    """Whether a label says what the paper is ("Comunicado", "Aviso"), not which office it comes from."""
    return is_label(text) and _PAPER.search(fold(text)) is not None


def folio_at_end(text: str) -> str:
    """The folio of a text that is a label with its number and nothing else, or ""."""
    found = _LABELLED.fullmatch(text) or _NUMBERED.fullmatch(text)
    return found["ident"] if found and not _is_date(found["ident"]) else ""


def folio_beside(text: str) -> tuple[str, int]:
    """The folio with which what follows a date begins, and how far it goes: " / Boletín 0766.- El…"."""
    found = _BESIDE.match(text)
    return (found["ident"], found.end()) if found and not _is_date(found["ident"]) else ("", 0)


def is_letterhead(text: str, names: Collection[str]) -> bool:
    """Whether a line is only the issuer's own name: "H. Ayuntamiento Constitucional de …", "Gobierno de …".

    `names` are those of site.toml; of others only one that is no sentence can be told.
    """
    text = _MAYOR_OF.sub("", text)
    parts = [part for part in re.split(r"\s+[-–—|·•/]\s+", text) if part.strip()]
    if len(parts) > 1:
        return all(is_label(part) or is_letterhead(part, names) for part in parts)
    plain = collapse(fold(text.strip("*_ .")))
    known = {fold(name) for name in names}
    if any(
        plain in (one, f"alcaldia {one}", f"municipio {one}") or _in_its_state(plain, one) for one in known
    ):
        return True
    if _ISSUER.fullmatch(plain) or any(_is_office_of(plain, one) for one in known):
        return True
    found = _LETTERHEAD.fullmatch(plain)
    if found is None:
        return _is_office(text.strip("*_ "))
    rest = found["place"]
    if any(rest == one or _in_its_state(rest, one) or is_with_saint(rest, one) for one in known):
        return True
    short = len(rest.split()) <= 3  # noqa: PLR2004 - a name
    return short and not is_capitals(text) and is_place_like(text[len(text) - len(rest) :].strip())


def _in_its_state(text: str, name: str) -> bool:
    """Whether a folded text is a municipality's name with its state and no more: "tepic, nayarit"."""
    return (
        bool(re.match(r"[ ,]", text[len(name) :]))
        and text.startswith(name)
        and bool(state_of(text[len(name) :]))
    )


def _is_office_of(text: str, name: str) -> bool:
    """Whether a folded text is an office with its municipality's name: "sistema municipal dif tepic"."""
    at = text.find(f" {name}")
    rest = text[at + 1 + len(name) :]
    if at < 0 or (rest and not state_of(rest)):
        return False
    office = re.sub(r"[\s,]+(?:de)?$", "", text[:at])
    return any(form.fullmatch(office) for form in (_ISSUER, _LABEL, _FAMILY))


def _is_office(text: str) -> bool:
    """Whether a line is an office's name: "Secretaría de Seguridad y Protección Ciudadana Municipal"."""
    words = re.findall(r"[^\W\d_]+", text)
    if is_capitals(text) or not _OFFICE.match(fold(text)) or text.endswith((".", ":")):
        return False
    named = all(word[0].isupper() or fold(word) in _SMALL for word in words)
    return named and 2 < len(words) <= _MOST_WORDS and not any(sign in text for sign in ',;¿¡“"')  # noqa: PLR2004 - "Dirección de Obras"


# "Gobierno de la Ciudad", "Oficina de Prensa", "Síntesis informativa": who speaks, and no more.
_ISSUER = re.compile(
    r"(?:(?:h|r|honorable|republicano|[xvil]+)\.? )*"
    r"(?:gobierno|administracion|ayuntamiento|municipalidad|intendencia|alcaldia|presidencia|"
    r"oficina|area|unidad|gabinete|jefatura|direccion|coordinacion|departamento|secretaria|sala|agencia|gaceta|sintesis|servicio|informacion)"
    r"(?: (?:de|del|la|y|el|general|municipal|constitucional|ciudad|prensa|comunicacion|social|"
    r"informativ[oa]s?|informacion|difusion|noticias|medios|relaciones|publicas|institucional|imagen|boletin(?:es)?|comunicados|"
    r"estrategica|digital|\d{4} ?[-–—/] ?\d{4}))+"
)
_MAYOR_OF = re.compile(r"^\W*(?:el|la)\s+alcald(?:e|esa)\W+president[ea]\s+del\s+", re.IGNORECASE)
_FAMILY = re.compile(
    r"(?:sistema )?(?:municipal )?(?:para el desarrollo integral de la familia|s?m?dif)(?: municipal)?"
)
_OFFICE = re.compile(
    r"(?:sub)?(?:secretaria|direccion|coordinacion|instituto|unidad|departamento|comision|tesoreria|oficialia|"
    r"sindicatura|regiduria|sistema|consejo|contraloria|jefatura|delegacion|procuraduria|organismo)\b"
)
_SMALL = frozenset(("de", "del", "la", "las", "los", "y", "e", "para", "el", "en"))
_MOST_WORDS = 14
_LETTERHEAD = re.compile(
    r"(?:el )?(?:(?:honorable|republicano|h|r|[xvil]+)\.? )*"
    r"(?:ayuntamiento|administracion|gobierno|municipio|municipalidad|intendencia|alcaldia|presidencia)"
    r"(?: municipal| provincial| distrital| constitucional| del municipio)* "
    r"(?:del? )(?P<place>[^\d]{3,60}?)(?:,? \d{4} ?[-–—/] ?\d{4})?"
)


def without_label(text: str) -> str:
    """The text without a label or folio before its dateline; as it was where it has none."""
    found = _LABEL.match(text)
    rest = text[found.end() :] if found and found.end() > len(found[0].rstrip()) - 1 else text
    numbered = _OPENS.match(text)
    return text[numbered.end() :] if numbered and not _is_date(numbered["ident"]) else rest


def _opening(sheet: Sheet) -> None:
    for line in sheet.free("body")[:8]:
        found = _OPENS.match(line.text)
        if found and not _is_date(found["ident"]) and dates_in(line.text[found.end() :]):
            sheet.note(Fact("folio", found["ident"], 0.85, line.text[: found.end()].strip()))
            sheet.cut(line, found.end())
            return


def _near_edges(sheet: Sheet) -> list[Line]:
    body = sheet.free("body")
    edges = body if len(body) <= 24 else [*body[:14], *body[-10:]]  # noqa: PLR2004 - a page's head and foot
    lines = [*sheet.free("header"), *edges, *sheet.free("footer")]
    return [line for line in lines if len(line.text) <= _LONGEST]


def _is_date(ident: str) -> bool:
    return any(one.start == 0 and one.end == len(ident) for one in dates_in(ident))
