"""Outward: the source of a public document as others may have it.

Left out are remarks, what decides when it is seen, who approved it, and the papers of minors.
"""

from __future__ import annotations

import re

from sitegen.content.amend import entries_of, parted, plain, written
from sitegen.content.captions import ATTRIBUTES
from sitegen.content.keys import same_name
from sitegen.content.proof import Proof
from sitegen.content.values import Listing, Record, Scalar, Value

INTERNAL = frozenset(("approval", "draft", "expires", "publish_at", "withdrawn"))
_PAPERS = frozenset(one for one, name in ATTRIBUTES.items() if name in ("consent", "minors"))
_SAID = re.compile(r"(?<=[)\]])\{(?:[^{}\"\n]|\"[^\"\n]*\")*\}")  # behind a picture
_ONE = re.compile(r"\s*([^\s={}\"]+)=(?:\"[^\"\n]*\"|[^\s\"}]*)")


def outward(text: str, proof: Proof) -> str:
    """The text of a document without what is the office's own. Raises SiteError where it cannot be read."""
    text = plain(text)
    entries = {name: one for name, one in entries_of(text, proof).items() if name not in INTERNAL}
    rows = [row for one in entries.values() for row in written(one.key, _bare(one.value))]
    _, body = parted(text, proof)
    return "\n".join(("---", *rows, "---", "")) + _SAID.sub(lambda found: _ONE.sub(_kept, found[0]), body)


def _bare(value: Value) -> Value:
    if isinstance(value, Scalar):
        return value
    if isinstance(value, Listing):
        return Listing(tuple(map(_bare, value.items)), value.line)
    kept = (one for one in value.entries if same_name(one.key.text) not in _PAPERS)
    return Record(tuple(type(one)(one.key, _bare(one.value)) for one in kept), value.line)


def _kept(one: re.Match[str]) -> str:
    return "" if same_name(one[1]) in _PAPERS else one[0]
