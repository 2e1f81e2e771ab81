"""What every test may use: the site of a test written in the test, and how hard properties are tried."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings
from playwright.sync_api import Browser

from judges.browser import chromium
from judges.case import Absent
from tests.house.driver import Driver, Sites

# A property gives the same verdict on every machine and on every run.
settings.register_profile("fast", max_examples=20, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "long",
    max_examples=400,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist looks at the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every property as a law, so that `make test-long` finds it; what a module makes once is made once.

    Tests that share something of their module's run in one process.
    """
    for item in (one for one in items if isinstance(one, pytest.Function)):
        if is_hypothesis_test(item.obj):
            item.add_marker(pytest.mark.law)
        if _shares(item) and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def _shares(item: pytest.Function) -> bool:
    """Whether a fixture of the whole module is used."""
    fixtures = item._fixtureinfo.name2fixturedefs  # noqa: SLF001 (pytest tells the scope nowhere else)
    return any(one.scope == "module" for found in fixtures.values() for one in found)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, started once in a process: a second one cannot be driven beside it."""
    try:
        with chromium() as started:
            yield started
    except Absent as why:
        pytest.skip(str(why))


@pytest.fixture
def site(tmp_path: Path) -> Sites:
    """`site({"content/izcalli/comunicados/agua.md": "…"})` writes a site and gives its driver.

    Called twice, it makes two sites. A `site.toml` among the files replaces the one that
    every test starts from (`tests.house.driver.SETTINGS`).
    """
    made: list[Path] = []

    def make(files: dict[str, str | bytes] | None = None, *, now: str = "2026-03-01T12:00") -> Driver:
        made.append(tmp_path / f"site{len(made)}")
        return Driver(made[-1], files or {}, now=now)

    return make
