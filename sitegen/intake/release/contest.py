"""The contest of headlines: what speaks for each line of the head to be the title, and what against.

No line is the headline for where it stands alone. Every candidate gets a sum of evidence;
the highest is the title, and how far it is ahead says how sure that is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from sitegen.intake.release.captions import is_credited
from sitegen.intake.release.deck import FIELD
from sitegen.intake.release.evidence import FEW, MOST, Evidence, Ground, signs_of, weighed, words_of
from sitegen.intake.release.glue import unglued
from sitegen.intake.release.sheet import Line, bare, is_capitals, said
from sitegen.text import fold

LONGEST = 320  # letters of a title
LABEL_SURE = 0.72  # better than none: taken, and a person is asked to look
TITLE_SURE = 0.75  # below it a person is asked to look
_SURE = 0.95
_GUESS = 0.6  # only told of: it may be anything
_PLAUSIBLE = 0.6  # the score from which on a candidate reads like a headline
_CLEAR = 2.5  # the margin over what was passed over from which on nobody need be asked
_IDLE = 6  # words
_TOLD = 0.6  # of its longer words that come again in the text
_USUAL, _BEGUN = 22, 14  # words of a headline, and of one that begins as paragraphs do
_BEGINS = re.compile(
    r"\W*(?:el|la|los|las|un|una|est[ea]|con|en|por|durante|a|al|ante|tras|desde|como|the|this)\b"
)
_TELLING = frozenset(("again", "verb", "heading", "capitals", "bold", "size", "twice", "subject"))
_WARNING = re.compile(
    r"\b(?:avis\w+|advert\w+|alert\w+|notice|advisory|invita\w+|convoca\w+|aclara\w+|edicto|bando|esquela|"
    r"condolencias?)\b"
)
_DISQUALIFY = frozenset(
    ("quoted", "small", "starred", "letterhead", "person", "dated")
)  # not even in want of a better


class Candidate(msgspec.Struct, frozen=True):
    """A possible headline with its evidence."""

    lines: tuple[Line, ...]
    evidence: Evidence
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
        return sum(len(words_of(line.text)) for line in self.lines)

    @property
    def is_rival(self) -> bool:
        """Whether it may be the headline although another scores more: no label, no slogan, no two words."""
        return self.many > min(FEW) and not self.is_label and not _DISQUALIFY & self.signs

    @property
    def is_long(self) -> bool:
        """Whether it has the words of a headline; sections and slogans have fewer."""
        return self.many > max(FEW)

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


def candidates(
    groups: Sequence[Sequence[Line]], ground: Ground, *, labels: set[int], under: set[int]
) -> list[Candidate | None]:
    """Each group as a candidate in its order, or None where it cannot be a headline.

    `labels` and `under` are the numbers of the lines that say who speaks, and of those that go on with them.
    """
    found: list[Candidate | None] = []
    above = False
    heads = _without_trails(
        [unglued(" ".join(line.text.strip() for line in group), ground.names) for group in groups]
    )
    bares = [bare(head) for head in heads]
    for group, head in zip(groups, heads, strict=True):
        if not _may_be_title(group):
            found.append(None)
            continue
        label = all(line.number in labels for line in group)
        told = ground.share(head) >= _TOLD and len(words_of(head)) > min(FEW)  # a slogan is of nothing told
        under_it = not label and not told and any(line.number in under for line in group)
        twice = bares.count(bare(head)) > 1 and len(words_of(said(group))) >= max(FEW)
        place = (
            ("label", label),
            ("letterhead", under_it),
            ("twice", twice),
            ("order", above and not twice),
        )
        signs = weighed((*signs_of(group, ground), *place))
        one = Candidate(tuple(group), signs, label, is_open=group[-1].block == ground.block, title=head)
        above = above or (one.score >= _PLAUSIBLE and (one.is_long or "verb" in one.signs))
        found.append(one)
    return found


def _without_trails(heads: Sequence[str]) -> list[str]:
    """The heads; one that ends with another, behind a page's trail, as that other: "InicioNoticiasAbren…"."""
    long = [head for head in heads if len(words_of(head)) > max(FEW)]
    return [min((one for one in long if head.endswith(one)), key=len, default=head) for head in heads]


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
    if best is None or best.is_idle or best.many > MOST or (score < 0 and _DISQUALIFY & best.signs):
        return at, _GUESS
    doubtful = best.is_label or score < _PLAUSIBLE or {"stop", "medium"} & best.signs or best.is_a_lead
    below = every[at + 1 :]
    if doubtful or _may_go_on(best, below):
        return at, LABEL_SURE
    passed = [
        one.score for one in every[:at] if one and one.is_rival
    ]  # a headline without a verb, or the name of a section?
    return at, _SURE if score - max(passed, default=score - _CLEAR) >= _CLEAR else LABEL_SURE


def _may_go_on(best: Candidate, below: Sequence[Candidate | None]) -> bool:
    """Whether the line right below, in the same block and without a verb, may be its other half."""
    after = below[0] if below else None
    if after is None or after.is_label or {"verb", "stop", "person", "starred", "dated"} & after.signs:
        return False
    last, first = best.lines[-1], after.lines[0]
    return first.block == last.block and first.number == last.number + 1 and after.many > 1


def _may_be_title(group: Sequence[Line]) -> bool:
    text = said(group)
    return (
        group[0].style in ("text", "heading")
        and len(text) <= LONGEST
        and len(words_of(text)) > 1
        and not (text.rstrip().endswith(":") and not _is_dressed(group))
        and not FIELD.match(text)
        and not is_credited(text)
    )


def _is_dressed(group: Sequence[Line]) -> bool:
    """Whether lines are a headline by their dress, in spite of a colon at their end."""
    many = sum(len(words_of(line.text)) for line in group) > max(FEW)
    return many and (
        group[0].style == "heading" or all(line.bold or is_capitals(line.text) for line in group)
    )
