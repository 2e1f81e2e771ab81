"""What discovery finds, and what is published."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

SourceKind: TypeAlias = Literal["document", "picture", "attachment"]


class Source(msgspec.Struct, frozen=True, order=True):
    """A file found under `content/`; `digest` is the SHA-256 of its bytes in hex."""

    path: str
    kind: SourceKind
    digest: str
    size: int


class PictureFacts(msgspec.Struct, frozen=True):
    """What is known of a picture without publishing it: pixels after orientation."""

    path: str
    digest: str
    width: int
    height: int


class Kept(msgspec.Struct, frozen=True):
    """A file to publish whose bytes the output folder has already; `digest` is their SHA-256 in hex."""

    path: str
    digest: str
    size: int


class Laid(Kept, frozen=True):
    """A file that was just made, and that lies already where it will be published from."""


class File(msgspec.Struct, frozen=True):
    """A file to publish: `path` is relative to the output folder, with `/`.

    `digest` is the SHA-256 of the bytes in hex where it is known already, else "".
    """

    path: str
    data: bytes
    digest: str = ""
