"""What to read next: neighbours, threads and related documents.

All of it looks backwards: what a page shows of other documents is older than it
(or named by it), so that a new release rewrites a few pages and not thousands
(decision 21). Every look-up takes a bisection, never a walk through the newsroom.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator

from sitegen.memory.trace import Mark, fact
from sitegen.model import Item
from sitegen.newsroom import links, people
from sitegen.newsroom.desk import Edition, Newsroom
from sitegen.newsroom.languages import edition_of

MOST = 3  # related documents of a page
REACH = 12  # how far back a group is searched
ALIKE = ("release", "document")  # kinds that are read on by who shares their topics or people


def neighbours(newsroom: Newsroom, item: Item) -> tuple[Item | None, Item | None]:
    """The next newer and next older document of the same municipality and kind."""
    return fact(company_mark(item.path), lambda: _neighbours(newsroom, item))


def _neighbours(newsroom: Newsroom, item: Item) -> tuple[Item | None, Item | None]:
    edition = _edition(newsroom, item)
    group = edition.by_section[item.municipality, item.kind]
    place = bisect_left(edition.places(group), edition.order[item.path])
    newer = group[place - 1] if place > 0 else None
    older = group[place + 1] if place + 1 < len(group) else None
    return newer, older


def thread(newsroom: Newsroom, item: Item) -> tuple[Item, ...]:
    """The documents of the thread that the item is part of, oldest first, itself included; () if alone."""
    return fact(company_mark(item.path), lambda: _thread(newsroom, item))


def _thread(newsroom: Newsroom, item: Item) -> tuple[Item, ...]:
    root = newsroom.threads.get(item.path, "")
    return _edition(newsroom, item).by_thread.get(root, ())


def related(newsroom: Newsroom, item: Item) -> tuple[Item, ...]:
    """At most three documents to read on: those that it names, then older ones of its topics and people.

    Of the latter come first those that share most with it, then those of its own
    municipality, then the newest. Its thread, shown by itself, is left out.
    """
    chosen = {one.path: one for one in _named(newsroom, item) if one.path != item.path}
    known = {item.path, *chosen, *(one.path for one in thread(newsroom, item))}
    alike = fact(company_mark(item.path), lambda: _ranked(newsroom, item, known))
    return (*chosen.values(), *alike)[:MOST]


def company_mark(path: str) -> Mark:
    """The mark of what stands beside a document: neighbours, thread, what shares topics or people with it."""
    return f"beside {path}"


def _ranked(newsroom: Newsroom, item: Item, known: Collection[str]) -> tuple[Item, ...]:
    edition = _edition(newsroom, item)
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
    groups = [edition.by_topic[topic] for topic in dict.fromkeys(item.front.topics)]
    groups += [edition.by_person[ident] for ident in people.named_in(newsroom.directory, item)]
    own = edition.order[item.path]
    found: list[int] = []
    for group in groups:
        places = edition.places(group)
        after = bisect_right(places, own)
        found += places[after : after + REACH]
    return found


def _edition(newsroom: Newsroom, item: Item) -> Edition:
    return newsroom.edition(edition_of(newsroom.config, item.language))
