"""Captions and credits: the words of a picture, by where they stand, how they look and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sitegen.intake.blocks import Block
from sitegen.intake.release.sheet import Fact, Line, Sheet
from sitegen.text import collapse, fold

_LABEL = re.compile(
    r"\W*(?:pie\s+de\s+(?:foto(?:graf[ií]a)?|p[aá]gina|imagen)|foto(?:s|graf[ií]as?)?|imagen|en\s+la\s+(?:foto(?:graf[ií]a)?|"
    r"imagen|gr[aá]fica)|photo|caption)\s*(?:\d+\s*)?[:.–—-]+\s*(?=\S)",
    re.IGNORECASE,
)
_OF_PICTURE = (
    r"(?:texto\s+y\s+)?(?:foto(?:s|graf[ií]as?)?|photos?|cr[eé]ditos?(?:\s+de\s+(?:la\s+)?foto(?:graf[ií]a)?)?|credit|imagen)"
    r"(?:\s+(?:de|by|cortes[ií]a(?:\s+de)?))?"
)
_CREDIT = re.compile(rf"\W*{_OF_PICTURE}\s*[:/]\s*(?P<who>[^.]{{2,60}}?)\.?\s*", re.IGNORECASE)
_AT_END = re.compile(
    rf"[\s(|/\[–—-]*(?<=[\s(|/\[.])\b{_OF_PICTURE}\s*[:/]\s*(?P<who>[^.:()]{{2,60}}?)[)\].\s]*$",
    re.IGNORECASE,
)
_LONGEST = 400  # letters of a caption
_MOST_NAMES = 7  # words of a credit
_FEW = 3  # words, too few to compare
_SHARED = 0.4  # of a caption's words that are the text's, where it stands below the text


def take_picture_captions(sheet: Sheet) -> None:
    """Takes the words that stand at a picture: as its caption, in italics below it, or with "Foto: …".

    A fact's `detail` is the number of the picture that it belongs to.
    """
    said = False  # whether a text stands above: italics below a letterhead are a legend or a deck
    for line in sheet.free("body"):
        image = _picture_at(sheet.blocks, line)
        dressed = line.style == "caption" or _LABEL.match(line.text) or _AT_END.search(line.text)
        if image >= 0 and len(line.text) <= _LONGEST and (dressed or (said and _is_italic(line))):
            _take(sheet, line, image)
        said = said or line.style in ("text", "heading")


def take_credits(sheet: Sheet, tail: Sequence[Line]) -> None:
    """Takes lines below the text that only say who took the picture."""
    for line in (one for one in tail if sheet.is_free(one.number)):
        found = _CREDIT.fullmatch(line.text.strip("*_ "))
        if found and _is_somebody(found["who"]):
            sheet.take(Fact("credit", found["who"].strip(), 0.85, line.text), [line])


def take_captions(sheet: Sheet, tail: Sequence[Line], lead: int) -> None:
    """Takes captions that stand at no picture: labelled, in italics with a credit, or below the text."""
    text = {
        word
        for line in sheet.free("body")
        if line.number >= lead and line not in tail
        for word in _long_words(line.text)
    }
    pictured = any(block.style == "image" for block in sheet.blocks)
    title = {word for fact in sheet.facts if fact.field == "title" for word in _long_words(fact.value)}
    for line in (one for one in sheet.free("body") if one.number > lead):
        own = set(_long_words(line.text))
        shared = len(own & (text | title)) / len(own) if own else 0.0
        signed = _AT_END.search(line.text) and (_is_italic(line) or line in tail)
        if line.style == "caption" or is_captioned(line.text) or (signed and len(line.text) <= _LONGEST):
            _take(sheet, line, -1)
        elif (
            line in tail
            and len(own) > _FEW
            and shared >= _SHARED
            and not line.marker
            and (pictured or not line.text.endswith(".") or not sheet.is_free(line.number - 1))
        ):
            sheet.take(Fact("caption", collapse(line.text.strip("*_ ")), 0.75, line.text), [line])


def is_captioned(text: str) -> bool:
    """Whether a line says itself that it is a caption: "Pie de foto: …", "Foto 2: …"."""
    return _LABEL.match(text) is not None


def is_credited(text: str) -> bool:
    """Whether a line is a picture's: it says so itself, or ends with who took it."""
    return is_captioned(text) or _AT_END.search(text) is not None


def _take(sheet: Sheet, line: Line, image: int) -> None:
    which = str(image) if image >= 0 else ""
    alone = _CREDIT.fullmatch(line.text.strip("*_ "))
    if alone and _is_somebody(alone["who"]):
        sheet.take(Fact("credit", alone["who"].strip(), 0.9, line.text, detail=which), [line])
        return
    label = _LABEL.match(line.text)
    text = line.text[label.end() if label else 0 :].strip()
    credit = _AT_END.search(text)
    if credit and _is_somebody(credit["who"]):
        sheet.note(Fact("credit", credit["who"].strip(), 0.85, line.text, detail=which))
        text = text[: credit.start()].rstrip(" (|/[–—-")
    sheet.take(Fact("caption", collapse(text), 0.9, line.text, detail=which), [line])


def _picture_at(blocks: Sequence[Block], line: Line) -> int:
    """The picture that stands right above a line's block, of several in a row the first; else -1.

    For what a file itself calls a caption, also the picture below.
    """
    at = line.block - 1
    found = -1
    while at >= 0 and (blocks[at].style == "image" or _is_empty(blocks[at])):
        found = blocks[at].image if blocks[at].style == "image" else found
        at -= 1
    below = line.block + 1
    if found < 0 and line.style == "caption" and below < len(blocks) and blocks[below].style == "image":
        return blocks[below].image
    return found


def _is_empty(block: Block) -> bool:
    return block.style != "rule" and not block.text.strip()


def _is_italic(line: Line) -> bool:
    return bool(line.text.strip()) and all(run.italic for run in line.runs if run.text.strip())


def _is_somebody(who: str) -> bool:
    """Whether words can be who took a picture: a name or an office, not a sentence."""
    words = who.split()
    return len(words) <= _MOST_NAMES and (
        words[0][:1].isupper() or fold(words[0]) in ("cortesia", "archivo", "especial")
    )


def _long_words(text: str) -> Iterable[str]:
    return [word for word in re.findall(r"[^\W\d_]+", fold(text)) if len(word) > 3]  # noqa: PLR2004 - particles
