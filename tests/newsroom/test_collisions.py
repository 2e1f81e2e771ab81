from __future__ import annotations

import msgspec
import pytest

from sitegen.config.settings import Config, Municipality, Urls
from sitegen.newsroom.collisions import problems
from sitegen.problems import Problem
from tests.newsroom.made import CONFIG, assembled, at, codes, item, page

OTHER = "content/izcalli/comunicados/otra/encuentro.md"


def other(found: Problem) -> str:
    return dict(found.params)["other"]


def with_urls(urls: Urls) -> Config:
    return msgspec.structs.replace(CONFIG, urls=urls)


def test_documents_of_one_address_are_told_in_pairs_naming_both() -> None:
    first, second = item("encuentro"), item("encuentro", path=OTHER)
    third = item("encuentro", path="content/izcalli/comunicados/z/encuentro.md")
    found = problems(CONFIG, [third, first, second])

    assert codes(found) == ["url-taken", "url-taken"]
    assert [(one.path, other(one)) for one in found] == [(second.path, first.path), (third.path, first.path)]


def test_addresses_that_differ_in_case_only_collide() -> None:
    upper = msgspec.structs.replace(item("otro"), slug="ENCUENTRO")

    assert codes(problems(CONFIG, [item("encuentro"), upper])) == ["url-taken"]


def test_a_hidden_document_holds_its_address() -> None:
    _, _, found = assembled(item("encuentro", draft=True, title="Secreto"), item("encuentro", path=OTHER))

    assert codes(found) == ["url-taken"]
    assert "Secreto" not in str(found)


@pytest.mark.parametrize("slug", ["comunicados", "avisos", "agenda", "temas", "buscar", "datos", "prensa"])
def test_a_page_may_not_take_the_place_of_a_list(slug: str) -> None:
    assert codes(problems(CONFIG, [page(slug)])) == ["url-reserved"]


@pytest.mark.parametrize("slug", ["juarez", "en", "media", "assets", "archivo"])
def test_a_page_of_the_site_may_not_take_the_place_of_a_municipality_or_folder(slug: str) -> None:
    assert codes(problems(CONFIG, [item(slug, kind="page", municipality="", date=None)])) == ["url-reserved"]


def test_a_page_of_the_site_may_stand_in_for_a_standard_page() -> None:
    own = item("accesibilidad", kind="page", municipality="", date=None)

    assert problems(CONFIG, [own, page("privacidad"), page("acerca-de")]) == ()


def test_a_release_may_not_take_the_place_of_a_month() -> None:
    assert codes(problems(CONFIG, [item("01"), item("13"), item("01", kind="document")])) == ["url-reserved"]


def test_an_old_address_may_not_be_that_of_a_page_or_of_another_old_one() -> None:
    one = item("uno", aliases=("/viejo/", "/izcalli/comunicados/2026/dos/"))
    two = item("dos", aliases=("viejo",))
    found = problems(CONFIG, [one, two])

    assert codes(found) == ["alias-taken", "alias-taken"]
    assert [(one.path, other(one)) for one in found] == [
        (one.path, two.path),
        (one.path, two.path),
    ]


@pytest.mark.parametrize(
    "alias",
    [
        "/comunicados/",
        "/comunicados/2026/",
        "/izcalli/comunicados/2026/01/",
        "/izcalli/comunicados/pagina/2/",
        "/comunicados/2026/pagina/3/",
        "/feed.xml",
        "/izcalli/rss.xml",
        "/temas/agua/feed.json",
        "/robots.txt",
        "/Avisos.json",
        "/datos/comunicados.csv",
        "/accesibilidad/",
        "/media/x.jpg",
        "/izcalli/",
        "/personas/ana-ruiz/",
    ],
)
def test_an_old_address_may_not_be_one_that_the_site_makes(alias: str) -> None:
    assert codes(problems(CONFIG, [item("uno", aliases=(alias,))])) == ["alias-reserved"]


@pytest.mark.parametrize(
    "alias",
    ["/noticias/2019/", "/comunicados/2026/uno.html", "/blog/feed.xml", "/izcalli/2019/", "/pagina/2/"],
)
def test_any_other_old_address_is_free(alias: str) -> None:
    assert problems(CONFIG, [item("uno", aliases=(alias,))]) == ()


def test_two_spellings_of_an_old_address_in_one_document_are_told_as_its_own() -> None:
    found = problems(CONFIG, [item("uno", aliases=("/viejo/", "/Viejo/"))])

    assert codes(found) == ["alias-same"]


def test_an_old_address_that_cannot_be_answered_is_told() -> None:
    one = item("uno", aliases=("/?p=7",), written=("title", "aliases"))
    found = problems(CONFIG, [one])

    assert [(found.code, found.line) for found in found] == [("alias-impossible", 3)]


def test_a_file_and_a_folder_of_one_name_collide() -> None:
    found = problems(CONFIG, [item("uno", aliases=("/a.html",)), item("dos", aliases=("/a.html/b/",))])

    assert codes(found) == ["alias-taken"]


def test_a_document_may_name_its_own_address_as_an_old_one() -> None:
    assert problems(CONFIG, [page("acerca", aliases=("/izcalli/acerca/",))]) == ()


@pytest.mark.parametrize("ident", ["temas", "comunicados", "en", "media", "releases", "boletin"])
def test_a_municipality_may_not_be_called_as_a_list_of_the_site(ident: str) -> None:
    config = msgspec.structs.replace(
        CONFIG,
        municipalities=(Municipality(id=ident, name="X"),),
        lines=(("municipality[0].id", 12),),
    )
    found = problems(config, [])

    expected = [] if ident == "boletin" else [("municipality-reserved", "site.toml", 12)]
    assert [(one.code, one.path, one.line) for one in found] == expected


def test_without_its_segment_a_municipality_may_have_any_id() -> None:
    config = msgspec.structs.replace(
        CONFIG, municipalities=(Municipality(id="temas", name="X"),), urls=Urls(municipality=False)
    )

    assert problems(config, []) == ()


def test_two_lists_may_not_share_a_path_word() -> None:
    found = problems(with_urls(Urls(words=(("es", "notices", "comunicados"),))), [])

    assert codes(found) == ["path-word-twice"]


def test_every_collision_is_told_in_one_run() -> None:
    found = problems(CONFIG, [page("avisos"), item("01"), item("uno", aliases=("/?x", "/feed.xml"))])

    assert sorted(codes(found)) == ["alias-impossible", "alias-reserved", "url-reserved", "url-reserved"]


@pytest.mark.parametrize(
    "alias",
    [
        "/izcalli/agenda/2026/feria/feria.ics",
        "/izcalli/agenda/2026/feria/feria.ics/",
        "/izcalli/agenda/2026/FERIA/programa.pdf",
        "/izcalli/comunicados/2026/uno/viejo.html",
    ],
)
def test_an_old_address_may_not_lie_among_the_files_of_a_document(alias: str) -> None:
    event = item("feria", kind="event", starts=at("2026-03-10T17:00"))
    one = item("uno", aliases=(alias,), written=("title", "aliases"))
    found = problems(CONFIG, [event, one])

    assert [(told.code, told.path, told.line, other(told)) for told in found] == [
        ("alias-beside", one.path, 3, one.path if "/uno/" in alias else event.path)
    ]


@pytest.mark.parametrize(
    "alias",
    ["/sitemap-2.xml", "/temas/agua/comunicados.csv", "/en/topics/agua/releases.json", "/robots.txt/a/"],
)
def test_an_old_address_may_not_be_a_file_that_the_site_makes(alias: str) -> None:
    assert codes(problems(CONFIG, [item("uno", aliases=(alias,))])) == ["alias-reserved"]


def test_an_old_folder_and_an_old_file_of_one_name_collide() -> None:
    found = problems(CONFIG, [item("uno", aliases=("/a.html",)), item("dos", aliases=("/a.html/",))])

    assert codes(found) == ["alias-taken"]


def test_two_marks_may_not_share_a_name_on_the_site() -> None:
    first, second = CONFIG.municipalities
    both = (
        msgspec.structs.replace(first, logo="marca/logo.svg"),
        msgspec.structs.replace(second, logo="marca-logo.svg", logo_dark="marca/logo.svg"),
    )
    config = msgspec.structs.replace(CONFIG, municipalities=both, lines=(("municipality[1].id", 20),))

    assert [(one.code, one.line) for one in problems(config, [])] == [("mark-names-alike", 20)]
