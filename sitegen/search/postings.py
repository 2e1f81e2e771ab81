"""The index as a file: what the browser needs to build, for the terms of a query, the index that lunr would.

Scores follow from counts, so only counts are kept. Line 1 is JSON: the number of
documents, the fields with their boosts and, for each field, the length of every
document. Each further line is a term and where it occurs, by term (in the order
of code units, as JavaScript compares):

    term gap gap.code gap …

`gap` is the difference to the document named before (from -1), `code` is
(count - 1) x fields + field; both are in base 36, and a code of 0 (once in the
body) is left out. frontend/src/search/postings.ts reads it.
"""

from __future__ import annotations

from collections import defaultdict

import msgspec

from sitegen.search.builder import PressBuilder
from sitegen.search.fields import BOOSTS

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def encode(builder: PressBuilder) -> bytes:
    """The index of a builder whose documents were added as "0", "1", "2" and so on."""
    lines = [_header(builder), *_lines(builder)]
    return "\n".join(lines).encode()


def base36(number: int) -> str:
    """A number from 0 on in base 36."""
    text = ""
    while number >= len(_DIGITS):
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return _DIGITS[number] + text


def _header(builder: PressBuilder) -> str:
    refs = range(builder.document_count)
    facts = {
        "documents": builder.document_count,
        "fields": BOOSTS,
        "lengths": [[builder.field_lengths[f"{name}/{ref}"] for ref in refs] for name, _ in BOOSTS],
    }
    return msgspec.json.encode(facts).decode()


def _lines(builder: PressBuilder) -> list[str]:
    places: defaultdict[str, list[str]] = defaultdict(list)
    last = dict.fromkeys(builder.inverted_index, -1)
    numbers = [base36(number) for number in range(builder.document_count + 1)]
    codes = {name: code for code, (name, _) in enumerate(BOOSTS)}
    for field_ref, counts in builder.field_term_frequencies.items():
        name, _, ref = field_ref.partition("/")
        document, code = int(ref), codes[name]
        for term, count in counts.items():
            gap = numbers[document - last[term]]
            last[term] = document
            whole = (count - 1) * len(BOOSTS) + code
            places[term].append(f"{gap}.{base36(whole)}" if whole else gap)
    return [f"{term} {' '.join(places[term])}" for term in sorted(places, key=_code_units)]


def _code_units(term: str) -> bytes:
    return term.encode("utf-16-be", "surrogatepass")
