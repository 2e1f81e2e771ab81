"""Documents, settings and readings made for tests of the newsroom, without a disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Unpack

import msgspec

from sitegen import calendar, newsroom
from sitegen.config.settings import (
    Area,
    Blackout,
    BlackoutMode,
    Config,
    Municipality,
    Office,
    Person,
    Site,
    Topic,
    Urls,
)
from sitegen.content.seals import sealed
from sitegen.copydesk import Check
from sitegen.files import digest
from sitegen.model import Body, FrontMatter, Item, Kind, Moment, Part, PictureFacts, Pointer, Prose
from sitegen.newsroom.desk import Hidden, Newsroom
from sitegen.problems import Problem
from tests.newsroom.keys import Keys

ZONE = "America/Mexico_City"

CONFIG = Config(
    site=Site(
        title="Sala de prensa",
        url="https://prensa.example.org/sala/",
        languages=("es-MX", "en"),
        timezone=ZONE,
    ),
    municipalities=(
        Municipality(
            id="izcalli", name="Izcalli", state="Estado de México", areas=(Area(id="agua", name="OPERAGUA"),)
        ),
        Municipality(id="juarez", name="Benito Juárez", label="Alcaldía", state="Ciudad de México"),
    ),
    topics=(Topic(id="agua", name="Agua"), Topic(id="salud", name="Salud")),
    people=(
        Person(
            id="ana-ruiz",
            name="Ana Ruiz",
            municipality="izcalli",
            aliases=("Mtra. Ana Ruiz Peña",),
            offices=(
                Office(office="Regidora", start=date(2022, 1, 1), end=date(2024, 12, 31)),
                Office(office="Presidenta Municipal", start=date(2025, 1, 1)),
            ),
        ),
    ),
    legends=(),
    blackouts=(),
    urls=Urls(),
    severities=(),
    theme=(),
    digest="0" * 64,
)


def at(text: str, zone: str = ZONE) -> Moment:
    """`2026-01-13` is a day (its first second), `2026-01-13T10:30` a time."""
    return calendar.moment(datetime.fromisoformat(text), zone, timed="T" in text)


def until(text: str, zone: str = ZONE) -> Moment:
    """As `at`, but a day stands for its last second."""
    return at(text, zone) if "T" in text else calendar.end_of_day(date.fromisoformat(text), zone)


def later(moment: Moment, seconds: int) -> Moment:
    """The moment some seconds after another, or before it."""
    return calendar.moment_at(moment.instant + seconds, moment.zone)


NOW = at("2026-03-01T12:00")


def front(**keys: Unpack[Keys]) -> FrontMatter:
    """Front matter with a title and a date, unless told otherwise."""
    given = {"title": "Agua para todos", "date": at("2026-01-13"), **keys}
    return FrontMatter(**given)  # type: ignore[arg-type]


def body(*parts: Part, anchors: tuple[str, ...] = ()) -> Body:
    """A body of parts."""
    return Body.of(Prose(parts, "Hoy.", {}, ()), lead="Hoy.", anchors=anchors)


_FOLDERS: dict[Kind, str] = {
    "release": "comunicados",
    "notice": "avisos",
    "event": "agenda",
    "document": "documentos",
    "page": "paginas",
}


def item(  # noqa: PLR0913 - what a test may want to say
    name: str = "encuentro",
    *,
    kind: Kind = "release",
    municipality: str = "izcalli",
    language: str = "es-MX",
    path: str = "",
    content: Body | None = None,
    written: tuple[str, ...] = ("title", "date"),
    **keys: Unpack[Keys],
) -> Item:
    """A document called `name` where its municipality keeps its kind; `written` are keys with lines."""
    matter, words = front(**keys), content or body("<p>Hoy.</p>")
    return Item(
        path=path or f"content/{municipality or 'sitio'}/{_FOLDERS[kind]}/{name}.md",
        digest="1" * 64,
        kind=kind,
        municipality=municipality,
        slug=name,
        language=language,
        front=matter,
        body=words,
        lines=tuple((key, number) for number, key in enumerate(written, start=2)),
        seal=sealed((matter.title, *matter.deck, *words.opened().text.split("\n"))),
    )


def page(name: str, **keys: Unpack[Keys]) -> Item:
    """A standing page of izcalli, without date."""
    given: Keys = {"date": None, **keys}
    return item(name, kind="page", **given)


def notice(name: str = "corte", **keys: Unpack[Keys]) -> Item:
    """A notice of izcalli."""
    return item(name, kind="notice", **keys)


def to(target: str) -> Pointer:
    """A pointer on line 9."""
    return Pointer(target, 9)


def picture(path: str, width: int = 3000, height: int = 2000) -> PictureFacts:
    """What is known of a picture; its digest comes from its path."""
    return PictureFacts(path, digest(path.encode()), width, height)


@dataclass(frozen=True)
class Readings:
    """What was read."""

    items: tuple[Item, ...] = ()
    pictures: dict[str, PictureFacts] = field(default_factory=dict)
    attachments: dict[str, int] = field(default_factory=dict)


def readings(*items: Item, pictures: tuple[str, ...] = (), attachments: tuple[str, ...] = ()) -> Readings:
    """Readings of items, with pictures and files by their paths."""
    return Readings(items, {path: picture(path) for path in pictures}, dict.fromkeys(attachments, 1000))


def assembled(
    *items: Item,
    now: Moment = NOW,
    config: Config = CONFIG,
    pictures: tuple[str, ...] = (),
    attachments: tuple[str, ...] = (),
) -> tuple[Newsroom, tuple[Hidden, ...], tuple[Problem, ...]]:
    """What `assemble` makes of items."""
    return newsroom.assemble(readings(*items, pictures=pictures, attachments=attachments), config, now)


def room(
    *items: Item,
    now: Moment = NOW,
    config: Config = CONFIG,
    pictures: tuple[str, ...] = (),
    attachments: tuple[str, ...] = (),
) -> Newsroom:
    """The newsroom of items."""
    return assembled(*items, now=now, config=config, pictures=pictures, attachments=attachments)[0]


def blackout(mode: BlackoutMode = "hide", **changes: str) -> Blackout:
    """A blackout of the Estado de México from 1 February to the end of 10 March 2026."""
    one = Blackout(
        "Veda", at("2026-02-01T00:00:00"), at("2026-03-10T23:59:59"), mode, state="Estado de México"
    )
    return msgspec.structs.replace(one, **changes)


def paths(items: tuple[Item, ...]) -> list[str]:
    """The file names of items, for short expectations."""
    return [one.slug for one in items]


def codes(problems: tuple[Problem, ...]) -> list[str]:
    """The codes of problems, in their order."""
    return [problem.code for problem in problems]


def said(check: Check, newsroom: Newsroom) -> list[Problem]:
    """What a check of documents says of all of them."""
    return [problem for item in newsroom.by_path.values() for problem in check(newsroom, item)]
