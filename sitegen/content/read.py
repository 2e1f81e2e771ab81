"""Reading one source: a file of content becomes an item, or a picture's facts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from sitegen import calendar
from sitegen.config import settle
from sitegen.config.settings import Config
from sitegen.content import frontmatter
from sitegen.content.approval import State, state_of
from sitegen.content.body import read_body
from sitegen.content.matter import look_for_second, read_matter
from sitegen.content.personal import look_for_personal_data
from sitegen.content.pictures import LARGEST_FILE, read_picture
from sitegen.content.promotion import look_for_promotion
from sitegen.content.proof import Proof
from sitegen.content.seals import seal_of
from sitegen.content.shelf import Place, place_of
from sitegen.content.signs import look_for_turns
from sitegen.files import DOCUMENT_LIMIT, decode, digest, read_bytes
from sitegen.model import Item, PictureFacts, Source
from sitegen.problems import Problem, SiteError, error, errors_of
from sitegen.text import nfc

LARGEST_ATTACHMENT = 100_000_000  # bytes; GitHub refuses larger files

# What is said of a document that names something that site.toml does not have.
_OF_SETTINGS = frozenset(
    (
        "area-unknown",
        "municipality-folder-unknown",
        "municipality-missing",
        "municipality-unknown",
        "topic-unknown",
    )
)

Reading: TypeAlias = tuple[Item | PictureFacts | None, tuple[Problem, ...]]


def read_one(root: Path, source: Source, config: Config) -> Reading:
    """Reads one source of any kind from disk. Its digest must still be that of its bytes.

    A document that cannot be read is an error, even if `[checks]` of site.toml calls the
    reason a warning: it would leave the site without a word. A function of this module, so
    that it can be remembered and sent to a worker.
    """
    found, problems = _read(root, source, config)
    if found is None and source.kind == "document" and config.whole and not _wrong(problems, config):
        return None, (*problems, error("document-left-out", path=source.path))
    return found, problems


def _read(root: Path, source: Source, config: Config) -> Reading:
    if source.kind == "attachment":
        large = source.size > LARGEST_ATTACHMENT
        told = _too_large("attachment-too-large", source.path, source.size, limit=LARGEST_ATTACHMENT)
        return None, (told,) if large else ()
    limit = DOCUMENT_LIMIT if source.kind == "document" else LARGEST_FILE
    try:
        data = read_bytes(f"{root}/{source.path}", limit=limit, root=root)
    except SiteError as stop:
        return None, stop.problems
    if digest(data) != source.digest:
        return None, (error("file-changed", path=source.path),)
    return proofread(source, data, config) if source.kind == "document" else read_picture(source, data)


def read_document(source: Source, data: bytes, config: Config) -> tuple[Item | None, tuple[Problem, ...]]:
    """A document's bytes as an item, and every problem that it has; no item if one is an error. Pure.

    What `[checks]` of site.toml has made a warning is none, as far as the document can be read.
    """
    item, problems = proofread(source, data, config)
    return (None if _wrong(problems, config) else item), problems


def proofread(source: Source, data: bytes, config: Config) -> tuple[Item | None, tuple[Problem, ...]]:
    """As `read_document`, with what can be understood of a document that has errors.

    It is not fit to be published, but its links, its folio and its pictures can be looked at.
    Something left out of its head is an error, and so is a control character anywhere, whatever `[checks]`
    of site.toml calls the reason.
    """
    if len(data) > DOCUMENT_LIMIT:
        return None, (_too_large("file-too-large", source.path, len(data), limit=DOCUMENT_LIMIT),)
    text, told = decode(data, source.path)
    refused = bool(errors_of(told))
    if refused and not text:
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
    item, sound = _item(source, nfc(text), place, proof=proof)
    if item is not None and (refused or not sound) and config.whole and not _wrong(proof.problems, config):
        proof.problems.append(error("document-left-out", path=source.path))
    # What is not in site.toml may be in the row of it that cannot be used.
    unsure = frozenset() if config.whole else _OF_SETTINGS
    return item, tuple(one for one in sorted(set(proof.problems)) if one.code not in unsure)


def _wrong(problems: Iterable[Problem], config: Config) -> bool:
    return bool(errors_of(settle(problems, config)))


def _item(source: Source, text: str, place: Place, *, proof: Proof) -> tuple[Item | None, bool]:
    """The item, and whether nothing had to be left out of its head."""
    header = frontmatter.split_on(text, proof)
    matter = read_matter(header, place, proof)
    look_for_second(header.body, header.body_line, proof)
    look_for_personal_data(text, header.body, header.body_line, proof=matter.proof)
    look_for_promotion(text, matter.proof)
    look_for_turns(text, matter.proof)
    body = read_body(header.body, header.body_line, proof=proof, language=matter.language)
    kind = matter.proof.kind
    if matter.front is None or kind is None:
        return None, False
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
        approval=_approval(text, matter.proof),
        seal=seal_of("\n".join((matter.front.title, *matter.front.deck, body.said()))),
    ), matter.sound


def _approval(text: str, proof: Proof) -> State:
    """Asked for only where the municipality wants approvals: it takes a second look at the head."""
    wanted = {one.id for one in proof.config.municipalities if one.approval == "required"}
    return state_of(text, proof) if proof.municipality in wanted else ""


def _too_large(code: str, path: str, size: int, *, limit: int) -> Problem:
    return error(code, path=path, size=f"{size:,}", limit=f"{limit:,}")
