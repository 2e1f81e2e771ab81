"""Silence: an earlier state of documents shows nothing that was taken from view since.

A document that was deleted, made a draft, put under an embargo, expired or withdrawn meanwhile is not seen
again, nor is one of which nobody can tell because its front matter of now cannot be read. It stays in its
folder as one that expired long ago: its address is not lost, and links to it stop nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from sitegen import calendar
from sitegen.config.settings import Config
from sitegen.content import Readings
from sitegen.content.amend import amended, entries_of, plain, written
from sitegen.content.approval import code_of
from sitegen.content.fields import FIELDS
from sitegen.content.frontmatter import FENCE
from sitegen.content.keys import index, same_name
from sitegen.content.media import is_picture
from sitegen.content.proof import Proof
from sitegen.content.removal import without_picture
from sitegen.content.values import Scalar
from sitegen.model import Item, Moment, Source
from sitegen.newsroom import mentions, urls
from sitegen.newsroom.visibility import hidden
from sitegen.problems import SiteError, errors_of
from sitegen.text import closest, nfc

# What of a front matter says whether, when and whose a document is.
OF_SIGHT = frozenset(
    (
        "approval",
        "blackout",
        "date",
        "draft",
        "expires",
        "kind",
        "municipality",
        "publish_at",
        "replaced_by",
        "withdrawn",
    )
)
UNSEEN: Mapping[str, Sequence[str]] = MappingProxyType(
    {"publish_at": (), "expires": ("expires: 1900-01-01",)}
)

_NAMES = index(field.key for field in FIELDS)
_KNOWN = frozenset(_NAMES.values())
_KEY = re.compile(r"([^\s:#\-\[{][^:]*):(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Today:
    """A municipality's documents as they are, and the pictures and attachments that were and are `gone`."""

    root: Path
    settings: Config
    now: Moment
    readings: Readings
    sources: tuple[Source, ...]
    gone: frozenset[str]
    _answering: dict[str, Item] = field(init=False, default_factory=dict)
    _paths: dict[str, Item] = field(init=False, default_factory=dict)
    _there: set[str] = field(init=False, default_factory=set)
    _wrong: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        for item in self.readings.items:
            for url in (*urls.aliases(self.settings, item), urls.item(self.settings, item)):
                self._answering[url] = item
        self._paths.update((nfc(item.path), item) for item in self.readings.items)
        self._there.update(one.path for one in self.sources)
        self._wrong.update(one.path for one in errors_of(self.readings.problems))

    def same(self, then: Item) -> Item | None:
        """The document of now that is one of then: in its place, or answering at its address."""
        return self._paths.get(nfc(then.path)) or self._answering.get(urls.item(self.settings, then))

    def is_there(self, then: Item) -> bool:
        """Whether the file is there, understood or not."""
        return then.path in self._there

    def is_wrong(self, item: Item) -> bool:
        """Whether something of a document of now cannot be read."""
        return item.path in self._wrong

    def text(self, path: str) -> str:
        """A document of now as far as it is text."""
        return (self.root / path).read_bytes().decode("utf-8", errors="replace")


def hushed(then: Item, text: str, today: Today) -> tuple[str | None, bool]:
    """The text of a document of then as it may be seen now, and whether it may not; None: it is left out."""
    if hidden(then, today.settings, today.now) is not None:
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


def doubtful(now: str, then: str) -> bool:
    """Whether two front matters differ in what says who may see a document, or in what nobody understands."""
    theirs = _blocks(then)
    ours = _spelled(_blocks(now), theirs)
    changed = [name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)]
    return any(name in OF_SIGHT or name not in _KNOWN for name in changed)


def _spelled(ours: dict[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """With the right name of a misspelt key that says what it said then: `dtae: 2026-01-13`."""
    for name in [one for one in ours if one not in _KNOWN]:
        guess = _NAMES.get(closest(same_name(name), _NAMES), "")
        if guess and guess not in ours and theirs.get(guess) == ours[name]:
            ours[guess] = ours.pop(name)
    return ours


def _rows(then: Item, text: str, today: Today) -> Mapping[str, Sequence[str]]:
    """The keys that a document of then needs so that no more is seen of it than now."""
    now = today.same(then)
    if now is None:
        unsure = not today.is_there(then) or doubtful(today.text(then.path), text)
        return UNSEEN if unsure else {}
    why = hidden(now, today.settings, today.now)
    if why is not None and why[0] == "withdrawn" and not today.is_wrong(now):
        return _copied(now, "withdrawn", today)
    if why is not None:
        return UNSEEN
    if today.is_wrong(now):  # then nothing can be copied; nor need be, if all that matters is as it was
        return UNSEEN if doubtful(today.text(now.path), text) else {}
    return _copied(now, "expires", today)


def _copied(now: Item, name: str, today: Today) -> Mapping[str, Sequence[str]]:
    """A key of a document of now, if it has it, as lines of YAML."""
    entries = entries_of(today.text(now.path), Proof(now.path, today.settings, today.now.zone))
    return {name: written(entries[name].key, entries[name].value)} if name in entries else {}


def _without_gone(then: Item, text: str, today: Today, proof: Proof) -> str | None:
    """The text without pictures that are gone; None where it names something else that is."""
    gone = today.gone.intersection(map(nfc, mentions.paths(then)))
    named = {nfc(path) for path, _ in mentions.pictures(then)}
    if any(not is_picture(path) or path not in named for path in gone):
        return None
    for path in sorted(gone):
        text = without_picture(text, path, proof)
    return text


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


def _blocks(text: str) -> dict[str, str]:
    """The lines of a front matter by the English name of their key, readable or not; `` for what has none."""
    found: dict[str, str] = {}
    name = ""
    for line in _head(plain(text).split("\n")):
        if not line.strip() or line.startswith("#"):
            continue
        key = _KEY.fullmatch(line)
        if key is not None:
            name = _NAMES.get(same_name(key[1]), key[1].strip())
        elif line[0] not in " \t-":
            name = line.strip()  # no key of ours: nobody knows what it was to be
        found[name] = f"{found.get(name, '')}\n{key[2].strip() if key else line.strip()}"
    return found


def _head(lines: list[str]) -> list[str]:
    """The lines between the first two fences; to the end where there is only one."""
    fences = [at for at, line in enumerate(lines) if FENCE.fullmatch(line)]
    if not fences:
        return lines
    return lines[fences[0] + 1 : fences[1] if len(fences) > 1 else None]
