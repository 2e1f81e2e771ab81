"""Headlines: the title, over one line or more, and the deck (sumarios) that stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.intake.release.casing import sentence_case
from sitegen.intake.release.contest import TITLE_SURE, Candidate, candidates, winner
from sitegen.intake.release.deck import clean, take_deck, take_marked, take_summary
from sitegen.intake.release.evidence import ground_of
from sitegen.intake.release.head import groups_of, labels_in
from sitegen.intake.release.lead import find_lead, take_authors
from sitegen.intake.release.opening import Dateline
from sitegen.intake.release.places import state_names
from sitegen.intake.release.sheet import SURE, Fact, Line, Sheet, bare, said
from sitegen.intake.release.stopgap import take_stopgap
from sitegen.intake.release.titled import leave_repeats, take_hinted, take_title

_MOST_RIVALS = 2


def take_headline(sheet: Sheet, dateline: Dateline | None, names: Sequence[str], *, hint: str = "") -> None:
    """Takes title and deck off the sheet.

    `names` are the municipalities of site.toml; `hint` is a title that the file says of itself.
    """
    lead = find_lead(sheet, dateline)
    head = [line for line in sheet.free("body") if lead is None or line.number < lead]
    rest = [line for line in sheet.free("body") if lead is None or line.number >= lead]
    take_authors(sheet, head)
    head = [line for line in head if sheet.is_free(line.number)]
    labels, under = labels_in(head, names)
    groups = list(groups_of(head, labels))
    place = (dateline.place, dateline.state) if dateline is not None else ()
    texts = [line.text for line in rest] + [f"de {name}" for name in (*names, *state_names(), *place) if name]
    if lead is None and len(groups) == 1 and _is_a_text(groups[0]):
        groups = []
    if hint:
        groups = [group for group in groups if not _leave_labels(sheet, group, labels | under)]
        take_hinted(sheet, hint, groups, texts=texts, lead=lead)
    else:
        every = candidates(groups, ground_of(rest, names), labels=labels, under=under)
        for group in groups if lead is not None else ():
            if all(line.number in labels for line in group) and len(said(group).split()) == 1:
                sheet.leave("label", group)  # "Boletín": not even in want of a better
        taken = _elect(sheet, every, groups, texts, lead)
        if not taken:
            take_stopgap(
                sheet, [one for one in every if one is not None], texts, lead=lead, dateline=dateline
            )
            take_marked(sheet, groups if lead is not None else ())
    sure = (fact.words for fact in sheet.facts if fact.field == "title" and fact.sure >= SURE)
    leave_repeats(sheet, next(sure, ""))
    take_summary(sheet, lead)


def _elect(
    sheet: Sheet,
    every: Sequence[Candidate | None],
    groups: Sequence[Sequence[Line]],
    texts: Sequence[str],
    lead: int | None,
) -> bool:
    """Takes the candidate that won, and the rest of the head as deck, label or slogan; False without one."""
    won = winner(every)
    best = every[won[0]] if won else None
    if won is None or best is None or best.is_label or _is_byline(sheet, best):
        return False
    if won[1] < SURE:
        words = said(best.lines)
        if lead is not None and "starred" in best.signs:
            take_deck(sheet, [best.lines], after=-1)
        sheet.note(Fact("title", clean(sentence_case(clean(words), texts)), won[1], words))
        if lead is not None and best.is_idle:
            _leave_idle(sheet, every)
        return True
    take_title(sheet, best.lines, texts, sure=won[1], words=best.title)
    if won[1] < TITLE_SURE:
        _tell_rivals(sheet, [one for one in every if one is not None and one is not best])
    others = _others(sheet, every, groups, best)
    if lead is not None:
        take_deck(sheet, others, after=best.lines[0].number)
    return True


def _others(
    sheet: Sheet, every: Sequence[Candidate | None], groups: Sequence[Sequence[Line]], best: Candidate
) -> list[Sequence[Line]]:
    """The rest of the head, which may be the deck; labels and the title said again are left out."""
    found = []
    for one, group in zip(every, groups, strict=True):
        if one is not None and (one.is_label or "letterhead" in one.signs):
            sheet.leave("label", group)
        elif one is not None and one is not best and bare(one.title) == bare(best.title):
            sheet.leave("repeat", group)
        elif one is not best:
            found.append(group)
    return found


def _leave_idle(sheet: Sheet, every: Sequence[Candidate | None]) -> None:
    """Leaves out the lines above a text without a headline that only name who shows it."""
    for one in every:
        if one is not None and (one.is_idle or one.is_label):
            sheet.leave("label", one.lines)


def _tell_rivals(sheet: Sheet, others: Sequence[Candidate]) -> None:
    """Notes the lines that may be the headline as well, for whoever is asked to look."""
    rivals = sorted((one for one in others if one.is_rival), key=lambda one: -one.score)
    for one in rivals[:_MOST_RIVALS]:
        words = said(one.lines)
        sheet.note(Fact("title", clean(words), 0.5, words))


def _is_byline(sheet: Sheet, best: Candidate) -> bool:
    """Takes a name that stands alone where a headline would as who wrote the text; whether it was one."""
    if "person" not in best.signs:
        return False
    words = said(best.lines)
    sheet.take(Fact("byline", words, 0.8, words), best.lines)
    return True


def _is_a_text(group: Sequence[Line]) -> bool:
    """A single sentence in capitals that is the whole text is no title of it."""
    text = said(group)
    return len(text.split()) > 14 and text.rstrip().endswith((".", "!"))  # noqa: PLR2004 - longer than a headline


def _leave_labels(sheet: Sheet, group: Sequence[Line], labels: set[int]) -> bool:
    """Leaves a group of the head out that only says who speaks; whether it did."""
    if not all(line.number in labels for line in group):
        return False
    sheet.leave("label", group)
    return True
