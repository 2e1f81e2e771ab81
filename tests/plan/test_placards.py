"""What a shared link shows: the photo, a card with the headline, or that of the municipality."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen import plan
from sitegen.model import Image
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.pictures import Kit, Placard
from sitegen.plan.articles import article
from sitegen.plan.layout import layout
from sitegen.plan.sharing import graph
from tests.newsroom.made import picture
from tests.plan.town import ALONE, configured, doc, releases, room, town


def drawn(made: Newsroom) -> dict[str, Placard]:
    return {one.path: one for one in plan.used_pieces(made) if isinstance(one, Placard)}


def shown(made: Newsroom, path: str) -> Placard | None:
    """The card of the document at a path; None where a photo stands for it."""
    here = layout(made, "es-MX")
    item = made.by_path[path]
    image = graph(here, item, article(here, item)).image
    return drawn(made).get(image.removeprefix(made.config.site.url))


def test_a_document_with_a_photo_is_shared_with_it() -> None:
    made = town()
    pictured = next(one for one in made.by_path.values() if one.front.image)

    assert shown(made, pictured.path) is None


def test_the_newest_without_a_photo_have_a_card_with_their_headline() -> None:
    site = replace(ALONE.site, headline_cards=2)
    made = room(*releases(4), config=replace(ALONE, site=site))

    cards = [shown(made, one.path) for one in made.editions[0].releases]

    told = [one.headline for one in cards if one]
    assert told == ["Agua para todos"] * 2 + ["Cuautitlán Izcalli"] * 2


def test_a_photo_too_small_for_a_card_gives_way_to_a_drawn_one() -> None:
    small = picture("content/izcalli/chica.jpg", width=320, height=240)
    item = doc(image=Image("content/izcalli/chica.jpg", alt="Una calle"))
    made = room(item, pictures=(small,), config=ALONE)

    assert shown(made, item.path) is not None


def test_a_card_is_named_by_what_stands_on_it() -> None:
    before = drawn(room(*releases(2), config=ALONE))
    bluer = replace(ALONE.municipalities[0], color="#00539b")
    after = drawn(room(*releases(2), config=replace(ALONE, municipalities=(bluer,))))

    assert before == drawn(room(*releases(2), config=ALONE))
    assert before.keys() & after.keys() == set()


def test_pages_that_are_no_document_are_shared_with_the_card_of_their_municipality() -> None:
    made = room(*releases(1), config=configured())

    cards = drawn(made).values()

    assert {"Sala de prensa", "Cuautitlán Izcalli", "Benito Juárez"} <= {one.headline for one in cards}


def test_a_kit_is_packed_only_where_the_document_asks_for_it() -> None:
    photo = picture("content/izcalli/foto.jpg", width=1600, height=1000)
    image = Image(
        "content/izcalli/foto.jpg", alt="Una calle", caption="La calle, abierta.", credit="Ana Ruiz"
    )

    asked = room(doc(image=image, media_kit=True), pictures=(photo,), config=ALONE)
    silent = room(doc(image=image), pictures=(photo,), config=ALONE)

    (kit,) = (one for one in plan.used_pieces(asked) if isinstance(one, Kit))
    assert kit.texts[1][1].splitlines()[1:] == ["La calle, abierta.", "Una calle", "Foto: Ana Ruiz"]
    assert len(kit.photos) == 1
    assert not [one for one in plan.used_pieces(silent) if isinstance(one, Kit)]
