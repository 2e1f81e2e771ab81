"""Seals: digests of a document's words, by which a forged text can be told from a real one.

A text is brought to its plain form first, line by line, so that neither the marks of
WhatsApp nor the quotes of Word nor white space make another text of it. The page that
verifies does the same in the browser (`frontend/src/verify/plain.ts`); both must agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

WHOLE = 32  # bytes: SHA-256 of all lines joined by one space
LINE = 8  # bytes: the first of the SHA-256 of one line

_UNSEEN_SIGNS = "\u00ad\u034f\u061c\ufeff" + "".join(
    chr(sign)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F))
    for sign in range(first, last + 1)
)
_UNSEEN = re.compile(f"[{_UNSEEN_SIGNS}]")
_MARKS = "*_~`#"
_SIGNS = {**dict.fromkeys("«»“”„‟", '"'), **dict.fromkeys("‘’‚‛´", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
_POINTS = "-+•·▪◦‣●■> "  # before the words of a line
_WHITE = "\t\x0b\x0c\r\x85\u1680\u2028\u2029"  # what NFKC leaves of white space, line breaks and spaces apart
_SPACE = re.compile(f"[{_WHITE}][{_WHITE} ]*| [{_WHITE} ]+")  # but a single space, which stays what it is


def plain(line: str) -> str:
    """A line as it is compared: NFKC, one kind of quote and dash, no marks, no bullets, single spaces."""
    return next(iter(_plain_lines(line.replace("\n", " "))), "")


def sealed(lines: Iterable[str]) -> bytes:
    """The seal of a text by its lines, each of which counts as one whatever is in it."""
    return seal_of("\n".join([line.replace("\n", " ") for line in lines]))


def seal_of(text: str) -> bytes:
    """The seal of a text: that of the whole, then that of each line that says anything, in order."""
    said = _plain_lines(text)
    return sha256(" ".join(said).encode()).digest() + b"".join(map(line_seal, said))


def _plain_lines(text: str) -> list[str]:
    """The plain form of every line that says anything; of a whole text at once, which costs a tenth."""
    if not text.isascii():
        # The acute alone comes apart under NFKC, so signs are made alike before it too.
        text = unicodedata.normalize("NFKC", _alike(text))
        if not text.isascii():
            text = _alike(text)
            text = _UNSEEN.sub("", text) if _has(text, _UNSEEN_SIGNS) else text
    for mark in _MARKS:
        text = text.replace(mark, "")
    if "  " in text or _has(text, _WHITE):
        text = _SPACE.sub(" ", text)
    return [one for line in text.split("\n") if (one := line.lstrip(_POINTS).rstrip(" "))]


def _has(text: str, signs: Iterable[str]) -> bool:
    """Whether one of the signs is in a text: where none is, a hundredth of what a pattern costs."""
    return any(map(text.__contains__, signs))


def _alike(text: str) -> str:
    for sign, known in _SIGNS.items():
        text = text.replace(sign, known)
    return text


def line_seal(line: str) -> bytes:
    """The seal of a line in its plain form."""
    return sha256(line.encode()).digest()[:LINE]
