"""Photos of earlier years lie on another site: nothing that is mentioned is missing from both."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sitegen import plan
from sitegen.config.settings import Config
from sitegen.model import Image, Item, Picture, PictureFacts
from sitegen.newsroom.desk import Newsroom
from tests.newsroom.made import at
from tests.plan.town import configured, doc, files, hrefs, room, text, views

HERE, THERE = "https://oficina.example.org/sala/", "https://oficina.example.org/fotos/"
FILE = re.compile(r"[^\s\"'<>,()\\;]*media/(?:\d{4}/)?[0-9a-f]{2}/[\w-]+\.(?:webp|jpg)")
YEARS = (2023, 2024, 2025)


def with_photos(config: Config) -> Newsroom:
    """A release of each year, with photos at its head, in its gallery and in its text."""
    items: list[Item] = []
    facts: list[PictureFacts] = []
    for year in YEARS:
        folder = f"content/izcalli/comunicados/{year}/{year}-02-01-obra"
        names = [f"{folder}/{name}.jpg" for name in ("a", "b", "c")]
        facts += [
            PictureFacts(path, f"{year}{number}".ljust(64, "e"), 3000, 2000)
            for number, path in enumerate(names)
        ]
        body = text("<p>Hoy.</p>", Picture(names[2], "Una obra", caption="", credit="", line=1))
        items.append(
            doc(
                f"obra-{year}",
                folder=True,
                date=at(f"{year}-02-01"),
                body=body,
                media_kit=True,
                image=Image(names[0], "Una obra"),
                gallery=(Image(names[1], "Otra"),),
            )
        )
    return room(*items, config=config, pictures=facts)


def moved(until: int) -> Config:
    return configured(site={"url": HERE, "media_url": THERE, "media_until": until})


def mentioned(made: Newsroom) -> Iterator[str]:
    """Every address of a picture in views, feeds, tables and the like, as it is written there."""
    for _, view in views(made):
        for _, value in hrefs(view):
            yield from FILE.findall(value)
    for data in files(made).values():
        yield from FILE.findall(data.decode())


def reached(made: Newsroom) -> set[str]:
    """Where each file of either site can be had: by its whole address, and here by its path too."""
    here = [one.path for one in plan.used_pieces(made)]
    there = [one.path for one in plan.moved_pieces(made)]
    return {f"/sala/{one}" for one in here} | {HERE + one for one in here} | {THERE + one for one in there}


@pytest.mark.parametrize("until", [2022, 2023, 2024, 2026])
def test_what_is_mentioned_is_in_one_of_the_two_places(until: int) -> None:
    made = with_photos(moved(until))
    found = set(mentioned(made))

    assert found - reached(made) == set()
    assert any(THERE in one for one in found) is (until >= YEARS[0])


@pytest.mark.parametrize("until", [2022, 2023, 2024, 2026])
def test_the_two_places_together_hold_what_one_held(until: int) -> None:
    made = with_photos(moved(until))
    alone = with_photos(configured(site={"url": HERE}))

    here, there = set(plan.used_pieces(made)), set(plan.moved_pieces(made))

    assert here | there == set(plan.used_pieces(alone))
    assert not here & there
    assert {int(one.path.split("/")[1]) for one in there} == {year for year in YEARS if year <= until}


def test_nothing_moves_unless_asked_to() -> None:
    assert plan.moved_pieces(with_photos(configured(site={"url": HERE}))) == ()


def test_cards_and_kits_stay_with_the_pages_that_offer_them() -> None:
    made = with_photos(moved(2026))

    kinds = {type(one).__name__ for one in plan.used_pieces(made)}

    assert kinds == {"Placard", "Kit"}
    assert {type(one).__name__ for one in plan.moved_pieces(made)} == {"Rendition"}


def test_what_may_not_be_public_moves_nowhere() -> None:
    path = "content/izcalli/comunicados/2024/2024-02-01-secreto/a.jpg"
    facts = [PictureFacts(path, "ab" * 32, 3000, 2000)]
    secret = doc("secreto", folder=True, date=at("2024-02-01"), image=Image(path, "Nada"), draft=True)

    made = room(secret, doc(), config=moved(2024), pictures=facts)

    assert plan.moved_pieces(made) == ()


def test_pages_let_pictures_of_the_other_site_in() -> None:
    _, view = next(iter(views(with_photos(moved(2024)))))
    _, plain = next(iter(views(with_photos(configured()))))

    assert (THERE in [value for name, value in hrefs(view) if name == "media"]) is True
    assert [value for name, value in hrefs(plain) if name == "media"] == [""]
