from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Image, Item, Picture, PictureFacts, Recording
from sitegen.newsroom import pictures
from sitegen.newsroom.desk import Newsroom
from tests.newsroom.made import body, item, picture, room

FOLDER = "content/izcalli/comunicados/2026-01-13-encuentro"


def sizes(facts: PictureFacts, role: pictures.Role) -> list[tuple[str, int, int]]:
    return [(one.format, one.width, one.height) for one in pictures.renditions(facts, role)]


def test_a_photo_has_two_widths_in_two_formats() -> None:
    assert sizes(picture("content/a.jpg", 3000, 2000), "photo") == [
        ("webp", 800, 533),
        ("webp", 1600, 1067),
        ("jpeg", 800, 533),
        ("jpeg", 1600, 1067),
    ]


def test_an_upright_photo_is_held_by_its_height() -> None:
    assert sizes(picture("content/a.jpg", 3000, 4000), "photo")[:2] == [
        ("webp", 750, 1000),
        ("webp", 1200, 1600),
    ]


def test_a_small_photo_stays_as_large_as_it_is() -> None:
    assert sizes(picture("content/a.jpg", 640, 480), "photo") == [("webp", 640, 480), ("jpeg", 640, 480)]


def test_a_size_that_is_hardly_larger_is_left_out() -> None:
    assert sizes(picture("content/a.jpg", 820, 600), "photo") == [("webp", 820, 600), ("jpeg", 820, 600)]


def test_a_download_has_at_most_2048_pixels_a_side() -> None:
    assert sizes(picture("content/a.jpg", 4096, 2048), "download") == [("jpeg", 2048, 1024)]
    assert sizes(picture("content/a.jpg", 2000, 4096), "download") == [("jpeg", 1000, 2048)]


def test_a_download_that_gives_nothing_more_is_the_largest_photo() -> None:
    facts = picture("content/a.jpg", 1500, 1000)

    assert pictures.renditions(facts, "download")[0] in pictures.renditions(facts, "photo")


def test_thumbnails_and_cards_are_cut_to_their_shape() -> None:
    facts = picture("content/a.jpg", 3000, 4000)

    assert sizes(facts, "thumbnail") == [("webp", 360, 240), ("jpeg", 360, 240)]
    assert sizes(facts, "card") == [("jpeg", 1200, 630)]
    assert all(one.crop for role in ("thumbnail", "card") for one in pictures.renditions(facts, role))


def test_names_come_from_the_source_and_the_recipe(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = picture("content/a.jpg")
    before = {one.path for one in pictures.renditions(facts, "photo")}

    assert {one.path for one in pictures.renditions(facts, "photo")} == before
    monkeypatch.setattr(pictures, "RECIPE", "other")
    assert before.isdisjoint(one.path for one in pictures.renditions(facts, "photo"))


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_no_picture_is_ever_made_larger_or_loses_a_side(width: int, height: int) -> None:
    facts = picture("content/a.jpg", width, height)
    roles: tuple[pictures.Role, ...] = ("photo", "download", "thumbnail", "card")
    found = [one for role in roles for one in pictures.renditions(facts, role)]

    assert all(1 <= one.width <= width and 1 <= one.height <= height for one in found)
    assert len({(one.path, one.width, one.height) for one in found}) == len({one.path for one in found})


# --- which pictures a document shows ------------------------------------------------------


def shown(found: Newsroom, one: Item) -> tuple[str, list[str]]:
    lead = pictures.lead(found, one)
    return lead.path if lead else "", [image.path for image in pictures.gallery(found, one)]


def test_every_other_picture_of_its_folder_is_the_gallery() -> None:
    one = item(
        path=f"{FOLDER}/index.md",
        image=Image(f"{FOLDER}/b.jpg"),
        content=body(Picture(f"{FOLDER}/c.jpg", "", "", "", 9)),
        audios=(Recording("Voz", path="x.mp3", poster=f"{FOLDER}/d.jpg"),),
    )
    found = room(one, pictures=tuple(f"{FOLDER}/{letter}.jpg" for letter in "fedcba"))

    assert shown(found, one) == (f"{FOLDER}/b.jpg", [f"{FOLDER}/a.jpg", f"{FOLDER}/e.jpg", f"{FOLDER}/f.jpg"])


def test_without_an_image_the_first_of_the_gallery_leads() -> None:
    one = item(path=f"{FOLDER}/index.md")
    found = room(one, pictures=(f"{FOLDER}/2.jpg", f"{FOLDER}/1.jpg"))

    assert shown(found, one) == (f"{FOLDER}/1.jpg", [f"{FOLDER}/2.jpg"])


def test_a_gallery_that_is_given_holds_as_it_stands() -> None:
    one = item(path=f"{FOLDER}/index.md", image=Image(f"{FOLDER}/1.jpg"), gallery=())
    found = room(one, pictures=(f"{FOLDER}/1.jpg", f"{FOLDER}/2.jpg"))

    assert shown(found, one) == (f"{FOLDER}/1.jpg", [])


def test_a_file_without_a_folder_of_its_own_has_no_gallery() -> None:
    one = item(path="content/izcalli/comunicados/encuentro.md")
    found = room(one, pictures=("content/izcalli/comunicados/x.jpg",))

    assert shown(found, one) == ("", [])


def test_credit_and_caption_may_be_given_once_for_all() -> None:
    one = item(
        path=f"{FOLDER}/index.md",
        image=Image(f"{FOLDER}/1.jpg", caption="La firma"),
        credit="Foto: Municipio",
        caption="El encuentro",
    )
    found = room(one, pictures=(f"{FOLDER}/1.jpg", f"{FOLDER}/2.jpg"))

    lead, rest = pictures.lead(found, one), pictures.gallery(found, one)

    assert lead is not None
    assert (lead.caption, lead.credit) == ("La firma", "Foto: Municipio")
    assert (rest[0].caption, rest[0].credit) == ("El encuentro", "Foto: Municipio")


def test_a_picture_that_is_missing_is_not_shown() -> None:
    one = item(image=Image("content/nada.jpg"), gallery=(Image("content/a.jpg"), Image("content/a.jpg")))

    assert shown(room(one, pictures=("content/a.jpg",)), one) == ("content/a.jpg", [])
