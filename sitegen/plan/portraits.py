"""Portraits: the people whom a press office lets speak, and what they look like."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen import calendar
from sitegen.config.settings import Office, Person
from sitegen.newsroom import pictures
from sitegen.newsroom.pictures import Rendition
from sitegen.plan.layout import Layout
from sitegen.plan.photos import SAYS
from sitegen.plan.views import PersonView, PortraitView, Variant


def spokespeople(layout: Layout, owner: str) -> Iterator[PersonView]:
    """Those of a municipality, of all for "", who hold an office now: whom a journalist may ask for."""
    for one in layout.config.people:
        held = _held(layout, one)
        if held and (one.municipality == owner or not owner):
            page = layout.section("person", ident=one.id)
            href = layout.href(page.url) if page else ""
            seen = portrait(layout, one)
            yield PersonView(one.name, held.office, held.institution, href, one.biography, seen)


def portrait(layout: Layout, person: Person) -> PortraitView | None:
    """The portrait of a person; None without one, or where its file cannot be read, a problem of its own."""
    facts = layout.newsroom.pictures.get(person.portrait)
    if facts is None:
        return None
    small = {one.format: one for one in pictures.renditions(facts, "portrait")}
    large = pictures.renditions(facts, "download")[-1]
    return PortraitView(
        width=small["jpeg"].width,
        height=small["jpeg"].height,
        webp=layout.href(small["webp"].path),
        jpeg=layout.href(small["jpeg"].path),
        credit=person.portrait_credit,
        credit_says=SAYS.match(person.portrait_credit) is not None,
        download=Variant(layout.href(large.path), large.width, large.height),
    )


def portraits(layout: Layout) -> Iterator[Rendition]:
    """Every published picture that the pages of people and of the press mention."""
    for one in layout.config.people:
        facts = layout.newsroom.pictures.get(one.portrait)
        if facts and (_held(layout, one) or layout.section("person", ident=one.id)):
            yield from pictures.renditions(facts, "portrait")
            yield from pictures.renditions(facts, "download")


def _held(layout: Layout, person: Person) -> Office | None:
    """The office that one of our own holds now; None for a guest of the news, such as a governor."""
    return calendar.office_on(person, layout.today(person.municipality)) if person.municipality else None
