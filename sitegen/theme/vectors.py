"""Vectors: a mark drawn as SVG, as it is published: the drawing, and nothing of who drew it or with what.

Editors write names of people, paths of disks and their own settings into an SVG. Only
what SVG itself knows is kept; nothing that acts, and no address of anyone else (promise 8).
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

SVG, XLINK, XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)

_DROPPED = frozenset(("metadata", "script", "foreignObject", "handler", "set"))
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*>", re.IGNORECASE)  # old editors write one; it declares nothing
_LARGEST = 5_000_000  # bytes

ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


class VectorError(ValueError):
    """An SVG that is none, that declares entities, or that is beyond all size."""


def bare_svg(data: bytes) -> bytes:
    """The drawing alone, in UTF-8. Raises VectorError."""
    plain = _DOCTYPE.sub(b"", data, count=1)
    if len(data) > _LARGEST or _DECLARED.search(plain):
        raise VectorError
    try:
        root = ET.fromstring(plain)  # noqa: S314 - nothing is declared in it
    except (ET.ParseError, RecursionError, ValueError, LookupError) as wrong:
        raise VectorError from wrong
    if root.tag != f"{{{SVG}}}svg":
        raise VectorError
    try:
        _clean(root)
        drawn: bytes = ET.tostring(root, encoding="utf-8")
    except RecursionError as deep:
        raise VectorError from deep
    return drawn + b"\n"


def _clean(element: ET.Element) -> None:
    for name in [name for name, value in element.attrib.items() if not _is_kept(name, value)]:
        del element.attrib[name]
    for child in list(element):
        namespace, _, name = str(child.tag).removeprefix("{").rpartition("}")
        if namespace != SVG or name in _DROPPED:
            element.remove(child)
        else:
            _clean(child)


def _is_kept(name: str, value: str) -> bool:
    """Attributes of SVG that neither act nor lead outside the file."""
    namespace, _, own = name.removeprefix("{").rpartition("}")
    if namespace not in ("", XLINK, XML) or own.lower().startswith("on"):
        return False
    return own != "href" or value.strip().startswith(("#", "data:image/"))
