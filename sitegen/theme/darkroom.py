"""The darkroom: pictures are encoded here or in several processes, each source decoded once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import groupby
from pathlib import Path

import msgspec
import PIL

from sitegen.cache import Cache, key_of
from sitegen.files import digest
from sitegen.model import File, Kept
from sitegen.newsroom.pictures import Rendition
from sitegen.pool import Pool
from sitegen.problems import Problem, SiteError, error
from sitegen.theme import images
from sitegen.theme.keeping import Holds, Print, Shelf

WORTH = 3  # sources that a second process pays for: encoding one takes 0.3 s


class Film(msgspec.Struct, frozen=True):
    """A source with the renditions that are wanted of it."""

    source: str
    renditions: tuple[Rendition, ...]


def developed(
    root: Path, renditions: Iterable[Rendition], *, memory: Cache, holds: Holds, workers: int
) -> Iterator[tuple[File | Kept, tuple[Problem, ...]]]:
    """Every rendition, with what is wrong with it; those that the output still has are kept."""
    shelf = Shelf(memory, holds)
    missing: list[Rendition] = []
    for rendition in renditions:
        kept = shelf.find(rendition.path, _key(rendition))
        if kept is None:
            missing.append(rendition)
        else:
            yield kept, ()
    films = [Film(source, tuple(some)) for source, some in groupby(sorted(missing, key=_order), _source)]
    pool: Pool[Film, tuple[Print, ...]] = Pool(partial(develop, root), workers=workers, prepare=_nothing)
    prints = pool.run(films, chunk=1, lost=_spoiled, worth=WORTH)
    for film, made in zip(films, prints, strict=True):
        for rendition, one in zip(film.renditions, made, strict=True):
            yield shelf.note(rendition.path, _key(rendition), one), one.problems


def develop(root: Path, film: Film) -> tuple[Print, ...]:
    """The renditions of one source. Never raises SiteError: problems are values."""
    try:
        return tuple(Print(file.data) for file in images.encode(root, film.renditions))
    except SiteError as stop:
        return tuple(Print(b"", stop.problems) for _ in film.renditions)


def _spoiled(film: Film) -> tuple[Print, ...]:
    problem = error("picture-kills", path=film.source)
    return tuple(Print(b"", (problem,)) for _ in film.renditions)


def _key(rendition: Rendition) -> bytes:
    """Its path names source, size and recipe; the rest is what encodes."""
    return key_of("picture", _encoder(), rendition.path)


@cache
def _encoder() -> str:
    return f"{PIL.__version__} {digest(Path(images.__file__).read_bytes())}"


def _order(rendition: Rendition) -> tuple[str, str]:
    return rendition.source, rendition.path


def _source(rendition: Rendition) -> str:
    return rendition.source


def _nothing() -> None:
    pass
