"""The search files of a newsroom: one index an edition, named by digest and listed in `search.json`."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence

import msgspec

from sitegen import files
from sitegen.model import File, Item
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Edition, Newsroom
from sitegen.search import lexicon, postings, shelf
from sitegen.search.builder import PressBuilder
from sitegen.search.fields import fields_of

MANIFEST = "search.json"
VERSION = 1  # of the files' form; frontend/src/search/archive.ts reads this one
_NAMED_BY = 16  # hex digits of a digest
_EFFORT = 6  # of gzip: 9 takes six times as long and saves 2 %


class Manifest(msgspec.Struct, frozen=True):
    """What a page loads when a person goes to search: names of files beside it."""

    version: int
    language: str
    documents: int
    postings: str
    lexicon: str
    facets: str
    cards: tuple[str, ...]
    pack: int


def index_files(newsroom: Newsroom) -> Iterator[File]:
    """The search files of every edition.

    Documents are numbered from the oldest, so that a new one changes as little as
    may be. Files other than `search.json` are gzip (mtime 0) and named by the
    SHA-256 of what is inside, since hosts cache and compress as they please.
    """
    for edition in newsroom.editions:
        yield from _edition_files(newsroom, edition)


def _edition_files(newsroom: Newsroom, edition: Edition) -> Iterator[File]:
    items = edition.items[::-1]
    folder = urls.search_base(newsroom.config, edition.language)
    columns = msgspec.json.encode(shelf.facets(items, newsroom.config))
    words = _packed(folder, "words", data=lexicon.encode(items))
    terms = _packed(folder, "terms", data=_postings(newsroom, items, language=edition.language))
    facets = _packed(folder, "facets", data=columns)
    cards = tuple(_cards(newsroom, items, language=edition.language, folder=folder))
    yield from (terms, words, facets, *dict.fromkeys(cards))
    manifest = Manifest(
        version=VERSION,
        language=edition.language,
        documents=len(items),
        postings=_name(terms),
        lexicon=_name(words),
        facets=_name(facets),
        cards=tuple(map(_name, cards)),
        pack=shelf.PACK,
    )
    yield File(folder + MANIFEST, msgspec.json.encode(manifest))


def _postings(newsroom: Newsroom, items: Sequence[Item], *, language: str) -> bytes:
    builder = PressBuilder()
    for number, item in enumerate(items):
        builder.add_counts(str(number), fields_of(item, newsroom.config, language=language))
    return postings.encode(builder)


def _cards(newsroom: Newsroom, items: Sequence[Item], *, language: str, folder: str) -> Iterator[File]:
    for start in range(0, len(items), shelf.PACK):
        pack = items[start : start + shelf.PACK]
        cards = [shelf.card(newsroom, item, language=language) for item in pack]
        yield _packed(folder, "cards", data=msgspec.json.encode(cards))


def _packed(folder: str, name: str, *, data: bytes) -> File:
    digest = files.digest(data)[:_NAMED_BY]
    return File(f"{folder}{name}-{digest}.idx", gzip.compress(data, _EFFORT, mtime=0))


def _name(file: File) -> str:
    return file.path.rpartition("/")[2]
