"""Holdings: the pictures and files that public documents may use.

What lies in the folder of a hidden document belongs to it, and is not there for
anyone else, unless a public document names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Protocol

import msgspec

from sitegen import text
from sitegen.model import Item, PictureFacts
from sitegen.newsroom import mentions

FOLDER_DOCUMENT = "index.md"


class Readings(Protocol):
    """What assembling takes of the readings; paths as the disk spells them."""

    @property
    def items(self) -> tuple[Item, ...]:
        """The documents, in any order."""

    @property
    def pictures(self) -> Mapping[str, PictureFacts]:
        """The pictures by path."""

    @property
    def attachments(self) -> Mapping[str, int]:
        """The sizes of other files in bytes, by path."""


class Holdings(msgspec.Struct, frozen=True):
    """See the fields of the same names of `desk.Newsroom`."""

    pictures: Mapping[str, PictureFacts]
    attachments: Mapping[str, int]
    albums: Mapping[str, tuple[str, ...]]
    spelled: Mapping[str, str]


def of(readings: Readings, public: Iterable[Item], hidden: Iterable[Item]) -> Holdings:
    """What public documents may use, sorted by path. Hidden ones only tell what is theirs."""
    public = tuple(public)
    closed = dict.fromkeys(_folders(hidden), "")
    owners = {**_folders(public), **closed}  # folder -> path of its public document, or ""
    named = {path for item in public for path in mentions.paths(item)} if closed else set()
    files = {text.nfc(path): path for path in sorted((*readings.pictures, *readings.attachments))}
    usable = [path for path in sorted(files) if _owner(owners, path) != "" or path in named]
    pictures = {path: readings.pictures[files[path]] for path in usable if files[path] in readings.pictures}
    return Holdings(
        pictures=MappingProxyType(pictures),
        attachments=MappingProxyType(
            {path: readings.attachments[files[path]] for path in usable if path not in pictures}
        ),
        albums=_albums(owners, pictures),
        spelled=MappingProxyType({path: files[path] for path in usable if files[path] != path}),
    )


def _albums(owners: Mapping[str, str], pictures: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in pictures:
        owner = _owner(owners, path)
        if owner:
            found[owner].append(path)
    return MappingProxyType({owner: tuple(paths) for owner, paths in found.items()})


def _folders(items: Iterable[Item]) -> dict[str, str]:
    """The folders that belong to a document, with its path."""
    paths = (item.path for item in items if item.path.endswith(f"/{FOLDER_DOCUMENT}"))
    return {path.removesuffix(f"/{FOLDER_DOCUMENT}"): path for path in paths}


def _owner(owners: Mapping[str, str], path: str) -> str | None:
    """The document to whose folder the file belongs: "" for a hidden one, None if there is no such folder."""
    if not owners:
        return None
    folders = (str(folder) for folder in PurePosixPath(path).parents)
    return next((owners[folder] for folder in folders if folder in owners), None)
