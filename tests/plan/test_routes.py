"""The plan: which pages a newsroom has."""

from __future__ import annotations

from sitegen import plan
from sitegen.config.settings import Municipality, Topic
from sitegen.model import Withdrawal
from sitegen.plan.pages import VIEWS
from sitegen.plan.views import ListView, RedirectView
from tests.newsroom.made import at
from tests.plan.town import ALONE, configured, doc, releases, room, routes, town, urls_of, view


def test_an_empty_newsroom_has_only_its_standing_pages() -> None:
    found = urls_of(room(config=configured(site={"languages": ("es-MX",)}, people=())))

    assert found == [
        "",
        "404.html",
        "accesibilidad/",
        "buscar/",
        "datos/",
        "izcalli/",
        "izcalli/prensa/",
        "juarez/",
        "juarez/prensa/",
        "prensa/",
        "privacidad/",
        "verificar/",
    ]


def test_a_release_brings_its_lists_of_site_and_municipality() -> None:
    found = urls_of(room(doc(topics=("agua",))))

    assert {
        "archivo/",
        "comunicados/",
        "comunicados/2026/",
        "comunicados/2026/01/",
        "izcalli/archivo/",
        "izcalli/comunicados/",
        "izcalli/comunicados/2026/",
        "izcalli/comunicados/2026/01/",
        "izcalli/comunicados/2026/encuentro/",
        "izcalli/temas/",
        "izcalli/temas/agua/",
        "temas/",
        "temas/agua/",
    } <= set(found)


def test_what_has_no_documents_is_not_planned() -> None:
    found = urls_of(room(doc(topics=("agua",))))

    assert not {
        "avisos/",
        "documentos/",
        "agenda/",
        "temas/salud/",
        "juarez/comunicados/",
        "en/comunicados/",
    } & set(found)


def test_a_topic_that_only_a_notice_has_gets_no_page() -> None:
    found = urls_of(room(doc(), doc("corte", "notice", topics=("agua",))))

    assert "temas/agua/" not in found
    assert "temas/" not in found


def test_a_page_of_content_stands_in_for_the_accessibility_statement() -> None:
    found = routes(room(doc("accesibilidad", "page", municipality="")))

    assert [route.template for route in found if route.url == "accesibilidad/"] == ["page.html"]


def test_every_old_address_leads_to_its_document() -> None:
    made = room(doc(aliases=("/viejo/encuentro/", "viejo.html")))

    found = [route for route in routes(made) if route.template == "redirect.html"]

    assert [route.path for route in found] == ["viejo.html", "viejo/encuentro/index.html"]
    assert (
        view(made, "viejo.html", RedirectView).absolute
        == "https://prensa.example.org/sala/izcalli/comunicados/2026/encuentro/"
    )


def test_the_old_addresses_of_a_withdrawn_document_lead_to_what_is_left_of_it() -> None:
    gone = Withdrawal(at("2026-02-04"), "Los datos no eran ciertos.")
    made = room(doc("error", date=at("2026-02-03"), aliases=("viejo.html",), withdrawn=gone))

    found = [route for route in routes(made) if route.template == "redirect.html"]

    assert [route.path for route in found] == ["viejo.html"]
    assert view(made, "viejo.html", RedirectView).href == "/sala/izcalli/comunicados/2026/error/"


def test_a_withdrawn_document_keeps_its_address_and_leaves_the_lists() -> None:
    made = town()

    withdrawn = [route for route in routes(made) if route.template == "withdrawn.html"]
    cards = view(made, "izcalli/comunicados/2026/02/", ListView).cards

    assert [route.url for route in withdrawn] == ["izcalli/comunicados/2026/error/"]
    assert "/sala/izcalli/comunicados/2026/error/" not in {card.href for card in cards}


def test_a_site_without_the_municipal_segment_has_each_page_once() -> None:
    made = room(*releases(3, topics=("agua",)), config=ALONE)

    found = urls_of(made)

    assert len(found) == len(set(found))
    assert "comunicados/2026/comunicado-1/" in found
    assert not [url for url in found if "izcalli" in url]


def test_other_languages_have_the_lists_that_they_have_documents_for() -> None:
    found = urls_of(town())

    assert {"en/", "en/releases/", "en/izcalli/releases/", "en/izcalli/"} <= set(found)
    assert not {"en/notices/", "en/juarez/"} & set(found)


def test_every_route_has_a_view_and_a_file_of_its_own() -> None:
    found = routes(town())

    assert {route.template for route in found} == set(VIEWS)
    assert len({route.path for route in found}) == len(found)


def test_two_pages_of_the_program_at_one_address_are_an_error() -> None:
    config = configured(topics=(Topic("agua", "Agua"), Topic("Agua", "AGUA")))

    problems = plan.plan(room(doc(topics=("agua", "Agua")), config=config))[1]

    assert {problem.code for problem in problems} == {"route-collision"}


def test_a_brand_colour_too_light_for_text_is_told_with_the_ink_used_instead() -> None:
    config = configured(municipalities=(Municipality("izcalli", "Izcalli", color="#ffdd00"),))

    problems = plan.plan(room(config=config))[1]

    assert [problem.code for problem in problems] == ["color-too-light"]
    assert dict(problems[0].params)["color"] == "#ffdd00"
