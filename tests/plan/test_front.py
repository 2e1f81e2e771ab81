"""Front pages: what leads, what follows, what is left out."""

from __future__ import annotations

import pytest

from sitegen.model import Pointer
from sitegen.plan.views import HomeView, MunicipalityView
from tests.newsroom.made import at
from tests.plan.town import ALONE, IZCALLI, configured, doc, releases, room, town, view


def titles(found: HomeView | MunicipalityView) -> list[str]:
    lead = [found.lead] if found.lead else []
    return [card.title for card in (*lead, *found.seconds, *found.latest)]


def test_the_newest_leads_and_nothing_is_told_twice() -> None:
    found = view(room(*releases(30)), "", HomeView)

    hrefs = [card.href for card in (found.lead, *found.seconds, *found.latest) if card]
    assert hrefs == [f"/sala/izcalli/comunicados/2026/comunicado-{number}/" for number in range(30, 17, -1)]
    assert len(found.seconds) == 4


@pytest.mark.parametrize(
    ("number", "seconds", "latest"), [(0, 0, 0), (1, 0, 0), (2, 0, 1), (3, 2, 0), (6, 4, 1)]
)
def test_two_to_four_stories_stand_beside_the_lead(number: int, seconds: int, latest: int) -> None:
    found = view(room(*releases(number)), "", HomeView)

    assert (len(found.seconds), len(found.latest)) == (seconds, latest)
    assert (found.lead is None) == (number == 0)


def test_a_featured_release_leads_for_48_hours() -> None:
    older = doc("destacado", title="Destacado", featured=True, date=at("2026-02-27T13:00"))
    newer = doc("nuevo", title="Nuevo", date=at("2026-02-28T10:00"))

    assert titles(view(room(older, newer), "", HomeView)) == ["Destacado", "Nuevo"]
    assert titles(view(room(older, newer, now=at("2026-03-01T13:00")), "", HomeView)) == [
        "Nuevo",
        "Destacado",
    ]


def test_a_release_may_be_featured_until_a_moment_however_many_are_newer() -> None:
    old = doc("plan", title="Plan", featured=at("2026-03-01T12:00"), date=at("2026-01-05"))

    found = view(room(old, *releases(30)), "", HomeView)
    after = view(room(old, *releases(30), now=at("2026-03-01T12:01")), "", HomeView)

    assert found.lead is not None
    assert found.lead.title == "Plan"
    assert "Plan" not in [card.title for card in (*found.seconds, *found.latest)]
    assert "Plan" not in titles(after)


def test_nothing_of_an_earlier_administration_is_on_a_front_page() -> None:
    made = room(
        doc("antiguo", title="Antiguo", date=at("2023-05-05"), featured=at("2027-01-01")), doc(title="Nuevo")
    )

    assert titles(view(made, "izcalli/", MunicipalityView)) == ["Nuevo"]


def test_what_an_earlier_administration_left_is_shown_if_it_is_all_there_is() -> None:
    made = room(doc("antiguo", title="Antiguo", date=at("2023-05-05")))

    assert titles(view(made, "izcalli/", MunicipalityView)) == ["Antiguo"]


def test_an_administration_that_ended_does_not_hide_another_municipality() -> None:
    made = room(
        doc("antiguo", title="Antiguo", date=at("2024-12-31")),
        doc("salud", municipality="juarez", title="De Juárez", date=at("2024-12-01")),
    )

    assert titles(view(made, "", HomeView)) == ["De Juárez"]


def test_running_notices_are_in_the_band_and_in_the_column() -> None:
    found = view(town(), "", HomeView)

    assert [one.title for one in found.shell.band] == ["Agua para todos"]
    assert [(card.href, card.level) for card in found.notices] == [
        ("/sala/izcalli/avisos/2026/corte/", "emergency")
    ]


def test_a_municipalitys_band_has_its_own_notices_and_those_of_the_site() -> None:
    made = room(
        doc("suyo", "notice", title="Suyo"),
        doc("ajeno", "notice", municipality="juarez", title="Ajeno"),
        doc("comun", "notice", municipality="", title="Común", level="emergency"),
    )

    found = view(made, "izcalli/", MunicipalityView)

    assert [one.title for one in found.shell.band] == ["Común", "Suyo"]


def test_municipalities_stand_with_their_colour_state_and_number_of_releases() -> None:
    found = view(room(*releases(3)), "", HomeView)

    assert [(one.text, one.count, one.color, one.note, one.href) for one in found.municipalities] == [
        ("Cuautitlán Izcalli", 3, "#7b1e3a", "Estado de México", "/sala/izcalli/"),
        ("Benito Juárez", 0, "#00539b", "Ciudad de México", "/sala/juarez/"),
    ]


def test_a_newsroom_of_one_municipality_is_wholly_its_own() -> None:
    for config in (ALONE, configured(municipalities=(IZCALLI,))):
        found = view(room(*releases(3), config=config), "", HomeView)

        assert found.shell.brand.id == "izcalli"
        assert found.municipalities == ()
        assert found.contact is not None
        assert found.lead is not None
        assert found.lead.municipality is None


def test_sections_that_are_empty_are_not_linked() -> None:
    found = view(room(doc()), "izcalli/", MunicipalityView)

    assert (found.all_notices, found.all_documents, found.agenda) == ("", "", "")
    assert found.all_releases == "/sala/izcalli/comunicados/"


def test_events_to_come_are_shown_soonest_first() -> None:
    made = room(
        doc("feria", "event", title="Feria", starts=at("2026-03-10T17:00")),
        doc("foro", "event", title="Foro", starts=at("2026-03-05T17:00")),
        doc("fue", "event", title="Fue", starts=at("2026-02-05T17:00")),
    )

    assert [card.title for card in view(made, "", HomeView).events] == ["Foro", "Feria"]


def test_a_front_page_of_few_stories_shows_those_of_the_main_language_that_it_has_not_translated() -> None:
    spanish = doc("agua", title="Agua para todos")
    english = doc("water", title="Water for all", language="en", translation_of=Pointer(spanish.path, 5))
    made = room(spanish, english, doc("mercado", title="Abre el mercado"))

    found = view(made, "en/", HomeView)

    assert titles(found) == ["Water for all"]
    assert [(card.title, card.language) for card in found.elsewhere] == [("Abre el mercado", "es-MX")]
    assert view(made, "", HomeView).elsewhere == ()


def test_a_front_page_of_enough_stories_shows_none_of_another_language() -> None:
    english = (doc(f"note-{number}", title=f"Note {number}", language="en") for number in range(5))

    assert view(room(doc("agua"), *english), "en/", HomeView).elsewhere == ()
