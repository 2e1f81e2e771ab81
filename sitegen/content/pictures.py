"""Pictures as reading sees them: their size, and whether they can be opened at all."""

from __future__ import annotations

import io
import re
import warnings

from PIL import ExifTags, Image, UnidentifiedImageError

from sitegen.model import PictureFacts, Source
from sitegen.problems import Problem, error, warning

LARGEST_FILE = 60_000_000  # bytes
MOST_PIXELS = 50_000_000  # a 21 KB PNG can decode to 821 MB
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF")  # never EPS, for which Pillow starts Ghostscript

_TURNED = range(5, 9)  # EXIF orientations that swap width and height
_CHUNK = 1 << 16
_XMP_PLACE = b"exif:GPSLatitude"
_STRIPS = (
    (ExifTags.Base.StripOffsets, ExifTags.Base.StripByteCounts),
    (ExifTags.Base.TileOffsets, ExifTags.Base.TileByteCounts),
)


def read_picture(source: Source, data: bytes) -> tuple[PictureFacts | None, tuple[Problem, ...]]:
    """Width and height of a picture after its EXIF orientation, without decoding its pixels.

    A picture that is damaged, cut short, not what its name says, or larger than 50
    megapixels is a problem.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of odd metadata that we throw away anyway
            width, height = _size(data)
            whole = width * height <= MOST_PIXELS and _is_whole(data)
    except Image.DecompressionBombError as bomb:
        return None, (_too_large(source, "".join(re.findall("[0-9]+", str(bomb))[:1])),)
    except _UNREADABLE:
        return None, (error("picture-damaged", path=source.path),)
    if width * height > MOST_PIXELS:
        return None, (_too_large(source, f"{width} × {height}"),)
    if not whole:
        return None, (error("picture-damaged", path=source.path),)
    told = (warning("picture-gps", path=source.path),) if _has_place(data) else ()
    return PictureFacts(source.path, source.digest, width, height), told


# What Pillow's decoders raise for bytes that are no picture.
_UNREADABLE = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    MemoryError,
    AttributeError,
)


def _too_large(source: Source, pixels: str) -> Problem:
    return error("picture-pixels", path=source.path, pixels=pixels, most=MOST_PIXELS // 10**6)


def _size(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        width, height = picture.size
        turned = picture.getexif().get(ExifTags.Base.Orientation) in _TURNED
    return (height, width) if turned else (width, height)


def _has_place(data: bytes) -> bool:
    """Whether the picture says where on earth it was taken."""
    if not any(mark in data for mark in (b"Exif", b"EXIF", b"eXIf", b"GPS")):
        return False
    with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        warnings.simplefilter("ignore")
        try:
            place = picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
        except _UNREADABLE:
            return False
        return bool(place.get(ExifTags.GPS.GPSLatitude)) or _XMP_PLACE in data


def _is_whole(data: bytes) -> bool:
    """Whether the file goes on to its end: its checksums, or the mark with which its format ends."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        kind = picture.format
        if kind == "PNG":
            picture.verify()
        elif kind == "TIFF":
            return _strips_fit(picture.getexif(), len(data))
    if kind == "JPEG":
        return b"\xff\xd9" in data[-_CHUNK:]
    if kind == "WEBP":
        return int.from_bytes(data[4:8], "little") + 8 <= len(data)
    return kind != "GIF" or b";" in data[-_CHUNK:]


def _strips_fit(tags: Image.Exif, size: int) -> bool:
    """Whether every strip or tile of a TIFF lies within the file."""
    for starts, lengths in _STRIPS:
        pairs = zip(_numbers(tags.get(starts)), _numbers(tags.get(lengths)), strict=False)
        if any(start + length > size for start, length in pairs):
            return False
    return True


def _numbers(value: object) -> tuple[int, ...]:
    several = value if isinstance(value, tuple) else (value,)
    return tuple(one for one in several if isinstance(one, int))
