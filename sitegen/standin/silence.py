"""Silence: an earlier state of documents shows nothing that was taken from view since.

A document that was deleted, made a draft, put under an embargo, expired or withdrawn meanwhile is not seen
again, nor is one of which nobody can tell (`sitegen.standin.heads`): doubt means unseen. It stays in its
folder as one that expired long ago: its address is not lost, and links to it stop nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from urllib.parse import unquote

import msgspec

from sitegen import calendar
from sitegen.config.choices import NEVER_BELOW_ERROR
from sitegen.config.settings import Config
from sitegen.content import Readings
from sitegen.content.amend import amended, entries_of, quoted, written
from sitegen.content.approval import code_of
from sitegen.content.media import is_attachment, is_picture
from sitegen.content.proof import Proof
from sitegen.content.removal import without_picture
from sitegen.content.values import Scalar
from sitegen.model import Item, Moment, Source
from sitegen.newsroom import mentions, urls
from sitegen.newsroom.visibility import hidden
from sitegen.problems import Problem, SiteError, errors_of
from sitegen.standin.heads import doubtful, same_document, same_words
from sitegen.text import nfc

# Errors that say no more than that a key is not understood; the lines of the head are compared then.
_OF_KEYS = frozenset(("key-of-other-kind", "key-twice", "key-unknown"))
SIGNS = NEVER_BELOW_ERROR - _OF_KEYS
"""Errors of a document of now with which no earlier state of it is seen."""

UNSEEN: Mapping[str, Sequence[str]] = MappingProxyType(
    {"publish_at": (), "expires": ("expires: 1900-01-01",)}
)


class Today(msgspec.Struct, frozen=True):
    """A municipality's documents as they are, and what is wrong with the site.

    `gone` are the pictures and attachments that were and are no more.
    """

    root: Path
    settings: Config
    now: Moment
    readings: Readings
    sources: tuple[Source, ...]
    wrong: frozenset[Problem]
    gone: frozenset[str]
    _answering: dict[str, Item] = msgspec.field(default_factory=dict)
    _paths: dict[str, Item] = msgspec.field(default_factory=dict)
    _there: set[str] = msgspec.field(default_factory=set)
    _codes: dict[str, set[str]] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        for item in self.readings.items:
            for url in (*urls.aliases(self.settings, item), urls.item(self.settings, item)):
                self._answering[url] = item
        self._paths.update((nfc(item.path), item) for item in self.readings.items)
        self._there.update(one.path for one in self.sources)
        for one in errors_of((*self.readings.problems, *self.wrong)):
            self._codes.setdefault(one.path, set()).add(one.code)

    def same(self, then: Item, text: str) -> Item | None:
        """The document of now that is one of then: in its place, or answering at its address.

        A place may have been given to another document since, so that its title or words have to be the same.
        """
        found = (self._paths.get(nfc(then.path)), self._answering.get(urls.item(self.settings, then)))
        return next((one for one in found if one and same_document(self.text(one.path), text)), None)

    def is_there(self, path: str) -> bool:
        """Whether the file is there, understood or not."""
        return path in self._there

    def is_wrong(self, item: Item) -> bool:
        """Whether there is an error of a document of now."""
        return item.path in self._codes

    def is_as_it_was(self, then: Item, text: str) -> bool:
        """Whether a document of now that has an error is meant for the public as it was, beyond doubt."""
        if not self.is_there(then.path) or self._codes.get(then.path, set()) & SIGNS:
            return False
        now = self.text(then.path)
        return same_document(now, text) and not doubtful(now, text)

    def text(self, path: str) -> str:
        """A document of now as far as it is text."""
        return (self.root / path).read_bytes().decode("utf-8", errors="replace")


def hushed(then: Item, text: str, today: Today) -> tuple[str | None, bool]:
    """The text of a document of then as it may be seen now, and whether it may not; None: it is left out."""
    why = hidden(then, today.settings, today.now)
    if why is not None and why[0] != "withdrawn":  # what was withdrawn leaves a notice
        return text, False
    proof = Proof(then.path, today.settings, calendar.zone_of(today.settings, then.municipality))
    try:
        rows = _rows(then, text, today)
        left = text if rows is UNSEEN else _without_gone(then, text, today, proof)
        if left is None:
            left, rows = text, UNSEEN
        return _approved(amended(left, rows, proof) if rows else left, text, proof), rows is UNSEEN
    except SiteError:
        return None, True


def _rows(then: Item, text: str, today: Today) -> Mapping[str, Sequence[str]]:
    """The keys that a document of then needs so that no more is seen of it than now."""
    now = today.same(then, text)
    why = hidden(now, today.settings, today.now) if now else None
    if why is not None and why[0] != "withdrawn":
        return UNSEEN
    if now is None or today.is_wrong(now):  # then nothing can be copied; nor need be, if all is as it was
        return {} if today.is_as_it_was(then, text) else UNSEEN
    if why is not None:
        return _copied(now, "withdrawn", today) | _copied(now, "title", today)  # all that a notice says
    return _copied(now, "expires", today) | _lessened(then, now)


def _lessened(then: Item, now: Item) -> dict[str, Sequence[str]]:
    """Keys without what was taken out of them since: old addresses, and a folder's pictures."""
    rows: dict[str, Sequence[str]] = {}
    kept = [one for one in then.front.aliases if one in now.front.aliases]
    if len(kept) < len(then.front.aliases):
        rows["aliases"] = (f"aliases: [{', '.join(map(quoted, kept))}]",) if kept else ()
    if then.front.gallery is None and (now.front.gallery is not None or now.path != then.path):
        rows["gallery"] = ("gallery: no",)
    return rows


def _copied(now: Item, name: str, today: Today) -> dict[str, Sequence[str]]:
    """A key of a document of now, if it has it, as lines of YAML."""
    entries = entries_of(today.text(now.path), Proof(now.path, today.settings, today.now.zone))
    return {name: written(entries[name].key, entries[name].value)} if name in entries else {}


def _without_gone(then: Item, text: str, today: Today, proof: Proof) -> str | None:
    """The text without pictures that are gone, or that the document of now does not name.

    None where it names another such file, or a picture in a way that cannot be taken out.
    """
    gone = {path for path in _files(mentions.paths(then)) if path in today.gone}
    gone |= _unnamed(then, text, today)
    named = {nfc(path) for path, _ in mentions.pictures(then)}
    if any(not is_picture(path) or path not in named for path in gone):
        return None
    for path in sorted(gone):
        text = without_picture(text, path, proof)
    left = nfc(unquote(text))
    return None if any(PurePosixPath(path).name in left for path in gone) else text


def _unnamed(then: Item, text: str, today: Today) -> set[str]:
    """The pictures and attachments of a document of then that it names no more; the files may be there."""
    now = today.same(then, text)
    if now is not None and not today.is_wrong(now):
        return _files(mentions.paths(then)) - _files(mentions.paths(now))
    if not today.is_there(then.path) or same_words(today.text(then.path), text):
        return set()  # its head is as it was, or it stays unseen
    body = (*(one.path for one in then.body.pictures), *(one.target for one in mentions.refs(then)))
    return _files(body)


def _files(paths: Iterable[str]) -> set[str]:
    """Those that are pictures or attachments."""
    return {nfc(path) for path in paths if is_picture(path) or is_attachment(path)}


def _approved(left: str, text: str, proof: Proof) -> str:
    """The text with the code of what it says now, where it had one: nobody approves its silence."""
    if left == text:
        return left
    entry = entries_of(left, proof).get("approval")
    if entry is None or isinstance(entry.value, Scalar):
        return left
    kept = [
        row for row in written(entry.key, entry.value) if not row.strip().startswith(("code:", "codigo:"))
    ]
    return amended(left, {"approval": (*kept, f"  code: {code_of(left, proof)}")}, proof)
