"""How the index is written short: numbers as bits, and words by what they share with the word before.

Bits are text of "0" and "1", which is joined by the million in C and turned into bytes
once for a shard. frontend/src/search/bits.ts reads the codes and lists.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Code: TypeAlias = tuple[tuple[int, ...], ...]  # the values of a Huffman code by their bits: one, two, ...

_KEPT = 4096  # steps of which the bits are kept; longer ones are seldom and many
_MOST_LISTED = 25  # letters between A and Z


def gamma(number: int) -> str:
    """A number from 1 on in Elias' gamma code: as many zeros as its bits less one, then its bits."""
    bits = f"{number:b}"
    return "0" * (len(bits) - 1) + bits


class Rice(dict[int, str]):
    """Steps from 1 on, less one, in Rice's code: what is above `low` bits in ones up to a zero, the rest."""

    def __init__(self, low: int) -> None:
        super().__init__()
        self._low = low

    def __missing__(self, step: int) -> str:
        low, number = self._low, step - 1
        below = f"{number & ((1 << low) - 1):0{low}b}" if low else ""
        bits = "1" * (number >> low) + "0" + below
        if step <= _KEPT:
            self[step] = bits
        return bits


def rice_low(count: int, among: int) -> int:
    """The bits that suit the gaps of `count` places `among` so many, after Golomb: 0.69 of the mean gap."""
    return max(0, (among * 11 // (16 * count)).bit_length() - 1) if count else 0


def huffman(counts: Mapping[int, int]) -> Code:
    """A Huffman code for values of which there are so many. A single value has one bit; see `canonical`."""
    queue: list[tuple[int, int, tuple[tuple[int, int], ...]]] = [
        (count, value, ((value, 0),)) for value, count in sorted(counts.items())
    ]
    heapq.heapify(queue)
    if len(queue) == 1:
        return ((queue[0][1],),)
    while len(queue) > 1:
        one, other = heapq.heappop(queue), heapq.heappop(queue)
        deeper = tuple((value, length + 1) for value, length in (*one[2], *other[2]))
        heapq.heappush(queue, (one[0] + other[0], min(one[1], other[1]), deeper))
    lengths = queue[0][2] if queue else ()
    longest = max((length for _, length in lengths), default=0)
    return tuple(
        tuple(sorted(value for value, length in lengths if length == bits)) for bits in range(1, longest + 1)
    )


def canonical(code: Code) -> dict[int, str]:
    """The bits of each value: counted up within a length, continued in the next (RFC 1951, 3.2.2)."""
    written: dict[int, str] = {}
    number = 0
    for length, values in enumerate(code, start=1):
        number <<= 1
        for value in values:
            written[value] = f"{number:0{length}b}"
            number += 1
    return written


def octets(bits: str) -> bytes:
    """The bytes of a text of bits, the first bit highest; the last byte is filled up with zeros."""
    size = -(-len(bits) // 8)
    return int(bits.ljust(size * 8, "0") or "0", 2).to_bytes(size, "big")


def listed(words: Iterable[str]) -> str:
    """Words without capitals as one text: a capital tells the letters shared with the one before.

    `A` is none, `Z` 25 or more, of which 25 are left out.
    """
    said, last = [], ""
    for word in words:
        shared = min(shared_letters(last, word), _MOST_LISTED)
        said.append(chr(ord("A") + shared) + word[shared:])
        last = word
    return "".join(said)


def shared_letters(one: str, other: str) -> int:
    """With how many letters two words begin alike."""
    shared = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            return shared
        shared += 1
    return shared
