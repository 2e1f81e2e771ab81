"""The crawl of the built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.check.links import dead_links
from sitegen.check.printed import leaf
from sitegen.memory.cache import NOTHING
from sitegen.model import File

SITE = "https://example.org/sala/"
PATHS = frozenset({"index.html", "a/index.html", "assets/site.css", "404.html", "media/p.webp"})


def dead(body: str, *, at: str = "a/index.html", other: str = "") -> list[tuple[str, int, str]]:
    pages = (File(at, body.encode()), File("index.html", other.encode()))
    leaves = [leaf(one, Path(), remembered=NOTHING) for one in pages]
    found = dead_links(leaves, PATHS, base="/sala/", site=SITE)
    return [(one.code, one.line, dict(one.params)["href"]) for one in found]


@pytest.mark.parametrize(
    "href",
    [
        "/sala/",
        "/sala/a/",
        "../",
        "./",
        "/sala/404.html",
        "https://example.org/sala/a/",
        "https://elsewhere.org/x",
        "mailto:prensa@example.org",
        "tel:+525558642500",
        "?q=agua",
    ],
)
def test_a_link_that_leads_somewhere_or_out_is_fine(href: str) -> None:
    assert dead(f'<a href="{href}">x</a>') == []


@pytest.mark.parametrize("href", ["/sala/b/", "/sala/a", "/a/", "b/", "https://example.org/sala/nowhere/"])
def test_a_link_that_leads_nowhere_is_told_with_its_line(href: str) -> None:
    assert dead(f'<p>\n<a href="{href}">x</a>') == [("link-dead", 2, href)]


def test_pictures_of_a_srcset_are_followed_too() -> None:
    body = '<img src="/sala/media/p.webp" srcset="/sala/media/p.webp 800w, /sala/media/q.webp 1600w">'

    assert dead(body) == [("link-dead", 1, "/sala/media/q.webp")]


def test_scripts_styles_and_forms_are_followed() -> None:
    body = '<link rel="stylesheet" href="/sala/assets/site.css"><script src="/sala/no.js"></script>'
    body += '<form action="/sala/buscar/"></form>'

    assert [href for _, _, href in dead(body)] == ["/sala/no.js", "/sala/buscar/"]


def test_an_anchor_must_be_on_the_page_it_names() -> None:
    assert dead('<a href="#here">x</a><p id="here">') == []
    assert dead('<a href="#gone">x</a>') == [("anchor-dead", 1, "#gone")]
    assert dead('<a href="/sala/#lead">x</a>', other='<h1 id="lead">') == []
    assert dead('<a href="/sala/#leed">x</a>', other='<h1 id="lead">') == [("anchor-dead", 1, "/sala/#leed")]
