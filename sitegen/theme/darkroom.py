"""The darkroom: pictures are encoded, cards drawn and kits packed, here or in several processes.

Each source is decoded once for all its sizes; what the output still has is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import groupby
from pathlib import Path

import msgspec
import PIL

from sitegen.files import digest
from sitegen.memory.cache import Cache, key_of
from sitegen.model import File, Kept
from sitegen.newsroom.pictures import Kit, Piece, Placard, Rendition
from sitegen.pool import Pool
from sitegen.problems import Problem, SiteError, error
from sitegen.theme import drawing, images, packing
from sitegen.theme.keeping import Holds, Print, Shelf, printed_as

# What a second process pays for, in drawn cards: one takes 0.03 s, a photograph with its sizes 0.3 s.
WORTH, PHOTO = 30, 10


class Film(msgspec.Struct, frozen=True):
    """What is made at one go: the sizes of one source, one drawn card, or one kit."""

    source: str
    pieces: tuple[Piece, ...]


def developed(
    root: Path, pieces: Iterable[Piece], *, memory: Cache, holds: Holds, workers: int
) -> Iterator[tuple[File | Kept, tuple[Problem, ...]]]:
    """Every piece as a file, with what is wrong with it; those that the output still has are kept."""
    shelf = Shelf(memory, holds)
    missing: list[Piece] = []
    for piece in pieces:
        kept = shelf.find(piece.path, _key(piece))
        if kept is None:
            missing.append(piece)
        else:
            yield kept, ()
    films = [Film(source, tuple(some)) for source, some in groupby(sorted(missing, key=_order), _source)]
    several = workers if sum(map(_effort, films)) >= WORTH else 1
    pool: Pool[Film, tuple[Print, ...]] = Pool(partial(develop, root), workers=several)
    prints = pool.run(films, chunk=1, lost=_spoiled)
    for film, made in zip(films, prints, strict=True):
        for piece, one in zip(film.pieces, made, strict=True):
            yield shelf.note(piece.path, _key(piece), one), one.problems


def develop(root: Path, film: Film) -> tuple[Print, ...]:
    """The pieces of one film. Never raises SiteError: problems are values."""
    try:
        sizes = [one for one in film.pieces if isinstance(one, Rendition)]
        made = {file.path: file.data for file in images.encode(root, sizes)}
        return tuple(
            printed_as(made[one.path] if one.path in made else made_of(root, one)) for one in film.pieces
        )
    except SiteError as stop:
        return tuple(Print(b"", stop.problems) for _ in film.pieces)


def made_of(root: Path, piece: Piece) -> bytes:
    """The bytes of one piece. Raises SiteError for what cannot be made."""
    if isinstance(piece, Placard):
        return drawing.draw(piece)
    if isinstance(piece, Kit):
        return packing.pack(root, piece)
    return next(images.encode(root, (piece,))).data


def _spoiled(film: Film) -> tuple[Print, ...]:
    problem = error("picture-kills", path=film.source)
    return tuple(Print(b"", (problem,)) for _ in film.pieces)


def _key(piece: Piece) -> bytes:
    """Its path names all that goes into it; the rest is what makes it."""
    if isinstance(piece, Placard):
        return key_of("placard", _program(drawing.__file__), drawing.fonts_digest(), piece.path)
    if isinstance(piece, Kit):
        return key_of("kit", _program(images.__file__), _program(packing.__file__), piece.path)
    return key_of("picture", _program(images.__file__), piece.path)


@cache
def _program(file: str) -> str:
    return f"{PIL.__version__} {digest(Path(file).read_bytes())}"


def _effort(film: Film) -> int:
    return 1 if isinstance(film.pieces[0], Placard) else PHOTO


def _order(piece: Piece) -> tuple[str, str]:
    return _source(piece), piece.path


def _source(piece: Piece) -> str:
    """What is made together: the sizes of a source; a card or a kit alone."""
    return piece.source if isinstance(piece, Rendition) else piece.path
