"""The list of importers: which kinds of file can come in, and who reads each."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath
from typing import TypeAlias, TypeVar

import msgspec

from sitegen.extension import Extension, line_of
from sitegen.intake.blocks import Brought, Paper
from sitegen.intake.docx import read_docx
from sitegen.intake.faults import Fault
from sitegen.intake.odt import read_odt
from sitegen.intake.pages import read_html
from sitegen.intake.pdf import read_pdf
from sitegen.intake.plain import read_markdown, read_text
from sitegen.intake.wordpress import is_export, read_wordpress

Reader: TypeAlias = Callable[[str, bytes], Brought]

Result = TypeVar("Result")

_ARCHIVE = b"PK\x03\x04"


class Importer(msgspec.Struct, frozen=True):
    """Reads files of some extensions: name and bytes in, documents out; raises Fault.

    `sniff` tells a file by its bytes, whatever its name says.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    sniff: Callable[[bytes], bool] = lambda _: False


def _papers(read: Callable[[str, bytes], tuple[Paper, ...]]) -> Reader:
    """A reader of files that hold documents and nothing else."""
    return lambda name, data: Brought(read(name, data))


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-")


def _is_word(data: bytes) -> bool:
    return data.startswith(_ARCHIVE) and b"word/document.xml" in data


def _is_opendocument(data: bytes) -> bool:
    return data.startswith(_ARCHIVE) and b"content.xml" in data and b"[Content_Types].xml" not in data


def _is_page(data: bytes) -> bool:
    """As Word once saved its web pages: with the name of a document."""
    return data.lstrip()[:14].lower().startswith((b"<html", b"<!doctype html"))


IMPORTERS: tuple[Importer, ...] = (
    Importer("text", (".txt", ".text"), _papers(read_text)),
    Importer("markdown", (".md", ".markdown", ".mdown"), _papers(read_markdown)),
    Importer("pdf", (".pdf",), _papers(read_pdf), _is_pdf),
    Importer("word", (".docx", ".docm"), _papers(read_docx), _is_word),
    Importer("opendocument", (".odt", ".ott"), _papers(read_odt), _is_opendocument),
    Importer("wordpress", (".xml", ".wxr"), read_wordpress, is_export),
    Importer("html", (".html", ".htm", ".xhtml"), _papers(read_html), _is_page),
)
SUFFIXES = frozenset(suffix for one in IMPORTERS for suffix in one.suffixes)
_ARCHIVED = (".docx", ".docm", ".odt", ".ott")  # archives that a reader must try, whatever they hold
_OLD = {".doc": "intake-old-word", ".rtf": "intake-rtf", ".pages": "intake-pages"}


def read(name: str, data: bytes, own: tuple[Importer, ...] = ()) -> Brought:
    """What there is in a file, by its name and its first bytes. Raises Fault for what cannot be taken in."""
    if not data.strip():
        raise Fault("intake-empty")
    return importer_of(name, data, own).read(name, data)


def own_importers(own: Extension) -> tuple[Importer, ...]:
    """The importers of the site's own module, which are asked first. Their failures are Faults."""
    given = [_expected(own, one) for one in own.listed("IMPORTERS")]
    return tuple(Importer(one.name, one.suffixes, _reader(own, one), _sniffer(own, one)) for one in given)


def _expected(own: Extension, given: object) -> Importer:
    return own.expect("IMPORTERS", given, Importer)


def _reader(own: Extension, one: Importer) -> Reader:
    return lambda name, data: own.expect("IMPORTERS", _run(own, partial(one.read, name, data)), Brought)


def _sniffer(own: Extension, one: Importer) -> Callable[[bytes], bool]:
    return lambda data: _run(own, partial(one.sniff, data))


def _run(own: Extension, work: Callable[[], Result]) -> Result:
    try:
        return work()
    except Fault:
        raise
    except (Exception, SystemExit) as failure:
        what = f"{type(failure).__name__}: {failure}"
        line = line_of(own.path, failure)
        raise Fault("module-fails-file", module=own.path, at=line, what=what) from failure


def importer_of(name: str, data: bytes, own: tuple[Importer, ...] = ()) -> Importer:
    """Who reads a file: by its bytes where they tell, else by its extension. Raises Fault if nobody does."""
    every = (*own, *IMPORTERS)
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in (".xml", ".wxr") and re.search(rb"<(?:html|!DOCTYPE html)", data[:2_000], re.IGNORECASE):
        suffix = ".html"
    named = next((one for one in every if suffix in one.suffixes), None)
    sniffed = next((one for one in every if one.sniff(data)), None)
    if sniffed is not None:
        return sniffed
    if data.startswith(_ARCHIVE) and suffix not in _ARCHIVED:
        raise Fault("intake-zip")
    if data.startswith(b"{\\rtf"):
        raise Fault("intake-rtf")
    if suffix in _OLD:
        raise Fault(_OLD[suffix])
    if named is None:
        known = sorted({suffix for one in every for suffix in one.suffixes})
        raise Fault("intake-kind-unknown", suffix=suffix or "—", known=", ".join(known))
    return named
