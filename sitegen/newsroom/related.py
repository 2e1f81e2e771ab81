"""What to read next: neighbours, threads and related documents.

All of it looks backwards: what a page shows of other documents is older than it
(or named by it), so that a new release rewrites a few pages and not thousands
(decision 21). Every look-up takes a bisection, never a walk through the newsroom.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from sitegen.memory.trace import Mark, fact
from sitegen.model import Item
from sitegen.newsroom import links, people
from sitegen.newsroom.desk import Edition, Newsroom
from sitegen.newsroom.languages import edition_of

MOST = 3  # related documents of a page
REACH = 12  # how far back a group is searched


def neighbours(newsroom: Newsroom, item: Item) -> tuple[Item | None, Item | None]:
    """The next newer and next older document of the same municipality and kind."""
    return fact(company_mark(item.path), lambda: _neighbours(newsroom, item))


def _neighbours(newsroom: Newsroom, item: Item) -> tuple[Item | None, Item | None]:
    edition = _edition(newsroom, item)
    group = edition.by_section[item.municipality, item.kind]
    place = _place(edition, group, item)
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
    shared: dict[str, int] = {}
    found: dict[str, Item] = {}
    for one in _alike(newsroom, item):
        path = one.path
        if path not in known:
            shared[path] = shared.get(path, 0) + 1
            found[path] = one
    most = sorted(shared.values(), reverse=True)[:MOST]
    likely = [one for path, one in found.items() if shared[path] >= most[-1]]
    order, own = _edition(newsroom, item).order, item.municipality
    ranks = {one.path: (-shared[one.path], one.municipality != own, order[one.path]) for one in likely}
    return tuple([found[path] for path in sorted(ranks, key=ranks.__getitem__)[:MOST]])


def _named(newsroom: Newsroom, item: Item) -> Iterator[Item]:
    for pointer in item.front.related:
        found = links.document(newsroom, item, pointer)
        if found is not None:
            yield found


def _alike(newsroom: Newsroom, item: Item) -> Iterator[Item]:
    """Older documents, once for each topic or person that they share with the item."""
    edition = _edition(newsroom, item)
    groups = [edition.by_topic[topic] for topic in dict.fromkeys(item.front.topics)]
    groups += [edition.by_person[ident] for ident in people.named_in(newsroom.directory, item)]
    for group in groups:
        after = _place(edition, group, item) + 1
        for one in group[after : after + REACH]:
            if one.kind in ("release", "document"):
                yield one


def _place(edition: Edition, group: Sequence[Item], item: Item) -> int:
    """Where a document stands in a group of its edition, which is in the edition's own order."""
    order = edition.order
    return bisect_left(group, order[item.path], key=lambda one: order[one.path])


def _edition(newsroom: Newsroom, item: Item) -> Edition:
    return newsroom.edition(edition_of(newsroom.config, item.language))
