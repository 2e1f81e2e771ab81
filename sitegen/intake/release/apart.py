"""Lists of other news within and below a text: what their heads announce, up to where the text goes on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from sitegen.intake.release.furniture import announces_others
from sitegen.intake.release.names import tells
from sitegen.intake.release.sheet import Fact, Line, Sheet, is_cut_off, is_prose, said
from sitegen.text import fold

_STEM = 5
_FEWEST = 3  # lines: two headlines and an excerpt
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
        if line.number > prose[0].number and _heads_a_list(line) and _enough_before(body[:at])
    ]
    told = set[str]()
    above = 0
    for at, after in zip(starts, [*starts[1:], len(body)], strict=False):
        told |= _stems(said(body[above:at]))
        head, rows = body[at], body[at + 1 : after]
        rows = rows[: _goes_on_at(rows, told)]
        above = at + 1 + len(rows)
        sheet.note(Fact("apart", head.text.strip(), 0.9, said(rows) or head.text, detail=str(_entries(rows))))
        sheet.leave("apart", [head, *rows])


def leave_digests(sheet: Sheet) -> None:
    """Leaves out the other news that stand whole below the text of a page: headlines with their excerpts.

    A page is what had furniture. Two or more, with an excerpt each that says again what its headline
    tells and the text does not: sections of a text, which have heads too, are its own.
    """
    body = sheet.free("body")
    at = len(body)
    while at > 1 and is_prose(body[at - 1]) and _is_headline(body[at - 2]):
        at -= 2
    page = any(one.why in ("interface", "menu", "apart") for one in sheet.left)
    starts = range(at, len(body) - _FEWEST, 2) if page else ()
    found = next((start for start in starts if _are_other(body[:start], body[start:])), None)
    if found is not None:
        sheet.leave("apart", body[found:])


def _are_other(text: Sequence[Line], pairs: Sequence[Line]) -> bool:
    told = _stems(said(text))
    for headline, excerpt in zip(pairs[::2], pairs[1::2], strict=True):
        news, own = _stems(headline.text), _stems(excerpt.text)
        if _share(own, told) >= min(_share(news, own), _OWN):
            return False
    done = any(tells(word) for line in pairs[::2] for word in line.text.split())
    return done and any(map(is_prose, text))


def _is_headline(line: Line) -> bool:
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
        own = _stems(row.text)
        share, echo = _share(own, told), _share(_stems(news), own)
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


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", fold(text))}


def _heads_a_list(line: Line) -> bool:
    return line.style in ("text", "heading", "item") and announces_others(line.text)


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
