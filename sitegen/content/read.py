"""Reading one source: a file of content becomes an item, or a picture's facts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from sitegen import calendar
from sitegen.config import settle
from sitegen.config.settings import Config
from sitegen.content import frontmatter
from sitegen.content.body import read_body
from sitegen.content.matter import look_for_second, read_matter
from sitegen.content.personal import look_for_personal_data
from sitegen.content.pictures import LARGEST_FILE, read_picture
from sitegen.content.promotion import look_for_promotion
from sitegen.content.proof import Proof
from sitegen.content.shelf import Place, place_of
from sitegen.content.signs import look_for_turns
from sitegen.files import DOCUMENT_LIMIT, decode, digest, read_bytes
from sitegen.model import Item, PictureFacts, Source
from sitegen.problems import Problem, SiteError, error, errors_of
from sitegen.text import nfc

LARGEST_ATTACHMENT = 100_000_000  # bytes; GitHub refuses larger files

Reading: TypeAlias = tuple[Item | PictureFacts | None, tuple[Problem, ...]]


def read_one(root: Path, source: Source, config: Config) -> Reading:
    """Reads one source of any kind from disk. Its digest must still be that of its bytes.

    A document that cannot be read is an error, even if `[checks]` of site.toml calls the
    reason a warning: it would leave the site without a word. A function of this module, so
    that it can be remembered and sent to a worker.
    """
    found, problems = _read(root, source, config)
    if found is None and source.kind == "document" and not _wrong(problems, config):
        return None, (*problems, error("document-left-out", path=source.path))
    return found, problems


def _read(root: Path, source: Source, config: Config) -> Reading:
    if source.kind == "attachment":
        large = source.size > LARGEST_ATTACHMENT
        told = _too_large("attachment-too-large", source.path, source.size, limit=LARGEST_ATTACHMENT)
        return None, (told,) if large else ()
    limit = DOCUMENT_LIMIT if source.kind == "document" else LARGEST_FILE
    try:
        data = read_bytes(root / source.path, limit=limit, root=root)
    except SiteError as stop:
        return None, stop.problems
    if digest(data) != source.digest:
        return None, (error("file-changed", path=source.path),)
    return read_document(source, data, config) if source.kind == "document" else read_picture(source, data)


def read_document(source: Source, data: bytes, config: Config) -> tuple[Item | None, tuple[Problem, ...]]:
    """A document's bytes as an item, and every problem that it has; no item if one is an error. Pure.

    What `[checks]` of site.toml has made a warning is none, as far as the document can be read.
    """
    if len(data) > DOCUMENT_LIMIT:
        return None, (_too_large("file-too-large", source.path, len(data), limit=DOCUMENT_LIMIT),)
    text, told = decode(data, source.path)
    if errors_of(told):
        return None, told
    place = place_of(source.path, config)
    proof = Proof(
        source.path,
        config,
        calendar.zone_of(config, place.municipality),
        place.municipality,
        place.kind,
        [*told, *place.problems],
    )
    item = _item(source, nfc(text), place, proof=proof)
    problems = tuple(sorted(set(proof.problems)))
    return (None if _wrong(problems, config) else item), problems


def _wrong(problems: Iterable[Problem], config: Config) -> bool:
    return bool(errors_of(settle(problems, config)))


def _item(source: Source, text: str, place: Place, *, proof: Proof) -> Item | None:
    header = frontmatter.split(text, proof)
    matter = read_matter(header, place, proof)
    look_for_second(header.body, header.body_line, proof)
    look_for_personal_data(text, header.body, header.body_line, proof=matter.proof)
    look_for_promotion(text, matter.proof)
    look_for_turns(text, matter.proof)
    body = read_body(header.body, header.body_line, proof=proof, language=matter.language)
    kind = matter.proof.kind
    if matter.front is None or kind is None:
        return None
    return Item(
        path=source.path,
        digest=source.digest,
        kind=kind,
        municipality=matter.proof.municipality,
        slug=matter.slug,
        language=matter.language,
        front=matter.front,
        body=body,
        lines=matter.lines,
    )


def _too_large(code: str, path: str, size: int, *, limit: int) -> Problem:
    return error(code, path=path, size=f"{size:,}", limit=f"{limit:,}")
