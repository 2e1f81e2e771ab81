"""Whose page it is: the brand of a municipality or of the site, and how to reach its press office."""

from __future__ import annotations

from msgspec.structs import replace

from sitegen.config.settings import Administration, Municipality
from sitegen.newsroom import urls
from sitegen.plan import colors, phones
from sitegen.plan.layout import Layout
from sitegen.plan.views import Brand, Contact, Link

SITE_COLOR = "#3a4a5e"  # of a newsroom of several municipalities: none of theirs
LETTERS = 2  # of a monogram
MARK, WIDEST, HIGHEST = 56, 224, 80  # pixels: as high as the name beside it, unless very wide or high

_SMALL_WORDS = frozenset(("de", "del", "la", "las", "los", "el", "y", "e", "of", "the", "and"))
_NETWORKS = {
    "x": "X",
    "tiktok": "TikTok",
    "youtube": "YouTube",
    "linkedin": "LinkedIn",
    "whatsapp": "WhatsApp",
}


def brand(layout: Layout, owner: str) -> Brand:
    """The brand of a municipality's pages; `owner` "" is the site's."""
    site = layout.config.site
    one = layout.issuers.get(owner) or Municipality("", site.title, label="", color=SITE_COLOR)
    return layout.brands.of(one.id, lambda: _brand(layout, one))


def brand_of(layout: Layout, owner: str, term: Administration) -> Brand | None:
    """The brand of a municipality in the time of an administration; None where nothing of it was kept."""
    if not (term.color or term.logo or term.slogan):
        return None
    one = layout.issuers[owner]
    marks = {"logo": term.logo, "logo_dark": term.logo_dark, "logo_ratio": term.logo_ratio}
    dressed = replace(one, color=term.color or one.color, slogan=term.slogan, **(marks if term.logo else {}))
    return _brand(layout, dressed)


def _brand(layout: Layout, one: Municipality) -> Brand:
    return Brand(
        id=one.id,
        name=one.name,
        label=one.label,
        state=one.state,
        office=one.office,
        href=layout.href(front_of(layout, one.id)),
        color=one.color.lower(),
        ink=colors.ink(one.color),
        ink_dark=colors.ink_dark(one.color),
        on_color=colors.on_color(one.color),
        monogram=monogram(one.name),
        logo=_mark(layout, one.logo),
        logo_dark=_mark(layout, one.logo_dark),
        logo_width=_place(one.logo_ratio)[0],
        logo_height=_place(one.logo_ratio)[1],
        slogan=one.slogan,
        release_word=one.release_word,
    )


def front_of(layout: Layout, owner: str) -> str:
    """The URL of the front page of a municipality; of the edition where it has none."""
    return layout.fronts.get(owner) or urls.front(layout.config, layout.language)


def contact(layout: Layout, owner: str) -> Contact | None:
    """How to reach the press office of a municipality, or of the site; None where nothing is known."""
    one = layout.issuers.get(owner)
    return layout.contacts.of(
        owner, lambda: _contact(one, layout.config.site.country) if one else _site_contact(layout)
    )


def _contact(one: Municipality, country: str) -> Contact | None:
    if not (one.office or one.phone or one.email or one.address or one.whatsapp):
        return None
    return Contact(
        office=one.office,
        name=one.name,
        address=one.address,
        phone=one.phone,
        phone_href=phones.tel(one.phone, country),
        on_call=one.on_call,
        email=one.email,
        whatsapp=one.whatsapp,
        whatsapp_href=phones.whatsapp(one.whatsapp, country),
        hours=one.hours,
        website=one.website,
        social=tuple(Link(url, network(name)) for name, url in one.social),
    )


def network(name: str) -> str:
    """The name of a social network as it writes itself."""
    return _NETWORKS.get(name.lower(), name[:1].upper() + name[1:])


def monogram(name: str) -> str:
    """Two initials of a name, without articles and prepositions: Cuautitlán Izcalli gives CI."""
    words = [word for word in name.split() if word.lower() not in _SMALL_WORDS] or name.split()
    return "".join(word[0].upper() for word in words[:LETTERS])


def _site_contact(layout: Layout) -> Contact | None:
    site = layout.config.site
    if not site.contact:
        return None
    by_mail = "@" in site.contact
    return Contact(
        office=site.title,
        name="",
        address="",
        phone="" if by_mail else site.contact,
        phone_href="" if by_mail else phones.tel(site.contact, site.country),
        on_call="",
        email=site.contact if by_mail else "",
        whatsapp="",
        whatsapp_href="",
        hours="",
        website="",
        social=(),
    )


def _place(ratio: float) -> tuple[int, int]:
    """Width and height of a mark in the masthead."""
    height = min(MARK, WIDEST / ratio) if ratio >= 1 else min(HIGHEST, MARK / ratio)
    return round(height * ratio), round(height)


def _mark(layout: Layout, path: str) -> str:
    return layout.href(urls.mark(path)) if path else ""
