"""Who is named in the news and holds no office: a neighbour, a beneficiary, who is only "la señora"."""

from __future__ import annotations

import re

from sitegen.text import fold

_PRIVATE = re.compile(
    r"(?:vecin|beneficiari|ciudadan|comerciant|habitant|afectad|madre|padre|ama de casa)", re.IGNORECASE
)
_COURTESY = frozenset(["senor", "senora", "senorita", "dona"])


def is_private(title: str, office: str, behind: str, *, lead: str, after: str) -> bool:
    """Whether a person is of no office: a neighbour, whoever was given something, "la señora Ana López"."""
    if behind and not _PRIVATE.match(behind):
        return False
    if re.match(rf"\s*,\s*(?:(?:el|la|una?)\s+)?{_PRIVATE.pattern}", after, re.IGNORECASE):
        return True
    if office:
        return bool(_PRIVATE.match(office))
    last = re.search(r"[^\W\d_]+\s*$", lead)
    courtesy = fold(title).strip(" .") in _COURTESY
    return courtesy or bool(last and re.match(r"(?:vecin|beneficiari)[ao]\b", fold(last[0])))
