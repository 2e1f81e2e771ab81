"""The article: what the pages of all documents share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import PurePosixPath

from msgspec.structs import replace

from sitegen import calendar
from sitegen.config.settings import Administration
from sitegen.model import Attachment, Correction, Item, Named, Recording, Update
from sitegen.newsroom import links, people, related, urls
from sitegen.plan.bodies import body
from sitegen.plan.cards import cards, language_of, municipality_link, short_title, summary, topic_links
from sitegen.plan.datelines import OFFICIAL, dateline, issuer
from sitegen.plan.kits import kit
from sitegen.plan.layout import Layout
from sitegen.plan.owners import contact
from sitegen.plan.photos import pictured, poster
from sitegen.plan.sharing import share
from sitegen.plan.views import (
    Article,
    AttachmentView,
    Card,
    CorrectionView,
    Earlier,
    KitView,
    Legend,
    Link,
    PersonView,
    RecordingView,
    UpdateView,
)

SHORT, MEDIUM = 60, 110  # characters of a headline (three sizes by length)


def article(layout: Layout, item: Item) -> Article:
    """A document as an article of its page."""
    front, owner = item.front, issuer(layout, item)
    term = earlier_term(layout, item)
    first, *others = pictured(layout, item) or (None,)
    company = related.company(layout.newsroom, item)
    return Article(
        kind=item.kind,
        title=front.title,
        short_title=short_title(item),
        title_size=title_size(front.title),
        language=language_of(layout, item),
        summary=summary(item),
        deck=front.deck,
        date=front.date,
        dateline=dateline(layout, item),
        folio=front.folio,
        topics=topic_links(layout, item),
        municipality=municipality_link(layout, item.municipality),
        office=owner.office,
        area=area_link(layout, item),
        body=body(layout, item),
        lead=first,
        gallery=tuple(others),
        people=people_of(layout, item, front.people),
        videos=tuple([_recording(layout, item, one) for one in front.videos]),
        audios=tuple([_recording(layout, item, one) for one in front.audios]),
        attachments=tuple([_attachment(layout, item, one) for one in front.attachments]),
        updates=tuple([UpdateView(one.date, one.note) for one in sorted(front.updated, key=_when)]),
        corrections=tuple(
            [
                CorrectionView(one.date, one.says, one.should_say)
                for one in sorted(front.corrections, key=_when)
            ]
        ),
        replaced_by=_replacement(layout, item),
        replaces=tuple(_predecessors(layout, item)),
        earlier=earlier(layout, item, term),
        legend=legend(layout, item),
        slogan=term.slogan if term else owner.slogan,
        boilerplate=owner.boilerplate,
        contact=contact(layout, layout.owner(item.municipality)),
        media_contact=front.contact,
        share=share(layout, item),
        kit=_kit(layout, item),
        thread=_thread(layout, item, company.thread),
        related=cards(layout, company.related, municipality=item.municipality),
        newer=document_link(layout, company.newer),
        older=document_link(layout, company.older),
    )


def area_link(layout: Layout, item: Item) -> Link | None:
    """The list of the area that issued a document, by the area's name."""
    ident = item.front.area
    section = layout.section("area", municipality=item.municipality, ident=ident) if ident else None
    if section is None:
        return None
    name = next(one.name for one in issuer(layout, item).areas if one.id == ident)
    return Link(layout.href(section.url), name)


def title_size(title: str) -> str:
    """The size class of a headline: "short", "medium" or "long"."""
    if len(title) <= SHORT:
        return "short"
    return "medium" if len(title) <= MEDIUM else "long"


def legend(layout: Layout, item: Item) -> Legend | None:
    """The official legend of the document's own date, for releases and documents."""
    date = item.front.date
    if item.kind not in OFFICIAL or date is None:
        return None
    found = calendar.legend(layout.config, item.municipality, date.day)
    return Legend(found.text) if found else None


def earlier_term(layout: Layout, item: Item) -> Administration | None:
    """The administration of the document's date, where another governs now."""
    if not item.municipality or item.front.date is None:
        return None
    then = calendar.administration(layout.config, item.municipality, item.front.date.day)
    today = calendar.administration(layout.config, item.municipality, layout.today(item.municipality))
    return None if then == today else then


def earlier(layout: Layout, item: Item, term: Administration | None) -> Earlier | None:
    """The same for its page, with who was at its head that day."""
    if term is None or item.front.date is None:
        return None
    head = calendar.head_on(layout.config, item.municipality, item.front.date.day)
    return Earlier(term.name, head.name if head else "", head.office if head else "")


def people_of(layout: Layout, item: Item, named: tuple[Named, ...]) -> tuple[PersonView, ...]:
    """People as a document names them, with the office of its date and a link to their own page."""
    day = item.front.date.day if item.front.date else None
    return tuple([_person(layout, item, one, day=day) for one in named])


def document_link(layout: Layout, item: Item | None) -> Link | None:
    """A document by its short title."""
    return Link(layout.href(layout.url(item)), short_title(item)) if item else None


def _when(one: Update | Correction) -> int:
    """Oldest first, however the document lists them: the page names the last."""
    return one.date.instant


def _person(layout: Layout, item: Item, named: Named, *, day: date | None) -> PersonView:
    person = people.match(layout.newsroom.directory, named.name, municipality=item.municipality)
    serving = partial(calendar.officials_on, layout.config, item.municipality)
    office, institution = people.office(named, person, day, serving=serving)
    page = layout.section("person", ident=person.id) if person else None
    return PersonView(named.name, office, institution, layout.href(page.url) if page else "")


def _attachment(layout: Layout, item: Item, one: Attachment) -> AttachmentView:
    path = PurePosixPath(one.path)
    url = links.file_url(layout.newsroom, item, one.path)
    href = layout.href(url) if url else ""
    size = layout.newsroom.attachments.get(one.path, 0)
    return AttachmentView(href, one.title or path.stem, path.suffix.removeprefix(".").upper(), size)


def _recording(layout: Layout, item: Item, one: Recording) -> RecordingView:
    href = one.url or layout.href(urls.attachment(layout.url(item), one.path))
    picture = poster(layout, one.poster)
    return RecordingView(href, not one.url, one.title, one.duration, one.speaker, one.transcript, picture)


def _kit(layout: Layout, item: Item) -> KitView | None:
    packed = kit(layout, item)
    return KitView(layout.href(packed.path), len(packed.photos)) if packed else None


def _thread(layout: Layout, item: Item, items: tuple[Item, ...]) -> tuple[Card, ...]:
    """The thread as cards, the document's own marked as the page that it is on."""
    shown = cards(layout, items, municipality=item.municipality)
    its = zip(shown, items, strict=True)
    return tuple(replace(one, current=True) if of.path == item.path else one for one, of in its)


def _replacement(layout: Layout, item: Item) -> Link | None:
    pointer = item.front.replaced_by
    return document_link(layout, links.document(layout.newsroom, item, pointer)) if pointer else None


def _predecessors(layout: Layout, item: Item) -> Iterator[Link]:
    """The documents that this one replaces: those that still stand, and those that were withdrawn."""
    for one in layout.replaced.get(item.path, ()):
        yield Link(layout.href(layout.url(one)), one.front.title)
    for stone in layout.newsroom.withdrawn.values():
        if stone.replaced_by == item.path:
            yield Link(layout.href(stone.url), stone.title)
