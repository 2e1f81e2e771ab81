"""Laws of outlines: what is worked out without texts and remembered is what would be worked out with them."""

from __future__ import annotations

import dataclasses

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen import newsroom, plan
from sitegen.config.settings import Config
from sitegen.memory.recall import Last, Recall
from sitegen.model import Attachment, Correction, Image, Item, Moment, Named, Update
from sitegen.newsroom.desk import Newsroom
from tests.newsroom.made import CONFIG, NOW, at, body, item, picture, readings, room, to
from tests.newsroom.test_newsroom_laws import COLLECTIONS, CONFIGS, MOMENTS

FOREIGN = readings(item("otro"))


@given(COLLECTIONS, CONFIGS, MOMENTS, st.data())
def test_edited_words_give_the_newsroom_that_a_fresh_look_would(
    items: tuple[Item, ...], config: Config, now: Moment, data: st.DataObject
) -> None:
    if not items:
        return
    newsroom.assemble(readings(*items), config, now)
    edited = _edited(items, data.draw(st.integers(0, len(items) - 1)))

    remembered = newsroom.assemble(readings(*edited), config, now)
    newsroom.assemble(FOREIGN, CONFIG, NOW)
    fresh = newsroom.assemble(readings(*edited), config, now)

    assert remembered == fresh
    assert _texts(remembered[0]) == _texts(fresh[0])


@given(COLLECTIONS, CONFIGS, MOMENTS)
def test_routes_and_pages_follow_from_the_outline_as_from_the_whole(
    items: tuple[Item, ...], config: Config, now: Moment
) -> None:
    whole = newsroom.assemble(readings(*items), config, now)[0]
    alone = replace(whole, outline=None)

    assert plan.plan(whole) == plan.plan(alone)
    for route in plan.plan(whole)[0]:
        assert plan.view(whole, route) == plan.view(alone, route)


def test_an_outline_carries_no_text_and_keeps_its_identity() -> None:
    one = item(content=body("<p>Secreto</p>"))
    outline = room(one).outline

    assert outline is not None
    assert outline.by_path[one.path].body.packed == b""
    assert room(one).outline is outline


def test_an_edited_picture_reaches_the_newsroom_although_no_outline_changed() -> None:
    one = item("nota", path="content/izcalli/comunicados/nota/index.md")
    small = readings(one, pictures=("content/izcalli/comunicados/nota/a.jpg",))
    large = dataclasses.replace(small, pictures={path: picture(path, 900, 600) for path in small.pictures})

    before, after = (newsroom.assemble(read, CONFIG, NOW)[0] for read in (small, large))

    assert [facts.width for facts in before.pictures.values()] == [3000]
    assert [facts.width for facts in after.pictures.values()] == [900]


def test_recall_asks_once_for_the_same_object_and_anew_for_an_equal_one() -> None:
    asked: list[list[int]] = []

    def counted(one: list[int]) -> int:
        asked.append(one)
        return len(one)

    length = Recall(counted)
    first, second = [1], [1]

    assert [length(first), length(first), length(second)] == [1, 1, 1]
    assert len(asked) == 2


def test_recall_forgets_rather_than_grow_without_bounds() -> None:
    calls: list[int] = []

    def doubled(one: int) -> int:
        calls.append(one)
        return one * 2

    double = Recall(doubled, most=3)
    values = [1000 + number for number in range(10)]

    assert [double(one) for one in (*values, *values)] == [one * 2 for one in (*values, *values)]
    assert len(calls) > 10


def test_last_gives_the_same_object_for_equal_values() -> None:
    def listed(words: tuple[str, str]) -> list[str]:
        return [*words]

    made = Last(listed)

    first = made(("a", "b"))

    assert made(("a", "b")) is first
    assert made(("a", "c")) is not first


def _edited(items: tuple[Item, ...], place: int) -> tuple[Item, ...]:
    """The documents, one of them with other words everywhere."""
    one = items[place]
    front = msgspec.structs.replace(
        one.front,
        title="Otro título",
        short_title="Otro",
        summary="Otro resumen",
        deck=("Otro sumario",),
        featured=True,
        place="Otro lugar",
        venue="Otra sede",
        status="cancelled",
        subtype="call",
        number="OTRO/1",
        subject="Otro asunto",
        image=Image("content/otra.jpg"),
        gallery=(),
        attachments=(Attachment("content/otro.pdf", "Otro"),),
        related=(to("otro.md"),),
        updated=(Update(at("2026-02-01"), "Otra nota"),),
        corrections=(Correction(at("2026-02-01"), "uno", "otro"),),
        attendees=(Named("Otra persona"),),
        deadline=at("2026-02-01"),
    )
    text = body("<p>Mañana.</p>", anchors=("a",))
    new = msgspec.structs.replace(one, digest="2" * 64, front=front, body=text)
    return (*items[:place], new, *items[place + 1 :])


def _texts(room: Newsroom) -> list[bytes]:
    return [one.body.packed for edition in room.editions for one in edition.items]
