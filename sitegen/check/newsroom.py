"""Checks of the newsroom: what a reader would miss or stumble over."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen import calendar
from sitegen.model import Image, Item, Picture
from sitegen.newsroom import pictures
from sitegen.newsroom.desk import Newsroom
from sitegen.problems import Problem, warning
from sitegen.text import fold

LONGEST_TITLE = 150  # characters; a card has room for four lines of 38
LONGEST_SUMMARY = 320  # characters; WhatsApp and search engines show 160 to 300 at most


OFFICIAL = ("release", "document")  # what carries a legend


def alternative_texts(newsroom: Newsroom) -> Iterator[Problem]:
    """Pictures that a blind reader would not hear of (WCAG 2.2, 1.1.1)."""
    for item in _items(newsroom):
        for picture in _pictures(newsroom, item):
            if not picture.alt.strip():
                name = picture.path.rsplit("/", 1)[-1]
                yield warning("alt-missing", path=item.path, line=picture.line, picture=name)


def heading_order(newsroom: Newsroom) -> Iterator[Problem]:
    """Headings that skip a level: who listens loses the thread (WCAG 2.2, 1.3.1)."""
    for item in _items(newsroom):
        before = 1
        for heading in item.body.headings:
            if heading.level > before + 1:
                yield warning("heading-skips", path=item.path, line=heading.line, heading=heading.text)
            before = heading.level


def lengths(newsroom: Newsroom) -> Iterator[Problem]:
    """Headlines and summaries that lists, cards and telephones cut."""
    for item in _items(newsroom):
        front = item.front
        if len(front.title) > LONGEST_TITLE and not front.short_title:
            line = item.line("title")
            yield warning("title-long", path=item.path, line=line, count=len(front.title), most=LONGEST_TITLE)
        if len(front.summary) > LONGEST_SUMMARY:
            line = item.line("summary")
            count = len(front.summary)
            yield warning("summary-long", path=item.path, line=line, count=count, most=LONGEST_SUMMARY)


def legends(newsroom: Newsroom) -> Iterator[Problem]:
    """Releases and documents of a day that no legend covers, where the site keeps legends."""
    config = newsroom.config
    if not config.legends:
        return
    for item in _items(newsroom):
        date = item.front.date
        if item.kind not in OFFICIAL or date is None or not item.municipality:
            continue
        if calendar.legend(config, item.municipality, date.day) is None:
            line = item.line("date")
            yield warning("legend-gap", path=item.path, line=line, day=date.day.isoformat())


def twins(newsroom: Newsroom) -> Iterator[Problem]:
    """Documents of one kind, place and day under one title: readers and lists cannot tell them apart."""
    seen: dict[tuple[str, ...], Item] = {}
    for item in _items(newsroom):
        day = item.front.date.day.isoformat() if item.front.date else ""
        first = seen.setdefault(
            (item.language, item.municipality, item.kind, day, fold(item.front.title)), item
        )
        if first is not item:
            yield warning("title-twin", path=item.path, line=item.line("title"), other=first.path)


def _items(newsroom: Newsroom) -> Iterator[Item]:
    for edition in newsroom.editions:
        yield from sorted(edition.items, key=lambda item: item.path)


def _pictures(newsroom: Newsroom, item: Item) -> Iterator[Image | Picture]:
    """Every picture of a page, those that it takes from its folder too."""
    lead = pictures.lead(newsroom, item)
    if lead is not None:
        yield lead
        yield from pictures.gallery(newsroom, item)
    yield from item.body.pictures
