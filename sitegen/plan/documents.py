"""The pages of documents: release, notice, event, official document, standing page, withdrawn, moved."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.model import Item, at_hand
from sitegen.newsroom import notices, urls
from sitegen.newsroom.desk import Newsroom, Tombstone
from sitegen.plan import jsonld
from sitegen.plan.agenda import beginning
from sitegen.plan.articles import article, document_link, earlier_term, people_of
from sitegen.plan.layout import Layout, layout
from sitegen.plan.owners import brand_of
from sitegen.plan.routes import Route
from sitegen.plan.sections import KINDS
from sitegen.plan.sharing import graph
from sitegen.plan.shell import Frame, menu_name, shell, trail
from sitegen.plan.views import (
    Article,
    DocumentView,
    EventView,
    NoticeView,
    PageView,
    RedirectView,
    ReleaseView,
    Shell,
    Translation,
    WithdrawnView,
)

SECTION_OF = {kind: name for name, kind in KINDS}


def release(newsroom: Newsroom, route: Route) -> ReleaseView:
    """The page of a release."""
    here, item = _found(newsroom, route)
    its = article(here, item)
    return ReleaseView(document_shell(here, item, its), its)


def notice(newsroom: Newsroom, route: Route) -> NoticeView:
    """The page of a notice, with where it stands in time."""
    here, item = _found(newsroom, route)
    front, its = item.front, article(here, item)
    return NoticeView(
        shell=document_shell(here, item, its),
        article=its,
        level=front.level,
        starts=front.starts,
        ends=front.ends,
        venue=front.venue,
        address=front.address,
        neighbourhoods=front.neighbourhoods,
        resolved_at=front.resolved.at if front.resolved else None,
        resolved_note=front.resolved.note if front.resolved else "",
        state=notices.state(item, here.now),
    )


def event(newsroom: Newsroom, route: Route) -> EventView:
    """The page of an entry of the agenda."""
    here, item = _found(newsroom, route)
    front, its = item.front, article(here, item)
    return EventView(
        shell=document_shell(here, item, its),
        article=its,
        starts=beginning(item),
        ends=front.ends,
        venue=front.venue,
        address=front.address,
        attendees=people_of(here, item, front.attendees),
        accreditation=front.accreditation,
        status=front.status,
        media_contact=front.contact,
        ics=here.href(urls.event_ics(here.url(item))),
    )


def document(newsroom: Newsroom, route: Route) -> DocumentView:
    """The page of a letter, an agreement, a call or another formal text."""
    here, item = _found(newsroom, route)
    front, its = item.front, article(here, item)
    return DocumentView(
        shell=document_shell(here, item, its),
        article=its,
        subtype=front.subtype,
        number=front.number,
        subject=front.subject,
        addressees=people_of(here, item, front.addressees),
        salutation=front.salutation,
        signatories=people_of(here, item, front.signatories),
        copies=people_of(here, item, front.copies),
        deadline=front.deadline,
        requirements=front.requirements,
        result=front.result,
    )


def page(newsroom: Newsroom, route: Route) -> PageView:
    """A standing page of content."""
    here, item = _found(newsroom, route)
    its = article(here, item)
    return PageView(document_shell(here, item, its), its)


def withdrawn(newsroom: Newsroom, route: Route) -> WithdrawnView:
    """The address of a document that was taken back, with the reason."""
    here = layout(newsroom, route.language)
    stone = newsroom.withdrawn[route.key[0]]
    frame = Frame(
        url=route.url,
        title=stone.title,
        municipality=stone.municipality,
        trail=trail(
            here, stone.municipality, here.section(_section_of(stone), municipality=stone.municipality)
        ),
        noindex=True,
    )
    instead = newsroom.by_path.get(stone.replaced_by)
    return WithdrawnView(
        shell(here, frame), stone.title, stone.date, stone.reason, document_link(here, instead)
    )


def redirect(newsroom: Newsroom, route: Route) -> RedirectView:
    """An old address of a document, or of what is left of a withdrawn one."""
    here, path = layout(newsroom, route.language), route.key[0]
    stone = newsroom.withdrawn.get(path)
    url = stone.url if stone else newsroom.urls[path]
    title = stone.title if stone else newsroom.by_path[path].front.title
    return RedirectView(route.language, here.href(url), here.absolute(url), title)


def document_shell(here: Layout, item: Item, its: Article) -> Shell:
    """The shell of a document's page."""
    name = SECTION_OF.get(item.kind, "")
    own = here.section(name, municipality=item.municipality) if name else None
    look = graph(here, item, its)
    images = (look.image,) if look.image else ()
    describe = jsonld.event if item.kind == "event" else jsonld.article
    frame = Frame(
        url=here.url(item),
        title=its.short_title,
        municipality=item.municipality,
        section=menu_name(name) if own else here.href(here.url(item)),
        description=its.summary,
        trail=trail(here, item.municipality, own),
        translations=_translations(here, item),
        graph=look,
        things=(describe(here, item, description=its.summary, images=images),),
    )
    around = shell(here, frame)
    return _in_its_time(here, item, around) if its.earlier else around


def _in_its_time(here: Layout, item: Item, around: Shell) -> Shell:
    """The shell in the colours of the administration that published the document, where they are kept."""
    term = earlier_term(here, item)
    kept = brand_of(here, item.municipality, term) if term else None
    return replace(around, brand=kept) if kept else around


def _found(newsroom: Newsroom, route: Route) -> tuple[Layout, Item]:
    return layout(newsroom, route.language), at_hand(newsroom.by_path[route.key[0]])


def _section_of(stone: Tombstone) -> str:
    return next((name for name, kind in KINDS if kind == stone.kind), "")


def _translations(here: Layout, item: Item) -> tuple[Translation, ...]:
    """The same text in other languages, in the order of their paths."""
    paths = here.newsroom.translations.get(item.path, ())
    others = (here.newsroom.by_path[path] for path in paths if path in here.newsroom.by_path)
    return tuple(
        Translation(one.language, here.href(here.url(one)), here.absolute(here.url(one))) for one in others
    )
