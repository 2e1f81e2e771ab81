"""Sitemaps and robots.txt."""

from __future__ import annotations

from xml.etree import ElementTree as ET  # our own output is read here

import pytest

from sitegen.model import Correction, Update
from sitegen.plan import sitemap
from tests.newsroom.made import at
from tests.plan.town import configured, doc, files, releases, room, routes, town, urls_of

ORIGIN = "https://prensa.example.org/sala/"
S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
N = "{http://www.google.com/schemas/sitemap-news/0.9}"


def locations(data: bytes) -> list[str]:
    return [one.text or "" for one in ET.fromstring(data).iter(f"{S}loc")]


def test_the_sitemap_lists_every_page_that_search_engines_may_show() -> None:
    made = town()

    found = locations(files(made)["sitemap.xml"])

    hidden = {route.url for route in routes(made) if route.template in sitemap.UNLISTED}
    assert set(found) == {ORIGIN + url for url in urls_of(made) if url not in hidden}
    assert len(found) == len(set(found))


def test_a_document_is_dated_by_its_last_change() -> None:
    made = room(
        doc(
            updated=(Update(at("2026-02-01T10:00"), "x"),),
            corrections=(Correction(at("2026-01-20"), "a", "b"),),
        )
    )

    entries = ET.fromstring(files(made)["sitemap.xml"])

    dated = [one.findtext(f"{S}lastmod") for one in entries if one.findtext(f"{S}lastmod")]
    assert dated == ["2026-02-01T10:00:00-06:00"]


def test_an_event_to_come_is_not_dated_in_the_future() -> None:
    by_file_name = doc(
        "feria", "event", date=at("2026-03-10"), starts=at("2026-03-10T17:00"), written=("title", "starts")
    )

    found = files(room(by_file_name))

    assert f"{ORIGIN}izcalli/agenda/2026/feria/" in locations(found["sitemap.xml"])
    assert b"lastmod" not in found["sitemap.xml"]
    assert b"dct:modified" not in found["datos/catalogo.jsonld"]


def test_many_addresses_are_parted_under_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 30)
    made = room(*releases(25))

    found = files(made)

    parts = locations(found["sitemap.xml"])
    listed = [url for number in range(1, len(parts) + 1) for url in locations(found[f"sitemap-{number}.xml"])]
    assert parts == [f"{ORIGIN}sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    assert len(parts) > 1
    assert f"{ORIGIN}comunicados/2026/02/" in listed
    assert len(listed) == len(set(listed))


def test_the_news_sitemap_holds_the_releases_of_48_hours() -> None:
    made = room(
        doc("nuevo", title="Hoy & ayer", date=at("2026-02-28T08:00")),
        doc("viejo", date=at("2026-02-27T11:59")),
        doc("corte", "notice", date=at("2026-03-01")),
    )

    data = files(made)["sitemap-news.xml"]

    assert locations(data) == [f"{ORIGIN}izcalli/comunicados/2026/nuevo/"]
    assert [one.text for one in ET.fromstring(data).iter(f"{N}title")] == ["Hoy & ayer"]
    assert [one.text for one in ET.fromstring(data).iter(f"{N}language")] == ["es"]


def test_without_fresh_releases_there_is_no_news_sitemap_and_robots_does_not_name_it() -> None:
    old, new = files(room(doc())), files(room(doc(date=at("2026-03-01T11:00"))))

    assert "sitemap-news.xml" not in old
    assert b"sitemap-news" not in old["robots.txt"]
    assert f"Sitemap: {ORIGIN}sitemap-news.xml\n".encode() in new["robots.txt"]


def test_robots_names_the_sitemap_by_its_whole_address() -> None:
    text = files(room())["robots.txt"].decode()

    assert text.startswith("User-agent: *\nAllow: /\n")
    assert f"Sitemap: {ORIGIN}sitemap.xml\n" in text


def test_the_files_that_github_pages_wants_are_there_when_asked_for() -> None:
    plain, named = files(room()), files(room(config=configured(site={"cname": "prensa.example.org"})))

    assert plain[".nojekyll"] == b""
    assert "CNAME" not in plain
    assert named["CNAME"] == b"prensa.example.org\n"
