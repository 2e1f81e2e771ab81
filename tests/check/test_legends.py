"""The official legend: a day without one is told, a municipality's own ends no state's."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from sitegen.config.settings import Legend
from sitegen.copydesk.documents import legends
from sitegen.model import Item
from tests.newsroom.made import CONFIG, at, item, notice, page, room, said

STATE = Legend("La del estado", date(2026, 1, 1), date(2026, 12, 31), state="Estado de México")
OWN = Legend("La propia", date(2026, 1, 21), date(2026, 3, 31), municipality="izcalli")
KEPT = msgspec.structs.replace(CONFIG, legends=(STATE, OWN))


def told(*items: Item) -> list[tuple[str, str]]:
    found = said(legends, room(*items, config=KEPT, now=at("2027-06-01")))
    return [(problem.path.rsplit("/", 1)[-1], dict(problem.params)["day"]) for problem in found]


@pytest.mark.parametrize("day", ["2025-12-31", "2027-01-01"])
@pytest.mark.parametrize("kind", ["release", "document"])
def test_a_day_that_no_legend_covers_is_told(kind: str, day: str) -> None:
    one = item("uno", kind=kind, date=at(day))  # type: ignore[arg-type]

    assert told(one) == [("uno.md", day)]


@pytest.mark.parametrize(
    "day", ["2026-01-01", "2026-01-20", "2026-01-21", "2026-03-31", "2026-04-01", "2026-12-31"]
)
def test_where_the_municipalitys_own_has_not_begun_or_is_over_the_states_holds(day: str) -> None:
    assert told(item("uno", date=at(day))) == []


def test_what_carries_no_legend_misses_none() -> None:
    assert (
        told(notice("aviso", date=at("2025-01-01")), page("contacto"), item("sitio", municipality="")) == []
    )


def test_another_states_municipality_has_a_gap_of_its_own() -> None:
    assert told(item("uno", municipality="juarez", date=at("2026-02-01"))) == [("uno.md", "2026-02-01")]
