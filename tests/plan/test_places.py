"""The law of places: whatever the plan gives an address to, `newsroom.collisions` keeps it free."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from sitegen import newsroom, plan, search
from sitegen.config.settings import Config, Urls
from sitegen.model import Item, Moment
from sitegen.newsroom import collisions
from sitegen.newsroom.desk import Newsroom
from sitegen.plan.plan import OF_DOCUMENTS
from tests.newsroom.made import page, readings
from tests.newsroom.test_newsroom_laws import COLLECTIONS, CONFIGS, MOMENTS
from tests.plan.town import CONFIG, configured, releases, town


def made(room: Newsroom) -> Iterator[str]:
    """Every address that is no document's own page, nor an old one."""
    yield from (one.url for one in plan.plan(room)[0] if one.template not in OF_DOCUMENTS)
    yield from (one.path for one in plan.planned_files(room))
    yield from (path for _, path in plan.used_attachments(room))
    yield from (one.path for one in plan.used_pieces(room))


def free(room: Newsroom, urls: Iterator[str]) -> list[str]:
    """Those that a document could have as its old address without a word."""

    def is_free(url: str) -> bool:
        new = page("nueva", aliases=(f"/{url}",))
        found = collisions.problems(room.config, (*room.by_path.values(), new))
        return all(one.path != new.path for one in found)

    return [url for url in urls if url and is_free(url)]


@given(COLLECTIONS, CONFIGS, MOMENTS)
def test_no_old_address_may_be_one_that_the_plan_gives(
    items: tuple[Item, ...], config: Config, now: Moment
) -> None:
    room, _, _ = newsroom.assemble(readings(*items), config, now)

    assert free(room, made(room)) == []


@pytest.mark.parametrize("config", [CONFIG, configured(urls=Urls(municipality=False))])
def test_every_address_of_a_town_that_has_everything_is_kept(config: Config) -> None:
    room = town(config)

    assert free(room, made(room)) == []
    assert free(room, (one.path for one in search.index_files(room))) == []


def test_parts_of_the_sitemap_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.plan.sitemap.MOST", 20)
    room = town()
    parts = [path for path in made(room) if path.startswith("sitemap-")]

    assert len(parts) > len(releases(45)) // 20
    assert free(room, iter(parts)) == []
