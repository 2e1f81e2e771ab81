"""lunr's builder, fed with terms that are already counted.

The parts of `lunr.Builder` that say what an index holds (`field_term_frequencies`,
`field_lengths`, `inverted_index`) are filled as its own `add` fills them, lengths in
three bits; everything that follows from them stays lunr's. Its text pipeline is
never used.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TypeAlias

from sitegen.search.fields import BOOSTS, Counts
from sitegen.search.lengths import rounded

Posting: TypeAlias = dict[str, dict[str, dict[str, object]] | int]  # by field and document, and "_index"

_NOTHING: dict[str, object] = {}  # what lunr keeps of a place where no positions are asked for; never changed
K1, B = 1.2, 0.75  # Okapi BM25's usual parameters, lunr's defaults


@contextmanager
def _refused(name: str) -> Iterator[None]:
    """Python finds no module of this name meanwhile, unless it has it already."""
    absent = name not in sys.modules
    if absent:
        sys.modules[name] = None  # type: ignore[assignment] # Python's own way to refuse an import
    try:
        yield
    finally:
        if absent:
            del sys.modules[name]


with _refused("nltk"):  # lunr tries it for languages that we do not take from it, at 0.8 s a start
    from lunr.builder import Builder  # type: ignore[import-untyped]
    from lunr.index import Index  # type: ignore[import-untyped]


class PressBuilder(Builder):  # type: ignore[misc] # lunr has no types
    """A `lunr.Builder` of the newsroom's fields that takes terms instead of texts."""

    inverted_index: dict[str, Posting]
    field_term_frequencies: dict[str, Counts]
    field_lengths: dict[str, int]

    def __init__(self) -> None:
        super().__init__()
        self.b(B)
        self.k1(K1)
        for name, boost in BOOSTS:
            self.field(name, boost=boost)

    def add_counts(self, ref: str, fields: Mapping[str, Counts]) -> None:
        """Add a document: for every field of `BOOSTS` its terms, each with how often it occurs."""
        self._documents[ref] = {}
        self.document_count += 1
        for name, _ in BOOSTS:
            counts = fields[name]
            self.field_term_frequencies[f"{name}/{ref}"] = counts
            self.field_lengths[f"{name}/{ref}"] = rounded(sum(counts.values()))

    def build(self) -> Index:
        """The whole index, as lunr makes it. The shards need only what was added."""
        for field_ref, counts in self.field_term_frequencies.items():
            name, _, ref = field_ref.partition("/")
            for term in counts:
                self._post(term, name, ref)
        return super().build()

    def _post(self, term: str, name: str, ref: str) -> None:
        index = self.inverted_index
        if term not in index:
            empty: Posting = {field: {} for field, _ in BOOSTS}
            index[term] = empty | {"_index": self.term_index}
            self.term_index += 1
        index[term][name][ref] = _NOTHING  # type: ignore[index] # only "_index" is a number
