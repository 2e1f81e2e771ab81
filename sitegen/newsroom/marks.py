"""Marks: what the parts of a newsroom stand for, each with a digest of all that it tells.

A document's identity is the digest of its outline, its photos, its translations and its
thread: what others may know of it without opening its words. A list is known by those of its documents.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from sitegen.memory.trace import Mark
from sitegen.model import Item, outline
from sitegen.newsroom.desk import Edition, Newsroom
from sitegen.newsroom.related import REACH, company_mark

Identities = Mapping[str, bytes]  # by path

SIZE = 12  # bytes of a digest

_ENCODE = msgspec.msgpack.Encoder().encode
_GROUPS = ("by_municipality", "by_section", "by_topic", "by_area", "by_person", "by_thread")
_LISTS = ("items", "releases", "notices", "events", "documents", "pages", "running")
_TABLES = ("pictures", "attachments", "spelled", "withdrawn")


def identities(newsroom: Newsroom) -> Identities:
    """The identity of every document, by its path."""
    albums, translations, threads = map(dict, (newsroom.albums, newsroom.translations, newsroom.threads))
    return {
        path: digest_of(_ENCODE((outline(item), albums.get(path), translations.get(path), threads.get(path))))
        for path, item in newsroom.by_path.items()
    }


def marks(newsroom: Newsroom, known: Identities) -> dict[Mark, bytes]:
    """Every mark of `newsroom.hearing` and of `newsroom.related`, with its digest."""
    found = {f"at {path}": its for path, its in known.items()}
    found["all at"] = digest_of(b"".join(known.values()))
    folios = {f"folio {folio}": joined(known, items) for folio, items in newsroom.by_folio.items()}
    found |= folios
    found["all folio"] = digest_of(b"".join(folios.values()))
    for name in _TABLES:
        table: Mapping[str, object] = getattr(newsroom, name)
        rows = {f"{name} {key}": _ENCODE(value) for key, value in table.items()}
        found |= rows
        found[f"all {name}"] = digest_of(_ENCODE(tuple(rows.items())))
    for edition in newsroom.editions:
        found.update(_of_edition(edition, known))
        found.update(_companies(edition, known))
    return found


def joined(known: Identities, items: Iterable[Item]) -> bytes:
    """The digest of some documents in their order."""
    return digest_of(b"".join([known[item.path] for item in items]))


def digest_of(data: bytes) -> bytes:
    """The digest of a part."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def _of_edition(edition: Edition, known: Identities) -> Iterator[tuple[Mark, bytes]]:
    fields = vars(edition)
    for name in _LISTS:
        yield f"{edition.language} {name}", joined(known, fields[name])
    for name in _GROUPS:
        told = tuple((key, joined(known, group)) for key, group in fields[name].items())
        yield f"{edition.language} {name}", digest_of(_ENCODE(told))
    yield f"{edition.language} tombstones", digest_of(_ENCODE(edition.tombstones))


def _companies(edition: Edition, known: Identities) -> Iterator[tuple[Mark, bytes]]:
    """What `newsroom.related` may find beside each document."""
    found: defaultdict[str, list[bytes]] = defaultdict(list)
    for group in edition.by_section.values():
        whole = [b"", *[known[item.path] for item in group], b""]
        for place, item in enumerate(group):
            found[item.path] += (whole[place], b"|", whole[place + 2], b"|")
    for named in (edition.by_topic, edition.by_person):
        for group in named.values():
            whole = [known[item.path] for item in group]
            for place, item in enumerate(group, start=1):
                found[item.path] += (*whole[place : place + REACH], b"|")
    for group in edition.by_thread.values():
        whole = [known[item.path] for item in group]
        for item in group:
            found[item.path] += whole
    for path, parts in found.items():
        yield company_mark(path), digest_of(b"".join(parts))
