"""Reading remembered: a source that was read before, by this program, is not read again.

The key is all that reading one source takes: its path, kind and digest, the part
of the settings that reading uses, and the code that reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

import msgspec

from sitegen import versions
from sitegen.cache import Cache, key_of
from sitegen.config.settings import Config, Municipality, Site, Topic, Urls
from sitegen.content.read import Reading, read_one
from sitegen.model import Item, PictureFacts, Source
from sitegen.pool import Pool
from sitegen.problems import Problem, error

CHUNK = 40  # sources sent to a worker at a time
WORTH = 400  # sources that a second process pays for: starting one costs 0.2 s, reading one 1 ms


class Each(Protocol):
    """Gives the reading of every source, in their order; `read_each` is one."""

    def __call__(
        self, root: Path, sources: Iterable[Source], config: Config, *, memory: Cache, workers: int
    ) -> Iterator[tuple[Source, Reading]]:
        """See `read_each`."""


class Record(msgspec.Struct, frozen=True, array_like=True):
    """A reading as it is remembered; of a document or of a picture."""

    item: Item | None
    picture: PictureFacts | None
    problems: tuple[Problem, ...]


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(Record).decode


def reading_settings(config: Config) -> Config:
    """The part of the settings that reading uses; everything else is empty, so that nothing else can be."""
    site = Site("", "", config.site.languages, config.site.timezone)
    municipalities = tuple(
        Municipality(
            one.id,
            one.name,
            timezone=one.timezone,
            phone=one.phone,
            on_call=one.on_call,
            email=one.email,
            whatsapp=one.whatsapp,
            approval=one.approval,
            areas=one.areas,
        )
        for one in config.municipalities
    )
    topics = tuple(Topic(one.id, one.name) for one in config.topics)
    return Config(
        site, municipalities, topics, (), (), (), Urls(), config.severities, (), "", whole=config.whole
    )


def read_each(
    root: Path, sources: Iterable[Source], config: Config, *, memory: Cache, workers: int
) -> Iterator[tuple[Source, Reading]]:
    """The reading of every source, in their order; those not remembered are read, in processes when many.

    Only what was read well is remembered: a file without permission may have it tomorrow.
    """
    settings = reading_settings(config)
    base = key_of("reading", versions.fingerprint(), msgspec.msgpack.encode(settings))
    known = [(source, key_of(base, source.path, source.kind, source.digest)) for source in sources]
    missing = [source for source, key in known if memory.get(key) is None]
    fresh = _fresh(root, missing, settings, workers=workers)
    for source, key in known:
        remembered = memory.get(key)
        record = next(fresh) if remembered is None else remembered
        found, problems = _reading(record)
        if remembered is None and found is not None:
            memory.put(key, record)
        yield source, (found, problems)


def _reading(record: bytes) -> Reading:
    found = _DECODE(record)
    return found.item or found.picture, found.problems


def _fresh(root: Path, missing: list[Source], settings: Config, *, workers: int) -> Iterator[bytes]:
    read = partial(_record, root, settings)
    pool: Pool[Source, bytes] = Pool(read, workers=workers, prepare=_nothing)
    return pool.run(missing, chunk=CHUNK, lost=_killed, worth=WORTH)


def _record(root: Path, settings: Config, source: Source) -> bytes:
    found, problems = read_one(root, source, settings)
    item = found if isinstance(found, Item) else None
    picture = found if isinstance(found, PictureFacts) else None
    return _ENCODE(Record(item, picture, problems))


def _killed(source: Source) -> bytes:
    return _ENCODE(Record(None, None, (error("file-kills", path=source.path),)))


def _nothing() -> None:
    pass
