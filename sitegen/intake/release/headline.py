"""Headlines: the title, over one line or more, and the deck (sumarios) that stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.intake.release.boilerplate import is_prose, leave_repeats
from sitegen.intake.release.casing import sentence_case, unaccented
from sitegen.intake.release.dateline import Dateline, without_dates
from sitegen.intake.release.deck import (
    FIELD,
    LONGEST_DECK,
    SUBJECT,
    clean,
    is_dressed,
    is_marked,
    is_signed,
    take_deck,
)
from sitegen.intake.release.folio import is_label, is_letterhead
from sitegen.intake.release.places import state_names
from sitegen.intake.release.sheet import Fact, Line, Sheet, bare, is_capitals, is_quoted, said
from sitegen.text import collapse, fold

_LONGEST = 320  # letters of a title
_JOINTS = frozenset(
    """
    de del la las el los y e o u a al en con por para sin su sus que un una
    sobre entre desde hasta ante bajo contra hacia durante mediante tras of the and for to in on
    """.split()  # noqa: SIM905 - a list literal would take a screen
)
_LABEL_SURE = 0.72  # better than none
_TWO_LINES = 180  # letters
_LEAST, _MOST_WORDS = 4, 40  # words of a headline
_NO_HEADLINE = re.compile(r"^\W*(?:19|20)\d\d|(?!(?:19|20)\d\d\b)\b\d{4,}|@|:$")
_SLOGAN = 6  # words


def take_headline(sheet: Sheet, dateline: Dateline | None, names: Sequence[str], *, hint: str = "") -> None:
    """Takes title and deck off the sheet.

    `names` are the municipalities of site.toml; `hint` is a title that the file says of itself.
    """
    lead = find_lead(sheet, dateline)
    head = [line for line in sheet.free("body") if lead is None or line.number < lead]
    _leave_labels(sheet, head, names)
    head = [line for line in head if sheet.is_free(line.number)]
    groups = list(_groups(head))
    texts = [line.text for line in sheet.free("body") if lead is None or line.number >= lead]
    place = (dateline.place, dateline.state) if dateline is not None else ()
    texts += [f"de {name}" for name in (*names, *state_names(), *place) if name]
    if lead is None and len(groups) == 1 and _is_a_text(groups[0]):
        groups = []
    best = _best(groups)
    if hint:
        _hinted(sheet, hint, groups, texts, lead)
    elif best is not None:
        title = groups[best]
        label = all(is_label(line.text) or is_letterhead(line.text, names) for line in title)
        below = _headline_below(sheet, lead) if label else None
        if below is not None:  # "Oficina de Prensa" above the text, the headline under it
            sheet.leave("label", head)
            _take_title(sheet, [below], [one for one in texts if one != below.text], sure=_LABEL_SURE)
            leave_repeats(sheet, below.text)
            return
        _take_title(sheet, title, texts, sure=_LABEL_SURE if label else 0.95)
        if lead is not None:
            take_deck(sheet, [group for at, group in enumerate(groups) if at != best], after=title[0].number)
    else:
        _last_resort(sheet, lead, texts, dateline)
    leave_repeats(sheet, next((fact.words for fact in sheet.facts if fact.field == "title"), ""))


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
    return _first_prose(body)


def _first_prose(lines: Sequence[Line]) -> int | None:
    for at, line in enumerate(lines):
        if is_prose(line) and not (line.style == "quote" and any(is_prose(one) for one in lines[at + 1 :])):
            return line.number
    return None


def _is_a_text(group: Sequence[Line]) -> bool:
    """A single sentence in capitals that is the whole text is no title of it."""
    text = said(group)
    return len(text.split()) > 14 and text.rstrip().endswith((".", "!"))  # noqa: PLR2004 - longer than a headline


def _leave_labels(sheet: Sheet, head: Sequence[Line], names: Sequence[str]) -> None:
    """Labels and letterheads above the title, if there is something else to be the title."""
    labels = [line for line in head if is_label(line.text) or is_letterhead(line.text, names)]
    labels = [line for line in head if line in labels or _under_a_name(line, head, names)]
    if len(labels) < len(head):
        sheet.leave("label", labels)


def _under_a_name(line: Line, head: Sequence[Line], names: Sequence[str]) -> bool:
    """Whether a line goes on with the letterhead of its block: a slogan under the name or the offices.

    Under an office only right below it, and where something longer stands apart to be the title.
    """
    above = [one for one in head if one.block == line.block and one.number < line.number]
    if not above or len(line.text.split()) > _SLOGAN:
        return False
    if bare(above[0].text) in {bare(name) for name in names}:
        return True
    issued = all(is_label(one.text) or is_letterhead(one.text, names) for one in above)
    after = next((one.block for one in head if one.block > line.block), None)
    title = [one for one in head if one.block == after]
    below = all(one.style in ("text", "heading") for one in title) and len(said(title).split()) > _SLOGAN
    return issued and above[-1].number == line.number - 1 and below


# --- groups -----------------------------------------------------------------------


def _groups(head: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of the head as headlines: those of one block, and those that go on in the next."""
    current: list[Line] = []
    for line in head:
        if current and not _goes_on(current, line):
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _goes_on(current: Sequence[Line], line: Line) -> bool:
    last = current[-1]
    if line.style == "item" or is_signed(line.text) or (last.style == "item" and line.block != last.block):
        return False
    if re.search(r"[.!?…:]$", last.text.rstrip()):
        return False
    alike = is_capitals(last.text) == is_capitals(line.text) and last.bold == line.bold
    if line.block == last.block:
        closed = line.text[:1].isupper() and fold(last.text.rstrip().rpartition(" ")[2]) not in _JOINTS
        return alike and (is_capitals(line.text) or line.bold or not closed)
    if last.style != line.style or last.size != line.size:
        return False
    joint = fold(last.text.rstrip().rpartition(" ")[2]) in _JOINTS or fold(line.text.split()[0]) in _JOINTS
    return alike and (line.text[:1].islower() or (is_capitals(line.text) and joint))


def _best(groups: Sequence[Sequence[Line]]) -> int | None:
    """Which group is the title: the one dressed as such, else the first that is no bullet."""
    possible = [at for at, group in enumerate(groups) if _may_be_title(group)]
    if not possible:
        return None
    return max(possible, key=lambda at: (_dress(groups[at]), -at))


def _may_be_title(group: Sequence[Line]) -> bool:
    text = said(group)
    return (
        group[0].style in ("text", "heading")
        and len(text) <= _LONGEST
        and len(re.findall(r"[^\W\d_]+", text)) > 1
        and not text.rstrip().endswith(":")
        and not FIELD.match(text)
    )


def _dress(group: Sequence[Line]) -> float:
    first = group[0]
    subject = 1.5 if SUBJECT.match(said(group)) else 0.0
    heading = 4.0 - first.level / 2 if first.style == "heading" else 0.0
    quoted = 1.0 if is_quoted(said(group)) else 0.0  # rather a slogan
    words = said(group)
    dressed = 0.5 * all(line.bold for line in group)
    dressed += 0.5 * (is_capitals(words) and len(words.split()) > _LEAST)
    return heading + (first.size / 10 if first.size else 0.0) + dressed - quoted - subject


# --- facts ------------------------------------------------------------------------


def _take_title(sheet: Sheet, lines: Sequence[Line], texts: Sequence[str], *, sure: float) -> None:
    words = " ".join(line.text.strip() for line in lines)
    value = clean(sentence_case(clean(words), texts))
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
    return next((line for line in reversed(below) if _may_be_headline(line)), None)


def _may_be_headline(line: Line) -> bool:
    """Whether a line is dressed as a headline and is no signature, legend, telephone or paragraph."""
    many = len(line.text.split())
    dressed = line.style == "heading" or (is_capitals(line.text) and (line.bold or many > _LEAST))
    other = _NO_HEADLINE.search(line.text) is not None or is_prose(line)
    return dressed and _LEAST <= many <= _MOST_WORDS and not other


def _last_resort(sheet: Sheet, lead: int | None, texts: Sequence[str], dateline: Dateline | None) -> None:
    """No headline above the text: one that stands below it, or a first sentence that is short and alone."""
    body = sheet.free("body")
    if not body:
        return
    below = _headline_below(sheet, lead)
    if below is not None:
        _take_title(sheet, [below], [one for one in texts if one != below.text], sure=_LABEL_SURE)
        return
    first = body[0]
    run_in = sheet.lines[first.number].text != first.text  # after a dateline: the lead
    if (
        not run_in
        and len(body) > 1
        and len(first.text) < _TWO_LINES
        and first.text.rstrip().endswith(".")
        and first.style == "text"
    ):
        _take_title(sheet, [first], texts, sure=0.72)
        return
    label = dateline.line.text[: dateline.length].strip() if dateline and not dateline.place else ""
    if label and is_label(without_dates(label)):  # "Comunicado de Prensa 12.5.14": better than none
        sheet.note(Fact("title", clean(label), 0.72, label))
