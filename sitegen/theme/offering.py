"""Files that pages offer, as they are published: pictures and drawings bare, all others as they are."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from sitegen.content.read import LARGEST_ATTACHMENT
from sitegen.files import read_bytes
from sitegen.theme.images import MARKS, bare, bare_drawing

DRAWN = ".svg"


def is_bared(source: str) -> bool:
    """Whether a file is published otherwise than it is: a mark, without all that is no picture."""
    ending = PurePosixPath(source).suffix.lower()
    return ending in MARKS or ending == DRAWN


def offered(root: Path, source: str) -> bytes:
    """The bytes of a file that pages offer. Raises SiteError where it cannot be read, or is no picture."""
    if not is_bared(source):
        return read_bytes(root / source, limit=LARGEST_ATTACHMENT, root=root)
    return bare_drawing(root, source) if source.lower().endswith(DRAWN) else bare(root, source)
