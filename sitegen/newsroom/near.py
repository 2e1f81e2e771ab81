"""Near misses: what a broken reference may have meant.

A suggestion compares names in one folder, or takes the same name elsewhere: never
every path with every other, or a newsroom with many broken links would not end.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from sitegen import text
from sitegen.model import Item


class Names(msgspec.Struct, frozen=True):
    """Paths by folder and by name. A document in a folder of its own goes by the folder's name."""

    folders: Mapping[str, Mapping[str, str]]  # folder -> name -> path
    places: Mapping[str, tuple[str, ...]]  # folded name -> paths


def names(paths: Iterable[str]) -> Names:
    """Sorts paths for `near_path`."""
    folders: defaultdict[str, dict[str, str]] = defaultdict(dict)
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        folder, name = _split(path)
        folders[folder][name] = path
        places[text.fold(name)].append(path)
    return Names(
        MappingProxyType({folder: MappingProxyType(found) for folder, found in folders.items()}),
        MappingProxyType({name: tuple(found) for name, found in places.items()}),
    )


def near_path(known: Names, path: str, *, item: Item) -> str:
    """The path, as `item` would write it, that `path` may have meant; "" if none is close."""
    folder, name = _split(path)
    elsewhere = known.places.get(text.fold(name), ())
    if elsewhere:
        return _from(item, elsewhere[0])
    here = known.folders.get(folder, {})
    meant = text.closest(name, here)
    return _from(item, here[meant]) if meant else ""


def near_folio(by_folio: Mapping[str, tuple[Item, ...]], folio: str, *, item: Item) -> str:
    """The folio of the item's own municipality that `folio` may have meant; "" if none is close."""
    own = {
        one.front.folio
        for found in by_folio.values()
        for one in found
        if one.municipality == item.municipality
    }
    return text.closest(folio, own)


def _split(path: str) -> tuple[str, str]:
    folder, name = posixpath.split(path.removesuffix("/index.md"))
    return folder, name


def _from(item: Item, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(item.path))
