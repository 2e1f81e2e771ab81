from __future__ import annotations

import msgspec
import pytest

from sitegen import messages, newsroom
from sitegen.model import Attachment, Image, Item, Picture, Recording, Ref, Withdrawal
from sitegen.newsroom import links
from sitegen.problems import Problem
from tests.newsroom.made import (
    CONFIG,
    NOW,
    assembled,
    at,
    body,
    codes,
    item,
    readings,
    room,
    to,
)

FOLDER = "content/izcalli/comunicados"


def linking(*refs: Ref, name: str = "enlaza", municipality: str = "izcalli", language: str = "es-MX") -> Item:
    return item(name, municipality=municipality, language=language, content=body("<p>", *refs, "</p>"))


def ref(target: str, fragment: str = "") -> Ref:
    return Ref("path" if target.startswith("content/") else "folio", target, fragment, 12)


def told(
    *items: Item, pictures: tuple[str, ...] = (), attachments: tuple[str, ...] = ()
) -> tuple[Problem, ...]:
    found, hidden, _ = assembled(*items, pictures=pictures, attachments=attachments)
    return links.problems(found, hidden)


def fact(problem: Problem, name: str) -> str:
    return dict(problem.params)[name]


# --- where references lead ------------------------------------------------------------


def test_a_reference_becomes_the_address_of_the_document_with_base_and_anchor() -> None:
    target = item("otro", content=body("<p>", anchors=("cuándo",)))
    one = linking(ref(target.path, "cuándo"))
    found = room(one, target)

    href = links.href(found, one, ref(target.path, "cuándo"))

    assert href == "/sala/izcalli/comunicados/2026/otro/#cu%C3%A1ndo"
    assert links.problems(found) == ()


def test_a_page_of_a_document_to_download_is_asked_for_as_its_reader_understands() -> None:
    plan = f"{FOLDER}/plano.pdf"
    one = linking(ref(plan, "page=2&zoom=100"))
    found = room(one, attachments=(plan,))

    assert links.href(found, one, ref(plan, "page=2&zoom=100")).endswith("/plano.pdf#page=2&zoom=100")


def test_a_folder_of_a_document_is_the_document() -> None:
    target = item("otro", path=f"{FOLDER}/otro/index.md")
    one = linking()
    found = room(one, target)

    assert links.href(found, one, ref(f"{FOLDER}/otro/index.md")) == "/sala/izcalli/comunicados/2026/otro/"
    assert links.href(found, one, ref(f"{FOLDER}/otro/")) == "/sala/izcalli/comunicados/2026/otro/"


def test_a_folio_means_the_own_municipality_first() -> None:
    own = item("propio", folio="CS/1")
    other = item("ajeno", folio="CS/1", municipality="juarez")
    one = linking(ref("cs 1"))
    found = room(one, own, other)

    assert links.href(found, one, ref("cs 1")) == "/sala/izcalli/comunicados/2026/propio/"
    assert links.problems(found) == ()


def test_a_folio_that_only_another_issuer_has_means_theirs() -> None:
    other = item("ajeno", folio="CS/1", municipality="juarez")
    one = linking(ref("CS/1"))

    assert links.href(room(one, other), one, ref("CS/1")) == "/sala/juarez/comunicados/2026/ajeno/"


def test_a_folio_of_several_other_issuers_is_an_error_that_names_them() -> None:
    one = linking(ref("CS/1"), municipality="")
    found = told(one, item("a", folio="CS/1"), item("b", folio="CS/1", municipality="juarez"))

    assert codes(found) == ["reference-ambiguous"]
    assert fact(found[0], "candidates") == f"{FOLDER}/a.md, content/juarez/comunicados/b.md"
    assert found[0].line == 12


def test_a_folio_means_the_version_in_the_language_of_who_refers_to_it() -> None:
    spanish = item("encuentro", folio="CS/1")
    english = item("meeting", folio="CS/1", language="en", translation_of=to("encuentro.md"))
    one, two = linking(name="es"), linking(name="en", language="en")
    three = linking(name="nah", language="nah")
    found = room(spanish, english, one, two, three)

    assert links.href(found, one, ref("CS/1")).endswith("/encuentro/")
    assert links.href(found, two, ref("CS/1")).endswith("/meeting/")
    assert links.href(found, three, ref("CS/1")).endswith("/encuentro/")


def test_a_link_to_a_picture_leads_to_its_download_and_to_a_file_beside_the_page() -> None:
    one = linking(ref("content/foto.jpg"), ref("content/Bases.PDF"))
    found = room(one, pictures=("content/foto.jpg",), attachments=("content/Bases.PDF",))

    assert links.href(found, one, ref("content/foto.jpg")).endswith("-2048.jpg")
    assert links.href(found, one, ref("content/Bases.PDF")) == (
        "/sala/izcalli/comunicados/2026/enlaza/bases.pdf"
    )
    assert [facts.path for facts in links.linked_pictures(found, one)] == ["content/foto.jpg"]
    assert links.offered(found, one) == (("content/Bases.PDF", "izcalli/comunicados/2026/enlaza/bases.pdf"),)


def test_a_withdrawn_document_still_answers_at_its_address() -> None:
    gone = item("malo", folio="CS/9", withdrawn=Withdrawal(at("2026-02-01"), "Cifra"))
    one = msgspec.structs.replace(
        linking(ref(gone.path), ref("cs/9")),
        front=msgspec.structs.replace(gone.front, withdrawn=None, folio=""),
    )
    found = room(gone, one)

    assert links.href(found, one, ref(gone.path)) == "/sala/izcalli/comunicados/2026/malo/"
    assert links.href(found, one, ref("CS 9")) == "/sala/izcalli/comunicados/2026/malo/"
    assert told(gone, one, item("sigue", related=(to("malo.md"), to("CS/9")))) == ()


def test_pointers_are_paths_or_folios() -> None:
    target = item("otro", folio="CS/1")
    one = item("uno")
    found = room(target, one)

    for written in ("otro.md", "./otro.md", f"{FOLDER}/otro.md", "CS/1", "otro"):
        assert links.document(found, one, to(written)) is target
    assert links.document(found, one, to("../otro.md")) is None


def test_recordings_and_attachments_are_offered_once() -> None:
    one = item(
        "uno",
        attachments=(Attachment("content/a.pdf", "A"), Attachment("content/a.pdf", "A")),
        audios=(Recording("Voz", path="content/a.mp3"),),
        videos=(Recording("Video", url="https://example.org/v"),),
    )
    found = room(one, attachments=("content/a.pdf", "content/a.mp3", "content/b.pdf"))

    assert [source for source, _ in links.offered(found, one)] == ["content/a.pdf", "content/a.mp3"]
    assert links.problems(found) == ()


# --- where they lead nowhere ------------------------------------------------------------


def test_every_broken_reference_is_told_in_one_run_with_its_line() -> None:
    one = item(
        "uno",
        content=body(ref("content/nada.md"), Picture("content/x.jpg", "", "", "", 14), ref("ZZ/1")),
        thread=to("nadie.md"),
        related=(to("CS/404"),),
        image=Image("content/y.jpg", line=5),
        gallery=(Image("content/z.jpg", line=6),),
        attachments=(Attachment("content/b.pdf", "B", line=7),),
        audios=(Recording("Voz", path="content/v.mp3", poster="content/p.jpg", line=8),),
    )
    found = told(one)

    assert [(problem.line, problem.code) for problem in found] == [
        (5, "picture-missing"),
        (6, "picture-missing"),
        (7, "attachment-missing"),
        (8, "attachment-missing"),
        (8, "picture-missing"),
        (9, "folio-unknown"),
        (9, "reference-unknown"),
        (12, "folio-unknown"),
        (12, "reference-unknown"),
        (14, "picture-missing"),
    ]
    assert {problem.severity for problem in found} == {"error"}


def test_a_misspelt_reference_is_answered_with_what_was_meant() -> None:
    known = item("2026-01-13-encuentro", folio="CGCS/130126/009", content=body("x", anchors=("cuando",)))
    one = linking(
        ref(f"{FOLDER}/2026-01-13-encuntro.md"),
        ref("CGCS/130126/099"),
        ref(known.path, "cuanto"),
        Picture(f"{FOLDER}/Foto.jpg", "", "", "", 12),  # type: ignore[arg-type]
    )
    found = told(one, known, pictures=(f"{FOLDER}/fotos/foto.jpg",))

    assert {(problem.code, fact(problem, "like")) for problem in found} == {
        ("reference-misspelt", "2026-01-13-encuentro.md"),
        ("folio-misspelt", "CGCS/130126/009"),
        ("anchor-misspelt", "cuando"),
        ("picture-misspelt", "fotos/foto.jpg"),
    }


def test_a_document_in_another_folder_is_found_by_its_name() -> None:
    known = item("encuentro", path="content/izcalli/comunicados/2026/encuentro/index.md")
    found = told(linking(ref(f"{FOLDER}/encuentro/index.md")), known)

    assert [(one.code, fact(one, "like")) for one in found] == [
        ("reference-misspelt", "2026/encuentro/index.md")
    ]


def test_an_anchor_that_a_document_lacks_is_told() -> None:
    known = item("otro", content=body("x", anchors=("donde",)))

    assert codes(told(linking(ref(known.path, "zzz")), known)) == ["anchor-unknown"]


def test_a_link_to_what_is_not_public_is_told_as_such_and_names_its_path_only() -> None:
    secret = item("secreto", folio="CS/7", title="Gran secreto", publish_at=at("2026-06-01T09:00"))
    found = told(linking(ref(secret.path), ref("CS/7")), item("sigue", thread=to("secreto.md")), secret)

    assert codes(found) == ["reference-not-public"] * 2
    assert {fact(one, "target") for one in found} == {secret.path}
    assert "Gran" not in str(found)


def test_nothing_suggests_a_document_that_is_not_public() -> None:
    secret = item("2026-05-01-secreto", folio="CS/777", draft=True)
    found = told(linking(ref(f"{FOLDER}/2026-05-01-secret.md"), ref("CS/77")), secret)

    assert codes(found) == ["folio-unknown", "reference-unknown"]


def test_a_link_to_what_could_not_be_read_is_not_at_fault() -> None:
    found, hidden, _ = assembled(linking(ref(f"{FOLDER}/roto.md")))

    assert links.problems(found, hidden, unread=(f"{FOLDER}/roto.md",)) == ()
    assert codes(links.problems(found, hidden)) == ["reference-unknown"]


def test_a_broken_reference_leads_nowhere_and_does_not_stop_the_page() -> None:
    one = linking(ref("content/nada.md"))

    assert links.href(room(one), one, ref("content/nada.md")) == "#"


def test_the_successor_of_a_withdrawn_document_must_exist() -> None:
    gone = item("malo", withdrawn=Withdrawal(at("2026-02-01"), "Cifra"), replaced_by=to("nadie.md"))

    assert codes(told(gone)) == ["reference-unknown"]


def test_files_that_would_share_a_name_beside_the_page_are_told() -> None:
    one = item(
        attachments=(Attachment("content/a/Bases.pdf", "A", 4), Attachment("content/b/bases.PDF", "B", 5))
    )
    found = told(one, attachments=("content/a/Bases.pdf", "content/b/bases.PDF"))

    assert [(problem.code, problem.line) for problem in found] == [("attachment-names-alike", 5)]


def test_thousands_of_broken_references_are_told_without_thousands_of_comparisons() -> None:
    many = [linking(ref(f"{FOLDER}/nada-{number}.md"), name=f"n{number}") for number in range(2000)]
    found = newsroom.assemble(readings(*many), CONFIG, NOW)[0]

    assert len(links.problems(found)) == 2000


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_is_told_names_its_facts(language: str) -> None:
    known = item("encuentro")
    found = told(linking(ref(f"{FOLDER}/encuntro.md"), ref("content/nada.pdf")), known)

    for problem in found:
        message = messages.explain(problem, language)
        assert "{" not in message.what + message.hint
        assert fact(problem, "target") in message.what
