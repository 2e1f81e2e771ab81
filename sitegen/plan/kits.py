"""Media kits: what journalists take along from a release, in one archive, when the release asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from sitegen import files
from sitegen.messages import say
from sitegen.model import Image, Item
from sitegen.newsroom import pictures, urls
from sitegen.newsroom.pictures import Kit, Rendition
from sitegen.plan.datelines import dateline
from sitegen.plan.layout import Layout
from sitegen.plan.sharing import marked_title

RECIPE = "1"  # goes up when the form of the archive changes


def kit(layout: Layout, item: Item) -> Kit | None:
    """The kit of a document that asks for one: its text, its photos as offered, and their captions.

    None where there is no photo.
    """
    photos = tuple(_photos(layout, item)) if item.front.media_kit else ()
    if not photos:
        return None
    named = tuple((PurePosixPath(file.path).name, file, image) for file, image in photos)
    captions = "\n".join(f"{name}\n{_caption(layout, image)}\n" for name, _, image in named)
    texts = (
        (f"{PurePosixPath(layout.url(item)).name}.txt", _text(layout, item)),
        (f"{say('plan-kit-captions', layout.language)}.txt", captions),
    )
    told = (RECIPE, *(f"{name} {text}" for name, text in texts), *(file.path for file, _ in photos))
    path = urls.kit(layout.url(item), files.digest("\n".join(told).encode()))
    return Kit(path, texts, tuple((name, file) for name, file, _ in named))


def _photos(layout: Layout, item: Item) -> Iterator[tuple[Rendition, Image]]:
    first = pictures.lead(layout.newsroom, item)
    for image in ((first,) if first else ()) + pictures.gallery(layout.newsroom, item):
        yield pictures.renditions(layout.newsroom.pictures[image.path], "download")[-1], image


def _text(layout: Layout, item: Item) -> str:
    parts = (
        marked_title(layout, item),
        "\n".join(item.front.deck),
        dateline(layout, item),
        item.body.said().strip(),
        layout.absolute(layout.url(item)),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _caption(layout: Layout, image: Image) -> str:
    """What is known of a photo, a line each: caption, what it shows, credit."""
    credit = say("plan-kit-credit", layout.language, credit=image.credit) if image.credit else ""
    return "\n".join(dict.fromkeys(part for part in (image.caption, image.alt, credit) if part))
