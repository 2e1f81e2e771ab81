"""The ledger `urls.lock`: every address that was ever published, a sorted line each.

Two branches that both added lines are merged as the union of both; order and repeats make
no difference. What is written there must answer: with its page, with the notice of its
withdrawal, or by leading to another.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.build import Site
from sitegen.files import decode, read_bytes, write_bytes
from sitegen.newsroom import urls
from sitegen.plan.plan import OF_DOCUMENTS
from sitegen.problems import Problem, SiteError, error, errors_of
from sitegen.text import closest

NAME = "urls.lock"
LARGEST = 50_000_000  # bytes: half a million addresses
_FRONTS = frozenset(("home.html", "municipality.html"))
_GUESSES = 20  # of more lost addresses in one run the first are explained enough


def recorded(root: Path) -> dict[str, int]:
    """The addresses of the ledger (`/a/b/`) with their lines from 1; none where there is no ledger.

    Raises SiteError for a file that cannot be read.
    """
    if not (root / NAME).exists():
        return {}
    text, wrong = decode(read_bytes(root / NAME, limit=LARGEST, root=root), NAME)
    if errors_of(wrong):  # Windows saves it so, and nothing in it would be kept any more
        raise SiteError(wrong)
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        url = line.strip()
        if url.startswith("/"):
            found.setdefault(url, number)
    return found


def answering(site: Site) -> frozenset[str]:
    """The addresses of documents, old addresses and front pages that the site has now."""
    templates = OF_DOCUMENTS | _FRONTS
    return frozenset(f"/{route.url}" for route in site.routes if route.template in templates)


def problems(site: Site) -> tuple[Problem, ...]:
    """An error for each address of the ledger that would be lost, with the document that may have it now.

    One whose document is only hidden today is not lost (decision 18).
    """
    try:
        known = recorded(site.root)
    except SiteError as wrong:
        return wrong.problems
    now = answering(site)
    lost = sorted(known.keys() - now - _hidden(site) - {one.rstrip("/") for one in now}) if known else []
    fresh = {url: url.rstrip("/").rpartition("/")[2] for url in sorted(now - known.keys())}
    return tuple(_lost(site, url, known[url], fresh if at < _GUESSES else {}) for at, url in enumerate(lost))


def accept(root: Path, addresses: Iterable[str]) -> tuple[str, ...]:
    """Writes addresses (`/a/b/`) that answer beside those of the ledger; gives the new ones.

    Raises SiteError for a ledger that cannot be read.
    """
    known = recorded(root)
    new = sorted(set(addresses) - known.keys())
    if new or not (root / NAME).exists():
        _write(root, (*known, *new))
    return tuple(new)


def forget(root: Path, given: Iterable[str]) -> tuple[str, ...]:
    """Takes addresses out of the ledger; gives those that were in it."""
    known = recorded(root)
    gone = {one if one.startswith("/") else f"/{one}" for one in given} & known.keys()
    if gone:
        _write(root, known.keys() - gone)
    return tuple(sorted(gone))


def _write(root: Path, addresses: Iterable[str]) -> None:
    write_bytes(root / NAME, "".join(f"{one}\n" for one in sorted(set(addresses))).encode())


def _hidden(site: Site) -> frozenset[str]:
    config = site.newsroom.config
    items = [one.item for one in site.hidden]
    own = (f"/{urls.item(config, item)}" for item in items)
    silent = (  # the front page of an edition in which nothing is left
        f"/{urls.municipality(config, language, ident=one.municipality)}"
        for one in site.newsroom.silences
        for language in config.site.languages
    )
    old = (f"/{old}" for item in items for old in urls.aliases(config, item))
    return frozenset((*own, *old, *silent))


def _lost(site: Site, url: str, line: int, fresh: dict[str, str]) -> Problem:
    """An address that is lost, with the new document whose last word is nearest, if there is one."""
    like = closest(posixpath.basename(url.rstrip("/")), fresh.values())
    found = next((one for one, name in fresh.items() if like and name == like), "")
    source = _source(site, found) if found else ""
    if not source:
        return error("url-gone", path=NAME, line=line, url=url)
    return error("url-lost", path=NAME, line=line, url=url, like=found, source=source)


def _source(site: Site, url: str) -> str:
    return next((path for path, own in site.newsroom.urls.items() if f"/{own}" == url), "")


def counted(site: Site) -> Iterator[tuple[str, int]]:
    """How many addresses are kept, new, hidden and lost."""
    known, now, hidden = recorded(site.root).keys(), answering(site), _hidden(site)
    yield "kept", len(known & now)
    yield "new", len(now - known)
    yield "hidden", len((known & hidden) - now)
    yield "lost", len(known - now - hidden)
