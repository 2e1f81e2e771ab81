"""Standing pages of the program itself: search, open data, press, accessibility, privacy, not found."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.messages import say
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Newsroom
from sitegen.plan.channels import channels, links
from sitegen.plan.front import municipalities
from sitegen.plan.layout import Layout, layout
from sitegen.plan.lists import topics, years_of
from sitegen.plan.opendata import tables
from sitegen.plan.owners import brand, contact
from sitegen.plan.portraits import spokespeople
from sitegen.plan.quiet import is_quiet
from sitegen.plan.routes import Route
from sitegen.plan.sections import KINDS
from sitegen.plan.shell import Frame, shell, trail, translations
from sitegen.plan.views import (
    Count,
    DataFile,
    DataView,
    NotFoundView,
    PressView,
    SearchView,
    Shell,
    StandardPageView,
    VerifyView,
)


def search(newsroom: Newsroom, route: Route) -> SearchView:
    """The search page, with lists of links for those without JavaScript."""
    here = layout(newsroom, route.language)
    return SearchView(
        shell=_shell(here, "search", noindex=True),
        municipalities=municipalities(here),
        topics=topics(here, "", counted=True),
        years=tuple(
            Count(here.href(one.url), one.ident, len(one.items)) for one in years_of(here, "releases", "")
        ),
        kinds=tuple(_kinds(here)),
        archive=_archive(here),
    )


def data(newsroom: Newsroom, route: Route) -> DataView:
    """Open data and how to use it."""
    here = layout(newsroom, route.language)
    files = tuple(
        DataFile(one.name, _named(here, one.municipality), here.href(one.csv), here.href(one.json), one.size)
        for one in tables(here)
    )
    feeds = tuple(link for channel in channels(here) for link in links(here, channel))
    return DataView(_shell(here, "data"), files, here.href(urls.catalogue(here.config, here.language)), feeds)


def _named(here: Layout, municipality: str) -> str:
    return here.config.municipality(municipality).name if municipality else ""


def press(newsroom: Newsroom, route: Route) -> PressView:
    """The press kit of a municipality, or of all."""
    here, municipality = layout(newsroom, route.language), route.key[0]
    owner = here.owner(municipality)
    owners = (owner,) if owner else ("", *(one.id for one in here.config.municipalities))
    return PressView(
        shell=_shell(here, "press", municipality=municipality),
        contacts=tuple(one for one in (contact(here, ident) for ident in owners) if one),
        brands=tuple(brand(here, ident) for ident in owners if ident and not is_quiet(here, ident)),
        people=tuple(spokespeople(here, owner)),
        boilerplate=here.config.municipality(owner).boilerplate if owner else here.config.site.description,
    )


def accessibility(newsroom: Newsroom, route: Route) -> StandardPageView:
    """The accessibility statement."""
    return _standard(layout(newsroom, route.language), "accessibility")


def privacy(newsroom: Newsroom, route: Route) -> StandardPageView:
    """The privacy notice."""
    return _standard(layout(newsroom, route.language), "privacy")


def verify(newsroom: Newsroom, route: Route) -> VerifyView:
    """The page that tells a real bulletin from a forged one, of any language of the site."""
    here = layout(newsroom, route.language)
    others = [one for one in newsroom.config.site.languages if one != here.language]
    indexes = tuple(here.href(urls.integrity(here.config, language)) for language in (here.language, *others))
    return VerifyView(_shell(here, "verify"), indexes, here.href(""), contact(here, here.owner("")))


def not_found(newsroom: Newsroom, route: Route) -> NotFoundView:
    """The page for addresses that do not exist."""
    here = layout(newsroom, route.language)
    releases = here.section("releases")
    frame = Frame(url=urls.NOT_FOUND, title=say("plan-not-found", here.language), noindex=True)
    return NotFoundView(shell(here, frame), _archive(here), here.href(releases.url) if releases else "")


def _standard(here: Layout, name: str) -> StandardPageView:
    owner = here.owner("")
    known = contact(here, owner)
    feedback = (known.email or known.phone) if known else ""
    return StandardPageView(_shell(here, name), known, feedback)


def _kinds(here: Layout) -> Iterator[Count]:
    for name, kind in KINDS:
        section = here.section(name)
        if section:
            yield Count(here.href(section.url), say(f"plan-{name}", here.language), len(section.items), kind)


def _archive(here: Layout) -> str:
    there = here.section("releases")
    return here.href(urls.section(here.config, here.language, name="archive")) if there else ""


def _shell(here: Layout, name: str, *, municipality: str = "", noindex: bool = False) -> Shell:
    def address(other: Layout) -> str:
        return urls.section(other.config, other.language, name=name, ident=municipality)

    frame = Frame(
        url=address(here),
        title=say(f"plan-{name}", here.language),
        municipality=municipality,
        section=name,
        trail=trail(here, municipality),
        translations=translations(here, municipality, address),
        noindex=noindex,
    )
    return shell(here, frame)
