"""List pages: of a kind, a year, a month, a topic, an area, and of a person's documents.

A figure that grows with every release is printed on first pages only, so that
one new release rewrites a few pages and not thousands (decision 21).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import msgspec
from babel.dates import format_skeleton

from sitegen.memory.trace import fact
from sitegen.messages import say
from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Newsroom
from sitegen.plan.cards import cards
from sitegen.plan.channels import feed_links
from sitegen.plan.layout import Layout, layout
from sitegen.plan.opendata import has_table
from sitegen.plan.owners import brand
from sitegen.plan.portraits import portrait
from sitegen.plan.routes import Route
from sitegen.plan.sections import KINDS, Key, Section, has_releases, items_of, url_of
from sitegen.plan.shell import Frame, menu_name, running, section_name, shell, trail, translations
from sitegen.plan.views import Count, ListView, OfficeView, Paging, PersonPageView, Shell

AROUND = 2  # numbers shown on either side of the current one
NEWEST = 5  # numbers shown on the first page
DECEMBER = 12


class Stretch(msgspec.Struct, frozen=True):
    """A page of a list: what its mark stands for (`Section.page_mark`)."""

    number: int
    items: tuple[Item, ...]
    is_newest: bool
    url: str
    paging: Paging


def a_list(newsroom: Newsroom, route: Route) -> ListView:
    """A page of a list."""
    here, section, number = _found(newsroom, route)
    at = _stretch(here, section, number)
    is_first = at.is_newest
    has_notices = section.about == "notices" and is_first
    return ListView(
        shell=_shell(here, section, at),
        about=section.about,
        section=section.kind,
        heading=section_name(here, section) if section.about in ("topic", "area") else "",
        description=_own_description(here, section),
        year=int(section.ident[:4]) if section.kind else 0,
        month=int(section.ident[5:]) if section.about == "month" else 0,
        cards=cards(here, at.items, municipality=section.municipality),
        running=cards(here, running(here, section.municipality), municipality=section.municipality)
        if has_notices
        else (),
        total=len(section.items) if is_first else 0,
        paging=at.paging,
        years=years(here, section, counted=is_first and not section.kind),
        months=months(here, section, counted=is_first and section.about == "year"),
        topics=topics(here, section.municipality, counted=is_first) if section.about == "releases" else (),
        csv=_table(here, section, "csv"),
        json=_table(here, section, "json"),
    )


def person(newsroom: Newsroom, route: Route) -> PersonPageView:
    """The page of a person of site.toml: offices, newest first, and a page of the documents naming them."""
    here, section, number = _found(newsroom, route)
    at = _stretch(here, section, number)
    one = next(one for one in here.config.people if one.id == section.ident)
    offices = sorted(one.offices, key=lambda office: office.start or date.min, reverse=True)
    return PersonPageView(
        shell=_shell(here, section, at),
        name=one.name,
        biography=one.biography,
        portrait=portrait(here, one),
        offices=tuple(OfficeView(of.office, of.institution, of.start, of.end) for of in offices),
        cards=cards(here, at.items),
        total=len(section.items) if at.is_newest else 0,
        paging=at.paging,
    )


def paging(here: Layout, section: Section, number: int) -> Paging:
    """Where a page stands among those of its list."""
    last = section.pages
    if number == last:
        shown = {*range(max(1, last - NEWEST + 1), last + 1), 1}
    else:
        shown = {*range(max(1, number - AROUND), min(last, number + AROUND) + 1), 1}

    def href(at: int) -> str:
        return here.href(url_of(here.config, here.language, section=section, number=at))

    return Paging(
        current=number,
        total=last if number == last else 0,
        pages=tuple(Count(href(at), str(at), 0, current=at == number) for at in sorted(shown, reverse=True)),
        newest=here.href(section.url),
        newer=href(number + 1) if number < last else "",
        older=href(number - 1) if number > 1 else "",
    )


def years(here: Layout, section: Section, *, counted: bool) -> tuple[Count, ...]:
    """The years of a list of a kind, or of the list that a year or month is part of, newest first."""
    kind = section.kind or section.about
    return tuple(
        Count(
            here.href(one.url),
            one.ident,
            len(one.items) if counted else 0,
            current=bool(section.kind) and section.ident[:4] == one.ident,
        )
        for one in years_of(here, kind, section.municipality)
    )


def months(here: Layout, section: Section, *, counted: bool) -> tuple[Count, ...]:
    """The months of the year that a list is of, in the order of the calendar."""
    if not section.kind:
        return ()
    found = months_of(here, section.ident[:4], kind=section.kind, municipality=section.municipality)
    return tuple(
        Count(
            here.href(one.url),
            one.ident[5:],
            len(one.items) if counted else 0,
            current=one.ident == section.ident,
        )
        for one in found
    )


def years_of(here: Layout, kind: str, municipality: str) -> tuple[Section, ...]:
    """The lists by year of a kind of documents, newest first."""
    return here.years(kind, municipality)


def months_of(here: Layout, year: str, *, kind: str, municipality: str) -> tuple[Section, ...]:
    """The lists by month of a year, in the order of the calendar."""
    return here.months.of(
        ("year", kind, municipality, year),
        lambda: tuple(_months(here, year, kind=kind, municipality=municipality)),
    )


def _months(here: Layout, year: str, *, kind: str, municipality: str) -> Iterator[Section]:
    names = (f"{year}-{month:02}" for month in range(1, DECEMBER + 1))
    found = (here.section("month", kind=kind, municipality=municipality, ident=name) for name in names)
    return (one for one in found if one)


def topics(here: Layout, municipality: str, *, counted: bool) -> tuple[Count, ...]:
    """The topics of a municipality (or the site) that have a list, in the order of site.toml."""
    found = (
        (one, here.section("topic", municipality=municipality, ident=one.id)) for one in here.config.topics
    )
    return tuple(
        Count(here.href(section.url), one.name, len(section.items) if counted else 0, one.id)
        for one, section in found
        if section
    )


def title(here: Layout, section: Section) -> str:
    """The title of a list: "Comunicados de enero de 2026"."""
    return here.titles.of(section.key, lambda: _title(here, section))


def _title(here: Layout, section: Section) -> str:
    if section.about == "month":
        return say(f"plan-{section.kind}-of", here.language, span=_span(section.ident, here.language))
    if section.about == "year":
        return say(f"plan-{section.kind}-of", here.language, span=section.ident)
    return section_name(here, section)


@lru_cache(maxsize=1024)
def _span(month: str, language: str) -> str:
    day = date(int(month[:4]), int(month[5:]), 1)
    return format_skeleton("yMMMM", day, locale=language.replace("-", "_"))


def _stretch(here: Layout, section: Section, number: int) -> Stretch:
    return fact(
        section.page_mark(number),
        lambda: Stretch(
            number,
            items_of(section, number),
            number == section.pages,
            url_of(here.config, here.language, section=section, number=number),
            paging(here, section, number),
        ),
    )


def _found(newsroom: Newsroom, route: Route) -> tuple[Layout, Section, int]:
    here = layout(newsroom, route.language)
    about, kind, municipality, ident, number = route.key
    section = here.find((about, kind, municipality, ident))
    if section is None:
        raise KeyError(route.key)
    return here, section, int(number)


def _shell(here: Layout, section: Section, at: Stretch) -> Shell:
    own = title(here, section)
    return shell(
        here,
        Frame(
            url=at.url,
            title=own if at.is_newest else say("plan-page", here.language, title=own, number=at.number),
            municipality=_owner(here, section),
            section=menu_name(section.kind or section.about),
            description=_description(here, section),
            trail=trail(here, section.municipality, *_above(here, section, is_first=at.is_newest)),
            feeds=feed_links(here, section),
            translations=translations(here, section.municipality, lambda other: _same(other, section.key))
            if at.is_newest
            else (),
        ),
    )


def _owner(here: Layout, section: Section) -> str:
    """Whose list it is; of a person's, the municipality that the person serves."""
    if section.about != "person":
        return section.municipality
    return next(one.municipality for one in here.config.people if one.id == section.ident)


def _above(here: Layout, section: Section, *, is_first: bool) -> Iterator[Section | None]:
    """The lists that a page of a list is in."""
    if section.kind:
        yield here.section(section.kind, municipality=section.municipality)
    if section.about == "month":
        yield here.section(
            "year", kind=section.kind, municipality=section.municipality, ident=section.ident[:4]
        )
    if not is_first:
        yield section


def _same(other: Layout, key: Key) -> str | None:
    section = other.find(key)
    return section.url if section else None


def _own_description(here: Layout, section: Section) -> str:
    """What site.toml says of a topic; "" for other lists, whose title says it all."""
    if section.about != "topic":
        return ""
    return next(one.description for one in here.config.topics if one.id == section.ident)


def _description(here: Layout, section: Section) -> str:
    """What search engines and shared links say of a list."""
    told = _own_description(here, section)
    if told:
        return told
    owner = brand(here, here.owner(_owner(here, section)))
    return say("plan-list-description", here.language, title=title(here, section), name=owner.name)


def _table(here: Layout, section: Section, form: str) -> str:
    """The href of the same list as open data; "" where it has none."""
    config, language = here.config, here.language
    if section.about in dict(KINDS):
        return here.href(
            urls.data_file(config, language, name=section.about, form=form, ident=section.municipality)
        )
    if has_table(section) and has_releases(section):
        return here.href(urls.table(config, language, url=section.url, form=form))
    return ""
