"""Strips: ranges of the alphabet, in each of which the index is made for itself.

Months keep what they have of each strip apart, and the shards of a strip follow from that
and from little else. So an edit makes anew the strips that have a term of what was
edited, and no shard of the others, and one strip of all months is in memory at a time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

# The least text of every strip but the first. With them the terms of Spanish newsrooms weigh about as much
# in one strip as in another; those of another language are parted less evenly, and found as well.
_BOUNDS = (
    "1 15 2 3 5 8 a ac am ap b bo c ce co con cs cu d de di e es f fi g gr h i j l lo m me mo n no o "
    "p pe pl pr pu q r re s se so t te ti tr u v ve w y z á"
)
BOUNDS = tuple(_BOUNDS.split())
STARTS = ("", *BOUNDS)


def parted(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Sorted texts, those of each strip together."""
    cuts = (0, *(bisect_left(texts, bound) for bound in BOUNDS), len(texts))
    return (texts[first:end] for first, end in pairwise(cuts))
