"""What the script in the page is told: the number of the state, problems, the page's source and ribbon.

All sentences are made here, in the site's language; the script only puts them in place.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import msgspec

from sitegen.config import settle
from sitegen.copydesk import noticed
from sitegen.messages import explain, say
from sitegen.model import Item, Moment, outline
from sitegen.newsroom import urls
from sitegen.newsroom.desk import Why
from sitegen.newsroom.visibility import PUBLIC, Showing, hidden
from sitegen.plan.routes import Route
from sitegen.preview.desk import State
from sitegen.preview.snapshot import Snapshot
from sitegen.preview.words import script_words
from sitegen.problems import Problem, errors_of
from sitegen.theme.filters import filters

MOST = 50  # problems told in full


class Told(msgspec.Struct, frozen=True):
    """A problem as a person reads it. `place` is "file:line", or "" for the whole site."""

    severity: str
    place: str
    what: str
    hint: str


class Waiting(msgspec.Struct, frozen=True):
    """A document that only the preview shows: the address of its page on this server, and why, in a word."""

    href: str
    word: str


class News(msgspec.Struct, frozen=True):
    """The state as a page shows it. `here` counts the problems of the page's own source, which come first.

    `errors` keep the site from being new; what else is to be looked at are `warnings`.

    `slip` is the number of the form of a document that came in by the window, 0 for others. `waiting` are
    the documents that are seen here alone, `also` says in words that they are, "" where there are none.
    """

    number: int
    errors: int
    warnings: int
    problems: tuple[Told, ...]
    here: int
    bug: bool
    source: str
    ribbon: str
    moment: str
    also: str
    waiting: tuple[Waiting, ...]
    share: bool
    slip: int
    words: dict[str, str]


def news(
    state: State, path: str, *, language: str, moment: str, showing: Showing = PUBLIC,
    slip: Callable[[str], int] = lambda _: 0,
) -> News:  # fmt: skip
    """The news for the page at a path from the base.

    `moment` is what `--now` asked for, in words, or ""; `showing` what is shown although it waits.
    """
    snapshot = state.snapshot
    route = snapshot.route(path) if snapshot else None
    item = snapshot.item(route) if snapshot else None
    source = item.path if item else ""
    every = {*state.problems, *_noticed(state, source)}
    ordered = sorted(every, key=lambda one: (one.path != source, one.severity != "error", one))
    wrong = len(errors_of(state.problems))  # what keeps the page from being new
    alone = waiting(snapshot, language) if snapshot and showing != PUBLIC else ()
    return News(
        number=state.number,
        errors=wrong,
        warnings=len(every) - wrong,
        problems=tuple(told(one, language) for one in ordered[:MOST]),
        here=sum(one.path == source for one in ordered) if source else 0,
        bug=bool(state.bug),
        source=source or _source(route),
        ribbon=ribbon(snapshot, item, language) if snapshot and item else "",
        moment=moment,
        also=say("preview-also", language, count=len(alone)) if alone else "",
        waiting=alone,
        share=item is not None and item.kind != "page",
        slip=slip(source) if source else 0,
        words=script_words(language),
    )


def _noticed(state: State, source: str) -> tuple[Problem, ...]:
    """What the copy desk says of the page's document and of those saved last, as the last good snapshot is.

    It is asked here and not when a file is saved: nobody waits for it.
    """
    if state.snapshot is None:
        return ()
    site, broken = state.snapshot.site, {one.path for one in errors_of(state.problems)}
    paths = dict.fromkeys((source, *state.edited))
    items = (site.newsroom.by_path.get(path) for path in paths if path not in broken)
    found = noticed(site.newsroom, (item for item in items if item is not None), own=site.own)
    return settle(found, site.newsroom.config)


def told(problem: Problem, language: str) -> Told:
    """A problem in words."""
    message = explain(problem, language)
    place = ":".join(part for part in (problem.path, str(problem.line or "")) if part)
    return Told(problem.severity, place, message.what, message.hint)


def ribbon(snapshot: Snapshot, item: Item, language: str) -> str:
    """Why a document that is shown would not be public now; "" if it would."""
    room = snapshot.site.newsroom
    reasons = []
    for skipped in (Showing(), Showing(drafts=True), Showing(drafts=True, future=True)):
        found = hidden(item, room.config, room.now, showing=skipped)
        if found is not None and found not in reasons:
            reasons.append(found)
    return " ".join(_reason(why, until, language) for why, until in reasons)


def waiting(snapshot: Snapshot, language: str) -> tuple[Waiting, ...]:
    """The documents that are shown although they would not be public now, by their addresses."""
    room = snapshot.site.newsroom
    why = {}
    for path, item in room.by_path.items():
        found = hidden(outline(item), room.config, room.now)
        if found is not None:
            why[path] = say(f"preview-mark-{found[0]}", language)
    pages = ((url, route.key[0]) for url, route in snapshot.routes.items() if why and route.key)
    shown = ((quote(urls.with_base(room.config, url)), why.get(path)) for url, path in pages)
    return tuple(Waiting(href, word) for href, word in shown if word)


def _reason(why: Why, until: Moment | None, language: str) -> str:
    when = str(filters(language)["when"](until)) if until else ""
    return say(f"preview-why-{why}", language, when=when)


def _source(route: Route | None) -> str:
    """Where a page without a document comes from: its template."""
    return f"templates/{route.template}" if route else ""
