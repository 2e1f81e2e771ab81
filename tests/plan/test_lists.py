"""Lists: numbered from the oldest, so that older pages never change (decision 21)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Image, Recording
from sitegen.plan.sections import Section, items_of
from sitegen.plan.views import ArchiveView, ListView, PersonPageView, TopicsView
from tests.newsroom.made import at, picture
from tests.plan.town import ALONE, doc, releases, room, town, urls_of, view

MANY = releases(130, topics=("agua",))


def section(number: int) -> Section:
    return Section("releases", "", "", "", "comunicados/", MANY[len(MANY) - number :])


@given(st.integers(1, 130))
def test_the_first_page_holds_20_to_39_and_every_older_page_20(number: int) -> None:
    one = section(number)
    sizes = [len(items_of(one, page)) for page in range(1, one.pages + 1)]

    assert sizes[:-1] == [20] * (one.pages - 1)
    assert sizes[-1] == number if number < 20 else 20 <= sizes[-1] <= 39
    assert sum((items_of(one, page) for page in range(one.pages, 0, -1)), ()) == one.items


@given(st.integers(1, 129))
def test_a_new_document_leaves_every_older_page_as_it_was(number: int) -> None:
    before, after = section(number), section(number + 1)

    assert [items_of(before, page) for page in range(1, before.pages)] == [
        items_of(after, page) for page in range(1, before.pages)
    ]


def test_numbers_lead_to_the_newest_pages_and_to_the_oldest() -> None:
    paging = view(room(*MANY), "comunicados/", ListView).paging

    assert [page.text for page in paging.pages] == ["6", "5", "4", "3", "2", "1"]
    assert (paging.current, paging.total, paging.newer) == (6, 6, "")
    assert paging.older == "/sala/comunicados/pagina/5/"
    assert paging.pages[0].href == "/sala/comunicados/"


def test_an_older_page_shows_its_neighbours_and_no_figure_that_grows() -> None:
    found = view(room(*MANY), "comunicados/pagina/3/", ListView)

    assert [page.text for page in found.paging.pages] == ["5", "4", "3", "2", "1"]
    assert [page.current for page in found.paging.pages] == [False, False, True, False, False]
    assert (found.total, found.paging.total, found.paging.newest) == (0, 0, "/sala/comunicados/")
    assert {one.count for one in (*found.years, *found.topics)} == {0}


def test_the_first_page_counts_years_and_topics() -> None:
    found = view(room(*MANY), "comunicados/", ListView)

    assert [(year.text, year.count) for year in found.years] == [("2026", 59), ("2025", 71)]
    assert [(topic.text, topic.count, topic.id) for topic in found.topics] == [("Agua", 130, "agua")]
    assert found.total == 130


def test_a_year_leads_to_its_months_and_a_month_to_its_year() -> None:
    made = room(*MANY)
    year, month = view(made, "comunicados/2026/", ListView), view(made, "comunicados/2026/02/", ListView)

    assert [(one.href, one.count) for one in year.months] == [
        ("/sala/comunicados/2026/01/", 31),
        ("/sala/comunicados/2026/02/", 28),
    ]
    assert (month.about, month.section, month.year, month.month) == ("month", "releases", 2026, 2)
    assert [link.text for link in month.shell.breadcrumbs] == ["Inicio", "Comunicados", "2026"]
    assert month.shell.page_title == "Comunicados de febrero de 2026 · Sala de prensa"


def test_the_list_of_notices_begins_with_those_in_force() -> None:
    found = view(town(), "izcalli/avisos/", ListView)

    assert [card.href for card in found.running] == ["/sala/izcalli/avisos/2026/corte/"]
    assert [card.mark for card in found.cards] == ["", "ended"]


def test_a_topic_has_its_name_its_description_its_feed_and_its_data() -> None:
    found = view(town(), "temas/salud/", ListView)

    assert (found.heading, found.description) == ("Salud", "Vacunas y jornadas.")
    assert found.shell.feeds[0].href == "/sala/temas/salud/feed.xml"
    assert found.csv == "/sala/temas/salud/comunicados.csv"


def test_cards_of_a_municipality_do_not_repeat_its_name() -> None:
    made = town()

    of_site, own = view(made, "temas/salud/", ListView), view(made, "izcalli/temas/salud/", ListView)

    assert {card.municipality.text for card in of_site.cards if card.municipality} == {
        "Cuautitlán Izcalli",
        "Benito Juárez",
    }
    assert {card.municipality for card in own.cards} == {None}


def test_an_area_lists_what_it_issued() -> None:
    found = view(town(), "izcalli/areas/agua/", ListView)

    assert (found.about, found.heading) == ("area", "OPERAGUA")
    assert [card.title for card in found.cards] == ["Encuentro por el agua"]


def test_a_person_has_offices_and_the_documents_naming_them() -> None:
    found = view(town(), "personas/daniel-serrano/", PersonPageView)

    assert found.name == "Daniel Serrano"
    assert [office.office for office in found.offices] == ["Presidente Municipal"]
    assert found.total == len(found.cards) == 2
    assert found.shell.brand.id == "izcalli"


def test_the_archive_counts_years_and_months() -> None:
    found = view(room(doc(), doc("otro", date=at("2025-12-31"))), "archivo/", ArchiveView)

    assert [(one.year.text, one.year.count, [month.text for month in one.months]) for one in found.years] == [
        ("2026", 1, ["01"]),
        ("2025", 1, ["12"]),
    ]
    assert found.total == 2


def test_the_topics_are_those_that_have_documents() -> None:
    found = view(town(), "temas/", TopicsView)

    assert [topic.id for topic in found.topics] == ["agua", "salud"]


def test_what_there_is_to_see_has_a_list_of_its_own() -> None:
    image = Image("content/izcalli/foto.jpg", alt="Una calle")
    video = Recording("Recorrido", url="https://video.example.org/1")
    made = room(
        doc("con-foto", image=image),
        doc("con-video", videos=(video,)),
        doc("sin-nada"),
        doc("foto-perdida", image=Image("content/izcalli/otra.jpg")),
        pictures=(picture("content/izcalli/foto.jpg"),),
        config=ALONE,
    )

    listed = view(made, "fotos/", ListView)

    assert {one.href for one in listed.cards} == {
        "/sala/comunicados/2026/con-foto/",
        "/sala/comunicados/2026/con-video/",
    }
    assert [one.name for one in listed.shell.nav] == ["releases", "photos", "press"]


def test_a_newsroom_without_photos_has_no_list_of_them() -> None:
    assert "fotos/" not in urls_of(room(doc("sin-nada"), config=ALONE))
