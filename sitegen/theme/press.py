"""The press: pages are printed in this process or in several, and remembered by digest.

A page is known by its template, the language, the dress and its view, packed: the
same four give the same bytes (law 3). What is remembered of a page is the digest
of its bytes: the output folder itself keeps them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial

from sitegen import versions
from sitegen.config.settings import Config
from sitegen.memory.cache import Cache, key_of
from sitegen.memory.daybook import Daybook
from sitegen.memory.trace import Mark, traced
from sitegen.model import File, Kept
from sitegen.plan.routes import Route
from sitegen.plan.views import View
from sitegen.pool import Pool
from sitegen.problems import Problem, SiteError, error
from sitegen.theme import plates
from sitegen.theme.assets import asset_names
from sitegen.theme.chain import Theme
from sitegen.theme.keeping import Holds, Print, Put, Shelf, laid, printed_as
from sitegen.theme.proofs import MOST, Proof, opened, proof
from sitegen.theme.render import Renderer, adopt, compiled

CHUNK = 50  # pages sent to a worker at a time
WORTH = 1_200  # pages that a second process pays for: starting one costs 0.3 s, printing one 0.4 ms

_presses: list[Renderer] = []  # the press of this process; set up before the first page of a build


def printed(  # noqa: PLR0913 - what pages are printed from, and what is remembered of them
    routes: Iterable[Route],
    view: Callable[[Route], View],
    theme: Theme,
    *,
    config: Config,
    memory: Cache,
    daybook: Daybook,
    holds: Holds,
    put: Put | None,
    workers: int,
) -> Iterator[tuple[File | Kept, tuple[Problem, ...]]]:
    """Every page, in any order, with what is wrong with it; those that the output still has are kept.

    Problems are values here, so that one page's do not hide another's. The daybook may know
    a page before its view is made. With `put`, who prints a page puts it in its place as well.
    """
    base = key_of("page", versions.fingerprint(), theme.fingerprint, config.site.url)
    shelf = Shelf(memory, holds)
    kept: list[Kept] = []
    printing: deque[tuple[Route, bytes, frozenset[Mark]]] = deque()

    def missing() -> Iterator[Proof]:
        for route in routes:
            told = daybook.find(route.name)
            known = shelf.find(route.path, told) if told else None
            if known is None:
                page, marks = traced(lambda route=route: proof(route, view(route)))  # type: ignore[misc]
                key = key_of(base, route.template, route.language, _digested(page.shared), page.own)
                known = shelf.find(route.path, key)
                if known is None:
                    printing.append((route, key, marks))
                    yield page
                    continue
                daybook.note(route.name, key, marks)
            kept.append(known)

    pool = _crew(theme, config, put=put, workers=workers)
    for made in pool.run(missing(), chunk=CHUNK, lost=spoiled, worth=WORTH):
        route, key, marks = printing.popleft()
        if not made.problems:
            daybook.note(route.name, key, marks)
        yield shelf.note(route.path, key, made), made.problems
    plates.put_away(theme)
    yield from ((one, ()) for one in kept)


def _crew(theme: Theme, config: Config, *, put: Put | None, workers: int) -> Pool[Proof, Print]:
    given = (theme, config, compiled(theme))
    return Pool(partial(print_page, put=put), workers=workers, prepare=set_up, given=given, leave=let_go)


def checked(theme: Theme, config: Config, *, memory: Cache) -> None:
    """Compiles every template that no build has compiled before. Raises SiteError naming the wrong ones.

    Scripts that were never bundled are told here, before any page is printed.
    """
    asset_names(theme)
    plates.take_out(theme)

    def compiled() -> bytes:
        Renderer(theme, config).check()
        return b"good"

    memory.remembered(key_of("templates", versions.fingerprint(), theme.fingerprint), compiled)


def set_up(theme: Theme, config: Config, code: Mapping[tuple[str, ...], bytes]) -> None:
    """Prepares the press of this process, with templates that another has compiled for it."""
    adopt(theme, code)
    _presses[:] = [Renderer(theme, config)]


def let_go() -> None:
    """Lets go of the press of this process, with the pieces of pages that it remembers."""
    _presses.clear()


def print_page(page: Proof, *, put: Put | None) -> Print:
    """The bytes of a page, put in their place by `put` if there is one.

    Never raises SiteError: problems are values, and other pages go on.
    """
    view = opened(page)
    try:
        made = printed_as(_presses[0].render(page.route, view))
    except SiteError as stop:
        return Print(b"", stop.problems)
    return laid(page.route.path, made, put) if put else made


@lru_cache(maxsize=MOST)
def _digested(shared: bytes) -> bytes:
    return key_of(shared)


def spoiled(page: Proof) -> Print:
    """What stands for a page whose printing ended the process."""
    return Print(b"", (error("page-kills", path=page.route.path, template=page.route.template),))
