"""Letters (oficios): number, subject, addressees, salutation, recitals, signatories, copies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.intake.release.names import cased, split_name
from sitegen.intake.release.sheet import Fact, Line, Sheet, said
from sitegen.text import collapse

_SUBJECT = re.compile(r"\s*\**\s*(?:asunto|subject|re)\s*\**\s*:\s*\**\s*", re.IGNORECASE)
_PRESENT = re.compile(r"\s*\**\s*p\s*r\s*e\s*s\s*e\s*n\s*t\s*e\s*(?:s\s*)?\**[\s.:,]*", re.IGNORECASE)
_SIGNED = re.compile(
    r"\s*\**\s*(?:(?:respetuosa|cordial|muy\s+)?\s*a\s*t\s*e\s*n\s*t\s*a\s*m\s*e\s*n\s*t\s*e|sincerely|yours\s+\w+|protesto\s+lo\s+necesario)\b[\s.:,*]*",
    re.IGNORECASE,
)
_COPY = re.compile(
    r"\s*(?:c\.?\s?c\.?\s?p\.?|c\.?\s?c\.?|con\s+copia(?:\s+para)?)\s*[.:\-–—]*\s+", re.IGNORECASE
)
_LETTERED = re.compile(r"([A-Z])[.)]\s+(?=\S)")
_LONGEST = 90


def is_letter(sheet: Sheet) -> bool:
    """Whether the sheet is a letter: it has a subject, or addressees who are "presentes" and a signature."""
    lines = sheet.free("body")
    head = lines[: max(12, len(lines) // 2)]
    subject = any(_SUBJECT.match(line.text) and len(line.text) < 400 for line in head)  # noqa: PLR2004 - a subject
    present = any(_PRESENT.fullmatch(line.text) for line in head)
    signed = any(_SIGNED.fullmatch(line.text) for line in lines)
    return (subject and (present or signed)) or (present and signed)


def take_letter(sheet: Sheet) -> None:
    """Takes the parts of a letter off the sheet; the recitals and "Atentamente" stay in the text."""
    _take_subject(sheet)
    _take_addressees(sheet)
    _take_copies(sheet)
    _take_signatories(sheet)
    _note_recitals(sheet)


def _take_subject(sheet: Sheet) -> None:
    for line in sheet.free("body"):
        found = _SUBJECT.match(line.text)
        if found is None:
            continue
        lines = [one for one in sheet.free("body") if one.block == line.block and one.number >= line.number]
        if not line.text[found.end() :].strip() and len(lines) == 1:
            lines += [one for one in sheet.free("body") if one.number == line.number + 1]
        words = said(lines)
        value = collapse(" ".join(one.text for one in lines)[found.end() :]).strip("* ")
        sheet.take(Fact("subject", value, 0.95, words), lines)
        sheet.note(Fact("title", re.sub(r"(?<=\w\w)\.$", "", value), 0.9, words))
        return


def _take_addressees(sheet: Sheet) -> None:
    lines = sheet.free("body")
    at = next((at for at, line in enumerate(lines) if _PRESENT.fullmatch(line.text)), None)
    if at is None:
        return
    sheet.take(Fact("salutation", _joined_letters(lines[at].text), 0.9, lines[at].text), [lines[at]])
    above = [line for line in lines[:at] if len(line.text) <= _LONGEST and line.style == "text"]
    near: list[Line] = []
    for line in reversed(above):
        if near and near[0].number - line.number > 1:
            break
        near.insert(0, line)
    for name, office, group in _persons(near):
        sheet.take(Fact("addressee", cased(name), 0.85, said(group), detail=cased(office)), group)


def _joined_letters(text: str) -> str:
    """A word written letter by letter, "P R E S E N T E", as a word; others as written."""
    text = text.strip("* .:,")
    spaced = re.fullmatch(r"(?:\w\s+)+\w", text)
    return re.sub(r"\s+", "", text).capitalize() if spaced else text


def _take_copies(sheet: Sheet) -> None:
    for line in sheet.free("body"):
        found = _COPY.match(line.text)
        if found and len(line.text) < 2 * _LONGEST:
            name, _, office = re.sub(
                r"\s*[.,]?\s*[-–—]+\s*", "\n", line.text[found.end() :], count=1
            ).partition("\n")
            if not office:
                name, _, office = name.partition(", ")
            sheet.take(Fact("copy", collapse(name), 0.8, line.text, detail=collapse(office)), [line])


def _take_signatories(sheet: Sheet) -> None:
    lines = sheet.free("body")
    at = next((at for at, line in enumerate(lines) if _SIGNED.match(line.text)), None)
    if at is None:
        return
    below = [line for line in lines[at + 1 :] if line.style in ("text", "heading", "item")]
    for name, office, group in _persons(below):
        sure = 0.9 if split_name(name) else 0.5
        fact = Fact("signatory", cased(name), sure, said(group), detail=cased(office))
        if name.startswith(('"', "“", "«")):
            continue  # a motto
        if sure >= 0.7:  # noqa: PLR2004 - sheet.SURE
            sheet.take(fact, group)
        else:
            sheet.note(fact)


def _persons(lines: Sequence[Line]) -> Iterator[tuple[str, str, list[Line]]]:
    """Names with offices: a block each, or where a block begins without a name, part of the one before."""
    groups: list[list[Line]] = []
    for line in lines:
        named = split_name(line.text.strip("*_ ")) is not None
        fresh = not groups or line.block != groups[-1][-1].block
        if groups and ((not fresh and not named) or (fresh and not named and _has_name(groups[-1]))):
            groups[-1].append(line)
        elif fresh or named:
            groups.append([line])
    for group in groups:
        texts = [line.text.strip("*_ ,") for line in group]
        if _has_name(group):
            yield texts[0], collapse(" ".join(texts[1:])), group
        else:
            yield collapse(" ".join(texts)), "", group


def _has_name(group: Sequence[Line]) -> bool:
    return split_name(group[0].text.strip("*_ ")) is not None


def _note_recitals(sheet: Sheet) -> None:
    letters: list[Line] = []
    for line in sheet.free("body"):
        found = _LETTERED.match(
            f"{line.marker} {line.text}" if _LETTERED.match(f"{line.marker} x") else line.text
        )
        if found and ord(found[1]) == ord("A") + len(letters):
            letters.append(line)
    if len(letters) > 1:
        last = chr(ord("A") + len(letters) - 1)
        sheet.note(Fact("recitals", f"A–{last}", 0.95, said(letters)))
