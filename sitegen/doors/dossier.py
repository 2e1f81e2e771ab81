"""The door `export`: what was published in a span of days, for who asks for it (transparency requests).

Only what is public is in it, as it was published: texts, the Markdown that they come from (without what
is the office's own), photographs without metadata, files; with an index that a spreadsheet opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from sitegen import calendar, theme
from sitegen.build import Site, prepare
from sitegen.content.outward import outward
from sitegen.content.proof import Proof
from sitegen.content.seals import WHOLE
from sitegen.files import as_written
from sitegen.model import Item, Moment
from sitegen.newsroom import links, pictures
from sitegen.newsroom.desk import Tombstone
from sitegen.parcels import Parcel
from sitegen.plan.articles import legend
from sitegen.plan.datelines import dateline, issuer
from sitegen.plan.layout import Layout, layouts
from sitegen.problems import SiteError, error
from sitegen.terminal import Terminal, language_of
from sitegen.text import closest

COLUMNS = ("number", "date", "folio", "kind", "municipality", "title", "address", "state", "folder", "sha256")


class Asked(msgspec.Struct, frozen=True):
    """What is asked for: days included at both ends, None is open; ids of site.toml, "" is all."""

    first: date | None = None
    last: date | None = None
    topic: str = ""
    municipality: str = ""

    def wants(self, moment: Moment | None, municipality: str, topics: tuple[str, ...]) -> bool:
        """Whether a document of a day, a municipality and topics is asked for."""
        if moment is None or (self.municipality and municipality != self.municipality):
            return False
        early = self.first is not None and moment.day < self.first
        late = self.last is not None and moment.day > self.last
        return not early and not late and (not self.topic or self.topic in topics)


def export(root: Path, target: Path, asked: Asked, *, now: datetime | None) -> int:
    """Writes the documents asked for into a folder or a zip that is not there yet. The exit code."""
    terminal = Terminal(language_of(root))
    try:
        _expect_days(asked)
        with terminal.progress() as progress:
            site = prepare(root, now=now or datetime.now(UTC), progress=progress)
        _expect_known(site, asked)
        with Parcel() as parcel:
            count = _pack(parcel, site, asked, terminal=terminal)
            files = parcel.write(target)
    except SiteError as wrong:
        terminal.problems(wrong.problems, sums=False)
        return 1
    terminal.say("export-done", count=count, files=files, target=str(target))
    return 0


def _expect_days(asked: Asked) -> None:
    if asked.first and asked.last and asked.last < asked.first:
        raise SiteError([error("export-days", first=asked.first, last=asked.last)])


def _expect_known(site: Site, asked: Asked) -> None:
    config = site.newsroom.config
    for code, given, known in (
        ("export-topic", asked.topic, [one.id for one in config.topics]),
        ("export-municipality", asked.municipality, [one.id for one in config.municipalities]),
    ):
        if given and given not in known:
            guess = closest(given, known) or ", ".join(known) or "—"
            raise SiteError([error(code, value=given, guess=guess)])


def _pack(parcel: Parcel, site: Site, asked: Asked, *, terminal: Terminal) -> int:
    """Puts in what was asked for; gives how many documents these are."""
    rows = [tuple(terminal.word(f"export-column-{name}") for name in COLUMNS)]
    number = 0
    for layout in layouts(site.newsroom).values():
        for item in reversed(layout.edition.items):
            if asked.wants(item.front.date, item.municipality, item.front.topics):
                number += 1
                folder = f"{number:04}-{item.slug}"
                rows.append(_row(layout, item, folder, number=number, terminal=terminal))
                _put(parcel, site, layout, item, folder=folder)
        for stone in layout.edition.tombstones:
            if asked.wants(stone.date, stone.municipality, ()):
                number += 1
                rows.append(_withdrawn(layout, stone, number=number, terminal=terminal))
    parcel.put_table("indice.csv", rows)
    parcel.put("LEEME.txt", terminal.word("export-readme", **_facts(site, asked), total=number).encode())
    return number


def _facts(site: Site, asked: Asked) -> dict[str, str]:
    return {
        "site": site.newsroom.config.site.title,
        "url": site.newsroom.config.site.url,
        "now": f"{site.newsroom.now.local:%Y-%m-%d %H:%M}",
        "first": asked.first.isoformat() if asked.first else "—",
        "last": asked.last.isoformat() if asked.last else "—",
        "topic": asked.topic or "—",
        "municipality": asked.municipality or "—",
    }


def _row(layout: Layout, item: Item, folder: str, *, number: int, terminal: Terminal) -> tuple[str, ...]:
    front = item.front
    state = "corrected" if front.corrections else "updated" if front.updated else "published"
    return (
        str(number),
        front.date.day.isoformat() if front.date else "",
        front.folio,
        terminal.word(f"count-{item.kind}", count=1).partition(" ")[2],
        issuer(layout, item).name,
        front.title,
        layout.absolute(layout.url(item)),
        terminal.word(f"export-{state}"),
        folder,
        item.seal[:WHOLE].hex(),
    )


def _withdrawn(layout: Layout, stone: Tombstone, *, number: int, terminal: Terminal) -> tuple[str, ...]:
    """The row of a document that was taken back: its text is no longer published, and not handed out."""
    day, address = stone.date.day.isoformat(), layout.absolute(stone.url)
    name = layout.config.municipality(stone.municipality).name if stone.municipality else ""
    kind = terminal.word(f"count-{stone.kind}", count=1).partition(" ")[2]
    state = f"{terminal.word('export-withdrawn')}: {stone.reason}"
    return (str(number), day, stone.folio, kind, name, stone.title, address, state, "", "")


def _put(parcel: Parcel, site: Site, layout: Layout, item: Item, *, folder: str) -> None:
    parcel.put(f"{folder}/texto.txt", _text(layout, item).encode())
    source = as_written(site.root, item.path)
    proof = Proof(item.path, layout.config, calendar.zone_of(layout.config, item.municipality))
    parcel.put(f"{folder}/original.md", outward(source, proof).encode())
    for path, output in links.offered(layout.newsroom, item):
        name = f"{folder}/{output.rpartition('/')[2]}"
        if theme.is_bared(path):
            parcel.put(name, theme.offered(site.root, path))
        else:
            parcel.put_file(name, site.root / path)
    for number, file in enumerate(theme.encode(site.root, _photos(layout, item)), start=1):
        parcel.put(f"{folder}/foto-{number}.jpg", file.data)


def _photos(layout: Layout, item: Item) -> Iterator[pictures.Rendition]:
    room = layout.newsroom
    lead = pictures.lead(room, item)
    shown = (*((lead,) if lead else ()), *pictures.gallery(room, item), *item.body.pictures)
    for path in dict.fromkeys(one.path for one in shown):
        if path in room.pictures:
            yield pictures.renditions(room.pictures[path], "download")[0]


def _text(layout: Layout, item: Item) -> str:
    """A document in plain text, with everything that makes it one: folio, dateline, legend."""
    said = legend(layout, item)
    parts = (
        item.front.folio,
        item.front.title,
        "\n".join(item.front.deck),
        dateline(layout, item),
        "\n\n".join(item.body.said().split("\n")),
        said.text if said else "",
        layout.absolute(layout.url(item)),
    )
    return "\n\n".join(part for part in parts if part) + "\n"
