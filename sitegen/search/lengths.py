"""The length of a field in three bits, as Lucene keeps it: ranks as well, and compresses better.

A length below 8 is itself; above, only its three highest bits count. A class is the
number of such a length in the order of all of them.
"""

from __future__ import annotations

_EXACT = 8
_STEPS = 4  # lengths within a power of two
_BITS = 3


def rounded(length: int) -> int:
    """A length with all but its three highest bits set to zero."""
    spare = max(0, length.bit_length() - _BITS)
    return length >> spare << spare


def class_of(length: int) -> int:
    """The class of a rounded length. frontend/src/search/shard.ts turns it back."""
    spare = max(0, length.bit_length() - _BITS)
    return length if not spare else _EXACT + (spare - 1) * _STEPS + (length >> spare) - _STEPS
