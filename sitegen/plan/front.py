"""Front pages: of the site and of each municipality.

One lead, then at most four stories, then the latest, nothing twice; nothing of
an earlier administration, unless it is all there is.
"""

from __future__ import annotations

import msgspec

from sitegen import calendar
from sitegen.model import Item, Moment, outline
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.edges import NEW_FOR
from sitegen.plan import jsonld
from sitegen.plan.agenda import upcoming
from sitegen.plan.cards import card, cards, language_of
from sitegen.plan.layout import Layout, layout
from sitegen.plan.lists import topics, years_of
from sitegen.plan.owners import contact, front_of
from sitegen.plan.photos import lead as lead_picture
from sitegen.plan.routes import Route
from sitegen.plan.shell import Frame, running, shell, trail, translations
from sitegen.plan.views import Card, Count, HomeView, MunicipalityView, Shell

SECONDS = 4  # stories beside the lead: two to four
LATEST = 8
FEW = 5  # stories; a front page of another language that has fewer shows news of the main one besides
EVENTS = 4
DOCUMENTS = 4


class Stories(msgspec.Struct, frozen=True):
    """What a front page tells, in its places."""

    lead: Item | None
    seconds: tuple[Item, ...]
    latest: tuple[Item, ...]

    @property
    def all(self) -> tuple[Item, ...]:
        """Every story, from the first place to the last."""
        return (*((self.lead,) if self.lead else ()), *self.seconds, *self.latest)


def home(newsroom: Newsroom, route: Route) -> HomeView:
    """The front page of the site."""
    here = layout(newsroom, route.language)
    told = stories(here, "")
    return HomeView(
        shell=_shell(here, ""),
        lead=_card(here, told.lead, ""),
        lead_picture=lead_picture(here, told.lead) if told.lead else None,
        seconds=cards(here, told.seconds),
        latest=cards(here, told.latest),
        elsewhere=cards(here, elsewhere(here, told, "")),
        notices=cards(here, running(here, "")),
        events=cards(here, upcoming(here, "")[:EVENTS]),
        municipalities=municipalities(here),
        topics=topics(here, "", counted=True),
        contact=contact(here, here.owner("")),
        all_releases=_list(here, "releases", ""),
        all_notices=_list(here, "notices", ""),
        agenda=_list(here, "events", ""),
    )


def municipality(newsroom: Newsroom, route: Route) -> MunicipalityView:
    """The front page of a municipality."""
    here, owner = layout(newsroom, route.language), route.key[0]
    told = stories(here, owner)
    documents = here.section("documents", municipality=owner)
    return MunicipalityView(
        shell=_shell(here, owner),
        lead=_card(here, told.lead, owner),
        lead_picture=lead_picture(here, told.lead) if told.lead else None,
        seconds=cards(here, told.seconds, municipality=owner),
        latest=cards(here, told.latest, municipality=owner),
        elsewhere=cards(here, elsewhere(here, told, owner), municipality=owner),
        notices=cards(here, running(here, owner), municipality=owner),
        events=cards(here, upcoming(here, owner)[:EVENTS], municipality=owner),
        documents=cards(here, documents.items[:DOCUMENTS] if documents else (), municipality=owner),
        topics=topics(here, owner, counted=True),
        years=tuple(
            Count(here.href(one.url), one.ident, len(one.items)) for one in years_of(here, "releases", owner)
        ),
        contact=contact(here, owner),
        all_releases=_list(here, "releases", owner),
        all_notices=_list(here, "notices", owner),
        all_documents=_list(here, "documents", owner),
        agenda=_list(here, "events", owner),
    )


def stories(here: Layout, municipality: str) -> Stories:
    """The releases of a front page: the featured one (else the newest) leads, the others follow in order."""
    section = here.section("releases", municipality=municipality)
    newest = _current(here, section.items if section else ())
    asked = (item for item in section.items if is_featured(item, here.now)) if section else ()
    first = next((item for item in asked if _governs(here, item)), next(iter(newest), None))
    others = tuple(item for item in newest if item is not first)[: SECONDS + LATEST]
    beside = SECONDS if len(others) > 1 else 0  # one story alone beside the lead is a list of one
    return Stories(first, others[:beside], others[beside:])


def elsewhere(here: Layout, told: Stories, municipality: str) -> tuple[Item, ...]:
    """News of the site's main language for a front page of another that has few of its own.

    None of which this language has a translation.
    """
    lacking = FEW - len(told.all)
    if here.is_first or lacking <= 0:
        return ()
    main = stories(layout(here.newsroom, here.config.site.languages[0]), municipality)
    return tuple(item for item in main.all if not _is_translated(here, item))[:lacking]


def is_featured(item: Item, now: Moment) -> bool:
    """Whether a release asks for the first place: until its moment, or for 48 hours after its date."""
    front = outline(item).front
    asked = front.featured
    if isinstance(asked, Moment):
        return now.instant <= asked.instant
    return asked and front.date is not None and now.instant < front.date.instant + NEW_FOR


def municipalities(here: Layout) -> tuple[Count, ...]:
    """The municipalities of the site with their number of releases; none where there is only one."""
    if len(here.municipalities) == 1:
        return ()
    return tuple(
        Count(
            here.href(front_of(here, one.id)),
            one.name,
            len(here.edition.by_section.get((one.id, "release"), ())),
            one.id,
            color=one.color.lower(),
            note=one.state,
        )
        for one in here.municipalities
    )


def _current(here: Layout, newest: tuple[Item, ...]) -> tuple[Item, ...]:
    """The newest releases of the administrations that govern now; of earlier ones if there are no others.

    Looks no further than it must: the newest come first, and earlier administrations after.
    """
    found: list[Item] = []
    over: set[str] = set()
    for item in newest:
        if len(found) > SECONDS + LATEST or len(over) == len(here.config.municipalities):
            break
        if item.municipality not in over:
            if _governs(here, item):
                found.append(item)
            else:
                over.add(item.municipality)
    return tuple(found) or newest[: SECONDS + LATEST + 1]


def _governs(here: Layout, item: Item) -> bool:
    date = outline(item).front.date
    if not item.municipality or date is None:
        return True
    then = calendar.administration(here.config, item.municipality, date.day)
    return then == calendar.administration(here.config, item.municipality, here.today(item.municipality))


def _is_translated(here: Layout, item: Item) -> bool:
    """Whether a document of another edition has a version in this one."""
    find = here.newsroom.by_path
    versions = (find[path] for path in here.newsroom.translations.get(item.path, ()) if path in find)
    return any(not language_of(here, one) for one in versions)


def _card(here: Layout, item: Item | None, municipality: str) -> Card | None:
    return card(here, item, named=item.municipality != here.owner(municipality)) if item else None


def _list(here: Layout, about: str, municipality: str) -> str:
    """The href of a list of a municipality (or the site); "" where it has no documents."""
    section = here.section(about, municipality=municipality)
    return here.href(section.url) if section else ""


def _shell(here: Layout, municipality: str) -> Shell:
    owner = here.owner(municipality)

    def address(other: Layout) -> str:
        return front_of(other, municipality)

    return shell(
        here,
        Frame(
            url=front_of(here, municipality),
            title="",
            municipality=municipality,
            trail=trail(here, "") if municipality else (),
            translations=translations(here, municipality, address),
            things=(jsonld.organization(here, owner),),
            band=True,
        ),
    )
