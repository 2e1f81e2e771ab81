"""The settings of a site, read and validated: frozen types without behaviour."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

import msgspec

from sitegen.messages import spoken
from sitegen.model import Moment
from sitegen.problems import Severity

Visibility: TypeAlias = Literal["", "public", "private"]
BlackoutMode: TypeAlias = Literal["warn", "hide", "suspend"]


class Site(msgspec.Struct, frozen=True):
    """`[site]`. `url` ends in `/`; `languages` are BCP 47 tags, the first without prefix."""

    title: str
    url: str
    languages: tuple[str, ...]
    timezone: str
    theme: str = "plaza"
    description: str = ""
    country: str = "México"
    cname: str = ""
    contact: str = ""
    data_license: str = ""  # address of the terms of the open data
    headline_cards: int = 20  # documents without a photo whose shared link shows their own headline
    media_url: str = ""  # the site that publishes photos of years up to `media_until`; ends in `/`
    media_until: int = 0

    @property
    def speech(self) -> str:
        """The language in which the program speaks to who writes here: "es" or "en"."""
        return spoken(self.languages[0])


class FolioPattern(msgspec.Struct, frozen=True):
    """`folio = {…}`: how an issuer numbers its releases."""

    pattern: str
    office: str = ""
    restart: Literal["year", "never"] = "year"


class Officer(msgspec.Struct, frozen=True):
    """A name with its office; both ends are days included, None is the administration's own."""

    name: str
    office: str
    start: date | None = None
    end: date | None = None


class Administration(msgspec.Struct, frozen=True):
    """Who governs from a day on, until the next administration begins or `end`, that day included.

    `heads` has more than one where somebody stood in. Colour, logos and slogan are those
    of its time, which its documents keep; "" means the municipality's own.
    """

    start: date
    name: str
    heads: tuple[Officer, ...] = ()
    officials: tuple[Officer, ...] = ()
    end: date | None = None
    color: str = ""
    logo: str = ""
    logo_dark: str = ""
    logo_ratio: float = 1.0  # width divided by height
    slogan: str = ""
    source: str = ""


class Area(msgspec.Struct, frozen=True):
    """An issuing area of a municipality: water board, DIF, police."""

    id: str
    name: str
    phone: str = ""
    email: str = ""
    folio: FolioPattern | None = None  # where it numbers its releases itself


class Municipality(msgspec.Struct, frozen=True):
    """`[[municipality]]`: an issuer of news. `color` is `#rrggbb`; `logo` a path from the site's root."""

    id: str
    name: str
    label: str = "Municipio"
    state: str = ""
    inegi: str = ""
    timezone: str = ""  # "" means the site's
    office: str = ""
    address: str = ""
    phone: str = ""
    on_call: str = ""
    email: str = ""
    whatsapp: str = ""
    hours: str = ""
    website: str = ""
    slogan: str = ""
    boilerplate: str = ""
    color: str = "#3a4a5e"
    logo: str = ""
    logo_dark: str = ""
    logo_ratio: float = 1.0  # width divided by height
    release_word: str = ""
    approval: Literal["none", "required"] = "none"
    approval_from: date | None = None  # documents dated before need none
    social: tuple[tuple[str, str], ...] = ()  # (network, url)
    folio: FolioPattern | None = None
    administrations: tuple[Administration, ...] = ()
    areas: tuple[Area, ...] = ()


class Topic(msgspec.Struct, frozen=True):
    """`[[topic]]`."""

    id: str
    name: str
    description: str = ""


class Office(msgspec.Struct, frozen=True):
    """An office that a person holds or held; both ends are days included, None is open."""

    office: str
    start: date | None = None
    end: date | None = None
    institution: str = ""


class Person(msgspec.Struct, frozen=True):
    """`[[person]]`: someone with a page of their own. `portrait` is a picture's path under `content/`."""

    id: str
    name: str
    municipality: str = ""
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    biography: str = ""
    portrait: str = ""
    portrait_credit: str = ""


class Legend(msgspec.Struct, frozen=True):
    """`[[legend]]`: the official legend of a span of days, for a scope.

    `state` and `municipality` are "" where the legend is wider.
    """

    text: str
    start: date
    end: date
    state: str = ""
    municipality: str = ""
    source: str = ""


class Blackout(msgspec.Struct, frozen=True):
    """`[[blackout]]`: an electoral blackout in force from `start` to `end`, both included.

    An end that is not `absolute` (given with its distance from UTC) is the hour that the clocks
    of each place show: `calendar.window` tells which moments those are.
    """

    name: str
    start: Moment
    end: Moment
    mode: BlackoutMode
    state: str = ""
    municipality: str = ""
    earlier: Literal["keep", "hide"] = "keep"
    source: str = ""
    start_absolute: bool = False
    end_absolute: bool = False


class Urls(msgspec.Struct, frozen=True):
    """`[urls]`: `words` are (language, name, path word) that differ from the language's own."""

    municipality: bool = True
    words: tuple[tuple[str, str, str], ...] = ()


class Repository(msgspec.Struct, frozen=True):
    """`[repository]`: where the site is kept, `owner/name`, and who can see it ("": not told).

    `output` is the public repository that a private one publishes to, "" for none.
    """

    name: str = ""
    visibility: Visibility = ""
    output: str = ""


class Module(msgspec.Struct, frozen=True):
    """`[site] module`: the site's own Python module, by its path from the site's root.

    `digest` is the SHA-256 of its bytes; both are "" where there is none.
    """

    path: str = ""
    digest: str = ""


class Config(msgspec.Struct, frozen=True):
    """The whole of site.toml; `digest` stands for its bytes, and for those of the module that it names."""

    site: Site
    municipalities: tuple[Municipality, ...]
    topics: tuple[Topic, ...]
    people: tuple[Person, ...]
    legends: tuple[Legend, ...]
    blackouts: tuple[Blackout, ...]
    urls: Urls
    severities: tuple[tuple[str, Severity | Literal["off"]], ...]  # [checks] code = "error"
    theme: tuple[tuple[str, str], ...]  # [theme] setting = value, as text
    digest: str
    lines: tuple[tuple[str, int], ...] = ()  # "municipality[0].color" -> line
    repository: Repository = Repository()
    module: Module = Module()
    whole: bool = True  # False: site.toml has errors, and rows that cannot be told by their id

    def line(self, key: str) -> int:
        """The line of a key such as `municipality[0].color` in site.toml; 0 where unknown."""
        return next((line for name, line in self.lines if name == key), 0)

    def municipality(self, ident: str) -> Municipality:
        """The municipality of an id. Raises KeyError where there is none."""
        for one in self.municipalities:
            if one.id == ident:
                return one
        raise KeyError(ident)
