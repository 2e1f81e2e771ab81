"""The title as a fact: from the lines that are it, or from what the file says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.intake.release.casing import sentence_case, unaccented
from sitegen.intake.release.deck import clean, is_dressed, is_marked, take_deck
from sitegen.intake.release.folio import without_label_before
from sitegen.intake.release.sheet import Fact, Line, Sheet, bare, said
from sitegen.text import collapse

_LEAST = 4  # words of a headline
_ENDS = ' ."“”«»'  # what a headline that is said again may stand in


def take_title(sheet: Sheet, lines: Sequence[Line], texts: Sequence[str], *, sure: float, words: str) -> None:
    """Takes lines as the title; `words` are theirs without what a page set in their line."""
    folio, told = without_label_before(words)
    whole = " ".join(line.text.strip() for line in lines)
    if folio and not sheet.value("folio"):
        sheet.note(Fact("folio", folio, 0.9, whole))
    value = clean(sentence_case(clean(told), texts))
    sheet.take(Fact("title", value, sure, whole), lines)
    for wrong, right in unaccented(clean(whole), texts):
        sheet.note(Fact("accent", f"{wrong} → {right}", 0.5, wrong))


def take_hinted(
    sheet: Sheet, hint: str, groups: Sequence[Sequence[Line]], *, texts: Sequence[str], lead: int | None
) -> None:
    """The file's own title; a headline in the text that says the same goes with it."""
    sheet.note(Fact("title", clean(sentence_case(collapse(hint), texts)), 0.97, hint))
    same = [group for group in groups if _is_nearly(bare(hint), bare(said(group)))]
    for group in same:
        sheet.leave("repeat", group)
    for group in groups:  # the section of the site: "Prensa"
        if same and group[0].number < same[0][0].number and group[0].style == "heading" and _is_short(group):
            sheet.leave("label", group)
    if lead is not None:
        under = same[-1][-1].number if same else len(sheet.lines)
        marked = [
            group
            for group in groups
            if group not in same and (is_marked(group) or (group[0].number > under and is_dressed(group)))
        ]
        take_deck(sheet, marked, after=-1)


def _is_short(group: Sequence[Line]) -> bool:
    return len(said(group).split()) < _LEAST


def _is_nearly(one: str, other: str) -> bool:
    """Whether two headlines are one, a few words at an end apart."""
    shorter, longer = sorted((one.strip(" ."), other.strip(" .")), key=len)
    return bool(shorter) and shorter in longer and len(shorter) >= 0.7 * len(longer)


def leave_repeats(sheet: Sheet, title: str) -> None:
    """Leaves out lines that say the title again: captions of a gallery, the page's own head."""
    wanted = bare(title).strip(_ENDS)
    if not wanted:
        return
    again = [line for line in sheet.free(None) if bare(line.text).strip(_ENDS) == wanted]
    if len(again) < len(sheet.free(None)):
        sheet.leave("repeat", again)
