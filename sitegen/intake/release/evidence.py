"""Evidence: what speaks for a line of the head to be the title, and what against it.

One table of signs and what each is worth. A headline is a sentence in short (a verb) about what the
text tells (half of its words come again); whatever only says who speaks does neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from sitegen.intake.release.dates import dates_in
from sitegen.intake.release.deck import SUBJECT
from sitegen.intake.release.glue import MEDIUM
from sitegen.intake.release.names import split_name, tells
from sitegen.intake.release.sheet import Line, bare, is_capitals, is_prose, is_quoted, said, stems
from sitegen.text import fold

Evidence = tuple[tuple[str, float], ...]  # each sign with its weight

WEIGHTS = {
    # of what it tells
    "again": 1.5,  # its words come again in the text
    "verb": 1.0,
    # of its dress
    "heading": 2.5,  # the file calls it a heading, as it calls its sections
    "size": 2.0,  # for each time that its letters are larger than the text's
    "capitals": 0.7,
    "bold": 0.5,
    # of where it stands
    "twice": 0.8,  # above the text, as the page's head and its own
    "order": -1.2,  # behind what reads like a headline: its deck
    "letterhead": -2.5,  # goes on with a letterhead in its block
    "label": -5.0,  # only says what the paper is, or whose
    # of its length and its form
    "few": -1.5,  # two words: sections and slogans are short
    "long": -0.7,  # rather a paragraph
    "stop": -0.5,  # sumarios and paragraphs have a full stop
    "small": -1.0,  # begins with a small letter
    "dated": -1.5,  # a day and no verb: the page's clock, the day of an edition
    "quoted": -2.0,  # as a whole: a slogan or legend
    "subject": -1.5,  # "Asunto: …": only where there is no other
    "person": -2.5,  # nobody's name is the news
    "starred": -3.0,  # "*Así lo dijo": the mark of a sumario
    "medium": -1.5,  # "La Gaceta del Norte", "Radio Faro en línea": who publishes, and no verb
    "repeated": -2.0,  # a paragraph of the text says it word by word: its summary, or its first lines
}
_LEVELS = (1.0, 0.8, 0.6, 0.4, 0.2, 0.2)  # of a heading
_LARGEST = 0.5  # letters half as large again as the text's say all that size can say
FEW = {2: 1.0, 3: 0.8, 4: 0.4}  # words
MOST = 30  # words; of real headlines one of twenty has more than 18, hardly one 22
_MASTHEAD = 7  # words of the name of a medium
_ALL_OF_IT = 0.5  # the share of words that come again from which on it is the text's own subject
_ENOUGH = 40  # letters that are not said twice by chance
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
_RELATIVE = re.compile(
    r"\b(?:que|quien|donde|where|that|who)\b\s+\w+", re.IGNORECASE
)  # "Un gobierno que cumple"
_DONE = re.compile(r"(\w{3,}?)(?:i?ó|aron|ieron)")
_STAR = re.compile(r"\*+[^*]+$|[-–—•▪►▶✔✅➡👉]")
_FULL_STOP = re.compile(r"[^\W\d]{2}[)”»\"]?\.$")


class Ground(msgspec.Struct, frozen=True):
    """What candidates are measured against: the text's words and its size of letters."""

    stems: frozenset[str]
    paragraphs: tuple[str, ...]
    past: frozenset[str]  # "entreg", of "entregó": what the text tells as done
    size: float = 0.0
    block: int = -1  # in which the text begins
    names: tuple[str, ...] = ()  # of site.toml

    def share(self, text: str) -> float:
        """The share of a line's longer words that come again in the text."""
        own = stems(text)
        return len(own & self.stems) / len(own) if own else 0.0


def ground_of(lines: Sequence[Line], names: Sequence[str] = ()) -> Ground:
    """The ground that the lines of the text give; `names` are the municipalities of site.toml."""
    text = "\n".join(_ADDRESS.sub("", line.text) for line in lines)
    past = {found[1] for word in words_of(text) if (found := _DONE.fullmatch(word.lower()))}
    sizes = sorted(line.size for line in lines if line.size)
    return Ground(
        frozenset(stems(text)),
        tuple(bare(line.text) for line in lines if is_prose(line)),
        frozenset(map(fold, past)),
        sizes[len(sizes) // 2] if sizes else 0.0,
        lines[0].block if lines else -1,
        tuple(names),
    )


def weighed(measures: Iterable[tuple[str, float]]) -> Evidence:
    """Signs with how much there is of each (-0.5 to 1, rarely 2), as signs with their weights."""
    return tuple((sign, WEIGHTS[sign] * much) for sign, much in measures if much)


def signs_of(group: Sequence[Line], ground: Ground) -> Iterable[tuple[str, float]]:
    """The signs that lines have of themselves, and how much of each."""
    text = said(group)
    verb = has_verb(_RELATIVE.sub("", text), ground)
    yield from _of_dress(group, ground)
    yield from _of_form(text, ground)
    yield "again", min(ground.share(text) / _ALL_OF_IT, 1.0) * min(len(stems(text)) / 3, 1.0)
    yield "verb", verb
    yield "few", FEW.get(len(words_of(text)), 0.0) * (0.5 if verb else 1.0)
    yield "person", not verb and split_name(re.split(r"\s[|•]\s", text)[0]) is not None
    named = len(words_of(text)) <= _MASTHEAD and not re.search(r"\d", text)
    yield "medium", not verb and named and bool(MEDIUM.search(fold(text)))
    days = dates_in(text)
    yield "dated", not verb and bool(days)


def _of_dress(group: Sequence[Line], ground: Ground) -> Iterable[tuple[str, float]]:
    first, text = group[0], said(group)
    if first.style == "heading":
        yield "heading", _LEVELS[min(max(first.level, 1), len(_LEVELS)) - 1]
    if first.size and ground.size:
        yield "size", min(max(first.size / ground.size - 1, -_LARGEST), _LARGEST)
    yield "bold", all(line.bold for line in group)
    yield "capitals", is_capitals(text) and len(words_of(text)) > max(FEW)


def _of_form(text: str, ground: Ground) -> Iterable[tuple[str, float]]:
    told = bare(text).strip(" .")
    again = len(told) > _ENOUGH and any(told in one and len(one) > len(told) + 2 for one in ground.paragraphs)
    yield "repeated", again
    yield "long", len(words_of(text)) > MOST
    yield "stop", bool(_FULL_STOP.search(text.strip("*_ ")))
    yield "small", text.lstrip(' *_¿¡“"«').lstrip()[:1].islower()
    yield "starred", bool(not is_capitals(text) and _STAR.match(text))
    yield "quoted", is_quoted(text)
    yield "subject", bool(SUBJECT.match(text))


def has_verb(text: str, ground: Ground) -> bool:
    """Whether words tell what is done: in a headline's form, or in the future, or as the text tells it."""
    return any(_is_verb(word, ground) for word in words_of(text))


def _is_verb(word: str, ground: Ground) -> bool:
    folded = fold(word)
    if tells(word) or re.fullmatch(r"\w{3,}[aei]rán?", word.lower()):
        return True
    stem = re.fullmatch(r"(\w{3,}?)(?:an?|en?)", folded)
    return stem is not None and stem[1] in ground.past


def words_of(text: str) -> list[str]:
    """The words of a text, without figures."""
    return re.findall(r"[^\W\d_]+", text)
