"""Forms of datelines: how place and day are written where a text begins."""

from __future__ import annotations

import re

import msgspec

from sitegen.config.settings import Config
from sitegen.intake.release.dates import Found, dates_in, flat
from sitegen.intake.release.folio import folio_at_end, folio_beside, is_label, without_label
from sitegen.intake.release.furniture import is_furniture
from sitegen.intake.release.names import split_name
from sitegen.intake.release.places import is_place_like, named, split_place, state_of
from sitegen.intake.release.sheet import Line, is_prose
from sitegen.text import fold

_REACH = 150  # letters in which a dateline's date begins
_DASH = r"[-–—‒−_|]{1,3}"
_CLOSER = re.compile(
    rf"\s*\)?\s*(?:\((?P<agency>[^()]{{2,30}})\))?\s*(?P<closer>[.:,]?\s?{_DASH}|[.:]|,(?=\s+[\"“«¿¡A-ZÁÉÍÓÚÑ]))?\s*(?=\S|$)"
)
_MORE = re.compile(rf"(?:\([^()]{{2,30}}\)\s*)?(?:[.,:;]|{_DASH})[\s.,:;|–—−_-]*(?=[\w\"“«¿¡])")
_JOINT = re.compile(
    r"(?:[\s,;.:|/(–—-]|\ba\s+los?\b|\bal?\b|\bel\b|\bdia\b|\bde\b|\bon\b|\ben\b|\bfecha\b)*$"
)
_PREFIX = re.compile(
    r"\s*(?:fecha(?:\s+de\s+(?:publicacion|emision))?|publicad[oa]|actualizad[oa]|creado|emitido|date|posted|published|"
    r"(?:\w+\s+){0,3}(?:press|news|media)\s+release|comunicado(?:\s+de\s+prensa)?|nota\s+de\s+prensa)"
    r"(?:\s+(?:el|por|on))?\s*:?\s*$"
)
_BYLINE = re.compile(r"\s*(?:por|by|redaccion|autor|texto)\b[\s:]*(?P<who>[^.]{2,60}?)[\s,|•·–—-]*$")
_DESK = re.compile(
    r"(?:por\s+|de\s+la\s+)?redacci[oó]n\s+\w", re.IGNORECASE
)  # "Por Redacción El Faro - 3 mayo"
_SIGNED_BEFORE = re.compile(
    r"\W*(?:por|by|redacci[oó]n|texto|reporta)\s*[:/]?\s+(?P<who>[^.:,/|\d]{5,50}?)\s*(?:\.?\s?[-–—/|]+|\.)[\s/|–—-]*",
    re.IGNORECASE,
)
# What may stand before the day: "18:12:43 / 27/07/2024", "Viernes 15/11/2024".
_HOUR = re.compile(
    r"\s*(?:\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|h(?:rs)?\.?)?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\s*",
    re.IGNORECASE,
)
_BY = re.compile(r"\W*(?:(?:escrito|publicado|posted|written)\s+)?(?:por|by)\s+.{2,40}")
_GLUED = re.compile(r"(?<=\d)[A-ZÁÉÍÓÚÑ](?:[a-záéíóúñ]+|(?=\s))")
_CHIPS = re.compile(r"[a-z]{1,9}(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ])")  # "imgTijuana, a 3 de mayo": of a picture's name
_CODE = re.compile(r"\s*(?P<ident>[A-Z]{1,4}-?\d{1,5})\s*")  # "B078 08/02/22"
_SIGNS = re.compile(r"[^\w(\[\"“«¿¡*#]*")  # what a telephone puts before a date
_NO_DATE = re.compile(
    rf"(?P<place>[^.:\n]{{2,60}}?(?:\.\s?[A-Z](?:[a-z]{{0,4}}\b)?\.?){{0,3}})\s*(?:\([^()]{{2,20}}\))?\s*(?P<closer>\.\s?{_DASH}|\s{_DASH}|[—–])\s*(?=[\"“«¿¡A-ZÁÉÍÓÚÑ])"
)
# "La Paz, Baja California Sur. Con una inversión…", "Chilpancingo, Gro., La alcaldesa…": told by the state.
_STATED = re.compile(
    r"(?P<place>[A-ZÁÉÍÓÚÑ][^.:,\n]{2,40},\s[^.:,\n]{2,30}(?:\.[A-Z]){0,2})(?P<closer>\.,|[.,:])\s+(?=[\"“«¿¡A-ZÁÉÍÓÚÑ])"
)
_REGION = re.compile(
    r"(?P<place>[A-ZÁÉÍÓÚÑ][^\W\d_]+(?: [^\W\d_]+){0,3}?)"
    r"(?:(?:, | ?[-–/] ?)[A-ZÁÉÍÓÚÑ][^\W\d_]+(?: [^\W\d_]+){0,2})?\.\s+(?=[\"“«¿¡A-ZÁÉÍÓÚÑ])"
)
_OF_A_MONTH = re.compile(
    r"(?P<place>[A-ZÁÉÍÓÚÑ][^:\n]{2,60}?),?\s+(?:a\s+)?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    rf"septiembre|octubre|noviembre|diciembre)\s+(?:del?\s+)?20\d\d\s*(?:\.?\s?{_DASH}|\.)\s*(?=\S)",
    re.IGNORECASE,
)
_TOWN = 3  # words of a town that nobody knows: "Notice effective immediately 1/24/19"
WEAK = 0.72  # a place that nobody knows: only where the text begins
_PLACE_FIELD = re.compile(
    r"\s*(?:lugar(?:\s+y\s+fecha)?|fecha\s+y\s+lugar|ciudad|municipio)\s*:\s*", re.IGNORECASE
)
_ISSUER = re.compile(
    r"(?:[hr]\.? )?(?:\w+ )?(?:ayuntamiento|gobierno|municipio|alcaldia|presidencia|administracion)\b"
)
_NOT_PLACES = re.compile(
    r"(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|unic[oa]|nota|articulo|fraccion|inciso|"
    r"considerando|transitorio|asunto|presente|foto|fotografia|pie|atentamente|lugar|fecha|hora|objetivo)\b"
)


class Dateline(msgspec.Struct, frozen=True):
    """What a dateline says. `length` letters of the line are its own; `alone` if nothing follows."""

    line: Line
    length: int
    place: str = ""
    state: str = ""
    date: Found | None = None
    byline: str = ""
    folio: str = ""  # "Querétaro, Qro., 6 de octubre de 2025 – Comunicado 486"
    alone: bool = False
    sure: float = 0.9
    lead: int = -1  # the line that begins with the place, where the day stands in another


def read_dateline(line: Line, config: Config) -> Dateline | None:
    """The dateline with which a line begins, or None."""
    line = msgspec.structs.replace(line, text=line.text.replace("*", " "))  # "Martes* 22* de diciembre"
    skipped = len(_SIGNS.match(line.text)[0])  # type: ignore[index] # it matches nothing too
    if not _DESK.match(line.text, skipped):
        skipped = len(line.text) - len(without_label(line.text[skipped:]))
    field = _PLACE_FIELD.match(line.text[skipped:])
    skipped += len(field[0]) if field else 0
    skipped += len(_SIGNS.match(line.text[skipped:])[0])  # type: ignore[index] # it matches nothing too
    text = line.text[skipped:]
    found = next((one for one in dates_in(text[: _REACH + 40]) if one.start <= _REACH), None)
    if found is not None:
        dated = _dated(line, text, found, config)
        if dated is not None:
            return msgspec.structs.replace(dated, length=dated.length + skipped)
    signed = _SIGNED_BEFORE.match(text)
    below = read_dateline(_from(line, skipped + signed.end()), config) if signed else None
    if signed and below and split_name(signed["who"]):  # "Por: Ana Ruiz. -/ Tijuana, B.C.- El alcalde"
        length = below.length + skipped + signed.end()
        return msgspec.structs.replace(below, line=line, length=length, byline=signed["who"].strip())
    chips = _CHIPS.match(text)
    below = read_dateline(_from(line, skipped + chips.end()), config) if chips else None
    if chips and below and below.date and named(below.place, below.state, config):
        return msgspec.structs.replace(below, line=line, length=below.length + skipped + chips.end())
    undated = _placed(line, text, config, told=bool(field)) or _undated(line, text, config)
    return msgspec.structs.replace(undated, length=undated.length + skipped) if undated else None


def _from(line: Line, start: int) -> Line:
    """A line without its first letters."""
    return msgspec.structs.replace(line, text=line.text[start:])


def _dated(line: Line, text: str, found: Found, config: Config) -> Dateline | None:
    before = text[: found.start]
    joint = _JOINT.search(flat(before))
    where = before[: joint.start()] if joint else before
    where = (
        "" if before[-1:].isalpha() or _HOUR.fullmatch(where) else where
    )  # "Noticias01 de julio": a page's words without their space
    end = found.clock_end if found.clock else found.end
    beside, length = folio_beside(text[end:])
    end += length
    closed = _CLOSER.match(text, end)
    closer = (closed["closer"] or "").strip() if closed else ""
    closer = closer or _unwritten(text, end, found, where=where)
    stop = closed.end() if closed else end
    more = _MORE.match(text, stop) if closer else None
    stop, closer = (more.end(), closer + more[0]) if more else (stop, closer)
    rest = text[stop:]
    folio = folio_at_end(rest) or beside
    alone = (
        not rest.strip()
        or bool(folio_at_end(rest))
        or is_label(rest)
        or (is_furniture(rest) and not is_prose(msgspec.structs.replace(line, text=rest)))
        or (bool(_BYLINE.fullmatch(flat(where))) and bool(re.fullmatch(r"\s*[|•·][^.]{2,80}", text[end:])))
        or ((not where.strip() or bool(_PREFIX.fullmatch(flat(where)))) and bool(_BY.fullmatch(flat(rest))))
    )
    byline = _BYLINE.fullmatch(flat(where))
    code = _CODE.fullmatch(where)
    where, folio = ("", folio or code["ident"]) if code else (where, folio)
    made = Dateline(line, len(text) if alone else stop, date=found, alone=alone, folio=folio)
    if not where.strip() or _PREFIX.fullmatch(flat(where)) or byline:
        if not alone and not _dashed(closer):
            return _date_first(made, text, end, config) if not where.strip() else None
        who = where[byline.start("who") : byline.end("who")].strip() if byline else ""
        return msgspec.structs.replace(made, byline=who, sure=0.9 if alone else 0.85)
    where = re.sub(r"^\s*En\s+(?=[A-ZÁÉÍÓÚÑ])", "", where)
    author, bar, town = where.strip(" |·•").rpartition("|")
    if bar and named(town.strip(), "", config):  # "Ana Ruiz | Tijuana | 3 de mayo de 2022"
        made, where = msgspec.structs.replace(made, byline=author.strip()), town
    placed = split_place(where.strip(" ,;.(|-–—_"))
    if placed is None or _NOT_PLACES.match(fold(placed[0])) or is_label(placed[0]):
        return made if placed is not None and is_label(placed[0]) and alone else None
    known = bool(named(placed[0], placed[1], config)) or bool(placed[1])
    bare = not re.search(r"[,;(.|/–—-]|\ba\b", before[len(where) :])
    loose = bare and (not found.year or len(where.split()) > _TOWN)
    if not known and (loose or (not alone and not _dashed(closer))):  # "EL DESFILE DEL 20 DE NOVIEMBRE"
        return None
    if not alone and not closer:
        return None
    return msgspec.structs.replace(made, place=placed[0], state=placed[1], sure=0.95 if known else 0.85)


def _unwritten(text: str, end: int, found: Found, *, where: str) -> str:
    """The mark for one that is missing: "9 de septiembre. El alcalde", "14/05/2025Este martes"."""
    if found.year and _GLUED.match(text, end):
        return "." if where.strip() else "-"
    return "." if found.words.endswith(".") else ""


def _dashed(closer: str) -> bool:
    return bool(re.search(_DASH, closer))


def _date_first(made: Dateline, text: str, end: int, config: Config) -> Dateline | None:
    """A date before its place, alone on a line: "13 de enero de 2026. Tijuana, Baja California"."""
    rest = text[end:].lstrip(" ,;.|()-–—•·/")
    after = _undated(made.line, rest, config)
    if after is not None and after.sure > WEAK:  # "3 de mayo de 2024. Tijuana, B.C.- El alcalde…"
        length = len(text) - len(rest) + after.length
        return msgspec.structs.replace(after, date=made.date, folio=made.folio, length=length)
    placed = split_place(rest.rstrip(" ,;.|()-–—•·/"))
    if placed is None or not (named(placed[0], placed[1], config) or placed[1]):
        return None
    return msgspec.structs.replace(made, place=placed[0], state=placed[1], length=len(text), alone=True)


def _placed(line: Line, text: str, config: Config, *, told: bool) -> Dateline | None:
    """A place that fills a line: "LUGAR: Ciudad del Carmen"; untold only one of site.toml with its state."""
    placed = split_place(text.strip(" ."))
    if placed is None or line.style not in ("text", "heading") or _ISSUER.match(fold(placed[0])):
        return None
    known = bool(named(placed[0], placed[1], config))
    if not (known and placed[1]) and not (told and (known or placed[1])):
        return None
    return Dateline(line, len(text), placed[0], placed[1], alone=True)


def _unclosed(line: Line, text: str, config: Config) -> Dateline | None:
    """A municipality of site.toml with its state and nothing behind it: "Tijuana, B.C. El alcalde…".

    Or with any region and a full stop: "Tijuana-Frontera. El alcalde…".
    """
    found = _OF_A_MONTH.match(text) or _REGION.match(text)
    placed = split_place(found["place"]) if found else None
    if found and placed and named(*placed, config):
        return Dateline(line, found.end(), *placed, sure=0.8)
    place, comma, rest = text[:_REACH].partition(", ")
    words = rest.split(" ")
    for count in range(1, 4):
        state = " ".join(words[:count])
        if not comma or not is_place_like(place) or not state_of(state) or not words[count:]:
            continue
        if words[count][:1].isupper() and named(place, state_of(state), config):
            length = len(place) + len(comma) + len(state)
            return Dateline(line, length, place, state_of(state), sure=0.8)
    return None


def _undated(line: Line, text: str, config: Config) -> Dateline | None:
    """A place and no date: "TIJUANA, B.C.- El alcalde…"."""
    found = _NO_DATE.match(text) or _STATED.match(text)
    if found is None or _OF_A_MONTH.match(text):
        return _unclosed(line, text, config)
    if _NOT_PLACES.match(fold(found["place"])):
        return None
    placed = split_place(found["place"].strip())
    if placed is None or not all(is_place_like(part) for part in placed[0].split(", ")):
        return None
    known = bool(named(placed[0], placed[1], config)) or bool(placed[1])
    firm = found["closer"].lstrip().startswith(".") and found.re is _NO_DATE
    if (not known and not firm) or (
        found.re is _STATED and not placed[1] and not (known and ", " in placed[0])
    ):
        return None
    return Dateline(
        line, found.end(), placed[0], placed[1], sure=0.9 if known else 0.75 if placed[0].isupper() else WEAK
    )
