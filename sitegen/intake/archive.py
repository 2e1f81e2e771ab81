"""Zip archives and XML from outside, opened with distrust: bombs, doctypes and entities are refused."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

import defusedxml
from defusedxml.ElementTree import fromstring

from sitegen.intake.faults import Fault

MOST_ENTRIES = 5_000
LARGEST_ENTRY = 40_000_000  # bytes unpacked; a docx of 311 KB can hold 94 MB of XML
LARGEST_WHOLE = 200_000_000
STEEPEST = 150  # unpacked against packed, for what is larger than a page
_SMALL = 1_000_000
_DEEPEST = 400
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Archive:
    """A zip archive whose sizes have been added up before anything is unpacked."""

    def __init__(self, data: bytes) -> None:
        """Raises Fault for what is no archive, is encrypted, or would unpack to far more than a document."""
        if data.startswith(_OLE):
            raise Fault(
                "intake-encrypted" if b"E\x00n\x00c\x00r\x00y\x00p\x00t" in data else "intake-old-word"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as failure:
            raise Fault("intake-broken", why=type(failure).__name__) from failure
        if len(infos) > MOST_ENTRIES or sum(one.file_size for one in infos) > LARGEST_WHOLE:
            raise Fault("intake-bomb")
        for one in infos:
            steep = one.file_size > _SMALL and one.file_size > STEEPEST * max(one.compress_size, 1)
            if one.file_size > LARGEST_ENTRY or steep:
                raise Fault("intake-bomb")
            if one.flag_bits & 1:
                raise Fault("intake-encrypted")
        self.names = frozenset(one.filename for one in infos)

    def read(self, name: str) -> bytes:
        """The bytes of an entry, b"" where there is none. Raises Fault if it is broken or too large."""
        if name not in self.names:
            return b""
        try:
            with self._zip.open(name) as file:
                data = file.read(LARGEST_ENTRY + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as failure:
            raise Fault("intake-broken", why=type(failure).__name__) from failure
        if len(data) > LARGEST_ENTRY:
            raise Fault("intake-bomb")
        return data

    def xml(self, name: str) -> Element | None:
        """The root of an XML entry, or None where there is none. Raises Fault."""
        data = self.read(name)
        return parse_xml(data) if data else None


def parse_xml(data: bytes) -> Element:
    """The root element. Raises Fault for a doctype, an entity, broken or far too deeply nested XML."""
    if _depth(data) > _DEEPEST:
        raise Fault("intake-nested")
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except defusedxml.DefusedXmlException as failure:
        raise Fault("intake-doctype") from failure
    except (ParseError, ValueError, LookupError) as failure:
        raise Fault("intake-xml", why=str(failure)[:120]) from failure
    return root


def _depth(data: bytes) -> int:
    """How deep elements may be nested, from the tags alone; what is no XML gets some number."""
    deepest = depth = 0
    for found in re.finditer(rb"<(/?)[A-Za-z_][^<>]*?(/?)>", data):
        if found[1]:
            depth -= 1
        elif not found[2]:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """The value of an attribute by its local name, whatever its namespace; "" where there is none."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")
