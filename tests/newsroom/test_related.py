from __future__ import annotations

from sitegen.model import Item, Named
from sitegen.newsroom import related
from tests.newsroom.made import at, item, notice, paths, room, to


def dated(name: str, day: int, **keys: object) -> Item:
    return item(name, date=at(f"2026-01-{day:02}"), **keys)  # type: ignore[arg-type]


def test_neighbours_are_the_next_of_the_same_municipality_and_kind() -> None:
    one, two, three = dated("uno", 1), dated("dos", 2), dated("tres", 3)
    found = room(one, two, three, dated("x", 2, municipality="juarez"), notice("n", date=at("2026-01-02")))

    assert related.neighbours(found, two) == (three, one)
    assert related.neighbours(found, three) == (None, two)
    assert related.neighbours(found, one) == (two, None)


def test_what_a_document_names_comes_first() -> None:
    old, near = dated("viejo", 1), dated("cerca", 4, topics=("agua",))
    one = dated("uno", 5, topics=("agua",), related=(to("viejo.md"),))

    assert paths(related.related(room(old, near, one), one)) == ["viejo", "cerca"]


def test_then_those_that_share_most_then_the_own_municipality_then_the_newest() -> None:
    one = dated("uno", 20, topics=("agua", "salud"), people=(Named("Ana Ruiz"),))
    found = room(
        one,
        dated("una-cosa", 19, topics=("agua",)),
        dated("otra", 18, topics=("agua",), municipality="juarez"),
        dated("todo", 2, topics=("agua", "salud"), people=(Named("Ana Ruiz"),)),
        dated("dos-cosas", 3, topics=("agua", "salud")),
    )

    assert paths(related.related(found, one)) == ["todo", "dos-cosas", "una-cosa"]


def test_a_new_release_does_not_change_what_older_ones_show() -> None:
    old = [dated(f"r{day:02}", day, topics=("agua",)) for day in range(1, 20)]
    before, after = room(*old), room(*old, dated("nueva", 25, topics=("agua",)))

    assert [related.related(before, one) for one in old] == [related.related(after, one) for one in old]


def test_a_thread_is_shown_by_itself_and_not_again_as_related() -> None:
    first = dated("uno", 1, topics=("agua",))
    second = dated("dos", 2, topics=("agua",), thread=to("uno.md"))
    found = room(first, second)

    assert related.thread(found, second) == (first, second)
    assert related.thread(found, first) == (first, second)
    assert related.related(found, second) == ()


def test_a_document_alone_has_neither_thread_nor_related_ones() -> None:
    one = dated("uno", 1, topics=("agua",))
    found = room(one)

    assert related.thread(found, one) == ()
    assert related.related(found, one) == ()
    assert related.neighbours(found, one) == (None, None)


def test_notices_that_passed_are_not_offered_by_topic() -> None:
    one = dated("uno", 10, topics=("agua",))
    found = room(one, notice("n", date=at("2026-01-02"), topics=("agua",)))

    assert related.related(found, one) == ()
