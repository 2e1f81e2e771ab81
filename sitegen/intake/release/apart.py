"""Lists of other news within and below a text: what their heads announce, up to where the text goes on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from sitegen.intake.release.furniture import announces_others
from sitegen.intake.release.names import tells
from sitegen.intake.release.sheet import Fact, Line, Sheet, is_cut_off, is_prose, said, stems

_FEWEST = 3  # lines: two headlines and an excerpt
_ROUNDS = 8
_SHORTEST, _LONGEST = 4, 28  # words of a headline
_OWN = (
    0.2  # of a paragraph's longer words that the text above says too, from which on it is surely the text's
)


def leave_apart(sheet: Sheet) -> None:
    """Leaves out, section by section, the lists of other news and notices within and below the text."""
    body = sheet.free("body")
    prose = [line for line in body if is_prose(line)]
    if not prose:
        return
    starts = [
        at
        for at, line in enumerate(body)
        if line.number > prose[0].number and _heads_a_list(*body[at : at + 2]) and _enough_before(body[:at])
    ]
    told = set[str]()
    above = 0
    for at, after in zip(starts, [*starts[1:], len(body)], strict=False):
        told |= stems(said(body[above:at]))
        head, rows = body[at], body[at + 1 : after]
        rows = rows[: _goes_on_at(rows, told)]
        above = at + 1 + len(rows)
        sheet.note(Fact("apart", head.text.strip(), 0.9, said(rows) or head.text, detail=str(_entries(rows))))
        sheet.leave("apart", [head, *rows])


def leave_digests(sheet: Sheet) -> None:
    """Leaves out the other news that stand whole below the text of a page: headlines with their excerpts.

    Two or more, with an excerpt each that says again what its headline tells and the text does not:
    sections of a text, which have heads too, are its own. Takes time linear in the text.
    """
    body = sheet.free("body")
    at = len(body)
    while at > 1 and is_prose(body[at - 1]) and _heads_an_excerpt(body[at - 2]):
        at -= 2
    if not sheet.is_page() or not any(map(is_prose, body[:at])):
        return
    pairs = [(stems(body[one].text), stems(body[one + 1].text)) for one in range(at, len(body), 2)]
    others = _others_from(pairs, stems(said(body[:at])))
    news = body[at + 2 * others :]
    if len(news) >= _FEWEST and any(tells(word) for line in news[::2] for word in line.text.split()):
        sheet.leave("apart", news)


def _others_from(pairs: Sequence[tuple[set[str], set[str]]], told: set[str]) -> int:
    """From which pair of headline and excerpt on all are of other news than what is `told` before them.

    Their number where the text itself does not come to its end in few rounds: then all are its own.
    """
    start = 0
    for _ in range(_ROUNDS):
        own = [at for at in range(start, len(pairs)) if _is_told(*pairs[at], told)]
        if not own:
            return start
        told = told.union(*(own for pair in pairs[start : own[-1] + 1] for own in pair))
        start = own[-1] + 1
    return len(pairs)


def _is_told(news: set[str], excerpt: set[str], told: set[str]) -> bool:
    """Whether an excerpt says rather what the text has told than what its headline says."""
    return _share(excerpt, told) >= min(_share(news, excerpt), _OWN)


def _heads_an_excerpt(line: Line) -> bool:
    words = line.text.split()
    headed = line.style in ("text", "heading") and not is_prose(line)
    return headed and _SHORTEST <= len(words) <= _LONGEST


def _goes_on_at(rows: Sequence[Line], told: Collection[str]) -> int:
    """At which row below the head of a list the text itself goes on; the number of rows where it does not.

    An excerpt says again what the headline above it says, and the next headline follows it; a paragraph
    of the text says rather what the text above the list has `told`, and other paragraphs follow it.
    """
    news = ""
    for at, row in enumerate(rows):
        if not is_prose(row):
            news = row.text
            continue
        own = stems(row.text)
        share, echo = _share(own, told), _share(stems(news), own)
        followed = at + 1 < len(rows) and is_prose(rows[at + 1])
        if share >= echo and (followed or share >= _OWN) and not _are_excerpts(rows[at:]):
            return at
    return len(rows)


def _are_excerpts(rows: Sequence[Line]) -> bool:
    """Whether the first of these rows is cut off, or most that follow stand below a headline each."""
    after = [at for at in range(1, len(rows)) if is_prose(rows[at])]
    headed = sum(not is_prose(rows[at - 1]) for at in after)
    return is_cut_off(rows[0].text) or 2 * headed > len(after)


def _share(some: Collection[str], of: Collection[str]) -> float:
    return len({one for one in some if one in of}) / len(some) if some else 0.0


def _heads_a_list(line: Line, below: Line | None = None) -> bool:
    """Whether a line announces other news; with a colon above items it announces what the text tells."""
    own = line.text.rstrip("*_ ").endswith(":") and below is not None and below.style == "item"
    return line.style in ("text", "heading", "item") and not own and announces_others(line.text)


def _enough_before(lines: list[Line]) -> bool:
    """Whether there is a text of its own before: a title and some prose, not only a section's head."""
    return sum(is_prose(line) for line in lines) >= 1 and len(lines) > 1


def _entries(rows: list[Line]) -> int:
    """How many news a list holds: each begins with a line that is no sentence, and a text follows it."""
    count, headed = 0, False
    for row in rows:
        title = not re.search(r"[.!?]$", row.text.strip()) and not headed
        count += title
        headed = title
    return count
