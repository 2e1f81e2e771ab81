"""The shell: title, menu, ways back, feeds, translations, what machines read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from sitegen import plan
from sitegen.config.settings import Municipality, Office, Person
from sitegen.plan.views import (
    HomeView,
    ListView,
    MunicipalityView,
    NotFoundView,
    PageView,
    PressView,
    ReleaseView,
    SearchView,
    StandardPageView,
)
from tests.newsroom.made import at
from tests.plan.town import CONFIG, configured, doc, hrefs, releases, room, routes, town, view, views

PAGE = "izcalli/comunicados/2026/encuentro/"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")


def things(texts: tuple[str, ...]) -> list[dict[str, object]]:
    return [msgspec.json.decode(one, type=dict[str, object]) for one in texts]


def test_a_title_names_the_page_whose_it_is_and_the_site() -> None:
    made = town()

    assert (
        view(made, PAGE, ReleaseView).shell.page_title
        == "Encuentro por el agua · Cuautitlán Izcalli · Sala de prensa"
    )
    assert view(made, "", HomeView).shell.page_title == "Sala de prensa"


def test_the_menu_leads_to_what_there_is_and_marks_where_one_is() -> None:
    shell = view(town(), PAGE, ReleaseView).shell

    assert [(one.name, one.current) for one in shell.nav] == [
        ("releases", True),
        ("notices", False),
        ("agenda", False),
        ("photos", False),
        ("documents", False),
        ("press", False),
    ]
    assert shell.nav[0].href == "/sala/izcalli/comunicados/"


def test_the_menu_of_a_municipality_without_notices_has_none() -> None:
    shell = view(town(), "juarez/comunicados/2026/salud/", ReleaseView).shell

    assert [one.name for one in shell.nav] == ["releases", "agenda", "photos", "press", "page"]


def test_pages_without_a_place_in_the_menu_are_in_the_footer() -> None:
    shell = view(town(), PAGE, ReleaseView).shell

    assert [(one.name, one.text) for one in shell.footer] == [
        ("archive", ""),
        ("topics", ""),
        ("data", ""),
        ("verify", ""),
        ("accessibility", ""),
        ("privacy", ""),
        ("press", ""),
        ("page", "Contacto"),
        ("page", "Historia"),
    ]


def test_the_way_back_leads_over_municipality_and_list() -> None:
    shell = view(town(), PAGE, ReleaseView).shell

    assert [(link.text, link.href) for link in shell.breadcrumbs] == [
        ("Inicio", "/sala/"),
        ("Cuautitlán Izcalli", "/sala/izcalli/"),
        ("Comunicados", "/sala/izcalli/comunicados/"),
    ]


def test_a_translation_is_linked_both_ways() -> None:
    made = town()
    spanish, english = (
        view(made, PAGE, ReleaseView),
        view(made, "en/izcalli/releases/2026/meeting/", ReleaseView),
    )

    assert [(one.language, one.href) for one in spanish.shell.translations] == [
        ("en", "/sala/en/izcalli/releases/2026/meeting/")
    ]
    assert [one.absolute for one in english.shell.translations] == [f"https://prensa.example.org/sala/{PAGE}"]


def test_a_list_is_linked_to_the_same_list_in_another_language_only_where_it_is() -> None:
    made = town()

    releases_list, notices = view(made, "comunicados/", ListView), view(made, "avisos/", ListView)

    assert [one.href for one in releases_list.shell.translations] == ["/sala/en/releases/"]
    assert notices.shell.translations == ()


def test_a_page_offers_its_own_feeds_and_then_those_of_its_municipality() -> None:
    shell = view(town(), "izcalli/avisos/", ListView).shell

    assert [one.href for one in shell.feeds if one.form == "atom"] == [
        "/sala/izcalli/avisos/feed.xml",
        "/sala/izcalli/feed.xml",
    ]


def test_only_front_pages_carry_the_band() -> None:
    made = town()

    assert view(made, "", HomeView).shell.band
    assert view(made, PAGE, ReleaseView).shell.band == ()
    assert view(made, PAGE, ReleaseView).shell.notices_json == "/sala/avisos.json"


def test_the_brand_is_readable_and_has_its_mark() -> None:
    brand = view(town(), PAGE, ReleaseView).shell.brand

    assert (brand.id, brand.monogram, brand.logo) == ("izcalli", "CI", "/sala/assets/marca-logo.svg")
    assert (brand.color, brand.on_color) == ("#7b1e3a", "#ffffff")


def test_an_old_number_of_eight_digits_is_printed_without_a_link() -> None:
    config = configured(municipalities=(Municipality("izcalli", "Izcalli", phone="5864 2500"),))

    contact = view(room(doc(), config=config), PAGE, ReleaseView).shell.contact

    assert contact is not None
    assert (contact.phone, contact.phone_href) == ("5864 2500", "")


def test_what_machines_read_of_a_release_is_true() -> None:
    shell = view(town(), PAGE, ReleaseView).shell

    article, trail = things(shell.json_ld)
    assert article["@type"] == "NewsArticle"
    assert (article["headline"], article["identifier"]) == ("Encuentro por el agua", "CGCS/130126/009")
    assert (article["datePublished"], article["dateModified"]) == (
        "2026-01-13T00:00:00-06:00",
        "2026-01-15T00:00:00-06:00",
    )
    assert trail["@type"] == "BreadcrumbList"


def test_every_date_for_machines_has_its_zone() -> None:
    dates = [
        value
        for _, one in views(town())
        for name, text in hrefs(one)
        if name == "json_ld"
        for key, value in _leaves(msgspec.json.decode(text))
        if key.startswith("date") or key.endswith("Date")
    ]

    assert len(dates) > 100
    assert [one for one in dates if not DATE.match(one)] == []


def test_no_title_can_leave_the_script_element() -> None:
    evil = "</script><script>alert(1)</script><!--\u2028"

    shell = view(room(doc(title=evil, folio=evil)), PAGE, ReleaseView).shell

    assert not [mark for one in shell.json_ld for mark in "<>&\u2028" if mark in one]
    assert things(shell.json_ld)[0]["headline"] == evil


def test_a_front_page_tells_machines_whose_it_is() -> None:
    one = things(view(town(), "izcalli/", MunicipalityView).shell.json_ld)[0]

    assert (one["@type"], one["name"], one["identifier"]) == (
        "GovernmentOrganization",
        "Cuautitlán Izcalli",
        "15121",
    )
    assert one["telephone"] == "+525558642500"


def test_a_shared_release_shows_its_photo_as_a_card() -> None:
    graph = view(town(), PAGE, ReleaseView).shell.graph

    assert (graph.kind, graph.image_width, graph.image_height, graph.image_alt) == (
        "article",
        1200,
        630,
        "Una reunión",
    )
    assert graph.image.startswith("https://prensa.example.org/sala/media/")


def test_search_engines_are_kept_from_what_is_no_page_of_its_own() -> None:
    made = town()

    assert view(made, "404.html", NotFoundView).shell.noindex
    assert view(made, "buscar/", SearchView).shell.noindex
    assert not view(made, PAGE, ReleaseView).shell.noindex


def test_the_address_of_a_page_is_told_whole() -> None:
    assert view(town(), "historia/", PageView).shell.canonical == "https://prensa.example.org/sala/historia/"


def test_the_search_page_has_links_for_those_without_javascript() -> None:
    found = view(town(), "buscar/", SearchView)

    assert [one.id for one in found.kinds] == ["release", "notice", "document", "event"]
    assert [one.id for one in found.topics] == ["agua", "salud"]
    assert found.archive == "/sala/archivo/"
    assert found.shell.search_base == "/sala/buscar/indice/"


def test_the_press_kit_has_contacts_marks_and_those_in_office() -> None:
    made = town()

    whole, own = view(made, "prensa/", PressView), view(made, "izcalli/prensa/", PressView)

    assert [one.id for one in whole.brands] == ["izcalli", "juarez"]
    assert [one.id for one in own.brands] == ["izcalli"]
    assert [(one.name, one.office) for one in own.people] == [("Daniel Serrano", "Presidente Municipal")]
    assert [one.phone_href for one in own.contacts] == ["tel:+525558642500"]


def test_a_governor_whom_releases_name_is_no_spokesperson_of_ours() -> None:
    governor = Person("delfina-gomez", "Delfina Gómez Álvarez", offices=(Office("Gobernadora"),))
    made = room(config=configured(people=(*CONFIG.people, governor)))

    found = view(made, "prensa/", PressView)

    assert [one.name for one in found.people] == ["Daniel Serrano"]


def test_barriers_are_reported_to_the_address_that_the_site_gives() -> None:
    config = configured(site={"contact": "accesible@prensa.example"})

    found = view(room(config=config), "accesibilidad/", StandardPageView)

    assert found.feedback == "accesible@prensa.example"


def test_a_view_is_the_same_whatever_was_looked_at_before() -> None:
    items = (*releases(25), doc("corte", "notice", ends=at("2026-03-05")))

    forwards = {route.url: one for route, one in views(room(*items))}
    again = room(*items)
    backwards = {route.url: plan.view(again, route) for route in reversed(routes(again))}

    assert forwards == backwards


def _leaves(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _leaves(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one, key)
    elif isinstance(value, str):
        yield key, value
