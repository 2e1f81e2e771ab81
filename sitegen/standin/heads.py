"""Heads: whether a document that cannot be read as a whole is still meant for the public as it was.

Two texts are compared line by line, for nobody knows what a head with a mistake was to say. Only what a
person may mend at a headline or a summary is passed over; all else that is new, lost or unclear is doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from sitegen.content.amend import plain
from sitegen.content.fields import FIELDS
from sitegen.content.frontmatter import FENCE
from sitegen.content.keys import index, same_name
from sitegen.text import closest

# Words for readers; they say nothing of whether, when or by whom a document may be seen.
HARMLESS = frozenset(("title", "short_title", "deck", "summary", "area", "topics", "place"))
SIGNS = frozenset(("approval", "blackout", "date", "draft", "expires", "publish_at", "withdrawn"))

_Blocks: TypeAlias = dict[str, tuple[str, ...]]

_NAMES = index(field.key for field in FIELDS)
_SIGNS = frozenset(written for written, name in _NAMES.items() if name in SIGNS)
_KEY = re.compile(r"([^\s:#\-\[{][^:]*):(.*)", re.DOTALL)
_NAMED = re.compile(r"(?=\b(\w+(?:[ -]\w+)?)[\"']?\s*[:=])")  # one or two words before a colon
_INDENT = " \t-"


def same_document(now: str, then: str) -> bool:
    """Whether a text is another state of the same document: its title or all its words are as they were.

    Without any words, where it had some, it is none.
    """
    (head, words), (before, said) = _parted(now), _parted(then)
    if said and not words:
        return False
    title = _blocks(head).get("title")
    return (title is not None and title == _blocks(before).get("title")) or (words != "" and words == said)


def same_words(now: str, then: str) -> bool:
    """Whether the text below the head is as it was."""
    return _parted(now)[1] == _parted(then)[1]


def doubtful(now: str, then: str) -> bool:
    """Whether the head may say that a document is not to be seen as it was.

    So it is where a key is gone, as all are where nothing shows where the head ends; where a key that
    is not HARMLESS has changed; and where a new line, however it is indented, may be such a key.
    """
    theirs = _blocks(_parted(then)[0])
    ours = _spelled(_blocks(_parted(now)[0]), theirs)
    changed = [name for name in ours if ours[name] != theirs.get(name)]
    return not ours.keys() >= theirs.keys() or any(
        name not in HARMLESS or _says_more(ours[name], theirs.get(name, ())) for name in changed
    )


def _says_more(lines: tuple[str, ...], before: Iterable[str]) -> bool:
    """Whether new lines of a harmless key may be another key, indented or run on."""
    new = [line for line in lines if line not in before]
    return any(map(_goes_astray, new)) or any(_is_sign(name) for line in new for name in _named(line))


def _goes_astray(line: str) -> bool:
    """Whether a line that goes on is a key but for its indent, be it none of ours, or begins as a sign."""
    bare = line.strip(_INDENT)
    first = re.match(r"\W*(\w+)", bare)
    return line[0] in _INDENT and (
        _KEY.fullmatch(bare) is not None or (first is not None and _is_sign(same_name(first[1])))
    )


def _named(line: str) -> Iterator[str]:
    for found in _NAMED.finditer(line):
        yield from (same_name(found[1]), same_name(found[1].split(" ")[-1]))


def _is_sign(name: str) -> bool:
    known = _NAMES.get(name)
    return known not in HARMLESS if known else bool(closest(name, _SIGNS))


def _spelled(ours: _Blocks, theirs: Mapping[str, tuple[str, ...]]) -> _Blocks:
    """With the right name of a misspelt key that says what it said then: `dtae: 2026-01-13`."""
    for name in [one for one in ours if one not in _NAMES.values()]:
        guess = _NAMES.get(closest(same_name(name), _NAMES), "")
        if guess and guess not in ours and theirs.get(guess) == ours[name]:
            ours[guess] = ours.pop(name)
    return ours


def _blocks(head: str) -> _Blocks:
    """The lines of a head by the English name of their key, the first without it; readable or not."""
    found: _Blocks = {}
    name = ""
    for line in head.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key = _KEY.fullmatch(line)
        if key is not None:
            name = _NAMES.get(same_name(key[1]), key[1].strip())
        elif line[0] not in _INDENT:
            name = line.strip()  # no key of ours: nobody knows what it was to be
        found[name] = (*found.get(name, ()), key[2].strip() if key else line.rstrip())
    return {name: tuple(line for line in lines if line) for name, lines in found.items()}


def _parted(text: str) -> tuple[str, str]:
    """The lines between two fences at the top, and all below, stripped; no head where there are none."""
    lines = plain(text).strip("\n").split("\n")
    fences = [at for at, line in enumerate(lines) if FENCE.fullmatch(line)][:2]
    if fences[:1] != [0] or len(fences) < 2:  # noqa: PLR2004 (two fences)
        return "", "\n".join(lines).strip()
    return "\n".join(lines[1 : fences[1]]), "\n".join(lines[fences[1] + 1 :]).strip()
