"""Bodies as HTML: sanitized text as it stands, references and pictures put in their places.

The text parts have passed the sanitizer; what this room adds it escapes itself.
A picture that stands by itself becomes a figure; within a line it stays a
picture, since a figure may not stand in a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from markupsafe import escape

from sitegen.model import Item, Part, Ref
from sitegen.newsroom import links
from sitegen.plan.layout import Layout
from sitegen.plan.photos import lead, picture
from sitegen.plan.views import Html, PictureView, Variant

SIZES = "(min-width: 48rem) 42rem, 100vw"  # the measure of the text column

_ANCHOR = re.compile(r'(<a\b[^<>]*?\shref=")#')
_START, _END = '<a href="', "</a>"  # what stands around a reference (content.sanitize)
_REST_OF_TAG = re.compile(r'\A"(?:\s+[\w-]+="[^"]*")*\s*>')
_PHRASES = re.compile(r"<(/?)(?:p|h[1-6])\b")


def body(layout: Layout, item: Item) -> Html:
    """The body of a document for its page."""
    return Html("".join(_pieces(layout, item, origin="")))


def feed_body(layout: Layout, item: Item) -> str:
    """Lead photo and body for a feed: nothing in them is relative, pictures have one size."""
    origin = layout.absolute("").removesuffix(layout.href(""))
    page = layout.absolute(layout.url(item))
    first = lead(layout, item)
    photo = _figure(first, origin) if first else ""
    return photo + _ANCHOR.sub(
        lambda found: f"{found[1]}{page}#", "".join(_pieces(layout, item, origin=origin))
    )


def _pieces(layout: Layout, item: Item, *, origin: str) -> Iterator[str]:
    """`origin` (scheme and host) makes every href whole, and asks for the plain form of pictures."""
    hrefs = {ref: links.href(layout.newsroom, item, ref) for ref in item.body.refs}
    phrases = False  # whether an element is open that may only hold phrases; they do not nest
    for part in _linked(item, hrefs):
        if isinstance(part, str):
            tags = _PHRASES.findall(part) if item.body.pictures else ()
            phrases = tags[-1] == "" if tags else phrases
            yield part
        elif isinstance(part, Ref):
            yield str(escape(_whole(hrefs[part], origin)))
        else:
            shown = picture(layout, part)
            if shown:
                yield _image(shown, origin) if phrases else _figure(shown, origin)


def _linked(item: Item, hrefs: Mapping[Ref, str]) -> Iterator[Part]:
    """The parts of a body; a link that leads nowhere now is its words alone.

    That is a link to a document that time has taken away: an electoral blackout, its expiry.
    """
    parts = item.body.drawn()
    dead = {ref for ref, href in hrefs.items() if href == links.NOWHERE}
    if not dead:
        yield from parts
        return
    before: Part = ""
    closing = False  # whether the element of a dead link is still open
    for part, after in zip_longest(parts, parts[1:], fillvalue=""):
        shown = part
        if isinstance(shown, str):
            if before in dead:
                shown, closing = _REST_OF_TAG.sub("", shown, count=1), True
            if closing and _END in shown:  # links do not nest
                shown, closing = shown.replace(_END, "", 1), False
            shown = shown.removesuffix(_START) if after in dead else shown
        if shown not in dead:
            yield shown
        before = part


def _figure(shown: PictureView, origin: str) -> str:
    words = [f"<span>{escape(shown.caption)}</span>"] * bool(shown.caption)
    words += [f"<small>{escape(shown.credit)}</small>"] * bool(shown.credit)
    caption = f"<figcaption>{' '.join(words)}</figcaption>" if words else ""
    return f"<figure>{_image(shown, origin)}{caption}</figure>"


def _image(shown: PictureView, origin: str) -> str:
    plain, alt = shown.jpeg[0], f'alt="{escape(shown.alt)}"'
    if origin:
        source = escape(_whole(plain.href, origin))
        return f'<img src="{source}" width="{plain.width}" height="{plain.height}" {alt}>'
    size = f'width="{shown.width}" height="{shown.height}" {alt}'
    late = 'loading="lazy" decoding="async"'
    webp, jpeg = _srcset(shown.webp), _srcset(shown.jpeg)
    return (
        f'<picture><source type="image/webp" srcset="{webp}" sizes="{SIZES}">'
        f'<img src="{escape(plain.href)}" srcset="{jpeg}" sizes="{SIZES}" {size} {late}>'
        "</picture>"
    )


def _whole(href: str, origin: str) -> str:
    """An href with its origin; one that is an anchor, or an address already, as it stands."""
    return origin + href if href.startswith("/") else href


def _srcset(variants: tuple[Variant, ...]) -> str:
    return ", ".join(f"{escape(one.href)} {one.width}w" for one in variants)
