from __future__ import annotations

from sitegen.model import Item, Named
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.related import company
from tests.newsroom.made import at, item, notice, paths, room, to


def dated(name: str, day: int, **keys: object) -> Item:
    return item(name, date=at(f"2026-01-{day:02}"), **keys)  # type: ignore[arg-type]


def neighbours(found: Newsroom, one: Item) -> tuple[Item | None, Item | None]:
    beside = company(found, one)
    return beside.newer, beside.older


def test_neighbours_are_the_next_of_the_same_municipality_and_kind() -> None:
    one, two, three = dated("uno", 1), dated("dos", 2), dated("tres", 3)
    found = room(one, two, three, dated("x", 2, municipality="juarez"), notice("n", date=at("2026-01-02")))

    assert neighbours(found, two) == (three, one)
    assert neighbours(found, three) == (None, two)
    assert neighbours(found, one) == (two, None)


def test_what_a_document_names_comes_first() -> None:
    old, near = dated("viejo", 1), dated("cerca", 4, topics=("agua",))
    one = dated("uno", 5, topics=("agua",), related=(to("viejo.md"),))

    assert paths(company(room(old, near, one), one).related) == ["viejo", "cerca"]


def test_then_those_that_share_most_then_the_own_municipality_then_the_newest() -> None:
    one = dated("uno", 20, topics=("agua", "salud"), people=(Named("Ana Ruiz"),))
    found = room(
        one,
        dated("una-cosa", 19, topics=("agua",)),
        dated("otra", 18, topics=("agua",), municipality="juarez"),
        dated("todo", 2, topics=("agua", "salud"), people=(Named("Ana Ruiz"),)),
        dated("dos-cosas", 3, topics=("agua", "salud")),
    )

    assert paths(company(found, one).related) == ["todo", "dos-cosas", "una-cosa"]


def test_a_new_release_does_not_change_what_older_ones_show() -> None:
    old = [dated(f"r{day:02}", day, topics=("agua",)) for day in range(1, 20)]
    before, after = room(*old), room(*old, dated("nueva", 25, topics=("agua",)))

    assert [company(before, one).related for one in old] == [company(after, one).related for one in old]


def test_a_thread_is_shown_by_itself_and_not_again_as_related() -> None:
    first = dated("uno", 1, topics=("agua",))
    second = dated("dos", 2, topics=("agua",), thread=to("uno.md"))
    found = room(first, second)

    assert company(found, second).thread == (first, second)
    assert company(found, first).thread == (first, second)
    assert company(found, second).related == ()


def test_a_document_alone_has_neither_thread_nor_related_ones() -> None:
    one = dated("uno", 1, topics=("agua",))
    found = room(one)

    assert company(found, one).thread == ()
    assert company(found, one).related == ()
    assert neighbours(found, one) == (None, None)


def test_notices_that_passed_are_not_offered_by_topic() -> None:
    one = dated("uno", 10, topics=("agua",))
    found = room(one, notice("n", date=at("2026-01-02"), topics=("agua",)))

    assert company(found, one).related == ()
