"""Pictures: encoded again from their pixels, never the original, no metadata.

Sizes and names come from `newsroom.pictures`; here pixels become bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath

from PIL import Image, ImageCms, ImageOps

from sitegen.content.pictures import FORMATS, LARGEST_FILE, MOST_PIXELS
from sitegen.files import digest, read_bytes
from sitegen.model import File
from sitegen.newsroom.pictures import Rendition
from sitegen.problems import SiteError, error
from sitegen.theme.vectors import VectorError, bare_svg

QUALITIES = {"jpeg": (80, 72, 64, 54, 44, 34), "webp": (78, 68, 58, 46, 34, 24)}
# Above these a picture is encoded again, coarser, so that one photo costs 450 KB in all its sizes at most.
BYTES_A_PIXEL = {"jpeg": 0.055, "webp": 0.04}
MARKS = {".png": "PNG", ".webp": "WEBP", ".jpg": "JPEG", ".jpeg": "JPEG"}  # by the ending of the name
SPARE = 6_000  # bytes that any picture may have beside


def encode(root: Path, renditions: Iterable[Rendition]) -> Iterator[File]:
    """Every rendition as a file. Each source is decoded once.

    Raises SiteError for a picture that cannot be decoded, or is another than it was when it was named.
    """
    ordered = sorted(renditions, key=lambda one: (one.source, one.digest, one.path))
    for (source, its), wanted in groupby(ordered, key=lambda one: (one.source, one.digest)):
        picture = _decoded(root, source, its)
        for rendition in wanted:
            yield File(rendition.path, _encoded(picture, rendition))


def bare(root: Path, source: str) -> bytes:
    """A mark as it is published: its pixels in the form that its name says, transparent where it was.

    Nothing else of the file: who made it, where and with what stays at home (promise 8).
    Raises SiteError for a picture that cannot be decoded.
    """
    form = MARKS[PurePosixPath(source).suffix.lower()]
    picture = _opened(root, source, _upright)
    clear = _is_clear(picture) and form != "JPEG"
    out = io.BytesIO()
    plain = Image.new("RGBA" if clear else "RGB", picture.size)
    plain.paste(picture.convert("RGBA") if clear else _flat(picture))
    plain.save(out, form, **({"quality": 92} if form == "JPEG" else {"lossless": form == "WEBP"}))
    return out.getvalue()


def bare_drawing(root: Path, source: str) -> bytes:
    """A mark drawn as SVG as it is published: the drawing alone. Raises SiteError for what is none."""
    try:
        return bare_svg(read_bytes(root / source, limit=LARGEST_FILE, root=root))
    except VectorError as wrong:
        raise SiteError([error("picture-damaged", path=source)]) from wrong


def _decoded(root: Path, source: str, its: str) -> Image.Image:
    """The picture upright, in sRGB, on white where it is transparent."""
    return _opened(root, source, lambda opened: _flat(_upright(opened)), its=its)


def _upright(opened: Image.Image) -> Image.Image:
    return _in_srgb(ImageOps.exif_transpose(opened), opened.info.get("icc_profile"))


def _opened(
    root: Path, source: str, use: Callable[[Image.Image], Image.Image], *, its: str = ""
) -> Image.Image:
    data = read_bytes(root / source, limit=LARGEST_FILE, root=root)
    if its and digest(data) != its:
        raise SiteError([error("file-changed", path=source)])
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise SiteError(
                    [error("picture-too-large", path=source, pixels=opened.width * opened.height)]
                )
            return use(opened)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as wrong:
        raise SiteError([error("picture-unreadable", path=source, why=str(wrong))]) from None


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile or picture.mode not in ("RGB", "CMYK", "L"):
        return picture
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except ImageCms.PyCMSError:
        return picture
    return turned or picture


def _flat(picture: Image.Image) -> Image.Image:
    if not _is_clear(picture):
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def _is_clear(picture: Image.Image) -> bool:
    return "transparency" in picture.info or picture.mode in ("RGBA", "LA", "PA")


def _encoded(picture: Image.Image, rendition: Rendition) -> bytes:
    size = (rendition.width, rendition.height)
    sized = (
        ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=(0.5, 0.4))
        if rendition.crop
        else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    )
    bare = Image.new("RGB", sized.size)
    bare.paste(sized)  # pixels only: info, EXIF, XMP, comments and profile stay behind
    limit = rendition.width * rendition.height * BYTES_A_PIXEL[rendition.format] + SPARE
    data = b""
    for quality in QUALITIES[rendition.format]:
        data = _bytes(bare, rendition.format, quality)
        if len(data) <= limit:
            break
    return data


def _bytes(picture: Image.Image, form: str, quality: int) -> bytes:
    out = io.BytesIO()
    if form == "webp":
        picture.save(out, "WEBP", quality=quality, method=4)
    else:
        picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()
