"""One document."""

from __future__ import annotations

from typing import Literal

import msgspec

from sitegen.model.body import Body
from sitegen.model.front import FrontMatter
from sitegen.model.kinds import Kind


class Item(msgspec.Struct, frozen=True):
    """One document, read and validated on its own.

    `municipality` is the id of site.toml, or "" for documents of the whole site;
    `language` a BCP 47 tag; `lines` maps canonical front matter keys to lines; `seal` has
    the digests of its words (`content.seals`).
    """

    path: str
    digest: str
    kind: Kind
    municipality: str
    slug: str
    language: str
    front: FrontMatter
    body: Body
    lines: tuple[tuple[str, int], ...]
    seal: bytes = b""
    approval: Literal["", "valid", "stale"] = ""  # stale: its words changed after it was approved

    def line(self, key: str) -> int:
        """The line of a front matter key, or 1 where it was left to its default."""
        return next((line for name, line in self.lines if name == key), 1)
