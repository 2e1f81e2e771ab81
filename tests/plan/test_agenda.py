"""The agenda and its calendar files (RFC 5545)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Correction, Update
from sitegen.plan import icalendar
from sitegen.plan.views import AgendaView, EventView
from tests.newsroom.made import at, until
from tests.plan import ics
from tests.plan.town import doc, files, room, town, view

FAIR = doc(
    "feria",
    "event",
    title="Feria; con coma, y \\ barra",
    date=at("2026-02-20"),
    starts=at("2026-03-10T17:00"),
    ends=at("2026-03-10T19:00"),
    venue="Plaza Cívica",
    address="Av. Primero de Mayo 100",
)


def test_an_event_is_in_its_own_calendar_in_the_municipalitys_and_in_the_sites() -> None:
    found = files(room(FAIR))

    assert {"izcalli/agenda/2026/feria/feria.ics", "izcalli/agenda/agenda.ics", "agenda/agenda.ics"} <= set(
        found
    )
    assert len({found[path] for path in found if path.endswith(".ics")}) == 2  # the site's has another name


def test_a_timed_event_is_written_in_utc_and_stamped_with_its_own_date() -> None:
    event = ics.events(files(room(FAIR))["izcalli/agenda/2026/feria/feria.ics"])[0]

    assert event["DTSTART"] == ({}, "20260310T230000Z")
    assert event["DTEND"] == ({}, "20260311T010000Z")
    assert event["DTSTAMP"] == ({}, "20260220T060000Z")
    assert event["UID"][1] == "https://prensa.example.org/sala/izcalli/agenda/2026/feria/"
    assert ics.text(event["SUMMARY"][1]) == "Feria; con coma, y \\ barra"
    assert ics.text(event["LOCATION"][1]) == "Plaza Cívica, Av. Primero de Mayo 100"
    assert event["STATUS"][1] == "CONFIRMED"


def test_an_event_of_whole_days_ends_on_the_day_after() -> None:
    days = doc("jornada", "event", date=at("2026-03-01"), starts=at("2026-03-10"), ends=until("2026-03-12"))

    event = ics.events(files(room(days))["agenda/agenda.ics"])[0]

    assert event["DTSTART"] == ({"VALUE": "DATE"}, "20260310")
    assert event["DTEND"] == ({"VALUE": "DATE"}, "20260313")


def test_an_event_in_another_language_than_the_sites_says_so() -> None:
    event = ics.events(
        files(room(doc("ilhuitl", "event", language="nah", starts=at("2026-03-10T17:00"))))[
            "agenda/agenda.ics"
        ]
    )[0]

    assert event["SUMMARY"][0] == {"LANGUAGE": "nah"}


def test_a_change_raises_the_sequence_and_the_stamp() -> None:
    changed = doc(
        "feria",
        "event",
        date=at("2026-02-20"),
        starts=at("2026-03-10T17:00"),
        status="postponed",
        updated=(Update(at("2026-02-22T09:00"), "Nueva fecha"),),
        corrections=(Correction(at("2026-02-21"), "a", "b"),),
    )

    event = ics.events(files(room(changed))["agenda/agenda.ics"])[0]

    assert (event["SEQUENCE"][1], event["STATUS"][1]) == ("2", "TENTATIVE")
    assert event["DTSTAMP"][1] == "20260222T150000Z"


def test_the_common_calendar_keeps_what_is_not_over_and_when_all_is_the_last_that_was() -> None:
    before = doc("antes", "event", date=at("2026-01-20"), starts=at("2026-02-10T17:00"))

    found = files(room(FAIR, before, now=at("2026-04-01T12:00")))

    (last,) = ics.events(found["agenda/agenda.ics"])
    assert last["URL"][1].endswith("/feria/")
    assert len(ics.events(found["izcalli/agenda/2026/feria/feria.ics"])) == 1


def test_the_agenda_parts_what_comes_from_what_was() -> None:
    found = view(town(), "agenda/", AgendaView)

    assert [card.href for card in found.upcoming] == ["/sala/izcalli/agenda/2026/feria/"]
    assert [(card.href, card.mark) for card in found.past] == [
        ("/sala/juarez/agenda/2026/informe/", "cancelled")
    ]
    assert [year.text for year in found.years] == ["2026"]
    assert found.ics == "/sala/agenda/agenda.ics"


def test_the_page_of_an_event_leads_to_its_calendar_file() -> None:
    found = view(town(), "izcalli/agenda/2026/feria/", EventView)

    assert found.ics == "/sala/izcalli/agenda/2026/feria/feria.ics"
    assert found.article.dateline == ""


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n,;\\"), max_size=400))
def test_any_text_survives_escaping_and_folding(words: str) -> None:
    folded = icalendar.fold(f"SUMMARY:{icalendar.escape(words)}")

    assert ics.text(ics.unfolded(folded)[0].removeprefix("SUMMARY:")) == words
