"""What may be said of a picture in a body: `![alt](foto.jpg "pie"){credito="Foto: Ana Ruiz"}`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

# Spanish and English names → what they say.
ATTRIBUTES = {
    "pie": "caption",
    "caption": "caption",
    "credito": "credit",
    "credit": "credit",
    "menores": "minors",
    "minors": "minors",
    "consentimiento": "consent",
    "consent": "consent",
}

_BLOCK = re.compile(r"\{((?:[^{}\"\n]|\"[^\"\n]*\")*)\}")
_PAIR = re.compile(r"\s*(?:([^\W\d]\w*)=(?:\"([^\"]*)\"|([^\s\"]+))|(\S+))")


def caption_plugin(md: MarkdownIt) -> None:
    """Teaches the parser attributes after an image; they are pairs in the token's `meta`."""
    md.inline.ruler.after("image", "caption", _caption)


def _caption(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    if state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    image = state.tokens[-1]
    if image.type != "image" or state.src[state.pos - 1] not in ")]":
        return False
    found = _BLOCK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        image.meta["attributes"] = [
            (name, quoted or bare) if name else (rest, "")
            for name, quoted, bare, rest in _PAIR.findall(found[1])
        ]
    state.pos = found.end()
    return True
