"""What a reader asks who knows what to look for: words of one document, half of them without accents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from sitegen.content import terms
from sitegen.model import Item

KINDS = ("title, 2 words", "summary, 3 words", "text, 4 words", "folio")
_SHORTEST = 4  # letters of a word that somebody would think of
_SEVERAL = 3  # documents may have a word that tells them, however few there are
_COMMON = 0.03  # share of documents above which a word says nothing of one of them


class Question(NamedTuple):
    """`item` is the place of the document in the list that was given."""

    kind: str
    text: str
    item: int


def known_item(items: Sequence[Item], many: int) -> list[Question]:
    """`many` questions, as many of each kind; always the same for the same documents."""
    chance = Random("questions")
    common = _common(items)
    asked = [place for place, item in enumerate(items) if item.kind == "release"]
    found: list[Question] = []
    while len(found) < many:
        kind = KINDS[len(found) % len(KINDS)]
        place = asked[int(chance.random() * len(asked))]
        text = _text(items[place], kind, common=common, chance=chance)
        if text:
            words = map(terms.bare, text.lower().split()) if _is_plain(len(found)) else (text,)
            found.append(Question(kind, " ".join(words), place))
    return found


def plain_of(questions: Sequence[Question]) -> list[bool]:
    """Which of the questions of `known_item` are typed without accents."""
    return [_is_plain(number) for number in range(len(questions))]


def _is_plain(number: int) -> bool:
    return number // len(KINDS) % 2 == 1


def _common(items: Sequence[Item]) -> frozenset[str]:
    documents = Counter(word for item in items for word in set(terms.words(item.body.opened().text)))
    return frozenset(word for word, many in documents.items() if many > max(_COMMON * len(items), _SEVERAL))


def _text(item: Item, kind: str, *, common: frozenset[str], chance: Random) -> str:
    if kind == "folio":
        return item.front.folio
    many = int(re.sub(r"\D", "", kind))
    sources = {
        "title": item.front.title,
        "summary": " ".join((item.front.summary, *item.front.deck)),
        "text": item.body.opened().text,
    }
    words = dict.fromkeys(terms.words(sources[kind.partition(",")[0]]))
    telling = [word for word in words if len(word) >= _SHORTEST and word.isalpha() and word not in common]
    if len(telling) < many:
        return ""
    chosen = sorted(range(len(telling)), key=lambda _: chance.random())[:many]
    return " ".join(telling[place] for place in sorted(chosen))
