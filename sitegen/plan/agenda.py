"""The agenda: what is to come and what was, as a page and as calendar files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from sitegen.messages import say
from sitegen.model import EventStatus, Item, Moment, outline
from sitegen.newsroom import notices, urls
from sitegen.newsroom.desk import Newsroom
from sitegen.plan import icalendar
from sitegen.plan.cards import cards, summary
from sitegen.plan.jsonld import changed
from sitegen.plan.later import Later, Making
from sitegen.plan.layout import Layout, layout
from sitegen.plan.lists import years
from sitegen.plan.owners import brand
from sitegen.plan.routes import Route
from sitegen.plan.shell import Frame, shell, trail, translations
from sitegen.plan.views import AgendaView

PAST = 20  # events shown that are over; all of them are in the lists by year

_STATUS: dict[EventStatus, str] = {"on": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def agenda(newsroom: Newsroom, route: Route) -> AgendaView:
    """The agenda of a municipality, or of the site."""
    here, municipality = layout(newsroom, route.language), route.key[0]
    section = here.sections["events", "", municipality, ""]
    past = tuple(item for item in section.items if notices.state(item, here.now) == "ended")
    return AgendaView(
        shell=shell(
            here,
            Frame(
                url=section.url,
                title=say("plan-events", here.language),
                municipality=municipality,
                section="agenda",
                trail=trail(here, municipality),
                translations=translations(here, municipality, lambda other: _address(other, municipality)),
            ),
        ),
        upcoming=cards(here, upcoming(here, municipality), municipality=municipality),
        past=cards(here, past[:PAST], municipality=municipality),
        years=years(here, section, counted=True),
        ics=here.href(urls.agenda_ics(here.config, here.language, ident=municipality)),
    )


def upcoming(here: Layout, municipality: str) -> tuple[Item, ...]:
    """The events of a municipality (or of the site) that are not over, soonest first."""
    section = here.section("events", municipality=municipality)
    ahead = (item for item in (section.items if section else ()) if notices.state(item, here.now) != "ended")
    return tuple(sorted(ahead, key=lambda item: (beginning(item).instant, item.path)))


def beginning(item: Item) -> Moment:
    """When an event begins; its date where nothing else is said. Raises ValueError where it has neither."""
    front = outline(item).front
    moment = front.starts or front.date
    if moment is None:
        raise ValueError(item.path)
    return moment


def calendar_files(given: Making) -> Iterator[Later]:
    """The calendars of each edition: one an event, one a municipality, one for the site.

    The common calendars hold what is not over; without any they stay, since people subscribe to
    them, with the last that was: a calendar of nothing is none (RFC 5545, section 3.6).
    """
    for here in given.editions:
        yield from _calendars(here)


def _calendars(here: Layout) -> Iterator[Later]:
    for section in here.lists("events"):
        path = urls.agenda_ics(here.config, here.language, ident=section.municipality)
        yield Later(path, partial(_common, here, section.municipality))
    for item in here.edition.events:
        yield Later(urls.event_ics(here.url(item)), partial(_own, here, item))


def entry(here: Layout, item: Item) -> icalendar.Entry:
    """An event as an entry of a calendar, stamped when it last changed for readers, not by the clock."""
    front, url = item.front, here.absolute(here.url(item))
    return icalendar.Entry(
        uid=url,
        stamp=changed(item) or beginning(item),
        starts=beginning(item),
        ends=front.ends,
        summary=front.title,
        description="\n\n".join(part for part in (summary(item), front.accreditation, url) if part),
        location=", ".join(part for part in (front.venue, front.address) if part),
        language=item.language,
        url=url,
        status=_STATUS[front.status],
        revision=len(front.updated) + len(front.corrections),
    )


def _common(here: Layout, municipality: str) -> bytes:
    last = here.sections["events", "", municipality, ""].items[:1]
    return _calendar(here, _name(here, municipality), upcoming(here, municipality) or last)


def _own(here: Layout, item: Item) -> bytes:
    return _calendar(here, _name(here, item.municipality), (item,))


def _calendar(here: Layout, name: str, items: Iterable[Item]) -> bytes:
    return icalendar.calendar(name, (entry(here, item) for item in items), language=here.language)


def _name(here: Layout, municipality: str) -> str:
    return f"{say('plan-events', here.language)} · {brand(here, here.owner(municipality)).name}"


def _address(other: Layout, municipality: str) -> str | None:
    section = other.section("events", municipality=municipality)
    return section.url if section else None
