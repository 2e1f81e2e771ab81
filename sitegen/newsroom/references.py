"""References: which document a path or a folio means.

Everything here looks things up on shelves: those of the newsroom, or those of
the documents that are not public, so that a check can tell one from the other.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import Protocol

import msgspec

from sitegen import text
from sitegen.model import Item, Pointer, outline
from sitegen.newsroom.languages import primary

NO_FOLIO = frozenset({"", "s/f", "sf", "sin/folio", "s/n", "sn"})  # folded: "not yet numbered"


class Shelves(Protocol):
    """What documents are found by. The newsroom itself is one."""

    @property
    def by_path(self) -> Mapping[str, Item]:
        """Documents by the path of their source."""

    @property
    def by_folio(self) -> Mapping[str, tuple[Item, ...]]:
        """Documents by folded folio, in the order of their paths."""


class Register(msgspec.Struct, frozen=True):
    """Shelves of a set of documents."""

    by_path: Mapping[str, Item]
    by_folio: Mapping[str, tuple[Item, ...]]


def register(items: Iterable[Item]) -> Register:
    """Puts documents on shelves, in the order of their paths."""
    by_path = {item.path: item for item in sorted(items, key=attrgetter("path"))}
    by_folio: defaultdict[str, list[Item]] = defaultdict(list)
    for item in by_path.values():
        folio = _folded(outline(item).front.folio)
        if folio not in NO_FOLIO:
            by_folio[folio].append(item)
    return Register(
        MappingProxyType(by_path),
        MappingProxyType({folio: tuple(found) for folio, found in by_folio.items()}),
    )


_folded = lru_cache(maxsize=1 << 17)(text.fold_folio)  # of all documents twice: of those kept, and of all


def pointed(shelves: Shelves, item: Item, *, target: str) -> tuple[Item, ...]:
    """The documents that a pointer of `item` may mean: one if all is well, none, or several issuers'.

    A target that ends in `.md` or begins with `.` or `content/` is a path; any other
    a folio, or, where no document has it, a path whose end was left off.
    """
    path = path_of(item, target)
    if looks_like_path(target):
        return with_path(shelves, path)
    return with_folio(shelves, item, folio=target) or with_path(shelves, path)


def path_of(item: Item, target: str) -> str:
    """The path from the site's root that `target`, written in `item`, names."""
    start = "" if target.startswith("content/") else posixpath.dirname(item.path)
    return posixpath.normpath(posixpath.join(start, target))


def with_path(shelves: Shelves, path: str) -> tuple[Item, ...]:
    """The document at a path: its file, or its folder, or its file without the ending."""
    return tuple(shelves.by_path[form] for form in forms(path) if form in shelves.by_path)[:1]


def forms(path: str) -> tuple[str, ...]:
    """The paths of source files that a path to a document may stand for."""
    bare = path.rstrip("/")
    return (bare, f"{bare}/index.md", f"{bare}.md")


def with_folio(shelves: Shelves, item: Item, *, folio: str) -> tuple[Item, ...]:
    """The documents of a folio as `item` means it (decision 16).

    Its own municipality's first, else those of every issuer that has it. A
    translation shares its original's folio: of those of one issuer, the one in
    the language of `item` is meant, else the original; `item` itself only if it is alone.
    """
    same = shelves.by_folio.get(text.fold_folio(folio), ())
    found = tuple(one for one in same if one.path != item.path) or same
    found = tuple(one for one in found if one.municipality == item.municipality) or found
    if len({one.municipality for one in found}) > 1:
        return found
    alike = tuple(one for one in found if primary(one.language) == primary(item.language))
    return alike or tuple(one for one in found if outline(one).front.translation_of is None) or found


def parents(
    shelves: Shelves, items: Iterable[Item], *, pointer: Callable[[Item], Pointer | None]
) -> Mapping[str, str]:
    """The path of each document that points to exactly one other, with that one's path."""
    found: dict[str, str] = {}
    for item in items:
        where = pointer(item)
        targets = pointed(shelves, item, target=where.target) if where else ()
        if len(targets) == 1 and targets[0].path != item.path:
            found[item.path] = targets[0].path
    return found


def roots(parents: Mapping[str, str]) -> Mapping[str, str]:
    """The first document of the chain that each path is part of, itself included.

    A chain that bites its tail begins with the least of its paths. Linear in the number of paths.
    """
    known: dict[str, str] = {}
    for start in sorted({*parents, *parents.values()}):
        trail: dict[str, None] = {}
        path = start
        while path not in known and path not in trail and path in parents:
            trail[path] = None
            path = parents[path]
        root = min(loop_at(parents, path)) if path in trail else known.get(path, path)
        known.update(dict.fromkeys((*trail, path), root))
    return MappingProxyType(known)


def loop_at(parents: Mapping[str, str], start: str) -> tuple[str, ...]:
    """The paths of the loop that begins and ends at `start`; none if the chain from there does not return."""
    trail: dict[str, None] = {}
    path = start
    while path in parents and path not in trail:
        trail[path] = None
        path = parents[path]
    return tuple(trail) if path == start and trail else ()


def looks_like_path(target: str) -> bool:
    """Whether a pointer is a path for certain; without ending or folder it may be a folio."""
    return target.lower().endswith(".md") or target.startswith((".", "content/"))
