"""Checks of a document: texts for who does not see, headings, lengths, legends, twins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from sitegen import calendar
from sitegen.memory.recall import Recall
from sitegen.model import Image, Item, Picture, outline
from sitegen.newsroom import pictures
from sitegen.newsroom.desk import Newsroom
from sitegen.problems import Problem, warning
from sitegen.text import fold

LONGEST_TITLE = 150  # characters; a card has room for four lines of 38
LONGEST_SUMMARY = 320  # characters; WhatsApp and search engines show 160 to 300 at most
OFFICIAL = ("release", "document")  # what carries a legend

Company: TypeAlias = tuple[str, str, str, str]  # language, municipality, kind, day


def alternative_texts(newsroom: Newsroom, item: Item) -> Iterator[Problem]:
    """Pictures that a blind reader would not hear of (WCAG 2.2, 1.1.1)."""
    for picture in _pictures(newsroom, item):
        if not picture.alt.strip():
            name = picture.path.rsplit("/", 1)[-1]
            yield warning("alt-missing", path=item.path, line=picture.line, picture=name)


def heading_order(_newsroom: Newsroom, item: Item) -> Iterator[Problem]:
    """Headings that skip a level: who listens loses the thread (WCAG 2.2, 1.3.1)."""
    before = 1
    for heading in item.body.headings:
        if heading.level > before + 1:
            yield warning("heading-skips", path=item.path, line=heading.line, heading=heading.text)
        before = heading.level


def lengths(_newsroom: Newsroom, item: Item) -> Iterator[Problem]:
    """Headlines and summaries that lists, cards and telephones cut."""
    front = item.front
    if len(front.title) > LONGEST_TITLE and not front.short_title:
        line = item.line("title")
        yield warning("title-long", path=item.path, line=line, count=len(front.title), most=LONGEST_TITLE)
    if len(front.summary) > LONGEST_SUMMARY:
        line = item.line("summary")
        count = len(front.summary)
        yield warning("summary-long", path=item.path, line=line, count=count, most=LONGEST_SUMMARY)


def legends(newsroom: Newsroom, item: Item) -> Iterator[Problem]:
    """Releases and documents of a day that no legend covers, where the site keeps legends."""
    config, date = newsroom.config, item.front.date
    if not config.legends or item.kind not in OFFICIAL or date is None or not item.municipality:
        return
    if calendar.legend(config, item.municipality, date.day) is None:
        line = item.line("date")
        yield warning("legend-gap", path=item.path, line=line, day=date.day.isoformat())


def dates_ahead(newsroom: Newsroom, item: Item) -> Iterator[Problem]:
    """Corrections, changes and ends of a notice that are dated later than now: all of it is shown at once."""
    front = outline(item).front
    said = [("corrections", one.date) for one in front.corrections]
    said += [("updated", one.date) for one in front.updated]
    said += [("resolved", front.resolved.at)] if front.resolved else []
    for key, moment in said:
        if moment.instant > newsroom.now.instant:
            yield warning("date-ahead", path=item.path, line=item.line(key), day=moment.day.isoformat())


def twins(newsroom: Newsroom, item: Item) -> Iterator[Problem]:
    """A title that an earlier document of the kind, place and day has: lists cannot tell them apart."""
    company = _companies(newsroom.outline or newsroom)[_company(item)]
    if company[0] == item.path:
        return
    title = _folded(item)
    first = next(path for path in company if _folded(newsroom.by_path[path]) == title)
    if first != item.path:
        yield warning("title-twin", path=item.path, line=item.line("title"), other=first)


def _company(item: Item) -> Company:
    date = outline(item).front.date
    return item.language, item.municipality, item.kind, date.day.isoformat() if date else ""


def _grouped(newsroom: Newsroom) -> Mapping[Company, tuple[str, ...]]:
    """The paths of the documents of a kind, place and day; texts have no part in it."""
    found: defaultdict[Company, list[str]] = defaultdict(list)
    for path in sorted(newsroom.by_path):
        found[_company(newsroom.by_path[path])].append(path)
    return {company: tuple(paths) for company, paths in found.items()}


_companies: Recall[Newsroom, Mapping[Company, tuple[str, ...]]] = Recall(_grouped, most=2)
_folded: Recall[Item, str] = Recall(lambda item: fold(item.front.title))


def _pictures(newsroom: Newsroom, item: Item) -> Iterator[Image | Picture]:
    """Every picture of a page, those that it takes from its folder too."""
    lead = pictures.lead(newsroom, item)
    if lead is not None:
        yield lead
        yield from pictures.gallery(newsroom, item)
    yield from item.body.pictures
