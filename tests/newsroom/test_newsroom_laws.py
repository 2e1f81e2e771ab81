"""Laws of the newsroom: hidden is absent, and the order of reading is nobody's business."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sitegen import newsroom
from sitegen.calendar import moment_at
from sitegen.config.settings import Config
from sitegen.model import Exemption, Item, Kind, Moment, Named, Withdrawal
from sitegen.newsroom import links, related
from tests.newsroom.made import CONFIG, ZONE, Readings, at, blackout, item, readings, to

TOLD_BY_NOBODY = "Secreto"  # in the title of every document
START = datetime(2026, 2, 1, tzinfo=UTC)

CONFIGS = st.sampled_from(
    [
        CONFIG,
        msgspec.structs.replace(CONFIG, blackouts=(blackout("hide"),)),
        msgspec.structs.replace(CONFIG, blackouts=(blackout("suspend"),)),
    ]
)
MOMENTS = st.integers(-40, 60).map(lambda hours: moment_at(int(START.timestamp()) + hours * 3600, ZONE))
SELDOM = st.none() | st.none() | st.none() | MOMENTS  # or hardly any document would be public
KINDS: st.SearchStrategy[Kind] = st.sampled_from(("release", "notice", "event", "document", "page"))


@st.composite
def documents(draw: st.DrawFn, number: int) -> Item:
    kind = draw(KINDS)
    target = to(f"../comunicados/n{draw(st.integers(0, 6))}.md")
    return item(
        f"n{number}",
        kind=kind,
        municipality=draw(st.sampled_from(("izcalli", "juarez"))),
        language=draw(st.sampled_from(("es-MX", "en", "nah"))),
        title=f"{TOLD_BY_NOBODY} {number}",
        date=None if kind == "page" else at(str(date(2026, 1, 31) + timedelta(draw(st.integers(0, 3))))),
        starts=draw(st.none() | MOMENTS) if kind in ("notice", "event") else None,
        ends=draw(st.none() | MOMENTS) if kind in ("notice", "event") else None,
        folio=draw(st.sampled_from(("", "F/1", "F/2", "F/3"))),
        topics=draw(st.sampled_from(((), ("agua",), ("agua", "salud")))),
        people=draw(st.sampled_from(((), (Named("Ana Ruiz"),)))),
        draft=draw(st.sampled_from((False, False, False, True))),
        publish_at=draw(SELDOM),
        expires=draw(SELDOM),
        blackout=draw(st.none() | st.just(Exemption("salud"))),
        withdrawn=draw(SELDOM.map(lambda moment: Withdrawal(moment, "Error") if moment else None)),
        thread=draw(st.none() | st.just(target)),
        related=draw(st.sampled_from(((), (target,)))),
        translation_of=draw(st.none() | st.just(target)),
    )


COLLECTIONS = st.integers(0, 7).flatmap(
    lambda size: st.tuples(*(documents(number) for number in range(size)))
)


@given(COLLECTIONS, CONFIGS, MOMENTS, st.randoms())
def test_the_order_of_reading_makes_no_difference(
    items: tuple[Item, ...], config: Config, now: Moment, random: Random
) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)

    assert newsroom.assemble(readings(*shuffled), config, now) == newsroom.assemble(
        readings(*items), config, now
    )


@given(COLLECTIONS, CONFIGS, MOMENTS)
def test_a_newsroom_with_hidden_documents_equals_one_without_them(
    items: tuple[Item, ...], config: Config, now: Moment
) -> None:
    room, hidden, _ = newsroom.assemble(readings(*items), config, now)
    absent = {one.item.path for one in hidden if one.why != "withdrawn"}
    others = tuple(one for one in items if one.path not in absent)

    assert newsroom.assemble(readings(*others), config, now)[0] == room
    assert absent.isdisjoint(room.by_path)


@given(COLLECTIONS, CONFIGS, MOMENTS)
def test_every_document_is_public_or_hidden_and_nothing_is_lost(
    items: tuple[Item, ...], config: Config, now: Moment
) -> None:
    room, hidden, _ = newsroom.assemble(readings(*items), config, now)
    shown = [one.path for edition in room.editions for one in edition.items]

    assert sorted([*shown, *(one.item.path for one in hidden)]) == sorted(one.path for one in items)


@given(COLLECTIONS, CONFIGS, MOMENTS)
def test_no_problem_tells_a_title(items: tuple[Item, ...], config: Config, now: Moment) -> None:
    room, hidden, problems = newsroom.assemble(readings(*items), config, now)

    assert TOLD_BY_NOBODY not in str((*problems, *links.problems(room, hidden)))


@given(COLLECTIONS, MOMENTS)
def test_what_to_read_next_is_public_and_of_the_same_newsroom(items: tuple[Item, ...], now: Moment) -> None:
    room = newsroom.assemble(Readings(items), CONFIG, now)[0]

    for one in room.by_path.values():
        beside = related.company(room, one)
        found = (*beside.related, *beside.thread, beside.newer or one, beside.older or one)
        assert all(room.by_path[other.path] is other for other in found)
        assert one not in beside.related
