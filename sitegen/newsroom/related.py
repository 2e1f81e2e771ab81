"""What to read next: neighbours, threads and related documents.

All of it looks backwards: what a page shows of other documents is older than it
(or named by it), so that a new release rewrites a few pages and not thousands
(decision 21). Every look-up takes a bisection, never a walk through the newsroom.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

import msgspec

from sitegen.memory.trace import Mark, fact
from sitegen.model import Item
from sitegen.newsroom import links, people
from sitegen.newsroom.desk import Edition, Newsroom
from sitegen.newsroom.languages import edition_of

MOST = 3  # related documents of a page
REACH = 12  # how far back a group is searched
ALIKE = ("release", "document")  # kinds that are read on by who shares their topics or people


class Company(msgspec.Struct, frozen=True):
    """What stands beside a document.

    `newer` and `older` are the next of the same municipality and kind; `thread` is what it is part of,
    oldest first, itself included, () if alone. `related` are at most three documents to read on: those that
    it names, then older ones of its topics and people. Of the latter come first those that share most with
    it, then those of its own municipality, then the newest. Its thread, shown by itself, is left out.
    """

    newer: Item | None
    older: Item | None
    thread: tuple[Item, ...]
    related: tuple[Item, ...]


def company(newsroom: Newsroom, item: Item) -> Company:
    """What stands beside a document of the newsroom."""
    named = {one.path: one for one in _named(newsroom, item) if one.path != item.path}
    return fact(company_mark(item.path), lambda: _company(newsroom, item, named))


def _company(newsroom: Newsroom, item: Item, named: Mapping[str, Item]) -> Company:
    edition = newsroom.edition(edition_of(newsroom.config, item.language))
    group = edition.by_section[item.municipality, item.kind]
    place = bisect_left(edition.places(group), edition.order[item.path])
    thread = edition.by_thread.get(newsroom.threads.get(item.path, ""), ())
    known = {item.path, *named, *[one.path for one in thread]}
    return Company(
        newer=group[place - 1] if place > 0 else None,
        older=group[place + 1] if place + 1 < len(group) else None,
        thread=thread,
        related=(*named.values(), *_ranked(newsroom, item, edition, known=known))[:MOST],
    )


def company_mark(path: str) -> Mark:
    """The mark of what stands beside a document: neighbours, thread, what shares topics or people with it."""
    return f"beside {path}"


def _ranked(newsroom: Newsroom, item: Item, edition: Edition, *, known: Collection[str]) -> tuple[Item, ...]:
    items, own = edition.items, item.municipality
    size = len(items)
    ranks = [  # in one number: what is shared, whose it is, and how new it is
        ((one.municipality != own) - 2 * shared) * size + place
        for place, shared in Counter(_alike(newsroom, item, edition)).items()
        if (one := items[place]).kind in ALIKE and one.path not in known
    ]
    return tuple([items[rank % size] for rank in sorted(ranks)[:MOST]])


def _named(newsroom: Newsroom, item: Item) -> Iterator[Item]:
    for pointer in item.front.related:
        found = links.document(newsroom, item, pointer)
        if found is not None:
            yield found


def _alike(newsroom: Newsroom, item: Item, edition: Edition) -> list[int]:
    """Where older documents stand in the edition, once for each topic or person that they share with it."""
    by_topic = edition.by_topic
    groups = [by_topic[topic] for topic in dict.fromkeys(item.front.topics)]
    groups += [edition.by_person[ident] for ident in people.named_in(newsroom.directory, item)]
    own = edition.order[item.path]
    found: list[int] = []
    for group in groups:
        places = edition.places(group)
        after = bisect_right(places, own)
        found += places[after : after + REACH]
    return found
