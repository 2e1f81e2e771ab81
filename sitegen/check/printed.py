"""A site as it was printed: what a check may look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from sitegen.build import Site
from sitegen.model import File, Kept

LINKS = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "form": "action",
    "audio": "src",
    "source": "src",
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as the crawl sees it: its own anchors, and what it links to with lines."""

    path: str
    anchors: frozenset[str]
    links: tuple[tuple[str, int], ...]


def leaf(file: File) -> Leaf:
    """The anchors and links of an HTML file."""
    reader = _Reader()
    reader.feed(file.data.decode())
    reader.close()
    return Leaf(file.path, frozenset(reader.anchors), tuple(reader.links))


@dataclass(frozen=True, slots=True)
class Printed:
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
    for file in files:
        paths.add(file.path)
        size += len(file.data) if isinstance(file, File) else file.size
        if isinstance(file, File) and file.path.endswith(".html"):
            leaves.append(leaf(file))
    return Printed(site, tuple(leaves), frozenset(paths), size)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.append(value)
            elif value is not None and name == LINKS.get(tag):
                self.links.append((value, line))
            elif value is not None and name == "srcset":
                self.links.extend((one.split()[0], line) for one in value.split(",") if one.strip())
