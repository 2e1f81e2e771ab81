"""The files of the search."""

from __future__ import annotations

import gzip
import json

import msgspec
import pytest

from sitegen import files
from sitegen.content import terms
from sitegen.model import Body, Correction, File, Item, Named, Prose
from sitegen.newsroom.desk import Newsroom
from sitegen.search import index_files
from sitegen.search.fields import fields_of
from sitegen.search.postings import base36
from tests.newsroom import made
from tests.search import generated

FOLDER = "buscar/indice/"


def named(newsroom: Newsroom) -> dict[str, File]:
    """The search files by their paths."""
    return {file.path: file for file in index_files(newsroom)}


def manifest(newsroom: Newsroom, folder: str = FOLDER) -> dict[str, object]:
    """What `search.json` says."""
    found = json.loads(named(newsroom)[f"{folder}search.json"].data)
    assert isinstance(found, dict)
    return found


def unpacked(newsroom: Newsroom, name: str) -> str:
    """The text of the one file whose name begins so."""
    (file,) = (file for path, file in named(newsroom).items() if path.startswith(f"{FOLDER}{name}-"))
    return gzip.decompress(file.data).decode()


def test_every_file_of_the_manifest_is_there_and_no_other() -> None:
    newsroom = made.room(*(generated.document(f"uno{number}", "Agua.") for number in range(40)))

    says = manifest(newsroom)
    cards = says["cards"]
    assert isinstance(cards, list)
    listed = {says["postings"], says["lexicon"], says["facets"], *cards, "search.json"}
    assert {f"{FOLDER}{name}" for name in listed} == {
        path for path in named(newsroom) if path.startswith(FOLDER)
    }
    assert says["documents"] == 40


def test_files_are_named_by_the_digest_of_what_is_inside() -> None:
    newsroom = made.room(generated.document("uno", "Agua para todos."))

    for path, file in named(newsroom).items():
        if path.startswith(FOLDER) and path.endswith(".idx"):
            assert files.digest(gzip.decompress(file.data))[:16] in path


def test_the_same_newsroom_gives_the_same_bytes_in_any_order_of_reading() -> None:
    items = [generated.document(f"uno{number}", f"Agua {number} de la colonia.") for number in range(20)]

    assert named(made.room(*items)) == named(made.room(*items[::-1]))


def test_each_edition_has_its_index() -> None:
    newsroom = made.room(
        generated.document("uno", "Agua."), generated.document("one", "Water.", language="en")
    )

    assert manifest(newsroom)["language"] == "es-MX"
    assert manifest(newsroom, "en/search/index/")["language"] == "en"


def test_an_edition_without_documents_has_an_empty_index() -> None:
    assert manifest(made.room(), "en/search/index/")["documents"] == 0


def test_a_hidden_document_is_in_no_byte_of_the_search() -> None:
    shown = generated.document("uno", "Agua para todos.")
    hidden = generated.document("dos", "Secreto.", title="Escondido", draft=True)

    assert named(made.room(shown, hidden)) == named(made.room(shown))


def test_a_new_release_changes_only_the_last_pack_of_cards() -> None:
    old = [
        generated.document(
            f"uno{number:02}", title=f"Agua {number}", date=made.at(f"2026-01-{number + 1:02}")
        )
        for number in range(20)
    ]
    new = generated.document("nuevo", date=made.at("2026-02-01"))

    before, after = manifest(made.room(*old))["cards"], manifest(made.room(*old, new))["cards"]

    assert isinstance(before, list)
    assert isinstance(after, list)
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_a_card_says_what_a_result_shows() -> None:
    item = generated.document(
        "uno",
        title="Agua para todos",
        summary="Llega a las colonias.",
        folio="CGCS/130126/009",
        corrections=(Correction(made.at("2026-01-14"), says="a", should_say="b"),),
    )

    (card,) = json.loads(unpacked(made.room(item), "cards"))

    assert card == {
        "title": "Agua para todos",
        "href": "/sala/izcalli/comunicados/2026/uno/",
        "date": "2026-01-13",
        "summary": "Llega a las colonias.",
        "folio": "CGCS/130126/009",
        "mark": "corrected",
    }


def test_a_long_summary_is_cut_at_a_word() -> None:
    (card,) = json.loads(
        unpacked(made.room(generated.document("uno", summary="agua potable " * 50)), "cards")
    )

    assert len(card["summary"]) <= 281
    assert card["summary"].endswith(("agua…", "potable…"))


def test_a_notice_tells_when_it_ends_and_a_release_does_not() -> None:
    notice = generated.document("corte", kind="notice", ends=made.at("2026-03-02T18:00"))

    (card,) = json.loads(unpacked(made.room(notice), "cards"))

    assert card["ends"] == made.at("2026-03-02T18:00").instant


def test_facets_hold_what_documents_have() -> None:
    newsroom = made.room(
        generated.document("uno", topics=("agua", "salud")),
        generated.document("dos", kind="notice", municipality="juarez", date=made.at("2025-05-05")),
        made.page("privacidad"),
    )

    found = json.loads(unpacked(newsroom, "facets"))

    assert found == {
        "municipalities": [["izcalli", "Izcalli"], ["juarez", "Benito Juárez"]],
        "topics": [["agua", "Agua"], ["salud", "Salud"]],
        "kinds": ["release", "notice", "page"],
        "years": [2026, 2025],
        "municipality": [0, 1, 0],
        "topic": [[], [], [0, 1]],
        "kind": [2, 1, 0],
        "year": [-1, 1, 0],
    }


def test_the_lexicon_holds_words_as_they_are_written_with_their_documents() -> None:
    newsroom = made.room(
        generated.document("uno", "La educación de 120 niños."), generated.document("dos", "Educación y a-b.")
    )

    assert unpacked(newsroom, "words").split("\n") == ["agua 2", "educación 2", "niños", "para 2", "todos 2"]


def test_postings_tell_gaps_and_counts() -> None:
    newsroom = made.room(
        generated.document("uno", "Agua y agua.", title="Nada", date=made.at("2026-01-01")),
        generated.document("dos", "Sol.", title="Nada", date=made.at("2026-01-02")),
        generated.document("tres", "Agua.", title="Agua", date=made.at("2026-01-03")),
    )

    lines = unpacked(newsroom, "terms").split("\n")

    assert json.loads(lines[0])["lengths"][0] == [2, 1, 1]
    assert "agu 1.7 2 0.1" in lines  # twice in the body of the first; in the body and the title of the third


@pytest.mark.parametrize("number", [0, 9, 10, 35, 36, 1295, 1296, 10**9])
def test_numbers_are_written_in_base_36(number: int) -> None:
    assert int(base36(number), 36) == number


def test_terms_of_the_body_come_from_reading() -> None:
    body = Body.of(Prose(("Agua.",), "Agua.", (("prueba", 3),)))
    item = msgspec.structs.replace(generated.document("uno", "Agua."), body=body)

    assert fields_of(item, made.CONFIG, language="es-MX")["body"] == (("prueba", 3),)


def test_a_document_in_a_language_that_the_site_lacks_is_analysed_as_its_edition_is() -> None:
    item = generated.document("uno", "In altepetl tlatoani aguas", language="nah")

    assert fields_of(item, made.CONFIG, language="es-MX")["body"] == terms.counts(
        item.body.opened().text, "es-MX"
    )


def test_fields_hold_what_their_names_say() -> None:
    item: Item = generated.document(
        "uno",
        title="Obra",
        folio="CGCS/1",
        number="PM/7",
        people=(Named("Ana Ruiz", "Regidora"),),
        topics=("salud",),
        area="agua",
        venue="Parque",
    )

    found = {
        name: {term for term, _ in many}
        for name, many in fields_of(item, made.CONFIG, language="es-MX").items()
    }

    assert found["title"] == set(terms.analyse("Obra", "es"))
    assert {"cgcs/1", "pm/7", "7"} <= found["folio"]
    assert {"ana", "ruiz", "regidor"} <= found["people"]
    assert {"salud", "operagu"} <= found["topics"]
    assert {"izcalli", "parqu"} <= found["municipality"]
