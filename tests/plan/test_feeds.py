"""Feeds: Atom, RSS and JSON, absolute in everything, dated by their entries."""

from __future__ import annotations

import re
from typing import Any

import feedparser
import msgspec
import pytest

from sitegen.model import Correction, Image, Picture, Ref, Withdrawal
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Newsroom
from sitegen.plan.syndication import FEEDS
from tests.newsroom.made import at, picture
from tests.plan.town import NOW, configured, doc, files, releases, room, text, town

ORIGIN = "https://prensa.example.org/sala/"
RELATIVE = re.compile(r'(?:href|src|srcset)="(?!https?:|mailto:|tel:)[^"]*"')


def parsed(made: Newsroom, path: str) -> Any:  # noqa: ANN401 (what feedparser gives)
    found = feedparser.parse(files(made)[path])
    assert not found.bozo, found.get("bozo_exception")
    return found


def told(made: Newsroom, path: str) -> Any:  # noqa: ANN401 (JSON)
    return msgspec.json.decode(files(made)[path])


def test_every_form_that_has_an_address_is_written() -> None:
    assert list(FEEDS) == list(urls.FEED_NAMES)


def test_site_municipalities_topics_and_notices_have_feeds_in_three_forms() -> None:
    found = {
        path for path in files(town()) if path.rpartition("/")[2] in ("feed.xml", "rss.xml", "feed.json")
    }

    for page in (
        "",
        "izcalli/",
        "juarez/",
        "avisos/",
        "izcalli/avisos/",
        "temas/agua/",
        "temas/salud/",
        "en/",
        "en/izcalli/",
    ):
        assert {f"{page}feed.xml", f"{page}rss.xml", f"{page}feed.json"} <= found
    assert not {"en/notices/feed.xml", "temas/vacio/feed.xml", "juarez/avisos/feed.xml"} & found


def test_an_empty_newsroom_has_no_feed() -> None:
    assert not [path for path in files(room()) if "feed" in path or "rss" in path]


@pytest.mark.parametrize("form", ["feed.xml", "rss.xml"])
def test_a_feed_holds_the_newest_twenty_newest_first(form: str) -> None:
    found = parsed(room(*releases(45)), form)

    assert [entry.id.rsplit("-", 1)[1] for entry in found.entries] == [
        f"{number}/" for number in range(45, 25, -1)
    ]


@pytest.mark.parametrize("path", ["feed.xml", "rss.xml", "izcalli/feed.xml", "temas/agua/rss.xml"])
def test_nothing_in_a_feed_is_relative(path: str) -> None:
    found = parsed(town(), path)

    links = [
        link.href for link in (*found.feed.links, *(link for entry in found.entries for link in entry.links))
    ]
    texts = [content.value for entry in found.entries for content in entry.content]
    assert all(link.startswith(ORIGIN) for link in links)
    assert [RELATIVE.findall(one) for one in texts] == [[]] * len(texts)
    assert any("<img" in one for one in texts) == ("agua" in path)  # elsewhere newer ones without photo


def test_nothing_in_a_json_feed_is_relative() -> None:
    found = told(town(), "feed.json")

    assert (found["version"], found["feed_url"]) == ("https://jsonfeed.org/version/1.1", f"{ORIGIN}feed.json")
    assert all(item["url"].startswith(ORIGIN) for item in found["items"])
    assert [RELATIVE.findall(item["content_html"]) for item in found["items"]] == [[]] * len(found["items"])


def test_references_anchors_and_pictures_of_a_text_become_absolute() -> None:
    body = text(
        '<p><a href="',
        Ref("path", "content/izcalli/comunicados/otro.md", "", 3),
        '">otro</a> <a class="x" href="#nota">n</a></p>',
        Picture("content/izcalli/pozo.jpg", "Un pozo", "", "", 4),
        '<p><code>href="#no"</code></p>',
    )
    made = room(doc(body=body), doc("otro"), pictures=[picture("content/izcalli/pozo.jpg")])

    html = next(
        item["content_html"] for item in told(made, "feed.json")["items"] if "encuentro" in item["url"]
    )

    assert f'href="{ORIGIN}izcalli/comunicados/2026/otro/"' in html
    assert f'class="x" href="{ORIGIN}izcalli/comunicados/2026/encuentro/#nota"' in html
    assert f'<img src="{ORIGIN}media/' in html
    assert 'width="800" height="533" alt="Un pozo"' in html
    assert '<code>href="#no"</code>' in html


def test_a_correction_moves_the_entry_and_the_feed_but_not_the_date_of_publication() -> None:
    corrected = doc(title="Agua", corrections=(Correction(at("2026-02-05T09:00"), "dos", "tres"),))

    found = parsed(room(corrected, doc("otro", date=at("2026-01-20"))), "feed.xml")

    entry = found.entries[1]
    assert (entry.published, entry.updated) == ("2026-01-13T00:00:00-06:00", "2026-02-05T09:00:00-06:00")
    assert entry.title == "Corregido: Agua"
    assert found.feed.updated == "2026-02-05T09:00:00-06:00"


def test_feeds_do_not_know_the_time() -> None:
    items = releases(5)
    later = at("2026-06-01T08:00")

    first, second = files(room(*items, now=NOW)), files(room(*items, now=later))

    assert {
        path: data for path, data in first.items() if path.endswith((".xml", ".json", ".csv", ".jsonld"))
    } == {
        path: data for path, data in second.items() if path.endswith((".xml", ".json", ".csv", ".jsonld"))
    } | {path: data for path, data in first.items() if path == "sitemap-news.xml"}


def test_what_is_withdrawn_leaves_the_feeds() -> None:
    gone = doc("error", title="Un error", withdrawn=Withdrawal(at("2026-02-04"), "No era cierto."))

    found = files(room(gone, doc()))

    assert not [path for path, data in found.items() if b"Un error" in data]


def test_events_are_in_the_calendar_and_not_in_feeds() -> None:
    fair = doc("feria", "event", title="Feria", starts=at("2026-03-10T17:00"))

    assert "Feria" not in files(room(fair, doc()))["feed.xml"].decode()


def test_an_entry_in_another_language_says_so() -> None:
    nahuatl = doc("atl", language="nah", title="Atl")

    found = parsed(room(nahuatl, doc()), "feed.xml")
    raw = files(room(nahuatl, doc()))

    assert b'xml:lang="es-MX"' in raw["feed.xml"]
    assert raw["feed.xml"].count(b'<entry xml:lang="nah">') == 1
    assert [item.get("language") for item in told(room(nahuatl, doc()), "feed.json")["items"]].count(
        "nah"
    ) == 1
    assert len(found.entries) == 2


def test_feeds_name_themselves_their_page_and_the_office() -> None:
    found = parsed(town(), "izcalli/feed.xml")

    links = {(link.rel, link.href) for link in found.feed.links}
    assert links == {("self", f"{ORIGIN}izcalli/feed.xml"), ("alternate", f"{ORIGIN}izcalli/")}
    assert found.feed.title == "Cuautitlán Izcalli · Sala de prensa"
    assert found.feed.author == "Cuautitlán Izcalli"
    assert found.entries[0].author == "Comunicación Social, Cuautitlán Izcalli"


def test_titles_and_summaries_with_markup_come_out_as_they_were_written() -> None:
    made = room(doc(title="Agua <b> & luz", summary="5 < 6 & 7"), config=configured())

    atom, rss = parsed(made, "feed.xml"), parsed(made, "rss.xml")

    assert atom.entries[0].title == "Agua <b> & luz"
    assert b"Agua &lt;b&gt; &amp; luz" in files(made)["rss.xml"]
    assert rss.entries[0].summary == "5 &lt; 6 &amp; 7"


def test_the_lead_photo_is_the_picture_of_the_entry() -> None:
    path = "content/izcalli/foto.jpg"
    made = room(doc(image=Image(path, alt="Foto")), pictures=[picture(path)])

    image = told(made, "feed.json")["items"][0]["image"]

    assert re.fullmatch(re.escape(ORIGIN) + r"media/.*-1200x630\.jpg", image)
    assert parsed(made, "feed.xml").entries[0].media_content[0]["url"] == image
