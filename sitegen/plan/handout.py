"""Handouts: a document ready to be sent, network by network, and how its headline is cut on the way.

Lengths are what each place showed of a link or allowed in a post when this was
written; they are a help to the eye, and nothing is ever cut in what is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from sitegen.model import Item
from sitegen.newsroom import pictures
from sitegen.newsroom.desk import Newsroom
from sitegen.newsroom.languages import edition_of
from sitegen.newsroom.pictures import Rendition
from sitegen.plan.cards import short_title, summary
from sitegen.plan.datelines import dateline, issuer
from sitegen.plan.layout import Layout, layout
from sitegen.plan.sharing import marked_title
from sitegen.text import collapse

POST = 280  # weighted characters of a post on X
LINK = 23  # what any address counts there
HEAVY = re.compile(
    "[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]"
)  # counts two (X, twitter-text 3)

# What is shown of headline and summary before it is cut; 0: nothing of it.
PLACES: tuple[tuple[str, int, int], ...] = (
    ("whatsapp", 65, 80),
    ("search", 60, 155),
    ("phone", 45, 0),  # a notification on a locked screen
    ("paper", 0, 0),
)


class Message(msgspec.Struct, frozen=True):
    """What is sent by one network: `whatsapp`, `x`, `facebook` or `email` (which alone has a subject)."""

    network: str
    subject: str
    text: str


class Look(msgspec.Struct, frozen=True):
    """What a place shows, and what it leaves out, of headline and summary."""

    place: str
    title: str
    title_rest: str
    text: str
    text_rest: str


class Photo(msgspec.Struct, frozen=True):
    """A picture to send, with the words for those who cannot see it."""

    file: Rendition
    alt: str
    credit: str


class Handout(msgspec.Struct, frozen=True):
    """Everything to send a document with. `card` is the picture of shared links, if it has one."""

    title: str
    address: str
    messages: tuple[Message, ...]
    looks: tuple[Look, ...]
    card: Photo | None
    photos: tuple[Photo, ...]


def handout(newsroom: Newsroom, item: Item) -> Handout:
    """The handout of a public document."""
    here = layout(newsroom, edition_of(newsroom.config, item.language))
    photos = tuple(_photos(newsroom, item))
    lead = pictures.lead(newsroom, item)
    card = None
    if lead is not None:
        facts = newsroom.pictures[lead.path]
        card = Photo(pictures.renditions(facts, "card")[-1], lead.alt, lead.credit)
    return Handout(
        title=marked_title(here, item),
        address=here.absolute(here.url(item)),
        messages=tuple(_messages(here, item)),
        looks=tuple(_look(item, place, title, text=text) for place, title, text in PLACES),
        card=card,
        photos=photos,
    )


def weight(text: str) -> int:
    """How much of a post on X a text without addresses takes."""
    return len(text) + len(HEAVY.findall(text))


def cut(text: str, length: int) -> tuple[str, str]:
    """What is shown of a text, and the rest: cut at a word. 0 is no limit."""
    if not length or len(text) <= length:
        return text, ""
    head = text[:length].rpartition(" ")[0] or text[:length]
    return head, text[len(head) :].strip()


def _messages(here: Layout, item: Item) -> Iterator[Message]:
    title, address, told = marked_title(here, item), here.absolute(here.url(item)), summary(item)
    bold = f"*{title.replace('*', '')}*"  # WhatsApp's own mark
    yield Message("whatsapp", "", _joined(bold, told, address))
    yield Message("x", "", f"{_fitting(title, POST - LINK - 1)}\n{address}")
    yield Message("facebook", "", _joined(title, told, address))
    owner = issuer(here, item)
    signed = "\n".join(part for part in (owner.office, owner.name, owner.phone, owner.email) if part)
    text = item.body.said().strip()
    where = dateline(here, item)
    yield Message("email", title, _joined(title, *item.front.deck, where, _paragraphs(text), signed, address))


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _paragraphs(text: str) -> str:
    """A block a paragraph, as letters have them."""
    return "\n\n".join(collapse(line) for line in text.splitlines() if line.strip())


def _fitting(title: str, room: int) -> str:
    """The title, shortened at a word until it fits into a post."""
    if weight(title) <= room:
        return title
    words = title.split()
    while len(words) > 1 and weight(" ".join(words)) + 1 > room:
        words.pop()
    return f"{' '.join(words)}…"


def _look(item: Item, place: str, title: int, *, text: int) -> Look:
    shown, rest = cut(short_title(item) if place in ("phone", "whatsapp") else item.front.title, title)
    told, told_rest = cut(summary(item), text) if text or place == "paper" else ("", "")
    return Look(place, shown, rest, told, told_rest)


def _photos(newsroom: Newsroom, item: Item) -> Iterator[Photo]:
    first = pictures.lead(newsroom, item)
    for image in ((first,) if first else ()) + pictures.gallery(newsroom, item):
        facts = newsroom.pictures.get(image.path)
        if facts is not None:
            yield Photo(pictures.renditions(facts, "download")[0], image.alt, image.credit)
