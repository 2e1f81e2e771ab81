"""The contest of headlines: what speaks for each line of the head to be the title, and what against.

No line is the headline for where it stands alone. Every candidate gets a sum of evidence;
the highest is the title, and how far it is ahead says how sure that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from sitegen.intake.release.boilerplate import is_prose
from sitegen.intake.release.captions import is_credited
from sitegen.intake.release.dates import dates_in
from sitegen.intake.release.deck import FIELD, SUBJECT
from sitegen.intake.release.glue import unglued
from sitegen.intake.release.names import lexicon, split_name
from sitegen.intake.release.sheet import Line, bare, is_capitals, is_quoted, said
from sitegen.text import fold

LONGEST = 320  # letters of a title
LABEL_SURE = 0.72  # better than none: taken, and a person is asked to look
TITLE_SURE = 0.75  # below it a person is asked to look
GUESS = 0.6  # only told of: it may be anything
PLAUSIBLE = 0.6  # from here on a candidate reads like a headline

# What each sign is worth. A headline is a sentence in short (2.0 for a verb) about what the text
# tells (1.5 where half of its words come again); whatever only says who speaks does neither.
_AGAIN = 1.5
_VERB = 1.0
_HEADING = (2.5, 2.0, 1.5, 1.0, 0.5, 0.5)  # by level: the file calls it a heading, as it calls its sections
_CAPITALS, _BOLD = 0.7, 0.5
_LARGER = 1.0  # at most, for letters half as large again as the text's
_BEHIND = -1.2  # for each headline that stands above: what follows a headline is its deck
_FEW = {2: -1.5, 3: -1.2, 4: -0.6}  # words: sections and slogans are short
_LONG = -0.7  # over 30 words: rather a paragraph
_STOP = -0.5  # headlines have no full stop, sumarios and paragraphs do
_DATED = -1.5  # a day and no verb: the page's clock, the day of an edition
_SMALL = -1.0  # begins with a small letter
_QUOTED = -2.0  # as a whole: a slogan or legend
_SUBJECT = -1.5  # "Asunto: …": only where there is no other
_PERSON = -2.5  # nobody's name is the news
_STARRED = -3.0  # "*Así lo dijo": the mark of a sumario
_TWICE = 0.8  # above the text, as the page's head and its own
_GLUED = -0.5  # with the site's name or its menu, where it stands without them too
_REPEATED = -2.0  # a paragraph of the text says it word by word: its summary, or its first lines
_LABEL = -5.0
_UNDER = -2.5  # goes on with a letterhead in its block
_TRAIL = -2.0  # "Inicio > Prensa > Noticias"
_MOST = 30  # words; of real headlines one of twenty has more than 18, hardly one 22
_USUAL, _BEGUN = 22, 14
_BEGINS = re.compile(
    r"\W*(?:el|la|los|las|un|una|est[ea]|con|en|por|durante|a|al|ante|tras|desde|como|the|this)\b"
)
_IDLE = 6  # words
_TELLING = frozenset(("again", "verb", "heading", "capitals", "bold", "size", "twice", "subject"))
_WARNING = re.compile(
    r"\b(?:avis\w+|advert\w+|alert\w+|notice|advisory|invita\w+|convoca\w+|aclara\w+|edicto|bando|esquela|"
    r"condolencias?)\b"
)
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")
_ENOUGH = 40  # letters that are not said twice by chance
_STEM = 5  # letters in which a word comes again: "entrega", "entregó"
_DISQUALIFY = frozenset(
    ("quoted", "small", "starred", "letterhead", "trail", "person", "dated")
)  # not even in want of a better
_CLEAR = 2.5  # the margin over what was passed over from which on nobody need be asked
_ALL_OF_IT = 0.5  # the share of words that come again from which on it is the text's own subject


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
        own = {fold(word)[:_STEM] for word in _words(text) if len(word) >= _STEM - 1}
        return len(own & self.stems) / len(own) if own else 0.0


class Candidate(msgspec.Struct, frozen=True):
    """A possible headline with its evidence, each a sign and its weight."""

    lines: tuple[Line, ...]
    evidence: tuple[tuple[str, float], ...]
    is_label: bool = False
    is_open: bool = False  # the text goes on in its block
    title: str = ""  # its words without what a page set in its line

    @property
    def score(self) -> float:
        """The sum of the evidence."""
        return sum(weight for _, weight in self.evidence)

    @property
    def signs(self) -> frozenset[str]:
        """What the evidence is called."""
        return frozenset(sign for sign, _ in self.evidence)

    @property
    def many(self) -> int:
        """How many words it has."""
        return sum(len(_words(line.text)) for line in self.lines)

    @property
    def is_rival(self) -> bool:
        """Whether it may be the headline although another scores more: no label, no slogan, no two words."""
        return self.many > min(_FEW) and not self.is_label and not _DISQUALIFY & self.signs

    @property
    def is_long(self) -> bool:
        """Whether it has the words of a headline; sections and slogans have fewer."""
        return self.many > max(_FEW)

    @property
    def is_idle(self) -> bool:
        """Whether a few words say nothing that the text says nor what was done, as a site's name does."""
        told = _TELLING & self.signs or _WARNING.search(fold(said(self.lines)))
        return self.many <= _IDLE and not self.is_label and not told

    @property
    def is_a_lead(self) -> bool:
        """Whether it may be a paragraph whose full stop was forgotten: long, and begins as paragraphs do."""
        begins = self.is_open or _BEGINS.match(fold(said(self.lines)))
        return self.many > _USUAL or (self.many >= _BEGUN and bool(begins))


def ground_of(lines: Sequence[Line], names: Sequence[str] = ()) -> Ground:
    """The ground that the lines of the text give; `names` are the municipalities of site.toml."""
    words = [word for line in lines for word in _words(_ADDRESS.sub("", line.text))]
    past = {found[1] for word in words if (found := _DONE.fullmatch(word.lower()))}
    sizes = sorted(line.size for line in lines if line.size)
    return Ground(
        frozenset(fold(word)[:_STEM] for word in words if len(word) >= _STEM - 1),
        tuple(bare(line.text) for line in lines if is_prose(line)),
        frozenset(map(fold, past)),
        sizes[len(sizes) // 2] if sizes else 0.0,
        lines[0].block if lines else -1,
        tuple(names),
    )


def candidates(
    groups: Sequence[Sequence[Line]], ground: Ground, *, labels: set[int], under: set[int]
) -> list[Candidate | None]:
    """Each group as a candidate in its order, or None where it cannot be a headline.

    `labels` and `under` are the numbers of the lines that say who speaks, and of those that go on with them.
    """
    found: list[Candidate | None] = []
    above = False
    heads = [unglued(" ".join(line.text.strip() for line in group), ground.names) for group in groups]
    bares = [bare(head) for head in heads]
    for group, head in zip(groups, heads, strict=True):
        if not _may_be_title(group):
            found.append(None)
            continue
        label = all(line.number in labels for line in group)
        evidence = [*_of_words(group, ground), *_of_dress(group, ground)]
        if label:
            evidence.append(("label", _LABEL))
        elif any(line.number in under for line in group):
            evidence.append(("letterhead", _UNDER))
        twice = bares.count(bare(head)) > 1 and len(_words(said(group))) >= max(_FEW)
        evidence.append(("twice", _TWICE * twice))
        evidence.append(("glued", _GLUED * (twice and bare(head) != bare(said(group)))))
        evidence.append(("order", _BEHIND * (above and not twice)))
        signs = tuple((sign, weight) for sign, weight in evidence if weight)
        one = Candidate(tuple(group), signs, label, is_open=group[-1].block == ground.block, title=head)
        above = above or (one.score >= PLAUSIBLE and (one.is_long or "verb" in one.signs))
        found.append(one)
    return found


def winner(every: Sequence[Candidate | None]) -> tuple[int, float] | None:
    """Which candidate is the title, and how sure that is: by its own score and its margin."""
    ranked = sorted(
        ((one.score, -at) for at, one in enumerate(every) if one is not None),
        reverse=True,
    )
    if not ranked:
        return None
    score, at = ranked[0][0], -ranked[0][1]
    best = every[at]
    if best is None or best.is_idle or best.many > _MOST or (score < 0 and _DISQUALIFY & best.signs):
        return at, GUESS
    doubtful = best.is_label or score < PLAUSIBLE or "stop" in best.signs or best.is_a_lead
    below = every[at + 1 :]
    if doubtful or _may_be_a_section(best, below) or _may_go_on(best, below):
        return at, LABEL_SURE
    passed = [
        one.score for one in every[:at] if one and one.is_rival
    ]  # a headline without a verb, or the name of a section?
    return at, 0.95 if score - max(passed, default=score - _CLEAR) >= _CLEAR else LABEL_SURE


def _may_be_a_section(best: Candidate, below: Sequence[Candidate | None]) -> bool:
    """Whether a few words without a verb stand above what may be the headline itself."""
    headed = any(one and one.is_rival and "stop" not in one.signs for one in below)
    return headed and not best.is_long and "verb" not in best.signs


def _may_go_on(best: Candidate, below: Sequence[Candidate | None]) -> bool:
    """Whether the line right below, in the same block and without a verb, may be its other half."""
    after = below[0] if below else None
    if after is None or after.is_label or {"verb", "stop", "person", "starred", "dated"} & after.signs:
        return False
    last, first = best.lines[-1], after.lines[0]
    return first.block == last.block and first.number == last.number + 1 and after.many > 1


# --- signs -----------------------------------------------------------------------


def _may_be_title(group: Sequence[Line]) -> bool:
    text = said(group)
    return (
        group[0].style in ("text", "heading")
        and len(text) <= LONGEST
        and len(_words(text)) > 1
        and not (text.rstrip().endswith(":") and not _is_dressed(group))
        and not FIELD.match(text)
        and not is_credited(text)
    )


def _is_dressed(group: Sequence[Line]) -> bool:
    """Whether lines are a headline by their dress, in spite of a colon at their end."""
    many = sum(len(_words(line.text)) for line in group) > max(_FEW)
    return many and (
        group[0].style == "heading" or all(line.bold or is_capitals(line.text) for line in group)
    )


def _of_words(group: Sequence[Line], ground: Ground) -> Iterable[tuple[str, float]]:
    text = said(group)
    words = _words(text)
    own = {fold(word)[:_STEM] for word in words if len(word) >= _STEM - 1}
    yield "again", _AGAIN * min(ground.share(text) / _ALL_OF_IT, 1.0) * min(len(own) / 3, 1.0)
    verb = any(_is_verb(word, ground) for word in _words(_RELATIVE.sub("", text)))
    yield "verb", _VERB * verb
    few = _FEW.get(len(words), 0.0) * (0.5 if verb else 1.0)
    yield "words", few if len(words) <= _MOST else _LONG
    yield "stop", _STOP * bool(re.search(r"[^\W\d]{2}[)”»\"]?\.$", text.strip("*_ ")))
    days = dates_in(text)
    ticker = bool(days) and bool(re.fullmatch(r".*\s[-–|•]\s*", text[: days[-1].start])) and days[-1].year > 0
    yield "dated", 2 * _DATED * ticker or _DATED * (not verb and bool(days))
    yield "small", _SMALL * text.lstrip(' *_¿¡“"«').lstrip()[:1].islower()
    told = bare(text).strip(" .")
    again = len(told) > _ENOUGH and any(told in one and len(one) > len(told) + 2 for one in ground.paragraphs)
    yield "repeated", _REPEATED * again
    yield "starred", _STARRED * bool(not is_capitals(text) and re.match(r"\*+[^*]+$|[-–—•▪►▶✔✅➡👉]", text))
    yield "quoted", _QUOTED * is_quoted(text)
    yield "subject", _SUBJECT * bool(SUBJECT.match(text))
    yield "person", _PERSON * (not verb and split_name(re.split(r"\s[|•]\s", text)[0]) is not None)
    yield "trail", _TRAIL * bool(re.search(r"\s(?:[>»›|]|/)\s.*\s(?:[>»›|]|/)\s", text))


def _of_dress(group: Sequence[Line], ground: Ground) -> Iterable[tuple[str, float]]:
    first, text = group[0], said(group)
    if first.style == "heading":
        yield "heading", _HEADING[min(max(first.level, 1), 6) - 1]
    if first.size and ground.size:
        yield "size", min(max(2 * (first.size / ground.size - 1), -_LARGER), _LARGER)
    yield "bold", _BOLD * all(line.bold for line in group)
    yield "capitals", _CAPITALS * (is_capitals(text) and len(_words(text)) > max(_FEW))


def _is_verb(word: str, ground: Ground) -> bool:
    """Whether a word tells what is done: in a headline's form, or in the future, or as the text tells it."""
    folded = fold(word)
    if folded in lexicon()["news"] or folded.removesuffix("n") in lexicon()["news"]:
        return True
    if re.fullmatch(r"\w{3,}(?:ará|erá|irá|arán|erán|irán|ieron|aron|\wó)", word.lower()):
        return True
    stem = re.fullmatch(r"(\w{3,}?)(?:an?|en?)", folded)
    return stem is not None and stem[1] in ground.past


_RELATIVE = re.compile(
    r"\b(?:que|quien|donde|where|that|who)\b\s+\w+", re.IGNORECASE
)  # "Un gobierno que cumple"
_DONE = re.compile(r"(\w{3,}?)(?:i?ó|aron|ieron)")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)
