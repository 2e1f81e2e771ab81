"""The sheet: what a body becomes while its tokens are drawn, before the sanitizer."""

from __future__ import annotations

from html import escape

import msgspec
from markdown_it.token import Token

from sitegen.content.proof import Proof
from sitegen.content.references import Destinations
from sitegen.model import Heading, Outlink, Picture, Ref
from sitegen.text import slug

PLACEHOLDER = "sitegen"  # the scheme of what is filled in later; no writer's link may have it
_RESERVED = ("fn-", "fnref-")  # ids of footnotes; those of the page around have an underscore


class Sheet(msgspec.Struct):
    """A body half drawn: HTML, plain lines, and what was met on the way.

    `html` is in pieces; `later` holds what stands in the HTML as a placeholder, by
    number; `seen` are words of the source that are used but not printed as text
    (addresses, markers, labels), which the check for lost text takes into account.
    """

    proof: Proof
    destinations: Destinations
    first_line: int  # of the file, on which the body begins
    signs: tuple[str, ...]  # in it, of those that people mean something by (`signs`)
    html: list[str] = msgspec.field(default_factory=list)
    lines: list[str] = msgspec.field(default_factory=list)
    later: list[Ref | Picture] = msgspec.field(default_factory=list)
    seen: list[str] = msgspec.field(default_factory=list)
    headings: list[Heading] = msgspec.field(default_factory=list)
    anchors: dict[str, int] = msgspec.field(default_factory=dict)  # with how often each was asked for
    outlinks: list[Outlink] = msgspec.field(default_factory=list)
    fragments: list[tuple[str, int]] = msgspec.field(default_factory=list)
    labels: set[str] = msgspec.field(default_factory=set)
    lead: str = ""
    line: int = 0  # of the file, being drawn

    def put(self, html: str) -> None:
        """Appends HTML of our own making."""
        self.html.append(html)

    def text(self, words: str) -> None:
        """Appends text of the writer."""
        self.html.append(escape(words, quote=False))

    def hold(self, part: Ref | Picture) -> str:
        """The placeholder, an address, of a part that is made later."""
        self.later.append(part)
        return f"{PLACEHOLDER}:{len(self.later) - 1}"

    def see_label(self, token: Token) -> None:
        """Notes the label by which a link or picture calls a definition, and once that of the definition."""
        label = token.meta.get("label", "")
        if label:
            self.seen += (label,) if label in self.labels else (label, label)
            self.labels.add(label)

    def anchor(self, words: str) -> str:
        """A new anchor for a heading: its slug, unlike every other one of the page."""
        name = slug(words) or "s"
        if name.startswith(_RESERVED):
            name = f"s-{name}"
        number, anchor = self.anchors.get(name, 0), name
        while anchor in self.anchors:
            number += 1
            anchor = f"{name}-{number}"
        self.anchors[name] = max(number, 1)
        self.anchors.setdefault(anchor, 1)
        return anchor


def attribute(name: str, value: str) -> str:
    """An attribute with a space before it, or nothing where there is no value."""
    return f' {name}="{escape(value)}"' if value else ""
