"""The article of a document: everything that its page shows."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from sitegen.model import Attachment, Correction, Image, Named, Pointer, Recording, Update
from sitegen.plan.views import Article, DocumentView, NoticeView, PageView, ReleaseView, WithdrawnView
from tests.newsroom.made import at, picture
from tests.plan.town import doc, releases, room, town, view

PAGE = "izcalli/comunicados/2026/encuentro/"


def article(**keys: object) -> Article:
    one = msgspec.structs.replace(doc(), front=msgspec.structs.replace(doc().front, **keys))
    return view(room(one), PAGE, ReleaseView).article


def test_the_dateline_is_made_from_place_state_and_date() -> None:
    assert article().dateline == "Cuautitlán Izcalli, Estado de México, a 13 de enero de 2026"


def test_another_place_is_named_in_the_dateline() -> None:
    assert article(place="Huixquilucan").dateline == "Huixquilucan, Estado de México, a 13 de enero de 2026"
    assert article(place="Puebla, Puebla").dateline == "Puebla, Puebla, a 13 de enero de 2026"


def test_a_letter_has_the_dateline_of_letters() -> None:
    found = view(town(), "izcalli/documentos/2026/oficio/", DocumentView)

    assert found.article.dateline == "Huixquilucan, Estado de México; 13 de enero de 2026"
    assert [(one.name, one.office, one.href) for one in found.signatories] == [
        ("Daniel Serrano", "Presidente Municipal", "/sala/personas/daniel-serrano/")
    ]


def test_a_release_carries_the_legend_of_its_own_date_and_a_page_none() -> None:
    made = town()

    release, page = view(made, PAGE, ReleaseView), view(made, "historia/", PageView)

    assert release.article.legend is not None
    assert release.article.legend.text == "Año de las pruebas."
    assert page.article.legend is None


def test_a_release_of_an_earlier_administration_says_whose_it_was() -> None:
    made = room(doc("antiguo", date=at("2023-05-05")))

    old = view(made, "izcalli/comunicados/2023/antiguo/", ReleaseView).article

    assert old.earlier is not None
    assert (old.earlier.name, old.earlier.head) == ("Administración 2022-2024", "Karla Leticia")
    assert old.slogan == ""
    assert article().earlier is None
    assert article().slogan == "Servir con pasión"


def test_people_have_the_office_of_the_documents_date() -> None:
    found = article(people=(Named("Daniel Serrano"), Named("Ana Ruiz", "Regidora")))

    assert [(one.name, one.office, one.href) for one in found.people] == [
        ("Daniel Serrano", "Presidente Municipal", "/sala/personas/daniel-serrano/"),
        ("Ana Ruiz", "Regidora", ""),
    ]


@pytest.mark.parametrize(("length", "size"), [(60, "short"), (61, "medium"), (110, "medium"), (111, "long")])
def test_headlines_have_three_sizes(length: int, size: str) -> None:
    assert article(title="x" * length).title_size == size


def test_the_lead_photo_is_given_in_its_sizes_with_a_download() -> None:
    found = view(town(), PAGE, ReleaseView).article

    assert found.lead is not None
    assert (found.lead.alt, found.lead.caption, found.lead.credit) == (
        "Una reunión",
        "La reunión",
        "Foto: nosotros",
    )
    assert [one.width for one in found.lead.webp] == [one.width for one in found.lead.jpeg] == [800, 1600]
    assert found.lead.download.width == 2048


def test_attachments_have_their_kind_and_size() -> None:
    found = view(town(), PAGE, ReleaseView).article.attachments

    assert [(one.title, one.form, one.size, one.href) for one in found] == [
        ("Cifras", "PDF", 1200, "/sala/izcalli/comunicados/2026/encuentro/cifras.pdf")
    ]


def test_recordings_lead_elsewhere_or_to_a_file_of_the_page() -> None:
    sound = "content/izcalli/comunicados/mensaje.mp3"
    one = doc(
        videos=(Recording("Video", url="https://v.example/1"),), audios=(Recording("Audio", path=sound),)
    )

    found = view(room(one, files={sound: 10}), PAGE, ReleaseView).article

    assert [(one.local, one.href) for one in (*found.videos, *found.audios)] == [
        (False, "https://v.example/1"),
        (True, "/sala/izcalli/comunicados/2026/encuentro/mensaje.mp3"),
    ]


def test_changes_are_told_from_the_oldest_to_the_newest_however_they_were_listed() -> None:
    found = article(
        corrections=(Correction(at("2026-02-15"), "b", "c"), Correction(at("2026-01-15"), "a", "b")),
        updated=(Update(at("2026-02-16"), "después"), Update(at("2026-01-16"), "antes")),
    )

    assert [one.says for one in found.corrections] == ["a", "b"]
    assert [one.note for one in found.updates] == ["antes", "después"]


def test_corrections_and_updates_are_told_and_the_date_stays() -> None:
    found = article(
        corrections=(Correction(at("2026-01-15"), "dos", "tres"),),
        updated=(Update(at("2026-01-14"), "Se agregó"),),
    )

    assert found.date == at("2026-01-13")
    assert [(one.says, one.should_say) for one in found.corrections] == [("dos", "tres")]
    assert [one.note for one in found.updates] == ["Se agregó"]


def test_a_thread_is_told_oldest_first_with_its_own_document_marked() -> None:
    found = view(town(), "izcalli/comunicados/2026/seguimiento/", ReleaseView).article

    assert [(card.title, card.current) for card in found.thread] == [
        ("Encuentro por el agua", False),
        ("Agua para todos", True),
    ]


def test_the_newer_and_the_older_release_of_the_municipality_are_linked() -> None:
    found = view(room(*releases(3)), "izcalli/comunicados/2026/comunicado-2/", ReleaseView).article

    assert found.newer is not None
    assert found.older is not None
    assert (found.newer.href[-2:], found.older.href[-2:]) == ("3/", "1/")


def test_a_document_that_replaces_another_is_linked() -> None:
    old = doc("viejo", replaced_by=Pointer("content/izcalli/comunicados/encuentro.md", 3))

    made = room(old, doc(title="El nuevo"))
    found = view(made, "izcalli/comunicados/2026/viejo/", ReleaseView).article
    newer = view(made, PAGE, ReleaseView).article

    assert found.replaced_by is not None
    assert (found.replaced_by.text, found.replaced_by.href) == ("El nuevo", f"/sala/{PAGE}")
    assert [one.href for one in newer.replaces] == ["/sala/izcalli/comunicados/2026/viejo/"]


def test_sharing_is_by_plain_links_with_the_whole_address() -> None:
    share = article(title="Agua & luz: 100 %").share

    absolute = f"https://prensa.example.org/sala/{PAGE}"
    assert parse_qs(urlsplit(share.whatsapp).query) == {"text": [f"Agua & luz: 100 %\n{absolute}"]}
    assert parse_qs(urlsplit(share.facebook).query) == {"u": [absolute]}
    assert parse_qs(urlsplit(share.x).query) == {"text": ["Agua & luz: 100 %"], "url": [absolute]}
    assert parse_qs(urlsplit(share.email).query) == {
        "subject": ["Agua & luz: 100 %"],
        "body": [f"Agua & luz: 100 %\r\n{absolute}"],
    }
    assert share.text == f"Agua & luz: 100 %\n\nHoy.\n\n{absolute}"


def test_copied_text_says_that_the_release_was_corrected() -> None:
    found = article(title="Agua", corrections=(Correction(at("2026-01-15"), "dos", "tres"),))

    assert found.share.text.startswith("Corregido: Agua\n")


def test_a_notice_stands_in_time() -> None:
    made = town()

    assert view(made, "izcalli/avisos/2026/corte/", NoticeView).state == "running"
    assert view(made, "izcalli/avisos/2026/viejo-aviso/", NoticeView).state == "ended"
    assert view(made, "avisos/2026/proximo/", NoticeView).state == "upcoming"


def test_a_withdrawn_document_tells_its_reason_and_stays_out_of_search_engines() -> None:
    found = view(town(), "izcalli/comunicados/2026/error/", WithdrawnView)

    assert found.reason == "Los datos no eran ciertos."
    assert found.shell.noindex


def test_a_text_in_another_language_says_which() -> None:
    made = room(doc("atl", language="nah"))

    found = view(made, "izcalli/comunicados/2026/atl/", ReleaseView)

    assert (found.article.language, found.shell.language) == ("nah", "es-MX")


def test_a_picture_offered_as_a_file_leads_to_its_download() -> None:
    path = "content/izcalli/cartel.png"
    one = doc(attachments=(Attachment(path, "Cartel"),), image=Image(path))

    found = view(room(one, pictures=[picture(path)]), PAGE, ReleaseView).article

    assert found.lead is not None
    assert found.attachments[0].href == found.lead.download.href


def test_whom_a_release_names_for_the_press_is_shown() -> None:
    assert article(contact="Lic. Paz, 55 5864 2500").media_contact == "Lic. Paz, 55 5864 2500"
