from __future__ import annotations

import unicodedata

import msgspec

from sitegen.model import Image, Named, Picture, Ref, Withdrawal
from tests.newsroom.made import (
    CONFIG,
    NOW,
    assembled,
    at,
    body,
    codes,
    item,
    notice,
    page,
    paths,
    room,
    to,
)

FOLDER = "content/izcalli/comunicados/2026-01-13-encuentro"


def test_documents_stand_newest_first_then_by_folio_then_by_path() -> None:
    found = room(
        item("viejo", date=at("2026-01-01")),
        item("nueve", folio="CGCS/130126/009"),
        item("diez", folio="CGCS/130126/010"),
        item("b"),
        item("a"),
        item("tarde", date=at("2026-01-13T18:00")),
    )

    assert paths(found.editions[0].releases) == ["tarde", "diez", "nueve", "a", "b", "viejo"]


def test_pages_come_last_by_their_place_in_the_menu_then_title() -> None:
    found = room(
        page("z", title="Zona"), page("b", title="Ámbar"), page("c", title="Casa", menu=2), item("r")
    ).editions[0]

    assert paths(found.pages) == ["c", "b", "z"]
    assert paths(found.items) == ["r", "c", "b", "z"]


def test_documents_are_grouped_by_what_they_say_of_themselves() -> None:
    first = item("uno", topics=("agua", "salud", "agua"), area="agua", people=(Named("ANA RUIZ"),))
    second = item("dos", municipality="juarez", topics=("agua",), date=at("2026-01-10"))
    signed = item("tres", kind="document", signatories=(Named("Mtra. Ana Ruiz Peña"),), date=at("2026-01-09"))
    found = room(first, second, signed).editions[0]

    assert paths(found.by_topic["agua"]) == ["uno", "dos"]
    assert paths(found.by_municipality["juarez"]) == ["dos"]
    assert paths(found.by_area["izcalli", "agua"]) == ["uno"]
    assert paths(found.by_person["ana-ruiz"]) == ["uno", "tres"]
    assert paths(found.by_section["izcalli", "document"]) == ["tres"]


def test_running_notices_stand_gravest_first_then_newest() -> None:
    found = room(
        notice("informa"),
        notice("vieja", level="emergency", date=at("2026-01-01")),
        notice("nueva", level="emergency"),
        notice("termino", level="emergency", ends=at("2026-02-01T10:00")),
        notice("vendra", starts=at("2026-04-01T10:00")),
    )

    assert paths(found.editions[0].running) == ["nueva", "vieja", "informa"]
    assert len(found.editions[0].notices) == 5


def test_each_language_of_the_site_has_its_edition() -> None:
    found = room(item("encuentro"), item("meeting", language="en-GB"), item("atl", language="nah"))

    assert [(one.language, one.prefix) for one in found.editions] == [("es-MX", ""), ("en", "en/")]
    assert paths(found.editions[0].releases) == ["atl", "encuentro"]
    assert paths(found.editions[1].releases) == ["meeting"]
    assert found.editions[1].by_topic == {}


def test_a_thread_is_told_from_its_first_document_on() -> None:
    first = item("uno", date=at("2026-01-01"))
    second = item("dos", date=at("2026-01-02"), thread=to(first.path))
    third = item("tres", date=at("2026-01-03"), folio="F/3", thread=to(second.path))
    found = room(item("otro"), third, first, second)

    assert paths(found.editions[0].by_thread[first.path]) == ["uno", "dos", "tres"]
    assert found.threads[third.path] == first.path
    assert "content/izcalli/comunicados/otro.md" not in found.threads


def test_a_thread_of_one_is_none() -> None:
    alone = item("uno", thread=to("content/izcalli/comunicados/uno.md"))

    assert room(alone).editions[0].by_thread == {}


def test_threads_that_follow_each_other_are_an_error_and_no_endless_walk() -> None:
    one = item("uno", thread=to("dos.md"))
    two = item("dos", thread=to("tres.md"))
    three = item("tres", thread=to("uno.md"))

    _, _, problems = assembled(one, two, three)

    assert codes(problems) == ["thread-loop"]
    assert dict(problems[0].params)["paths"].count(".md") == 3


def test_a_long_thread_is_walked_once() -> None:
    chain = [item(f"n{number:05}", thread=to(f"n{number - 1:05}.md")) for number in range(3000)]

    found = room(*chain)

    assert len(found.editions[0].by_thread["content/izcalli/comunicados/n00000.md"]) == 3000


def test_translations_know_each_other() -> None:
    spanish = item("encuentro", folio="F/1")
    english = item("meeting", language="en", folio="F/1", translation_of=to("F/1"))
    nahuatl = item("nechikolli", language="nah", folio="F/1", translation_of=to("encuentro.md"))
    found, _, problems = assembled(spanish, english, nahuatl)

    assert problems == ()
    assert set(found.translations[english.path]) == {spanish.path, nahuatl.path}


def test_a_folio_that_an_issuer_gave_twice_is_an_error_on_the_later_one() -> None:
    first = item("uno", date=at("2026-01-01"), folio="CGCS/010126/001")
    again = item("dos", date=at("2026-01-02"), folio="cgcs 010126 001", written=("title", "folio"))
    other = item("tres", municipality="juarez", folio="CGCS/010126/001")
    _, _, problems = assembled(again, other, first)

    assert codes(problems) == ["folio-twice"]
    assert (problems[0].path, problems[0].line) == (again.path, 3)
    assert dict(problems[0].params)["other"] == first.path


def test_a_folio_of_a_hidden_document_is_taken_and_its_title_is_not_told() -> None:
    secret = item("uno", date=at("2026-01-01"), folio="F/1", draft=True, title="Secreto")
    _, _, problems = assembled(secret, item("dos", folio="F/1"))

    assert codes(problems) == ["folio-twice"]
    assert "Secreto" not in str(problems)


def test_documents_that_wait_for_their_folio_do_not_share_one() -> None:
    _, _, problems = assembled(item("uno", folio="S/F"), item("dos", folio="s/f"), item("tres"))

    assert problems == ()


def test_a_withdrawn_document_leaves_its_address_and_its_reason() -> None:
    gone = item(
        "malo", folio="F/1", withdrawn=Withdrawal(at("2026-02-01"), "Cifra"), replaced_by=to("bueno.md")
    )
    good = item("bueno")
    found, left_out, _ = assembled(gone, good)

    assert paths(found.editions[0].items) == ["bueno"]
    assert [one.why for one in left_out] == ["withdrawn"]
    stone = found.editions[0].tombstones[0]
    assert (stone.url, stone.reason, stone.replaced_by) == (
        "izcalli/comunicados/2026/malo/",
        "Cifra",
        good.path,
    )


def test_a_withdrawn_draft_leaves_nothing() -> None:
    found, left_out, _ = assembled(item(draft=True, withdrawn=Withdrawal(at("2026-02-01"), "Cifra")))

    assert found.withdrawn == {}
    assert [one.why for one in left_out] == ["draft"]


def test_hidden_documents_say_why_and_until_when() -> None:
    _, left_out, _ = assembled(item("b", publish_at=at("2026-05-01T09:00")), item("a", draft=True))

    assert [(one.item.slug, one.why, one.until) for one in left_out] == [
        ("a", "draft", None),
        ("b", "future", at("2026-05-01T09:00")),
    ]


def test_the_pictures_of_a_hidden_document_are_not_there() -> None:
    secret = item(path=f"{FOLDER}/index.md", draft=True)
    found = room(secret, item("otro"), pictures=(f"{FOLDER}/a.jpg",), attachments=(f"{FOLDER}/b.pdf",))

    assert found.pictures == {}
    assert found.attachments == {}
    assert found.albums == {}


def test_a_picture_that_a_public_document_names_is_there_wherever_it_lies() -> None:
    secret = item(path=f"{FOLDER}/index.md", draft=True)
    public = item("otro", image=Image(f"{FOLDER}/a.jpg"))
    found = room(secret, public, pictures=(f"{FOLDER}/a.jpg", f"{FOLDER}/b.jpg"))

    assert list(found.pictures) == [f"{FOLDER}/a.jpg"]


def test_the_album_of_a_folder_holds_its_pictures_by_name() -> None:
    one = item(path=f"{FOLDER}/index.md")
    found = room(one, pictures=(f"{FOLDER}/fotos/2.jpg", f"{FOLDER}/1.jpg", "content/otra.jpg"))

    assert found.albums == {one.path: (f"{FOLDER}/1.jpg", f"{FOLDER}/fotos/2.jpg")}


def test_paths_are_one_whatever_form_the_disk_gives_their_letters() -> None:
    decomposed = unicodedata.normalize("NFD", f"{FOLDER}/niñez.jpg")
    shown = item("otro", content=body(Picture(f"{FOLDER}/niñez.jpg", "Niñez", "", "", 9)))
    found = room(shown, pictures=(decomposed,))

    assert found.pictures[f"{FOLDER}/niñez.jpg"].path == decomposed
    assert found.spelled == {f"{FOLDER}/niñez.jpg": decomposed}


def test_a_document_is_found_by_path_folio_and_address() -> None:
    one = item("uno", folio="CGCS/130126/009", content=body(Ref("folio", "x", "", 1)))
    found = room(one)

    assert found.by_path[one.path] is one
    assert found.by_folio["cgcs/130126/009"] == (one,)
    assert found.urls == {one.path: "izcalli/comunicados/2026/uno/"}


def test_an_empty_site_has_a_newsroom() -> None:
    found, left_out, problems = assembled()

    assert (left_out, problems) == ((), ())
    assert [one.items for one in found.editions] == [(), ()]
    assert found.now == NOW


def test_one_municipality_without_segment_is_grouped_as_any_other() -> None:
    config = msgspec.structs.replace(CONFIG, urls=msgspec.structs.replace(CONFIG.urls, municipality=False))
    found = room(item("uno"), config=config)

    assert paths(found.editions[0].by_municipality["izcalli"]) == ["uno"]
