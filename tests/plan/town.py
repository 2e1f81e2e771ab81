"""A newsroom made for tests of the plan: documents in a line, and one town that has everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

import msgspec

from sitegen import newsroom, plan
from sitegen.config.settings import (
    Administration,
    Area,
    Config,
    Legend,
    Municipality,
    Office,
    Officer,
    Person,
    Site,
    Topic,
    Urls,
)
from sitegen.content.seals import sealed
from sitegen.model import (
    Attachment,
    Body,
    Correction,
    Image,
    Item,
    Kind,
    Moment,
    Named,
    Picture,
    PictureFacts,
    Pointer,
    Prose,
    Recording,
    Ref,
    Update,
    Withdrawal,
)
from sitegen.newsroom.desk import Newsroom
from sitegen.plan.routes import Route
from sitegen.plan.views import View
from tests.newsroom.made import Readings, at, item, picture

Kind_ = TypeVar("Kind_", bound=msgspec.Struct)

NOW = at("2026-03-01T12:00")

IZCALLI = Municipality(
    id="izcalli",
    name="Cuautitlán Izcalli",
    state="Estado de México",
    inegi="15121",
    office="Comunicación Social",
    address="Av. Primero de Mayo No. 100",
    phone="55 5864 2500",
    email="prensa@izcalli.example",
    whatsapp="55 1234 5678",
    slogan="Servir con pasión",
    color="#7b1e3a",
    logo="marca/logo.svg",
    social=(("facebook", "https://facebook.example/izcalli"),),
    administrations=(
        Administration(
            date(2022, 1, 1), "Administración 2022-2024", (Officer("Karla Leticia", "Presidenta"),)
        ),
        Administration(
            date(2025, 1, 1), "Administración 2025-2027", (Officer("Daniel Serrano", "Presidente"),)
        ),
    ),
    areas=(Area("agua", "OPERAGUA"),),
)
JUAREZ = Municipality(
    id="juarez", name="Benito Juárez", label="Alcaldía", state="Ciudad de México", color="#00539b"
)

CONFIG = Config(
    site=Site(
        title="Sala de prensa",
        url="https://prensa.example.org/sala/",
        languages=("es-MX", "en"),
        timezone="America/Mexico_City",
    ),
    municipalities=(IZCALLI, JUAREZ),
    topics=(
        Topic("agua", "Agua"),
        Topic("salud", "Salud", "Vacunas y jornadas."),
        Topic("vacio", "Sin nada"),
    ),
    people=(
        Person(
            "daniel-serrano",
            "Daniel Serrano",
            "izcalli",
            offices=(Office("Presidente Municipal", date(2025, 1, 1)),),
        ),
    ),
    legends=(Legend("Año de las pruebas.", date(2000, 1, 1), date(2099, 12, 31)),),
    blackouts=(),
    urls=Urls(),
    severities=(),
    theme=(),
    digest="0" * 64,
)


def configured(*, site: dict[str, object] | None = None, **changes: object) -> Config:
    """The settings with some changed; `site` changes those of `[site]`."""
    base = msgspec.structs.replace(CONFIG, **changes)
    return msgspec.structs.replace(base, site=msgspec.structs.replace(base.site, **(site or {})))


ALONE = configured(municipalities=(IZCALLI,), urls=Urls(municipality=False))


def doc(  # noqa: PLR0913 - what a test may want to say
    name: str = "encuentro",
    kind: Kind = "release",
    *,
    municipality: str = "izcalli",
    language: str = "es-MX",
    body: Body | None = None,
    folder: bool = False,
    written: tuple[str, ...] = ("title", "date"),
    **keys: object,
) -> Item:
    """A document; `keys` are those of the front matter. `folder` gives it a folder of its own;
    `written` are the keys that its source has lines for.
    """
    made = item(name, kind=kind, municipality=municipality, language=language, content=body, written=written)
    path = made.path.replace(".md", "/index.md") if folder else made.path
    dated = {"date": None, **keys} if kind == "page" else keys
    front = msgspec.structs.replace(made.front, **dated)
    seal = sealed((front.title, *front.deck, *made.body.opened().text.split("\n")))
    return msgspec.structs.replace(made, path=path, front=front, seal=seal)


def text(*parts: str | Ref | Picture, words: str = "Hoy llega el agua. Mañana también.") -> Body:
    """A body of parts."""
    return Body.of(Prose(parts, words, {}, ()), lead=words.partition(".")[0] + ".")


def releases(number: int, topics: tuple[str, ...] = ()) -> tuple[Item, ...]:
    """So many releases of izcalli, one a day back from 28 February 2026, newest first."""
    last = date(2026, 2, 28)
    return tuple(
        doc(f"comunicado-{number - back}", date=at((last - timedelta(days=back)).isoformat()), topics=topics)
        for back in range(number)
    )


def room(
    *items: Item,
    config: Config = CONFIG,
    now: Moment = NOW,
    pictures: Iterable[PictureFacts] = (),
    files: dict[str, int] | None = None,
) -> Newsroom:
    """The newsroom of documents, pictures and other files."""
    readings = Readings(items, {one.path: one for one in pictures}, files or {})
    return newsroom.assemble(readings, config, now)[0]


def routes(made: Newsroom) -> tuple[Route, ...]:
    """Every route of a newsroom."""
    return plan.plan(made)[0]


def urls_of(made: Newsroom) -> list[str]:
    """The URL of every route."""
    return [route.url for route in routes(made)]


def view(made: Newsroom, url: str, kind: type[Kind_]) -> Kind_:
    """The view of the page at a URL, which is of a kind. Raises StopIteration where no page is planned."""
    found = plan.view(made, next(route for route in routes(made) if route.url == url))
    assert isinstance(found, kind)
    return found


def views(made: Newsroom) -> Iterator[tuple[Route, View]]:
    """Every route with its view."""
    for route in routes(made):
        yield route, plan.view(made, route)


def files(made: Newsroom) -> dict[str, bytes]:
    """The data files by path."""
    return {one.path: one.made().data for one in plan.planned_files(made)}


def hrefs(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a view, with the name of its field, however deep."""
    if isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from hrefs(getattr(value, field), field)
    elif isinstance(value, tuple):
        for one in value:
            yield from hrefs(one, name)
    elif isinstance(value, str):
        yield name, value


def town(config: Config = CONFIG) -> Newsroom:
    """A newsroom with something of everything that the plan shows."""
    folder = "content/izcalli/comunicados/encuentro"
    photos = [f"{folder}/{name}.jpg" for name in ("a", "b", "c")]
    other = "content/juarez/comunicados/salud.jpg"
    sheet = f"{folder}/cifras.pdf"
    rich = doc(
        folder=True,
        title="Encuentro por el agua",
        folio="CGCS/130126/009",
        deck=("Primero", "Segundo"),
        area="agua",
        topics=("agua", "salud"),
        people=(Named("Daniel Serrano"), Named("Otra Persona", "Directora")),
        image=Image(photos[0], alt="Una reunión", caption="La reunión", credit="Foto: nosotros"),
        attachments=(Attachment(sheet, "Cifras"),),
        videos=(Recording("Mensaje", url="https://video.example/1", poster=photos[1]),),
        corrections=(Correction(at("2026-01-15"), "dos", "tres"),),
        updated=(Update(at("2026-01-14"), "Se agregó una cifra"),),
        aliases=("/viejo/encuentro/", "viejo.html"),
        body=text(
            '<p>Véase <a href="',
            Ref("path", "content/izcalli/avisos/corte.md", "cuando", 9),
            '">el aviso</a> y <a href="#nota">la nota</a>.</p>',
            Picture(photos[2], "Un pozo", "El pozo <nuevo>", "", 12),
            '<p>Y <a href="',
            Ref("path", sheet, "", 14),
            '">las cifras</a>.</p>',
        ),
    )
    english = doc(
        "meeting",
        language="en",
        title="Meeting on water",
        topics=("agua",),
        translation_of=Pointer(rich.path, 5),
    )
    items = (
        rich,
        english,
        doc("seguimiento", date=at("2026-02-01"), topics=("agua",), thread=Pointer(rich.path, 4)),
        doc("antiguo", date=at("2023-05-05"), topics=("agua",)),
        doc(
            "salud", municipality="juarez", date=at("2026-02-02T10:30"), topics=("salud",), image=Image(other)
        ),
        doc(
            "corte",
            "notice",
            level="emergency",
            starts=at("2026-02-28"),
            ends=at("2026-03-02T18:00"),
            topics=("agua",),
        ),
        doc(
            "viejo-aviso",
            "notice",
            date=at("2026-01-02"),
            starts=at("2026-01-02"),
            ends=at("2026-01-03T18:00"),
        ),
        doc("proximo", "notice", municipality="", starts=at("2026-03-02T06:00"), date=at("2026-02-27")),
        doc(
            "feria",
            "event",
            starts=at("2026-03-10T17:00"),
            ends=at("2026-03-10T19:00"),
            venue="Plaza",
            date=at("2026-02-20"),
        ),
        doc(
            "informe",
            "event",
            municipality="juarez",
            starts=at("2026-02-10"),
            date=at("2026-02-01"),
            status="cancelled",
        ),
        doc(
            "oficio",
            "document",
            subtype="letter",
            place="Huixquilucan",
            signatories=(Named("Daniel Serrano"),),
        ),
        doc("historia", "page", municipality="", menu=1, title="Historia"),
        doc("contacto", "page", title="Contacto"),
        doc(
            "error",
            date=at("2026-02-03"),
            withdrawn=Withdrawal(at("2026-02-04"), "Los datos no eran ciertos."),
        ),
        *releases(45, topics=("salud",)),
    )
    facts = [picture(path) for path in (*photos, other)]
    return room(*items, config=config, pictures=facts, files={sheet: 1200})
