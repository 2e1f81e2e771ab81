"""The guides are a site of sitegen itself: every one a page, and nothing in them is an error."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from docs.build_site import DOCS, GUIDES, lay_out
from sitegen.build import Site, prepare
from sitegen.problems import errors_of

NOON = datetime(2026, 2, 10, 12)  # noqa: DTZ001 (the wall clock of the site)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("guides")
    lay_out(folder)
    return prepare(folder, now=NOON, progress=lambda _stage, _done, _total: None)


@pytest.mark.parametrize(("language", "side"), [("es", 0), ("en", 1)])
def test_every_guide_is_in_the_menu_of_the_site(language: str, side: int) -> None:
    there = {path.stem for path in (DOCS / language).glob("*.md")}

    assert {pair[side] for pair in GUIDES} == there


def test_the_guides_are_pages_without_an_error_and_twins_know_each_other(site: Site) -> None:
    items = site.newsroom.by_path.values()
    translated = [item for item in items if item.front.translation_of is not None]

    assert errors_of(site.problems) == ()
    assert len(items) == 2 * len(GUIDES)
    assert len(translated) == len(GUIDES)


def test_the_pictures_of_the_guides_are_in_the_site(site: Site) -> None:
    names = {Path(source).name for source in site.newsroom.pictures}

    assert {"phone-es.webp", "phone-en.webp"} <= names
