"""Strips: ranges of the alphabet, in each of which the index is made for itself.

Months keep what they have of each strip apart, and the shards of a strip follow from that
and from little else. So an edit makes anew the strips that have a term of what was
edited, and no shard of the others, and one strip of all months is in memory at a time.

Words of up to three letters stand before all others, among themselves: so whoever has typed two letters
of one can have all that the third may make of them, and little else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

# The least text of every strip but the first. With them the terms of Spanish newsrooms weigh about as much
# in one strip as in another; those of another language are parted less evenly, and found as well.
_BOUNDS = (
    "!d !h !m !p !r !s 1 15 2 3 5 8 a am ap b bo c ce co con cs cu d di e es f fi g gr h i j l lo m me mo "
    "n no o p pe pl pr pu q re s se so t ti tr u ve w z á"
)
BOUNDS = tuple(_BOUNDS.split())
STARTS = ("", *BOUNDS)

_SHORT = 3  # letters
_FIRST, _LETTERS = "!", ":"  # before all that terms begin with; after those that begin with a digit


def standing(term: str) -> str:
    """How a term is written in shards, which are sorted by it; frontend/src/search/shard.ts has the same."""
    return f"{_FIRST}{term}" if len(term) <= _SHORT and term > _LETTERS else term


def parted(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Sorted texts, those of each strip together."""
    cuts = (0, *(bisect_left(texts, bound) for bound in BOUNDS), len(texts))
    return (texts[first:end] for first, end in pairwise(cuts))
