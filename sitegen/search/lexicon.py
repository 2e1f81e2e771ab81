"""The words of the newsroom as they are written: what completes the last word of a query.

A stem is no prefix of its word ("educ" does not begin with "educaci"), so
completion needs the words themselves, each with the number of its documents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sitegen.content.terms import bare
from sitegen.model import Item
from sitegen.search.fields import surface_words
from sitegen.search.postings import base36

_WORD = re.compile(r"[^\W\d_]{4,24}")


def encode(items: Iterable[Item]) -> bytes:
    """A word a line, sorted without accents; its number of documents in base 36 follows where it is not 1."""
    found: Counter[str] = Counter()
    for item in items:
        found.update(surface_words(item))
    lines = (_line(word, found[word]) for word in sorted(found, key=_order) if _WORD.fullmatch(word))
    return "\n".join(lines).encode()


def _order(word: str) -> tuple[str, str]:
    return (bare(word), word)


def _line(word: str, documents: int) -> str:
    return word if documents == 1 else f"{word} {base36(documents)}"
