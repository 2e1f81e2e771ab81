"""The door `folio`: the folio that comes next, and a document that gets it.

It is the way out where two people took the same number at once.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from sitegen import calendar, config
from sitegen.config.particulars import EXAMPLE
from sitegen.config.settings import Config
from sitegen.config.syntax import NAME
from sitegen.content.amend import amended, entries_of, quoted
from sitegen.content.proof import Proof
from sitegen.files import DOCUMENT_LIMIT, read_bytes, write_bytes
from sitegen.model import Item
from sitegen.newsroom.references import NO_FOLIO
from sitegen.newsroom.series import issuer_of, next_folio
from sitegen.problems import SiteError, error
from sitegen.register import documents, found, path_in
from sitegen.terminal import Terminal, language_of
from sitegen.text import closest, fold_folio

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9/._-]*")


def tell_next(root: Path, *, municipality: str | None, area: str, day: datetime | None) -> int:
    """Prints the folio that comes next, alone on its line. The exit code."""
    terminal = Terminal(language_of(root))
    try:
        settings, _ = config.load(root)
        owner = _owner(settings, municipality)
        when = day.date() if day else _today(settings, owner)
        _expect_pattern(settings, owner, area)
        following = next_folio(documents(root, settings), settings, municipality=owner, area=area, day=when)
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.put(following or "")
    return 0


def give_folio(root: Path, file: Path, *, again: bool) -> int:
    """Writes the next folio into a document that has none; with `again` in place of the one it has."""
    terminal = Terminal(language_of(root))
    try:
        settings, _ = config.load(root)
        items = documents(root, settings)
        item = _item(root, items, file)
        given = _following(settings, items, item, again=again)
        _write(root, settings, item, given)
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.say("folio-given", path=item.path, folio=given)
    return 0


def _expect_pattern(settings: Config, municipality: str, area: str) -> None:
    if issuer_of(settings, municipality, area) is None:
        wrong = error("folio-no-pattern", path=NAME, municipality=municipality, example=EXAMPLE)
        raise SiteError([wrong])


def _owner(settings: Config, told: str | None) -> str:
    known = [one.id for one in settings.municipalities]
    if told is None or told in known:
        return told or known[0]
    guess = closest(told, known) or ", ".join(known)
    raise SiteError([error("new-municipality-unknown", municipality=told, known=guess)])


def _today(settings: Config, owner: str) -> date:
    return calendar.moment_at(int(time.time()), calendar.zone_of(settings, owner)).day


def _item(root: Path, items: tuple[Item, ...], file: Path) -> Item:
    path = path_in(root, file)
    item = found(items, path) if path is not None else None
    if item is None:
        raise SiteError([error("file-no-document", path=str(file))])
    return item


def _following(settings: Config, items: Iterable[Item], item: Item, *, again: bool) -> str:
    front = item.front
    if fold_folio(front.folio) not in NO_FOLIO and not again:
        raise SiteError(
            [error("folio-there", path=item.path, line=item.line("folio"), folio=front.folio, file=item.path)]
        )
    _expect_pattern(settings, item.municipality, front.area)
    if front.date is None:
        raise SiteError([error("folio-no-date", path=item.path)])
    others = [one for one in items if one.path != item.path]
    following = next_folio(
        others if not again else items,
        settings,
        municipality=item.municipality,
        area=front.area,
        day=front.date.day,
    )
    return following or ""


def _write(root: Path, settings: Config, item: Item, folio: str) -> None:
    """Only the value of the folio changes; without one it comes last. Raises SiteError."""
    try:
        data = read_bytes(root / item.path, limit=DOCUMENT_LIMIT, root=root)
        text, proof = data.decode(), Proof(item.path, settings, settings.site.timezone)
        given = entries_of(text, proof).get("folio")
        key = given.key.text if given else "folio"
        row = f"{key}: {folio if _PLAIN.fullmatch(folio) else quoted(folio)}"
        write_bytes(root / item.path, amended(text, {"folio": [row]}, proof).encode())
    except OSError as wrong:
        raise SiteError([error("output-refused", path=item.path, why=wrong.strerror or str(wrong))]) from None
