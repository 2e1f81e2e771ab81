"""Sharing: plain links to the networks' own pages, no script of theirs, and how a shared link looks."""

from __future__ import annotations

from urllib.parse import quote

from sitegen.messages import say
from sitegen.model import Item
from sitegen.plan.cards import mark, short_title, summary
from sitegen.plan.layout import Layout
from sitegen.plan.photos import card
from sitegen.plan.views import OpenGraph, ShareLinks

TITLE = 200  # characters of a title in a link, so that no address grows without bounds


def share(layout: Layout, item: Item) -> ShareLinks:
    """Links that share the page of a document, and the text that "copy text" copies."""
    absolute = layout.absolute(layout.url(item))
    title = marked_title(layout, item)
    short, address = quote(title[:TITLE], safe=""), quote(absolute, safe="")
    both = quote(f"{title[:TITLE]}\n{absolute}", safe="")
    return ShareLinks(
        absolute=absolute,
        whatsapp=f"https://wa.me/?text={both}",
        facebook=f"https://www.facebook.com/sharer/sharer.php?u={address}",
        x=f"https://x.com/intent/post?text={short}&url={address}",
        email=f"mailto:?subject={short}&body={both.replace('%0A', '%0D%0A')}",  # RFC 6068, section 5
        text="\n\n".join(part for part in (title, summary(item), absolute) if part),
    )


def graph(layout: Layout, item: Item) -> OpenGraph:
    """How a link to a document looks when it is shared: the lead photo as a card where there is one."""
    photo = card(layout, item)
    title, description = short_title(item), summary(item)
    if photo is None:
        return OpenGraph("article", title, description, "", "", 0, 0)
    file, alt = photo
    image = layout.absolute(file.path)
    return OpenGraph("article", title, description, image, alt, file.width, file.height)


def marked_title(layout: Layout, item: Item) -> str:
    """The title, with "Corregido:" or the like before it, since copied text travels alone."""
    found = mark(layout, item)
    title = item.front.title
    return say(f"plan-mark-{found}", layout.language, title=title) if found else title
