"""Stopgaps: what serves as the title of a text that has no headline above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.intake.release.contest import LABEL_SURE, Candidate
from sitegen.intake.release.dateline import without_dates
from sitegen.intake.release.deck import clean
from sitegen.intake.release.evidence import ground_of
from sitegen.intake.release.folio import is_label, is_paper
from sitegen.intake.release.opening import Dateline
from sitegen.intake.release.sheet import Fact, Line, Sheet, is_capitals, is_prose
from sitegen.intake.release.titled import take_title

_ECHO = 0.3  # of the words of a headline below a text that the text has too
_LISTED = 3  # commas
_LEAST, _MOST_WORDS = 4, 40  # words of a headline
_NO_HEADLINE = re.compile(r"^\W*(?:19|20)\d\d|(?!(?:19|20)\d\d\b)\b\d{4,}|@|:$")
_MOST_ALONE, _LONGER = 20, 1.3  # words of a first sentence, and by how much the next paragraph is longer


def take_stopgap(
    sheet: Sheet,
    labels: Sequence[Candidate],
    texts: Sequence[str],
    *,
    lead: int | None,
    dateline: Dateline | None,
) -> None:
    """Takes as the title a headline below the text, its first sentence alone, or a label of the paper."""
    body = sheet.free("body")
    found = _headline_below(sheet, lead) or _lead_alone(sheet, lead)
    if found is not None:
        for one in (one for one in labels if one.is_label):
            sheet.leave("label", one.lines)
        take_title(
            sheet, [found], [text for text in texts if text != found.text], sure=LABEL_SURE, words=found.text
        )
        return
    labels = [one for one in labels if all(is_paper(line.text) for line in one.lines)]
    if labels and body:
        best = max(labels, key=lambda one: one.score)
        take_title(sheet, best.lines, texts, sure=LABEL_SURE, words=best.title)
        for one in labels:
            sheet.leave("label", one.lines)
        return
    label = dateline.line.text[: dateline.length].strip() if dateline and not dateline.place else ""
    if label and is_label(without_dates(label)):  # "Comunicado de Prensa 12.5.14": better than none
        sheet.note(Fact("title", clean(label), LABEL_SURE, label))


def _headline_below(sheet: Sheet, lead: int | None) -> Line | None:
    """A line below the text that is dressed as a headline, as the last one of a PDF's text may be."""
    below = [line for line in sheet.free("body") if lead is not None and line.number > lead]
    found = next((line for line in reversed(below) if _may_be_headline(line)), None)
    ground = ground_of([line for line in sheet.free("body") if line is not found])
    return found if found and ground.share(found.text) >= _ECHO else None


def _may_be_headline(line: Line) -> bool:
    """Whether a line is dressed as a headline and is no signature, legend, telephone or paragraph."""
    many = len(line.text.split())
    if line.text.count(",") >= _LISTED:
        return False  # streets, neighbourhoods
    dressed = line.style == "heading" or (is_capitals(line.text) and (line.bold or many > _LEAST))
    other = _NO_HEADLINE.search(line.text) is not None or is_prose(line)
    return dressed and _LEAST <= many <= _MOST_WORDS and not other


def _lead_alone(sheet: Sheet, lead: int | None) -> Line | None:
    """The first sentence, where it stands alone above longer paragraphs: a headline with a full stop."""
    body = [line for line in sheet.free("body") if lead is not None and line.number >= lead]
    if len(body) < 2 or sheet.lines[body[0].number].text != body[0].text:  # noqa: PLR2004 - after a dateline: the lead
        return None
    first = body[0]
    many = len(first.text.split())
    alone = len(re.findall(r"[.!?…](?=\s|$)", first.text)) == 1
    short = many <= _MOST_ALONE and max(len(after.text.split()) for after in body[1:3]) > _LONGER * many
    return first if alone and short and first.style == "text" else None
