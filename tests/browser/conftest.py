"""The demonstration newsroom in a real browser, at the root of a host and under a base path."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from judges.case import Case
from judges.newsroom import NOW, build
from judges.street import serve

BASES = ("/", "/sala-de-prensa/")


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A built site and the address of its front page."""

    case: Case
    front: str


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist looks at the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests run in one worker, so that the newsroom is built and the browser started once."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def newsrooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Newsroom]]:
    with ExitStack() as stack:
        built = {base: build(tmp_path_factory.mktemp("newsroom"), base) for base in BASES}
        yield {
            base: Newsroom(case, stack.enter_context(serve(case.folder, base)))
            for base, case in built.items()
        }


@pytest.fixture(params=[pytest.param("/", marks=pytest.mark.long), "/sala-de-prensa/"])
def newsroom(request: pytest.FixtureRequest, newsrooms: dict[str, Newsroom]) -> Newsroom:
    """The demonstration, once under each base; at a domain's root, where less can go wrong, at length."""
    base: str = request.param
    return newsrooms[base]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, locale="es-MX")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, newsroom: Newsroom) -> Iterator[Page]:
    """A page that reports, when the test is over, all that a reader's browser would complain of."""
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat(NOW).replace(tzinfo=ZoneInfo("America/Mexico_City")))
    complaints = listen(page, newsroom.front)
    yield page
    assert complaints == []


def listen(page: Page, front: str) -> list[str]:
    """Collects errors of the console and of scripts, failed requests, and requests to others."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda wrong: heard.append(f"script: {wrong}"))
    page.on(
        "requestfailed", lambda request: heard.append(f"failed: {request.url}") if _failed(request) else None
    )
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((front, "data:")) else heard.append(f"to others: {request.url}")
        ),
    )
    page.on(
        "response",
        lambda response: (
            heard.append(f"{response.status}: {response.url}") if response.status >= 400 else None
        ),
    )
    return heard


def _failed(request: Request) -> bool:
    # A picture that is still on its way when the reader goes on is no failure.
    return "ERR_ABORTED" not in (request.failure or "")
