"""The archive by year and month, and the list of topics."""

from __future__ import annotations

from sitegen.messages import say
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Newsroom
from sitegen.plan.layout import Layout, layout
from sitegen.plan.lists import months_of, topics, years_of
from sitegen.plan.routes import Route
from sitegen.plan.sections import Section
from sitegen.plan.shell import Frame, has_topics, shell, trail, translations
from sitegen.plan.views import ArchiveView, ArchiveYear, Count, Shell, TopicsView


def archive(newsroom: Newsroom, route: Route) -> ArchiveView:
    """The releases of a municipality (or of the site) by year and month, newest year first."""
    here, municipality = layout(newsroom, route.language), route.key[0]
    whole = here.section("releases", municipality=municipality)
    return ArchiveView(
        shell=_shell(here, "archive", municipality),
        years=tuple(_year(here, one) for one in years_of(here, "releases", municipality)),
        total=len(whole.items) if whole else 0,
    )


def topic_index(newsroom: Newsroom, route: Route) -> TopicsView:
    """The topics that have documents, with counts."""
    here, municipality = layout(newsroom, route.language), route.key[0]
    return TopicsView(_shell(here, "topics", municipality), topics(here, municipality, counted=True))


def _year(here: Layout, year: Section) -> ArchiveYear:
    months = months_of(here, year.ident, kind=year.kind, municipality=year.municipality)
    return ArchiveYear(
        Count(here.href(year.url), year.ident, len(year.items)),
        tuple(Count(here.href(one.url), one.ident[5:], len(one.items)) for one in months),
    )


def _shell(here: Layout, name: str, municipality: str) -> Shell:
    def address(other: Layout) -> str | None:
        there = _exists(other, name, municipality)
        return urls.section(other.config, other.language, name=name, ident=municipality) if there else None

    return shell(
        here,
        Frame(
            url=urls.section(here.config, here.language, name=name, ident=municipality),
            title=say(f"plan-{name}", here.language),
            municipality=municipality,
            section=name,
            trail=trail(here, municipality),
            translations=translations(here, municipality, address),
        ),
    )


def _exists(other: Layout, name: str, municipality: str) -> bool:
    if name == "topics":
        return has_topics(other, municipality)
    return other.section("releases", municipality=municipality) is not None
