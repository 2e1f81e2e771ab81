"""Packing: the media kit of a release as an archive that is the same for the same content.

No clock, no owner, no compression that a library could better one day: photographs
are compressed already, and two texts are small.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from sitegen.newsroom.pictures import Kit
from sitegen.theme import images

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
MODE = 0o644 << 16
UNIX = 3


def pack(root: Path, kit: Kit) -> bytes:
    """The archive: texts, then photos as they are offered. Raises SiteError for an unreadable one."""
    photos = {file.path: file.data for file in images.encode(root, [one for _, one in kit.photos])}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in kit.texts:
            archive.writestr(_entry(name), text.replace("\n", "\r\n").encode())  # for Windows' notepad too
        for name, photo in kit.photos:
            archive.writestr(_entry(name), photos[photo.path])
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.external_attr, entry.create_system = MODE, UNIX
    return entry
