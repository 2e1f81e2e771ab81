"""Pictures in views: published sizes, thumbnails and cards, and the list of all that are used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.model import Image, Item, Picture, PictureFacts
from sitegen.newsroom import links, pictures
from sitegen.newsroom.pictures import Rendition
from sitegen.plan.layout import Layout
from sitegen.plan.quiet import is_quiet
from sitegen.plan.views import PictureView, Thumbnail, Variant

# A credit that says itself what it is of needs no "Foto:" before it.
SAYS = re.compile(
    r"(foto|imagen|im[aá]genes|ilustraci|captura|gr[aá]fic|infograf|mapa|dibujo|dise[nñ]o|video|cortes[ií]a"
    r"|photo|image|illustration|drawing|graphic|map|screenshot|courtesy)",
    re.IGNORECASE,
)
LEAST = 600  # pixels of a card's width: less gives way to a placard, which networks show large


def picture(layout: Layout, image: Image | Picture) -> PictureView | None:
    """A picture in its published sizes; None where its file is missing, which is a problem of its own."""
    facts = layout.newsroom.pictures.get(image.path)
    if facts is None:
        return None
    photo = pictures.renditions(facts, "photo")
    jpeg = tuple(_variant(layout, one) for one in photo if one.format == "jpeg")
    return PictureView(
        alt=image.alt,
        caption=image.caption,
        credit=image.credit,
        credit_says=SAYS.match(image.credit) is not None,
        width=jpeg[-1].width,
        height=jpeg[-1].height,
        webp=tuple(_variant(layout, one) for one in photo if one.format == "webp"),
        jpeg=jpeg,
        download=_variant(layout, pictures.renditions(facts, "download")[-1]),
    )


def lead(layout: Layout, item: Item) -> PictureView | None:
    """The picture above the text of a document."""
    image = pictures.lead(layout.newsroom, item)
    return picture(layout, image) if image else None


def pictured(layout: Layout, item: Item) -> tuple[PictureView, ...]:
    """The pictures of a document: that above its text, then the others in their order."""
    views = (picture(layout, image) for image in pictures.shown(layout.newsroom, item))
    return tuple(one for one in views if one)


def thumbnail(layout: Layout, item: Item) -> Thumbnail | None:
    """The small picture beside a document in a list."""
    image = pictures.lead(layout.newsroom, item)
    facts = layout.newsroom.pictures.get(image.path) if image else None
    if image is None or facts is None:
        return None
    by_format = {one.format: one for one in pictures.renditions(facts, "thumbnail")}
    jpeg = by_format["jpeg"]
    href = {form: layout.href(one.path) for form, one in by_format.items()}
    return Thumbnail(image.alt, jpeg.width, jpeg.height, href["webp"], href["jpeg"])


def card(layout: Layout, item: Item) -> tuple[Rendition, str] | None:
    """The picture that a shared link shows, with its alternative text; None without a photo for it.

    While an electoral blackout holds, no photo travels alone.
    """
    if is_quiet(layout, item.municipality):
        return None
    image = pictures.lead(layout.newsroom, item)
    facts = layout.newsroom.pictures.get(image.path) if image else None
    if image is None or facts is None:
        return None
    file = pictures.renditions(facts, "card")[-1]
    return (file, image.alt) if file.width >= LEAST else None


def has_card(layout: Layout, item: Item) -> bool:
    """Whether there is such a picture; nobody's words are opened where the outline says it."""
    if is_quiet(layout, item.municipality):
        return False
    path = pictures.head(layout.newsroom, item)
    return path is not None and pictures.renditions(layout.newsroom.pictures[path], "card")[-1].width >= LEAST


def poster(layout: Layout, path: str) -> PictureView | None:
    """The picture that stands for a recording."""
    return picture(layout, Image(path)) if path else None


def renditions_of(layout: Layout, item: Item) -> Iterator[Rendition]:
    """Every published picture that the pages of a document, its cards and its feed entries mention."""
    first = pictures.lead(layout.newsroom, item)
    if first and first.path in layout.newsroom.pictures:
        facts = layout.newsroom.pictures[first.path]
        yield from pictures.renditions(facts, "thumbnail")
    carded = card(layout, item)
    if carded:
        yield carded[0]
    for facts in _whole(layout, item):
        yield from pictures.renditions(facts, "photo")
        yield from pictures.renditions(facts, "download")
    for picture in item.body.pictures:
        if picture.path in layout.newsroom.pictures:
            yield from pictures.renditions(layout.newsroom.pictures[picture.path], "photo")
    for facts in links.linked_pictures(layout.newsroom, item):
        yield from pictures.renditions(facts, "download")


def _whole(layout: Layout, item: Item) -> Iterator[PictureFacts]:
    """The pictures that a document offers in every size; those within its text are only shown."""
    first = pictures.lead(layout.newsroom, item)
    paths = [first.path] if first else []
    paths += [image.path for image in pictures.gallery(layout.newsroom, item)]
    paths += [one.poster for one in (*item.front.videos, *item.front.audios) if one.poster]
    for path in dict.fromkeys(paths):
        if path in layout.newsroom.pictures:
            yield layout.newsroom.pictures[path]


def _variant(layout: Layout, one: Rendition) -> Variant:
    return Variant(layout.href(one.path), one.width, one.height)
