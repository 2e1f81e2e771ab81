"""A crawl of the built site: every local link and anchor of every page leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from sitegen import plan
from sitegen.check.printed import Leaf, Printed
from sitegen.newsroom import urls
from sitegen.problems import Problem, error


def links(printed: Printed) -> Iterator[Problem]:
    """Links of a site's pages that lead nowhere in it, or among the photos that another site publishes."""
    room = printed.site.newsroom
    moved = frozenset(urls.absolute(room.config, one.path) for one in plan.moved_pieces(room))
    base, site = urls.base_path(room.config), room.config.site.url
    return dead_links(printed.leaves, printed.paths, base=base, site=site, moved=moved)


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
