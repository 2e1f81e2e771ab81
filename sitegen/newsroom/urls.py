"""The one room where URLs and output paths are born.

A URL here is a path from the site's base without a leading slash: `""` is the
front page, `izcalli/comunicados/2026/encuentro/` a release, `robots.txt` a file.
Folders end in `/` (GitHub Pages answers `/file/` with 404); all of it is
lower-case ASCII, so that nothing ever needs percent-encoding.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from sitegen import text
from sitegen.config.settings import Config, Municipality
from sitegen.files import is_plain_name
from sitegen.memory.recall import Recall
from sitegen.model import Item, Kind
from sitegen.newsroom.languages import edition_of, prefix
from sitegen.newsroom.pathwords import word

ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
NEWS_SITEMAP = "sitemap-news.xml"
NOT_FOUND = "404.html"
NO_JEKYLL = ".nojekyll"
CNAME = "CNAME"
ASSETS = "assets/"
MEDIA = "media/"

TABLE_FORMS = ("csv", "json")
FEED_NAMES: dict[str, str] = {"atom": "feed.xml", "rss": "rss.xml", "json": "feed.json"}
KIND_SECTIONS: dict[Kind, str] = {
    "release": "releases",
    "notice": "notices",
    "event": "events",
    "document": "documents",
}
PAGES = (".html", ".htm")

_YEAR = re.compile(r"(?:^|/)((?:19|20)\d\d)[-/]")
_DATED = re.compile(rf"{MEDIA}((?:19|20)\d\d)/[0-9a-f]{{2}}/[^/]+\Z")  # as `rendition` makes them
_NO_ALIAS = re.compile(r'[\x00-\x1f\x7f\\<>:"|?*#]')


# --- from a URL of ours to one that a browser understands -------------------------


def base_path(config: Config) -> str:
    """The path of the site on its host, from `site.url`: `/` or `/sala-de-prensa/`."""
    return _path(config.site.url)


@lru_cache(maxsize=8)
def _path(url: str) -> str:
    return urlsplit(url).path or "/"


def with_base(config: Config, path: str) -> str:
    """The href of a URL: `/sala-de-prensa/izcalli/`; the whole address of a photo that `is_moved`."""
    return absolute(config, path) if is_moved(config, path) else _path(config.site.url) + path


def absolute(config: Config, path: str) -> str:
    """The URL with scheme and host, for feeds, canonical links and sharing."""
    return (config.site.media_url if is_moved(config, path) else config.site.url) + path


def is_moved(config: Config, path: str) -> bool:
    """Whether a file is a photo that the site of `media_url` has, at the same path, and not this one."""
    if not config.site.media_url or not path.startswith(MEDIA):
        return False
    dated = _DATED.match(path)
    return dated is not None and int(dated[1]) <= config.site.media_until


# --- pages ------------------------------------------------------------------------


def front(config: Config, language: str) -> str:
    """The front page of an edition."""
    return prefix(config, language)


def municipality(config: Config, language: str, *, ident: str) -> str:
    """The front page of a municipality; that of the edition with `[urls] municipality = false` or no id."""
    segment = f"{ident}/" if ident and config.urls.municipality else ""
    return prefix(config, language) + segment


def section(config: Config, language: str, *, name: str, ident: str = "") -> str:
    """The first page of a section (`pathwords.SECTIONS`) of the site, or of the municipality `ident`."""
    return f"{municipality(config, language, ident=ident)}{word(config, language, name=name)}/"


def topic(config: Config, language: str, *, ident: str, municipality_id: str = "") -> str:
    """The list of a topic, of the whole site or of one municipality."""
    return f"{section(config, language, name='topics', ident=municipality_id)}{ident}/"


def person(config: Config, language: str, *, ident: str) -> str:
    """The page of a person of site.toml."""
    return f"{section(config, language, name='people')}{ident}/"


def area(config: Config, language: str, *, municipality_id: str, ident: str) -> str:
    """The list of an issuing area of a municipality."""
    return f"{section(config, language, name='areas', ident=municipality_id)}{ident}/"


def numbered(config: Config, language: str, *, url: str, number: int) -> str:
    """A page of the list at `url` by its number, counted from the oldest (decision 21)."""
    return f"{url}{word(config, language, name='page')}/{number}/"


def year(url: str, number: int) -> str:
    """The year's page of the section at `url`."""
    return f"{url}{number:04}/"


def month(url: str, of: int, *, number: int) -> str:
    """The page of month `number` (1 to 12) in the year `of` of the section at `url`."""
    return f"{url}{of:04}/{number:02}/"


def item(config: Config, one: Item) -> str:
    """The URL of a document: `izcalli/comunicados/2026/encuentro/`, or `izcalli/privacidad/` for a page."""
    return _items(config)(one)


def _addressed(config: Config) -> Recall[Item, str]:
    """The URLs of documents; what many have before their own word is put together once."""

    @cache
    def folder(language: str, kind: Kind, ident: str) -> str:
        if kind == "page":
            return municipality(config, language, ident=ident)
        return section(config, language, name=KIND_SECTIONS[kind], ident=ident)

    def address(one: Item) -> str:
        within = folder(edition_of(config, one.language), one.kind, one.municipality)
        moment = None if one.kind == "page" else one.front.moment
        return f"{year(within, moment.day.year) if moment else within}{one.slug}/"

    return Recall(address)


_items: Recall[Config, Recall[Item, str]] = Recall(_addressed, most=4)


# --- files ------------------------------------------------------------------------


def feed(url: str, form: str) -> str:
    """A feed of the page at `url`; `form` is `atom`, `rss` or `json`."""
    return url + FEED_NAMES[form]


def data_file(config: Config, language: str, *, name: str, form: str, ident: str = "") -> str:
    """A file of open data: `name` is a path word, `form` `csv` or `json`, `ident` a municipality or ""."""
    folder = section(config, language, name="data")
    owner = f"{ident}/" if ident and config.urls.municipality else ""
    return f"{folder}{owner}{word(config, language, name=name)}.{form}"


def integrity(config: Config, language: str, *, year: str = "") -> str:
    """The seals of a year's documents, or without a year the list of the years."""
    folder = section(config, language, name="data")
    return f"{folder}sha256/{year}.json" if year else f"{folder}sha256.json"


def table(config: Config, language: str, *, url: str, form: str) -> str:
    """The releases listed at `url` (a topic, an area, a person) as `csv` or `json`."""
    return f"{url}{word(config, language, name='releases')}.{form}"


def catalogue(config: Config, language: str) -> str:
    """The DCAT catalogue, in JSON-LD."""
    return f"{section(config, language, name='data')}{word(config, language, name='catalogue')}.jsonld"


def notices_json(config: Config, language: str) -> str:
    """The running notices that every page's band reads."""
    return f"{prefix(config, language)}{word(config, language, name='notices')}.json"


def agenda_ics(config: Config, language: str, *, ident: str = "") -> str:
    """The calendar of coming events, of the site or of a municipality."""
    name = word(config, language, name="events")
    return f"{section(config, language, name='events', ident=ident)}{name}.ics"


def event_ics(item_url: str) -> str:
    """The calendar file of the event whose page is at `item_url`."""
    return f"{item_url}{PurePosixPath(item_url).name}.ics"


def search_base(config: Config, language: str) -> str:
    """The folder of the search index of an edition."""
    return f"{section(config, language, name='search')}{word(config, language, name='index')}/"


def sitemap_part(number: int) -> str:
    """A part of the sitemap, where one file cannot hold all (50,000 URLs, sitemaps.org)."""
    return f"sitemap-{number}.xml"


def asset(name: str, digest: str) -> str:
    """A file of the theme: `site.css` becomes `assets/site-1a2b3c4d5e.css`."""
    path = PurePosixPath(name)
    return f"{ASSETS}{path.with_name(f'{path.stem}-{digest[:10]}{path.suffix}')}"


def mark(path: str) -> str:
    """The published copy of a municipality's logo: `marca/logo.svg` becomes `assets/marca-logo.svg`."""
    return f"{ASSETS}{_plain_name(path.replace('/', ' '))}"


def marks_of(one: Municipality) -> tuple[str, ...]:
    """The paths of the logos of a municipality, those of its administrations too, each once."""
    marks = [one.logo, one.logo_dark]
    marks += (path for term in one.administrations for path in (term.logo, term.logo_dark))
    return tuple(dict.fromkeys(filter(None, marks)))


def rendition(path: str, version: str, *, size: str, suffix: str) -> str:
    """A published size of the picture at `path`; `version` (hex) stands for its source and recipe.

    The folder is the year that the source's path tells, if any, and two digits of
    the version: no other word of the path, which may name a document that waits.
    """
    found = _YEAR.search(path)
    folder = f"{MEDIA}{found[1]}/" if found else MEDIA
    stem = text.slug(PurePosixPath(path).stem) or "foto"
    return f"{folder}{version[:2]}/{stem}-{version[:10]}-{size}.{suffix}"


def card(version: str) -> str:
    """A drawn card for shared links; `version` (hex) stands for all that is on it."""
    return f"{MEDIA}{version[:2]}/tarjeta-{version[:16]}.jpg"


def kit(item_url: str, version: str) -> str:
    """The media kit of the document whose page is at `item_url`; `version` (hex) stands for what is in it."""
    return f"{item_url}{PurePosixPath(item_url).name}-{version[:10]}.zip"


def attachment(item_url: str, path: str) -> str:
    """The published copy of a file beside the page that offers it, whose own names are never taken."""
    name = _plain_name(path)
    taken = name == "index.html" or f"{item_url}{name}" == event_ics(item_url)
    return f"{item_url}{'archivo-' if taken else ''}{name}"


def aliases(config: Config, one: Item) -> tuple[str, ...]:
    """The old URLs of a document, each once, without its own and without what `alias` refuses."""
    if not one.front.aliases:
        return ()
    found = (alias(config, old) for old in one.front.aliases)
    own = item(config, one).casefold()
    return tuple(dict.fromkeys(url for url in found if url is not None and url.casefold() != own))


def alias(config: Config, old: str) -> str | None:
    """An old address as a URL of ours: a file where it names a page (`.html`), else a folder.

    A host sends a file by its ending, and a `nota.php` would be a download instead of a redirect.

    Takes what people copy (`/viejo/`, `viejo.html`, the whole address under
    `site.url`). None for what a static host cannot redirect: another site, a
    query, a climb (`..`), the front page itself; and for names that no folder may
    have everywhere (`con`, a dot at the end).
    """
    path = old.strip().removeprefix(config.site.url)
    path = unquote(path.removeprefix(base_path(config)).removeprefix("/"))
    parts = path.removesuffix("index.html").split("/")
    inner = parts[:-1] if parts[-1] == "" else parts
    if not inner or not all(map(is_plain_name, inner)) or _NO_ALIAS.search(path):
        return None
    return "/".join(inner) + ("" if parts[-1].lower().endswith(PAGES) else "/")


def _plain_name(path: str) -> str:
    """The file's own name in lower-case ASCII: `Convocatoria Año 1.PDF` gives `convocatoria-anio-1.pdf`."""
    name = PurePosixPath(path)
    suffix = re.sub(r"[^a-z0-9]", "", text.fold(name.suffix))
    return f"{text.slug(name.stem) or 'archivo'}{'.' if suffix else ''}{suffix}"
