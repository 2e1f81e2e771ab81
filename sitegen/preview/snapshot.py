"""A snapshot: one state of the site, and every file of it by its path, made when it is asked for.

Nothing is looked up on the disk by what a browser asks: a path is a key of what was
planned, or it is not there. Pages are remembered by the digest of their views, data
files and the search for as long as the newsroom is the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from types import MappingProxyType

import msgspec

from sitegen import plan, search, theme
from sitegen.build import Site
from sitegen.content.read import LARGEST_ATTACHMENT
from sitegen.files import digest, read_bytes
from sitegen.memory.cache import key_of
from sitegen.memory.recall import Recall
from sitegen.model import Item
from sitegen.newsroom import urls
from sitegen.newsroom.pictures import Piece
from sitegen.plan.routes import Route

MOST_PAGES = 1_000  # printed pages kept
MOST_PICTURES = 300  # encoded pictures kept
MOST_EDITED = 20  # documents of which it is known that they were saved
MOST_PARTS = 10_000  # of the search: a month each, and the parts of what is made of them


class Answer(msgspec.Struct, frozen=True):
    """A file of the site. `data` are its bytes, or it is the file at `source`; `route` is that of a page."""

    path: str
    data: bytes = b""
    source: Path | None = None
    route: Route | None = None
    tag: str = ""


class Shelf:
    """Results by key; those used longest ago are dropped. Several threads may use one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = Lock()

    def remembered(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        """The bytes of a key, made where there are none. Raises what `make` raises."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


class Shelves(msgspec.Struct, frozen=True):
    """What outlives a snapshot: printed pages by view, pictures by their names, the search's parts."""

    pages: Shelf = msgspec.field(default_factory=lambda: Shelf(MOST_PAGES))
    pictures: Shelf = msgspec.field(default_factory=lambda: Shelf(MOST_PICTURES))
    search: Shelf = msgspec.field(default_factory=lambda: Shelf(MOST_PARTS))


def _by_url(routes: tuple[Route, ...]) -> Mapping[str, Route]:
    return MappingProxyType({route.url: route for route in routes})


_routes = Recall(_by_url, most=4)


class Snapshot(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A good state of the site. `number` grows with each."""

    number: int
    site: Site
    renderer: theme.Renderer
    shelves: Shelves
    _once: Lock = msgspec.field(default_factory=Lock)

    def find(self, path: str) -> Answer | None:
        """The file at a path from the base (`""`, `a/b/`, `robots.txt`), as GitHub Pages would find it.

        Raises SiteError for what cannot be made.
        """
        route = self.route(path)
        if route is not None:
            return self._page(route)
        if path.startswith(self._search_bases):
            found = self._index.get(path)
            return _answer(path, found) if found is not None else None
        if path.startswith(urls.MEDIA):
            return self._media(path)
        maker = self._assets.get(path) or self._data.get(path)
        return _answer(path, maker()) if maker is not None else self._media(path)

    def route(self, path: str) -> Route | None:
        """The page at a path: a folder, its `index.html`, or a page that is a file; or None."""
        found = self.routes.get(path)
        if found is None and (path == "index.html" or path.endswith("/index.html")):
            return self.routes.get(path.removesuffix("index.html"))
        return found

    @property
    def routes(self) -> Mapping[str, Route]:
        """Every page by its URL."""
        return _routes(self.site.routes)

    def item(self, route: Route | None) -> Item | None:
        """The document that a page is of."""
        return self.site.newsroom.by_path.get(route.key[0]) if route and route.key else None

    def address_of(self, path: str) -> str | None:
        """The address from the base of the page of a document, by its file; None where it has none here."""
        return next((url for url, route in self.routes.items() if route.key and route.key[0] == path), None)

    def _page(self, route: Route) -> Answer:
        view = plan.view(self.site.newsroom, route)
        page = theme.proof(route, view)
        key = key_of(self.site.theme.fingerprint, route.template, route.language, page.shared, page.own)
        data = self.shelves.pages.remembered(key, lambda: self.renderer.render(route, view))
        return Answer(route.path, data, route=route, tag=digest(data)[:16])

    @cached_property
    def _data(self) -> Mapping[str, Callable[[], bytes]]:
        room, own = self.site.newsroom, self.site.own
        return {one.path: Once(one.make) for one in (*plan.planned_files(room), *plan.own_files(room, own))}

    @cached_property
    def _assets(self) -> Mapping[str, Callable[[], bytes]]:
        return {file.path: partial(bytes, file.data) for file in theme.asset_files(self.site.theme)}

    @property
    def _search_bases(self) -> tuple[str, ...]:
        config = self.site.newsroom.config
        return tuple(urls.search_base(config, language) for language in config.site.languages)

    @property
    def _index(self) -> Mapping[str, bytes]:
        with self._once:  # it is long work: who asks meanwhile waits for it
            return self._index_files

    @cached_property
    def _index_files(self) -> Mapping[str, bytes]:
        made = search.index_files(self.site.newsroom, remembered=self.shelves.search.remembered)
        return {file.path: file.data for file in made}

    def _media(self, path: str) -> Answer | None:
        source = self._attachments.get(path)
        if source is not None:
            return self._offered(path, source)
        piece = self._pieces.get(path)
        if piece is None:
            return None
        return _answer(path, self.shelves.pictures.remembered(path.encode(), lambda: self._encoded(piece)))

    def _offered(self, path: str, source: str) -> Answer:
        """A file that pages offer, as the build publishes it; what stays as it is is never in memory."""
        root = self.site.root
        if not theme.is_bared(source):
            return Answer(path, source=root / source)
        seen = digest(read_bytes(root / source, limit=LARGEST_ATTACHMENT, root=root))
        key = f"{path} {seen}".encode()
        return _answer(path, self.shelves.pictures.remembered(key, lambda: theme.offered(root, source)))

    def _encoded(self, piece: Piece) -> bytes:
        return theme.made_of(self.site.root, piece)

    @cached_property
    def _pieces(self) -> Mapping[str, Piece]:
        return {one.path: one for one in plan.used_pieces(self.site.newsroom)}

    @cached_property
    def _attachments(self) -> Mapping[str, str]:
        return {output: source for source, output in plan.used_attachments(self.site.newsroom)}


def edited(last: Snapshot | None, site: Site, known: tuple[str, ...]) -> tuple[str, ...]:
    """The documents that were saved last, newest last: those `known`, and what `site` has anew.

    Where many are new, nobody has saved them by hand.
    """
    if last is None:
        return ()
    before, now = last.site.newsroom.by_path, site.newsroom.by_path
    new = [path for path, item in now.items() if before.get(path) is not item]
    if len(new) > MOST_EDITED:
        return ()
    return (*(path for path in known if path in now and path not in new), *new)[-MOST_EDITED:]


class Once:
    """A maker whose result is kept; who asks while it is being made waits for it."""

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: bytes | None = None

    def __call__(self) -> bytes:
        """The bytes."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made


def _answer(path: str, data: bytes) -> Answer:
    return Answer(path, data, tag=digest(data)[:16])
