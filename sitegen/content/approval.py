"""Approval: the short code of a text, and whether the one in its front matter is that of this very text.

The code covers every byte of the document but its keys `approval`, `folio` and `draft`:
the folio is issued with the approval, and the draft becomes public by it. Alternative
texts, pictures by name and the date are part of what is approved.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Literal, TypeAlias

from sitegen.content.amend import amended, entries_of, plain
from sitegen.content.proof import Proof
from sitegen.content.values import Record, Scalar
from sitegen.problems import SiteError
from sitegen.text import fold, nfc

State: TypeAlias = Literal["", "valid", "stale"]

_OUTSIDE: dict[str, tuple[str, ...]] = {"approval": (), "folio": (), "draft": ()}
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U to be misread
_READ_AS = str.maketrans("OIL", "011")
_LENGTH = 8  # 40 bits: enough against a slip, and against guessing by hand


def code_of(text: str, proof: Proof) -> str:
    """The code of a document's text: `K7QM-3XPA`. Raises SiteError where its head cannot be read."""
    scratch = Proof(proof.path, proof.config, proof.zone)
    words = amended(nfc(plain(text)), _OUTSIDE, scratch)
    lines = "\n".join(line.rstrip() for line in words.strip().split("\n"))
    number = int.from_bytes(hashlib.sha256(lines.encode()).digest()[:5], "big")
    signs = "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return f"{signs[:4]}-{signs[4:]}"


def same_code(one: str, other: str) -> bool:
    """Whether two codes are the same, however they were typed."""
    return hmac.compare_digest(_bare(one), _bare(other))


def state_of(text: str, proof: Proof) -> State:
    """Whether a document was approved as it stands ("valid"), in other words ("stale"), or never ("")."""
    scratch = Proof(proof.path, proof.config, proof.zone)
    try:
        entry = entries_of(text, scratch).get("approval")
        if entry is None:
            return ""
        return "valid" if same_code(_given(entry.value), code_of(text, proof)) else "stale"
    except SiteError:
        return ""


def _given(value: object) -> str:
    if not isinstance(value, Record):
        return ""
    for entry in value.entries:
        if fold(entry.key.text.strip()) in ("code", "codigo") and isinstance(entry.value, Scalar):
            return entry.value.text
    return ""


def _bare(code: str) -> bytes:
    return "".join(code.upper().translate(_READ_AS).replace("-", "").split()).encode()
