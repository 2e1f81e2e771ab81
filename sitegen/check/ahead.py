"""Ahead: what would stop the publication of the whole site at the hour at which a document appears.

Nobody looks at a site then: it is built by the clock, and would stay as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from sitegen.build import Progress, Site, Works, prepare
from sitegen.model import Item, outline
from sitegen.newsroom import links, references
from sitegen.newsroom.visibility import Showing, appearance
from sitegen.problems import Problem, SiteError, errors_of, warning

LATER = Showing(future=True)


def ahead(site: Site, *, now: datetime, progress: Progress, works: Works) -> tuple[Problem, ...]:
    """Warnings of documents that wait for their date, of what will be an error then; `now` as `prepare`'s."""
    waiting = {one.item.path: one.item for one in site.hidden if one.why == "future"}
    if not waiting:
        return ()
    wrong = list(_too_early(waiting))
    try:
        prepare(site.root, now=now, progress=progress, works=works, showing=LATER)
    except SiteError as stop:
        wrong += errors_of(stop.problems)
    told = [msgspec.structs.replace(one, severity="warning") for one in wrong if one.path in waiting]
    stopping = sorted({one.path for one in told})
    return (*told, *(_stops(waiting[path]) for path in stopping))


def _too_early(waiting: Mapping[str, Item]) -> Iterator[Problem]:
    """References to what appears after the document itself."""
    shelves = references.register(waiting.values())
    for path, item in waiting.items():
        begins = appearance(outline(item))
        for ref, meant in links.documents(shelves, item):
            follows = appearance(outline(meant))
            if begins and follows and follows.instant > begins.instant:
                yield warning("reference-not-public", path=path, line=ref.line, target=meant.path)


def _stops(item: Item) -> Problem:
    begins = appearance(outline(item))
    when = f"{begins.local:%Y-%m-%d %H:%M}" if begins else ""
    line = item.line("publish_at" if item.front.publish_at else "date")
    return warning("ahead-stops", path=item.path, line=line, when=when)
