"""The words of the newsroom as they are written: what completes the last word of a query.

A stem is no prefix of its word ("educ" does not begin with "educaci"), so completion
needs the words themselves, each with how frequent it is: the power of two in the number
of its documents, since a digit that seldom changes leaves yesterday's files as they are.

A shard holds neighbours in the order without accents, a line each: a digit in base 36
for the letters shared with the word before, the rest, and where the power is not 0 the
character that many places after "0".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from sitegen.content.terms import bare
from sitegen.search.bits import shared_letters

_WORD = re.compile(r"[^\W\d_]{4,24}")
_LETTERS = 3  # of a word: those that share them are never parted
_MOST = 1000  # words of a shard, unless so many share their first letters
_ZERO = ord("0")  # up to a million documents, the power's character comes before all small letters
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def counted(documents: Iterable[Iterable[str]]) -> tuple[tuple[str, int], ...]:
    """The words of some documents that are worth completing, each with the number of those that have it."""
    found: Counter[str] = Counter()
    for words in documents:
        found.update(words)
    return tuple((word, found[word]) for word in sorted(found) if _WORD.fullmatch(word))


def shards(words: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """The shards of a dictionary: the letters with which the first word begins, and the file.

    Each initial begins a shard of its own, so that a new word moves no other initial's.
    """
    ordered = sorted(zip(map(_bare, words), words, strict=True))
    for _, alike in groupby(ordered, key=lambda pair: pair[0][:1]):
        for part in _parts(list(alike)):
            yield (
                part[0][0][:_LETTERS],
                _lines(tuple([(word, words[word].bit_length() - 1) for _, word in part])),
            )


_bare = lru_cache(maxsize=1 << 17)(bare)


def _parts(words: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    part: list[tuple[str, str]] = []
    for _, alike in groupby(words, key=lambda pair: pair[0][:_LETTERS]):
        group = list(alike)
        if part and len(part) + len(group) > _MOST:
            yield part
            part = []
        part += group
    yield part


@lru_cache(maxsize=1 << 10)  # the preview asks again after every edit, and most shards stay as they are
def _lines(words: tuple[tuple[str, int], ...]) -> bytes:
    """A shard of words, each with the power of two in the number of its documents."""
    lines, last = [], ""
    for word, power in words:
        shared = shared_letters(last, word)
        lines.append(f"{_DIGITS[shared]}{word[shared:]}{chr(_ZERO + power) if power else ''}")
        last = word
    return "\n".join(lines).encode()
