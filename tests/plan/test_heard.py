"""What a page asks of the newsroom is heard: as long as the answers are the same, so is the page."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sitegen import plan
from sitegen.memory.trace import ABSENT, Mark, traced
from sitegen.model import Item
from sitegen.newsroom.desk import Newsroom
from sitegen.plan import sections
from sitegen.plan.routes import Route
from sitegen.plan.views import View
from tests.newsroom.made import at, to
from tests.plan.town import doc, releases, room

Heard = Mapping[str, tuple[View, frozenset[Mark]]]

OLD = releases(60, topics=("agua",))
NEW: tuple[tuple[Item, ...], ...] = (
    (doc("nuevo", date=at("2026-03-01"), topics=("agua",)),),
    (
        doc(
            "corte",
            kind="notice",
            level="important",
            starts=at("2026-03-01T08:00"),
            ends=at("2026-03-09T08:00"),
        ),
    ),
    (doc("de-antes", date=at("2025-12-02"), topics=("salud",)),),
    (doc("sigue", date=at("2026-03-01"), thread=to("comunicado-3.md"), replaced_by=to("comunicado-5.md")),),
    (doc("feria", kind="event", starts=at("2026-04-01T10:00")), doc("acerca", kind="page", menu=1)),
)


def heard(made: Newsroom) -> Heard:
    def of(route: Route) -> tuple[View, frozenset[Mark]]:
        return traced(lambda: plan.view(made, route))

    return {route.name: of(route) for route in plan.plan(made)[0]}


def told(made: Newsroom) -> Mapping[Mark, bytes]:
    return {**plan.facts(made), **plan.worded(made)}


def holds(marks: frozenset[Mark], before: Mapping[Mark, bytes], after: Mapping[Mark, bytes]) -> bool:
    known = all(mark.startswith(ABSENT) or mark in before for mark in marks)
    return known and all(
        before.get(mark) == after.get(mark) for mark in (one.removeprefix(ABSENT) for one in marks)
    )


@pytest.mark.parametrize("new", NEW)
def test_a_page_that_heard_the_same_is_the_same(
    new: tuple[Item, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "PAGE", 4)
    one, other = room(*OLD), room(*OLD, *new)
    before, after = heard(one), heard(other)
    facts = told(one), told(other)

    same = {name for name in before.keys() & after.keys() if holds(before[name][1], *facts)}

    assert {name: before[name][0] for name in same} == {name: after[name][0] for name in same}


def test_a_new_release_leaves_most_pages_as_they_were_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "PAGE", 4)
    one, other = room(*OLD), room(*OLD, doc("nuevo", date=at("2026-02-28T20:00"), topics=("agua",)))
    before = heard(one)
    facts = told(one), told(other)

    asked_again = [name for name, (_, marks) in before.items() if not holds(marks, *facts)]

    assert len(asked_again) < 0.15 * len(before), asked_again


def test_every_part_that_a_page_asks_for_is_known() -> None:
    made = room(*OLD, *(item for items in NEW for item in items))
    facts = told(made)

    asked = {mark for _, marks in heard(made).values() for mark in marks}

    assert not {mark for mark in asked if not mark.startswith(ABSENT) and mark not in facts}
    assert not {mark for mark in asked if mark.startswith(ABSENT) and mark.removeprefix(ABSENT) in facts}
