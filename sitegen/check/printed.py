"""A site as it was printed: what a check may look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from zlib import compress, decompress

import msgspec

from sitegen import versions
from sitegen.build import Site
from sitegen.files import digest, read_bytes
from sitegen.memory.cache import NOTHING, Cache, key_of, opened
from sitegen.model import File, Kept
from sitegen.output import FOLDER, home_of, kept_of

PAGE = ".html"
LARGEST = 100_000_000  # bytes of a page
LINKS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "form": "action",
    "audio": "src",
    "source": "src",
}


class Leaf(msgspec.Struct, frozen=True, array_like=True):
    """A page as the crawl sees it: its own anchors, and what it links to with the line of the first."""

    path: str
    anchors: frozenset[str]
    links: tuple[tuple[str, int], ...]


_ENCODE = msgspec.msgpack.Encoder().encode
_DECODE = msgspec.msgpack.Decoder(Leaf).decode


def leaf(file: File | Kept, output: Path, *, remembered: Cache) -> Leaf:
    """The anchors and links of an HTML file. One that is kept lies in `output`; raises SiteError."""
    its = file.digest or digest(file.data) if isinstance(file, File) else file.digest

    def crawled() -> bytes:
        data = file.data if isinstance(file, File) else read_bytes(output / file.path, limit=LARGEST)
        return compress(_ENCODE(_crawled(file.path, data)), 1)

    key = key_of("leaf", versions.fingerprint(), file.path, its)
    return _DECODE(decompress(remembered.remembered(key, crawled)))


def _crawled(path: str, data: bytes) -> Leaf:
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    return Leaf(path, frozenset(reader.anchors), tuple(reader.links.items()))


class Printed(msgspec.Struct, frozen=True):
    """A site with what came of it: its pages as the crawl sees them, the paths of all files, their bytes."""

    site: Site
    leaves: tuple[Leaf, ...]
    paths: frozenset[str]
    size: int


def printed_of(site: Site, files: Iterable[File | Kept]) -> Printed:
    """Every file is looked at once, and none is kept. Raises what making them raises."""
    leaves: list[Leaf] = []
    paths: set[str] = set()
    size = 0
    with _leaves(site.root) as remembered:
        for file in files:
            paths.add(file.path)
            size += len(file.data) if isinstance(file, File) else file.size
            if file.path.endswith(PAGE):
                leaves.append(leaf(file, home_of(site.root) / FOLDER, remembered=remembered))
    return Printed(site, tuple(leaves), frozenset(paths), size)


@contextmanager
def _leaves(root: Path) -> Iterator[Cache]:
    """What was crawled before, remembered where builds remember already."""
    kept = kept_of(root)
    if not kept.is_dir():
        yield NOTHING
        return
    with opened(kept / "leaves") as (leaves,):
        yield leaves


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: dict[str, int] = {}  # where each stands first

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.append(value)
            elif value is not None and name == LINKS.get(tag):
                self.links.setdefault(value, line)
            elif value is not None and name == "srcset":
                for one in filter(str.strip, value.split(",")):
                    self.links.setdefault(one.split()[0], line)
