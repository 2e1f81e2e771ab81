"""Previews for tests: each ends with its test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest

from sitegen.preview.desk import Wishes
from tests.house.driver import RELEASE, Driver, Sites
from tests.preview.shown import Shown, served

AGUA = "content/izcalli/comunicados/agua.md"
PAGE = "/izcalli/comunicados/2026/agua/"


class Previews(Protocol):
    """The fixture `preview`."""

    def __call__(self, files: dict[str, str | bytes] | None = None, wishes: Wishes | None = None) -> Shown:
        """Writes a site and serves it."""


@pytest.fixture
def previews() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def preview(site: Sites, previews: ExitStack) -> Previews:
    """`preview({...})` writes a site with one release and the given files, and serves it."""

    def make(files: dict[str, str | bytes] | None = None, wishes: Wishes | None = None) -> Shown:
        driver: Driver = site({AGUA: RELEASE, **(files or {})})
        return previews.enter_context(served(driver, wishes))

    return make
