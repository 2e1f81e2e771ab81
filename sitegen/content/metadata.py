"""Metadata: what a camera writes into a picture beside the picture, taken out without touching a pixel.

Kept are the colour profile and which side is up. JPEG (ITU-T T.81, JFIF, EXIF 2.32), PNG
(W3C, third edition), WebP (RFC 9649); other formats are left to who re-encodes them.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import ExifTags, Image

FORMATS = ("JPEG", "PNG", "WEBP")
UPRIGHT = 1

_EXIF = b"Exif\0\0"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT".split()
)
_WEBP_DROPPED = frozenset((b"EXIF", b"XMP "))
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04  # of VP8X


class UncleanError(ValueError):
    """A picture of a format that is not cleaned here, or one that is damaged."""


def without_metadata(data: bytes) -> bytes:
    """The same picture, pixel for pixel, without place, camera, names and thumbnails. Raises UncleanError."""
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    if data.startswith(_PNG):
        return _png(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    raise UncleanError


def _turn(data: bytes) -> bytes:
    """EXIF with the orientation alone, or nothing where the picture stands upright."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            side = picture.getexif().get(ExifTags.Base.Orientation, UPRIGHT)
    except (OSError, ValueError, SyntaxError, struct.error):
        return b""
    if side not in range(2, 9):
        return b""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = side
    return exif.tobytes()


# --- JPEG -------------------------------------------------------------------------


def _jpeg(data: bytes) -> bytes:
    turn = _turn(data)
    out = [b"\xff\xd8"]
    if turn:
        out.append(b"\xff\xe1" + struct.pack(">H", len(turn) + 2) + turn)
    out.extend(piece for marker, piece in _segments(data) if _is_kept(marker, piece))
    return b"".join(out)


def _is_kept(marker: int, piece: bytes) -> bool:
    """JFIF, colour profile, Adobe's colour transform, and all that the picture itself is made of."""
    if marker == 0xE2:  # noqa: PLR2004 - APP2: profile, but also other pictures of the camera (MPF)
        return piece[4:].startswith(b"ICC_PROFILE\0")
    return (marker not in range(0xE1, 0xF0) and marker != 0xFE) or marker == 0xEE  # noqa: PLR2004


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments after SOI up to EOI, that of a scan with its data; what comes after EOI is left out."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:  # noqa: PLR2004
            raise UncleanError
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - fill
            at += 1
            continue
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if marker == 0xDA:  # noqa: PLR2004 - a scan: its data go on to the next marker
            end = _scan_end(data, end)
        yield marker, data[at:end]
        at = end
        if data[at : at + 2] == b"\xff\xd9":
            yield 0xD9, b"\xff\xd9"
            return
    raise UncleanError


def _scan_end(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise UncleanError
        if data[at + 1] != 0 and data[at + 1] not in range(0xD0, 0xD8):
            return at
        at += 2


# --- PNG and WebP -----------------------------------------------------------------


def _png(data: bytes) -> bytes:
    turn, out, at = _turn(data), [_PNG], len(_PNG)
    while at + 12 <= len(data):
        end = at + 12 + struct.unpack_from(">I", data, at)[0]
        kind = data[at + 4 : at + 8]
        if end > len(data):
            raise UncleanError
        if kind in _PNG_KEPT:
            out.append(data[at:end])
        if kind == b"IHDR" and turn:
            chunk = b"eXIf" + turn.removeprefix(_EXIF)
            out.append(struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)))
        at = end
        if kind == b"IEND":
            return b"".join(out)
    raise UncleanError


def _webp(data: bytes) -> bytes:
    chunks, at = [], 12
    turn = _turn(data)
    while at + 8 <= len(data):
        size = struct.unpack_from("<I", data, at + 4)[0]
        end = at + 8 + size + size % 2
        kind, chunk = data[at : at + 4], data[at:end]
        if end > len(data) + 1:
            raise UncleanError
        if kind == b"VP8X":
            flags = chunk[8] & ~(_EXIF_FLAG | _XMP_FLAG) | (_EXIF_FLAG if turn else 0)
            chunk = chunk[:8] + bytes([flags]) + chunk[9:]
        if kind not in _WEBP_DROPPED:
            chunks.append(chunk)
        at = end
    if turn:
        bare = turn.removeprefix(_EXIF)
        chunks.append(b"EXIF" + struct.pack("<I", len(bare)) + bare + b"\0" * (len(bare) % 2))
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body
