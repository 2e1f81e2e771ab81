"""A crawler of our own over every page: links, anchors and pictures lead somewhere in the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree as ET

import html5lib
import pytest

from judges.case import Case
from tests.browser.conftest import Newsroom

HERE = "https://prensa.example.org"
ADDRESSES = ("href", "src", "poster", "action", "data-notices")
ABROAD = re.compile(r"^(mailto:|tel:|data:|https?://(?!prensa\.example\.org/))")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a crawler sees it: its address, the anchors it has, the addresses it names."""

    address: str
    anchors: frozenset[str]
    links: tuple[str, ...]


@cache
def leaves(case: Case) -> tuple[Leaf, ...]:
    """Every page of the site."""
    return tuple(_leaves(case))


def _leaves(case: Case) -> Iterator[Leaf]:
    for path in case.pages():
        name = case.name(path)
        where = name.removesuffix("index.html") if name.endswith("index.html") else name
        elements = list(html5lib.parse(path.read_bytes(), namespaceHTMLElements=False).iter())
        anchors = frozenset(value for one in elements if (value := one.get("id")))
        yield Leaf(
            f"{HERE}{case.base}{where}", anchors, tuple(link for one in elements for link in _links(one))
        )


def broken(case: Case) -> list[str]:
    """Every link that leads to no file of the site, out of its base, or to no anchor."""
    pages = {leaf.address: leaf for leaf in leaves(case)}
    files = {f"{HERE}{case.base}{case.name(path)}" for path in case.folder.rglob("*") if path.is_file()}
    found = []
    for leaf in pages.values():
        for link in leaf.links:
            target, anchor = urldefrag(urljoin(leaf.address, link))
            if ABROAD.match(target):
                continue
            target = unquote(target.partition("?")[0])  # a page of files is one, whatever is asked of it
            if target not in files and target not in pages:
                found.append(f"{leaf.address}: {link}")
            elif anchor and target in pages and unquote(anchor) not in pages[target].anchors:
                found.append(f"{leaf.address}: {link} (no such anchor)")
    return found


def test_no_link_of_the_newsroom_is_broken(newsroom: Newsroom) -> None:
    assert broken(newsroom.case) == []


def test_every_page_can_be_reached_from_the_front_page(newsroom: Newsroom) -> None:
    pages = {leaf.address: leaf for leaf in leaves(newsroom.case)}
    front = f"{HERE}{newsroom.case.base}"
    reached, waiting = {front}, [front]
    while waiting:
        leaf = pages[waiting.pop()]
        new = {urldefrag(urljoin(leaf.address, link))[0] for link in leaf.links} & pages.keys()
        waiting += new - reached
        reached |= new

    assert pages.keys() - reached - {f"{front}404.html"} == set()


def test_the_sitemap_names_pages_that_are_there(newsroom: Newsroom) -> None:
    tree = ET.parse(newsroom.case.folder / "sitemap.xml")
    named = {element.text for element in tree.iter() if element.tag.endswith("}loc")}

    assert named
    assert named <= {leaf.address for leaf in leaves(newsroom.case)}


@pytest.mark.parametrize(
    "link",
    ["/b/", "b", "b/#no", "/a/b/c.png", "https://prensa.example.org/", "//prensa.example.org/a/x/"],
)
def test_a_planted_broken_link_is_found(tmp_path: Path, link: str) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "index.html").write_text("<h1 id=si>B</h1>", encoding="utf-8")
    (tmp_path / "index.html").write_text(f"<a href='b/#si'>b</a> <a href='{link}'>x</a>", encoding="utf-8")

    assert len(broken(Case(tmp_path, "/a/", ()))) == 1


def _links(element: ET.Element) -> Iterator[str]:
    for name in ADDRESSES:
        value = element.get(name)
        if value is not None:
            yield value
    for candidate in (element.get("srcset") or "").split(","):
        if candidate.strip():
            yield candidate.split()[0]
