"""`avisos.json`: what the band of every page reads."""

from __future__ import annotations

import msgspec

from sitegen.model import Item, Resolution
from sitegen.plan.bulletin import Bulletin, until
from tests.newsroom.made import at
from tests.newsroom.made import until as last_second
from tests.plan.town import doc, files, room


def told(*items: Item) -> Bulletin:
    return msgspec.json.decode(files(room(*items))["avisos.json"], type=Bulletin)


def test_the_gravest_notice_in_force_comes_first() -> None:
    found = told(
        doc("feria", "notice", level="information"),
        doc("fuga", "notice", level="emergency", date=at("2026-01-02")),
        doc("cierre", "notice", level="important"),
    )

    assert [one.level for one in found.notices] == ["emergency", "important", "information"]


def test_a_notice_says_where_it_is_whose_it_is_and_until_when() -> None:
    found = told(
        doc(
            "corte",
            "notice",
            title="Corte de agua",
            starts=at("2026-02-28T06:00"),
            ends=at("2026-03-05T18:00"),
        )
    )

    one = found.notices[0]
    assert (one.title, one.municipality, one.url) == (
        "Corte de agua",
        "izcalli",
        "/sala/izcalli/avisos/2026/corte/",
    )
    assert (one.starts, one.ends) == (at("2026-02-28T06:00").instant, at("2026-03-05T18:00").instant)
    assert (one.starts_at, one.ends_at) == ("2026-02-28T06:00:00-06:00", "2026-03-05T18:00:00-06:00")
    assert one.until == "hasta el jueves 5 de marzo, 18:00"


def test_a_day_without_time_lasts_to_its_last_second() -> None:
    one = told(doc("corte", "notice", ends=last_second("2026-03-05"))).notices[0]

    assert one.ends == at("2026-03-06").instant
    assert one.until == "hasta el jueves 5 de marzo"


def test_an_open_notice_has_no_end() -> None:
    one = told(doc("corte", "notice")).notices[0]

    assert (one.ends, one.ends_at, one.until) == (None, "", "")


def test_what_is_over_is_not_there_and_what_begins_within_two_days_is() -> None:
    found = told(
        doc("ayer", "notice", ends=at("2026-02-28T18:00")),
        doc("resuelto", "notice", resolved=Resolution(at("2026-02-28T18:00"))),
        doc("manana", "notice", starts=at("2026-03-02T06:00")),
        doc("luego", "notice", starts=at("2026-03-04T06:00")),
    )

    assert [one.url for one in found.notices] == ["/sala/izcalli/avisos/2026/manana/"]


def test_the_file_is_there_without_notices_since_every_page_asks_for_it() -> None:
    assert files(room())["avisos.json"] == b'{"notices":[]}\n'
    assert files(room())["en/notices.json"] == b'{"notices":[]}\n'


def test_the_end_is_a_sentence_in_each_language() -> None:
    assert until("en", at("2026-03-05T18:00")) == "until Thursday, March 5, 6:00 PM"
