"""The files of the search."""

from __future__ import annotations

import gzip
import json
import re
from fnmatch import fnmatch
from typing import Any

import msgspec

from benchmarks.peer_adapter import unlisted
from sitegen import files
from sitegen.content import terms
from sitegen.model import Body, Correction, File, Item, Named, Prose
from sitegen.newsroom.desk import Newsroom
from sitegen.search import index_files, lexicon
from sitegen.search.fields import fields_of
from tests.newsroom import made
from tests.search import generated

FOLDER = "buscar/indice/"


def named(newsroom: Newsroom) -> dict[str, File]:
    """The search files by their paths."""
    return {file.path: file for file in index_files(newsroom)}


def router(newsroom: Newsroom, folder: str = FOLDER) -> dict[str, Any]:
    """What the router says."""
    told = json.loads(named(newsroom)[f"{folder}search.json"].data)
    assert isinstance(told, dict)
    return told


def unpacked(newsroom: Newsroom, name: str) -> str:
    """The text of the one file whose name, under the folder of the first edition, is of this form."""
    (file,) = (file for path, file in named(newsroom).items() if fnmatch(path, FOLDER + name))
    return gzip.decompress(file.data).decode()


def digests(words: dict[str, str]) -> list[str]:
    """The digests of the dictionary's files."""
    return re.findall(r"[0-9a-f]{10}", words["digests"])


def card(newsroom: Newsroom) -> list[str]:
    """The values of the only card."""
    return unpacked(newsroom, "now-*/c0.idx").split("\n")


def test_every_file_that_the_router_leads_to_is_there_and_no_other() -> None:
    newsroom = made.room(*(generated.document(f"uno{number}", "Agua.") for number in range(40)))

    says = router(newsroom)
    (segment,) = says["segments"]
    terms = {f"{segment['folder']}/t{number}.idx" for number in range(len(unlisted(segment["starts"])))}
    packs = {f"{segment['folder']}/c{number}.idx" for number in range(4)}
    words = {f"words-{digest}.idx" for digest in digests(says["words"])}
    listed = terms | packs | words | {f"{facet}-{digest}.idx" for facet, digest in says["facets"].items()}
    there = {path.removeprefix(FOLDER) for path in named(newsroom) if path.startswith(FOLDER)}
    assert listed < there
    assert there - listed == {"search.json"}
    assert segment["documents"] == 40


def test_files_are_named_by_the_digest_of_what_is_inside() -> None:
    newsroom = made.room(generated.document("uno", "Agua para todos."))

    alone = {path: file for path, file in named(newsroom).items() if fnmatch(path, f"{FOLDER}*-*.idx")}
    assert len([path for path in alone if "/now-" not in path]) == 6
    for path, file in alone.items():
        if "/now-" not in path:
            assert files.digest(gzip.decompress(file.data))[:10] in path


def test_a_segment_has_another_name_when_anything_inside_is_other() -> None:
    names = {
        router(made.room(generated.document("uno", text, title=title)))["segments"][0]["folder"]
        for text, title in (("Agua.", "Uno"), ("Sol.", "Uno"), ("Agua.", "UNO"))
    }

    assert len(names) == 3


def test_the_same_newsroom_gives_the_same_bytes_in_any_order_of_reading() -> None:
    items = [generated.document(f"uno{number}", f"Agua {number} de la colonia.") for number in range(20)]

    assert named(made.room(*items)) == named(made.room(*items[::-1]))


def test_each_edition_has_its_index() -> None:
    newsroom = made.room(
        generated.document("uno", "Agua."), generated.document("one", "Water.", language="en")
    )

    assert router(newsroom)["language"] == "es-MX"
    assert router(newsroom, "en/search/index/")["language"] == "en"


def test_an_edition_without_documents_has_an_empty_index() -> None:
    assert router(made.room(), "en/search/index/")["segments"] == []


def test_a_hidden_document_is_in_no_byte_of_the_search() -> None:
    shown = generated.document("uno", "Agua para todos.")
    hidden = generated.document("dos", "Secreto.", title="Escondido", draft=True)

    assert named(made.room(shown, hidden)) == named(made.room(shown))


def test_a_card_says_what_a_result_shows() -> None:
    item = generated.document(
        "uno",
        title="Agua para todos",
        summary="Llega a las colonias.",
        folio="CGCS/130126/009",
        corrections=(Correction(made.at("2026-01-14"), says="a", should_say="b"),),
    )

    assert card(made.room(item)) == [
        "Agua para todos",
        "/sala/izcalli/comunicados/2026/uno/",
        "2026-01-13",
        "Llega a las colonias.",
        "CGCS/130126/009",
        "",  # the first of KINDS
        "izcalli",
        "corrected",
        "",
        "",
    ]


def test_an_address_that_begins_as_the_title_does_says_how_far() -> None:
    item = generated.document("agua-potable-para-todos", title="¡Agua potable, para Álvaro!")

    assert (
        card(made.room(item))[1]
        == f"/sala/izcalli/comunicados/2026/ {chr(32 + len('agua-potable-para-'))}todos/"
    )


def test_a_long_summary_is_cut_at_a_word() -> None:
    summary = card(made.room(generated.document("uno", summary="agua potable " * 50)))[3]

    assert len(summary) <= 241
    assert summary.endswith(("agua…", "potable…"))


def test_a_notice_tells_when_it_ends_and_a_release_does_not() -> None:
    notice = generated.document("corte", kind="notice", ends=made.at("2026-03-02T18:00"))

    assert card(made.room(notice))[8] == str(made.at("2026-03-02T18:00").instant)


def test_facets_hold_what_documents_have() -> None:
    newsroom = made.room(
        generated.document("uno", topics=("agua", "salud")),
        generated.document("dos", kind="notice", municipality="juarez", date=made.at("2025-05-05")),
        made.page("privacidad"),
    )

    says = router(newsroom)
    assert says["municipalities"] == [["izcalli", "Izcalli"], ["juarez", "Benito Juárez"]]
    assert says["topics"] == [["agua", "Agua"], ["salud", "Salud"]]
    assert [segment["years"] for segment in says["segments"]] == [[[2025, 1]], [[0, 1], [2026, 1]]]
    columns = {name: unpacked(newsroom, f"{name}-*.idx") for name in ("municipality", "kind", "topic")}
    assert columns == {
        "municipality": '[["izcalli"],["juarez"]]\n!  ',
        "kind": '[["notice"],["page"],["release"]]\n !"',
        "topic": '[[],["agua","salud"]]\n  !',
    }


def test_the_dictionary_holds_words_as_they_are_written_and_how_frequent_they_are() -> None:
    newsroom = made.room(
        generated.document("uno", "La educación de 120 niños."), generated.document("dos", "Educación y a-b.")
    )

    says = router(newsroom)["words"]
    words = [
        gzip.decompress(named(newsroom)[f"{FOLDER}words-{name}.idx"].data).decode() for name in digests(says)
    ]

    assert words == ["0agua1", "0educación1", "0niños", "0para1", "0todos1"]
    assert unlisted(says["starts"]) == ["agu", "edu", "nin", "par", "tod"]


def test_a_dictionary_is_parted_between_initials_and_never_between_words_that_begin_alike() -> None:
    many = {
        f"{start}{chr(97 + one)}{chr(97 + other)}x": 1
        for start in ("aba", "abc", "ac", "b")  # 676 words each: two letters more, 26 or one group
        for one in range(26)
        for other in range(26)
    }

    parts = [part for words in lexicon.by_initial(many) for part in lexicon.shards(words)]

    assert [start for start, _ in parts] == ["aba", "abc", "acm", "baa"]
    assert sum(data.count(b"\n") + 1 for _, data in parts) == len(many)


def test_terms_of_the_body_come_from_reading() -> None:
    body = Body.of(Prose(("Agua.",), "Agua.", {"prueba": 3}, ("palabra",)))
    item = msgspec.structs.replace(generated.document("uno", "Agua."), body=body)

    found = fields_of(item, item.body.opened(), config=made.CONFIG, language="es-MX")

    assert found["body"] == {"prueba": 3}


def test_a_document_in_a_language_that_the_site_lacks_is_analysed_as_its_edition_is() -> None:
    item = generated.document("uno", "In altepetl tlatoani aguas", language="nah")

    prose = item.body.opened()
    found = fields_of(item, prose, config=made.CONFIG, language="es-MX")

    assert found["body"] == terms.counts(prose.text, "es-MX")


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
        name: set(many)
        for name, many in fields_of(item, item.body.opened(), config=made.CONFIG, language="es-MX").items()
    }

    assert found["title"] == set(terms.analyse("Obra", "es"))
    assert {"cgcs/1", "pm/7", "7"} <= found["folio"]
    assert {"ana", "ruiz", "regidor"} <= found["people"]
    assert {"salud", "operagu"} <= found["topics"]
    assert {"izcalli", "parqu"} <= found["municipality"]
