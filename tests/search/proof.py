"""The proof's newsroom and its questions: a corpus from disk, asked in all ways that lunr can be."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

from benchmarks import corpus
from sitegen import build
from sitegen.content import terms
from sitegen.model import Item
from sitegen.newsroom.desk import Newsroom
from sitegen.search.fields import BOOSTS, fields_of
from sitegen.search.spans import by_month, by_span

RELEASES = 945  # a thousand documents with notices, letters and pages
QUESTIONS = 440
LANGUAGE = "es-MX"

Clause: TypeAlias = dict[str, object]
Pairs: TypeAlias = tuple[tuple[str, int], ...]  # terms, each with how often it occurs
Question: TypeAlias = list[Clause]

OPTIONAL, REQUIRED, PROHIBITED = 1, 2, 3  # lunr.Query.presence


class Case(NamedTuple):
    """Documents as the index numbers them, with their terms, and what is asked."""

    newsroom: Newsroom
    documents: list[dict[str, Pairs]]
    questions: list[Question]


def case(folder: Path) -> Case:
    """A corpus under a folder, and its questions; always the same."""
    corpus.write(folder, RELEASES)
    newsroom = build.prepare(folder, now=datetime.fromisoformat(corpus.NOW), progress=_silent).newsroom
    documents = counted(newsroom)
    return Case(newsroom, documents, list(_questions(numbered(newsroom), documents)))


def counted(newsroom: Newsroom) -> list[dict[str, Pairs]]:
    """The terms of every document, in the order of the index."""
    each = (
        fields_of(item, item.body.opened(), config=newsroom.config, language=LANGUAGE)
        for item in numbered(newsroom)
    )
    return [{name: tuple(counts.items()) for name, counts in fields.items()} for fields in each]


def numbered(newsroom: Newsroom) -> list[Item]:
    """The documents in the order of the index."""
    months = by_month(newsroom.edition(LANGUAGE).items[::-1])
    return [item for within in by_span(months).values() for month in within for item in months[month]]


def _silent(*_: object) -> None:
    return


def _questions(items: list[Item], documents: list[dict[str, Pairs]]) -> Iterator[Question]:
    chance = random.Random(31)  # noqa: S311
    frequent = Counter(term for fields in documents for counts in fields.values() for term, _ in counts)
    ranked = [term for term, _ in frequent.most_common()]
    bands = (ranked[:40], ranked[40:400], ranked[400:4_000], ranked[4_000:])
    ways = (
        lambda _: [_clause(chance.choice(chance.choice(bands)))],
        lambda _: [_clause(term) for term in chance.sample(ranked[:4_000], chance.choice((2, 3, 5)))],
        lambda item: _of_words(chance, item.front.title, 2),
        lambda _: [_clause(chance.choice(ranked)[: chance.choice((2, 3, 4))], prefix=True)],
        lambda _: [
            _clause(chance.choice(ranked[:600]), fields=chance.sample([name for name, _ in BOOSTS], 2)),
            _clause(chance.choice(ranked[:600])),
        ],
        lambda _: [
            _clause(chance.choice(bands[0]), presence=REQUIRED),
            _clause(chance.choice(bands[1]), presence=PROHIBITED),
            _clause(chance.choice(bands[2]), boost=chance.choice((0.4, 2, 10))),
        ],
        lambda item: [_clause(term) for term in terms.analyse(item.front.folio, LANGUAGE)],
        lambda item: [_clause(term) for term in terms.analyse(item.front.people[0].name, LANGUAGE)],
        lambda item: _of_words(chance, " ".join(map(terms.bare, item.front.title.split())), 3),
        lambda _: [_clause(term) for term in chance.sample(bands[0], 3)],
        lambda _: [_clause("nothingatall"), _clause(chance.choice(bands[0]))],
    )
    asked = [item for item in items if item.front.people and item.front.folio]
    for number in range(QUESTIONS):
        yield ways[number % len(ways)](chance.choice(asked))


def _clause(term: str, **more: object) -> Clause:
    return {"term": term, **more}


def _of_words(chance: random.Random, text: str, many: int) -> Question:
    words = [word for word in terms.words(text) if terms.analyse(word, LANGUAGE)]
    chosen = chance.sample(words, min(many, len(words)))
    return [_clause(term, presence=REQUIRED) for word in chosen for term in terms.analyse(word, LANGUAGE)[:1]]
