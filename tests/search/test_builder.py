"""lunr's builder fed with counted terms makes what lunr's own builder makes of the same terms."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from lunr.builder import Builder  # type: ignore[import-untyped]

from sitegen.search.builder import PressBuilder
from sitegen.search.fields import BOOSTS
from sitegen.search.lengths import rounded
from tests.search import generated

Tokens = dict[str, list[str]]
DOCUMENTS = 60


def corpus() -> list[Tokens]:
    """Documents as tokens: every field of some of them, from a vocabulary with frequent and rare words."""
    chance = random.Random(3)  # noqa: S311
    words = generated.words("es", 400)
    weights = [1 / (place + 1) for place in range(len(words))]
    sizes = {name: (0, 0, 3, 8) for name, _ in BOOSTS} | {"body": (20, 60, 200)}
    return [
        {name: chance.choices(words, weights, k=chance.choice(sizes[name])) for name, _ in BOOSTS}
        for _ in range(DOCUMENTS)
    ]


def stock(documents: list[Tokens]) -> dict[str, object]:
    """What lunr.py itself makes of the tokens."""
    builder = Builder()
    for name, boost in BOOSTS:
        builder.field(name, boost=boost)
    for number, tokens in enumerate(documents):
        builder.add({"id": str(number), **tokens})
    builder.field_lengths = {ref: rounded(length) for ref, length in builder.field_lengths.items()}
    return builder.build().serialize()  # type: ignore[no-any-return]


def ours(documents: list[Tokens]) -> PressBuilder:
    """Our builder with the same tokens, counted."""
    builder = PressBuilder()
    for number, tokens in enumerate(documents):
        builder.add_counts(str(number), {name: Counter(many) for name, many in tokens.items()})
    return builder


def test_the_index_is_that_of_the_stock_builder() -> None:
    documents = corpus()

    assert ours(documents).build().serialize() == stock(documents)


def test_a_document_with_empty_fields_is_no_trouble() -> None:
    documents: list[Tokens] = [{name: [] for name, _ in BOOSTS}]

    assert ours(documents).build().serialize() == stock(documents)


def test_nltk_is_never_imported(tmp_path: Path) -> None:
    (tmp_path / "nltk.py").write_text("raise SystemExit('nltk was imported')\n", encoding="utf-8")
    code = "import sitegen.search; print('searching'); import nltk"
    search_path = f"{tmp_path}{os.pathsep}{Path(__file__).parents[2]}"

    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": search_path},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.strip() == "searching"
    assert done.stderr.strip() == "nltk was imported"  # by the last line, so it could have been
