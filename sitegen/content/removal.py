"""Removal: a picture is taken out of a document, of its front matter and of its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias
from urllib.parse import unquote

from sitegen.content.amend import LINE, amended, entries_of, parted, written
from sitegen.content.keys import same_name
from sitegen.content.proof import Proof
from sitegen.content.values import Entry, Listing, Record, Scalar, Value
from sitegen.files import inside

KEYS = ("image", "gallery", "videos", "audios")  # that name pictures
_SOURCE = frozenset(("src", "archivo"))  # without it nothing is left of a group
_POSTER = frozenset(("poster", "portada"))
_SIGN = re.compile(r"!\[[^\]\n]*\]\(<?([^)\s>]+)>?(?:[ \t]+\"[^\"\n]*\")?\)(?:\{[^}\n]*\})?")

_Names: TypeAlias = Callable[[str], bool]  # whether a text of the document names the picture


def without_picture(text: str, picture: str, proof: Proof) -> str:
    """The document's text without the picture of this path from the site's root.

    A gallery that held nothing else becomes `no`: without one the pictures of the folder are shown.
    Raises SiteError as `amended` does. Links to the picture stay, and what is written in no way that
    is known here: whoever asked looks whether the document names it still.
    """

    def names(written_so: str) -> bool:
        return inside(proof.folder, written_so.strip()) == picture

    entries = entries_of(text, proof)
    rows = {name: _rows(name, entries[name], names) for name in KEYS if name in entries}
    changed = {name: new for name, new in rows.items() if new is not None}
    head, body = parted(amended(text, changed, proof), proof)
    return head + "".join(_bare(LINE.findall(body), names))


def _rows(name: str, entry: Entry, names: _Names) -> list[str] | None:
    """The lines of YAML of a key without the picture; None where it does not name it."""
    left = _left(entry.value, names)
    if left == entry.value:
        return None
    if left is not None:
        return written(entry.key, left)
    return [f"{entry.key.text}: no"] if name == "gallery" else []


def _left(value: Value, names: _Names) -> Value | None:
    """What is left of a value without the picture; None where nothing is."""
    if isinstance(value, Scalar):
        return None if names(value.text) else value
    if isinstance(value, Listing):
        items = tuple(one for item in value.items if (one := _left(item, names)) is not None)
        return Listing(items, value.line) if items else None
    named = {same_name(one.key.text) for one in value.entries if _is_named(one, names)}
    if named & _SOURCE:
        return None
    gone = named & _POSTER
    entries = tuple(one for one in value.entries if same_name(one.key.text) not in gone)
    return Record(entries, value.line) if entries else None


def _is_named(entry: Entry, names: _Names) -> bool:
    return isinstance(entry.value, Scalar) and names(entry.value.text)


def _bare(lines: list[str], names: _Names) -> Iterator[str]:
    """The lines without the signs that show the picture; one that held nothing else goes with them."""
    for line in lines:
        left = _SIGN.sub(lambda sign: "" if names(unquote(sign[1])) else sign[0], line)
        if left == line or left.strip():
            yield left
