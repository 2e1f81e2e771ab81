"""The words of the newsroom as they are written: what completes the last word of a query.

A stem is no prefix of its word ("educ" does not begin with "educaci"), so completion
needs the words themselves, each with how frequent it is: the power of two in the number
of its documents, since a digit that seldom changes leaves yesterday's files as they are.

A shard holds neighbours in the order without accents, a line each: a digit in base 36
for the letters shared with the word before, the rest, and where the power is not 0 the
character that many places after "0".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from sitegen.content.terms import bare
from sitegen.search.bits import shared_letters

Powers: TypeAlias = tuple[tuple[str, int], ...]  # words, with the powers of two of their numbers

_LETTERS = 3  # of a word: those that share them are never parted
_MOST = 1000  # words of a shard, unless so many share their first letters
_ZERO = ord("0")  # up to a million documents, the power's character comes before all small letters
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def by_initial(words: Mapping[str, int]) -> list[Powers]:
    """Words with the number of their documents, by their initial without accent: each as a power of two.

    Each initial has shards of its own, so that a new word moves no other initial's.
    """
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for word, documents in words.items():
        first = word[0] if word[0].isascii() else bare(word)[:1]
        found[first].append((word, documents.bit_length() - 1))
    return [tuple(found[first]) for first in sorted(found)]


def shards(words: Powers) -> Iterator[tuple[str, bytes]]:
    """The shards of the words of an initial: the letters with which the first begins, and the file."""
    for part in _parts(sorted((bare(word), word, power) for word, power in words)):
        yield part[0][0][:_LETTERS], _lines((word, power) for _, word, power in part)


def _parts(words: Sequence[tuple[str, str, int]]) -> Iterator[list[tuple[str, str, int]]]:
    part: list[tuple[str, str, int]] = []
    for _, alike in groupby(words, key=lambda one: one[0][:_LETTERS]):
        group = list(alike)
        if part and len(part) + len(group) > _MOST:
            yield part
            part = []
        part += group
    yield part


def _lines(words: Iterable[tuple[str, int]]) -> bytes:
    """A shard of words, each with the power of two in the number of its documents."""
    lines, last = [], ""
    for word, power in words:
        shared = shared_letters(last, word)
        lines.append(f"{_DIGITS[shared]}{word[shared:]}{chr(_ZERO + power) if power else ''}")
        last = word
    return "\n".join(lines).encode()
