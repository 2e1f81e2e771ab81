"""Pictures that come in: turned upright, without any metadata, at most 2560 pixels, twins dropped."""

from __future__ import annotations

import io
from collections.abc import Iterable

import msgspec
import pillow_heif
from PIL import Image as Pillow
from PIL import ImageOps

from sitegen.files import digest
from sitegen.intake.faults import Fault

LARGEST = 2_560  # pixels of the longer side
SMALLEST = 800  # pixels of the longer side: less is not sharp on a page
_MOST_PIXELS = 100_000_000
_LARGEST_FILE = 60_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "MPO", "HEIF", "AVIF")
_QUALITY = 90
_GRID = 8  # a picture's print: which of 8 by 8 fields are brighter than their neighbours
_NEAR = 3  # fields in which twins may differ

pillow_heif.register_heif_opener()


class Clean(msgspec.Struct, frozen=True):
    """A cleaned picture: `suffix` is ".jpg" or ".png"; `mark` is alike for pictures that look alike."""

    data: bytes
    suffix: str
    width: int
    height: int
    mark: str

    @property
    def small(self) -> bool:
        """Whether it will not be sharp on a page."""
        return max(self.width, self.height) < SMALLEST


def clean(data: bytes) -> Clean:
    """The picture made anew from its pixels: no place, no camera, no comments. Raises Fault."""
    if len(data) > _LARGEST_FILE:
        raise Fault("intake-picture-large", size=f"{len(data):,}", limit=f"{_LARGEST_FILE:,}")
    try:
        picture = Pillow.open(io.BytesIO(data), formats=_known())
        _check_size(picture)
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LARGEST, LARGEST), Pillow.Resampling.LANCZOS)
        return _encoded(upright)
    except Fault:
        raise
    except Exception as failure:  # a decoder may raise anything for a broken file
        raise Fault("intake-picture-broken", why=type(failure).__name__) from failure


def _check_size(picture: Pillow.Image) -> None:
    if picture.width * picture.height > _MOST_PIXELS:
        size = f"{picture.width}×{picture.height}"
        raise Fault("intake-picture-large", size=size, limit=f"{_MOST_PIXELS:,}")


def _known() -> tuple[str, ...]:
    Pillow.init()
    return tuple(one for one in _FORMATS if one in Pillow.OPEN)


def _encoded(picture: Pillow.Image) -> Clean:
    file = io.BytesIO()
    clear = "A" in picture.getbands() or "transparency" in picture.info
    plain = picture.convert("RGBA" if clear else "RGB")
    fresh = Pillow.frombytes(plain.mode, plain.size, plain.tobytes())  # pixels only
    if clear:
        fresh.save(file, "PNG", optimize=True)
    else:
        fresh.save(file, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return Clean(file.getvalue(), ".png" if clear else ".jpg", *fresh.size, _print(fresh))


def _print(picture: Pillow.Image) -> str:
    """Which fields are brighter than their right neighbour (difference hash); its digest if it is flat."""
    small = picture.convert("L").resize((_GRID + 1, _GRID), Pillow.Resampling.BOX)
    grey = small.tobytes()
    bits = "".join(
        "1" if grey[row * (_GRID + 1) + column] > grey[row * (_GRID + 1) + column + 1] else "0"
        for row in range(_GRID)
        for column in range(_GRID)
    )
    return bits if "1" in bits else digest(picture.tobytes())


def are_twins(one: Clean, other: Clean) -> bool:
    """Whether two pictures are the same one, perhaps of another size or quality."""
    if one.data == other.data:
        return True
    shapes = abs(one.width / one.height - other.width / other.height) < 0.02  # noqa: PLR2004 - a rounded pixel
    same = (
        len(one.mark) == len(other.mark)
        and sum(a != b for a, b in zip(one.mark, other.mark, strict=True)) <= _NEAR
    )
    return shapes and same and "1" in one.mark and len(one.mark) == _GRID * _GRID


def without_twins(pictures: Iterable[tuple[str, Clean]]) -> tuple[list[tuple[str, Clean]], list[str]]:
    """The pictures with their names, of twins the largest; and the names of those that were dropped."""
    kept: list[tuple[str, Clean]] = []
    dropped: list[str] = []
    for name, picture in pictures:
        twin = next((at for at, (_, one) in enumerate(kept) if are_twins(one, picture)), None)
        if twin is None:
            kept.append((name, picture))
        elif picture.width > kept[twin][1].width:
            dropped.append(kept[twin][0])
            kept[twin] = (name, picture)
        else:
            dropped.append(name)
    return kept, dropped
