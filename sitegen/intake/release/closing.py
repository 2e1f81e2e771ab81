"""What stands below a text: legend, signature of the office, captions, slogan, address and telephone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.config.settings import Config
from sitegen.intake.release.captions import is_captioned, take_captions, take_credits
from sitegen.intake.release.folio import is_label
from sitegen.intake.release.sheet import Fact, Line, Sheet, bare, is_capitals, is_prose, is_quoted, said
from sitegen.text import collapse, fold

_LEGEND = re.compile(
    r"[\"“«'‘]?\s*(?:(?:19|20)\d\d\s*[.,:;–—-]*\s*,?\s*(?:[\"“«]\s*)?(?:a[ñn]o|bicentenario|centenario)\b|a[ñn]o\s+(?:de|del|internacional)\b)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"[\s*_]*(?:[\"“«'‘]|(?:19|20)\d\d\s*[.,:;–—-])")
_LONGEST_LEGEND = 200
_PHONE = r"(?:\(?\+?\d{1,3}\)?[\s.-]?)?(?:\(?\d{2,4}\)?[\s.-]?)?\d{3,4}[\s.-]?\d{2,4}(?:[\s.-]?\d{2,4})?"
_CONTACT = (
    re.compile(
        r"\b(?:tel(?:[eé]fonos?|s?\.|s?:)|cel(?:ular)?\.?:|conmutador|whats\s?app|fax|lada|ext(?:ensi[oó]n)?\.?)\s*:?\s*[\d(+]",
        re.IGNORECASE,
    ),
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    re.compile(
        r"(?:^|[\s.:·|])\d{2,3}[ .-]\d{2,4}[ .-]\d{2,4}(?:[ .-]\d{2,4})?\s*$"
    ),  # a telephone that ends a line
    re.compile(r"\bC\.?\s?P\.?\s*(?:\n\s*)?\d{4,5}\b|c[oó]digo\s+postal", re.IGNORECASE),
    re.compile(
        r"^\s*(?:av(?:enida)?\b\.?|calle|calz(?:ada)?\b\.?|blvd\b\.?|boulevard|bulevar|plaza|palacio\s+municipal|carretera|prol\b\.?|domicilio|direcci[oó]n:|privada|andador|portal)\b.*(?:\d|s/n|col\b|centro)",
        re.IGNORECASE,
    ),
    re.compile(r"\bcol(?:onia|\.)\s+\w+.*\b(?:C\.?P\.?|\d{5})", re.IGNORECASE),
    re.compile(
        r"^\s*(?:(?:www\.|https?://)[^\s/?]+(?:/[\w.@-]{0,40})?/?|[@/][\w./-]{3,}|\S+\.(?:gob|gov|com|org)(?:\.\w\w)?/?)\s*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\s*(?:contacto|contact|informes|mayores\s+informes|m[aá]s\s+informaci[oó]n|atenci[oó]n\s+a\s+medios|"
        r"media\s+contact|prensa|facebook|twitter|x|instagram|correo(?:\s+electr[oó]nico)?|e-?mail|"
        rf"p[aá]gina(?:\s+web)?)\s*:\s*\S|^\s*(?!(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\s*$){_PHONE}\s*$",
        re.IGNORECASE,
    ),
)
_HALF = re.compile(
    r"^\s*\d{5}\s*,\s*\w+|\bC\.?\s?P\.?\s*$", re.IGNORECASE
)  # an address broken at its postcode
_NAMES_CONTACT = re.compile(
    r"\W*(?:(?:m[aá]s|mayor(?:es)?)\s+(?:informaci[oó]n|informes)|contacto|informes|prensa|medios)[^.]{0,40}:\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\s*\**\s*a\s*t\s*e\s*n\s*t\s*a\s*m\s*e\s*n\s*t\s*e\b[\s.:,]*", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:h\.?\s+)?(?:ayuntamiento|gobierno|alcaldia|municipio|direccion|coordinacion|departamento|jefatura|secretaria|"
    r"comunicacion|oficina|presidencia|dif|sistema|gabinete|unidad)\b"
)
_SLOGAN_WORDS = 9


def take_closing(sheet: Sheet, config: Config, lead: int) -> int | None:
    """Takes what stands below the text off the sheet; the line with which a signature begins, or None.

    Legend, contact and captions become facts; slogan and letterhead are left out.
    """
    take_legends(sheet)
    signed = _signature(sheet, lead)
    tail = _tail(sheet, lead, signed)
    _take_contact(sheet, tail)
    take_credits(sheet, tail)
    _leave_slogan(sheet, config, tail)
    _leave_regards(sheet, signed)
    take_captions(sheet, tail, lead)
    _margins(sheet)
    return signed


def take_letterhead(sheet: Sheet, lead: int | None) -> None:
    """Takes an address that stands above the title, as the contact."""
    above = [line for line in sheet.free("body") if lead is not None and line.number < lead]
    _take_contact(sheet, [line for line in above if _is_contact(line) and not line.bold])


def take_legends(sheet: Sheet, *, above: int | None = None) -> None:
    """The official legend of the year, wherever it stands, once; with the office's name before it.

    With a number of a line only those `above` it that can be no headline: in quotes, or the year first.
    """
    lines = sheet.free(None)
    if above is not None:
        lines = [line for line in lines if line.number < above and _YEAR_FIRST.match(line.text)]
    for line in lines:
        text = f"{line.marker} {line.text}".strip() if re.fullmatch(r"\d{4}\.", line.marker) else line.text
        text = collapse(text.strip("*_ "))
        if not _LEGEND.match(text) or len(text) > _LONGEST_LEGEND or (is_prose(line) and len(text) > 120):  # noqa: PLR2004 - longer is a sentence
            continue
        value = text.strip("\"“”«»'‘’ ")
        if bare(sheet.value("legend")) == bare(value):
            sheet.leave("repeat", [line])
        else:
            sheet.take(Fact("legend", value, 0.95, text), [line])


def _signature(sheet: Sheet, lead: int) -> int | None:
    for line in sheet.free("body"):
        if line.number > lead and _SIGNED.match(line.text) and len(line.text) < 60:  # noqa: PLR2004 - no sentence
            return line.number
    return None


def _tail(sheet: Sheet, lead: int, signed: int | None) -> list[Line]:
    """The lines below the text: after its legend, else those after the last paragraph."""
    body = [line for line in sheet.free("body") if line.number > lead]
    legend = [fact.words for fact in sheet.facts if fact.field == "legend"]
    taken = [
        line.number
        for line in sheet.lines
        if not sheet.is_free(line.number) and collapse(line.text.strip("*_ ")) in legend
    ]
    closing = [number for number in taken if number > lead]
    if closing:
        start = closing[0]
        before = [line for line in body if line.number < start]
        while before and _is_office(before[-1]) and not is_prose(before[-1]):
            start = before.pop().number
        return [line for line in body if line.number >= start]
    last = next((line.number for line in reversed(body) if _is_text(line)), lead)
    if signed is not None:
        last = max(last, signed)
    return [line for line in body if line.number > last]


def _is_text(line: Line) -> bool:
    """Whether a line is the text's own: a paragraph that is neither address nor caption, or a list's item."""
    if _is_contact(line) or is_captioned(line.text):
        return False
    if line.style in ("item", "table"):
        return True
    return is_prose(line) and len(line.text.split()) > _SLOGAN_WORDS


def _is_office(line: Line) -> bool:
    return bool(_OFFICE.match(fold(line.text.strip("*_ ")))) and len(line.text) < 90  # noqa: PLR2004 - a name


# --- contact ----------------------------------------------------------------------


def _take_contact(sheet: Sheet, tail: Sequence[Line]) -> None:
    """The address block: lines with a telephone, a mail or an address, and those of the same block."""
    lines = [line for line in tail if sheet.is_free(line.number) and _is_contact(line)]
    blocks = {line.block for line in lines}
    told = {line.block for line in tail if line.block in blocks and _NAMES_CONTACT.match(line.text)}
    lines = [
        line
        for line in tail
        if line.number in {one.number for one in lines}
        or (line.block in blocks and not is_prose(line) and _goes_with_contact(line))
        or (line.block in told and len(line.text.split()) <= _SLOGAN_WORDS)
    ]
    if not lines:
        return
    value = collapse(" · ".join(_by_block(lines)))
    sheet.take(Fact("contact", value, 0.85, said(lines)), lines)


def _goes_with_contact(line: Line) -> bool:
    """Half an address, or what names a contact: "Más información:", "Gabinete de Prensa"."""
    return bool(_HALF.search(line.text) or _NAMES_CONTACT.match(line.text)) or _is_office(line)


def _by_block(lines: Sequence[Line]) -> list[str]:
    """The lines joined: an address that was broken goes on after a space."""
    found: list[str] = []
    for line in lines:
        text = line.text.strip("*_ ")
        if found and _HALF.search(found[-1]):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found


def _is_contact(line: Line) -> bool:
    text = line.text
    if line.style == "table" or len(text) > 260:  # noqa: PLR2004 - a paragraph
        return False
    signs = sum(bool(pattern.search(text)) for pattern in _CONTACT)
    if signs and len(text.split()) > 16 and re.search(r"\w\.$", text.strip()) and signs < 2:  # noqa: PLR2004 - a sentence with a number in it
        return False
    return signs > 0 or bool(_HALF.search(text) and len(text) < 90)  # noqa: PLR2004 - half an address


# --- slogans, margins ------------------------------------------------------------


def _leave_slogan(sheet: Sheet, config: Config, tail: Sequence[Line]) -> None:
    """The brand's words: those of site.toml, and what can only be a slogan or a letterhead."""
    known = {bare(one.slogan) for one in config.municipalities} - {""}
    names = {bare(one.name) for one in config.municipalities}
    blocks: dict[int, list[Line]] = {}
    for line in (one for one in tail if sheet.is_free(one.number)):
        blocks.setdefault(line.block, []).append(line)
    for lines in blocks.values():
        text = bare(" ".join(line.text for line in lines)).strip(' ."“”«»')
        each = [bare(line.text).strip(' ."“”«»') for line in lines]
        short = all(len(line.text.split()) <= _SLOGAN_WORDS for line in lines)
        brand = any(one in known or one in names for one in (text, *each)) or any(
            text.startswith(f"{one}, ") for one in names
        )
        dressed = all(
            is_capitals(line.text) or is_quoted(line.text) or _is_office(line) or is_label(line.text)
            for line in lines
        )
        titled = all(_is_titled(line.text) for line in lines) and not _ends_a_paragraph(sheet, lines[0])
        if short and (brand or dressed or titled) and lines[0].style == "text":
            sheet.leave("slogan", lines)


def _ends_a_paragraph(sheet: Sheet, line: Line) -> bool:
    """Whether the line above, in the same block, goes on in this one: a paragraph's last words."""
    above = sheet.lines[line.number - 1] if line.number else line
    same = above.block == line.block and above is not line and sheet.is_free(above.number)
    return same and not re.search(r"[.!?:;…][»”\"')]*$", above.text.strip())


def _leave_regards(sheet: Sheet, signed: int | None) -> None:
    """Leaves out an "Atentamente" whose signature was only the office's name and is gone."""
    body = sheet.free("body")
    letter = any(fact.field == "signatory" for fact in sheet.facts)
    if signed is not None and not letter and len(body) > 1 and body[-1].number == signed:
        sheet.leave("slogan", body[-1:])


def _is_titled(text: str) -> bool:
    """Whether most words have a capital, as a brand's have: "Tijuana, Ciudad de Todos."."""
    if re.search(r"[\"“”«»]", text) and not is_quoted(text):
        return False  # somebody says it
    found = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]  # noqa: PLR2004 - particles
    return len(found) > 1 and sum(word[0].isupper() for word in found) >= 0.7 * len(found)


def _margins(sheet: Sheet) -> None:
    """Headers, footers and margins: contact if they hold one, else the paper's own."""
    for part in ("header", "footer"):
        lines = sheet.free("header" if part == "header" else "footer")
        contact = [line for line in lines if _is_contact(line)]
        if contact and not sheet.value("contact"):
            value = collapse(" · ".join(_by_block(contact)))
            sheet.take(Fact("contact", value, 0.8, said(contact)), contact)
        sheet.leave(part, [line for line in lines if sheet.is_free(line.number)])
    sheet.leave("menu", sheet.free("aside"))
