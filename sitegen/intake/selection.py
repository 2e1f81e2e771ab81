"""Which pictures of a document go with it: photographs do, letterheads and bullets do not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

import msgspec

from sitegen.intake.blocks import Image, Paper
from sitegen.intake.faults import Fault
from sitegen.intake.pictures import Clean, clean, without_twins
from sitegen.intake.release.read import Analysis
from sitegen.intake.release.sheet import Leftover
from sitegen.text import slug

_LEAST = (240, 160)  # pixels: smaller is a logo, a line or a bullet
_NAME_LENGTH = 40


class Photo(msgspec.Struct, frozen=True):
    """A picture that goes with the document, under its new name."""

    name: str
    data: bytes
    alt: str
    caption: str
    credit: str
    width: int
    small: bool


class Chosen(msgspec.Struct, frozen=True):
    """The pictures that go with a document, the addresses of those elsewhere, and what was left out."""

    pictures: tuple[Photo, ...]
    remote: tuple[str, ...]
    left: tuple[Leftover, ...]


def choose(paper: Paper, analysis: Analysis, *, photos: Sequence[tuple[str, Clean]] = ()) -> Chosen:
    """Cleans and names the pictures of a document in the order of its text, then those that lay beside it."""
    margins = {
        block.image
        for block in paper.blocks
        if block.part in ("header", "footer", "aside") and block.image >= 0
    }
    cleaned: list[tuple[str, Clean]] = []
    told: dict[str, Image] = {}
    signed = {fact.detail: fact.value for fact in analysis.all("credit")}
    left: list[Leftover] = []
    for number, image in enumerate(paper.images):
        if number in margins:
            left.append(Leftover("letterhead", _described(image)))
        elif image.data:
            try:
                one = clean(image.data)
            except Fault:
                left.append(Leftover("picture", _described(image)))
                continue
            if one.width < _LEAST[0] or one.height < _LEAST[1]:
                left.append(Leftover("small", _described(image)))
                continue
            key = f"{number}:{image.name}"
            told[key] = _captioned(image, str(number), analysis)
            cleaned.append((key, one))
    for number, (name, one) in enumerate(photos, start=len(paper.images)):
        told[f"{number}:{name}"] = Image(name)
        cleaned.append((f"{number}:{name}", one))
    kept, twins = without_twins(cleaned)
    left += [Leftover("twin", _described(told[key])) for key in twins]
    stem = (
        slug(analysis.value("title"))[:_NAME_LENGTH].strip("-")
        or slug(PurePosixPath(paper.name).stem)
        or "foto"
    )
    chosen = tuple(
        _photo(told[key], one, f"{stem}-{at}{one.suffix}", credit=signed.get(key.partition(":")[0], ""))
        for at, (key, one) in enumerate(kept, start=1)
    )
    remote = tuple(
        dict.fromkeys(
            image.href
            for number, image in enumerate(paper.images)
            if image.href and not image.data and number not in margins
        )
    )
    left += [Leftover("remote", _described(image)) for image in paper.images if image.href and not image.data]
    return Chosen(chosen, remote, tuple(left))


def _captioned(image: Image, number: str, analysis: Analysis) -> Image:
    """The picture with the caption that stood at it in the text."""
    caption = next((fact.value for fact in analysis.all("caption") if fact.detail == number), "")
    return msgspec.structs.replace(image, caption=caption or image.caption)


def _photo(image: Image, one: Clean, name: str, *, credit: str) -> Photo:
    return Photo(name, one.data, image.alt, image.caption, credit, one.width, one.small)


def _described(image: Image) -> str:
    return " ".join(part for part in (image.name, image.alt, image.caption, image.href) if part)
