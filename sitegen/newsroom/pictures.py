"""Pictures: which ones a document shows, and in which sizes they are published.

Sizes are named here from (source digest, recipe), so that pages know the names
before a pixel is decoded (decision 2); `theme.images` encodes them.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from sitegen import files
from sitegen.model import FrontMatter, Image, Item, PictureFacts, outline
from sitegen.newsroom import mentions, urls
from sitegen.newsroom.desk import Newsroom

Role: TypeAlias = Literal["photo", "download", "thumbnail", "portrait", "card"]
Form: TypeAlias = Literal["webp", "jpeg"]

RECIPE = "1"  # goes up when sizes, crops or qualities change: names then change with the bytes

SMALL = (800, 1000)  # pixels: a box that a picture is made to fit, never larger than it is
LARGE = (1600, 1600)
DOWNLOAD = (2048, 2048)
THUMBNAIL = (360, 240)  # cropped: a list shows it 180 or 240 wide
PORTRAIT = (240, 300)  # cropped: a list of people shows it 96 or 120 wide
CARD = (1200, 630)  # cropped: what WhatsApp, Facebook and X ask of og:image
WORTH = 1.15  # the large size is left out where it is hardly larger than the small one

_SUFFIX: dict[Form, str] = {"webp": "webp", "jpeg": "jpg"}


class Rendition(msgspec.Struct, frozen=True, order=True):
    """A picture file to publish. `source` is the picture under `content/`; width and height are pixels.

    `digest` is the SHA-256 of the source (hex): the name follows from it, and so have the bytes to ("" where
    nobody asks for that). With `crop` the picture fills the size and loses what stands over; without
    it keeps its shape.
    """

    path: str
    source: str
    width: int
    height: int
    format: Form
    crop: bool
    digest: str = ""


class Placard(msgspec.Struct, frozen=True, order=True):
    """A card to draw for shared links, as large as `CARD`: what a document without a photo shows.

    Colours are `#rrggbb`; `kicker`, `name` and `office` may be "".
    """

    path: str
    kicker: str
    headline: str
    name: str
    office: str
    mark: str  # a monogram
    color: str
    ink: str  # the colour made readable on paper
    on_color: str


class Kit(msgspec.Struct, frozen=True, order=True):
    """A media kit to pack: (name in the archive, text) and (name in the archive, photo), in their order."""

    path: str
    texts: tuple[tuple[str, str], ...]
    photos: tuple[tuple[str, Rendition], ...]


Piece: TypeAlias = Rendition | Placard | Kit  # what is made for the reader from pixels


def renditions(facts: PictureFacts, role: Role) -> tuple[Rendition, ...]:
    """The files of a picture in a role, smallest first in each format, WebP before JPEG.

    `photo`: one or two widths, never upscaled; `download`: one JPEG, which is the
    largest of `photo` where the source has no more to give; `thumbnail`: 3:2 and `portrait`: 4:5 in
    both formats; `card`: one JPEG.
    """
    if role in ("thumbnail", "portrait"):
        size = _filling(facts, THUMBNAIL if role == "thumbnail" else PORTRAIT)
        return tuple(_rendition(facts, size, form=form, crop=True) for form in ("webp", "jpeg"))
    if role == "card":
        return (_rendition(facts, _filling(facts, CARD), form="jpeg", crop=True),)
    if role == "download":
        return (_rendition(facts, _fitting(facts, DOWNLOAD), form="jpeg", crop=False),)
    return tuple(
        _rendition(facts, size, form=form, crop=False) for form in ("webp", "jpeg") for size in _widths(facts)
    )


def lead(newsroom: Newsroom, item: Item) -> Image | None:
    """The picture that stands at the head of a document: its `image`, else the first of its gallery."""
    return next(iter(shown(newsroom, item)), None)


def head(newsroom: Newsroom, item: Item) -> str | None:
    """The path of `lead`; words are opened only for a document that chooses none and has some in its folder.

    Of those, the ones that are placed in the text are not at its head.
    """
    front = outline(item).front
    named = (*((front.image,) if front.image else ()), *(front.gallery or ()))
    found = next((image.path for image in named if image.path in newsroom.pictures), None)
    if found is None and front.gallery is None and newsroom.albums.get(item.path):
        first = lead(newsroom, item)
        return first.path if first else None
    return found


def gallery(newsroom: Newsroom, item: Item) -> tuple[Image, ...]:
    """The other pictures of a document, in its own order or that of their names."""
    return shown(newsroom, item)[1:]


def shown(newsroom: Newsroom, item: Item) -> tuple[Image, ...]:
    """The pictures of a document: that at its head, then its gallery."""
    front = item.front
    first = (front.image,) if front.image else ()
    chosen: dict[str, Image] = {}
    for image in (*first, *(_album(newsroom, item) if front.gallery is None else front.gallery)):
        if image.path in newsroom.pictures:
            chosen.setdefault(image.path, _captioned(image, front))
    return tuple(chosen.values())


def _album(newsroom: Newsroom, item: Item) -> tuple[Image, ...]:
    """The pictures of the document's folder that have no other place."""
    album = newsroom.albums.get(item.path, ())
    if not album:
        return ()
    placed = {path for path, _ in mentions.placed_pictures(item)} | {
        one.path for one in item.front.attachments
    }
    return tuple(Image(path=path) for path in album if path not in placed)


def _captioned(image: Image, front: FrontMatter) -> Image:
    """Caption and credit may be given once for all pictures of a document."""
    return msgspec.structs.replace(
        image, caption=image.caption or front.caption, credit=image.credit or front.credit
    )


def _widths(facts: PictureFacts) -> tuple[tuple[int, int], ...]:
    small, large = _fitting(facts, SMALL), _fitting(facts, LARGE)
    return (small, large) if large[0] >= small[0] * WORTH else (large,)


def _fitting(facts: PictureFacts, box: tuple[int, int]) -> tuple[int, int]:
    """The size of the whole picture inside a box, at most its own.

    The height follows from the width, which alone is in the file's name.
    """
    scale = min(1.0, box[0] / facts.width, box[1] / facts.height)
    width = max(1, round(facts.width * scale))
    return width, min(facts.height, max(1, round(facts.height * width / facts.width)))


def _filling(facts: PictureFacts, box: tuple[int, int]) -> tuple[int, int]:
    """The size of the largest cut with the box's shape, at most the box."""
    scale = min(1.0, facts.width / box[0], facts.height / box[1])
    return max(1, int(box[0] * scale)), max(1, int(box[1] * scale))


def _rendition(facts: PictureFacts, size: tuple[int, int], *, form: Form, crop: bool) -> Rendition:
    width, height = size
    version = files.digest(f"{facts.digest} {RECIPE}".encode())
    label = f"{width}x{height}" if crop else str(width)
    path = urls.rendition(facts.path, version, size=label, suffix=_SUFFIX[form])
    return Rendition(path, facts.path, width, height, form, crop, facts.digest)
