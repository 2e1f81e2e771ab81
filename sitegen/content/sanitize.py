"""The last gate: HTML of a body through nh3, and cut where something is filled in later.

Nothing that a writer can type makes a placeholder: `<` of text is `&lt;` here and `"`
of an attribute `&quot;`, and no link may have the placeholder's scheme.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import nh3

from sitegen.content.sheet import PLACEHOLDER
from sitegen.model import Part, Picture, Ref

_ATTRIBUTES = {
    "a": {"href", "title", "id", "class", "role"},
    "code": {"class"},
    "div": {"class", "role", "tabindex"},
    "figure": {"class"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "img": {"src"},
    "li": {"id", "value"},
    "ol": {"start", "type", "class"},
    "p": {"class"},
    "pre": {"tabindex"},
    "span": {"class"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class", "scope"},
}
_BARE = "blockquote br dd dl dt em figcaption hr s strong table tbody thead tr ul"
TAGS = frozenset(_ATTRIBUTES) | frozenset(_BARE.split())
SCHEMES = frozenset(("http", "https", "mailto", "tel"))

_PLACE = re.compile(rf'<a href="{PLACEHOLDER}:([0-9]+)"|<img src="{PLACEHOLDER}:([0-9]+)">')


@functools.cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={*SCHEMES, PLACEHOLDER},
        link_rel=None,
    )


def clean(html: str) -> str:
    """The HTML with nothing in it but the tags, attributes and schemes that bodies need."""
    return _cleaner().clean(html)


def cut(html: str, later: Sequence[Ref | Picture]) -> tuple[Part, ...]:
    """Cleaned HTML as parts: text, and by number what stands at its placeholders.

    A reference comes between `<a href="` and `"`, a picture in place of its tag.
    """
    parts: list[Part] = []
    at = 0
    for place in _PLACE.finditer(html):
        link, picture = place.groups()
        before = html[at : place.start()] + ('<a href="' if link else "")
        parts += [before, later[int(link or picture)]] if before else [later[int(link or picture)]]
        at = place.end() - 1 if link else place.end()
    return (*parts, html[at:]) if at < len(html) or not parts else tuple(parts)
