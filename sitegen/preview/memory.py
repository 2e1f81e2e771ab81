"""Memory: what the preview saw of the disk, so that it reads again only what has changed.

It gives `build.prepare` functions that look at the disk as the build's own do, and
know what they saw before. Only the preview trusts what the system says of a file
instead of its bytes, and never of one that changed less than two seconds before
(decision 27): within that time a second change may leave no trace.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from sitegen import config, content, pool, theme
from sitegen.build import Works
from sitegen.config.settings import Config
from sitegen.content.discover import Facts, digest_of
from sitegen.content.read import Reading
from sitegen.memory.cache import NOTHING, Cache
from sitegen.model import Source
from sitegen.problems import Problem, SiteError
from sitegen.text import nfc
from sitegen.theme.chain import Theme

YOUNG = 2_000_000_000  # nanoseconds

Sign: TypeAlias = tuple[int, int, int, int]
Found: TypeAlias = tuple[tuple[Source, ...], tuple[Problem, ...]]
Loaded: TypeAlias = tuple[Config, tuple[Problem, ...]]


class Seen(msgspec.Struct, frozen=True):
    """What one look found: settings, dress and sources; `failure` is why settings or dress are not there."""

    loaded: Loaded | None
    dress: Theme | None
    found: Found
    failure: tuple[Problem, ...] = ()


class Memory:
    """What was seen of one site. One thread looks; `works` is for the same thread."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._signs: dict[str, tuple[Sign, int, tuple[str, int]]] = {}
        self._seen = Seen(None, None, ((), ()))
        self._places: dict[str, int] = {}
        self._readings: dict[str, tuple[Source, Reading]] = {}
        self._read_with: Config | None = None

    def look(self, hints: Iterable[str] | None = None) -> bool:
        """Looks at the site, and says whether anything is not as it was.

        `hints` are absolute paths of files that are said to have changed: if all of them
        are known sources, the others are taken as they were. None looks at everything.
        """
        before = self._seen
        self._seen = self._glance(None if hints is None else tuple(hints))
        return self._seen != before

    def works(self, readings: Cache = NOTHING) -> Works:
        """What `build.prepare` draws on: the last look, and the readings that it knows."""
        return Works(
            readings=readings,
            workers=pool.workers(),
            load=self._load,
            dress=self._dress,
            discover=self._discover,
            each=self._each,
        )

    @property
    def vanished(self) -> bool:
        """Whether the last look missed a document that had been read: it may be being saved."""
        return any(path not in self._places for path in self._readings)

    # --- looking ------------------------------------------------------------------

    def _glance(self, hints: tuple[str, ...] | None) -> Seen:
        last = self._seen
        found = None if hints is None or last.loaded is None else self._patched(hints)
        if (
            hints is not None
            and found is not None
            and all(self._path(hint) in self._places for hint in hints)
        ):
            return replace(last, found=found)  # only documents are said to have changed
        try:
            loaded = self._settings()
        except SiteError as stop:
            return Seen(None, None, last.found, stop.problems)
        dress, failure = self._clothed(loaded[0])
        return Seen(loaded, dress, found or self._walked(loaded[0]), failure)

    def _clothed(self, settings: Config) -> tuple[Theme | None, tuple[Problem, ...]]:
        """The theme, the very object of the last look where it is equal; or why there is none."""
        try:
            dress = theme.load(self._root, settings)
        except SiteError as stop:
            return None, stop.problems
        last = self._seen.dress
        return (last if last is not None and last.fingerprint == dress.fingerprint else dress), ()

    def _settings(self) -> Loaded:
        """The settings; the very object of the last look where they are equal."""
        settings, problems = config.survey(self._root)
        home = msgspec.structs.replace(settings.site, media_url="")  # every photo is shown from here
        loaded = msgspec.structs.replace(settings, site=home), problems
        return self._seen.loaded if self._seen.loaded == loaded else loaded

    def _walked(self, settings: Config) -> Found:
        found = content.discover(self._root, settings, digest=self._digest)
        last = self._seen.found
        if found == last:
            return last
        self._places = {source.path: place for place, source in enumerate(found[0])}
        return found

    def _patched(self, hints: tuple[str, ...]) -> Found | None:
        """The sources of the last look with those named digested anew; None if that would not be all."""
        sources, told = self._seen.found
        changed = list(sources)
        for hint in hints:
            path = self._path(hint)
            place = self._places.get(path)
            if place is None:
                if path == "site.toml" or path.startswith("themes/"):
                    continue  # these are looked at each time
                return None
            source = self._again(hint, sources[place])
            if source is None:
                return None
            changed[place] = source
        return self._seen.found if changed == list(sources) else (tuple(changed), told)

    def _again(self, file: str, source: Source) -> Source | None:
        try:
            facts = os.lstat(file)
            if not stat.S_ISREG(facts.st_mode):
                return None
            digest, size = self._digest(file, lambda: facts)
        except OSError:
            return None
        return source if digest == source.digest else Source(source.path, source.kind, digest, size)

    def _path(self, hint: str) -> str:
        file = Path(hint)
        return nfc(file.relative_to(self._root).as_posix()) if file.is_relative_to(self._root) else ""

    def _digest(self, file: str, told: Facts) -> tuple[str, int]:
        facts = told()
        sign = (facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size, facts.st_ino)
        known = self._signs.get(file)
        if known is not None and known[0] == sign and known[1] - facts.st_mtime_ns > YOUNG:
            return known[2]
        at = time.time_ns()
        found = digest_of(file, told)
        self._signs[file] = (sign, at, found)
        return found

    # --- what prepare asks for ------------------------------------------------------

    def _load(self, _root: Path) -> Loaded:
        if self._seen.loaded is None:
            raise SiteError(self._seen.failure)
        return self._seen.loaded

    def _dress(self, _root: Path, _settings: Config) -> Theme:
        if self._seen.dress is None:
            raise SiteError(self._seen.failure)
        return self._seen.dress

    def _discover(self, _root: Path, _settings: Config) -> Found:
        return self._seen.found

    def _each(
        self, root: Path, sources: Iterable[Source], config: Config, *, memory: Cache, workers: int
    ) -> Iterator[tuple[Source, Reading]]:
        """As `content.read_each`; what was read well is kept, the very same object for the same source."""
        settings = content.reading_settings(config)
        known = self._readings if settings == self._read_with else {}
        listed = list(sources)
        missing = [one for one in listed if one.path not in known or known[one.path][0] != one]
        fresh = dict(content.read_each(root, missing, config, memory=memory, workers=workers))
        self._readings, self._read_with = {}, settings
        for source in listed:
            reading = fresh[source] if source in fresh else known[source.path][1]
            if reading[0] is not None:
                self._readings[source.path] = (source, reading)
            yield source, reading
