"""Where links and pictures of a body lead: to content, to another site, or nowhere that we allow.

`[[CGCS/130126/009]]` and `[[CGCS/130126/009|words]]` refer to a document by folio.
"""

from __future__ import annotations

import re
from typing import Protocol
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from sitegen.content.groups import is_web_address
from sitegen.content.media import is_picture
from sitegen.content.proof import Proof
from sitegen.content.shelf import ROOT as CONTENT
from sitegen.files import inside
from sitegen.model import Ref
from sitegen.text import collapse

_FOLIO = re.compile(r"\[\[([^\[\]|\n<>*_`]*\d[^\[\]|\n<>*_`]*)(?:\|([^\[\]\n]+))?\]\]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_INVISIBLE = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_DIALLED = re.compile(r"tel:\+?[0-9().*# -]{2,30}(?:;[\w=+-]+)*")
_HOST = re.compile(r"(?:www\.[^/]+|[\w.-]+\.(?:mx|com|org|net|edu|gob|gov|info))(?:[/?].*)?", re.IGNORECASE)
_MAILBOX = re.compile(r"[^@\s/?]+@[^@\s/?]+\.[A-Za-z]{2,}")
_MAILED = re.compile(r"mailto:[^@\s/?]+@[^@\s/?]+(?:\?.*)?")


def folio_plugin(md: MarkdownIt) -> None:
    """Teaches the parser references by folio: a link whose token has the folio in `meta`."""
    md.inline.ruler.before("link", "folio", _folio)


def _folio(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    if not state.src.startswith("[[", state.pos) or state.linkLevel > 0:
        return False
    found = _FOLIO.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        folio = collapse(found[1])
        state.push("link_open", "a", 1).meta = {"folio": folio}
        state.push("text", "", 0).content = collapse(found[2] or folio)
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


class Destinations(Protocol):
    """Decides where the links and pictures of a body lead."""

    def link(self, href: str, line: int) -> str | Ref | None:
        """What goes into `href`: an address, a reference to content, or None (a problem was noted)."""

    def picture(self, src: str, line: int) -> str | None:
        """The path of a picture from the site's root, or None (a problem was noted)."""


class ContentDestinations:
    """The destinations that a document of the newsroom may have."""

    def __init__(self, proof: Proof) -> None:
        self._proof = proof

    def link(self, href: str, line: int) -> str | Ref | None:
        """http, https, mailto and tel go out; `#anchor` stays; a relative path becomes a reference."""
        shown = unquote(href)[:80]
        scheme = scheme_of(href)
        if not href:
            self._proof.error("link-empty", line)
        elif scheme in ("http", "https"):
            return self._checked(href, line, right=is_web_address(href))
        elif scheme == "mailto":
            return self._checked(href, line, right=bool(_MAILED.fullmatch(unquote(href))))
        elif scheme == "tel":
            return self._checked(href, line, right=bool(_DIALLED.fullmatch(unquote(href))))
        elif scheme:
            self._proof.error("link-scheme", line, scheme=scheme, href=shown)
        elif href.startswith("#"):
            return href
        else:
            return self._content(href, line)
        return None

    def picture(self, src: str, line: int) -> str | None:
        """A path relative to the document; pictures of other sites are refused (promise 8)."""
        if scheme_of(src):
            self._proof.error("picture-remote", line, src=unquote(src)[:80])
            return None
        path = inside(self._proof.folder, unquote(src), within=CONTENT)
        if path is None:
            self._proof.error("path-refused", line, value=unquote(src)[:80])
        elif not is_picture(path):
            self._proof.error("picture-type", line, value=path.rpartition("/")[2])
            return None
        return path

    def _checked(self, href: str, line: int, *, right: bool) -> str | None:
        if right:
            return href
        self._proof.error("link-form", line, href=unquote(href)[:80])
        return None

    def _content(self, href: str, line: int) -> Ref | None:
        path, _, fragment = href.partition("#")
        decoded = unquote(path)
        if decoded.startswith("/"):
            self._proof.error("link-absolute", line, href=decoded[:80])
            return None
        missing = _missing(decoded)
        if missing:
            self._proof.error("link-bare", line, href=decoded[:80], fixed=f"{missing}{decoded}"[:80])
            return None
        target = inside(self._proof.folder, decoded, within=CONTENT)
        if target is None:
            self._proof.error("path-refused", line, value=decoded[:80])
            return None
        if decoded.endswith("/"):
            target = f"{target}/index.md"
        return Ref("path", target, unquote(fragment), line)


def _missing(path: str) -> str:
    """What people leave out before an address of another site or a mailbox; "" for a path of content."""
    if _MAILBOX.fullmatch(path):
        return "mailto:"
    return "https://" if _HOST.fullmatch(path) else ""


def scheme_of(href: str) -> str:
    r"""The scheme that a browser would see in an address, in lower case; "//" if it names a host without one.

    Browsers drop white space and control characters, and read `\\` as `/`; percent signs are
    decoded once as well, which no browser does for a scheme, to be on the safe side.
    """
    plain = _INVISIBLE.sub("", unquote(href)).replace("\\", "/")
    if plain.startswith("//"):
        return "//"
    found = _SCHEME.match(plain)
    return found[1].lower() if found else ""


def is_outside(href: str) -> bool:
    """Whether the address leads to another site."""
    return urlsplit(href).scheme in ("http", "https")
