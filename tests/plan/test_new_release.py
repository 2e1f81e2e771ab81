"""The daily work: one new release rewrites a few pages (decision 21)."""

from __future__ import annotations

from sitegen.model import Item
from sitegen.newsroom.desk import Newsroom
from sitegen.plan.routes import Route
from sitegen.plan.views import View
from tests.newsroom.made import at
from tests.plan.town import doc, releases, room, views

LONG_AGO = 400


def seen(made: Newsroom) -> dict[str, tuple[Route, View]]:
    """Every page by its URL."""
    return {route.url: (route, view) for route, view in views(made)}


def many() -> tuple[Item, ...]:
    return releases(LONG_AGO, topics=("agua",))


def test_a_new_release_rewrites_a_few_pages() -> None:
    before = seen(room(*many()))
    after = seen(room(doc("nuevo", date=at("2026-03-01"), topics=("agua",)), *many()))

    changed = [url for url in before if before[url][1] != after[url][1]]
    added = set(after) - set(before)

    assert len(changed) < 0.05 * len(before), changed
    assert added == {
        "comunicados/2026/pagina/2/",
        "izcalli/comunicados/2026/pagina/2/",
        "izcalli/comunicados/2026/nuevo/",
        "izcalli/comunicados/2026/03/",
        "comunicados/2026/03/",
    }


def test_the_twentieth_new_release_makes_one_more_older_page_and_moves_none() -> None:
    before = seen(room(*many()))
    fresh = tuple(
        doc(f"nuevo-{number}", date=at(f"2026-03-01T0{number % 10}:{number:02}")) for number in range(20)
    )

    after = seen(room(*fresh, *many()))

    older = [url for url in before if url.startswith("comunicados/pagina/")]
    assert "comunicados/pagina/20/" in set(after) - set(before)
    assert [url for url in older if before[url][1] != after[url][1]] == [
        "comunicados/pagina/18/",
        "comunicados/pagina/19/",
    ]
