"""A crawl of the built site: every local link and anchor of every page leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from sitegen.model import File
from sitegen.problems import Problem, error

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


def dead_links(
    leaves: Iterable[Leaf],
    paths: frozenset[str],
    *,
    base: str,
    site: str,
    moved: frozenset[str] = frozenset(),
) -> Iterator[Problem]:
    """Links into the site that lead nowhere. `base` is its base path, `site` its URL.

    `moved` are the addresses of photos that another site publishes, perhaps on the same host.
    """
    pages = {one.path: one for one in leaves}
    for page in pages.values():
        here = base + page.path.removesuffix("index.html")
        for href, line in page.links:
            target = _local(urljoin(here, href), site)
            if target is None or href in moved:
                continue
            path, fragment = target
            if not path.startswith(base) or not _there(path.removeprefix(base), paths):
                yield error("link-dead", path=f"output/{page.path}", line=line, href=href)
            elif fragment and not _anchored(path.removeprefix(base), fragment, pages):
                yield error("anchor-dead", path=f"output/{page.path}", line=line, href=href)


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


def _local(href: str, site: str) -> tuple[str, str] | None:
    """Path and fragment of a link into the site; None for one that leads out."""
    parts = urlsplit(href)
    home = urlsplit(site)
    if parts.scheme and (parts.scheme, parts.netloc) != (home.scheme, home.netloc):
        return None
    return unquote(parts.path), unquote(parts.fragment)


def _there(path: str, paths: frozenset[str]) -> bool:
    return (f"{path}index.html" if path == "" or path.endswith("/") else path) in paths


def _anchored(path: str, fragment: str, pages: dict[str, Leaf]) -> bool:
    page = pages.get(f"{path}index.html" if path == "" or path.endswith("/") else path)
    return page is None or fragment in page.anchors
