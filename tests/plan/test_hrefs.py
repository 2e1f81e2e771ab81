"""Nothing that a view mentions is missing from the site: pages, data, pictures, files."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sitegen import plan
from sitegen.config.settings import Config
from sitegen.model import Image, PictureFacts
from sitegen.newsroom.desk import Newsroom
from tests.plan.town import (
    ALONE,
    CONFIG,
    IZCALLI,
    configured,
    doc,
    files,
    hrefs,
    releases,
    room,
    routes,
    town,
    views,
)

LOCAL = re.compile(r'(?:href|src)="(/[^"#]*)|srcset="([^"]*)"')
FOLDER = "search_base"  # the folder of the search index, which is made elsewhere

CONFIGS = {
    "several": CONFIG,
    "one language": configured(site={"languages": ("es-MX",)}),
    "alone": ALONE,
    "alone with segment": configured(municipalities=(IZCALLI,)),
    "at the root": configured(site={"url": "https://prensa.example.org/"}),
}


def published(made: Newsroom) -> set[str]:
    """The href of everything that the plan publishes or asks others to publish."""
    base = made.config.site.url.removeprefix("https://prensa.example.org")
    paths = {route.url for route in routes(made)} | set(files(made))
    paths |= {one.path for one in plan.used_pieces(made)} | {
        output for _, output in plan.used_attachments(made)
    }
    return {base + path for path in paths}


def mentioned(made: Newsroom) -> Iterator[str]:
    """Every local href in a view, in its markup too."""
    for _, view in views(made):
        for name, value in hrefs(view):
            if value.startswith("/") and name not in (FOLDER, "search_base"):
                yield value.partition("#")[0]
            if value.startswith(made.config.site.url) and name in ("absolute", "canonical", "image"):
                yield value.removeprefix("https://prensa.example.org")
            if name == "markup":
                for plain, several in LOCAL.findall(value):
                    yield from ([plain] if plain else [one.split()[0] for one in several.split(", ")])


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_every_address_in_a_view_is_published(config: Config) -> None:
    made = (
        town(config)
        if len(config.municipalities) > 1
        else room(*releases(45, topics=("agua",)), doc(), config=config)
    )

    missing = set(mentioned(made)) - published(made)

    assert missing == set()


def test_every_picture_and_file_that_is_published_is_mentioned() -> None:
    made = town()
    base = "/sala/"
    used = {base + one.path for one in plan.used_pieces(made)}
    used |= {base + output for _, output in plan.used_attachments(made)}

    unused = used - set(mentioned(made))

    assert unused == set()


def test_a_broken_address_would_be_seen() -> None:
    made = town()

    assert set(mentioned(made)) - {"/sala/izcalli/comunicados/2026/encuentro/"} != set(mentioned(made))
    assert len(set(mentioned(made))) > 100


def test_one_portrait_in_the_folders_of_two_documents_is_one_file() -> None:
    folders = [f"content/izcalli/comunicados/2026/{name}" for name in ("uno", "dos")]
    facts = [PictureFacts(f"{folder}/retrato.jpg", "ab" * 32, 3000, 2000) for folder in folders]
    items = [doc(one.path.split("/")[-2], folder=True, image=Image(one.path, "Retrato.")) for one in facts]

    paths = [one.path for one in plan.used_pieces(room(*items, pictures=facts))]

    assert any("retrato" in path for path in paths)
    assert len(paths) == len(set(paths))
