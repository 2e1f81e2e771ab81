"""The list of importers: which kinds of file can come in, and who reads each."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TypeAlias

import msgspec

from sitegen.intake.blocks import Paper
from sitegen.intake.docx import read_docx
from sitegen.intake.faults import Fault
from sitegen.intake.odt import read_odt
from sitegen.intake.pages import read_html
from sitegen.intake.pdf import read_pdf
from sitegen.intake.plain import read_markdown, read_text
from sitegen.intake.wordpress import is_export, read_wordpress

Reader: TypeAlias = Callable[[str, bytes], tuple[Paper, ...]]


class Importer(msgspec.Struct, frozen=True):
    """Reads files of some extensions: name and bytes in, documents out; raises Fault."""

    name: str
    suffixes: tuple[str, ...]
    read: Reader


IMPORTERS: tuple[Importer, ...] = (
    Importer("text", (".txt", ".text"), read_text),
    Importer("markdown", (".md", ".markdown", ".mdown"), read_markdown),
    Importer("word", (".docx", ".docm"), read_docx),
    Importer("pdf", (".pdf",), read_pdf),
    Importer("html", (".html", ".htm", ".xhtml"), read_html),
    Importer("wordpress", (".xml", ".wxr"), read_wordpress),
    Importer("opendocument", (".odt", ".ott"), read_odt),
)
SUFFIXES = frozenset(suffix for one in IMPORTERS for suffix in one.suffixes)
_OLD = {".doc": "intake-old-word", ".rtf": "intake-rtf", ".pages": "intake-pages"}


def read(name: str, data: bytes) -> tuple[Paper, ...]:
    """The documents of a file, by its name and its first bytes. Raises Fault for what cannot be taken in."""
    if not data.strip():
        raise Fault("intake-empty")
    return importer_of(name, data).read(name, data)


def importer_of(name: str, data: bytes) -> Importer:
    """Who reads a file: by its bytes where they tell, else by its extension. Raises Fault if nobody does."""
    kinds = {one.name: one for one in IMPORTERS}
    suffix = PurePosixPath(name).suffix.lower()
    if data.startswith(b"%PDF-"):
        return kinds["pdf"]
    if data.startswith(b"PK\x03\x04"):
        return kinds[_archive(data, suffix)]
    if is_export(data):
        return kinds["wordpress"]
    if data.lstrip()[:14].lower().startswith((b"<html", b"<!doctype html")):
        return kinds["html"]  # as Word once saved its web pages: with the name of a document
    if data.startswith(b"{\\rtf"):
        raise Fault("intake-rtf")
    if suffix in _OLD:
        raise Fault(_OLD[suffix])
    if suffix in (".xml", ".wxr") and re.search(rb"<(?:html|!DOCTYPE html)", data[:2_000], re.IGNORECASE):
        return kinds["html"]
    found = next((one for one in IMPORTERS if suffix in one.suffixes), None)
    if found is None:
        raise Fault("intake-kind-unknown", suffix=suffix or "—", known=", ".join(sorted(SUFFIXES)))
    return found


def _archive(data: bytes, suffix: str) -> str:
    """Which kind of document an archive is, by what it holds or its extension. Raises Fault for none."""
    if b"word/document.xml" in data:
        return "word"
    if b"content.xml" in data and b"[Content_Types].xml" not in data:
        return "opendocument"
    if suffix in (".docx", ".docm"):
        return "word"
    if suffix in (".odt", ".ott"):
        return "opendocument"
    raise Fault("intake-zip")
