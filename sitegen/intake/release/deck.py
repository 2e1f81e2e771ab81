"""The deck: sumarios and subtitles around a headline, and what a headline's letters are cleaned of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.intake.release.casing import sentence_case
from sitegen.intake.release.sheet import SURE, Fact, Line, Sheet, bare, is_quoted, said, stems
from sitegen.text import collapse

_SIGN = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3"  # what a telephone draws
_STRAY = re.compile(rf"^(?:[\s*_>|»•·●▪■◦∙‣⁃✓✔➢➤{_SIGN}\-–—]|#(?!\w))+|[\s*_#|;,{_SIGN}]+$")
_CHANCE = 20  # letters in which two headlines may agree by chance
LONGEST_DECK = 400  # letters of one sumario
_QUOTED_DECK = 240
_MOST_DECK = 8
_LEAST = 4  # words of a subtitle
_MOST_MARKED = 4
_LONGEST_SUMMARY, _LONGER = 30, 1.3  # words, and by how much the lead below it is longer
_RATHER = 0.5  # by how much more of the headline the lead says
_PARAGRAPHS = 3
_GOES_ON = re.compile(
    r"\W*(?:asimismo|adem[aá]s|tambi[eé]n|por (?:su|otr[oa]) (?:parte|lado)|al respecto|posteriormente|cabe|"
    r"por ello|as[ií]|finalmente|dich[oa]s?|est[eao]s?\b|de (?:igual|esta)|"
    r"(?:en|durante|tras|al) (?:el|la|su|este|esta|ese|esa|dich[oa])\s)|[“\"«—-]",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\W*(?:thank|gracias|agradec|estimad|dear|buen[oa]s)", re.IGNORECASE)
_ENDED = re.compile(r"[.!…][”\"»*_]*$")
# "LUGAR: Ciudad del Carmen": a field of the paper's form.
FIELD = re.compile(
    r"\W*(?:autor|por|texto|lugar|sede|hora|fecha|[aá]rea|dependencia|secci[oó]n|emite|emisor|fuente|atenci[oó]n|para|de)\s*:",
    re.IGNORECASE,
)
SUBJECT = re.compile(r"^\W*(?:asunto|tema|t[ií]tulo|encabezado|cabeza|evento)\s*:\s*(?=\S)", re.IGNORECASE)


def take_deck(sheet: Sheet, groups: Sequence[Sequence[Line]], *, after: int) -> None:
    """Takes groups of lines as the deck; fields and slogans before the title's line `after` are left."""
    title = next((fact for fact in sheet.facts if fact.field == "title"), None)
    for group in groups[:_MOST_DECK]:
        text = clean(" ".join(line.text.strip() for line in group))
        if title is not None and _says_the_same(title.value, text):
            _longer(sheet, title, text, group)
            continue
        if not text or len(text) > LONGEST_DECK or group[0].style == "table":
            continue
        if group[0].number < after and (is_quoted(said(group)) or _is_field(said(group))):
            sheet.leave("label" if _is_field(said(group)) else "slogan", group)
            continue
        item = group[0].style == "item" or group[0].marker
        sentence = len(text.split()) > (1 if item else 3)  # a label is shorter
        if not sentence:
            if group[0].number < after:
                sheet.leave("label", group)
            continue
        stopped = text + ("." if said(group).rstrip().endswith(".") and not text.endswith(".") else "")
        sheet.take(Fact("deck", stopped, 0.85, said(group)), group)


def take_marked(sheet: Sheet, groups: Sequence[Sequence[Line]]) -> None:
    """Takes items above a text without a headline as its deck, where no colon announces them as a list."""
    announced = any(said(group).rstrip().endswith(":") for group in groups)
    marked = [group for group in groups if is_marked(group)]
    if not announced and len(marked) <= _MOST_MARKED:
        take_deck(sheet, marked, after=-1)


def take_summary(sheet: Sheet, lead: int | None) -> None:
    """Takes the first sentence of the text as the deck where the next paragraph begins the story anew.

    A lead says again what the headline says; a sentence that does not, above a paragraph that does,
    sums up something else of it.
    """
    body = [line for line in sheet.free("body") if lead is not None and line.number >= lead]
    title = next((fact.words for fact in sheet.facts if fact.field == "title" and fact.sure >= SURE), "")
    if len(body) < _PARAGRAPHS or not title or any(line.style != "text" for line in body[:2]):
        return
    first, after = body[:2]
    whole = sheet.lines[first.number].text == first.text  # not behind a dateline
    many = len(first.text.split())
    alone = len(re.findall(r"[^\W\d_]{3}[”\"»]?[.!?…][”\"»]?(?=\s|$)", first.text)) == 1 and _ENDED.search(
        first.text
    )
    longer = many <= _LONGEST_SUMMARY and len(after.text.split()) > _LONGER * many
    begun = not _GOES_ON.match(after.text) and not _THANKS.match(first.text)
    if (
        whole
        and alone
        and longer
        and begun
        and _told(title, after.text) - _told(title, first.text) >= _RATHER
    ):
        sheet.take(Fact("deck", clean(first.text) + ".", 0.75, first.text), [first])


def _told(title: str, text: str) -> float:
    """The share of a headline's longer words that a paragraph says."""
    own, words = stems(title), stems(text)
    return len(own & words) / len(own) if len(own) >= _PARAGRAPHS else 0.0


def _says_the_same(title: str, text: str) -> bool:
    """Whether one headline begins with the words of the other."""
    one, other = bare(title).strip(" ."), bare(text).strip(" .")
    return (
        bool(one and other)
        and min(len(one), len(other)) > _CHANCE
        and (one.startswith(other) or other.startswith(one))
    )


def _longer(sheet: Sheet, title: Fact, text: str, group: Sequence[Line]) -> None:
    """Of two headlines that begin alike the first is the title; the other is told, and kept as the deck."""
    body = [line.text for line in sheet.free("body") if line.number > group[-1].number]
    value = sentence_case(text, body)
    if bare(value) == bare(title.value) or len(value) < len(title.value):
        sheet.leave("repeat", group)
    else:
        sheet.take(Fact("deck", value, 0.8, said(group)), group)


def _is_field(text: str) -> bool:
    return bool(FIELD.match(text) or SUBJECT.match(text))


def is_starred(text: str) -> bool:
    """Whether a line begins with stars that nothing closes, the mark of a sumario: "***La jornada…"."""
    return len(text) <= LONGEST_DECK and bool(re.match(r"\*{2,}(?=[^\s*])[^*]+$", text))


def is_marked(group: Sequence[Line]) -> bool:
    """Whether a group is dressed as a deck: an item of a list, stars, or a quote that is no paragraph."""
    return (
        is_starred(said(group))
        or group[0].style == "item"
        or (group[0].style == "quote" and len(said(group)) <= _QUOTED_DECK)
    )


def is_signed(text: str) -> bool:
    """Whether a line begins with a sign that a telephone draws, as bullets do: "👉 Habrá multas"."""
    return bool(re.match(rf"[{_SIGN}]", text))


def is_dressed(group: Sequence[Line]) -> bool:
    """Whether a group under the headline is a deck by its dress: a lesser heading, bold or slanting."""
    runs = [run for line in group for run in line.runs if run.text.strip()]
    return len(said(group).split()) > _LEAST and (
        group[0].style == "heading" or all(run.bold or run.italic for run in runs)
    )


def clean(text: str) -> str:
    """A headline without stray marks at its ends and without its full stop."""
    text = SUBJECT.sub("", _STRAY.sub("", collapse(text)))
    return re.sub(r"(?<=\w[\w)”\"»])[.:]$", "", text)
