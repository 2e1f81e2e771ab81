"""Headlines: the title, over one line or more, and the deck (sumarios) that stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.intake.release.boilerplate import is_prose, leave_repeats
from sitegen.intake.release.casing import sentence_case, unaccented
from sitegen.intake.release.contest import LABEL_SURE, TITLE_SURE, Candidate, candidates, ground_of, winner
from sitegen.intake.release.crumbs import signer
from sitegen.intake.release.dateline import without_dates
from sitegen.intake.release.deck import (
    LONGEST_DECK,
    clean,
    is_dressed,
    is_marked,
    is_starred,
    take_deck,
    take_marked,
    take_summary,
)
from sitegen.intake.release.folio import is_label, is_paper, without_label_before
from sitegen.intake.release.head import groups_of, labels_in
from sitegen.intake.release.names import split_name
from sitegen.intake.release.opening import Dateline
from sitegen.intake.release.places import state_names
from sitegen.intake.release.sheet import SURE, Fact, Line, Sheet, bare, is_capitals, said
from sitegen.text import collapse

_MOST_RIVALS = 2
_NEAR = 8  # lines from the head where it says who wrote the text
_ECHO = 0.3  # of the words of a headline below a text that the text has too
_BY = re.compile(
    r"\W*(?:(?:por|autora?|texto|redacci[oó]n|(?:escrito\s+)?por|by)\s*:|redacci[oó]n\s*[/|–-])\s*(?P<who>[^.:]{3,60})\.?\s*",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"\W*(?:[Pp]or\s+)?(?P<who>[Rr]edacci[oó]n(?:\s+(?:[A-ZÁÉÍÓÚÑ]\S*|del?|la|el)){1,5})"
)  # "Redacción El Faro"
_LISTED = 3  # commas
_LEAST, _MOST_WORDS = 4, 40  # words of a headline
_NO_HEADLINE = re.compile(r"^\W*(?:19|20)\d\d|(?!(?:19|20)\d\d\b)\b\d{4,}|@|:$")
_MOST_ALONE, _LONGER = 20, 1.3  # words of a first sentence, and by how much the next paragraph is longer


def take_headline(sheet: Sheet, dateline: Dateline | None, names: Sequence[str], *, hint: str = "") -> None:
    """Takes title and deck off the sheet.

    `names` are the municipalities of site.toml; `hint` is a title that the file says of itself.
    """
    lead = find_lead(sheet, dateline)
    head = [line for line in sheet.free("body") if lead is None or line.number < lead]
    rest = [line for line in sheet.free("body") if lead is None or line.number >= lead]
    for line in head:
        by = _BY.fullmatch(line.text) or _DESK.fullmatch(line.text)
        who = by["who"].strip() if by else signer(line.text)
        if who:
            sheet.take(Fact("byline", who, 0.85, line.text), [line])
    head = [line for line in head if sheet.is_free(line.number)]
    labels, under = labels_in(head, names)
    groups = list(groups_of(head, labels))
    place = (dateline.place, dateline.state) if dateline is not None else ()
    texts = [line.text for line in rest] + [f"de {name}" for name in (*names, *state_names(), *place) if name]
    if lead is None and len(groups) == 1 and _is_a_text(groups[0]):
        groups = []
    if hint:
        groups = [group for group in groups if not _leave_labels(sheet, group, labels | under)]
        _hinted(sheet, hint, groups, texts, lead)
    else:
        every = candidates(groups, ground_of(rest, names), labels=labels, under=under)
        for group in groups if lead is not None else ():
            if all(line.number in labels for line in group) and len(said(group).split()) == 1:
                sheet.leave("label", group)  # "Boletín": not even in want of a better
        taken = _elect(sheet, every, groups, texts, lead)
        if not taken:
            _last_resort(sheet, [one for one in every if one is not None], texts, lead, dateline)
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
    _take_title(sheet, best.lines, texts, sure=won[1], words=best.title)
    if won[1] < TITLE_SURE:
        _tell_rivals(sheet, [one for one in every if one is not None and one is not best])
    others = []
    for one, group in zip(every, groups, strict=True):
        if one is not None and (one.is_label or "letterhead" in one.signs):
            sheet.leave("label", group)
        elif group[0].number != best.lines[0].number:
            others.append(group)
    if lead is not None:
        take_deck(sheet, others, after=best.lines[0].number)
    return True


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


def find_lead(sheet: Sheet, dateline: Dateline | None) -> int | None:
    """The number of the line with which the text proper begins, or None if nothing reads like a text."""
    body = sheet.free("body")
    if dateline is not None and dateline.line.part in ("body", "box"):
        at = dateline.line.number
        above = [line for line in body if line.number < at]
        after = [line for line in body if line.number >= at]
        if above and after and not dateline.alone:
            return after[0].number
        sentences = [line for line in above if is_prose(line)]
        few = len(sentences) <= 2 and all(len(line.text) < LONGEST_DECK for line in sentences)  # noqa: PLR2004 - a deck's
        if above and after and few:
            return _first_prose(after)
    return _first_prose(_below_byline(body))


def _below_byline(body: Sequence[Line]) -> Sequence[Line]:
    """What stands below the line that says who wrote it: a sentence or two above that are the deck."""
    for at, line in enumerate(body[:_NEAR]):
        sentences = [one for one in body[:at] if is_prose(one)]
        deck = len(sentences) in (1, 2) and all(len(one.text) < LONGEST_DECK for one in sentences)
        who = signer(line.text) or _BY.fullmatch(line.text) or split_name(line.text)
        told = body[at - 1].text.rstrip().endswith(":") or any(
            split_name(one.text) for one in body[at + 1 : at + 2]
        )
        if at > 1 and deck and who and not told and not is_prose(body[0]) and any(map(is_prose, body[at:])):
            return body[at:]
    return body


def _first_prose(lines: Sequence[Line]) -> int | None:
    for at, line in enumerate(lines):
        if is_starred(line.text) and any(is_prose(one) for one in lines[at + 1 : at + 3]):
            continue
        if is_prose(line) and not (line.style == "quote" and any(is_prose(one) for one in lines[at + 1 :])):
            return line.number
    return None


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


# --- facts ------------------------------------------------------------------------


def _take_title(
    sheet: Sheet, lines: Sequence[Line], texts: Sequence[str], *, sure: float, words: str
) -> None:
    """Takes lines as the title; `words` are theirs without what a page set in their line."""
    folio, told = without_label_before(words)
    words = " ".join(line.text.strip() for line in lines)
    if folio and not sheet.value("folio"):
        sheet.note(Fact("folio", folio, 0.9, words))
    value = clean(sentence_case(clean(told), texts))
    sheet.take(Fact("title", value, sure, words), lines)
    for wrong, right in unaccented(clean(words), texts):
        sheet.note(Fact("accent", f"{wrong} → {right}", 0.5, wrong))


def _hinted(
    sheet: Sheet, hint: str, groups: Sequence[Sequence[Line]], texts: Sequence[str], lead: int | None
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


def _last_resort(
    sheet: Sheet,
    labels: Sequence[Candidate],
    texts: Sequence[str],
    lead: int | None,
    dateline: Dateline | None,
) -> None:
    """No headline above the text: one that stands below it, or a label."""
    body = sheet.free("body")
    found = _headline_below(sheet, lead) or _lead_alone(sheet, lead)
    if found is not None:
        for one in (one for one in labels if one.is_label):
            sheet.leave("label", one.lines)
        _take_title(
            sheet, [found], [text for text in texts if text != found.text], sure=LABEL_SURE, words=found.text
        )
        return
    labels = [one for one in labels if all(is_paper(line.text) for line in one.lines)]
    if labels and body:
        best = max(labels, key=lambda one: one.score)
        _take_title(sheet, best.lines, texts, sure=LABEL_SURE, words=best.title)
        for one in labels:
            sheet.leave("label", one.lines)
        return
    label = dateline.line.text[: dateline.length].strip() if dateline and not dateline.place else ""
    if label and is_label(without_dates(label)):  # "Comunicado de Prensa 12.5.14": better than none
        sheet.note(Fact("title", clean(label), LABEL_SURE, label))


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
