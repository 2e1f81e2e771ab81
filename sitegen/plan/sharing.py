"""Sharing: plain links to the networks' own pages, no script of theirs, and how a shared link looks."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from sitegen.messages import say
from sitegen.model import Item
from sitegen.newsroom.languages import locale
from sitegen.newsroom.pictures import CARD, Placard
from sitegen.plan.cards import mark, summary
from sitegen.plan.jsonld import changed
from sitegen.plan.layout import Layout
from sitegen.plan.photos import card
from sitegen.plan.placards import front_placard, placard
from sitegen.plan.times import iso
from sitegen.plan.views import Article, OpenGraph, ShareLinks

TITLE = 200  # characters of a title in a link, so that no address grows without bounds


def share(layout: Layout, item: Item) -> ShareLinks:
    """Links that share the page of a document, and the text that "copy text" copies."""
    url = layout.url(item)
    absolute = layout.absolute(url)
    title = marked_title(layout, item)
    short, address = quote(title[:TITLE], safe=""), _origin(layout.config.site.url) + url.replace("/", "%2F")
    both = f"{short}%0A{address}"
    return ShareLinks(
        absolute=absolute,
        whatsapp=f"https://wa.me/?text={both}",
        facebook=f"https://www.facebook.com/sharer/sharer.php?u={address}",
        x=f"https://x.com/intent/post?text={short}&url={address}",
        email=f"mailto:?subject={short}&body={both.replace('%0A', '%0D%0A')}",  # RFC 6068, section 5
        text="\n\n".join(part for part in (title, summary(item), absolute) if part),
    )


@lru_cache(maxsize=8)
def _origin(url: str) -> str:
    return quote(url, safe="")


def graph(layout: Layout, item: Item, its: Article) -> OpenGraph:
    """How a link to a document looks when it is shared: its lead photo, else a drawn card."""
    photo = card(layout, item)
    if photo is None:
        drawn = placard(layout, item)
        path, alt, size = drawn.path, words_of(drawn), CARD
    else:
        file, said = photo
        path, alt, size = file.path, said or its.short_title, (file.width, file.height)
    return OpenGraph(
        kind="article",
        title=its.short_title,
        description=its.summary,
        image=layout.absolute(path),
        image_alt=alt,
        image_width=size[0],
        image_height=size[1],
        locale=locale(item.language, layout.config),
        section=its.topics[0].text if its.topics else "",
        published=iso(its.date),
        modified=iso(changed(item)),
    )


def website(layout: Layout, municipality: str, *, title: str, description: str) -> OpenGraph:
    """How a page that is no article looks when it is shared."""
    drawn = front_placard(layout, municipality)
    return OpenGraph(
        kind="website",
        title=title,
        description=description,
        image=layout.absolute(drawn.path),
        image_alt=words_of(drawn),
        image_width=CARD[0],
        image_height=CARD[1],
        locale=locale(layout.language, layout.config),
    )


def words_of(drawn: Placard) -> str:
    """What stands on a drawn card, for those who cannot see it."""
    said = (drawn.kicker, drawn.headline, drawn.name, drawn.office)
    return ". ".join(part for part in said if part)


def marked_title(layout: Layout, item: Item) -> str:
    """The title, with "Corregido:" or the like before it, since copied text travels alone."""
    found = mark(layout, item)
    title = item.front.title
    return say(f"plan-mark-{found}", layout.language, title=title) if found else title
